"""Check published names word by word: the name of the event, the title, and quoted words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.findings import Finding, Verdict
from ttdn_cli.checking.forms import content_in, content_of
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.words import Article, split_words, words_in
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

_ROOT = 6
"""Letters that words of English of one root have in common."""

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
        seeds: its words, some in a row, with the place of the first.
        translated: whether it is a translation, which others may word otherwise.
        body: how many of its words, at its beginning, are the name of a body.
    """

    record: str
    text: str
    pairs: list[tuple[str, str]]
    quote: str | None
    seeds: dict[tuple[str, ...], int]
    translated: bool
    body: int = 0


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
    """Return the name of the event and the title of the source, as published and translated."""
    found = []
    language = index.source.language or "vi"
    event = index.event
    for each in ("vi", "en") if event else ():
        if event and (name := getattr(event.name, each)):
            quotes = [entry.quote for entry in event.evidence]
            quote = next((one for one in quotes if one in name and len(one.split()) > 1), None)
            found.append(_name(event.id, name, quote, translated=each != language))
    if title := index.source.title:
        found.append(_name(TITLE, title, title, translated=False))
    bodies = [
        [pair[1] for pair in split_words(each)]
        for body in index.dataset.organizations
        for each in (*body.names, body.name_en, body.name_vi)
        if each
    ]
    return [_behind_body(each, bodies) for each in found if _is_long(each)]


def _is_long(name: Name) -> bool:
    """Return whether a name has so many words that it is no phrase that anybody may write."""
    return len(name.pairs) > _SEED or (len(name.pairs) == _SEED and name.text.isascii())


def _behind_body(name: Name, bodies: list[list[str]]) -> Name:
    """Return a name with how many of its words are the name of the body that begins it."""
    own = [pair[1] for pair in name.pairs]
    sizes = [len(each) for each in bodies if own[: len(each)] == each]
    return name._replace(body=max(sizes, default=0))


def _name(record: str, text: str, quote: str | None, *, translated: bool) -> Name:
    pairs = split_words(text)
    plain = [pair[1] for pair in pairs]
    seeds = {
        tuple(plain[first : first + _SEED]): first
        for first in reversed(range(len(plain) - _SEED + 1))
    }
    return Name(record, text, pairs, quote, seeds, translated)


def check_names(article: Article, names: Sequence[Name], index: Index) -> Iterator[Finding]:
    """Yield what a dataset says of each place where an article names the event.

    Args:
        article: the text.
        names: as `published_names` returns them.
        index: the dataset.
    """
    plain = [each.plain for each in article.words]
    met: list[range] = []
    place = 0
    begins = {seed[0] for name in names for seed in name.seeds}
    while place + _SEED <= len(plain):
        if plain[place] not in begins:
            place += 1
            continue
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
            met.append(best.words)
            yield finding
        place = max(best.words.stop, place + 1)
    yield from _translated(article, index, met)


def _align(article: Article, plain: list[str], place: int, name: Name) -> Aligned | None:
    """Return the words of a name that stand at a place of an article, or None."""
    own = [pair[1] for pair in name.pairs]
    first = name.seeds.get(tuple(plain[place : place + _SEED]))
    if first is None:
        return None
    sentence = article.sentence_of(place)
    after = _extend(plain[place + _SEED : sentence.stop], own[first + _SEED :])
    before = _extend(plain[sentence.start : place][::-1], own[:first][::-1])
    words = range(place - before[0], place + _SEED + after[0])
    return Aligned(words, first - before[1], first + _SEED + after[1], before[2] + after[2])


def _extend(there: list[str], own: list[str]) -> tuple[int, int, int]:
    """Return how many words of an article go on as a name does, of the name, and how often not."""
    stop = end = changed = 0
    while end < len(own) and stop < len(there):
        if there[stop] == own[end]:
            stop, end = stop + 1, end + 1
        elif skipped := _skip(there[stop:], own[end:]):
            stop, end, changed = stop + skipped[0], end + skipped[1], changed + 1
        else:
            break
    return stop, end, changed


def _skip(there: list[str], own: list[str]) -> tuple[int, int] | None:
    """Return how many words of an article stand for how many of a name, where both go on."""
    for one, other in ((1, 1), (2, 2), (1, 0), (0, 1), (2, 1), (1, 2)):
        rest = there[one : one + 2]
        if len(rest) == 2 and rest == own[other : other + 2]:
            return one, other
    return None


