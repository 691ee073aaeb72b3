"""Which of many values exclude each other: in a time that grows with their number alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ttdn_cli.matching.spans import Span
from ttdn_cli.text.dates import day_numbers

AFTER_ALL = 10**7
"""The number of a day after all others."""

_LATEST = 8
"""Values with which each is compared, the latest first, before the lowest and the highest."""


class Said(NamedTuple):
    """A value that a dataset has.

    Attributes:
        order: by which it is told which was first: the first day of its text, then its place.
        member: the place of the dataset.
        record: the id of the record.
        span: all that it may be.
    """

    order: tuple[int, int]
    member: int
    record: str
    span: Span


def order_of(date: str | None, place: int) -> tuple[int, int]:
    """Return by what a text is told to be earlier: its date, then its place; the undated last.

    Args:
        date: of the text, ISO 8601, or None.
        place: of its dataset among all.
    """
    return _first_day(date), place


@lru_cache(maxsize=1 << 14)
def _first_day(date: str | None) -> int:
    return day_numbers(date).start if date else AFTER_ALL


class Clash(NamedTuple):
    """Two values that exclude each other, the earlier text first, and how many say each."""

    one: Said
    other: Said
    ones: int
    others: int


class _Value(NamedTuple):
    """A value: the first that says it, and how many datasets do."""

    said: Said
    datasets: int

    @property
    def span(self) -> Span:
        return self.said.span


class _Values:
    """Distinct values, of which one that excludes another is found at once.

    Where any excludes it, the one that ends lowest or the one that begins highest does: so none
    that is contradicted is missed, however many there are.
    """

    def __init__(self, values: Iterable[_Value] = ()) -> None:
        self._latest: list[_Value] = []
        self._lowest: _Value | None = None
        self._highest: _Value | None = None
        for each in values:
            self.add(each)

    def add(self, value: _Value) -> None:
        self._latest = [value, *self._latest[: _LATEST - 1]]
        if self._lowest is None or value.span.high < self._lowest.span.high:
            self._lowest = value
        if self._highest is None or value.span.low > self._highest.span.low:
            self._highest = value

    def excluding(self, value: _Value) -> _Value | None:
        for each in (*self._latest, self._lowest, self._highest):
            if each and each.said.member != value.said.member and each.span.excludes(value.span):
                return each
        return None


def clear(every: Iterable[Said]) -> list[Said]:
    """Return values in their order, but for those of a dataset that has several by these words.

    Where one dataset says two that exclude each other, the words do not say which is which.
    """
    by_member: dict[int, list[Said]] = {}
    for each in every:
        by_member.setdefault(each.member, []).append(each)
    kept = [each for several in by_member.values() if _agree(several) for each in several]
    return sorted(kept, key=lambda each: each.order)


def _agree(several: Sequence[Said]) -> bool:
    """Return whether values of one dataset have something in common."""
    highest = max((each.span for each in several), key=lambda span: span.low)
    lowest = min((each.span for each in several), key=lambda span: span.high)
    return highest == lowest or not highest.excludes(lowest)


def clashes(every: Sequence[Said]) -> Iterator[Clash]:
    """Yield each value that excludes an earlier one with the nearest such, once for all datasets.

    What only later ones exclude, and what is in no pair by then, is paired with the nearest of
    these: so each value that any excludes is in one.

    Args:
        every: in their order, of one figure at one time.
    """
    values = _distinct(every)
    shown: set[Span] = set()
    for known, said in _pairs(values.values(), _Values(), grow=True):
        shown |= {known.span, said.span}
        yield _clash(known, said)
    for known, said in _pairs(reversed(values.values()), _Values(), grow=True):
        if said.span not in shown:
            yield _clash(said, known)


def clashes_between(ones: Sequence[Said], others: Sequence[Said]) -> Iterator[Clash]:
    """Yield each value of `others` that excludes one of `ones`, and of these, as `clashes` does."""
    values, against = _distinct(ones), _distinct(others)
    shown: set[Span] = set()
    for known, said in _pairs(against.values(), _Values(values.values()), grow=False):
        shown.add(known.span)
        yield _clash(known, said)
    for known, said in _pairs(values.values(), _Values(against.values()), grow=False):
        if said.span not in shown:
            yield _clash(said, known)


def _clash(one: _Value, other: _Value) -> Clash:
    first, second = sorted((one, other), key=lambda each: each.said.order)
    return Clash(first.said, second.said, first.datasets, second.datasets)


def _distinct(every: Iterable[Said]) -> dict[Span, _Value]:
    """Return each value, with the first that says it and how many datasets do."""
    found: dict[Span, tuple[Said, set[int]]] = {}
    for each in every:
        found.setdefault(each.span, (each, set()))[1].add(each.member)
    return {span: _Value(said, len(members)) for span, (said, members) in found.items()}


def _pairs(
    values: Iterable[_Value], known: _Values, *, grow: bool
) -> Iterator[tuple[_Value, _Value]]:
    """Yield known values that others exclude, each with the other; these are known from then on.

    Args:
        values: the others, in their order.
        known: the known ones.
        grow: whether the others get known.
    """
    for value in values:
        if one := known.excluding(value):
            yield one, value
        if grow:
            known.add(value)
