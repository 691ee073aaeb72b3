"""Folders for what is on its way, which go also where the process that had them was killed.

A process holds a lock on each folder that it works in (flock(2)), which the system gives back when
it ends, in whatever way. So a folder that nobody holds is left over, and the next one removes it.
Where there are no such locks, one that has not changed for an hour is.
"""

from __future__ import annotations

import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows has none.
    fcntl = None  # type: ignore[assignment]

_HOUR = 3600
_IN_STORE, _ELSEWHERE = "working-", "ttdn-working-"
_NAME = re.compile(r"(ttdn-)?working-[0-9a-f]{16}")


@contextmanager
def held_folder(store: Path | None) -> Iterator[Path]:
    """Give a folder that is gone at the end.

    Args:
        store: the folder of a store, or None for the one for temporary files.

    Raises:
        OSError: if there is no place for it.
    """
    within, beginning = (store, _IN_STORE) if store else (_temporary(), _ELSEWHERE)
    folder, held = _new(within, beginning)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        if held is not None:
            os.close(held)


def remove_left(store: Path | None) -> None:
    """Remove what killed processes have left beside temporary files, and in any of the stores."""
    with suppress(OSError):
        for within in (_temporary(), *(store.parent.glob("ttdn-*-corpus") if store else ())):
            for each in os.scandir(within):
                if _NAME.fullmatch(each.name) and each.is_dir(follow_symlinks=False):
                    _remove_if_left(Path(each.path))


def _temporary() -> Path:
    return Path(tempfile.gettempdir())


def _new(within: Path, beginning: str) -> tuple[Path, int | None]:
    """Make a folder, and return it with what holds it."""
    while True:
        folder = within / f"{beginning}{os.urandom(8).hex()}"
        folder.mkdir(mode=0o700)
        if not fcntl:
            return folder, None
        held = os.open(folder, os.O_RDONLY)
        with suppress(OSError):  # Some network file systems have no locks.
            fcntl.flock(held, fcntl.LOCK_EX)
        # Before it was held, another process may have removed it.
        if folder.exists():
            return folder, held
        os.close(held)


def _remove_if_left(folder: Path) -> None:
    with suppress(OSError):
        if not fcntl:
            if time.time() - folder.stat().st_mtime > _HOUR:
                shutil.rmtree(folder, ignore_errors=True)
            return
        held = os.open(folder, os.O_RDONLY)
        try:
            if os.fstat(held).st_uid == os.geteuid():
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(folder, ignore_errors=True)
        finally:
            os.close(held)
