"""All of a set, said in words: `tất cả các bộ, ngành`, "all provinces"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ttdn_cli.checking.concepts import find_known, pairs_of, words_of
from ttdn_cli.checking.subjects import SCOPE
from ttdn_cli.checking.words import Article
from ttdn_cli.extraction.mentions import QuantityMention

_BETWEEN = 4
"""Words between `all` and whom it is all of."""

_COMMA = re.compile(r",")
_LONGEST = 12
"""Words of the longest name of a set."""


def find_wholes(article: Article) -> Iterator[QuantityMention]:
    """Yield where an article says `all` of a set that figures cover, as 100 per cent."""
    every, between = words_of("wholes", "all"), words_of("wholes", "between")
    unless, parted = words_of("wholes", "unless"), words_of("wholes", "of")
    plain = not article.is_marked
    free = 0
    begins = {each.split()[0] for each in every}
    for place, word in enumerate(article.words):
        one = word.plain if plain else word.low
        if place < free or one not in begins:
            continue
        sentence = article.sentence_of(place)
        said = article.said_in(range(place, min(place + 2, sentence.stop)))
        two = next((each for each in said if each.startswith(f"{one} ") and each in every), None)
        if one not in every and two is None:
            continue
        before = article.said_in(range(max(sentence.start, place - 2), place))
        start = place + (2 if two else 1)
        while start < min(place + _BETWEEN, sentence.stop) and article.words[start].low in between:
            start += 1
        pairs = pairs_of(article.words[start : min(start + _LONGEST, sentence.stop)])
        found = next(
            (each for each in find_known(pairs, plain=plain) if each.name.startswith(SCOPE)), None
        )
        # What is said of a part of them is not said of all: `of all localities, 58 have …`.
        if before & unless or before & parted or found is None or found.first > 1:
            continue
        first, last = article.stretch(range(place, start + found.stop))
        free = start
        yield QuantityMention(
            text=article.text[first:last],
            start=first,
            end=last,
            paragraph=article.paragraph_at(first),
            value=100,
            unit="%",
            measure="share",
        )


def find_parts(
    article: Article, quantities: Sequence[QuantityMention]
) -> Iterator[QuantityMention]:
    """Yield parts that stand behind their whole: `of the 63 localities, 58 have …`.

    Args:
        article: the text.
        quantities: the others in it, in order.
    """
    counted = {each.start for each in quantities}
    for whole in quantities:
        words = article.words_in(whole.start, whole.end)
        if whole.measure != "count" or whole.value is None or not words:
            continue
        sentence = article.sentence_of(words.start)
        before = article.said_in(range(max(sentence.start, words.start - 2), words.start))
        place = words.stop
        while place < min(sentence.stop, words.stop + _BETWEEN) and not _COMMA.search(
            article.gap_after(place - 1)
        ):
            place += 1
        if not before & words_of("wholes", "of") or place >= sentence.stop:
            continue
        part = article.words[place]
        number = int(part.text) if part.text.isascii() and part.text.isdecimal() else None
        if number is None or number > whole.value or part.start in counted:
            continue
        yield QuantityMention(
            text=part.text,
            start=part.start,
            end=part.end,
            paragraph=article.paragraph_at(part.start),
            value=number,
            unit=whole.unit,
            measure="coverage",
            numerator=number,
            denominator=whole.value,
        )
