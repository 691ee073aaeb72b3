"""YAML in, checked facts out: finding the file, reading it, refusing it with its issues."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ttdn_cli.facts.issues import DatasetError
from ttdn_cli.facts.parser import parse
from ttdn_cli.facts.progress import Watch, unwatched
from ttdn_cli.facts.records import Dataset
from ttdn_cli.facts.validation import typed
from ttdn_cli.files import bundled, bytes_of, name_of


def load(path: str | Path | None = None) -> Dataset:
    """Read and check a dataset.

    Args:
        path: a YAML file, `-` for standard input, or None for the bundled dataset.

    Raises:
        UnreadableError: if there is no such file or it cannot be read.
        DatasetError: if it is not a dataset; it lists every issue.
    """
    file = path if path is not None else bundled()
    return checked(bytes_of(file), name_of(file))


def checked(data: bytes, file: str, *, quotes: bool = False, watch: Watch = unwatched) -> Dataset:
    """Return the dataset that the bytes of a YAML file hold.

    Args:
        data: the bytes.
        file: its name in messages.
        quotes: whether quotes have to hold the published values of their records.
        watch: is told how far it is.

    Raises:
        DatasetError: if it is not a dataset; it lists every issue.
    """
    with _without_collector():
        root, issues = parse(data, lambda share: watch(0.6 * share))
        dataset = None
        if root:
            dataset = typed(root, issues, quotes, lambda share: watch(0.6 + 0.4 * share))
    if dataset is None:
        raise DatasetError(file, issues)
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
