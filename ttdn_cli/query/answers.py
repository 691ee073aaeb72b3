"""The answer to a question: rows and columns for people, objects for programs, a caption.

Every renderer takes an answer and turns it into text. Rows, cards, objects and fields are made when
a renderer goes through them, so that JSON does not pay for a table.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Literal

import msgspec

from ttdn_cli.facts.kinds import ValueKind
from ttdn_cli.query.fields import Field
from ttdn_cli.query.sections import Section
from ttdn_cli.query.view import Cell, View
from ttdn_cli.text.locales import InBoth
from ttdn_cli.text.unicode import capitalize_first


class Column(msgspec.Struct, frozen=True):
    """The head of a column.

    Attributes:
        heading: in the language of the answer.
        right: whether its cells are set to the right.
        wrap: whether they may be wrapped.
        group: whether equal neighbours are written once.
        on_card: where its cells stand on the card of a record.
    """

    heading: str
    right: bool = False
    wrap: bool = True
    group: bool = False
    on_card: Literal["title", "note", "row"] = "row"


class Card(msgspec.Struct, frozen=True):
    """One record on its own: a title, a note beside it, and named cells below."""

    title: str
    note: str
    rows: list[tuple[str, Cell]]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer in every form at once.

    Attributes:
        title: of the table.
        columns: its heads, or none where the answer is cards only.
        rows: its cells.
        cards: the records one by one, where they are not simply the rows.
        caption: what is counted, as of when, from which text.
        objects: the same records for programs, as plain values.
        fields: the names and kinds of what is in each object, where all have the same.
        single: whether that is one object and no list.
        dates: of a timeline, each as ISO 8601 and as a reader writes it, to draw on a line.
    """

    title: str = ""
    columns: Sequence[Column] = ()
    rows: Iterable[list[Cell]] = ()
    cards: Iterable[Card] = ()
    caption: str = ""
    objects: Iterable[dict[str, Any]] = ()
    fields: Iterable[tuple[str, ValueKind]] = ()
    single: bool = False
    dates: Sequence[tuple[str, str]] = ()

    @property
    def tabular(self) -> bool:
        """Whether it is a table where there is room for one; one record alone is a card."""
        return bool(self.columns) and not self.single

    def cards_of(self, rows: Iterable[Sequence[Cell]]) -> Iterable[Card]:
        """Return the records one by one, made of these rows if there is nothing else."""
        return self.cards or (card_of(self.columns, row) for row in rows)


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
    return Card(title or "–", note, others)


def listing(
    section: Section,
    records: Sequence[Any],
    view: View,
    *,
    fields: Sequence[Field] | None = None,
    evidence: bool = False,
) -> Answer:
    """Return the answer that lists records of a section.

    Args:
        section: of the records.
        records: all of them, or those that were asked for.
        view: the dataset.
        fields: those that were asked for, or None for those of the table and of the JSON.
        evidence: whether it is asked for too; the JSON of all fields has it anyway.
    """
    shown = fields or section.shown
    given = fields or section.contract
    if evidence:
        last = section.fields[-1]
        shown, given = (each if last in each else [*each, last] for each in (shown, given))
    return Answer(
        title=view.say(section.title),
        columns=columns_of(shown, section, view, headline=fields[0] if fields else None),
        rows=([each.shown(record, view) for each in shown] for record in records),
        caption=_caption(section, records, view),
        objects=(
            {each.name: msgspec.to_builtins(each.value(record, view.index)) for each in given}
            for record in records
        ),
        fields=((each.name, each.kind) for each in given),
        single=section.listing.single,
        dates=[(each.date, view.date(each.date)) for each in records] if section.timeline else (),
    )


def columns_of(
    fields: Sequence[Field], section: Section, view: View, headline: Field | None = None
) -> list[Column]:
    """Return the columns of fields; a card has the headline, or that of the section, as title."""
    headline = headline or section.selected(section.headline)
    return [
        Column(
            view.say(each.heading),
            each.right,
            each.wrap,
            section.group and each.name == section.columns[0],
            "title" if each == headline else "row",
        )
        for each in fields
    ]


def _caption(section: Section, records: Sequence[Any], view: View) -> str:
    dates = [view.index.event.date]
    if section.as_of:
        dates = sorted({getattr(each, section.as_of) for each in records} - {None}) or dates
    source = source_of(view, *dates)
    if section.listing.single:
        return capitalize_first(source)
    counted = count_of(len(records), len(section.all(view.index)), section.noun, view)
    return f"{counted} · {source}"


def count_of(count: int, every: int, noun: tuple[InBoth, InBoth], view: View) -> str:
    """Return how many of how many there are; `noun` is of one and of several."""
    many = view.number(count)
    if count != every:
        many = view.both(f"{many} trong {view.number(every)}", f"{many} of {view.number(every)}")
    return f"{many} {view.say(noun[every != 1])}"


def source_of(view: View, *dates: str) -> str:
    """Return as of when facts are, and from which text: what every caption says."""
    source = view.index.source
    when = ", ".join(view.spoken_date(date) for date in dates)
    as_of = view.both(f"tính đến {when}", f"as of {when}")
    given = view.date(view.index.event.date)
    text = f"{view.say(source.document)} ({given}), {source.publisher}"
    return view.both(f"{as_of} · nguồn: {text}", f"{as_of} · source: {text}")
