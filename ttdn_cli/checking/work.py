"""Whether an article names another subject of work than that of a figure."""

from __future__ import annotations

import re
from typing import Literal

from ttdn_cli.checking.concepts import exclusive, pairs_of, words_of
from ttdn_cli.checking.contexts import BREAK, Context
from ttdn_cli.checking.subjects import CONCEPT, Subject, features_of
from ttdn_cli.checking.words import Article

_ABBREVIATION = re.compile("[bcdfghjklmnpqrstvwx]{2,}")
"""Letters that are no word: `CNTT`."""

_SYLLABLES = 2
"""Syllables of Vietnamese that make a word."""


def other_work(
    article: Article, context: Context, subject: Subject
) -> Literal["named", "unclear"] | None:
    """Return whether words around a quantity name another subject than that of a figure.

    It is `named` where another one of its kind stands there, or another one behind `công tác`,
    `on` and the like; `unclear` where the words say more than the figure and not its subject.

    Args:
        article: the text.
        context: of the quantity.
        subject: the figure.
    """
    own, said = _concepts(subject.features), _concepts(context.features)
    for name in own:
        others = exclusive().get(name, frozenset())
        if not others or name in said:
            continue
        if others & said - own:
            return "named"
        if found := _unknown(article, context, subject):
            return found if name in exclusive_work() else "unclear"
    return None


def exclusive_work() -> frozenset[str]:
    """Return the concepts that are subjects of work."""
    return words_of("exclusive", "work")


def _concepts(features: set[str]) -> set[str]:
    return {each.removeprefix(CONCEPT) for each in features if each.startswith(CONCEPT)}


def _unknown(
    article: Article, context: Context, subject: Subject
) -> Literal["named", "unclear"] | None:
    """Return whether words around a quantity say what no word of a figure does."""
    plain = not article.is_marked
    words = context.words
    pairs = pairs_of(article.words[words.start : words.stop])
    introduced = words_of("introductions", "subject")
    unknown = features_of(pairs, plain=plain) - subject.features
    if not _says_something(unknown):
        return None
    for place in range(words.start, words.stop):
        row = article.said_in(range(place, min(place + 2, words.stop)))
        if not row & introduced or BREAK.search(article.gap_after(place)):
            continue
        stop = place + 1
        while stop < words.stop and not BREAK.search(article.gap_after(stop - 1)):
            stop += 1
        behind = features_of(pairs_of(article.words[place:stop]), plain=plain) - subject.features
        if _says_something(behind):
            return "named"
    return "unclear"


def _says_something(features: set[str]) -> bool:
    """Return whether words that are in no figure make at least one word of a language."""
    syllables = [each for each in features if not each.isascii()]
    others = [each for each in features if each.isascii() and not each.startswith(CONCEPT)]
    words = [each for each in others if len(each) > 4 or _ABBREVIATION.fullmatch(each)]
    return len(syllables) + len(others) >= _SYLLABLES or bool(words)
