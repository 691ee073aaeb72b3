"""Whether an article names another subject of work than that of a figure."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from ttdn_cli.checking.concepts import exclusive, fillers, find_known, pairs_of, words_of
from ttdn_cli.checking.contexts import BREAK, Context, provinces_in
from ttdn_cli.checking.subjects import CONCEPT, Subject, features_of, find_scopes
from ttdn_cli.checking.words import Article, Word, forms_of
from ttdn_cli.text.gazetteer import load

_ABBREVIATION = re.compile("[bcdfghjklmnpqrstvwx]{2,}")
"""Letters that are no word: `CNTT`."""

_WHOM = 3
"""Words behind a number that name whom it counts."""

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


@cache
def passing() -> frozenset[str]:
    """Return the words that say how a figure changed, or that it is aimed at."""
    lists = load("concepts")["statuses"]
    said = (word for phrases in lists.values() for phrase in phrases for word in phrase.split())
    return words_of("changes", "words") | {form for word in said for form in forms_of(word)}


def is_named_elsewhere(article: Article, place: range, context: Context, subject: Subject) -> bool:
    """Return whether the clause of a quantity names something else than a figure does.

    What the figure is about stands in another clause then: `GRDP tăng 5,1%, tỷ lệ hộ nghèo 9%`.

    Args:
        article: the text.
        place: the words of the quantity.
        context: what stands around it.
        subject: the figure.
    """
    if context.near == context.sentence:
        return False
    first, stop = place.start, place.stop
    while first > context.near.start and not BREAK.search(article.gap_after(first - 1)):
        first -= 1
    while stop < context.near.stop and not BREAK.search(article.gap_after(stop - 1)):
        stop += 1
    before = range(first, place.start)
    said = [*_common_words(article, before), *article.words[place.stop : stop]]
    met = features_of(pairs_of(said), plain=not article.is_marked, counted=True)
    return not met & subject.features and names_something(article, before)


def names_something(article: Article, words: range) -> bool:
    """Return whether words say what a number is of, and not only that it is so: `đạt`, `còn`."""
    side = 0 if article.is_marked else 1
    said = {pair[side] for pair in pairs_of([*_common_words(article, words)])}
    empty = fillers(plain=bool(side)) | words_of("function", "words") | passing()
    return says_something(said - empty)


def _common_words(article: Article, words: range) -> Iterator[Word]:
    """Yield words that are none of a name or a number; `GRDP` is one."""
    for place in words:
        word = article.words[place]
        begins = article.sentence_of(place).start == place
        named = word.is_capital and not begins and not _ABBREVIATION.fullmatch(word.plain)
        if not named and not word.text[0].isdigit():
            yield word


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
    if not says_something(unknown):
        others = {name for name, _ in find_scopes(pairs, plain=plain)} - subject.scopes
        return "unclear" if others - {context.scope} else None
    for place in range(words.start, words.stop):
        row = article.said_in(range(place, min(place + 2, words.stop)))
        if not row & introduced or BREAK.search(article.gap_after(place)):
            continue
        stop = place + 1
        while stop < words.stop and not BREAK.search(article.gap_after(stop - 1)):
            stop += 1
        behind = features_of(pairs_of(article.words[place:stop]), plain=plain) - subject.features
        if says_something(behind):
            return "named"
    return "unclear"


def says_something(features: set[str]) -> bool:
    """Return whether words that are in no figure make at least one word of a language."""
    syllables = [each for each in features if not each.isascii()]
    others = [each for each in features if each.isascii() and not each.startswith(CONCEPT)]
    words = [each for each in others if len(each) > 4 or _ABBREVIATION.fullmatch(each)]
    return len(syllables) + len(others) >= _SYLLABLES or bool(words)


def is_of_others(article: Article, place: range, subject: Subject) -> bool:
    """Return whether words right beside a number name whom no lexicon knows: `90% hiệp hội`.

    Args:
        article: the text.
        place: the words of the number.
        subject: the figure that it may be.
    """
    sentence = article.sentence_of(place.start)
    behind = place.stop
    between = words_of("wholes", "between") | words_of("wholes", "of")
    while (
        behind < sentence.stop
        and article.words[behind].low in between
        and not BREAK.search(article.gap_after(behind - 1))
    ):
        behind += 1
    stop = behind
    while stop < min(behind + _WHOM, sentence.stop) and not _parts(article.gap_after(stop - 1)):
        stop += 1
    first = place.start
    if first > sentence.start and ":" in article.gap_after(first - 1):
        while first > sentence.start and not (
            first < place.start and BREAK.search(article.gap_after(first - 1))
        ):
            first -= 1
    return any(
        _names_others(article, words, subject)
        for words in (range(behind, stop), range(first, place.start))
    )


def _parts(gap: str) -> bool:
    return BREAK.search(gap) is not None or "." in gap


def _names_others(article: Article, words: range, subject: Subject) -> bool:
    """Return whether a row of words begins with what is in no figure."""
    plain = not article.is_marked
    # Whether a province is that of a figure, its owner tells.
    places = {place for each in provinces_in(article, words) for place in each}
    pairs = pairs_of([article.words[place] for place in words if place not in places])
    if not pairs or not features_of(pairs[:1], plain=plain) - subject.features:
        return False
    known = next(find_known(pairs, plain=plain), None)
    if known is not None and known.first == 0:
        return False
    said = features_of(pairs[: known.first] if known else pairs, plain=plain)
    return says_something(said - subject.features)
