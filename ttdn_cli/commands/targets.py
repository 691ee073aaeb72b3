"""What a command is asked to write: whether it may, before anything is read or made."""

from __future__ import annotations

import sys
from contextlib import suppress

from ttdn_cli.share.target import check_target, leftovers
from ttdn_cli.text.unicode import escape_unsafe


def prepare(out: str, *, force: bool, folder: bool = False) -> None:
    """Refuse a target that cannot be written, and say what a killed run left beside it.

    Raises:
        TargetError: as `check_target` does.
    """
    for each in leftovers(out):
        # Not only on a terminal: it may be all that is left of a folder.
        if sys.stderr is not None:
            with suppress(OSError):
                sys.stderr.write(f"ttdn: {escape_unsafe(each)}\n")
    check_target(out, force=force, folder=folder)
