"""The cache folder: it stores what was made of a dataset, so that it is made once.

A copy is found by a hash (BLAKE2b) of the dataset's bytes and of what would read them: the content
of every file of the package, and the versions of its libraries and of Python. Hence nothing in the
folder expires. A copy that cannot be read, written or trusted is ignored without a message.
"""

from __future__ import annotations

import os
import re
import stat
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path

try:
    # Where `hashlib` has it from; that loads OpenSSL too, which takes 4 ms where a query takes 50.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b

MOST_COPIES = 64
MOST_BYTES = 256 * 1024 * 1024

# With more digits: a copy that is still being written, or that a killed process left.
_COPY = r"ttdn-[0-9a-f]{64}-(dataset|ids|[a-z]+\.json)(\.[0-9a-f]+)?"
_DIGEST_BYTES = 32
_PACKAGE = os.path.dirname(os.path.dirname(__file__))  # noqa: PTH120
_LIBRARIES = {"msgspec", "pyyaml", "typer"}
_METADATA = (".dist-info", ".egg-info")
_WRITABLE_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH

# Where there are such things: without O_NONBLOCK, a named pipe would keep us waiting for a writer.
_READ = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
_WRITE_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
_WRITE_NEW |= getattr(os, "O_NOFOLLOW", 0)


def folder_of(environ: Mapping[str, str], platform: str = sys.platform) -> Path | None:
    """Return the folder for copies, or None where there is no place for them.

    It is `TTDN_CACHE_DIR`, else the usual place: that of the XDG Base Directory Specification, or
    the one for caches of macOS or Windows.
    """
    if own := environ.get("TTDN_CACHE_DIR"):
        # A tilde or a variable that no shell has read: a file of settings has no shell.
        own = os.path.expandvars(os.path.expanduser(own))  # noqa: PTH111
        return None if own.startswith(("~", "$")) else Path(own)
    if platform == "win32":
        base, name = environ.get("LOCALAPPDATA", ""), "ttdn/Cache"
    elif platform == "darwin":
        base, name = environ.get("HOME", ""), "Library/Caches/ttdn"
    elif Path(base := environ.get("XDG_CACHE_HOME", "")).is_absolute():
        name = "ttdn"
    else:
        base, name = environ.get("HOME", ""), ".cache/ttdn"
    return Path(base, name) if Path(base).is_absolute() else None


class Cache:
    """The copies of one dataset.

    Args:
        folder: where, or None to keep nothing.
        data: the bytes of the dataset.
    """

    def __init__(self, folder: Path | None, data: bytes) -> None:
        made_by = edition() if folder else None
        self._folder = folder if made_by else None
        self._key = _hash(made_by, data) if made_by else b""

    def get(self, name: str) -> bytes | None:
        """Return the copy of that name, or None without a complete one that is the user's own.

        Args:
            name: `dataset`, `ids`, or that of a list and `.json`.
        """
        try:
            own = self._folder is not None and is_own(self._folder.stat())
            digest, content = _read(self._path(name)) if own else (b"", b"")
        except (OSError, ValueError):
            return None
        return content if digest == self._digest(name, content) else None

    def put(self, name: str, content: bytes) -> None:
        """Store a complete copy under a name or none, and remove the oldest beyond the limits."""
        if self._folder is None:
            return
        with suppress(OSError, ValueError):
            if not self._folder.exists() and is_own_place(self._folder):
                self._folder.mkdir(mode=0o700, parents=True)
            if is_own(self._folder.stat()):
                _write(self._path(name), self._digest(name, content), content)
                _prune(self._folder)

    def _path(self, name: str) -> str:
        return f"{self._folder}{os.sep}ttdn-{self._key.hex()}-{name}"

    def _digest(self, name: str, content: bytes) -> bytes:
        return _hash(self._key, name.encode(), content)


def _hash(*parts: bytes) -> bytes:
    digest = blake2b(digest_size=_DIGEST_BYTES)
    for part in parts:
        digest.update(part)
    return digest.digest()


