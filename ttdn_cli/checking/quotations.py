"""Check the words that an article puts in quotation marks."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ttdn_cli.checking.findings import Finding, Verdict
from ttdn_cli.checking.names import quotes_of
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.words import Article, split_words
from ttdn_cli.extraction.mentions import QuotationMention
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import kind_of, leaves
from ttdn_cli.facts.texts import Bilingual

_FEWEST = 3
"""Words of a quotation from which on one of them may differ and it is still that quote."""

_MOST_CHANGED = 2
"""Words that may differ."""


class Quote(NamedTuple):
    """Words of the speech.

    Attributes:
        record: the id of a record that they support.
        text: the words.
        pairs: the same with and without diacritics.
    """

    record: str
    text: str
    pairs: list[tuple[str, str]]


class Quotes:
    """The words of the speech that a dataset has.

    Args:
        index: the dataset.
    """

    def __init__(self, index: Index) -> None:
        self.every = [
            Quote(record, entry.quote, split_words(entry.quote))
            for record, entry in quotes_of(index)
        ]
        for term in index.dataset.glossary:
            for said in (term.term, term.expansion):
                if said:
                    self.every.append(Quote(term.id, said, split_words(said)))
        if index.event:
            for said in (index.event.name.vi, index.event.name.en):
                if said:
                    self.every.append(Quote(index.event.id, said, split_words(said)))
        self._index = index

    @property
    def translations(self) -> Iterator[tuple[str, str]]:
        """The texts of a dataset that are in English, each with the id of its record."""
        for section in self._index.sections.values():
            for record in section:
                for path, _, value in leaves(record, kind_of(type(record))):
                    if path[-1] in ("en", "gloss", "name_en") and isinstance(value, str):
                        yield record.id, value


def check_quotations(
    article: Article, mentions: Sequence[QuotationMention], quotes: Quotes
) -> Iterator[Finding]:
    """Yield what a dataset says of the quoted words of an article.

    Args:
        article: the text.
        mentions: the words in quotation marks.
        quotes: the words of the speech that the dataset has.
    """
    translations = (
        [
            (record, f" {' '.join(plain for _, plain in split_words(text))} ")
            for record, text in quotes.translations
        ]
        if mentions
        else []
    )
    for mention in mentions:
        yield _judged(article, mention, quotes, translations)


def _judged(
    article: Article,
    mention: QuotationMention,
    quotes: Quotes,
    translations: list[tuple[str, str]],
) -> Finding:
    pairs = split_words(mention.quote)
    low, plain = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    if not pairs:
        return _finding(mention, "not_in_source")
    reason: Bilingual | None
    for side, words, reason in ((0, low, None), (1, plain, because.unmarked)):
        if side and low != plain:
            break
        for quote in quotes.every:
            if _holds([pair[side] for pair in quote.pairs], words):
                verdict: Verdict = "consistent" if reason else "confirmed"
                return _finding(mention, verdict, quote, reason)
    said = f" {' '.join(plain)} "
    for record, text in translations:
        if said in text and low == plain:
            translated = Quote(record, quote_of_record(quotes, record), [])
            return _finding(mention, "consistent", translated, because.gloss)
    if changed := _changed(low, quotes.every):
        quote, meant = changed
        return _finding(mention, "contradicted", quote, because.words, expected=meant)
    return _finding(mention, "not_in_source")


def quote_of_record(quotes: Quotes, record: str) -> str:
    """Return the first quote of a record, or nothing."""
    return next((each.text for each in quotes.every if each.record == record), "")


def _holds(words: list[str], part: list[str]) -> bool:
    """Return whether words hold others in a row."""
    size = len(part)
    return any(words[place : place + size] == part for place in range(len(words) - size + 1))


def _changed(low: list[str], quotes: list[Quote]) -> tuple[Quote, str] | None:
    """Return the quote of which a quotation has all but a word, and the words that are meant.

    A word of Vietnamese has two syllables, more often than not. A quotation that holds words of
    the speech whole goes on beyond them, which the dataset cannot judge.
    """
    if len(low) < _FEWEST:
        return None
    best: tuple[int, int, Quote, range] | None = None
    for quote in quotes:
        own = [pair[0] for pair in quote.pairs]
        if len(own) < _FEWEST or not set(own) & set(low):
            continue
        if _holds(low, own):
            return None
        for here in _windows(len(low), len(own)):
            said = own[here.start : here.stop]
            changed = _distance(tuple(low), tuple(said))
            size = max(len(low), len(said))
            if not 0 < changed <= _MOST_CHANGED or 2 * (size - changed) < size:
                continue
            if changed == _MOST_CHANGED and not _in_one_place(low, said):
                continue
            unlike = changed + (len(said) != len(low))
            if best is None or (unlike, -size) < best[:2]:
                best = (unlike, -size, quote, here)
    if best is None:
        return None
    _, _, quote, here = best
    words = quote.text.split()
    whole = len(words) != len(quote.pairs)
    return quote, quote.text if whole else _bare(" ".join(words[here.start : here.stop]))


def _bare(text: str) -> str:
    """Return words without the marks and signs around them."""
    return text.strip(',;.:“”"«»')


def _windows(size: int, own: int) -> Iterator[range]:
    """Yield stretches of a quote that a quotation of a size may be meant for."""
    for wanted in (size, size + 1, size - 1):
        for start in range(own - wanted + 1) if wanted >= _FEWEST else ():
            yield range(start, start + wanted)


def _in_one_place(one: list[str], other: list[str]) -> bool:
    """Return whether two rows of words differ in one place only: the same before it and behind."""
    start = 0
    while start < min(len(one), len(other)) and one[start] == other[start]:
        start += 1
    end = 0
    while end < min(len(one), len(other)) - start and one[-1 - end] == other[-1 - end]:
        end += 1
    return start + end >= max(len(one), len(other)) - _MOST_CHANGED


@cache
def _distance(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return how many words have to be changed, added or left out (Levenshtein)."""
    row = list(range(len(other) + 1))
    for place, word in enumerate(one, 1):
        before, row[0] = row[0], place
        for number, wanted in enumerate(other, 1):
            before, row[number] = (
                row[number],
                min(row[number] + 1, row[number - 1] + 1, before + (word != wanted)),
            )
    return row[-1]


def _finding(
    mention: QuotationMention,
    verdict: Verdict,
    quote: Quote | None = None,
    reason: Bilingual | None = None,
    expected: str | None = None,
) -> Finding:
    return Finding(
        verdict=verdict,
        kind="quotation",
        text=mention.text,
        start=mention.start,
        end=mention.end,
        paragraph=mention.paragraph,
        record=quote.record if quote else None,
        expected=expected,
        reason=reason,
        quote=quote.text or None if quote else None,
    )
