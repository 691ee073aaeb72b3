"""What has to hold of a record: a field, a sign and a value, such as `percent<95`."""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal

import msgspec
from msgspec.structs import replace

from ttdn_cli.errors import QueryError
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import ValueKind, leaves
from ttdn_cli.facts.records import LegalReference
from ttdn_cli.query.fields import Field
from ttdn_cli.query.printed import ORDER, numbered
from ttdn_cli.query.spelling import alike, bare, typed_as_it_is, typed_in
from ttdn_cli.text.dates import day_numbers, examples
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import shorten

Comparison = Literal["text", "number", "date"]
"""How values are compared, which their kind decides."""

_CODES = ("id", "given", "number")
"""Fields whose texts are no words: ids, figures, and numbers of documents."""

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
        field: that is asked.
        compared: whose values are compared: that field, or what a person reads in it.
        operator: one of `=`, `!=`, `~`, `<`, `<=`, `>`, `>=`.
        value: what it is compared with, as typed; empty, it asks whether there is one.
        kind: how it is compared, which the type of the field decides.
        wanted: what is read of the value: one of these is enough.
        several: what is read of a text otherwise, if commas in it part several.
        exact: whether diacritics count.
    """

    field: Field
    compared: Field
    operator: str
    value: str
    kind: Comparison
    wanted: tuple[Any, ...]
    several: tuple[Any, ...] = ()
    exact: bool = False

    @property
    def positive(self) -> Condition:
        """The condition without the denial in it, if it has one."""
        return replace(self, operator="=") if self.operator == "!=" else self

    def holds(self, record: Any, index: Index) -> bool:
        """Return whether it holds of a record.

        A list or a text in both languages does what one of its values does; what is absent does
        nothing. `!=` is the opposite of `=`.
        """
        values = self.values(record, index)
        if not self.value:
            return any(True for _ in values) is (self.operator != "=")
        if self.operator == "!=":
            return not self.positive.holds(record, index)
        return any(self._compared(value, leaf, index) for leaf, value in values)

    def values(self, record: Any, index: Index) -> Iterator[tuple[ValueKind, Any]]:
        """Yield each simple value that is compared, with its kind."""
        are_text = self.kind != "number"
        for _, leaf, value in leaves(self.compared.value(record, index), self.compared.kind):
            if isinstance(value, str) is are_text or not self.value:
                yield leaf, value

    @property
    def readings(self) -> list[Condition]:
        """How the condition may be read, the first reading that any record meets counts.

        A text is first read as typed, with its diacritics and commas; then without diacritics, then
        as several with commas between.
        """
        if not self.is_worded:
            return [self]
        return [
            replace(self, wanted=wanted, several=(), exact=exact)
            for wanted in filter(None, (self.wanted, self.several))
            for exact in ((True, False) if _is_marked(wanted) else (False,))
        ]

    @property
    def unmet(self) -> Condition:
        """How it is read where no record meets any reading: there is nothing to say of these."""
        return replace(self, exact=True) if self.is_worded else self

    def settled(self, records: Sequence[Any], index: Index) -> Condition:
        """Return how the condition is read, given these records."""
        if not self.is_worded:
            return self
        for read in self.readings:
            if any(read.positive.holds(each, index) for each in records):
                return read
        return self.unmet

    def note(self) -> str:
        """Return what is to be said of how it was read, once it is: if diacritics did not help."""
        if not self.is_worded or self.exact or not _is_marked(self.wanted):
            return ""
        return message(
            "No record has {value!r} with these diacritics. Compared without them.",
            value=self.value,
        )

    @property
    def is_worded(self) -> bool:
        """Whether words are compared, and not numbers or dates."""
        return bool(self.value) and (self.operator == "~" or self.kind == "text")

    def _compared(self, value: Any, leaf: ValueKind, index: Index) -> bool:
        if self.is_worded:
            same = self._is_in if self.operator == "~" else self._equals
            return any(same(text, leaf, index) for text in written(value, leaf, index))
        if self.kind == "number":
            return any(_COMPARISONS[self.operator](float(value), each) for each in self.wanted)
        return any(_date_is(value, self.operator, each) for each in self.wanted)

    def _equals(self, text: str, _: ValueKind, index: Index) -> bool:
        return any(alike(typed_in(each, index), text, exact=self.exact) for each in self.wanted)

    def _is_in(self, text: str, leaf: ValueKind, index: Index) -> bool:
        # What is no word of a language has parts that are none: `5` in 55, `bo` in an id.
        no_words = leaf.name != "text" or self.field.name in _CODES
        if no_words and bare(self.wanted[0]) in bare(text):
            return True
        return any(typed_in(each, index).is_in(text, exact=self.exact) for each in self.wanted)


def _is_marked(wanted: Sequence[str]) -> bool:
    """Return whether any of the texts has diacritics, which count first."""
    return any(typed_as_it_is(each).marked for each in wanted)


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
        if isinstance(record, LegalReference):
            yield from numbered(record)
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
        QueryError: if the value is not of the kind of the field, or the sign is for numbers and
            dates and it is neither.
    """
    if not value:
        if sign not in ORDER:
            return Condition(field, field, sign, value, comparison(field.kind), ())
        advice = message(
            "Type one after {sign}, or {name}= for the records without one.",
            sign=sign,
            name=field.name,
        )
        raise QueryError(option, message("no value for {name}", name=field.name), advice)
    compared, said = field.compare(field, sign, value) if field.compare else (field, value)
    kind = comparison(compared.kind)
    if sign in ORDER and kind == "text":
        what = message("{sign} does not compare texts ({name})", sign=sign, name=field.name)
        advice = message("Type {name}=VALUE, or {name}~PART.", name=field.name)
        raise QueryError(option, what, advice)
    if sign == "~" or kind == "text":
        wanted = (_part(field, kind, value, option) if sign == "~" else value,)
        several = _several(field, value) if sign in ("=", "!=") else ()
        return Condition(field, compared, sign, value, kind, wanted, several)
    read = tuple(_read(field, kind, said, option, compared.name))
    if len(read) > 1 and sign in ORDER:
        what = message(
            "{sign} compares with one value, not with {count}", sign=sign, count=len(read)
        )
        raise QueryError(option, what, message("Type = or != for one of several."))
    return Condition(field, compared, sign, value, kind, read)


