"""Where an article names the whole country: `cả nước`, `của Việt Nam`, `the country's`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.contexts import BREAK
from ttdn_cli.checking.words import Article

_NEAR = 3
"""Words before the name of the country that make it that of all who are compared."""


@lru_cache(maxsize=2)
def nation_in(article: Article) -> Sequence[int]:
    """Return where an article speaks of the whole country, in order.

    Of the country that follows a rank it does not speak: `đứng thứ 3 cả nước`.
    """
    names = (words_of("owners", "nation") | words_of("owners", "country")) - _ITSELF
    found = []
    for number, word in enumerate(article.words):
        after = article.words[number + 1].low if number + 1 < len(article.words) else ""
        said = {word.low, f"{word.low} {after}"}
        named = said & names or (said & _ITSELF and _owns(article, number))
        if named and not _is_ranked(article, number):
            found.append(number)
    return found


@lru_cache(maxsize=2)
def vietnam_in(article: Article) -> Sequence[range]:
    """Return the words of the name of the country wherever an article has it."""
    words = article.words
    return [
        range(number, number + len(name.split()))
        for number, word in enumerate(words)
        for name in _ITSELF
        if " ".join(each.low for each in words[number : number + len(name.split())]) == name
        and word.is_capital
    ]


_ITSELF = frozenset(("việt nam", "viet nam", "vietnam"))
"""The name of the country, in small letters."""


def _owns(article: Article, number: int) -> bool:
    """Return whether something is said of Viet Nam, and not of a body with it in its name."""
    words = article.words
    last = number + (words[number].low != "vietnam")
    before = words[number - 1].low if number else ""
    return before in ("của", "of") or words[last].text.endswith(("’s", "'s"))


def _is_ranked(article: Article, number: int) -> bool:
    """Return whether words before the name of the country say how somebody stands in it."""
    start = article.sentence_of(number).start
    for place in range(number - 1, max(start, number - _NEAR) - 1, -1):
        if BREAK.search(article.gap_after(place)):
            return False
        if article.words[place].low in words_of("owners", "ranked"):
            return True
    return False
