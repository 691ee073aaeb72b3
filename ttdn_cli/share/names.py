"""The names in a folder: given, exchanged and removed without following a link.

The folder is kept open and its names are used relative to it (POSIX.1-2017, `openat`), where the
system can: what becomes of the path meanwhile then changes nothing.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any, Self

from ttdn_cli.share.holds import hold

Identity = tuple[int, int]
"""Device and number of a file: the same ones under another name are the same file."""

Names = Mapping[str, Any]
"""The names of the files of a folder; that of a folder in it is of such names, too."""

_BY_DESCRIPTOR = os.open in os.supports_dir_fd
_NO_FOLLOW = getattr(os, "O_NOFOLLOW", 0)
_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_FOLLOW | getattr(os, "O_BINARY", 0)
_FOLDER = getattr(os, "O_DIRECTORY", 0)

# linux/fs.h
_NOREPLACE, _EXCHANGE = 1, 2

_LACKING = {errno.ENOSYS, errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.EPERM}
"""How kernel, file system and sandbox say that they have no such rename."""


class OpenFolder:
    """A folder whose names are to be changed.

    Args:
        path: of the folder; in another one it is a name, which may not be a link.
        within: that other one.

    Raises:
        OSError: if it cannot be opened. So do all methods, where nothing else is said.
    """

    def __init__(self, path: str, within: OpenFolder | None = None) -> None:
        self._path = within._at(path) if within else path
        self._fd = None
        self._held: list[int] = []
        if _BY_DESCRIPTOR:
            # Linux can use a folder that may be written but not read.
            how = os.O_RDONLY | _NO_FOLLOW if within else getattr(os, "O_PATH", os.O_RDONLY)
            self._fd = os.open(self._path, how | _FOLDER, dir_fd=within._fd if within else None)
        elif within and not stat.S_ISDIR(os.lstat(self._path).st_mode):
            raise NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR), path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        for each in self._held:
            os.close(each)
        if self._fd is not None:
            os.close(self._fd)

    def hold(self, inner: OpenFolder | int) -> None:
        """Tell other runs, until this folder is closed, that something in it is in use.

        Args:
            inner: a folder in it, or the descriptor of a file.
        """
        descriptor = inner if isinstance(inner, int) else inner._fd
        if descriptor is not None and (held := hold(descriptor)) is not None:
            self._held.append(held)

    def _at(self, name: str) -> str:
        return name if _BY_DESCRIPTOR else os.path.join(self._path, name)  # noqa: PTH118

    def names(self) -> dict[str, bool]:
        """Return all names in the folder, each with whether it is a file, and no link to one."""
        with os.scandir(self._path if self._fd is None else self._fd) as entries:
            return {each.name: each.is_file(follow_symlinks=False) for each in entries}

    def identity(self, name: str | None = None) -> Identity | None:
        """Return that of a name, of a link itself, or of the folder; None if there is no such."""
        try:
            if name is not None:
                found = os.stat(self._at(name), dir_fd=self._fd, follow_symlinks=False)
            else:
                found = os.stat(self._path if self._fd is None else self._fd)  # noqa: PTH116
        except FileNotFoundError:
            return None
        return found.st_dev, found.st_ino

    def create_file(self, name: str, mode: int) -> int:
        """Return the descriptor of a new file to write; a name that is there is an error."""
        return os.open(self._at(name), _NEW, mode, dir_fd=self._fd)

    def create_folder(self, name: str, mode: int) -> None:
        """Make a folder; a name that is there is an error."""
        os.mkdir(self._at(name), mode, dir_fd=self._fd)

    def keep(self, status: os.stat_result) -> None:
        """Give the folder itself the owner and the permissions that another one had."""
        if self._fd is not None:
            keep(self._fd, status)

    def check_writable(self, name: str) -> None:
        """Raise `PermissionError` if nothing may be removed from a folder of that name."""
        if not os.access(self._at(name), os.W_OK | os.X_OK, dir_fd=self._fd):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), name)

    def move(self, old: str, new: str) -> None:
        """Rename; what the new name was of is replaced, if it is of the same kind."""
        old, new = self._at(old), self._at(new)
        os.replace(old, new, src_dir_fd=self._fd, dst_dir_fd=self._fd)

    def claim(self, old: str, new: str) -> None:
        """Give a new name; of a file, the old one may stay.

        Raises:
            FileExistsError: if the new name is taken, also if it was taken a moment ago. Only a
                system that has neither such a rename nor second names may miss that moment.
        """
        if self._rename(old, new, _NOREPLACE):
            return
        ours, theirs = self._at(old), self._at(new)
        if os.name == "nt":  # There, a rename never replaces.
            os.rename(ours, theirs)  # noqa: PTH104
            return
        try:
            where = {"src_dir_fd": self._fd, "dst_dir_fd": self._fd}
            os.link(ours, theirs, **where, follow_symlinks=False)
        except FileExistsError:
            raise
        except (OSError, NotImplementedError):  # It is a folder, or there are no second names.
            if self.identity(new):
                raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), new) from None
            self.move(old, new)

    def exchange(self, one: str, other: str) -> bool:
        """Exchange what two names are of, at one moment; return False where the system cannot."""
        return self._rename(one, other, _EXCHANGE)

    def _rename(self, old: str, new: str, flags: int) -> bool:
        """Rename by `renameat2` of Linux; return False where there is no such."""
        return self._fd is not None and _renameat2(self._fd, old, new, flags)

    def remove_file(self, name: str, own: Identity) -> None:
        """Remove a file if it is the one that is meant; what cannot be removed stays."""
        with suppress(OSError):
            if self.identity(name) == own:
                os.unlink(self._at(name), dir_fd=self._fd)

    def remove_folder(self, name: str, own: Identity | None, files: Names) -> None:
        """Remove these files of a folder, and the folder if nothing else is in it.

        What cannot be removed stays, and nobody hears of it.
        """
        with suppress(OSError), OpenFolder(name, self) as folder:
            if folder.identity() == own:
                for each, within in files.items():
                    if isinstance(within, Mapping):
                        folder.remove_folder(each, folder.identity(each), within)
                        continue
                    with suppress(FileNotFoundError):
                        os.unlink(folder._at(each), dir_fd=folder._fd)
        with suppress(OSError):
            if self.identity(name) == own:
                os.rmdir(self._at(name), dir_fd=self._fd)


def keep(descriptor: int, status: os.stat_result) -> None:
    """Give a file the owner, as far as we may, and the permissions that another one had."""
    if not _BY_DESCRIPTOR:  # Windows, where new files have the permissions of their folder.
        return
    for user, group in ((-1, status.st_gid), (status.st_uid, -1)):
        with suppress(OSError):
            os.chown(descriptor, user, group)
    os.chmod(descriptor, stat.S_IMODE(status.st_mode))


def _renameat2(folder: int, old: str, new: str, flags: int) -> bool:
    if sys.platform != "linux":
        return False
    try:
        import ctypes  # Only what writes needs it.

        call = ctypes.CDLL(None, use_errno=True).renameat2
    except (ImportError, OSError, AttributeError):
        return False
    if call(folder, os.fsencode(old), folder, os.fsencode(new), flags) == 0:
        return True
    number = ctypes.get_errno()
    if number in _LACKING:
        return False
    raise OSError(number, os.strerror(number), old, None, new)
