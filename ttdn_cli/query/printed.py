"""What a table prints of a record beyond the values of its fields, and conditions on that.

A condition has a field, a sign and what was typed. Of some fields a person reads more than the
value: of a figure the number that its words say, of what is missing a share as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Any

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.records import LegalReference
from ttdn_cli.facts.types import Date
from ttdn_cli.query import cells
from ttdn_cli.query.view import View
from ttdn_cli.text.locales import Language
from ttdn_cli.text.measures import PER_CENT

if TYPE_CHECKING:
    from ttdn_cli.query.fields import Field

ORDER = ("<", "<=", ">", ">=")
"""The signs that compare which of two is more."""

_SHARE_BEHIND = re.compile(r"(.+) \(([^()]+%)\)")
_SHARE = re.compile(r"[0-9]+(?:[.,][0-9]+)?%")
_WITHOUT = re.compile(r" (?:without|chưa có)(?: \([^()]*\))?", re.IGNORECASE)
_NONE = ("none", "không")


def figures(metric: Metric, index: Index) -> list[str]:
    """Return each way in which the figure of a metric is printed, as published first."""
    found = {metric.given: None}
    for view in (View(index, each) for each in Language):
        found |= dict.fromkeys(_with_parts(view.figure(metric)))
        if metric.percent is not None:
            found |= dict.fromkeys((view.percent(metric.percent), view.decimal(metric.percent)))
    return [*found]


def numbered(document: LegalReference) -> Iterator[str]:
    """Yield the number of a document, by itself and behind its type, in both languages."""
    if document.number:
        yield document.number
        types = (document.type.vi, document.type.en) if document.type else ()
        yield from (f"{each} {document.number}" for each in filter(None, types))


def shortfalls(metric: Metric, index: Index) -> Iterator[str]:
    """Yield each way in which what a metric is short of is printed, if that is said in words."""
    if metric.remaining_percent:
        for view in (View(index, each) for each in Language):
            for line in cells.missing(metric, view).lines:
                yield from _with_parts(line)


def _with_parts(text: str) -> Iterator[str]:
    """Yield a text; where a share stands in brackets behind it, that and what is before it too."""
    yield text
    if found := _SHARE_BEHIND.fullmatch(text):
        yield from found.groups()
    elif found := _SHARE.match(text):
        yield found.group()


def figure_asked(field: Field, sign: str, value: str) -> tuple[Field, str]:
    """Return what is compared with a figure: its text, or for an order the number that it says.

    A part of a whole and what is in per cent is compared with shares and changes in per cent; any
    other number with the values in its unit, and with all values where it has none.
    """
    if sign not in ORDER:
        return _made(field, "given", figures), value
    # Only what is compared by its number is read.
    from ttdn_cli.query.typed import unit_typed
    from ttdn_cli.text.units import name_unit

    unit = unit_typed(value)
    if unit in PER_CENT or re.search(r"[0-9] ?(?:/|of) ?[0-9]", value):
        return _made(field, "percent", _percent), value

    def in_unit(metric: Metric, _: Index) -> float | None:
        if unit and name_unit(metric.unit or "") != name_unit(unit):
            return None
        return metric.value

    return _made(field, "value", in_unit), value


def missing_asked(field: Field, sign: str, value: str) -> tuple[Field, str]:
    """Return what is compared with what is missing: how many, or for a share how many per cent."""
    if sign == "~":
        return field, value
    value = _WITHOUT.sub("", value)
    if value.lower() in _NONE:
        return _made(field, "remaining_percent", _remaining_percent), "0"
    share = value.endswith("%")
    return (_made(field, "remaining_percent", _remaining_percent) if share else field), value


def issued_asked(field: Field, _: str, value: str) -> tuple[Field, str]:
    """Return what is compared with a date of issue: that, or the year where that is all."""
    return _made(field, "date", _issued), value


def when_asked(field: Field, _: str, value: str) -> tuple[Field, str]:
    """Return what is compared with the time of a figure: its date, or its period."""
    return _made(field, "as_of", _time), value


def _made(field: Field, name: str, derive: Callable[[Any, Index], Any]) -> Field:
    # Circular otherwise: a field of a section says by which of these it is asked.
    from msgspec.structs import replace

    return replace(field, name=name, derive=derive)


def _percent(metric: Metric, _: Index) -> float | None:
    if metric.percent is not None:
        return metric.percent
    return metric.value if metric.unit in PER_CENT else None


def _remaining_percent(metric: Metric, _: Index) -> float | None:
    return metric.remaining_percent


def _issued(document: LegalReference, _: Index) -> Date | None:
    return document.dated


def _time(metric: Metric, _: Index) -> Date | None:
    return metric.dated
