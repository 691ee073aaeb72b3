"""What datasets say against each other: figures, titles of people and dates of documents."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import Annotated, Any, Literal, NamedTuple, get_args

import msgspec

from ttdn_cli.corpus.columns import ORIGIN, count_datasets, origin_cells, origin_of
from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.corpus.questions.document_dates import Dates
from ttdn_cli.corpus.questions.figures import Figures, Match
from ttdn_cli.corpus.questions.links import Link
from ttdn_cli.corpus.questions.offices import Titles
from ttdn_cli.corpus.questions.quotes import quote_of
from ttdn_cli.corpus.questions.rows import name_of, quote_cell
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import ValueKind, kind_of
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.records import LegalReference, PersonOrGroup
from ttdn_cli.facts.texts import Bilingual, Review
from ttdn_cli.facts.types import Date, about
from ttdn_cli.query.answers import Answer, Column, count_of
from ttdn_cli.query.derived import date_inferred
from ttdn_cli.query.section import both
from ttdn_cli.query.view import Cell, View, cell
from ttdn_cli.text.locales import Locale

ConflictKind = Literal["figure", "title", "document date"]
"""What two datasets say otherwise."""


class Side(msgspec.Struct, frozen=True):
    """What one of two datasets says."""

    record: Annotated[str, about("dataset and id of the record.")]
    value: Annotated[
        str, about("the figure or the title as published, or the date of the document.")
    ]
    date: Annotated[Date | None, about("of the figure or the document, ISO 8601, or null.")]
    date_inferred: Annotated[
        Literal["year", "date"] | None,
        about("what of that date is a conclusion: `year`, `date` or null."),
    ]
    review: Annotated[Review | None, about("`unreviewed` until a person has read it, or null.")]
    paragraph: Annotated[int | None, about("of the text, in which the words stand, or null.")]
    quote: Annotated[str | None, about("the words of the text, or null.")]
    datasets: Annotated[int, about("how many datasets say so; this is the first of them.")]


class Conflict(NamedTuple):
    """Two datasets that say two things of one.

    Attributes:
        kind: what they say otherwise.
        what: that it is of.
        members: the datasets, that of the earlier text first.
        sides: what each says.
        shown: the same for a person, in the language of the view.
        reason: why it is one.
    """

    kind: ConflictKind
    what: Bilingual
    members: tuple[Member, Member]
    sides: tuple[Side, Side]
    shown: tuple[Cell, Cell]
    reason: Bilingual


_OTHER = "other_"
_SIDE = dict(kind_of(Side).fields)
_KIND = kind_of(ConflictKind)._replace(about="what the two say otherwise.")
_WHAT = kind_of(Bilingual)._replace(about="what both are of.")
_REASON = kind_of(str)._replace(about="why they are taken for one, in English.")

_NOUN = both("mâu thuẫn", "conflict"), both("mâu thuẫn", "conflicts")

FIELDS: dict[str, ValueKind] = {
    **ORIGIN,
    "kind": _KIND,
    "what": _WHAT,
    **_SIDE,
    **{f"{_OTHER}{name}": kind for name, kind in (ORIGIN | _SIDE).items()},
    "reason": _REASON,
}
"""What is in each object for programs; that of the later text begins with `other_`."""


class Conflicts(NamedTuple):
    """What datasets say against each other.

    Attributes:
        shown: as many as are asked for.
        every: how many there are.
        lost: the figures that are said to be the same as one that no dataset has.
    """

    shown: list[Conflict]
    every: int
    lost: list[Link]


def conflicts(corpus: Corpus, locale: Locale, limit: int | None) -> Conflicts:
    """Return what datasets say against each other.

    Args:
        corpus: the datasets; each is decoded once, and those that are shown once more.
        locale: of the reader.
        limit: how many to look up, or None for all.
    """
    figures, titles, dates = Figures(), Titles(), Dates()
    members = [*corpus]
    for place, member in enumerate(corpus.watched()):
        index = member.index()
        for each in (figures, titles, dates):
            each.add(member, index, place)
    found = [
        *figures.contradictions(members),
        *titles.contradictions(members),
        *dates.contradictions(),
    ]
    shown = found[:limit]
    wanted: dict[int, set[tuple[str, Bilingual | None]]] = defaultdict(set)
    for match in shown:
        for said, title in zip(match.clash[:2], match.titles or (None, None), strict=True):
            wanted[said.member].add((said.record, title))
    listed = [*_looked_up(shown, wanted, members, locale)]
    return Conflicts(listed, len(found), figures.lost(members))


def _looked_up(
    found: Sequence[Match],
    wanted: Mapping[int, set[tuple[str, Bilingual | None]]],
    members: Sequence[Member],
    locale: Locale,
) -> Iterator[Conflict]:
    known: dict[tuple[int, str, Bilingual | None], tuple[ConflictKind, Bilingual, Side, Cell]] = {}
    for place in sorted(wanted):
        view = View(members[place].index(), locale.language)
        for id_, title in wanted[place]:
            known[place, id_, title] = _said(members[place], view, id_, title)
    for match in found:
        one, other = (
            known[said.member, said.record, title]
            for said, title in zip(match.clash[:2], match.titles or (None, None), strict=True)
        )
        sides = (
            msgspec.structs.replace(one[2], datasets=match.clash.ones),
            msgspec.structs.replace(other[2], datasets=match.clash.others),
        )
        whose = members[match.clash.one.member], members[match.clash.other.member]
        shown = (one[3], other[3])
        yield Conflict(one[0], one[1], whose, sides, shown, match.reason)


def _said(
    member: Member, view: View, id_: str, title: Bilingual | None
) -> tuple[ConflictKind, Bilingual, Side, Cell]:
    """Return what a record says, what of, and how that is shown to a person."""
    record = view.index.records[id_]
    kind: ConflictKind = "figure"
    what, value, date = record.label, "", record.dated
    shown = None
    if isinstance(record, Metric):
        what, value = record.phrase, record.given
        shown = value + (f" ({view.date_of(record)})" if date else "")
    elif isinstance(record, LegalReference):
        kind, value = "document date", date or ""
        shown = view.date_of(record)
    elif isinstance(record, PersonOrGroup) and title:
        kind, value = "title", _published(title, view.index)
        shown = view.say(title)
    evidence = quote_of(record, value)
    side = Side(
        f"{member.id}:{id_}",
        value,
        date,
        date_inferred(record),
        record.review,
        evidence.paragraph if evidence else None,
        evidence.quote if evidence else None,
        1,
    )
    lines = (shown or value, *quote_cell(evidence, record.review, view).lines)
    return kind, what, side, Cell(lines)


def _published(title: Bilingual, index: Index) -> str:
    return getattr(title, index.source.language) or title.vi or title.en or ""


def answer(found: Sequence[Conflict], every: int, corpus: Corpus, locale: Locale) -> Answer:
    """Return the answer that lists conflicts, what either dataset says side by side.

    Args:
        found: those that are shown.
        every: how many there are.
        corpus: the datasets.
        locale: of the reader.
    """
    return Answer(
        title=locale.message("Conflicts") if found else "",
        columns=_columns(locale) if found else (),
        rows=[_row(each, locale) for each in found],
        caption="\n".join([_counted(found, every, corpus, locale), name_of(corpus)]),
        objects=map(_object, found),
        fields=FIELDS.items(),
    )


def _columns(locale: Locale) -> list[Column]:
    return [
        Column(locale.message("What"), on_card="title"),
        Column(locale.message("Earlier text")),
        Column(locale.message("Later text")),
        Column(locale.message("Why it is one")),
    ]


def _counted(found: Sequence[Conflict], every: int, corpus: Corpus, locale: Locale) -> str:
    counts = Counter(each.kind for each in found)
    kinds = (
        f"{locale.number(counts[kind])} {locale.word(kind)}"
        for kind in get_args(ConflictKind)
        if len(counts) > 1 and counts[kind]
    )
    said = (
        count_of(len(found), every, _NOUN, locale),
        ", ".join(kinds),
        count_datasets(locale, len(corpus), len(corpus), len(corpus.faults)),
    )
    return " · ".join(filter(None, said))


def _row(found: Conflict, locale: Locale) -> list[Cell]:
    what = locale.say(found.what)
    sides = []
    for member, side, shown in zip(found.members, found.sides, found.shown, strict=True):
        own = " · ".join(line for each in origin_cells(member, locale) for line in each.lines)
        more = side.datasets - 1
        if more:
            many = locale.number(more)
            own += locale.plural(
                " (and {many} more dataset)", " (and {many} more datasets)", more, many=many
            )
        sides.append(Cell((*shown.lines[:1], own, *shown.lines[1:])))
    return [cell(what), *sides, cell(locale.say(found.reason), "dim")]


def _object(found: Conflict) -> dict[str, Any]:
    one, other = (
        origin_of(member) | msgspec.to_builtins(side)
        for member, side in zip(found.members, found.sides, strict=True)
    )
    own = {name: one.pop(name) for name in ORIGIN}
    return {
        **own,
        "kind": found.kind,
        "what": msgspec.to_builtins(found.what),
        **one,
        **{f"{_OTHER}{name}": value for name, value in other.items()},
        "reason": found.reason.en,
    }