def _read(
    field: Field, kind: Comparison, value: str, option: str, compared: str = ""
) -> Sequence[Any]:
    """Return what a number or a date may be: one of several with commas between, or one."""
    # Only with a condition is there anything to read.
    from ttdn_cli.query.typed import read_dates, read_numbers

    try:
        if kind == "date":
            return read_dates(value)
        name = compared or field.name
        whole = field.name == name and field.kind.single.name != "number"
        return read_numbers(value, name.rpartition(".")[2], whole=whole)
    except ValueError:
        given, name = shorten(value), field.name
        if kind == "number":
            what = message("{value!r} is not a number ({name})", value=given, name=name)
            advice = message("Type one such as 95, 92.06 or 92,06%.")
        else:
            what = message("{value!r} is not a date ({name})", value=given, name=name)
            advice = message("Type one such as {examples}, or 6 June 2024.", examples=examples())
        raise QueryError(option, what, advice) from None


def _part(field: Field, kind: Comparison, value: str, option: str) -> str:
    """Return what is looked for in values: of a number and a date, as JSON has it."""
    try:
        found = value if kind == "text" else _read(field, kind, value, option)[0]
    except QueryError:
        if kind == "number":
            raise
        return value
    return f"{found:.10g}" if isinstance(found, float) else str(found)


def _several(field: Field, value: str) -> tuple[str, ...]:
    """Return what a value lists with commas, if the field has ids, fixed words or numbers."""
    single = field.kind.single
    if single.name not in ("reference", "choice") and field.name not in _CODES:
        return ()
    parts = [each.strip() for each in re.split("[;,]", value)]
    return tuple(filter(None, parts)) if parts[1:] else ()


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
