"""Which of many values are listed as contrary: laws over any values, and how many are compared."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ttdn_cli.matching.clashes import Said, clashes, clashes_between
from ttdn_cli.matching.spans import Span

_SPANS = st.lists(
    st.builds(
        lambda low, size: Span(float(low), float(low + size)),
        st.integers(0, 20),
        st.integers(1, 8),
    ),
    max_size=14,
)


def _said(spans: list[Span], first: int = 0) -> list[Said]:
    """Return values of one dataset each, one day after the other."""
    return [Said((number, number), number, "fig", span) for number, span in enumerate(spans, first)]


@given(_SPANS)
def test_each_value_that_another_excludes_is_in_a_pair(spans: list[Span]) -> None:
    found = [*clashes(_said(spans))]
    listed = {side.span for each in found for side in each[:2]}
    assert listed == {one for one in spans if any(one.excludes(other) for other in spans)}
    assert all(each.one.span.excludes(each.other.span) for each in found)
    assert all(each.one.order < each.other.order for each in found)
    assert len({frozenset(each[:2]) for each in found}) == len(found)
    assert all(
        (each.ones, each.others) == (spans.count(each.one.span), spans.count(each.other.span))
        for each in found
    )


@given(_SPANS, _SPANS)
def test_values_of_two_kinds_are_beside_those_of_the_other(
    spans: list[Span], against: list[Span]
) -> None:
    ones, others = _said(spans), _said(against, len(spans))
    found = [*clashes_between(ones, others)]
    assert {each.one.span for each in found} == {
        one for one in spans if any(one.excludes(other) for other in against)
    }
    assert {each.other.span for each in found} == {
        other for other in against if any(other.excludes(one) for one in spans)
    }


def test_comparisons_grow_with_the_number_of_values(monkeypatch: pytest.MonkeyPatch) -> None:
    counts = []
    excludes = Span.excludes
    for number in (1_000, 2_000, 4_000):
        asked: list[Span] = []

        def counted(one: Span, other: Span, asked: list[Span] = asked) -> bool:
            asked.append(one)
            return excludes(one, other)

        monkeypatch.setattr(Span, "excludes", counted)
        found = [*clashes(_said([Span(n - 0.5, n + 0.5) for n in range(number)]))]
        assert len(found) == number - 1
        counts.append(len(asked))
    assert all(second <= 2.1 * first for first, second in pairwise(counts))
