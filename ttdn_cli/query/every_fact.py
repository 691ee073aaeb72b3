"""Every fact of a dataset as one list, whatever its section, with what one table can say of all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any

import msgspec

from ttdn_cli.facts.index import Index, references
from ttdn_cli.facts.kinds import kind_of
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.texts import Bilingual, Evidence, Record
from ttdn_cli.facts.types import RecordRef, about
from ttdn_cli.query.answers import Answer
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.query.view import View
from ttdn_cli.text.locales import Language


class FactRow(msgspec.Struct, frozen=True):
    """A fact."""

    id: Annotated[str, about("the id of the record, unique in the dataset.")]
    section: Annotated[str, about("the list that has it.")]
    kind: Annotated[Bilingual, about("what such a record is called.")]
    label: Annotated[Bilingual, about("what the fact is called.")]
    details: Annotated[
        Bilingual, about("the other columns of its list, each with its heading, or nothing.")
    ]
    figure: Annotated[str | None, about("of a metric: the figure as published.")]
    value: Annotated[int | float | None, about("of a metric: its number.")]
    total: Annotated[int | None, about("of a part of a whole: that whole.")]
    unit: Annotated[str | None, about("of a metric: its unit as published.")]
    percent: Annotated[float | None, about("of a metric: the share in per cent.")]
    approximation: Annotated[str | None, about("of a metric: how its number is limited.")]
    status: Annotated[str | None, about("of a metric: whether it is so, aimed at or planned.")]
    date: Annotated[str | None, about("ISO 8601 as precise as known, or null.")]
    refers_to: Annotated[list[RecordRef], about("the ids of the records that it refers to.")]
    inferred: Annotated[Bilingual, about("what of it is a conclusion, and from what, or nothing.")]
    review: Annotated[str | None, about("what is left to do, or null.")]
    evidence: Annotated[list[Evidence], about("the words that support it.")]
    dataset: Annotated[str, about("the id of the dataset.")]


_OF_METRIC = ("figure", "value", "total", "unit", "percent", "approximation", "status")


def every_fact(index: Index, dataset: str = "") -> Answer:
    """Return a row for each fact: by section, in the order of the lists that ttdn prints.

    The timeline has none of its own: its entries are dates of other facts.

    Args:
        index: the dataset.
        dataset: its id where it is one of many, which stands before the ids in texts, or nothing.
    """
    return Answer(
        objects=map(msgspec.to_builtins, _rows(index, dataset)),
        fields=[*kind_of(FactRow).fields.items()],
    )


def _rows(index: Index, dataset: str) -> Iterator[FactRow]:
    views = [View(index, each, dataset=dataset) for each in Language]
    for section in SECTIONS:
        if section.stored:
            for record in section.all(index):
                yield _row(record, section, views, index)


def _row(record: Record, section: Section, views: list[View], index: Index) -> FactRow:
    figures: dict[str, Any] = dict.fromkeys(_OF_METRIC)
    if isinstance(record, Metric):
        figures = {name: getattr(record, name, record.given) for name in figures}
    details, inferred = (
        Bilingual(**{view.language: write(record, section, view) for view in views})
        for write in (_details, _inferred)
    )
    return FactRow(
        id=record.id,
        section=section.key,
        kind=section.noun[0],
        label=record.label,
        details=details,
        **figures,
        date=record.dated,
        refers_to=[*dict.fromkeys(references(record))],
        inferred=inferred,
        review=record.review,
        evidence=record.evidence,
        dataset=index.dataset.id,
    )


def _details(record: Record, section: Section, view: View) -> str | None:
    """Return what the table shows beside the headline, but for a name that is the label itself."""
    names = {record.label.vi, record.label.en}
    said = []
    for field in section.shown:
        shown = field.shown(record, view)
        heading, text = shown.plain or (view.say(field.heading), ", ".join(shown.lines))
        if field.name not in (section.headline, "inferred") and text and text not in names:
            said.append(f"{heading}: {text}")
    return " · ".join(said) or None


def _inferred(record: Record, section: Section, view: View) -> str | None:
    return " · ".join(section.selected("inferred").shown(record, view).lines) or None
