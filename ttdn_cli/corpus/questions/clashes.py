"""Which of many values exclude each other: in a time that grows with their number alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ttdn_cli.corpus.questions.spans import Span

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


class Clash(NamedTuple):
    """Two values that exclude each other, the earlier text first, and how many say each."""

    one: Said
    other: Said
    ones: int
    others: int


class _Values:
    """Distinct values, of which one that excludes another is found at once.

    Where any excludes it, the one that ends lowest or the one that begins highest does: so none
    that is contradicted is missed, however many there are.
    """

    def __init__(self) -> None:
        self._latest: list[Said] = []
        self._lowest: Said | None = None
        self._highest: Said | None = None

    def add(self, said: Said) -> None:
        self._latest = [said, *self._latest[: _LATEST - 1]]
        if self._lowest is None or said.span.high < self._lowest.span.high:
            self._lowest = said
        if self._highest is None or said.span.low > self._highest.span.low:
            self._highest = said

    def excluding(self, said: Said) -> Said | None:
        for each in (*self._latest, self._lowest, self._highest):
            if each and each.member != said.member and each.span.excludes(said.span):
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

    Args:
        every: in their order, of one figure at one time.
    """
    yield from _between(_Values(), _distinct(every), grow=True)


def clashes_between(ones: Sequence[Said], others: Sequence[Said]) -> Iterator[Clash]:
    """Yield each value of `others` that excludes one of `ones`, as `clashes` does."""
    known = _Values()
    for said, _ in _distinct(ones).values():
        known.add(said)
    counts = {span: count for span, (_, count) in _distinct(ones).items()}
    for clash in _between(known, _distinct(others), grow=False):
        found = clash._replace(ones=counts[clash.one.span])
        first = found.one.order <= found.other.order
        yield found if first else Clash(found.other, found.one, found.others, found.ones)


def _distinct(every: Iterable[Said]) -> dict[Span, tuple[Said, int]]:
    """Return the first that says each value, and how many datasets do."""
    found: dict[Span, tuple[Said, set[int]]] = {}
    for each in every:
        found.setdefault(each.span, (each, set()))[1].add(each.member)
    return {span: (said, len(members)) for span, (said, members) in found.items()}


def _between(
    known: _Values, values: dict[Span, tuple[Said, int]], *, grow: bool
) -> Iterator[Clash]:
    for said, count in values.values():
        if one := known.excluding(said):
            yield Clash(one, said, values[one.span][1] if grow else 0, count)
        if grow:
            known.add(said)
