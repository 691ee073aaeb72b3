"""The file or folder that is to be written: whether it may be, and what lies beside it."""

from __future__ import annotations

import errno
import os
import re
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ttdn_cli.errors import TargetError
from ttdn_cli.share.holds import is_held
from ttdn_cli.text.messages import later, message

EXISTS = later("already exists. Use --force to overwrite.")
CHANGED = later("was changed by another process. Nothing was written. Try again.")

_SPECIAL = {
    stat.S_IFBLK: later("is a device."),
    stat.S_IFCHR: later("is a device."),
    stat.S_IFIFO: later("is a named pipe."),
    stat.S_IFSOCK: later("is a socket."),
}
_IS_FOLDER, _IS_FILE = later("is a folder."), later("is a file.")
_SEPARATORS = os.sep + (os.altsep or "")
_HOUR = 3600
_MOST = 40
"""Characters of the target's name in a temporary one: a name has 255 bytes on most systems."""


def check_target(target: str, *, force: bool, folder: bool = False) -> os.stat_result | None:
    """Return what there is of a target that may be written, or None if it is new.

    Args:
        target: the path of a file or folder. A link is followed.
        force: whether to overwrite an existing one.
        folder: whether it is to be a folder; only then its path may end in a separator.

    Raises:
        TargetError: if it exists and `force` is not set, is of another kind, or has no name of its
            own.
    """
    _check_name(target, folder=folder)
    path = Path(target)
    with explained(target):
        try:
            status = path.stat()
        except FileNotFoundError:
            if path.is_symlink() and not force:
                raise TargetError(target, message(EXISTS)) from None
            followed(path).parent.stat()
            return None
    use = message("Use a folder name.") if folder else message("Use a file name.")
    kind = stat.S_IFMT(status.st_mode)
    where = os.path.realpath(path.parent)
    if kind in _SPECIAL or where == "/dev" or where.startswith("/proc/"):
        # `/dev/stdout` too, also where it is a file: that one belongs to whoever opened it.
        raise TargetError(target, f"{message(_SPECIAL.get(kind, 'is a device.'))} {use}")
    if kind == stat.S_IFDIR and not folder:
        raise TargetError(target, f"{message(_IS_FOLDER)} {use}")
    if kind != stat.S_IFDIR and folder:
        raise TargetError(target, f"{message(_IS_FILE)} {use}")
    if not force:
        raise TargetError(target, message(EXISTS))
    return status


def leftovers(target: str) -> Iterator[str]:
    """Yield a sentence about each thing beside a target that a killed run has left there.

    That is what the target was before, or an incomplete one. Where nobody can say whether its run
    goes on, an incomplete one counts as left when it is older than an hour.
    """
    with suppress(OSError, ValueError):  # Whatever is wrong with the target, `check_target` says.
        path = followed(Path(target))
        temporary = rf"\.?{re.escape(path.name[:_MOST])}\.ttdn-(old-)?[0-9a-f]{{16}}"
        for each in sorted(path.parent.iterdir()):
            found = re.fullmatch(temporary, each.name)
            if not found or (held := is_held(each)):
                continue
            if found[1]:
                why = message(
                    "is {path} from before a run that was killed. Rename or delete it.", path=path
                )
                yield f"{each}: {why}"
            elif held is False or time.time() - each.lstat().st_mtime > _HOUR:
                why = message(
                    "was left by a run that was killed: the old {path}, or an incomplete new one. "
                    "Look before you delete it.",
                    path=path,
                )
                yield f"{each}: {why}"


def temporary(name: str) -> str:
    """Return a name, of this process alone, for what is to become a target of that name."""
    return f".{name[:_MOST]}.ttdn-{os.urandom(8).hex()}"


def aside(name: str) -> str:
    """Return a name, of this process alone, for what a target of that name was before."""
    return f"{name[:_MOST]}.ttdn-old-{os.urandom(8).hex()}"


def followed(path: Path) -> Path:
    """Return a path, and where it leads if it is a link."""
    # Unlike `Path.resolve`, this does not raise `RuntimeError` where links go in a circle.
    return Path(os.path.realpath(path)) if path.is_symlink() else path


@contextmanager
def explained(target: str) -> Iterator[None]:
    """Say of an error of the system what it means for a target, as a `TargetError`."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise TargetError(target, reason(error, target)) from None


def _check_name(target: str, *, folder: bool) -> None:
    if not target:
        if folder:
            raise TargetError(target, message("empty path. Give the path of a folder."))
        raise TargetError(target, message("empty path. Give the path of a file."))
    last = re.split(f"[{re.escape(_SEPARATORS)}]", target)[-1]
    if not folder and last in ("", ".", ".."):
        raise TargetError(target, message("is the name of a folder. Use a file name."))
    if folder and (last == "." or Path(target).name in ("", "..")):
        raise TargetError(target, message("cannot be overwritten. Use the name of a new folder."))


def reason(error: OSError | ValueError, target: str) -> str:
    """Return what an error of the system means for a target, and what to do."""
    if isinstance(error, FileNotFoundError):
        if followed(Path(target)).parent.is_dir():
            return message(CHANGED)
        return message("its folder does not exist. Create it first.")
    if isinstance(error, PermissionError):
        return message("permission denied. Check the permissions of its folder.")
    if isinstance(error, OSError) and error.errno in (errno.EBUSY, errno.EXDEV):
        # Such as a mount.
        return message("cannot be replaced as a whole. Use the name of a new folder.")
    if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG:
        return message("file name too long. Use a shorter name.")
    why = getattr(error, "strerror", None) or str(error)
    return message("{why}. Nothing was written.", why=why.lower())
