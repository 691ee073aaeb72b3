"""YAML in, a tree of nodes out, each with its place; faults of form are issues.

`yaml.load` is not used: it keeps the last of two equal keys, turns `no`, `12:30` and dates into
other types, composes as deep as a file asks, and executes tags. The parser's events show all of
that while it happens, so that reading stops in time.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from sys import intern
from typing import Any

import msgspec
import yaml

from ttdn_cli.facts.issues import Issue, Issues
from ttdn_cli.facts.progress import Watch, unwatched
from ttdn_cli.text.unicode import shorten

MOST_KEYS = 1_000
MOST_DEPTH = 50
TOO_DEEP = f"nested deeper than {MOST_DEPTH} levels"
MOST_CHARACTERS = 10_000
MOST_VALUES = 650_000

_COLUMNS = 1 << 32
_EVENTS_UNSAID = 5_000

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# From PyYAML 6.0.4 on, whose scanner stops at a depth of its own before it gives any event.
_LIBYAML_DEEP = "exceeded maximum nesting depth"

# YAML 1.2.2, production 1: the characters that a file may hold.
_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Node(msgspec.Struct, gc=False):
    """A value of a YAML file and where it stands.

    A large file has hundreds of thousands of these: the places are packed into numbers, and the
    collector of cycles need not look at them, as a tree has none.

    Attributes:
        value: the text of a scalar, the nodes of a sequence or of a mapping, or None for what
            is already reported as an issue.
        mark: where it stands, packed.
        key_mark: where the key of this value stands in a mapping, packed; 0 outside of one.
        plain: whether a scalar stands without quotes.
    """

    value: str | list[Node] | dict[str, Node] | None
    mark: int
    key_mark: int = 0
    plain: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Line and column, counted from 1."""
        return divmod(self.mark, _COLUMNS)

    @property
    def key_place(self) -> tuple[int, int]:
        """Line and column of the key, or of the value itself outside a mapping."""
        return divmod(self.key_mark or self.mark, _COLUMNS)


class _StopError(Exception):
    """Nothing after this place can be read."""

    def __init__(self, line: int, column: int, what: str) -> None:
        super().__init__(what)
        self.issue = Issue(line, column, "", what)


def parse(data: bytes, watch: Watch = unwatched) -> tuple[Node | None, Issues]:
    """Return the one document of a YAML file and all that is wrong with its form.

    The document is None where a fault leaves nothing to read on.
    """
    issues = Issues()
    try:
        _check_characters(data)
        return _document(data, issues, watch), issues
    except _StopError as stop:
        issues.add(stop.issue)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = "not YAML: " + ", ".join(part for part in (error.context, error.problem) if part)
        if error.problem == _LIBYAML_DEEP:
            what = TOO_DEEP
        issues.add(Issue(line, column, "", what))
    return None, issues


def _check_characters(data: bytes) -> None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        what = f"not UTF-8 (byte 0x{data[error.start]:02X}); save the file as UTF-8"
        raise _StopError(*_end_of(before), what) from None
    if bad := _NOT_YAML.search(text):
        what = f"character U+{ord(bad.group()):04X} is not allowed in YAML"
        raise _StopError(*_end_of(text[: bad.start()]), what)


def _end_of(text: str) -> tuple[int, int]:
    lines = text.split("\n")
    return len(lines), len(lines[-1]) + 1


def _document(data: bytes, issues: Issues, watch: Watch) -> Node:
    builder = _Builder(issues)
    lines = data.count(b"\n") + 1
    events: Iterator[Any] = yaml.parse(data.removeprefix(codecs.BOM_UTF8), Loader=_LOADER)
    for number, event in enumerate(events):
        builder.take(event)
        if number % _EVENTS_UNSAID == 0:
            watch(event.start_mark.line / lines)
    if builder.root is None:
        raise _StopError(1, 1, "the file is empty; a dataset begins with 'schema: 1'")
    return builder.root


class _Builder:
    """Puts the nodes together, event by event."""

    def __init__(self, issues: Issues) -> None:
        self.issues = issues
        self.root: Node | None = None
        self.open: list[Node] = []
        self.keys: list[Node | None] = []
        self.values = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self.add(self.scalar(event))
        elif kind is yaml.MappingStartEvent:
            self.begin(event, {})
        elif kind is yaml.SequenceStartEvent:
            self.begin(event, [])
        elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
            self.open.pop()
            self.keys.pop()
        elif kind is yaml.AliasEvent:
            self.complain(event, "aliases (*name) are not allowed")
            self.add(Node(None, _mark(event)))
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            raise _StopError(*_place(event), "a second document; a dataset is one document")

    def scalar(self, event: Any) -> Node:
        value = event.value
        if event.tag is not None:
            self.complain_of_tag(event)
        if len(value) > MOST_CHARACTERS:
            what = f"{len(value):,} characters; at most {MOST_CHARACTERS:,} are allowed"
            self.complain(event, what)
            value = None
        return Node(value, _mark(event), plain=not event.style)

    def begin(self, event: Any, value: list[Node] | dict[str, Node]) -> None:
        if len(self.open) == MOST_DEPTH:
            raise _StopError(*_place(event), TOO_DEEP)
        if event.tag is not None:
            self.complain_of_tag(event)
        node = Node(value, _mark(event))
        self.add(node)
        self.open.append(node)
        self.keys.append(None)

    def add(self, node: Node) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            raise _StopError(*node.place, f"more than {MOST_VALUES:,} values; split the dataset")
        if not self.open:
            self.root = node
            return
        parent = self.open[-1].value
        if isinstance(parent, list):
            parent.append(node)
        elif isinstance(parent, dict):
            key = self.keys[-1]
            if key is None:
                self.keys[-1] = self.checked_key(node, parent)
                return
            self.keys[-1] = None
            node.key_mark = key.mark
            if isinstance(key.value, str) and key.value not in parent:
                # The same few names thousands of times: one text each is enough.
                parent[intern(key.value)] = node

    def checked_key(self, node: Node, mapping: dict[str, Node]) -> Node:
        if not isinstance(node.value, str):
            raise _StopError(*node.place, "a key has to be text")
        if node.value in mapping:
            first = mapping[node.value].key_place[0]
            what = f"{shorten(node.value)!r} is there twice, first in line {first}"
            self.issues.add(Issue(*node.place, "", what))
        elif len(mapping) == MOST_KEYS:
            raise _StopError(*node.place, f"more than {MOST_KEYS:,} keys in one mapping")
        return node

    def complain(self, event: Any, what: str) -> None:
        self.issues.add(Issue(*_place(event), "", what))

    def complain_of_tag(self, event: Any) -> None:
        self.complain(event, f"tags ({shorten(event.tag)}) are not allowed")


def _place(event: Any) -> tuple[int, int]:
    return divmod(_mark(event), _COLUMNS)


def _mark(event: Any) -> int:
    """Return where an event begins, packed; lines and columns of events count from 0."""
    start = event.start_mark
    mark: int = (start.line + 1) * _COLUMNS + start.column + 1
    return mark
