"""Check published names word by word: the name of the event, the title, and quoted words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.findings import Finding, Verdict
from ttdn_cli.checking.forms import content_in, content_of
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.words import Article, split_words
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.texts import Bilingual, Evidence

_SEED = 3
"""Words in a row that a name and an article share, where it may be meant."""

_ENOUGH = 6
"""Words of a name from which on it is named."""

_HEAD, _LONG = 2, 8
"""Words that may be left out at the start of a name; without more of them, it takes more words."""

_PART = 0.6
"""The part of the words of a translated name that an article needs, to name it."""

_SPAN = 14
"""Words of an article in which the words of a translated name stand."""

TITLE = "source.title"
"""What stands for an id where the title of the source is meant; no id has a point."""


class Name(NamedTuple):
    """A published name.

    Attributes:
        record: the id of what has it.
        text: the name.
        pairs: its words, with and without diacritics.
        quote: the words of the speech that have it, or None.
    """

    record: str
    text: str
    pairs: list[tuple[str, str]]
    quote: str | None


class Aligned(NamedTuple):
    """Words of an article beside those of a name.

    Attributes:
        words: of the article.
        first: the first of those of the name.
        stop: behind the last of them.
        changed: words of the name in whose place the article has others.
    """

    words: range
    first: int
    stop: int
    changed: int


def published_names(index: Index) -> list[Name]:
    """Return the name of the event and the title of the source, as published."""
    found = []
    language = index.source.language or "vi"
    if index.event and (name := getattr(index.event.name, language)):
        quotes = [each.quote for each in index.event.evidence]
        quote = next((each for each in quotes if each in name and len(each.split()) > 1), None)
        found.append(Name(index.event.id, name, split_words(name), quote))
    if title := index.source.title:
        found.append(Name(TITLE, title, split_words(title), title))
    return [each for each in found if len(each.pairs) > _SEED]


def check_names(article: Article, names: Sequence[Name], index: Index) -> Iterator[Finding]:
    """Yield what a dataset says of each place where an article names the event.

    Args:
        article: the text.
        names: as `published_names` returns them.
        index: the dataset.
    """
    plain = [each.plain for each in article.words]
    place = 0
    while place + _SEED <= len(plain):
        aligned = [
            (found, name)
            for name in names
            if (found := _align(article, plain, place, name)) is not None
        ]
        if not aligned:
            place += 1
            continue
        best, name = max(aligned, key=lambda each: (len(each[0].words), -each[0].changed))
        if finding := _finding(article, best, name):
            yield finding
        place = best.words.stop
    yield from _translated(article, index)


def _align(article: Article, plain: list[str], place: int, name: Name) -> Aligned | None:
    """Return the words of a name that stand at a place of an article, or None."""
    own = [pair[1] for pair in name.pairs]
    seed = plain[place : place + _SEED]
    starts = [first for first in range(len(own) - _SEED + 1) if own[first : first + _SEED] == seed]
    if not starts:
        return None
    sentence = article.sentence_of(place)
    first = starts[0]
    changed = 0
    start, begin = place, first
    # Backwards: a word may be another one where the one before it is the same again.
    while begin > 0 and start > sentence.start:
        if plain[start - 1] == own[begin - 1]:
            start, begin = start - 1, begin - 1
        elif (
            begin > 1
            and start - 1 > sentence.start
            and plain[start - 2] == own[begin - 2]
            and not changed
        ):
            start, begin, changed = start - 2, begin - 2, changed + 1
        else:
            break
    stop, end = place + _SEED, first + _SEED
    while end < len(own) and stop < sentence.stop:
        if plain[stop] == own[end]:
            stop, end = stop + 1, end + 1
        elif skipped := _skip(plain, stop, own, end, sentence.stop):
            stop, end, changed = stop + skipped[0], end + skipped[1], changed + 1
        else:
            break
    return Aligned(range(start, stop), begin, end, changed)


def _skip(
    plain: list[str], stop: int, own: list[str], end: int, last: int
) -> tuple[int, int] | None:
    """Return how many words of an article stand for how many of a name, where both go on."""
    for there, here in ((1, 1), (2, 2), (1, 0), (0, 1), (2, 1), (1, 2)):
        one, other = plain[stop + there : stop + there + 2], own[end + here : end + here + 2]
        if len(one) == 2 and one == other and stop + there + 1 < last:
            return there, here
    return None


def _finding(article: Article, aligned: Aligned, name: Name) -> Finding | None:
    words, size = aligned.words, aligned.stop - aligned.first
    if size < (_ENOUGH if aligned.first <= _HEAD else _LONG):
        return None
    start, end = article.stretch(words)
    there = [(article.words[place].low, article.words[place].plain) for place in words]
    wanted = name.pairs[aligned.first : aligned.stop]
    verdict: Verdict = "confirmed"
    reason: Bilingual | None = None
    expected: str | None = None
    if aligned.changed:
        verdict, expected = "contradicted", _written(name, aligned)
    elif there != wanted:
        if all(low == plain for low, plain in there):
            verdict, reason = "consistent", because.unmarked
        else:
            verdict, expected = "contradicted", _written(name, aligned)
    elif _ends_otherwise(article, aligned, name):
        verdict, expected = "contradicted", name.text
        words = range(words.start, words.stop + 1)
        start, end = article.stretch(words)
    elif article.text[start:end].casefold() not in name.text.casefold():
        verdict, reason = "consistent", because.punctuation
    if expected is not None:
        reason = because.instead(expected)
    return Finding(
        verdict=verdict,
        kind="event",
        text=article.text[start:end],
        start=start,
        end=end,
        paragraph=article.paragraph_at(start),
        record=name.record if name.record != TITLE else None,
        expected=expected,
        reason=reason,
        quote=name.quote,
    )


def _written(name: Name, aligned: Aligned) -> str:
    """Return the words of a name that stand beside those of an article."""
    words = name.text.split()
    if len(words) == len(name.pairs):
        return " ".join(words[aligned.first : aligned.stop]).rstrip(",;")
    return name.text


def _ends_otherwise(article: Article, aligned: Aligned, name: Name) -> bool:
    """Return whether an article goes on with other words where the name goes on too."""
    after = aligned.words.stop
    if aligned.stop == len(name.pairs) or after >= len(article.words):
        return False
    if name.text.split()[aligned.stop - 1].endswith(","):
        return False
    if article.gap_after(after - 1).strip(" \xa0"):
        return False
    return article.words[after].low not in words_of("events", "behind_name")


def _translated(article: Article, index: Index) -> Iterator[Finding]:
    """Yield where an article in another language names the event in its own words."""
    event = index.event
    translation = event and (event.name.en if index.source.language != "en" else event.name.vi)
    if not event or not translation or article.is_marked:
        return
    head = translation.split(" to ")[0]
    wanted = set(content_in(head))
    kinds = {
        each for pair in split_words(event.type.en or "" if event.type else "") for each in pair
    }
    place = 0
    while place < len(article.words):
        if article.words[place].plain not in kinds:
            place += 1
            continue
        sentence = article.sentence_of(place)
        start = max(sentence.start, place - 2)
        stop = min(sentence.stop, place + _SPAN)
        said = [content_of(each) for each in article.words[start:stop]]
        hits = [number for number, each in enumerate(said) if wanted & set(each)]
        met = wanted & {each for words in said for each in words}
        if len(met) >= max(3, _PART * len(wanted)):
            words = range(start + hits[0], start + hits[-1] + 1)
            first, last = article.stretch(words)
            yield Finding(
                verdict="consistent",
                kind="event",
                text=article.text[first:last],
                start=first,
                end=last,
                paragraph=article.paragraph_at(first),
                record=event.id,
                reason=because.translated,
                quote=event.evidence[0].quote if event.evidence else None,
            )
            place = words.stop
        else:
            place += 1


def quotes_of(index: Index) -> list[tuple[str, Evidence]]:
    """Return the quotes of a dataset, each with the id of its record."""
    return [
        (record.id, each)
        for section in index.claims.values()
        for record in section
        for each in record.evidence
    ]
