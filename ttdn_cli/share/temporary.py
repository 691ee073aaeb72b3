"""The folder for what is too large for the memory and is written elsewhere when it is done."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from ttdn_cli.errors import TargetError
from ttdn_cli.text.messages import message


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Give a folder that is gone afterwards.

    Raises:
        TargetError: if it cannot be made or written to.
    """
    try:
        with TemporaryDirectory(prefix="ttdn-") as folder:
            yield Path(folder)
    except OSError as error:
        raise no_room(error) from None


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
