"""YAML in, checked facts out: finding the file, reading it, refusing it with its problems."""

from __future__ import annotations

import sys
from pathlib import Path

from ttdn_cli.errors import DatasetError, Problem, Problems, UnreadableError
from ttdn_cli.nodes import parse
from ttdn_cli.records import Dataset
from ttdn_cli.walk import typed

MOST_BYTES = 16 * 1024 * 1024

STANDARD_INPUT = "-"


def bundled() -> Path:
    """Return the path of the dataset that comes with the tool.

    It lies beside this file in an installed package and under `data/` in a source tree.
    """
    here = Path(__file__).parent
    installed = here / "speech.yaml"
    return installed if installed.exists() else here.parent / "data" / "speech.yaml"


def load(path: str | Path | None = None) -> Dataset:
    """Read and check a dataset.

    Args:
        path: a YAML file, `-` for standard input, or None for the bundled dataset.

    Raises:
        UnreadableError: if there is no such file or it cannot be read.
        DatasetError: if it is not a dataset; it lists every problem.
    """
    if str(path) == STANDARD_INPUT:
        return checked(_standard_input(), "<stdin>")
    if path == "":
        raise UnreadableError("''", "no path; give the path of a YAML file")
    file = Path(path) if path is not None else bundled()
    return checked(_bytes_of(file), str(file))


def checked(data: bytes, file: str) -> Dataset:
    """Return the dataset that the bytes of a YAML file hold; `file` is its name in messages.

    Raises:
        UnreadableError: if it is too large.
        DatasetError: if it is not a dataset; it lists every problem.
    """
    if len(data) > MOST_BYTES:
        raise UnreadableError(file, f"larger than {MOST_BYTES // 1024**2} MB; split the dataset")
    root, problems = parse(_decoded(data, file))
    dataset = typed(root, Dataset, problems) if root is not None else None
    if dataset is None:
        raise DatasetError(file, problems)
    return dataset


def _bytes_of(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            return stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableError(str(file), _reason(error)) from None


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise UnreadableError("<stdin>", "standard input is closed; pipe a dataset into it")
    try:
        return sys.stdin.buffer.read(MOST_BYTES + 1)
    except OSError as error:
        raise UnreadableError("<stdin>", _reason(error)) from None


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file; check the path"
    if isinstance(error, IsADirectoryError):
        return "is a folder; give the path of a YAML file"
    if isinstance(error, PermissionError):
        return "not readable; check its permissions"
    return (error.strerror or str(error)).lower()


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig").split("\n")
        what = f"not UTF-8 (byte 0x{data[error.start]:02X}); save the file as UTF-8"
        problem = Problem(len(before), len(before[-1]) + 1, "", what)
        raise DatasetError(file, Problems(problem)) from None
