"""YAML in, checked facts out: finding the file, reading it, refusing it with its problems."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ttdn_cli.errors import DatasetError, Problem, Problems
from ttdn_cli.files import bytes_of, name_of
from ttdn_cli.nodes import parse
from ttdn_cli.records import Dataset
from ttdn_cli.walk import typed


def bundled() -> Path:
    """Return the path of the dataset that comes with the tool.

    It lies beside this file in an installed package and under `data/` in a source tree.
    """
    here = Path(__file__).parent
    installed = here / "speech.yaml"
    return installed if installed.exists() else here.parent / "data" / "speech.yaml"


def load(path: str | Path | None = None, *, quotes: bool = False) -> Dataset:
    """Read and check a dataset.

    Args:
        path: a YAML file, `-` for standard input, or None for the bundled dataset.
        quotes: whether quotes have to hold the published values of their records.

    Raises:
        UnreadableError: if there is no such file or it cannot be read.
        DatasetError: if it is not a dataset; it lists every problem.
    """
    file = path if path is not None else bundled()
    return checked(bytes_of(file), name_of(file), quotes=quotes)


def checked(data: bytes, file: str, *, quotes: bool = False) -> Dataset:
    """Return the dataset that the bytes of a YAML file hold; `file` is its name in messages.

    Raises:
        DatasetError: if it is not a dataset; it lists every problem.
    """
    text = _decoded(data, file)
    with _without_collector():
        root, problems = parse(text)
        dataset = typed(root, problems, quotes=quotes) if root is not None else None
    if dataset is None:
        raise DatasetError(file, problems)
    return dataset


@contextmanager
def _without_collector() -> Iterator[None]:
    """Let the collector of cycles rest: there are none, and many nodes to go through."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig").split("\n")
        what = f"not UTF-8 (byte 0x{data[error.start]:02X}); save the file as UTF-8"
        problem = Problem(len(before), len(before[-1]) + 1, "", what)
        raise DatasetError(file, Problems(problem)) from None
