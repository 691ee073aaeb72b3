"""The text of a YAML file, of which some parts are written anew and all else is kept.

Comments, order and layout are not known to what reads YAML. So the parts of the text that change
are cut out of it, by the places that the parser gives them, and nothing else is touched.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

import yaml

from ttdn_cli.errors import TtdnError
from ttdn_cli.facts.parser import LOADER
from ttdn_cli.facts.scalars import write_scalar
from ttdn_cli.facts.types import Path
from ttdn_cli.facts.upgrade import Edit
from ttdn_cli.text.messages import message

_BOM = "\ufeff"
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")
_REST_OF_LINE = re.compile("[^\n\r\x85\u2028\u2029]*")
_KEEPS_LINES = re.compile(r"[|>][1-9]?\+")
_COMMENT = re.compile(r"[ \t]+(?=#)")
_COMMA = re.compile(r"(?:\s|#[^\n\r]*)*(,\s*)")
_DATES = ("date", "as_of")
_NULLS = ("~", "null")
_WIDTH = 100


class _Cut(NamedTuple):
    """What stands in the place of a part of a text."""

    start: int
    end: int
    text: str


class Item(NamedTuple):
    """An item to add to a list.

    Attributes:
        value: plain text, numbers, mappings and lists, for a list in brackets.
        lines: its lines for any other, the first with its hyphen in the third column.
    """

    value: Mapping[str, Any]
    lines: Sequence[str]


class _Verbatim(str):
    """A part of the file as it is, from behind the colon of its key on."""


class YamlText:
    """The text of a file, the places of all that is in it, and how it will be changed.

    Args:
        data: the file.
        file: its name in messages.

    Attributes:
        root: the tree of it; every scalar is text.

    Raises:
        TtdnError: if no tree can be made of it, such as of an anchor that is there twice.
    """

    def __init__(self, data: bytes, file: str) -> None:
        given = data.decode()
        self._text = given.lstrip(_BOM)
        self._before = given[: len(given) - len(self._text)]
        found = _BREAK.search(self._text)
        self._newline = found[0] if found else "\n"
        try:
            self.root: Any = yaml.compose(self._text, Loader=LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.context_mark or error.problem_mark
            place = f"{mark.line + 1}:{mark.column + 1}" if mark else "1:1"
            what = message(
                "{what}. Remove it to have the file changed.", what=error.context or error.problem
            )
            raise TtdnError(f"{file}:{place}", what) from None
        self._offset = next(_offsets(self.root), 2)
        self._cuts: list[_Cut] = []
        self._added: dict[tuple[Path, str], int] = {}

    def apply(self, edit: Edit) -> None:
        """Make one change; no two of them change the same."""
        mapping = self._at(edit.path)
        pairs = _pairs(mapping)
        if edit.replaces in pairs:
            pair = pairs[edit.replaces]
            if edit.key:
                self._put(mapping, pair, edit.key, edit.value)
            else:
                self._drop(mapping, pair)
        elif edit.key in pairs:
            self._set(mapping, *pairs[edit.key], edit.value)
            if edit.comment:
                self._remark(mapping, pairs[edit.key][1], edit.comment)
        elif edit.key:
            self._add(mapping, pairs, edit)

    def has(self, key: str) -> bool:
        """Return whether the outermost mapping has a key."""
        return key in _pairs(self.root)

    def change_list(
        self, path: Path, key: str, added: Sequence[Item] = (), removed: Collection[int] = ()
    ) -> None:
        """Add items at the end of a list, which is made if there is none, and take some out.

        Args:
            path: the way to the mapping that has the list.
            key: of the list in it.
            added: what is added.
            removed: the places of what goes.
        """
        mapping = self._at(path)
        pairs = _pairs(mapping)
        value = pairs[key][1] if key in pairs else None
        kept = value.value if isinstance(value, yaml.SequenceNode) else []
        kept = [item for place, item in enumerate(kept) if place not in removed]
        if value is None:
            self._add_list(mapping, key, added)
        elif kept and value.flow_style:
            if removed:
                parts = [self._text[slice(*_span(item))] for item in kept]
                self._cut(*_span(value), f"[{', '.join([*parts, *_inline(added)])}]")
            else:
                place = self._end(kept[-1])
                self._cut(place, place, "".join(f", {each}" for each in _inline(added)))
        elif mapping.flow_style:
            start, end = _span(value)
            self._cut(start, end, f"{' ' * (start == end)}[{', '.join(_inline(added))}]")
        elif not kept:
            start = len(self._text[: value.start_mark.index].rstrip())
            end = self._end(value)
            self._cut(start, end, "" if added else " []")
            self._insert_items(self._next_line(end), added, _column(mapping) + self._offset)
        else:
            for place in removed:
                item = value.value[place]
                start = item.start_mark.index - item.start_mark.column
                self._cut(start, self._next_line(self._end(item)))
            column = value.start_mark.column
            self._insert_items(self._next_line(self._end(value)), added, column)

    def _add_list(self, mapping: Any, key: str, added: Sequence[Item]) -> None:
        place = self._end(mapping.value[-1][1])
        if mapping.flow_style:
            self._cut(place, place, f", {key}: [{', '.join(_inline(added))}]")
            return
        place, column = self._next_line(place), _column(mapping)
        self._insert_lines(place, [f"{' ' * column}{key}:"])
        self._insert_items(place, added, column + self._offset)

    def _insert_items(self, place: int, added: Sequence[Item], column: int) -> None:
        """Insert items with their hyphens in a column."""
        lines = (line for item in added for line in item.lines)
        self._insert_lines(place, [" " * column + line[2:] for line in lines])

    def _at(self, path: Path) -> Any:
        """Return the mapping at the end of a path."""
        mapping = self.root
        for step in path:
            mapping = _pairs(mapping)[str(step)][1] if _is_mapping(mapping) else mapping.value[step]
        return mapping

    def quote_dates(self) -> None:
        """Put each date in quotes that a reader of YAML takes for a number or a type of its own."""
        for mapping in filter(_is_mapping, _nodes(self.root)):
            for key, value in mapping.value:
                plain = isinstance(value, yaml.ScalarNode) and not value.style
                if key.value in _DATES and plain and value.value not in _NULLS:
                    self._cut(*_span(value), write_scalar(value.value))

    def encoded(self) -> bytes:
        """Return the file."""
        parts, place = [self._before], 0
        for cut in sorted(self._cuts, key=lambda each: each[:2]):
            parts += [self._text[place : cut.start], cut.text]
            place = cut.end
        return "".join([*parts, self._text[place:]]).encode()

    def _cut(self, start: int, end: int, text: str = "") -> None:
        self._cuts.append(_Cut(start, end, text))

    def _add(self, mapping: Any, pairs: Mapping[str, Any], edit: Edit) -> None:
        """Add a key behind another one, or at the end."""
        key, after = str(edit.key), edit.after
        place = self._added.get((edit.path, str(after)))
        if place is None:
            _, value = pairs.get(str(after), mapping.value[-1])
            place = self._end(value)
            if not mapping.flow_style:
                place = self._next_line(place)
        self._added[edit.path, key] = place
        if mapping.flow_style:
            self._cut(place, place, f", {key}:{_flow(edit.value)}")
        else:
            lines = self._lines(key, edit.value, _column(mapping))
            if edit.comment:
                lines[0] += f"  {edit.comment}"
            self._insert_lines(place, lines)

    def _remark(self, mapping: Any, value: Any, comment: str) -> None:
        """Put a comment behind a value, if it is not there; none fits in brackets."""
        end = self._end(value)
        line = self._text[end : self._next_line(end)]
        if not mapping.flow_style and comment not in line:
            self._cut(end, end, f"  {comment}")

    def _set(self, mapping: Any, key: Any, value: Any, new: Any) -> None:
        """Set a value."""
        if not isinstance(new, list):
            self._cut(*_span(value), new)
        elif isinstance(value, yaml.SequenceNode) and value.value:
            self._set_items(value, new)
        elif mapping.flow_style:
            start, end = _span(value)
            # Behind a colon, where there is no value.
            self._cut(start, end, " " * (start == end) + _in_one_line(new))
        else:
            start, end = value.start_mark.index, self._end(value)
            self._cut(len(self._text[:start].rstrip()), end)
            lines = self._lines(key.value, new, _column(mapping))
            self._insert_lines(self._next_line(end), lines[1:])

    def _set_items(self, old: Any, new: Sequence[str]) -> None:
        """Set the items of a list that has some: each takes the place of the one before."""
        for item, text in zip(old.value, new, strict=False):
            if item.value != text:
                start, end = item.start_mark.index, self._end(item)
                self._cut(start, end, " " * (start == end) + write_scalar(text))
        last = self._end(old.value[-1])
        if old.flow_style:
            if len(new) < len(old.value):
                self._cut(self._end(old.value[len(new) - 1]), last)
            more = "".join(f", {write_scalar(each)}" for each in new[len(old.value) :])
            self._cut(last, last, more)
        else:
            for item in old.value[len(new) :]:
                start = item.start_mark.index - item.start_mark.column
                self._cut(start, self._next_line(self._end(item)))
            hyphen = " " * old.start_mark.column + "- "
            more_lines = [hyphen + write_scalar(each) for each in new[len(old.value) :]]
            self._insert_lines(self._next_line(last), more_lines)

    def _put(self, mapping: Any, pair: Any, key: str, value: Any) -> None:
        """Put a key in the place of another one, whose value is its basis as it is written."""
        start, colon, end = self._places(*pair)
        old = self._text[colon + 1 : end]
        if mapping.flow_style:
            self._cut(start, end, f"{key}:{_flow(_with_basis(value, old))}")
            return
        column = _column(mapping)
        # The basis stands in an item of a list.
        deeper = " " * (self._offset + 2)
        first, *lines = re.split(f"({_BREAK.pattern})", old)
        shifted = [deeper + each if each.strip() else each for each in lines]
        basis = "".join([first, *shifted])
        lines = self._lines(key, _with_basis(value, basis), column)
        self._cut(start, end, self._newline.join(lines).lstrip(" "))

    def _drop(self, mapping: Any, pair: Any) -> None:
        """Leave a key out, and not the comment behind it."""
        start, _, end = self._places(*pair)
        comment = _COMMENT.match(self._text, end)
        if mapping.flow_style:
            comma = _COMMA.match(self._text, end)
            self._cut(start, end)
            if comma:
                self._cut(*comma.span(1))
        elif comment:
            self._cut(start, comment.end())
        else:
            self._cut(start - pair[0].start_mark.column, self._next_line(end))

    def _places(self, key: Any, value: Any) -> tuple[int, int, int]:
        """Return where a key begins, where its colon is, and where its value ends."""
        return key.start_mark.index, self._text.index(":", key.end_mark.index), self._end(value)

    def _lines(self, key: str, value: Any, column: int) -> list[str]:
        """Return the lines of a key and its value."""
        begin = f"{' ' * column}{key}:"
        if isinstance(value, _Verbatim):
            return [begin + value]
        if isinstance(value, list):
            lines = [begin]
            for item in value:
                place = column + self._offset
                if isinstance(item, Mapping):
                    inner = [self._lines(name, each, place + 2) for name, each in item.items()]
                    first, *others = (line for some in inner for line in some)
                else:
                    first, others = " " * (place + 2) + write_scalar(item), []
                lines += [f"{' ' * place}- {first[place + 2 :]}", *others]
            return lines
        line = begin + _flow(value)
        if isinstance(value, Mapping) and len(line) > _WIDTH:
            inner = [self._lines(name, each, column + 2) for name, each in value.items()]
            return [begin, *(line for some in inner for line in some)]
        return [line]

    def _insert_lines(self, place: int, lines: Iterable[str]) -> None:
        text = "".join(line + self._newline for line in lines)
        if text and place == len(self._text) and not _BREAK.fullmatch(self._text[-1:]):
            text = self._newline + text[: -len(self._newline)]
        self._cut(place, place, text)

    def _next_line(self, place: int) -> int:
        """Return where the line behind the one of a place begins, or where the text ends."""
        rest = _REST_OF_LINE.match(self._text, place)
        end = rest.end() if rest else place
        found = _BREAK.match(self._text, end)
        return found.end() if found else end

    def _end(self, node: Any) -> int:
        """Return where a node ends, without the blank lines and comments behind it."""
        while not isinstance(node, yaml.ScalarNode) and node.value and not node.flow_style:
            last = node.value[-1]
            node = last[1] if isinstance(last, tuple) else last
        start, end = _span(node)
        folded = isinstance(node, yaml.ScalarNode) and node.style in ("|", ">")
        if folded and not _KEEPS_LINES.match(self._text, start):
            return len(self._text[:end].rstrip())
        return end


def _is_mapping(node: Any) -> bool:
    return isinstance(node, yaml.MappingNode)


def _pairs(mapping: Any) -> dict[str, tuple[Any, Any]]:
    return {key.value: (key, value) for key, value in mapping.value}


def _span(node: Any) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index


def _column(mapping: Any) -> int:
    column: int = min(key.start_mark.column for key, _ in mapping.value)
    return column


def _nodes(node: Any) -> Iterator[Any]:
    """Yield a node and all that is in it."""
    yield node
    if not isinstance(node, yaml.ScalarNode):
        for each in node.value:
            yield from _nodes(each[1] if isinstance(each, tuple) else each)


def _offsets(root: Any) -> Iterator[int]:
    """Yield how far the hyphens of each list stand behind the key of it."""
    for mapping in filter(_is_mapping, _nodes(root)):
        for key, value in mapping.value:
            if isinstance(value, yaml.SequenceNode) and not value.flow_style:
                yield value.start_mark.column - key.start_mark.column


def plain(node: Any) -> Any:
    """Return a tree of YAML as mappings, lists and text."""
    if _is_mapping(node):
        return {key.value: plain(value) for key, value in node.value}
    return list(map(plain, node.value)) if isinstance(node, yaml.SequenceNode) else node.value


def _with_basis(value: Any, basis: str) -> Any:
    """Return conclusions whose basis is a part of the file."""
    return [
        {name: _Verbatim(basis) if name == "basis" else each for name, each in item.items()}
        for item in value
    ]


def _flow(value: Any) -> str:
    """Return what stands behind a colon: a value in one line."""
    return value if isinstance(value, _Verbatim) else f" {_in_one_line(value)}"


def _inline(items: Sequence[Item]) -> list[str]:
    return [_in_one_line(item.value) for item in items]


def _in_one_line(value: Any) -> str:
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{name}:{_flow(each)}' for name, each in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(map(_in_one_line, value))}]"
    return str(value) if isinstance(value, int) else write_scalar(value)
