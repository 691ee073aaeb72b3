"""What a figure is defined by, and what of that is another than in a figure before."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, get_args

from ttdn_cli.checking.attribution.owners import Owner
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.types import Date
from ttdn_cli.matching.indicators import LANGUAGES, worded
from ttdn_cli.matching.wording import without_comparison, words_without_year
from ttdn_cli.text.dates import day_numbers
from ttdn_cli.text.locales import InBoth
from ttdn_cli.text.measures import PER_CENT
from ttdn_cli.text.units import name_unit

Part = Literal["wording", "scope", "unit", "measure", "status", "compared_with", "time"]
"""What a figure is defined by."""

_COMPARABLE: tuple[Part, ...] = ("scope", "unit", "measure", "status", "compared_with", "time")
"""Of two figures that differ in one of these, one is no change of the other."""

_DAYS_OF_MONTH = 30.4

Parts = Mapping[Part, str]


def parts_of(metric: Metric, index: Index) -> Parts:
    """Return what a figure is defined by, as it is compared."""
    of = next((each.indicator.of for each in worded(metric, index, Owner("", state=True))), "")
    measure, _, unit = of.partition(" ")
    # A share is in per cent, whether its unit says so or not.
    named = unit and metric.unit and metric.unit not in PER_CENT
    return {
        "scope": _words(metric.scope, metric),
        "unit": name_unit(metric.unit) if named and metric.unit else "",
        "measure": measure,
        "status": metric.status,
        "compared_with": without_comparison(_words(metric.compared_with, metric)),
        "time": _time_of(metric),
    }


def definition_of(parts: Parts) -> tuple[str, ...]:
    """Return that of which figures are compared with each other only."""
    return tuple(parts[part] for part in _COMPARABLE)


def redefined(one: Metric, other: Metric, parts: Parts, others: Parts) -> list[Part]:
    """Return what of a figure is another than of one before.

    Args:
        one: the figure before.
        other: the figure.
        parts: what the first is defined by.
        others: what the other is defined by.
    """
    known = {"wording": _rewords(one, other)}
    known |= {part: parts[part] != others[part] for part in _COMPARABLE}
    return [part for part in get_args(Part) if known[part]]


def length_of(period: Date) -> tuple[int, int]:
    """Return how many months a period has, or the days of what is less than half of one."""
    days = len(day_numbers(period))
    months = round(days / _DAYS_OF_MONTH)
    return months, 0 if months else days


def _time_of(metric: Metric) -> str:
    """Return over how long a figure is counted, or that it is as of a day; else nothing.

    What came in nine months is no change of what came in a year.
    """
    if metric.as_of:
        return "as of"
    return " ".join(map(str, length_of(metric.period))) if metric.period else ""


def _rewords(one: Metric, other: Metric) -> bool:
    """Return whether two figures are worded otherwise, in the first language that both have."""
    for language in LANGUAGES:
        said = [getattr(each.indicator, language) for each in (one, other)]
        if all(said):
            first, second = (
                _compared(text, each) for text, each in zip(said, (one, other), strict=True)
            )
            return first != second
    return True


def _words(text: InBoth | None, metric: Metric) -> str:
    """Return the words of a text as they are compared: in Vietnamese, where it has that."""
    return _compared((text.vi or text.en or "") if text else "", metric)


def _compared(said: str, metric: Metric) -> str:
    """Return words without the figure and its own year: `Tổng thu năm 2022`."""
    words = words_without_year(said.replace(metric.given, " "), metric.dated)
    return " ".join(each.plain for each in words)
