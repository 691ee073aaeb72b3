"""Which of the things beside a target belong to a run that goes on: it holds them (`flock`).

The system lets go of them when the process ends, however it ends, and so the next run knows at once
what a killed one has left. Where there is no such lock, nobody holds anything and nobody knows.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import suppress
from pathlib import Path

try:
    import fcntl
except ImportError:  # Windows.
    fcntl = None  # type: ignore[assignment]

_OPENED = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
_MOMENT = 0.05
"""Seconds in which a run that has just made something holds it."""


def hold(descriptor: int) -> int | None:
    """Hold a file or folder until what is returned is closed, or return None if that cannot be.

    Args:
        descriptor: of the file or folder; it may be closed before.
    """
    if not fcntl:
        return None
    with suppress(OSError):
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
        return os.dup(descriptor)
    return None


def is_held(path: Path) -> bool | None:
    """Return whether a run that goes on holds a file or folder, or None if nobody can say."""
    found = _is_held(path)
    with suppress(OSError):
        if found is False and time.time() - path.lstat().st_ctime < 1:
            time.sleep(_MOMENT)
            return _is_held(path)
    return found


def _is_held(path: Path) -> bool | None:
    if not fcntl:
        return None
    try:
        descriptor = os.open(path, _OPENED)
    except FileNotFoundError:
        return True  # Whoever had it has just renamed or removed it.
    except OSError:
        return None
    try:
        kind = os.fstat(descriptor).st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
            return None
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        return True if error.errno in (errno.EWOULDBLOCK, errno.EACCES) else None
    finally:
        os.close(descriptor)
    return False
