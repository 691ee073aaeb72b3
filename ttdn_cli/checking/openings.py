"""Names of places in no list with which sentences begin: `Mường Lống (Nghệ An) có …`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import lru_cache

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.contexts import provinces
from ttdn_cli.checking.owner_names import OwnerNames, common
from ttdn_cli.checking.words import Article
from ttdn_cli.text.gazetteer import surnames

_LEAST, _MOST = 2, 4
"""Words of such a name."""

_PERSON = 3
"""Words from which on a name that begins with a surname is that of a person."""

_LEVELS = 2
"""Places at most that a name has before that of its province: `Mường Lống (Kỳ Sơn, Nghệ An)`."""

_IN = re.compile(r",? \(?")
_BEHIND = re.compile(r"\)|,|:")


def openings(
    names: OwnerNames, article: Article, closed: Set[int], places: Sequence[range]
) -> Iterator[Sequence[range]]:
    """Yield each name that has something, or whose province follows, with those that it is in.

    Args:
        names: what stands behind names in the article.
        article: the text.
        closed: words of other names.
        places: the words of the places in it that lists have.
    """
    known = {each.start: each for each in places if _plain(article, each) in provinces()}
    for row in bare_openings(article):
        if closed.isdisjoint(row):
            if names.has(row.stop):
                yield [row]
            elif chain := _chain(names, article, row, known):
                yield chain


def described(article: Article, places: Sequence[range]) -> Iterator[tuple[range, range]]:
    """Yield the places that sentences begin with and say more of, and the words of that.

    `Thanh Hóa, láng giềng của Nghệ An, có …`: who is named there has not what follows.
    """
    words = article.words
    for place in places:
        sentence = article.sentence_of(place.start)
        before = {each.low for each in words[sentence.start : place.start]}
        if not before <= words_of("owners", "cities") | words_of("owners", "classes"):
            continue
        if place.stop >= sentence.stop or article.gap_after(place.stop - 1) != ", ":
            continue
        if words[place.stop].text[0].islower():
            for stop in range(place.stop + 1, sentence.stop):
                if article.gap_after(stop - 1).strip():
                    if words[stop].low in words_of("owners", "has"):
                        yield place, range(place.stop, stop)
                    break


@lru_cache(maxsize=2)
def bare_openings(article: Article) -> Sequence[range]:
    """Return the words in capitals with which sentences in Vietnamese begin, several of them."""
    rows = (_capitals(article, each, each) for each in _starts(article))
    return [each for each in rows if _is_name(article, each)]


@lru_cache(maxsize=2)
def bare_venues(article: Article) -> Sequence[range]:
    """Return those with which they begin behind `tại`, up to a comma: `Ở Mường Lống, …`."""
    behind = (
        _capitals(article, each + 1, each)
        for each in _starts(article)
        if article.words[each].low in words_of("owners", "at")
    )
    named = [each for each in behind if _is_name(article, each)]
    return [each for each in named if article.gap_after(each.stop - 1) == ", "]


def _starts(article: Article) -> Iterator[int]:
    start = 0
    while article.is_marked and start < len(article.words):
        yield start
        start = max(article.sentence_of(start).stop, start + 1)


def _capitals(article: Article, first: int, start: int) -> range:
    """Return the words in capitals from one on, in the sentence of another one."""
    stop, end = first, article.sentence_of(start).stop
    while stop < end and article.words[stop].is_capital:
        stop += 1
        if article.gap_after(stop - 1) != " ":
            break
    return range(first, stop)


def _is_name(article: Article, row: range) -> bool:
    """Return whether words in capitals are the name of a place, as far as they themselves tell."""
    words = article.words[row.start : row.stop]
    if not _LEAST <= len(words) <= _MOST or all(each.low.isascii() for each in words):
        return False
    if any(each.text.isupper() for each in words):
        return False
    person = words[0].text in surnames() and len(words) >= _PERSON
    if f"{words[0].low} {words[1].low}" in words_of("owners", "no_names") | common():
        return False
    others = words_of("owners", "common") | words_of("owners", "classes") | words_of("owners", "at")
    return not person and words[0].low not in others and words[0].low not in _bodies()


def _bodies() -> Set[str]:
    """Return the words with which the names of bodies begin."""
    return words_of("part_words", "bodies")


def _chain(
    names: OwnerNames, article: Article, row: range, known: Mapping[int, range]
) -> Sequence[range]:
    """Return a name with the places behind it that it is in, up to its province, or nothing."""
    rows, stop = [row], row.stop
    for _ in range(_LEVELS):
        if stop >= len(article.words) or not _IN.fullmatch(article.gap_after(stop - 1)):
            return []
        if article.gap_after(stop - 1) == " ":
            return []
        while stop < len(article.words) and article.words[stop].low in words_of(
            "levels", "between"
        ):
            stop += 1
        if province := known.get(stop):
            ends = _BEHIND.match(article.gap_after(province.stop - 1))
            return rows if ends or names.has(province.stop) else []
        place = _capitals(article, stop, row.start)
        if not place:
            return []
        rows.append(place)
        stop = place.stop
    return []


def _plain(article: Article, words: range) -> str:
    return " ".join(each.plain for each in article.words[words.start : words.stop])
