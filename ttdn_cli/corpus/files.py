"""Which files are the datasets that a user names: paths, folders and patterns."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from glob import glob, has_magic
from typing import NamedTuple

from ttdn_cli.errors import UnreadableError
from ttdn_cli.files import STANDARD_INPUT
from ttdn_cli.text.messages import message

MOST_ENTRIES = 200_000
"""Files and folders that a folder of datasets may have, in all folders of it."""

_ENDINGS = (".yaml", ".yml")


class DatasetFile(NamedTuple):
    """A file that may be a dataset.

    Attributes:
        path: as the user named it or its folder, `-` for standard input.
        signature: size, times of change of content and of metadata in nanoseconds, inode and device
            of the file; None where there is none to compare.
    """

    path: str
    signature: tuple[int, ...] | None

    @property
    def absolute(self) -> str:
        """The path from the root, without resolving links."""
        return os.path.abspath(self.path)  # noqa: PTH100


def names_many(data: Sequence[str]) -> bool:
    """Return whether paths name many datasets: several, a folder or a pattern, whatever it has."""
    return len(data) > 1 or any(_is_pattern(each) or os.path.isdir(each) for each in data)  # noqa: PTH112


def dataset_files(data: Sequence[str]) -> list[DatasetFile]:
    """Return the files that paths name, each once: those of a folder or pattern by their names.

    A folder stands for its `.yaml` and `.yml` files and those of the folders in it, but for what is
    hidden. Links to a folder in it are not followed.

    Raises:
        UnreadableError: if a pattern or a folder has none.
    """
    found: list[DatasetFile] = []
    known: set[tuple[int, ...] | str] = set()
    for each in data:
        # A pattern with ** stands for the same name once more in each folder on the way.
        for file in _files_of(each):
            # A file is the same by another path, where its device and inode are.
            same = file.signature[-2:] if file.signature and file.signature[-2] else file.path
            if same not in known:
                known.add(same)
                found.append(file)
    return found


def _is_pattern(path: str) -> bool:
    """Return whether a path stands for the files that match it, and is no file itself."""
    return has_magic(path) and not os.path.lexists(path)


def _files_of(path: str) -> Iterator[DatasetFile]:
    if path == STANDARD_INPUT:
        yield DatasetFile(path, None)
    elif os.path.isdir(path):  # noqa: PTH112
        files = sorted(_in_folder(path))
        if not files:
            raise UnreadableError(path, message("no .yaml or .yml file in this folder. Check it."))
        yield from files
    elif _is_pattern(path):
        files = [
            each
            for name in sorted(glob(path, recursive=True))  # noqa: PTH207
            if (each := _file(name))
        ]
        if not files:
            raise UnreadableError(path, message("no file matches this pattern. Check it."))
        yield from files
    else:
        # What a user names may be a pipe: `<(ttdn draft speech.txt)`.
        yield _file(path) or DatasetFile(path, None)


def _in_folder(folder: str) -> Iterator[DatasetFile]:
    """Yield the files of a folder and those in it, on its own file system.

    Raises:
        UnreadableError: if there is more in it than anybody's datasets, such as in `/`.
    """
    seen, waiting = 0, [folder]
    device = os.stat(folder).st_dev  # noqa: PTH116
    while waiting:
        inner = waiting.pop()
        try:
            with os.scandir(inner) as entries:
                every = [each for each in entries if not each.name.startswith(".")]
        except OSError:
            # A folder that cannot be read is said when its datasets are to be read.
            yield DatasetFile(inner, None)
            continue
        seen += len(every)
        if seen > MOST_ENTRIES:
            why = message(
                "more than {most:,} files and folders in it. Name the folder of the datasets.",
                most=MOST_ENTRIES,
            )
            raise UnreadableError(folder, why)
        for entry in every:
            try:
                if entry.is_dir(follow_symlinks=False):
                    if entry.stat(follow_symlinks=False).st_dev == device:
                        waiting.append(entry.path)
                elif entry.name.lower().endswith(_ENDINGS) and (file := _file(entry.path)):
                    yield file
            except OSError:
                yield DatasetFile(entry.path, None)


def _file(path: str) -> DatasetFile | None:
    """Return a file, or None for what is none: reading a pipe would wait for its writer."""
    try:
        status = os.stat(path)  # noqa: PTH116
    except (OSError, ValueError):
        # What is wrong with it is said when it is read.
        return DatasetFile(path, None)
    if not stat.S_ISREG(status.st_mode):
        return None
    return DatasetFile(
        path,
        (
            status.st_size,
            status.st_mtime_ns,
            status.st_ctime_ns,
            status.st_ino,
            status.st_dev,
        ),
    )
