"""The answer to a question: rows and columns for people, objects for programs, a caption.

Every renderer takes an answer and turns it into text. Rows, cards, objects and fields are made when
a renderer goes through them, so that JSON does not pay for a table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, Literal

import msgspec

from ttdn_cli.facts.kinds import ValueKind
from ttdn_cli.query.cells import bar, is_across_scopes
from ttdn_cli.query.derived import document_of
from ttdn_cli.query.fields import Field
from ttdn_cli.query.section import Section
from ttdn_cli.query.view import Cell, View
from ttdn_cli.text.locales import InBoth, Locale
from ttdn_cli.text.unicode import capitalize_first


class Column(msgspec.Struct, frozen=True):
    """The head of a column.

    Attributes:
        heading: in the language of the answer.
        right: whether its cells are set to the right.
        wrap: whether they may be wrapped.
        group: whether equal neighbours are written once.
        on_card: where its cells stand on the card of a record.
        bars: whether its cells are bars, which a document has none of.
    """

    heading: str
    right: bool = False
    wrap: bool = True
    group: bool = False
    on_card: Literal["title", "note", "row"] = "row"
    bars: bool = False


class Card(msgspec.Struct, frozen=True):
    """One record on its own: a title, a note beside it, and named cells below.

    Attributes:
        title: what it is.
        note: beside that.
        rows: each a heading and its cell.
        hits: where in its title is what was looked for, as in a cell.
        commands: whether the headings are what to type, and stand out from the cells.
    """

    title: str
    note: str
    rows: list[tuple[str, Cell]]
    hits: tuple[tuple[int, int], ...] = ()
    commands: bool = False


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer in every form at once.

    Attributes:
        title: of the table.
        columns: its heads, or none where the answer is cards only.
        rows: its cells.
        cards: the records one by one, where they are not simply the rows.
        caption: what is counted, as of when; on a second line, from which text.
        hint: what to type next, for who reads it on a terminal.
        objects: the same records for programs, as plain values.
        fields: the names and kinds of what is in each object, where all have the same.
        single: whether that is one object and no list.
        dates: of a timeline, each as ISO 8601 and as a reader writes it, to draw on a line.
        series: values one after the other, each with what it is called, to draw as a line.
    """

    title: str = ""
    columns: Sequence[Column] = ()
    rows: Iterable[list[Cell]] = ()
    cards: Iterable[Card] = ()
    caption: str = ""
    hint: str = ""
    objects: Iterable[dict[str, Any]] = ()
    fields: Iterable[tuple[str, ValueKind]] = ()
    single: bool = False
    dates: Sequence[tuple[str, str]] = ()
    series: Sequence[tuple[float, str]] = ()

    @property
    def told(self) -> list[str]:
        """The lines of the caption."""
        return self.caption.split("\n") if self.caption else []

    @property
    def tabular(self) -> bool:
        """Whether it is a table where there is room for one; one record alone is a card."""
        return bool(self.columns) and not self.single

    def cards_of(self, rows: Iterable[Sequence[Cell]]) -> Iterable[Card]:
        """Return the records one by one, made of these rows if there is nothing else."""
        return self.cards or (card_of(self.columns, row) for row in rows)

    def as_cards(self) -> Answer:
        """Return the same records one by one, also where there is room for a table."""
        if not self.columns:
            return self
        cards = iter(self.cards_of(self.rows))
        for first in cards:
            every = chain([first], cards)
            return msgspec.structs.replace(self, columns=(), rows=(), cards=every)
        return Answer()


def card_of(columns: Sequence[Column], row: Sequence[Cell]) -> Card:
    """Return the cells of a record as a card, without those that are empty."""
    cells = list(zip(columns, row, strict=True))
    title, note = (
        " ".join(line for column, cell in cells if column.on_card == where for line in cell.lines)
        for where in ("title", "note")
    )
    others = [
        (column.heading, cell) for column, cell in cells if column.on_card == "row" and cell.lines
    ]
    (hits, *_) = [cell.hits for column, cell in cells if column.on_card == "title"] or [()]
    return Card(title or "–", note, others, hits)


