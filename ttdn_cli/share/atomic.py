"""Write files and folders completely or not at all, and overwrite only if `force` is set."""

from __future__ import annotations

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from ttdn_cli.errors import TargetError

STANDARD_OUTPUT = "-"

_EXISTS = "already exists. Use --force to overwrite."


@contextmanager
def replacing(target: str | Path, *, force: bool, folder: bool = False) -> Iterator[Path]:
    """Give a path to write to, beside the target; at the end it is renamed to the target.

    Args:
        target: the path of a file or folder. A link is followed.
        force: whether to overwrite an existing one. A file keeps its permissions.
        folder: whether the target is a folder; then the path given is an empty folder.

    Raises:
        TargetError: if the target exists and `force` is not set, or it is of the other kind; if it
            is a folder with anything in it that the new one has not; if it cannot be written, or an
            `OSError` ends the writing. Then nothing has changed.
    """
    path = Path(target)
    try:
        _check(path, force=force, folder=folder)
        path = path.resolve() if path.is_symlink() else path
        own = path.parent / f".ttdn-{os.getpid()}"
        old = own.with_suffix(".old")
        with _cleaned_up(path, own, old):
            if folder:
                own.mkdir()
            yield own
            if folder:
                _put_folder(own, path, old, force=force)
            else:
                _put_file(own, path, force=force)
    except OSError as error:
        raise TargetError(str(target), _reason(error, path)) from None


@contextmanager
def _cleaned_up(path: Path, own: Path, old: Path) -> Iterator[None]:
    """Remove what is temporary at the end, also where a signal ends the process."""

    def clean_up() -> None:
        with suppress(OSError):
            if old.exists() and not path.exists():
                old.rename(path)
        shutil.rmtree(old, ignore_errors=True)
        shutil.rmtree(own, ignore_errors=True)
        with suppress(OSError):
            own.unlink()

    def end(number: int, _: object) -> None:
        clean_up()
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    numbers = [getattr(signal, name, None) for name in ("SIGINT", "SIGTERM", "SIGHUP")]
    ending = [each for each in numbers if each and signal.getsignal(each) is signal.SIG_DFL]
    for number in ending:
        signal.signal(number, end)
    try:
        yield
    finally:
        clean_up()
        for number in ending:
            signal.signal(number, signal.SIG_DFL)


def _check(path: Path, *, force: bool, folder: bool) -> None:
    if path.name in ("", ".."):
        raise TargetError(str(path), "cannot be overwritten. Use the name of a new folder.")
    if path.is_dir() and not folder:
        raise TargetError(str(path), "is a folder. Use a file name.")
    if path.exists() and not path.is_dir() and folder:
        raise TargetError(str(path), "is a file. Use a folder name.")
    if (path.exists() or path.is_symlink()) and not force:
        raise TargetError(str(path), _EXISTS)


def _put_folder(own: Path, path: Path, old: Path, *, force: bool) -> None:
    if force and path.exists():
        lost = {each.name for each in path.iterdir()} - {each.name for each in own.iterdir()}
        if lost:
            why = f"contains {min(lost)}, which would be deleted. Use the name of a new folder."
            raise TargetError(str(path), why)
        path.rename(old)
    own.rename(path)


def _put_file(own: Path, path: Path, *, force: bool) -> None:
    if path.exists():
        shutil.copymode(path, own)
    if not force:
        # A second name, unlike renaming, is refused where somebody was quicker.
        try:
            os.link(own, path)
        except FileExistsError:
            raise TargetError(str(path), _EXISTS) from None
        except OSError:  # Not every file system has second names.
            pass
        else:
            return
    own.replace(path)


def _reason(error: OSError, path: Path) -> str:
    if isinstance(error, FileNotFoundError) and not path.parent.is_dir():
        return "its folder does not exist. Create it first."
    if isinstance(error, PermissionError):
        return "permission denied. Check the permissions of its folder."
    return f"{(error.strerror or str(error)).lower()}. Nothing was written."
