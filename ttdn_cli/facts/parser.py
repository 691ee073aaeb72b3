"""Parse YAML into a tree of nodes, each with its place; errors of syntax are issues.

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
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import shorten

MOST_KEYS = 1_000
MOST_DEPTH = 50
MOST_ITEMS = 500_000
"""Of a list, as many as the longest has: the paragraphs and what is ignored."""
MOST_CHARACTERS = 10_000
MOST_QUOTED = 16_000_000
"""Characters of words of the text itself: one word of it may be as long as a text may be."""
MOST_VALUES = 4_000_000
"""A telephone book of 10 MB takes three million; a million takes some 200 MB of memory."""

_QUOTED = frozenset({"text", "quote"})
"""The keys of what may be so long."""

_COLUMNS = 1 << 32
_VALUES_BETWEEN = 5_000
"""Values from one word on the progress to the next."""

LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
"""What reads YAML: libyaml where there is one, which takes more than PyYAML alone does."""

# From PyYAML 6.0.4 on, whose scanner stops at a depth of its own before it gives any event.
_LIBYAML_DEEP = "exceeded maximum nesting depth"

# YAML 1.2.2, production 1: the characters that a file may hold.
_NOT_YAML = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class Node(msgspec.Struct, gc=False):
    """A value of a YAML file and its place.

    A large file has hundreds of thousands of these: the places are packed into numbers, and the
    collector of cycles need not look at them, as a tree has none.

    Attributes:
        value: the text of a scalar, the nodes of a sequence or of a mapping, or None for what
            is already reported as an issue.
        mark: its place, packed.
        key_mark: the place of its key in a mapping, packed; 0 outside of one.
        plain: whether a scalar has no quotes.
        flow: whether a mapping or sequence is in brackets.
    """

    value: str | list[Node] | dict[str, Node] | None
    mark: int
    key_mark: int = 0
    plain: bool = False
    flow: bool = False

    @property
    def place(self) -> tuple[int, int]:
        """Line and column, counted from 1."""
        return divmod(self.mark, _COLUMNS)

    @property
    def key_place(self) -> tuple[int, int]:
        """Line and column of the key, or of the value itself outside a mapping."""
        return divmod(self.key_mark or self.mark, _COLUMNS)

    def at(self, *keys: str) -> str | None:
        """Return the text that lies below these keys, or None where there is none."""
        node: Node | None = self
        for key in keys:
            node = node.value.get(key) if node and isinstance(node.value, dict) else None
        return node.value if node and isinstance(node.value, str) else None


class _StopError(Exception):
    """Nothing after this place can be read."""

    def __init__(self, place: tuple[int, int], what: str) -> None:
        super().__init__(what)
        self.issue = Issue(*place, "", what)


def parse(data: bytes, watch: Watch = unwatched) -> tuple[Node | None, Issues]:
    """Return the one document of a YAML file and all errors of its syntax.

    The document is None where a fault leaves nothing to read on.
    """
    issues = Issues()
    try:
        _check_characters(data)
        return _Reader(data, issues, watch).document(), issues
    except _StopError as stop:
        issues.add(stop.issue)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
        why = ", ".join(part for part in (error.context, error.problem) if part)
        what = message("invalid YAML: {why}", why=why)
        if error.problem == _LIBYAML_DEEP:
            what = _too_deep()
        issues.add(Issue(line, column, "", what))
    return None, issues


def _too_deep() -> str:
    return message("nested deeper than {most} levels", most=MOST_DEPTH)


def _check_characters(data: bytes) -> None:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8-sig")
        what = message(
            "not UTF-8 (byte 0x{byte:02X}); save the file as UTF-8", byte=data[error.start]
        )
        raise _StopError(_end_of(before), what) from None
    if bad := _NOT_YAML.search(text):
        what = message("character U+{code:04X} is not allowed in YAML", code=ord(bad.group()))
        raise _StopError(_end_of(text[: bad.start()]), what)


def _end_of(text: str) -> tuple[int, int]:
    lines = text.split("\n")
    return len(lines), len(lines[-1]) + 1


class _Reader:
    """Makes nodes of the parser's events.

    They are taken from the loader itself: `yaml.parse` would pass on each of a million.
    """

    def __init__(self, data: bytes, issues: Issues, watch: Watch) -> None:
        loader = LOADER(data.removeprefix(codecs.BOM_UTF8))
        self.events: Iterator[Any] = iter(loader.get_event, None)
        self.issues = issues
        self.watch = watch
        self.lines = data.count(b"\n") + 1
        self.values = 0

    def document(self) -> Node:
        self.watch(0)
        root: Node | None = None
        for event in self.events:
            if type(event) is yaml.DocumentStartEvent:
                if root is not None:
                    what = message("more than one YAML document; a dataset is one document")
                    raise _StopError(_place(event), what)
                root = self.node(next(self.events), 0)
        if root is None:
            raise _StopError((1, 1), message("empty file; a dataset starts with 'schema: 2'"))
        return root

    def node(self, event: Any, depth: int, most: int = MOST_CHARACTERS) -> Node:
        """Return the node that begins with an event, inside of that many others.

        A scalar has at most so many characters.
        """
        kind = type(event)
        if kind is yaml.ScalarEvent:
            return Node(self.scalar(event, most), _mark(event), plain=not event.style)
        self.count(event)
        if kind is yaml.AliasEvent:
            self.complain(event, message("aliases (*name) are not allowed"))
            return Node(None, _mark(event))
        if depth == MOST_DEPTH:
            raise _StopError(_place(event), _too_deep())
        self.check_tag(event)
        inner = self.mapping if kind is yaml.MappingStartEvent else self.sequence
        return Node(inner(depth + 1), _mark(event), flow=bool(event.flow_style))

    def scalar(self, event: Any, most: int = MOST_CHARACTERS) -> str | None:
        """Return the text of a scalar, or None if it has more than so many characters."""
        self.count(event)
        self.check_tag(event)
        text: str = event.value
        if len(text) <= most:
            return text
        what = message(
            "{count:,} characters; at most {most:,} are allowed", count=len(text), most=most
        )
        self.complain(event, what)
        return None

    def count(self, event: Any) -> None:
        """Count a value, of which there may be so many, and say now and then how far this is."""
        if self.values == MOST_VALUES:
            what = message("more than {most:,} values; split the dataset", most=MOST_VALUES)
            raise _StopError(_place(event), what)
        if self.values % _VALUES_BETWEEN == 0:
            self.watch(event.start_mark.line / self.lines)
        self.values += 1

    def check_tag(self, event: Any) -> None:
        if event.tag is not None:
            what = message("tags ({tag}) are not allowed", tag=shorten(event.tag))
            self.complain(event, what)

    def sequence(self, depth: int) -> list[Node]:
        items: list[Node] = []
        while type(event := next(self.events)) is not yaml.SequenceEndEvent:
            if len(items) == MOST_ITEMS:
                what = message(
                    "more than {most:,} items in one list; split the dataset", most=MOST_ITEMS
                )
                raise _StopError(_place(event), what)
            items.append(self.node(event, depth))
        return items

    def mapping(self, depth: int) -> dict[str, Node]:
        nodes: dict[str, Node] = {}
        while type(event := next(self.events)) is not yaml.MappingEndEvent:
            key = self.key(event, nodes)
            most = MOST_QUOTED if key in _QUOTED else MOST_CHARACTERS
            node = self.node(next(self.events), depth, most)
            node.key_mark = _mark(event)
            # The same few names thousands of times: one text each is enough.
            nodes.setdefault(intern(key), node)
        return nodes

    def key(self, event: Any, nodes: dict[str, Node]) -> str:
        name = self.scalar(event) if type(event) is yaml.ScalarEvent else None
        if name is None:
            raise _StopError(_place(event), message("keys must be text"))
        if name in nodes:
            first = nodes[name].key_place[0]
            what = message(
                "duplicate key {name!r}, first on line {line}", name=shorten(name), line=first
            )
            self.complain(event, what)
        elif len(nodes) == MOST_KEYS:
            what = message("more than {most:,} keys in one mapping", most=MOST_KEYS)
            raise _StopError(_place(event), what)
        return name

    def complain(self, event: Any, what: str) -> None:
        self.issues.add(Issue(*_place(event), "", what))


def _place(event: Any) -> tuple[int, int]:
    return divmod(_mark(event), _COLUMNS)


def _mark(event: Any) -> int:
    """Return where an event begins, packed; lines and columns of events count from 0."""
    start = event.start_mark
    mark: int = (start.line + 1) * _COLUMNS + start.column + 1
    return mark
