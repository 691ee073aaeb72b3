"""Rows of many datasets: for programs the fields of a struct, for people a few cells."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

import msgspec

from ttdn_cli.corpus.columns import (
    ORIGIN,
    count_datasets,
    origin_cells,
    origin_columns,
    origin_of,
)
from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.facts.kinds import ValueKind, kind_of
from ttdn_cli.facts.texts import Evidence, Review
from ttdn_cli.files import bundled
from ttdn_cli.query.answers import Answer, Column, count_of
from ttdn_cli.query.view import NOTHING, Cell, View, cell
from ttdn_cli.text.locales import InBoth, Locale
from ttdn_cli.text.messages import message


class Row(NamedTuple):
    """A row of one dataset.

    Attributes:
        member: the dataset.
        values: what programs read.
        cells: what people read.
        definition: of the value, in words; rows of one are drawn as one line.
    """

    member: Member
    values: msgspec.Struct
    cells: Sequence[Cell]
    definition: tuple[str, ...] = ()


def fields_of(values: type[msgspec.Struct]) -> dict[str, ValueKind]:
    """Return the fields of each object for programs: those of the dataset, then its own."""
    return ORIGIN | dict(kind_of(values).fields)


def answer(
    title: str,
    rows: Sequence[Row],
    columns: Sequence[Column],
    of: type[msgspec.Struct],
    caption: str,
    locale: Locale,
    **more: Any,
) -> Answer:
    """Return the answer that lists rows of datasets, without the columns that are empty.

    Args:
        title: of the table.
        rows: in their order.
        columns: the heads of their cells.
        of: the struct of their values.
        caption: what is counted, and of which datasets it is.
        locale: of the reader.
        **more: what else an answer has.
    """
    used = [place for place in range(len(columns)) if any(r.cells[place].lines for r in rows)]
    own, shown = origin_columns(locale), [columns[place] for place in used]
    if all(each.on_card != "title" for each in shown):
        own[0] = msgspec.structs.replace(own[0], on_card="title")
    return Answer(
        title=title,
        columns=[*own, *shown],
        rows=(
            [*origin_cells(row.member, locale), *(row.cells[place] for place in used)]
            for row in rows
        ),
        caption=caption,
        objects=(origin_of(row.member) | msgspec.to_builtins(row.values) for row in rows),
        fields=fields_of(of).items(),
        **more,
    )


def caption_of(
    shown: int, every: int, noun: tuple[InBoth, InBoth], having: int, corpus: Corpus, locale: Locale
) -> str:
    """Return how many rows there are, in how many datasets, and which these are.

    Args:
        shown: how many are shown.
        every: of how many.
        noun: what one is called, and several.
        having: how many datasets have any.
        corpus: the datasets.
        locale: of the reader.
    """
    counted = count_of(shown, every, noun, locale)
    of = count_datasets(locale, having, len(corpus), len(corpus.faults))
    return f"{counted} · {of}\n{name_of(corpus)}"


def name_of(corpus: Corpus) -> str:
    """Return the paths as typed, or what the dataset is called that comes with the tool."""
    return message("the dataset") if [*corpus.data] == [str(bundled())] else corpus.name


def datasets_of(rows: Iterable[Row]) -> int:
    """Return of how many datasets rows are."""
    return len({row.member.id for row in rows})


def under(title: str, rows: Sequence[Row]) -> tuple[str, Sequence[Row]]:
    """Return a title and rows; what all rows have in their first cell stands in the title alone."""
    every = {row.cells[0].lines for row in rows}
    if len(every) != 1:
        return title, rows
    said = ": ".join([title, *every.pop()])
    return said, [row._replace(cells=[NOTHING, *row.cells[1:]]) for row in rows]


def quote_cell(evidence: Evidence | None, review: Review | None, view: View) -> Cell:
    """Return the words of the text with their place, and that nobody has read the record yet."""
    lines = [view.message("para. {quote}", quote=view.quote(evidence))] if evidence else []
    if review:
        lines.append(view.word(review))
    return Cell(tuple(lines)) if lines else NOTHING


def text_cell(text: InBoth | None, view: Locale) -> Cell:
    """Return a text in the language of the reader."""
    return cell(view.say(text)) if text else NOTHING
