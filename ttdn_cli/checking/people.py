"""Check the people whom an article names, and the titles that it gives them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.evidence import quote_of
from ttdn_cli.checking.findings import Finding, FindingKind, Verdict
from ttdn_cli.checking.judgments import Judged, judge_title, same_office
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.titles import (
    Held,
    Known,
    find_offices,
    known_titles,
    titles_after,
    titles_before,
)
from ttdn_cli.checking.words import Article, Word, drops_marks, split_words
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import PersonOrGroup
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.text.gazetteer import plain_surnames

_JOINS = re.compile(r"[ \xa0]|-")
_LISTED = re.compile(r"\s*(?:,|;|và|and|cùng|&|, and|,? và)\s*(?:(?:ông|bà|đồng chí|Mr|Ms|Mrs) )?")
_LONGEST, _SHORTEST = 5, 2
"""Words of a Vietnamese name."""

_SURE = 4
"""Words of a name from which on one of them may differ and it is still that person's."""

Likeness = Literal["exact", "unmarked", "reordered", "spelt", "near"]


class Person(NamedTuple):
    """A person of the dataset as an article may name them.

    Attributes:
        record: the record.
        low: the words of the name in small letters.
        plain: the same without diacritics.
        titles: the titles.
    """

    record: PersonOrGroup
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
        if record.kind == "person":
            pairs = split_words(record.name)
            low, plain = (tuple(pair[side] for pair in pairs) for side in (0, 1))
            found.append(Person(record, low, plain, known_titles(record, index)))
    return found


def check_people(
    article: Article, people: Sequence[Person], taken: Sequence[range]
) -> Iterator[Finding]:
    """Yield what a dataset says of each person that an article names, and of their titles.

    Args:
        article: the text.
        people: those of the dataset.
        taken: words of other names, such as those of places.
    """
    offices = find_offices(article)
    names = _listed(article, list(_find_names(article, people, taken)))
    starts = frozenset(each.words.start for each in names)
    full = {each.person.record.id for each in names if each.person and each.likeness != "near"}
    used = 0
    for named in names:
        held = [*titles_before(article, offices, named.words, used)][::-1]
        held += titles_after(article, offices, named.words, starts)
        used = max([named.words.stop, *(each.words.stop for each in held)])
        yield from _check_person(article, named, held, people, full)


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
    for person in known:
        size = len(person.plain)
        if size > len(run):
            continue
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
    if first.plain not in plain_surnames() or len(run) < _SHORTEST:
        return None
    if first.low in words_of("persons", "honorifics"):
        return None  # `Ông` is a surname too.
    stop = min(run.stop, run.start + _LONGEST)
    where = range(run.start, stop)
    plain = tuple(words[place].plain for place in where)
    person = max(people, key=lambda each: _shared(plain, each.plain), default=None)
    if person and _shared(plain, person.plain) >= _SHORTEST:
        return Named(where, person, "near", called=plain[-1] == person.plain[-1])
    return Named(where, None)


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


def _check_person(
    article: Article,
    named: Named,
    held: list[Held],
    people: Sequence[Person],
    full: set[str],
) -> Iterator[Finding]:
    person = named.person
    if named.likeness == "near" and not held and _is_credit(article, named.words):
        return
    if person is not None:
        said = article.text[slice(*article.stretch(named.words))]
        if not article.is_marked and drops_marks(said, person.record.name):
            named = named._replace(likeness="unmarked")
        judged = [judge_title(article, each, person.titles) for each in held]
        unsure = named.likeness in ("near", "spelt")
        if unsure and not _is_meant(named, person, judged, held, full):
            person = None
        else:
            yield _name(article, named, person)
            yield from _titles(article, held, judged, person)
            return
    elsewhere = article.said_in(article.sentence_of(named.words.start)) & words_of(
        "events", "other_times"
    )
    if not elsewhere and (holder := _holder(held, people, full)):
        title, owner = holder
        said = title.title.title.vi or title.title.title.en or ""
        yield _finding(
            article,
            named.words,
            "person",
            "contradicted",
            owner.record,
            owner.record.name,
            because.holder(said, owner.record.name),
            said,
        )
    elif held or named.listed or _is_addressed(article, named.words):
        yield _finding(article, named.words, "person", "not_in_source", None, None, None, None)


def _is_credit(article: Article, words: range) -> bool:
    """Return whether a name is that of who wrote an article or took a picture: `Ảnh: …`."""
    before = article.words[words.start - 1].low if words.start else ""
    colon = ":" in article.gap_after(words.start - 1) if words.start else False
    return colon and before in words_of("persons", "credits")


def _is_meant(
    named: Named, person: Person, judged: list[Judged], held: list[Held], full: set[str]
) -> bool:
    """Return whether a name that is not quite that of a person is meant for it."""
    if any(each.verdict in ("confirmed", "consistent") for each in judged):
        return True
    if held:
        return any(each.verdict == "contradicted" and not each.other_office for each in judged)
    if named.likeness == "spelt" or len(person.plain) >= _SURE:
        return True
    return named.called and person.record.id not in full


def _holder(
    held: list[Held], people: Sequence[Person], full: set[str]
) -> tuple[Known, Person] | None:
    """Return the title and the person of the dataset that holds what an article gives another.

    Deputies are several: where the article names the one of the dataset too, another is possible.
    """
    for each in held:
        for person in people:
            for title in person.titles:
                if not each.former and same_office(each, title):
                    several = "deputy" in each.rank or "member" in each.rank
                    if not several or person.record.id not in full:
                        return title, person
    return None


def _is_addressed(article: Article, words: range) -> bool:
    before = article.words[words.start - 1].low if words.start else ""
    return before in words_of("persons", "honorifics")


def _name(article: Article, named: Named, person: Person) -> Finding:
    name = person.record.name
    verdict: Verdict = "confirmed"
    reason: Bilingual | None = None
    expected: str | None = None
    if named.likeness in ("near", "spelt"):
        verdict, expected, reason = "contradicted", name, because.name
    elif named.likeness == "unmarked":
        verdict, reason = "consistent", because.unmarked
    elif named.likeness == "reordered":
        verdict, reason = "consistent", because.reordered
    return _finding(article, named.words, "person", verdict, person.record, expected, reason, name)


def _titles(
    article: Article, held: list[Held], judged: list[Judged], person: Person
) -> Iterator[Finding]:
    supported = any(each.verdict in ("confirmed", "consistent") for each in judged)
    for each, found in zip(held, judged, strict=True):
        verdict, expected, reason = found.verdict, found.expected, found.reason
        if verdict == "contradicted" and found.other_office and supported:
            verdict, expected, reason = "not_in_source", None, None
        if verdict == "contradicted" and expected:
            reason = because.title(person.record.name, expected)
        record = None if verdict == "not_in_source" else person.record
        yield _finding(
            article, each.words, "title", verdict, record, expected, reason, found.quoted
        )


def _finding(
    article: Article,
    words: range,
    kind: FindingKind,
    verdict: Verdict,
    record: PersonOrGroup | None,
    expected: str | None,
    reason: Bilingual | None,
    quoted: str | None,
) -> Finding:
    start, end = article.stretch(words)
    return Finding(
        verdict=verdict,
        kind=kind,
        text=article.text[start:end],
        start=start,
        end=end,
        paragraph=article.paragraph_at(start),
        record=record.id if record else None,
        expected=expected,
        reason=reason,
        quote=quote_of(record, quoted) if record else None,
    )
