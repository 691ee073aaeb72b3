"""Which names of places in an article only say where another one is: `huyện Bắc Hà, Lào Cai`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import pairwise

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.contexts import provinces
from ttdn_cli.checking.words import Article
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import fold

_PROVINCE = 3
"""The level of a province."""

_JOINT = re.compile(r"[\s,(–-]*")
"""What stands between a place and where it is, and between the words there."""


def narrowest(
    article: Article, names: Iterable[range], levels: Mapping[range, int]
) -> Mapping[int, range]:
    """Return the places that say where another one is: where each begins, and the smaller one.

    Args:
        article: the text.
        names: the words of the names of places in it.
        levels: those of which it is known how large they are.
    """
    found: dict[int, range] = {}
    every = {*names, *levels}
    for one, other in pairwise(sorted(every, key=lambda each: (each.start, each.stop))):
        small, large = (levels.get(each) or _level(article, each) for each in (one, other))
        if small and large and small < large and _is_in(article, one.stop, other.start):
            found[other.start] = found.get(one.start, one)
    return found


def _level(article: Article, name: range) -> int | None:
    """Return how large a place is, by the word beside its name or by lists, or None."""
    words = article.words
    plain = " ".join(each.plain for each in words[name.start : name.stop])
    before = words[name.start - 1].low if name.start else ""
    after = words[name.stop].low if name.stop < len(words) else ""
    before = "" if plain in _cities() and before in ("phố", "tp") else before
    for number in (1, 2, _PROVINCE):
        if {before, after} & words_of("levels", str(number)):
            return number
    return _PROVINCE if plain in provinces() else None


def _is_in(article: Article, first: int, stop: int) -> bool:
    """Return whether nothing stands between two places but that the first is in the second."""
    between = {each.low for each in article.words[first:stop]}
    gaps = (article.gap_after(place) for place in range(first - 1, stop))
    return between <= words_of("levels", "between") and all(map(_JOINT.fullmatch, gaps))


@cache
def _cities() -> frozenset[str]:
    return frozenset(map(fold, load("concepts")["places"]["municipalities"]))
