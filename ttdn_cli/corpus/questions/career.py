"""Which titles datasets give to people of one name, over time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated, Literal, NamedTuple

import msgspec

from ttdn_cli.checking.attribution.offices import without_honors
from ttdn_cli.checking.attribution.places import in_words
from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.corpus.questions.links import joined
from ttdn_cli.corpus.questions.quotes import quote_of
from ttdn_cli.corpus.questions.rows import (
    Row,
    answer,
    caption_of,
    datasets_of,
    quote_cell,
    text_cell,
    under,
)
from ttdn_cli.facts.records import PersonOrGroup
from ttdn_cli.facts.texts import Bilingual, Review
from ttdn_cli.facts.types import about
from ttdn_cli.matching.holdings import Holding, holdings_of, people_in
from ttdn_cli.matching.typed import Typed, typed
from ttdn_cli.query.answers import Answer, Column
from ttdn_cli.query.section import both
from ttdn_cli.query.view import View, cell
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.unicode import fold, nfc
from ttdn_cli.text.words import words_of

Way = Literal["whole", "whole, unmarked", "part", "part, unmarked"]
"""How a name was found: as typed or without its diacritics, whole or in part."""

_WAYS: tuple[Way, ...] = ("whole", "whole, unmarked", "part", "part, unmarked")

TITLES = both("chức danh", "title"), both("chức danh", "titles")


class Post(msgspec.Struct, frozen=True):
    """A title that a dataset gives to a person."""

    record: Annotated[str, about("dataset and id of the record.")]
    person: Annotated[
        int,
        about("the same number for all that is taken for one person: of one name, in one body."),
    ]
    name: Annotated[str, about("of the person, as published.")]
    title: Annotated[Bilingual, about("as published, and translated.")]
    body: Annotated[Bilingual | None, about("the body in which it is held, or null if not said.")]
    review: Annotated[Review | None, about("`unreviewed` until a person has read it, or null.")]
    paragraph: Annotated[int | None, about("of the text, in which the words stand, or null.")]
    quote: Annotated[str | None, about("the words of the text, or null.")]


class _Found(NamedTuple):
    """A title, and its row, in which the number of the person is still to come."""

    holding: Holding
    called: str
    post: Post
    row: Row


def career(text: str, corpus: Corpus, locale: Locale) -> tuple[list[Row], Way]:
    """Return the titles of people of a name, by person and time, and how the name was found.

    Args:
        text: the name, or a part of it, also without diacritics. What stands before a name, such as
            `ông` or `PGS.TS`, is left out where nobody is called so.
        corpus: the datasets.
        locale: of the reader.
    """
    found = _career(typed(text), corpus, locale)
    name = without_honors(nfc(text))
    if found[0] or not words_of(name) or name == nfc(text):
        return found
    return _career(typed(name), corpus, locale)


def _career(wanted: Typed, corpus: Corpus, locale: Locale) -> tuple[list[Row], Way]:
    """Return the titles of people of a name, and how the name was found."""
    found: dict[Way, list[_Found]] = defaultdict(list)
    for place, member in enumerate(corpus.watched()):
        view = View(member.index(), locale.language)
        for person in people_in(view.index):
            way = _way(wanted, person) if person.titles else None
            if way is None or any(found[each] for each in _WAYS[: _WAYS.index(way)]):
                continue
            for holding in holdings_of(person, view.index, member.about.date, place):
                found[way].append(_found(holding, person, view, member))
    best = next((each for each in _WAYS if found[each]), _WAYS[0])
    return _by_person(found[best]), best


def _way(wanted: Typed, person: PersonOrGroup) -> Way | None:
    """Return how a person is found by a name, or None where it is another one's."""
    names = filter(None, (person.name, person.name_vi, person.name_en, *person.aliases))
    ways = []
    for words in map(words_of, names):
        for marks in (True, False):
            mark = "" if marks else ", unmarked"
            if wanted.is_whole(words, marks=marks):
                ways.append(f"whole{mark}")
            elif wanted.all_in(words, marks=marks):
                ways.append(f"part{mark}")
    return next((each for each in _WAYS if each in ways), None)


