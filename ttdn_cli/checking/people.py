"""Check the people whom an article names, and the titles that it gives them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.evidence import quote_of
from ttdn_cli.checking.findings import Finding, FindingKind, Verdict
from ttdn_cli.checking.judgments import Judged, judge_title, same_office
from ttdn_cli.checking.person_names import Named, Person, find_people
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.titles import (
    Held,
    Known,
    find_offices,
    titles_after,
    titles_before,
)
from ttdn_cli.checking.words import Article, drops_marks
from ttdn_cli.facts.records import PersonOrGroup
from ttdn_cli.facts.texts import Bilingual

_SURE = 4
"""Words of a name from which on one of them may differ and it is still that person's."""


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
    names = find_people(article, people, taken)
    starts = frozenset(each.words.start for each in names)
    full = {each.person.record.id for each in names if each.person and each.likeness != "near"}
    used = 0
    for named in names:
        held = [*titles_before(article, offices, named.words, used)][::-1]
        held += titles_after(article, offices, named.words, starts)
        used = max([named.words.stop, *(each.words.stop for each in held)])
        yield from _check_person(article, named, held, people, full)


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
        if article.is_french and drops_marks(said, person.name):
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
    name = person.name
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
            reason = because.title(person.name, expected)
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