def edition() -> bytes | None:
    """Return a hash of all that makes copies: the package's files, its libraries and Python.

    Times and sizes of files do not count: they may be equal where the code is not, as in
    reproducible builds. None if the code is in no folder, but in an archive, or if a library does
    not say its version.
    """
    try:
        package = list(_files(_PACKAGE))
    except OSError:
        return None
    libraries = list(_libraries())
    known = {each.partition("-")[0] for each in libraries} == _LIBRARIES
    return _hash(*package, "\0".join([*libraries, sys.version]).encode()) if known else None


def _files(folder: str, below: str = "") -> Iterator[bytes]:
    """Yield path and content of each file of the package, apart and in a fixed order."""
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        path = f"{below}/{entry.name}"
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                yield from _files(entry.path, path)
        else:
            # A file object for each of these would take half of the time.
            descriptor = os.open(entry.path, os.O_RDONLY | getattr(os, "O_BINARY", 0))
            try:
                content = os.read(descriptor, entry.stat().st_size)
            finally:
                os.close(descriptor)
            yield f"{path}\0{len(content)}\0".encode()
            yield content


def _libraries() -> Iterator[str]:
    """Yield names and versions of the libraries that make copies, as their metadata are named.

    `importlib.metadata` would read them in 10 ms from the same folders, those of the recording of
    installed projects (packaging.python.org).
    """
    for folder in sys.path:
        with suppress(OSError):
            found = [each for each in os.listdir(folder or ".") if each.endswith(_METADATA)]  # noqa: PTH208
            for name in sorted(map(str.lower, found)):
                if name.partition("-")[0] in _LIBRARIES:
                    yield name


def is_own(status: os.stat_result) -> bool:
    """Return whether a file or folder is the user's, and nobody else can write it."""
    only_own = not status.st_mode & _WRITABLE_BY_OTHERS
    return os.name == "nt" or (status.st_uid == os.geteuid() and only_own)


def is_own_place(folder: Path) -> bool:
    """Return whether a folder that is not there may be made: not by root in the home of a user.

    Nor in a home that is not there, which is not ours to make. A place such as `/tmp` will do,
    where everyone may write and nobody touches another's.
    """
    home = Path(os.path.expanduser("~"))  # noqa: PTH111
    if home in folder.absolute().parents and not home.is_dir():
        return False
    status = next(each for each in folder.absolute().parents if each.exists()).stat()
    return is_own(status) or bool(status.st_mode & stat.S_ISVTX)


def _read(path: str) -> tuple[bytes, bytes]:
    with os.fdopen(os.open(path, _READ), "rb") as stream:
        status = os.fstat(stream.fileno())
        if stat.S_ISREG(status.st_mode) and is_own(status) and status.st_size <= MOST_BYTES:
            return stream.read(_DIGEST_BYTES), stream.read()
    return b"", b""


def _write(path: str, *parts: bytes) -> None:
    """Write a file under a random name, and rename it when it is complete.

    The number of the process would not do: two containers that share a folder may have the same.
    """
    own = Path(f"{path}.{os.urandom(8).hex()}")
    # Outside of the `try`: what has that name already is not ours to remove.
    descriptor = os.open(own, _WRITE_NEW, 0o600)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.writelines(parts)
        own.replace(path)
    except OSError:
        own.unlink(missing_ok=True)
        raise


def _prune(folder: Path) -> None:
    """Remove the oldest copies until the others are within the bounds; touch nothing else."""
    total = 0
    for number, (_, size, path) in enumerate(sorted(_copies(folder), reverse=True), 1):
        total += size
        if number > MOST_COPIES or total > MOST_BYTES:
            path.unlink(missing_ok=True)


def _copies(folder: Path) -> Iterator[tuple[int, int, Path]]:
    """Yield time, size and path of each copy; one from the future counts as very old."""
    now = time.time_ns()
    for path in folder.iterdir():
        status = path.lstat()
        if re.fullmatch(_COPY, path.name) and stat.S_ISREG(status.st_mode):
            written = status.st_mtime_ns
            yield written if written <= now else 0, status.st_size, path