def _finding(article: Article, aligned: Aligned, name: Name) -> Finding | None:
    words, size = aligned.words, aligned.stop - aligned.first
    whole = size == len(name.pairs) and not aligned.changed
    if aligned.stop <= name.body:
        return None
    if size < (_ENOUGH if aligned.first <= _HEAD else _LONG) and not whole:
        return None
    if name.record == TITLE and len(words) > size:
        return None  # A sentence that says what a title names: `X spoke at Y`, `Address by X at Y`.
    start, end = article.stretch(words)
    there = [(article.words[place].low, article.words[place].plain) for place in words]
    wanted = name.pairs[aligned.first : aligned.stop]
    bare = [each for each in there if each[0] not in words_of("events", "within_name")]
    verdict: Verdict = "confirmed"
    reason: Bilingual | None = None
    expected: str | None = None
    if there != wanted == bare:
        verdict, reason = "consistent", because.another_name
    elif aligned.changed:
        verdict, expected = "contradicted", _written(name, aligned)
    elif there != wanted:
        if all(low == plain for low, plain in there):
            verdict, reason = "consistent", because.unmarked
        else:
            verdict, expected = "contradicted", _written(name, aligned)
    elif _ends_otherwise(article, aligned, name):
        if name.record == TITLE and aligned.first:
            return None  # What a title names within it is named elsewhere too: a ministry.
        verdict, expected = "contradicted", name.text
        words = _with_name(article, range(words.start, words.stop + 1), len(name.pairs) - size)
        start, end = article.stretch(words)
    elif " ".join(article.text[start:end].split()).casefold() not in name.text.casefold():
        verdict, reason = "consistent", because.punctuation
    if name.translated and _begins_otherwise(article, aligned):
        expected = name.text
    if name.translated and (expected or verdict != "consistent"):
        # Whoever words the translation otherwise contradicts no published word.
        verdict, reason = (
            ("not_in_source", None) if expected else ("consistent", because.translated)
        )
        expected = None
    elif expected is not None:
        reason = because.words
    return Finding(
        verdict=verdict,
        kind="event",
        text=article.text[start:end],
        start=start,
        end=end,
        paragraph=article.paragraph_at(start),
        record=name.record if name.record != TITLE and verdict != "not_in_source" else None,
        expected=expected,
        reason=reason,
        quote=name.quote if verdict != "not_in_source" else None,
    )


def _with_name(article: Article, words: range, most: int) -> range:
    """Return words with the rest of a name in which they end: `tỉnh Hải` and `Lộc`.

    Args:
        article: the text.
        words: of it.
        most: how many words the last one may begin.
    """
    stop = words.stop
    last = min(article.sentence_of(words.start).stop, stop + most - 1)
    if article.words[stop - 1].is_capital:
        while stop < last and article.words[stop].is_capital and article.gap_after(stop - 1) == " ":
            stop += 1
    return range(words.start, stop)


def _written(name: Name, aligned: Aligned) -> str:
    """Return the words of a name that stand beside those of an article."""
    words = words_in(name.text)[aligned.first : aligned.stop]
    return name.text[words[0].start : words[-1].end]


def _begins_otherwise(article: Article, aligned: Aligned) -> bool:
    """Return whether an article has other words where a name begins."""
    first = aligned.words.start
    if aligned.first == 0 or not first or article.gap_after(first - 1).strip():
        return False
    return article.words[first - 1].low not in ("the", "a", "an", "this", "its", "that", "their")


def _ends_otherwise(article: Article, aligned: Aligned, name: Name) -> bool:
    """Return whether an article goes on with other words where the name goes on too."""
    after = aligned.words.stop
    if aligned.stop == len(name.pairs) or after >= len(article.words):
        return False
    last, following = words_in(name.text)[aligned.stop - 1 : aligned.stop + 1]
    if name.text[last.end : following.start].startswith(","):
        return False
    if article.gap_after(after - 1).strip(" \xa0"):
        return False
    return article.words[after].low not in words_of("events", "behind_name")


def _translated(article: Article, index: Index, met: Sequence[range]) -> Iterator[Finding]:
    """Yield where an article in another language names the event in its own words."""
    event = index.event
    translation = event and (event.name.en if index.source.language != "en" else event.name.vi)
    if not event or not translation or not event.type or article.is_marked:
        return
    taken = {place for each in met for place in each}
    wanted = set(map(_root, content_in(translation.split(" to ")[0])))
    kind = set(map(_root, content_in(event.type.en or event.type.vi or "")))
    kinds = kind - {"training"} or kind
    for place, word in enumerate(article.words):
        if place in taken or not kinds & set(map(_root, content_of(word))):
            continue
        sentence = article.sentence_of(place)
        start = max(sentence.start, place - 2)
        stop = min(sentence.stop, place + _SPAN)
        said = [set(map(_root, content_of(each))) for each in article.words[start:stop]]
        hits = [number for number, each in enumerate(said) if wanted & each]
        shared = {each for words in said for each in words} & wanted
        if len(shared) < max(3, _PART * len(wanted)):
            continue
        words = range(start + hits[0], start + hits[-1] + 1)
        taken |= set(range(words.start, stop))
        whole = shared >= wanted and not _goes_on_otherwise(article, words, wanted)
        first, last = article.stretch(words)
        yield Finding(
            verdict="consistent" if whole else "not_in_source",
            kind="event",
            text=article.text[first:last],
            start=first,
            end=last,
            paragraph=article.paragraph_at(first),
            record=event.id if whole else None,
            reason=because.translated if whole else None,
            quote=event.evidence[0].quote if whole and event.evidence else None,
        )


def _root(word: str) -> str:
    """Return what `promoting`, `promotion` and `promote` have in common."""
    return word[:_ROOT] if len(word) > _ROOT else word


def _goes_on_otherwise(article: Article, words: range, wanted: set[str]) -> bool:
    """Return whether words within a name of an event are none of its own."""
    inside = [each for place in words for each in content_of(article.words[place])]
    return any(_root(each) not in wanted and len(each) > 3 for each in inside)


def quotes_of(index: Index) -> list[tuple[str, Evidence]]:
    """Return the quotes of a dataset, each with the id of its record."""
    return [
        (record.id, each)
        for section in index.claims.values()
        for record in section
        for each in record.evidence
    ]
