"""Which records, in what order, and which of their fields: what a user asks of a list.

Everything here is of one section, and says what is wrong with a question before any data is read.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Sequence
from typing import Any, Literal

import msgspec

from ttdn_cli.errors import QueryError
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import ValueKind, leaves
from ttdn_cli.query.fields import NAME, Field, names_within, parts
from ttdn_cli.query.section import Section
from ttdn_cli.text.collation import collation_key
from ttdn_cli.text.dates import EXAMPLES, day_numbers, parse_time
from ttdn_cli.text.unicode import decode_argument, find_closest, fold, shorten

Comparison = Literal["text", "number", "date"]
"""How values are compared, which their kind decides."""

# `re` compiles these when they are first met: most questions have no condition.
_CONDITION = r"(?s)\s*([^\s=!~<>]+)\s*(!=|<=|>=|=|~|<|>)\s*(.*?)\s*"
_NUMBER = r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Condition(msgspec.Struct, frozen=True):
    """What has to hold of a record.

    Attributes:
        field: whose values are compared.
        operator: one of `=`, `!=`, `~`, `<`, `<=`, `>`, `>=`.
        value: what it is compared with, as typed.
        kind: how it is compared, which the type of the field decides.
    """

    field: Field
    operator: str
    value: str
    kind: Comparison

    def holds(self, record: Any, index: Index) -> bool:
        """Return whether it holds of a record.

        A list or a text in both languages does what one of its values does; what is absent does
        nothing. `!=` is the opposite of `=`.
        """
        values = leaves(self.field.value(record, index), self.field.kind)
        are_text = self.kind != "number"
        found = [value for _, _, value in values if isinstance(value, str) is are_text]
        if self.operator == "!=":
            return not any(self._compared("=", value) for value in found)
        return any(self._compared(self.operator, value) for value in found)

    def _compared(self, operator: str, value: Any) -> bool:
        if operator == "~":
            return fold(self.value) in fold(str(value))
        if self.kind == "number":
            return _COMPARISONS[operator](float(value), float(self.value))
        if self.kind == "date":
            return _date_is(value, operator, self.value)
        return _COMPARISONS[operator](fold(value), fold(self.value))


class Query(msgspec.Struct, frozen=True):
    """What a user asks of a list.

    Attributes:
        conditions: all of them have to hold.
        order: the fields to sort by, the first one first, each with whether it is descending.
        limit: how many records at most, or None.
    """

    conditions: Sequence[Condition] = ()
    order: Sequence[tuple[Field, bool]] = ()
    limit: int | None = None

    def of(self, records: Sequence[Any], index: Index) -> list[Any]:
        """Return those of the records that are asked for, in the order asked for."""
        found = [each for each in records if all(c.holds(each, index) for c in self.conditions)]
        for by, down in reversed(self.order):
            found.sort(key=lambda each: _place(by.value(each, index), down=down), reverse=down)
        return found[: self.limit]


def parse(
    section: Section, where: Sequence[str] = (), sort: str | None = None, limit: int | None = None
) -> Query:
    """Return the question that a user typed.

    Args:
        section: that is asked.
        where: conditions such as `percent<95`.
        sort: fields with commas between, a hyphen before a descending one.
        limit: how many records at most, or None.

    Raises:
        QueryError: in the words a user reads, if a condition or a field cannot be.
    """
    return Query(
        [condition(text, section) for text in where],
        [_order(name, section) for name in _listed(sort)],
        limit,
    )


def condition(text: str, section: Section) -> Condition:
    """Return the condition that a user typed, such as `province = hoa binh`.

    Raises:
        QueryError: if it is none, there is no such field, or the value is not of its kind.
    """
    text = decode_argument(text)
    option = f"--where {shorten(text)!r}"
    found = re.fullmatch(_CONDITION, text)
    if not found:
        advice = f"Use FIELD=VALUE. Other operators: != ~ < <= > >=. {_fields(section)}"
        raise QueryError(option, "not a condition", advice)
    name, operator, value = found.groups()
    selected = field(name, section, option)
    kind = _comparison(selected.kind)
    if kind == "number" and not re.fullmatch(_NUMBER, value):
        what = f"{shorten(value)!r} is not a number ({name})"
        raise QueryError(option, what, "Use one such as 95 or 92.06.")
    if kind == "date":
        try:
            parse_time(value)
        except ValueError:
            what = f"{shorten(value)!r} is not a date ({name})"
            advice = f"Use one such as {EXAMPLES}."
            raise QueryError(option, what, advice) from None
    return Condition(selected, operator, value, kind)


def chosen(text: str | None, section: Section) -> list[Field] | None:
    """Return the fields that a user typed with commas between them, or None without any.

    Raises:
        QueryError: if there is no such field, or one of them is there twice.
    """
    if text is None:
        return None
    option = f"--fields {shorten(text)!r}"
    names = _listed(text)
    for place, name in enumerate(names):
        if name in names[:place]:
            what = f"field {shorten(name)!r} is listed twice"
            raise QueryError(option, what, "List each field once.")
    return [field(name, section, option) for name in names]


def field(name: str, section: Section, option: str) -> Field:
    """Return the field that a user named, or the part of one.

    Raises:
        QueryError: if there is none; it says which there are, and asks about the nearest.
    """
    first, *steps = name.split(".")
    unknown = f"unknown field {shorten(name)!r}"
    known = {each.name: each for each in section.askable}
    if first not in known:
        nearest = find_closest(name.lower(), names(section))
        raise QueryError(option, unknown, _fields(section), nearest)
    for place, step in enumerate(steps):
        whole = known[first].part(*steps[:place])
        inner = parts(whole.kind)
        if step not in inner:
            every = f"Parts of {whole.name}: {', '.join(inner)}" if inner else "It has no parts."
            nearest = [f"{whole.name}.{each}" for each in find_closest(step.lower(), inner)]
            raise QueryError(option, unknown, every, nearest)
    return known[first].part(*steps)


def names(section: Section) -> list[str]:
    """Return every name of a field or a part of one that a user may type."""
    return [name for each in section.askable for name in names_within(each.name, each.kind)]


def hint(query: Query) -> str:
    """Return what may help where nothing matched: a field that holds ids was asked for a name."""
    for each in query.conditions:
        if NAME in parts(each.field.kind) and each.operator in ("=", "~"):
            name = each.field.name
            return f" {name} holds ids. Use {name}.{NAME} to match names."
    return ""


def _order(name: str, section: Section) -> tuple[Field, bool]:
    bare_name = name.removeprefix("-")
    return field(bare_name, section, f"--sort {shorten(name)!r}"), bare_name != name


def _listed(text: str | None) -> list[str]:
    return [] if text is None else [each.strip() for each in text.split(",")]


def _fields(section: Section) -> str:
    return f"Fields: {', '.join(each.name for each in section.askable)}"


def _comparison(kind: ValueKind) -> Comparison:
    if kind.single.name == "date":
        return "date"
    return "number" if kind.single.name in ("integer", "year", "number") else "text"


def _date_is(date: str, operator: str, asked: str) -> bool:
    """Return whether a date is certainly before, in or after the time that is asked for.

    Both may be a year or a month: then they are all the days in it.
    """
    days, wanted = day_numbers(date), day_numbers(asked)
    within = {
        "=": wanted.start <= days.start and days.stop <= wanted.stop,
        "<": days.stop <= wanted.start,
        "<=": days.stop <= wanted.stop,
        ">": days.start >= wanted.stop,
        ">=": days.start >= wanted.start,
    }
    return within[operator]


def _key(value: Any) -> Any:
    """Return what a value is sorted by; None for what is absent."""
    if isinstance(value, str):
        return collation_key(value)
    if isinstance(value, list):
        return [_place(item) for item in value] or None
    if isinstance(value, msgspec.Struct):
        return _key(value.vi) if hasattr(value, "vi") else _key([*msgspec.structs.astuple(value)])
    return value


def _place(value: Any, *, down: bool = False) -> tuple[bool, Any]:
    """Return what puts a value in its place among others: what is absent comes last."""
    key = _key(value)
    return ((key is None) is not down, key)