def listing(
    section: Section,
    records: Sequence[Any],
    view: View,
    *,
    fields: Sequence[Field] | None = None,
    evidence: bool = False,
    ids: bool = False,
) -> Answer:
    """Return the answer that lists records of a section.

    Args:
        section: of the records.
        records: all of them, or those that were asked for.
        view: the dataset.
        fields: those that were asked for, or None for those of the table and of the JSON.
        evidence: whether it is asked for too; the JSON of all fields has it anyway.
        ids: whether the ids to look records up with are asked for too; all fields have them.
    """
    shown, given = (
        fields_of(each, section, evidence=evidence, ids=ids)
        for each in (
            fields or shown_of(section, [(record, view) for record in records]),
            fields or section.contract,
        )
    )
    return Answer(
        title=view.say(section.title),
        columns=columns_of(shown, section, view, headline=fields[0] if fields else None),
        rows=([each.shown(record, view) for each in shown] for record in records),
        caption=_caption(section, records, view),
        hint="" if section.listing.single else hint_of(view, listed=section.reference in shown),
        objects=(
            {each.name: msgspec.to_builtins(each.value(record, view.index)) for each in given}
            for record in records
        ),
        fields=((each.name, each.kind) for each in given),
        single=section.listing.single,
        dates=_dates(records, view) if section.timeline else (),
    )


def _dates(entries: Sequence[Any], view: View) -> list[tuple[str, str]]:
    """Return the dates of a timeline; what one fact has from the text is no conclusion."""
    concluded_first = sorted(entries, key=lambda each: not each.inferred)
    said = {each.date: view.date_of(view.index.records[each.ref]) for each in concluded_first}
    return [*said.items()]


def columns_of(
    fields: Sequence[Field], section: Section, view: View, headline: Field | None = None
) -> list[Column]:
    """Return the columns of fields; a card has the headline, or that of the section, as title."""
    headline = headline or section.selected(section.headline)
    return [
        Column(
            each.heading_in(view),
            each.right,
            each.wrap,
            section.group and each.name == section.columns[0],
            "title" if each == headline else "row",
            each.cell is bar,
        )
        for each in fields
    ]


def fields_of(
    fields: Sequence[Field], section: Section, *, evidence: bool, ids: bool
) -> list[Field]:
    """Return fields of a list, with the evidence and with the ids if these are asked for too."""
    found = [*fields]
    if evidence and section.fields[-1] not in found:
        found.append(section.fields[-1])
    if ids and section.reference not in found:
        found.insert(0, section.reference)
    return found


def shown_of(section: Section, records: Sequence[tuple[Any, View]]) -> list[Field]:
    """Return the fields that the table of records shows: the rare ones where there are values."""
    review = section.selected("review")
    fields = [*section.shown, *([review] if any(each.review for each, _ in records) else [])]
    return [
        each
        for each in fields
        if not each.rare or any(each.shown(record, view).lines for record, view in records)
    ]


def _caption(section: Section, records: Sequence[Any], view: View) -> str:
    counted = None if section.listing.single else count_of_section(section, records, view)
    kinds = count_of_kinds(section, records, view)
    counts = " · ".join(filter(None, (counted, kinds, as_of(section, records, view))))
    return caption_of(counts, view)


def count_of_kinds(section: Section, records: Sequence[Any], view: View) -> str | None:
    """Return how many records there are of each kind, or None where all are of one or have none."""
    field = section.listing.choice
    counts = Counter(getattr(each, field) for each in records) if field else Counter()
    if len(counts) < 2:
        return None
    return ", ".join(f"{view.number(many)} {view.word(kind)}" for kind, many in counts.items())