def _found(holding: Holding, person: PersonOrGroup, view: View, member: Member) -> _Found:
    evidence = quote_of(person, getattr(holding.title, view.index.source.language))
    post = Post(
        record=f"{member.id}:{person.id}",
        person=0,
        name=person.name,
        title=holding.title,
        body=holding.body,
        review=person.review,
        paragraph=evidence.paragraph if evidence else None,
        quote=evidence.quote if evidence else None,
    )
    cells = [
        text_cell(person.label, view),
        text_cell(holding.title, view),
        text_cell(holding.body, view),
        quote_cell(evidence, person.review, view),
    ]
    return _Found(holding, person.name_vi or person.name, post, Row(member, post, cells))


def _by_person(found: Sequence[_Found]) -> list[Row]:
    """Return rows with the number of their person, by person and then by time."""
    by_name: dict[str, list[_Found]] = defaultdict(list)
    for each in found:
        by_name[in_words(each.called)].append(each)
    _join_unmarked(by_name)
    rows: list[Row] = []
    number = 0
    for name in sorted(by_name):
        people = _people(by_name[name])
        for place, several in enumerate(people, 1):
            number += 1
            for one in several:
                post = msgspec.structs.replace(one.post, person=number)
                cells = [*one.row.cells]
                if len(people) > 1:
                    cells[0] = cell(f"{cells[0].lines[0]} ({place})")
                rows.append(Row(one.row.member, post, cells))
    return rows


def _join_unmarked(by_name: dict[str, list[_Found]]) -> None:
    """Move who is called without diacritics to the one name that has them, in the same body."""
    marked: dict[str, list[str]] = defaultdict(list)
    for name in by_name:
        if (plain := fold(name)) != name:
            marked[plain].append(name)
    for plain, (name, *others) in marked.items():
        if plain in by_name and not others:
            one, other = (_bodies_of(by_name[each]) for each in (plain, name))
            if one & other:
                by_name[name] += by_name.pop(plain)


def _bodies_of(found: Sequence[_Found]) -> set[str]:
    return {body for each in found for body in each.holding.bodies}


def _people(found: Sequence[_Found]) -> list[list[_Found]]:
    """Return the titles of people of one name, those of each person together, by time.

    Who has a body in common is one person; so is who holds titles in two bodies in one dataset. A
    title that says of no body is of the only person there is, if there is one. But two records of
    one dataset are two people: then what they have in common with others tells nothing.
    """
    found = sorted(found, key=lambda each: each.holding.order)
    links = [(_own(each), f"body {body}") for each in found for body in _bodies_of([each])]
    sets = joined([*links, *((_own(each), _own(each)) for each in found)])
    people: dict[str, list[_Found]] = defaultdict(list)
    for each in found:
        people[sets[_own(each)]].append(each)
    if _is_one(found) and sum(bool(_named(several)) for several in people.values()) == 1:
        return [found]
    return [one for several in people.values() for one in _apart(several)]


def _named(found: Sequence[_Found]) -> bool:
    return any(each.holding.named for each in found)


def _apart(found: list[_Found]) -> list[list[_Found]]:
    """Return titles as those of one person, or by their records where these are of several."""
    if _is_one(found):
        return [found]
    records: dict[str, list[_Found]] = defaultdict(list)
    for each in found:
        records[_own(each)].append(each)
    return [*records.values()]


def _is_one(found: Sequence[_Found]) -> bool:
    """Return whether titles may be of one person: no dataset has two records of them."""
    records = {_own(each): each.holding.member for each in found}
    return len({*records.values()}) == len(records)


def _own(found: _Found) -> str:
    return f"record {found.post.record}"


def answer_career(rows: list[Row], every: int, corpus: Corpus, locale: Locale) -> Answer:
    """Return the answer that lists the titles of people; `every` is of how many."""
    columns = [
        Column(locale.message("Name"), on_card="title", group=True),
        Column(locale.message("Title")),
        Column(locale.message("Body")),
        Column(locale.message("Quote")),
    ]
    caption = caption_of(len(rows), every, TITLES, datasets_of(rows), corpus, locale)
    title, shown = under(locale.message("Titles over time"), rows)
    return answer(title, shown, columns, Post, caption, locale)
