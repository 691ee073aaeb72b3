"""What a list is as a sheet of a spreadsheet: columns, each with values of one type.

A text in both languages is two columns. What refers to other records is one of names and one of
ids, line by line. A date is the text that ttdn prints, as precise as the speech has it, and beside
it a column has its first day, to sort by. A share is a fraction, as spreadsheets count per cent.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any, Literal, NamedTuple

from ttdn_cli.facts.kinds import ValueKind
from ttdn_cli.facts.texts import Record
from ttdn_cli.query.fields import Field
from ttdn_cli.query.section import Section
from ttdn_cli.query.view import View
from ttdn_cli.text.dates import day_numbers

Form = Literal["text", "number", "share", "day"]
"""What the values of a column are; a share is a number from 0 on, of which 1 is all."""

Value = str | int | float | date | None

_SHARES = ("percent", "remaining_percent")

_FIRST_DAY = date(1900, 1, 1)
"""Excel knows none before (ECMA-376, part 1, 18.17.4)."""


class SheetColumn(NamedTuple):
    """A column.

    Attributes:
        heading: of it.
        form: what its values are.
        values: of each row.
        inferred: the places of the numbers that are conclusions, which a text says by its brackets.
        ids: whether its values are ids of records, several of one line with commas between.
    """

    heading: str
    form: Form
    values: Sequence[Value]
    inferred: Collection[int] = ()
    ids: bool = False


def columns_of(section: Section, view: View) -> list[SheetColumn]:
    """Return the columns of a section, those that its table shows first.

    Args:
        section: of the records.
        view: the dataset, in the language of the headings and names.
    """
    records = section.all(view.index)
    return [
        column for each in _fields(section) for column in _columns(each, section, records, view)
    ]


def _fields(section: Section) -> list[Field]:
    """Return the fields, each language of a translated one: first the id, then what is shown."""
    shown = [section.fields[0].name, *(each.asks or each.name for each in section.shown)]
    every = sorted(
        section.askable,
        key=lambda each: shown.index(each.name) if each.name in shown else len(shown),
    )
    return [part for each in every for part in _parts(each)]


def _parts(field: Field) -> Iterator[Field]:
    languages = field.kind.fields if field.kind.name == "translated" else ()
    yield from [field.part(each) for each in languages] or [field]


def _columns(
    field: Field, section: Section, records: Sequence[Any], view: View
) -> Iterator[SheetColumn]:
    heading, kind = view.say(field.heading), field.kind
    values = [field.value(each, view.index) for each in records]
    if kind.name in ("integer", "year", "number"):
        inferred = {
            place
            for place, each in enumerate(records)
            if isinstance(each, Record) and each.inference(field.name)
        }
        if field.name in _SHARES:
            yield SheetColumn(heading, "share", [_fraction(each) for each in values], inferred)
        else:
            yield SheetColumn(heading, "number", values, inferred)
    elif kind.name == "date":
        texts = [_lines(field.shown(each, view).lines) for each in records]
        yield SheetColumn(heading, "text", texts)
        days = map(_first_day, values, texts, records)
        first = view.both(f"{heading} (ngày đầu)", f"{heading} (first day)")
        yield SheetColumn(first, "day", [*days])
    elif field.name == section.reference.name:
        yield SheetColumn(heading, "text", values, ids=True)
    elif _refers(kind):
        lines = [[*view.lines(each, kind)] for each in values]
        names = [
            _lines("".join(_name(run.text, run.ref, view) for run in line.runs) for line in each)
            for each in lines
        ]
        ids = [
            _lines(", ".join(run.ref for run in line.runs if run.ref) for line in each)
            for each in lines
        ]
        yield SheetColumn(heading, "text", names)
        yield SheetColumn(view.both(f"{heading} (mã)", f"{heading} (id)"), "text", ids, ids=True)
    else:
        yield SheetColumn(
            heading, "text", [_lines(view.value(each, kind).lines) for each in values]
        )


def _refers(kind: ValueKind) -> bool:
    """Return whether there are ids of other records in such a value."""
    inner = (kind.item,) if kind.item else kind.fields.values()
    return kind.name == "reference" or any(map(_refers, inner))


def _name(text: str, ref: str | None, view: View) -> str:
    return view.say(view.index.label(ref)) if ref else text


def _lines(lines: Iterable[str]) -> str | None:
    """Return a cell of lines, of which some may be empty beside those of another column."""
    text = "\n".join(lines)
    return text if text.strip("\n") else None


def _fraction(percent: float | None) -> float | None:
    return None if percent is None else round(percent / 100, 4)


def _first_day(iso: str | None, text: str | None, record: Any) -> date | None:
    """Return the first day of what a record has printed as its date, or None if Excel has none."""
    # A document without a date is printed with its year.
    return first_day(iso or record.dated) if text else None


def first_day(iso: str) -> date | None:
    """Return the first day of a date, or None if Excel has none."""
    days = day_numbers(iso)
    first = date.fromordinal(days.start) if days else None
    return first if first and first >= _FIRST_DAY else None
