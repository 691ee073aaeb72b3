"""The folder for what is too large for the memory and is written elsewhere when it is done."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from ttdn_cli.errors import TargetError
from ttdn_cli.share.signals import signals_held
from ttdn_cli.text.messages import message


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give a folder that is gone afterwards, also where a signal ends the process meanwhile.

    Signals are held so long: who does long work there has it `heeded`.

    Raises:
        TargetError: if it cannot be made or written to.
    """
    try:
        with signals_held(), tempfile.TemporaryDirectory(prefix="ttdn-") as folder:
            yield Path(folder)
    except OSError as error:
        raise no_room(error) from None


@contextmanager
def temporary_files() -> Iterator[None]:
    """Have libraries keep their temporary files where they are gone afterwards.

    Raises:
        TargetError: as `temporary_folder` does.
    """
    with temporary_folder() as folder:
        before, tempfile.tempdir = tempfile.tempdir, str(folder)
        try:
            yield
        finally:
            tempfile.tempdir = before


def no_room(error: OSError) -> TargetError:
    """Return why the folder for temporary files cannot be written to, and what to do."""
    # Python finds the folder by writing into it, so its name is not known here.
    reason = error.strerror or str(error)
    why = message("{why}. Set TMPDIR to another folder.", why=reason[:1].lower() + reason[1:])
    return TargetError(message("temporary folder"), why)


class FilesIn(Mapping[str, bytes]):
    """Files of a folder by their names, each read when it is asked for."""

    def __init__(self, folder: Path, names: Sequence[str]) -> None:
        self._folder = folder
        self._names = names

    def __getitem__(self, name: str) -> bytes:
        if name not in self._names:
            raise KeyError(name)
        return (self._folder / name).read_bytes()

    def __iter__(self) -> Iterator[str]:
        return iter(self._names)

    def __len__(self) -> int:
        return len(self._names)
