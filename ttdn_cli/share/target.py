"""Files and folders that are written: whole or not at all, and never over another by accident."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ttdn_cli.errors import TargetError

STANDARD_OUTPUT = "-"


@contextmanager
def replacing(target: str | Path, *, force: bool, folder: bool = False) -> Iterator[Path]:
    """Give a path beside the target to write to; what is there at the end becomes the target.

    Args:
        target: of a file, or of a folder.
        force: whether to put it in place of one that exists.
        folder: whether it is a folder, which is made.

    Raises:
        TargetError: if the target exists and is not to be replaced, or is of the other kind; if it
            is a folder with anything in it that the new one has not; if it cannot be written, or an
            `OSError` ends the writing. Then nothing has changed.
    """
    path = Path(target)
    own = path.parent / f".{path.name}.{os.getpid()}"
    asked_to_end = signal.getsignal(signal.SIGINT)
    try:
        if asked_to_end is signal.SIG_DFL:  # Which would leave what is half written.
            signal.signal(signal.SIGINT, signal.default_int_handler)
        _check(path, force=force, folder=folder)
        if folder:
            own.mkdir()
        yield own
        _put(own, path)
    except OSError as error:
        raise TargetError(str(target), _reason(error)) from None
    except KeyboardInterrupt:
        _remove(own)
        signal.signal(signal.SIGINT, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGINT)
    finally:
        _remove(own)
        signal.signal(signal.SIGINT, asked_to_end)


def _check(path: Path, *, force: bool, folder: bool) -> None:
    if path.name in ("", ".."):
        raise TargetError(str(path), "is a folder that has to stay; give the path of a new one")
    if path.is_dir() and not folder:
        raise TargetError(str(path), "is a folder; give the path of a file")
    if path.exists() and not path.is_dir() and folder:
        raise TargetError(str(path), "is a file; give the path of a folder")
    if (path.exists() or path.is_symlink()) and not force:
        raise TargetError(str(path), "is there already; --force replaces it")


def _put(own: Path, path: Path) -> None:
    """Rename what was written; a folder that is there goes when the new one is in its place."""
    if not own.is_dir():
        own.replace(path)
        return
    old = own.with_name(f"{own.name}.old")
    if path.exists():
        lost = {each.name for each in path.iterdir()} - {each.name for each in own.iterdir()}
        if lost:
            why = f"holds {min(lost)}, which would be lost; give the path of a new folder"
            raise TargetError(str(path), why)
        path.rename(old)
    try:
        own.rename(path)
    except OSError:
        if old.exists():
            old.rename(path)
        raise
    _remove(old)


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such folder to write into; make it first"
    if isinstance(error, PermissionError):
        return "not writable; check the permissions of the folder"
    return f"{(error.strerror or str(error)).lower()}; nothing was written"
