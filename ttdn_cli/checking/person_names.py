"""The names of people in an article: those of a dataset, in any spelling, and others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from functools import cache
from typing import Literal, NamedTuple, get_args

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.titles import Known, known_titles
from ttdn_cli.checking.words import Article, Word, forms_of, split_words
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import PersonOrGroup
from ttdn_cli.text.gazetteer import plain_surnames, surnames

_JOINS = re.compile(r"[ \xa0]|-")
_LISTED = re.compile(r"\s*(?:,|;|và|and|cùng|&|, and|,? và)\s*(?:(?:ông|bà|đồng chí|Mr|Ms|Mrs) )?")
_LONGEST, _SHORTEST = 5, 2
"""Words of a Vietnamese name."""

Likeness = Literal["exact", "unmarked", "reordered", "spelt", "near"]
_LIKENESSES: tuple[Likeness, ...] = get_args(Likeness)

_LIKE, _LETTERS = 0.75, 4
"""How like a word is that is meant for another one, and the letters from which on it can be."""


class Person(NamedTuple):
    """A person of the dataset as an article may name them.

    Attributes:
        record: the record.
        name: the name, as published or in Vietnamese.
        low: the words of the name in small letters.
        plain: the same without diacritics.
        titles: the titles.
    """

    record: PersonOrGroup
    name: str
    low: tuple[str, ...]
    plain: tuple[str, ...]
    titles: list[Known]


class Named(NamedTuple):
    """A name in an article.

    Attributes:
        words: where.
        person: of the dataset, or None.
        likeness: how like the name of that person it is.
        listed: whether a person of the dataset is named right beside it.
        called: whether the family name and the last word are the same, by which one is called.
    """

    words: range
    person: Person | None
    likeness: Likeness = "near"
    called: bool = False
    listed: bool = False


def known_people(index: Index) -> list[Person]:
    """Return the persons of a dataset."""
    found = []
    for record in (*index.dataset.attendees, *index.dataset.people):
        if record.kind != "person":
            continue
        titles = known_titles(record, index)
        for name in filter(None, (record.name, record.name_vi)):
            pairs = split_words(name)
            low, plain = (tuple(pair[side] for pair in pairs) for side in (0, 1))
            found.append(Person(record, name, low, plain, titles))
    return found


def find_people(article: Article, people: Sequence[Person], taken: Sequence[range]) -> list[Named]:
    """Return the names of persons in an article, in order, each with who stands beside it.

    Args:
        article: the text.
        people: those of the dataset.
        taken: words of other names, such as those of places.
    """
    return _listed(article, list(_find_names(article, people, taken)))


def _listed(article: Article, names: list[Named]) -> list[Named]:
    """Return names, with whether a person of the dataset is named right beside each."""

    def beside(one: Named, other: Named) -> bool:
        known = other.person is not None and other.likeness != "near"
        between = article.text[
            article.words[one.words.stop - 1].end : article.words[other.words.start].start
        ]
        before = article.text[
            article.words[other.words.stop - 1].end : article.words[one.words.start].start
        ]
        return known and bool(_LISTED.fullmatch(between) or _LISTED.fullmatch(before))

    return [
        named._replace(
            listed=any(
                beside(named, other)
                for other in names[max(0, number - 1) : number] + names[number + 1 : number + 2]
            )
        )
        for number, named in enumerate(names)
    ]


def _find_names(
    article: Article, people: Sequence[Person], taken: Sequence[range]
) -> Iterator[Named]:
    """Yield the names of persons in an article, those of the dataset and others."""
    closed = {place for each in taken for place in each}
    by_word: dict[str, list[Person]] = {}
    for person in people:
        for word in set(person.plain):
            by_word.setdefault(word, []).append(person)
    for run in _runs(article, closed):
        known = list(_matches(article.words, run, by_word))
        place = run.start
        for each in [*known, None]:
            stop = each.words.start if each else run.stop
            while place < stop:
                found = _guess(article, range(place, stop), people)
                if found:
                    yield found
                place = found.words.stop if found else place + 1
            if each:
                yield each
                place = each.words.stop


def _matches(
    words: Sequence[Word], run: range, by_word: dict[str, list[Person]]
) -> Iterator[Named]:
    """Yield the whole names of persons of the dataset in a row of words."""
    place = run.start
    while place < run.stop:
        known = by_word.get(words[place].plain, [])
        found = _match(words, range(place, run.stop), known)
        if found:
            yield found
        place = found.words.stop if found else place + 1


def _runs(article: Article, closed: set[int]) -> Iterator[range]:
    """Yield rows of words with capital letters that nothing but spaces part."""
    start: int | None = None
    for place, word in enumerate(article.words):
        capital = word.is_capital and place not in closed
        if not capital:
            if start is not None:
                yield range(start, place)
            start = None
            continue
        if start is None:
            start = place
        if not _JOINS.fullmatch(article.gap_after(place)):
            yield range(start, place + 1)
            start = None
    if start is not None:
        yield range(start, len(article.words))


def _match(words: Sequence[Word], run: range, known: Sequence[Person]) -> Named | None:
    """Return the person whose whole name begins a row of words, in any order."""
    found = [each for person in known if (each := _compared(words, run, person))]
    return min(found, key=lambda each: _LIKENESSES.index(each.likeness), default=None)


def _compared(words: Sequence[Word], run: range, person: Person) -> Named | None:
    """Return where a row of words begins with the name of a person, or None."""
    size = len(person.plain)
    if size > len(run):
        return None
    row = words[run.start : run.start + size]
    plain = tuple(each.plain for each in row)
    low = tuple(each.low for each in row)
    where = range(run.start, run.start + size)
    if plain == person.plain:
        # `Phạm S` is the beginning of `Phạm S Hùng`.
        if low == person.low:
            return Named(where, person, "exact")
        return Named(where, person, "unmarked" if low == plain else "spelt")
    if sorted(plain) == sorted(person.plain):
        marked = sorted(low) == sorted(person.low)
        unmarked = low == plain
        return Named(where, person, "reordered" if marked or unmarked else "spelt")
    return None


def _guess(article: Article, run: range, people: Sequence[Person]) -> Named | None:
    """Return a row of words as a name that begins with a surname, or None where it does not."""
    words = article.words
    first = words[run.start]
    if misspelt := _misspelt(words, run, people):
        return misspelt
    if not _is_surname(article, first) or len(run) < _SHORTEST:
        return None
    if first.low in words_of("persons", "honorifics"):
        return None  # `Ông` is a surname too.
    stop = min(run.stop, run.start + _LONGEST)
    where = range(run.start, stop)
    # In a headline in capitals, other words stand right behind a name.
    shouted = all(words[place].text.isupper() for place in where)
    ends = range(stop, run.start + 1, -1) if shouted else (stop,)
    every = [
        (person, tuple(words[place].plain for place in range(run.start, end)))
        for end in ends
        for person in people
    ]
    person, plain = max(
        every,
        key=lambda each: (_shared(each[1], each[0].plain), -abs(len(each[1]) - len(each[0].plain))),
        default=(None, ()),
    )
    where = range(run.start, run.start + len(plain)) if person else where
    if person and _shared(plain, person.plain) >= _SHORTEST:
        return Named(where, person, "near", called=plain[-1] == person.plain[-1])
    return Named(where, None)


def _misspelt(words: Sequence[Word], run: range, people: Sequence[Person]) -> Named | None:
    """Return the person with a foreign name of which a row of words has a word a little otherwise.

    Those of Vietnamese names are told by their family name.
    """
    for person in people:
        where = range(run.start, min(run.stop, run.start + len(person.plain)))
        pairs = [(words[place].plain, own) for place, own in zip(where, person.plain, strict=False)]
        if len(pairs) < len(person.plain) or person.plain[0] in plain_surnames():
            continue
        same = [one == other for one, other in pairs]
        if any(same) and all(one == other or _is_like(one, other) for one, other in pairs):
            return Named(where, person, "near", called=True)
    return None


def _is_like(one: str, other: str) -> bool:
    """Return whether a word is another one with a letter or two changed."""
    if min(len(one), len(other)) < _LETTERS or one[:1] != other[:1]:
        return False
    return SequenceMatcher(None, one, other).ratio() >= _LIKE


def _is_surname(article: Article, word: Word) -> bool:
    """Return whether a word is a surname; of a text with its diacritics, `Trưởng` is none."""
    written = word.low != word.plain and article.is_marked
    return word.low in _marked_surnames() if written else word.plain in plain_surnames()


@cache
def _marked_surnames() -> frozenset[str]:
    return frozenset(forms_of(each)[0] for each in surnames())


def _shared(one: tuple[str, ...], other: tuple[str, ...]) -> int:
    """Return how many words two names share in their order, if they can be of one person.

    That is where the family name is the same and the last word too, or all others.
    """
    if abs(len(one) - len(other)) > 1:
        return 0
    rest = list(other)
    shared = 0
    for word in one:
        if word in rest:
            del rest[: rest.index(word) + 1]
            shared += 1
    ends = one[0] == other[0] and one[-1] == other[-1]
    return shared if ends or shared >= max(len(one), len(other)) - 1 else 0
