"""YAML text in, a tree of nodes out, each with its place; faults of form are problems.

`yaml.load` is not used: it keeps the last of two equal keys, turns `no`, `12:30` and dates into
other types, composes as deep as a file asks, and executes tags. The parser's events show all of
that while it happens, so that reading stops in time.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec
import yaml

from ttdn_cli.errors import Problem, Problems
from ttdn_cli.text import shortened

MOST_KEYS = 1_000
MOST_DEPTH = 50
TOO_DEEP = f"nested deeper than {MOST_DEPTH} levels"
MOST_CHARACTERS = 10_000
MOST_VALUES = 650_000

_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)

# From PyYAML 6.0.4 on, whose scanner stops at a depth of its own before it gives any event.
_LIBYAML_DEEP = "exceeded maximum nesting depth"

# YAML 1.2.2, production 1: the characters that a file may hold.
_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Node(msgspec.Struct):
    """A value of a YAML file and where it stands; line and column count from 1.

    Attributes:
        value: the text of a scalar, the nodes of a sequence or of a mapping, or None for what
            is already reported as a problem.
        plain: whether a scalar stands without quotes.
        key: where the key of this value stands in a mapping.
    """

    value: str | list[Node] | dict[str, Node] | None
    line: int
    column: int
    plain: bool = False
    key: tuple[int, int] | None = None

    @property
    def key_place(self) -> tuple[int, int]:
        """Where the key stands, or the value itself outside a mapping."""
        return self.key or (self.line, self.column)


class _StopError(Exception):
    """Nothing after this place can be read."""

    def __init__(self, line: int, column: int, what: str) -> None:
        super().__init__(what)
        self.problem = Problem(line, column, "", what)


def parse(text: str) -> tuple[Node | None, Problems]:
    """Return the one document of a YAML text and all that is wrong with its form.

    The document is None where a fault leaves nothing to read on.
    """
    problems = Problems()
    try:
        return _document(text, problems), problems
    except _StopError as stop:
        problems.add(stop.problem)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        what = "not YAML: " + ", ".join(part for part in (error.context, error.problem) if part)
        if error.problem == _LIBYAML_DEEP:
            what = TOO_DEEP
        problems.add(Problem(line, column, "", what))
    return None, problems


def _document(text: str, problems: Problems) -> Node:
    if bad := _NOT_YAML.search(text):
        before = text[: bad.start()].split("\n")
        what = f"character U+{ord(bad.group()):04X} is not allowed in YAML"
        raise _StopError(len(before), len(before[-1]) + 1, what)
    builder = _Builder(problems)
    for event in yaml.parse(text, Loader=_LOADER):
        builder.take(event)
    if builder.root is None:
        raise _StopError(1, 1, "the file is empty; a dataset begins with 'schema: 1'")
    return builder.root


class _Builder:
    """Puts the nodes together, event by event."""

    def __init__(self, problems: Problems) -> None:
        self.problems = problems
        self.root: Node | None = None
        self.open: list[Node] = []
        self.keys: list[Node | None] = []
        self.values = 0

    def take(self, event: Any) -> None:
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self.add(self.scalar(event), event)
        elif kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
            self.begin(event, [] if kind is yaml.SequenceStartEvent else {})
        elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
            self.open.pop()
            self.keys.pop()
        elif kind is yaml.AliasEvent:
            line, column = _place(event)
            self.problems.add(Problem(line, column, "", "aliases (*name) are not allowed"))
            self.add(Node(None, line, column), event)
        elif kind is yaml.DocumentStartEvent and self.root is not None:
            raise _StopError(*_place(event), "a second document; a dataset is one document")

    def scalar(self, event: Any) -> Node:
        line, column = _place(event)
        node = Node(event.value, line, column, plain=event.style is None or event.style == "")
        if event.tag is not None:
            self.complain_of_tag(event)
        if len(event.value) > MOST_CHARACTERS:
            what = f"{len(event.value):,} characters; at most {MOST_CHARACTERS:,} are allowed"
            self.problems.add(Problem(line, column, "", what))
            node.value = None
        return node

    def begin(self, event: Any, value: list[Node] | dict[str, Node]) -> None:
        if len(self.open) == MOST_DEPTH:
            raise _StopError(*_place(event), TOO_DEEP)
        if event.tag is not None:
            self.complain_of_tag(event)
        node = Node(value, *_place(event))
        self.add(node, event)
        self.open.append(node)
        self.keys.append(None)

    def add(self, node: Node, event: Any) -> None:
        self.values += 1
        if self.values > MOST_VALUES:
            what = f"more than {MOST_VALUES:,} values; split the dataset"
            raise _StopError(node.line, node.column, what)
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
            node.key = (key.line, key.column)
            if isinstance(key.value, str) and key.value not in parent:
                parent[key.value] = node

    def checked_key(self, node: Node, mapping: dict[str, Node]) -> Node:
        if not isinstance(node.value, str):
            raise _StopError(node.line, node.column, "a key has to be text")
        if node.value in mapping:
            first = mapping[node.value].key_place[0]
            what = f"{shortened(node.value)!r} is there twice, first in line {first}"
            self.problems.add(Problem(node.line, node.column, "", what))
        elif len(mapping) == MOST_KEYS:
            raise _StopError(node.line, node.column, f"more than {MOST_KEYS:,} keys in one mapping")
        return node

    def complain_of_tag(self, event: Any) -> None:
        what = f"tags ({shortened(event.tag)}) are not allowed"
        self.problems.add(Problem(*_place(event), "", what))


def _place(event: Any) -> tuple[int, int]:
    return event.start_mark.line + 1, event.start_mark.column + 1
