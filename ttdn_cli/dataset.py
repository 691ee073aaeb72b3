"""YAML in, checked facts out; every problem with its place.

`msgspec` stops at the first fault, so the walk that finds all of them is here. It follows the
field types of `records.py`, so that a new kind of record needs no line of its own.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Any, Final

from msgspec import inspect as types

from ttdn_cli.errors import DatasetError, Problem, UnreadableError
from ttdn_cli.nodes import Node, parse
from ttdn_cli.records import Dataset
from ttdn_cli.text import near, nfc, shortened, unsafe_character

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
    dataset = None
    if root is not None:
        walk = _Walk(problems)
        dataset = walk.value(root, types.type_info(Dataset), "")
        walk.check_references()
    if problems:
        raise DatasetError(file, sorted(problems))
    assert isinstance(dataset, Dataset)
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
        raise DatasetError(file, [Problem(len(before), len(before[-1]) + 1, "", what)]) from None


_BAD: Final = object()
"""Stands for a value with a problem, so that what holds it is checked all the same."""


class _Walk:
    """Turns nodes into typed values and notes what is wrong with them on the way."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = problems
        self.section = ""
        self.sections: dict[str, str] = {}
        self.references: list[tuple[Node, str, str, str]] = []

    def complain(self, place: tuple[int, int], where: str, what: str) -> object:
        self.problems.append(Problem(*place, where, what))
        return _BAD

    def value(self, node: Node, type_: types.Type, where: str) -> Any:
        """Return the value of a node as its type says, or `_BAD`."""
        if node.value is None:
            return _BAD
        extra: dict[str, Any] = {}
        if isinstance(type_, types.Metadata):
            extra = type_.extra or {}
            type_ = type_.type
        if isinstance(type_, types.UnionType):
            return self.optional(node, type_, where)
        if isinstance(type_, types.StructType):
            return self.struct(node, type_, where)
        if isinstance(type_, types.ListType):
            return self.list(node, type_, where)
        if not isinstance(node.value, str):
            return self.complain((node.line, node.column), where, "expected one value")
        if isinstance(type_, types.IntType):
            return self.number(node, node.value, type_, where)
        if isinstance(type_, types.LiteralType):
            return self.choice(node, node.value, type_, where)
        if isinstance(type_, types.StrType):
            return self.text(node, node.value, type_, extra, where)
        raise TypeError(f"{where}: records.py has a field type that dataset.py cannot check")

    def optional(self, node: Node, type_: types.UnionType, where: str) -> Any:
        if node.plain and node.value in ("null", "~"):
            return None
        (only,) = (each for each in type_.types if not isinstance(each, types.NoneType))
        return self.value(node, only, where)

    def struct(self, node: Node, type_: types.StructType, where: str) -> Any:
        if not isinstance(node.value, dict):
            return self.complain((node.line, node.column), where, "expected fields (name: value)")
        names = [field.name for field in type_.fields]
        good = True
        for key, child in node.value.items():
            if key not in names:
                what = f"unknown field {shortened(key)!r}{_did_you_mean(key, names)}"
                self.complain(child.key_place, where, what)
                good = False
        given: dict[str, Any] = {}
        for field in type_.fields:
            if not where:
                self.section = field.name
            if field.name in node.value:
                path = f"{where}.{field.name}" if where else field.name
                given[field.name] = self.value(node.value[field.name], field.type, path)
                good = good and given[field.name] is not _BAD
            elif field.required:
                self.complain((node.line, node.column), where, f"field {field.name!r} is missing")
                good = False
        return type_.cls(**given) if good else _BAD

    def list(self, node: Node, type_: types.ListType, where: str) -> Any:
        if not isinstance(node.value, list):
            return self.complain((node.line, node.column), where, "expected a list (- item)")
        if len(node.value) < (type_.min_length or 0):
            return self.complain((node.line, node.column), where, "expected at least one item")
        items = [
            self.value(item, type_.item_type, f"{where}[{index}]")
            for index, item in enumerate(node.value)
        ]
        return _BAD if any(item is _BAD for item in items) else items

    def number(self, node: Node, text: str, type_: types.IntType, where: str) -> Any:
        least, most = type_.ge or 0, type_.le or 10**9
        if not (node.plain and text.isascii() and text.isdecimal() and len(text) <= 10):
            what = f"expected a whole number, not {shortened(text)!r}"
            return self.complain((node.line, node.column), where, what)
        if not least <= int(text) <= most:
            return self.complain(
                (node.line, node.column), where, f"{text}: expected {least} to {most}"
            )
        return int(text)

    def choice(self, node: Node, text: str, type_: types.LiteralType, where: str) -> Any:
        for value in type_.values:
            if text == str(value) and (isinstance(value, str) or node.plain):
                return value
        known = ", ".join(str(value) for value in type_.values)
        what = f"{shortened(text)!r}: expected {'one of ' if len(type_.values) > 1 else ''}{known}"
        return self.complain((node.line, node.column), where, what)

    def text(
        self, node: Node, text: str, type_: types.StrType, extra: dict[str, Any], where: str
    ) -> Any:
        place = (node.line, node.column)
        text = nfc(text)
        if node.plain and text == "":
            return self.complain(place, where, "expected text, found nothing")
        if not text.strip():
            return self.complain(place, where, "the text is empty")
        if bad := unsafe_character(text):
            what = f"{shortened(text)!r}: character U+{ord(bad):04X} is not allowed in text"
            return self.complain(place, where, what)
        if fault := _fault(text, type_, extra):
            return self.complain(place, where, f'"{shortened(text)}": {fault}')
        if "id" in extra:
            if text in self.sections:
                return self.complain(place, where, f'"{text}": this id is already taken')
            self.sections[text] = self.section
        if "refers_to" in extra:
            self.references.append((node, text, extra["refers_to"], where))
        return text

    def check_references(self) -> None:
        """Note every reference to an id that is not there, or not of the section it names."""
        known: dict[str, list[str]] = {}
        for id_, section in self.sections.items():
            known.setdefault(section, []).append(id_)
        for node, id_, section, where in self.references:
            if self.sections.get(id_) == section:
                continue
            hint = _did_you_mean(id_, known.get(section, []))
            what = f'"{shortened(id_)}": no such id in {section}{hint}'
            self.complain((node.line, node.column), where, what)


def _fault(text: str, type_: types.StrType, extra: dict[str, Any]) -> str | None:
    """Return what is wrong with a text that is safe to print, or None."""
    if text != text.strip():
        return "white space at the start or the end"
    if type_.max_length is not None and len(text) > type_.max_length:
        return f"longer than {type_.max_length} characters"
    if type_.pattern is not None and not _matches(type_.pattern, text):
        return f"expected {extra['form']}"
    if "words" in extra and len(text.split()) > extra["words"]:
        return f"{len(text.split())} words; at most {extra['words']} are allowed"
    if "check" in extra:
        fault: str | None = extra["check"](text)
        return fault
    return None


def _matches(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern.removeprefix("^").removesuffix("$"), text) is not None


def _did_you_mean(text: str, known: list[str]) -> str:
    """Return the question after the nearest word; among too many it would take too long."""
    nearest = near(text[:80], known, most=1) if len(known) <= 200 else []
    return f"; did you mean {nearest[0]!r}?" if nearest else ""
