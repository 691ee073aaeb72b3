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

_THERE = "is there already; --force replaces it"


@contextmanager
def replacing(target: str | Path, *, force: bool, folder: bool = False) -> Iterator[Path]:
    """Give a path beside the target to write to; what is there at the end becomes the target.

    Args:
        target: of a file, or of a folder; of what a link leads to, it is that.
        force: whether to put it in place of one that exists, whose permissions a file keeps.
        folder: whether it is a folder, which is made.

    Raises:
        TargetError: if the target exists and is not to be replaced, or is of the other kind; if it
            is a folder with anything in it that the new one has not; if it cannot be written, or an
            `OSError` ends the writing. Then nothing has changed.
    """
    path = Path(target)
    try:
        with _signals_as_exceptions():
            _check(path, force=force, folder=folder)
            path = path.resolve() if path.is_symlink() else path
            own = path.parent / f".ttdn-{os.getpid()}"
            try:
                if folder:
                    own.mkdir()
                yield own
                _put(own, path, force=force)
            finally:
                _remove(own)
    except _SignalError as ended:
        signal.signal(ended.number, signal.SIG_DFL)
        os.kill(os.getpid(), ended.number)
    except OSError as error:
        raise TargetError(str(target), _reason(error, path)) from None


class _SignalError(BaseException):
    """A signal that would have ended the process and left what is half written."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


@contextmanager
def _signals_as_exceptions() -> Iterator[None]:
    def stop(number: int, _: object) -> None:
        raise _SignalError(number)

    names = ("SIGINT", "SIGTERM", "SIGHUP")
    numbers = [getattr(signal, name) for name in names if hasattr(signal, name)]
    ending = [each for each in numbers if signal.getsignal(each) is signal.SIG_DFL]
    for number in ending:
        signal.signal(number, stop)
    try:
        yield
    finally:
        for number in ending:
            signal.signal(number, signal.SIG_DFL)


def _check(path: Path, *, force: bool, folder: bool) -> None:
    if path.name in ("", ".."):
        raise TargetError(str(path), "is a folder that has to stay; give the path of a new one")
    if path.is_dir() and not folder:
        raise TargetError(str(path), "is a folder; give the path of a file")
    if path.exists() and not path.is_dir() and folder:
        raise TargetError(str(path), "is a file; give the path of a folder")
    if (path.exists() or path.is_symlink()) and not force:
        raise TargetError(str(path), _THERE)


def _put(own: Path, path: Path, *, force: bool) -> None:
    """Rename what was written; a folder that is there goes when the new one is in its place."""
    if not own.is_dir():
        _put_file(own, path, force=force)
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


def _put_file(own: Path, path: Path, *, force: bool) -> None:
    if path.exists():
        shutil.copymode(path, own)
    if not force:
        # A second name, unlike renaming, is refused where somebody was quicker.
        try:
            os.link(own, path)
        except FileExistsError:
            raise TargetError(str(path), _THERE) from None
        except OSError:  # Not every file system has second names.
            pass
        else:
            return
    own.replace(path)


def _remove(path: Path) -> None:
    with suppress(OSError):
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink()


def _reason(error: OSError, path: Path) -> str:
    if isinstance(error, FileNotFoundError) and not path.parent.is_dir():
        return "there is no such folder to write into; make it first"
    if isinstance(error, PermissionError):
        return "not writable; check the permissions of the folder"
    return f"{(error.strerror or str(error)).lower()}; nothing was written"
