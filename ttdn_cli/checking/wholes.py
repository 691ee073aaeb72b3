"""All of a set, said in words: `tất cả các bộ, ngành`, "all provinces"."""

from __future__ import annotations

from collections.abc import Iterator

from ttdn_cli.checking.concepts import pairs_of, words_of
from ttdn_cli.checking.subjects import find_scopes
from ttdn_cli.checking.words import Article
from ttdn_cli.extraction.mentions import QuantityMention

_BETWEEN = 4
"""Words between `all` and whom it is all of."""

_LONGEST = 12
"""Words of the longest name of a set."""


def find_wholes(article: Article) -> Iterator[QuantityMention]:
    """Yield where an article says `all` of a set that figures cover, as 100 per cent."""
    every, between = words_of("wholes", "all"), words_of("wholes", "between")
    unless = words_of("wholes", "unless")
    plain = not article.is_marked
    free = 0
    for place, word in enumerate(article.words):
        sentence = article.sentence_of(place) if place >= free else range(0)
        said = article.said_in(range(place, min(place + 2, sentence.stop))) if sentence else set()
        one = word.plain if plain else word.low
        two = next((each for each in said if each.startswith(f"{one} ") and each in every), None)
        if not sentence or (one not in every and two is None):
            continue
        before = article.said_in(range(max(sentence.start, place - 2), place))
        start = place + (2 if two else 1)
        while start < min(place + _BETWEEN, sentence.stop) and article.words[start].low in between:
            start += 1
        pairs = pairs_of(article.words[start : min(start + _LONGEST, sentence.stop)])
        found = find_scopes(pairs[:_LONGEST], plain=plain)
        if before & unless or not found or found[0][1] > 1:
            continue
        first, last = article.stretch(range(place, start + found[0][1] + 1))
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