def caption_of(counts: str, view: View) -> str:
    """Return what is counted, if anything is, and on a line of its own from which text it is."""
    return "\n".join(capitalize_first(each) for each in (counts, source_of(view)) if each)


def address_of_text(view: View) -> str:
    """Return where the published text is to be had, or that nobody has recorded that."""
    source = view.index.source
    url = source.url or source.archived_url
    if url is None:
        return view.message("address of the text not recorded")
    return view.message("text: {url}", url=url)


def hint_of(view: View, *, listed: bool) -> str:
    """Return what to type for all of a record and for a footnote, or first for the ids of a list.

    Args:
        view: the dataset.
        listed: whether the ids are in the list.
    """
    if not listed:
        return view.message("Footnote: ttdn cite ID · Ids: add --ids")
    return view.message("Details: ttdn show ID · Footnote: ttdn cite ID")


def ranking_of(section: Section, records: Sequence[Any], view: View) -> str | None:
    """Return that the lowest of metrics is so across scopes, where these differ, or None."""
    lowest = [each for each in records if each.id in view.index.furthest_behind]
    if not lowest or not is_across_scopes(view.index):
        return None
    return view.message("lowest across different scopes")


def count_of_section(section: Section, records: Sequence[Any], view: View) -> str:
    """Return how many of the records of a section there are, and how many nobody has reviewed."""
    return count_with_review(records, len(section.all(view.index)), section, view)


def count_with_review(records: Sequence[Any], every: int, section: Section, locale: Locale) -> str:
    """Return how many of how many records there are, and how many of these nobody has reviewed."""
    counted = count_of(len(records), every, section.noun, locale)
    marks = Counter(each.review for each in records if each.review)
    return ", ".join(
        [counted, *(f"{locale.number(marks[each])} {locale.word(each)}" for each in marks)]
    )


def as_of(section: Section, records: Sequence[Any], view: View) -> str | None:
    """Return as of when records are, or None where they do not all say the same.

    A date that no record has from the text is in square brackets; one that some have from there is
    followed by how many do not.
    """
    field = section.as_of
    dates = {getattr(each, field) for each in records} if field else set()
    if not field or len(dates) != 1 or None in dates:
        return None
    (date,) = dates
    concluded = [each for record in records if (each := record.inference(field))]
    every = len(concluded) == len(records)
    years = every and all(each.part == "year" for each in concluded)
    when = view.spoken_date(date, year_inferred=years)
    if every and not years:
        when = f"[{when}]"
    elif concluded and not every:
        many = f"{len(concluded)}/{len(records)}"
        return view.message("as of {when} ({many} inferred)", when=when, many=many)
    return view.message("as of {when}", when=when)


def count_of(count: int, every: int, noun: tuple[InBoth, InBoth], locale: Locale) -> str:
    """Return how many of how many there are; `noun` is of one and of several."""
    many, said = locale.number(count), locale.say(noun[every != 1])
    if count == every:
        return f"{many} {said}"
    return locale.message(
        "{many} of {every} {noun}", many=many, every=locale.number(every), noun=said
    )


def source_of(view: View) -> str:
    """Return from which text facts are: what every caption says.

    It has the date of the event, else that of the publication.
    """
    source = view.index.source
    publisher = source.publisher or view.message("publisher not recorded")
    text = f"{view.say(document_of(view.index))}{_dated(view)}, {publisher}"
    return view.message("source: {text}", text=text)


def title_of_source(view: View) -> str:
    """Return the title of the text that facts are from, with the date that captions give it."""
    return f"{view.title}{_dated(view)}"


def word_of_source(view: View) -> str:
    """Return what to call the text that facts are from, beside an article that is no part of it."""
    kind = view.index.source.kind
    return view.message("source") if kind in ("article", "other") else view.word(kind)


def _dated(view: View) -> str:
    source, event = view.index.source, view.index.event
    date = view.date_of(event) if event and event.date else source.date and view.date(source.date)
    return f" ({date})" if date else ""
