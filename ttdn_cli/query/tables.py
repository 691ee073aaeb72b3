"""A dataset as tables with keys and references: what a database and a Data Package are made of.

All of it follows from the sections and the types of the records. A section, and the source, is a
table. A text in both languages is two columns, `role_vi` and `role_en`, as in CSV. A list is a
table of its own, a row for each item: `attendees_titles`. `records` has every record once, so that
what refers to a record of any kind has something to refer to; `evidence` has every quote.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal, NamedTuple

import msgspec

from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import ValueKind, kind_of
from ttdn_cli.facts.source import Correction, Source
from ttdn_cli.facts.texts import Bilingual, Evidence, Fact, Record
from ttdn_cli.query.derived import date_inferred
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.text.dates import parse_day
from ttdn_cli.text.unicode import capitalize_first

ColumnType = Literal["text", "integer", "number", "day", "date", "year"]
"""What the values of a column are; a date may be less precise than a day."""

EVERY_RECORD = "records"
"""The table of all records, whatever their section."""

_LABEL = "What to call the record where another one refers to it."
_DATED = "The date for the timeline, ISO 8601 as precise as known, or null."


class TableColumn(NamedTuple):
    """A column; `refers_to` is the table whose `id` its values are, `choices` all they may be."""

    name: str
    about: str
    type: ColumnType = "text"
    required: bool = True
    refers_to: str | None = None
    choices: tuple[str, ...] = ()


class Table(NamedTuple):
    """A table and its rows, each with a value, or None, for every column.

    Attributes:
        key: the names of the columns that tell its rows apart; none where there is one row.
        record: the first column if it has the id of the record of a row, or None.
    """

    name: str
    about: str
    columns: tuple[TableColumn, ...]
    key: tuple[str, ...]
    record: str | None
    rows: list[tuple[Any, ...]]


POSITION = TableColumn("position", "Place in the list, counted from 1.", "integer")

DATE_INFERRED = TableColumn(
    "date_inferred",
    "What of the date is a conclusion, as the text does not say it: its year, all of the date, or "
    "null.",
    required=False,
    choices=("year", "date"),
)


def tables(index: Index) -> list[Table]:
    """Return the tables of a dataset; the rows are in the order of the lists that ttdn prints."""
    source = msgspec.structs.asdict(index.source)
    every = [(key, each) for key, section in index.sections.items() for each in section]
    own = {name: getattr(index.dataset, name) for name in ("id", "license")}
    said = {name: kind_of(Dataset).fields[name] for name in own}
    found = [
        _records(every),
        Table("dataset", "The dataset itself.", *_single(said, own)),
        *_of("source", Source, kind_of(Source).fields, [source]),
    ]
    for section in SECTIONS:
        if section.stored:
            asked = [each for each in section.askable if each.name != "evidence"]
            fields = {each.name: each.kind._replace(about=each.about) for each in asked}
            records = section.all(index)
            facts = [{each.name: each.value(record, index) for each in asked} for record in records]
            found += _of(section.key, section.of, fields, facts)
    return [*found, _corrections(index), _evidence(every)]


def _records(every: Sequence[tuple[str, Record]]) -> Table:
    columns = (
        TableColumn("id", "The id of the record."),
        TableColumn("section", "The table that has the record."),
        POSITION._replace(about="Place in the dataset, counted from 1."),
        *columns_of("label", kind_of(Bilingual)._replace(about=_LABEL)),
        TableColumn("date", _DATED, "date", required=False),
        DATE_INFERRED,
    )
    rows = [
        (each.id, key, place, each.label.vi, each.label.en, each.dated, date_inferred(each))
        for place, (key, each) in enumerate(every, 1)
    ]
    return Table(EVERY_RECORD, "Every record of the dataset.", columns, ("id",), "id", rows)


def _evidence(every: Sequence[tuple[str, Record]]) -> Table:
    owner = (
        TableColumn(
            "record", "The id of the record that the words support.", refers_to=EVERY_RECORD
        ),
        TableColumn("section", "The table that has the record."),
    )
    lists = (((record.id, key), record.evidence) for key, record in every)
    return _items("evidence", Evidence.__doc__ or "", kind_of(Evidence), owner, lists)


def _single(
    fields: Mapping[str, ValueKind], values: Mapping[str, Any]
) -> tuple[tuple[TableColumn, ...], tuple[str, ...], None, list[tuple[Any, ...]]]:
    """Return columns, key, record and the one row of a table of simple values."""
    columns = tuple(each for name, kind in fields.items() for each in columns_of(name, kind))
    return columns, (), None, [tuple(values[name] for name in fields)]


def _corrections(index: Index) -> Table:
    lists = (((), index.dataset.corrections),)
    return _items("corrections", Correction.__doc__ or "", kind_of(Correction), (), lists)


def _of(
    name: str, of: type[Fact], fields: Mapping[str, ValueKind], facts: list[dict[str, Any]]
) -> Iterator[Table]:
    """Yield the table of facts of one kind, and one for each of their fields that is a list."""
    key = tuple(each for each in fields if each == "id")
    single = {field: kind for field, kind in fields.items() if not kind.item}
    columns = tuple(
        column._replace(refers_to=EVERY_RECORD) if field in key else column
        for field, kind in single.items()
        for column in columns_of(field, kind)
    )
    rows = [
        tuple(cell for field, kind in single.items() for cell in _cells(fact[field], kind))
        for fact in facts
    ]
    yield Table(name, of.__doc__ or "", columns, key, key[0] if key else None, rows)
    record = TableColumn("record", "The id of the record whose list it is.", refers_to=name)
    for field, kind in fields.items():
        if kind.item:
            lists = ((tuple(fact[each] for each in key), fact[field]) for fact in facts)
            about = capitalize_first(kind.about)
            yield _items(f"{name}_{field}", about, kind.single, (record,) if key else (), lists)


def _items(
    name: str,
    about: str,
    kind: ValueKind,
    owner: Sequence[TableColumn],
    lists: Iterable[tuple[tuple[str, ...], list[Any]]],
) -> Table:
    """Return the table of the items of lists, each with the owner of its list and its place."""
    column = "" if kind.fields else "ref" if kind.name == "reference" else "value"
    columns = (*owner, POSITION, *columns_of(column, kind._replace(about=about)))
    rows = [
        (*own, place, *_cells(item, kind))
        for own, items in lists
        for place, item in enumerate(items, 1)
    ]
    key = ("record", "position") if owner else ("position",)
    return Table(name, about, columns, key, "record" if owner else None, rows)


def columns_of(name: str, kind: ValueKind) -> Iterator[TableColumn]:
    """Yield the columns of a value; those of an object without a name have no prefix."""
    required, about = not kind.optional, capitalize_first(kind.about)
    prefix = f"{name}_" if name else ""
    if kind.name == "translated":
        yield TableColumn(f"{prefix}vi", f"{about} In Vietnamese.", required=False)
        yield TableColumn(f"{prefix}en", f"{about} In English.", required=False)
    elif kind.fields:
        for field, inner in kind.fields.items():
            said = inner.about or kind.type.cls.__doc__ or ""
            optional = kind.optional or inner.optional
            yield from columns_of(f"{prefix}{field}", inner._replace(about=said, optional=optional))
    elif kind.item:
        # A list within an item of a list has no id to hang its rows on.
        yield TableColumn(name, f"{about} As JSON.", required=required)
    else:
        refers_to = None
        if kind.name == "reference":
            tables = kind.extra["refers_to"]
            refers_to = tables[0] if len(tables) == 1 else EVERY_RECORD
        choices = tuple(map(str, kind.type.values)) if kind.name == "choice" else ()
        yield TableColumn(name, about, column_type(kind), required, refers_to, choices)


def _cells(value: Any, kind: ValueKind) -> Iterator[Any]:
    """Yield what the columns of a value hold of it."""
    if kind.fields:
        for name, field in kind.fields.items():
            yield from _cells(None if value is None else getattr(value, name), field)
    elif kind.item and value is not None:
        yield msgspec.json.encode(value).decode()
    else:
        yield value


def column_type(kind: ValueKind) -> ColumnType:
    """Return what the values of a column of a simple kind are."""
    if kind.name == "date":
        return "day" if kind.extra["parse"] is parse_day else "date"
    return kind.name if kind.name in ("integer", "year", "number") else "text"
