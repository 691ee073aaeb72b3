"""What a command is asked to write: whether it may, before anything is read or made."""

from __future__ import annotations

from ttdn_cli.render.terminal import warn
from ttdn_cli.share.target import check_target, leftovers


def prepare(out: str, *, force: bool, folder: bool = False) -> None:
    """Refuse a target that cannot be written, and say what a killed run left beside it.

    Raises:
        TargetError: as `check_target` does.
    """
    for each in leftovers(out):
        # Not only on a terminal: it may be all that is left of a folder.
        warn(each)
    check_target(out, force=force, folder=folder)
