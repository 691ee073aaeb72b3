"""What has to hold of a record: a field, a sign and a value, such as `percent<95`."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator
from functools import cached_property
from typing import Any, Literal

import msgspec

from ttdn_cli.errors import QueryError
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import ValueKind, leaves
from ttdn_cli.query.fields import Field
from ttdn_cli.query.section import Section
from ttdn_cli.query.spelling import bare
from ttdn_cli.text.dates import EXAMPLES, day_numbers
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.unicode import shorten

Comparison = Literal["text", "number", "date"]
"""How values are compared, which their kind decides."""

_COMPARISONS: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}


class Condition(msgspec.Struct, frozen=True, dict=True):
    """What has to hold of a record.

    Attributes:
        field: whose values are compared.
        operator: one of `=`, `!=`, `~`, `<`, `<=`, `>`, `>=`.
        value: what it is compared with, as typed; empty, it asks whether there is one.
        kind: how it is compared, which the type of the field decides.
        wanted: what is read of the value: one of these is enough.
    """

    field: Field
    operator: str
    value: str
    kind: Comparison
    wanted: tuple[Any, ...]

    def holds(self, record: Any, index: Index) -> bool:
        """Return whether it holds of a record.

        A list or a text in both languages does what one of its values does; what is absent does
        nothing. `!=` is the opposite of `=`.
        """
        values = self.values(record, index)
        if not self.value:
            return any(True for _ in values) is (self.operator != "=")
        sign = "=" if self.operator == "!=" else self.operator
        compared = any(self._compared(sign, value, leaf, index) for leaf, value in values)
        return compared is not (self.operator == "!=")

    def values(self, record: Any, index: Index) -> Iterator[tuple[ValueKind, Any]]:
        """Yield each simple value that is compared, with its kind."""
        are_text = self.kind != "number"
        for _, leaf, value in leaves(self.field.value(record, index), self.field.kind):
            if isinstance(value, str) is are_text or not self.value:
                yield leaf, value

    def _compared(self, sign: str, value: Any, leaf: ValueKind, index: Index) -> bool:
        if sign == "~":
            return any(self._bare[0] in bare(each) for each in written(value, leaf, index))
        if self.kind == "number":
            return any(_COMPARISONS[sign](float(value), each) for each in self.wanted)
        if self.kind == "date":
            return any(_date_is(value, sign, each) for each in self.wanted)
        if sign == "=":
            return any(bare(each) in self._bare for each in written(value, leaf, index))
        return _COMPARISONS[sign](bare(value), self._bare[0])

    @cached_property
    def _bare(self) -> tuple[str, ...]:
        return tuple(bare(str(each)) for each in self.wanted)


def written(value: Any, kind: ValueKind, index: Index) -> Iterator[str]:
    """Yield how a simple value is written: as in JSON, then as people read it.

    An id that refers to a record is also each name of that, and a word of a fixed list what tables
    write for it.
    """
    yield str(value)
    if kind.name == "reference":
        record: Any = index.records[value]
        yield from filter(None, (record.label.vi, record.label.en))
        yield from record.names
        yield from getattr(record, "aliases", ())
    elif kind.name == "choice":
        yield from (Locale(each).word(value) for each in Language)


def typed_condition(field: Field, sign: str, value: str, option: str) -> Condition:
    """Return the condition that compares a field with what a user typed.

    Args:
        field: whose values are compared.
        sign: the operator.
        value: as typed, without the spaces around it.
        option: what the user typed, for errors.

    Raises:
        QueryError: if the value is not of the kind of the field.
    """
    kind = comparison(field.kind)
    if not value:
        if sign in ("=", "!=", "~"):
            return Condition(field, sign, value, kind, ())
        advice = f"Type one after {sign}, or {field.name}= for the records without one."
        raise QueryError(option, f"no value for {field.name}", advice)
    wanted = tuple(_read(field, kind, value, option, part=sign == "~"))
    if len(wanted) > 1 and sign not in ("=", "!="):
        what = f"{sign} compares with one value, not with {len(wanted)}"
        raise QueryError(option, what, "Type = or != for one of several.")
    return Condition(field, sign, value, kind, wanted)


def _read(field: Field, kind: Comparison, value: str, option: str, *, part: bool) -> list[Any]:
    """Return what a value may be: a comma parts those of numbers, dates, ids and fixed words.

    What is looked for as a part of a value is one text: that of JSON, if it is a number or a date.
    """
    # Only with a condition is there anything to read.
    from ttdn_cli.query.typed import read_dates, read_numbers

    try:
        if kind == "number":
            whole = field.kind.single.name != "number"
            found = read_numbers(value, field.name.rpartition(".")[2], whole=whole)
            return [f"{found[0]:.10g}"] if part else found
        if kind == "date":
            return read_dates(value)
    except ValueError:
        if kind == "date" and part:
            return [value]
        what = f"{shorten(value)!r} is not a {kind} ({field.name})"
        examples = "95, 92.06 or 92,06%" if kind == "number" else f"{EXAMPLES}, or 6 June 2024"
        raise QueryError(option, what, f"Type one such as {examples}.") from None
    single = field.kind.single
    if (
        not part
        and "," in value
        and (single.name in ("reference", "choice") or "id" in single.extra)
    ):
        # A name may have a comma in it.
        parts = (each.strip() for each in re.split("[;,]", value))
        return list(dict.fromkeys([value, *filter(None, parts)]))
    return [value]


def comparison(kind: ValueKind) -> Comparison:
    """Return how values of a kind are compared."""
    if kind.single.name == "date":
        return "date"
    return "number" if kind.single.name in ("integer", "year", "number") else "text"


def _date_is(date: str, sign: str, asked: str) -> bool:
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
    return within[sign]


def explain_none(
    conditions: tuple[Condition, ...], records: Any, section: Section, index: Index
) -> str:
    """Return what there is instead, where no record meets conditions; nothing where each has some.

    Args:
        conditions: all that were typed.
        records: of which each was asked.
        section: of the records.
        index: the dataset.
    """
    for each in conditions:
        if not any(each.holds(record, index) for record in records):
            return f" {_instead(each, records, section, index)}"
    return ""


def _instead(asked: Condition, records: Any, section: Section, index: Index) -> str:
    name = asked.field.name
    values = [pair for record in records for pair in asked.values(record, index)]
    if not values:
        return f"No {section.noun[0].en} has a value for {name}."
    if not asked.value:
        return f"Every {section.noun[0].en} has a value for {name}."
    if asked.kind != "text" and asked.operator in ("<", "<=", ">", ">="):
        least = asked.operator.startswith("<")
        plain = [value for _, value in values]
        if asked.kind == "number":
            end = (min if least else max)(plain)
            return f"The {'lowest' if least else 'highest'} {name} is {end:.10g}."
        first = min(plain, key=lambda each: day_numbers(each).start)
        last = max(plain, key=lambda each: day_numbers(each).stop)
        return f"The earliest {name} is {first}." if least else f"The latest {name} is {last}."
    return f"{name} has {_some(asked, values, index)}."


def _some(asked: Condition, values: list[tuple[ValueKind, Any]], index: Index) -> str:
    """Return a few of the values that there are, those first that are spelt most like the asked."""
    from difflib import SequenceMatcher

    shown = {_named(value, leaf, index): None for leaf, value in values}
    matcher = SequenceMatcher(b=bare(asked.value)[:100])

    def unlike(text: str) -> float:
        matcher.set_seq1(bare(text)[:100])
        return -matcher.ratio()

    ordered = sorted(shown, key=unlike) if asked.kind == "text" else sorted(shown)
    few, more = [shorten(each) for each in ordered[:5]], len(ordered) - 5
    return " · ".join(few) + (f" and {more} more" if more > 0 else "")


def _named(value: Any, kind: ValueKind, index: Index) -> str:
    """Return a value as it is typed: that of a reference is the name, as most people know it."""
    if kind.name == "reference":
        label = index.label(value)
        return label.vi or label.en or str(value)
    return f"{value:.10g}" if isinstance(value, float) else str(value)
