"""A dataset as tables with keys and references: what a database and a Data Package are made of.

All of it follows from the sections and the types of the records. A section, and the source, is a
table. A text in both languages is two columns, `role_vi` and `role_en`, as in CSV. A list is a
table of its own, a row for each item: `attendees_titles`. `records` has every record once, so that
what refers to a record of any kind has something to refer to; `evidence` has every quote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, Literal, NamedTuple

import msgspec

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import ValueKind, kind_of
from ttdn_cli.facts.records import Evidence, Fact, Source
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
    """A column of a table.

    Attributes:
        name: unique in the table.
        type: what its values are.
        about: what they say.
        required: whether every row has a value.
        refers_to: the table whose `id` its values are, or None.
        choices: the values that it may have, or none where any will do.
    """

    name: str
    type: ColumnType
    about: str
    required: bool = True
    refers_to: str | None = None
    choices: tuple[str, ...] = ()


class Table(NamedTuple):
    """A table and its rows.

    Attributes:
        name: unique in the dataset.
        about: what a row says.
        columns: in their order.
        key: the names of the columns that tell its rows apart; none where there is one row.
        record: the column with the id of the record to which a row belongs, or None.
        rows: a value, or None, for each column.
    """

    name: str
    about: str
    columns: tuple[TableColumn, ...]
    key: tuple[str, ...]
    record: str | None
    rows: list[tuple[Any, ...]]


_POSITION = TableColumn("position", "integer", "Place in the list, counted from 1.")


class _Read(NamedTuple):
    """A column, and what reads its value from a fact."""

    column: TableColumn
    of: Callable[[Any], Any]


def tables(index: Index) -> list[Table]:
    """Return the tables of a dataset; the rows are in the order of the lists that ttdn prints."""
    source = [(name, kind, _attribute(name)) for name, kind in kind_of(Source).fields.items()]
    found = [_records(index), *_of("source", Source, source, [index.source], key=None)]
    for section in SECTIONS:
        if section.stored:
            fields = [
                (each.name, each.kind._replace(about=each.about), partial(each.value, index=index))
                for each in section.askable
                if each.name != "evidence"
            ]
            found += _of(section.key, section.of, fields, section.all(index), key="id")
    return [*found, _evidence(index)]


def _attribute(name: str) -> Callable[[Any], Any]:
    return lambda fact: None if fact is None else getattr(fact, name)


def _records(index: Index) -> Table:
    columns = (
        _text("id", "The id of the record."),
        _text("section", "The table that has the record."),
        TableColumn(name="position", type="integer", about="Place in the dataset, counted from 1."),
        _text("label_vi", f"{_LABEL} In Vietnamese."),
        _text("label_en", f"{_LABEL} In English."),
        TableColumn(name="date", type="date", about=_DATED, required=False),
    )
    every = [(key, each) for key, section in index.sections.items() for each in section]
    rows = [
        (each.id, key, place, each.label.vi, each.label.en, each.dated)
        for place, (key, each) in enumerate(every, 1)
    ]
    about = "Every record of the dataset."
    return Table(EVERY_RECORD, about, columns, key=("id",), record="id", rows=rows)


def _evidence(index: Index) -> Table:
    reads = list(_parts("", kind_of(Evidence)))
    columns = (
        _text("record", "The id of the record that the words support.", EVERY_RECORD),
        _text("section", "The table that has the record."),
        _POSITION,
        *(each.column for each in reads),
    )
    rows = [
        (record.id, key, place, *(read.of(each) for read in reads))
        for key, records in index.sections.items()
        for record in records
        for place, each in enumerate(record.evidence, 1)
    ]
    key = ("record", "position")
    return Table("evidence", _about(Evidence), columns, key=key, record="record", rows=rows)


_Field = tuple[str, ValueKind, Callable[[Any], Any]]
"""What a table takes from each of its facts: name, kind and value."""


def _of(
    name: str, kind: type[Fact], fields: Sequence[_Field], facts: Sequence[Any], key: str | None
) -> Iterator[Table]:
    """Yield the table of facts of one kind, and one for each of their fields that is a list."""
    reads: list[_Read] = []
    for field, field_kind, read in fields:
        if field == key:
            reads.append(_Read(_text(key, field_kind.about, EVERY_RECORD), read))
        elif not field_kind.item:
            reads += _columns(field, field_kind, read)
    columns = tuple(each.column for each in reads)
    rows = [tuple(each.of(fact) for each in reads) for fact in facts]
    yield Table(name, _about(kind), columns, key=(key,) if key else (), record=key, rows=rows)
    yield from (_items(name, each, facts, key) for each in fields if each[1].item)


def _items(owner: str, field: _Field, facts: Iterable[Any], key: str | None) -> Table:
    """Return the table of the items that a field of facts has, each with its place."""
    name, kind, read = field
    item, about = kind.single, capitalize_first(kind.about)
    if item.fields:
        reads = list(_parts("", item))
    else:
        column = "ref" if item.name == "reference" else "value"
        reads = list(_columns(column, item._replace(about=about), lambda item: item))
    head = [_text("record", "The id of the record whose list it is.", owner)] if key else []
    rows = [
        (*((fact.id,) if key else ()), number, *(each.of(item) for each in reads))
        for fact in facts
        for number, item in enumerate(read(fact), 1)
    ]
    return Table(
        f"{owner}_{name}",
        about,
        (*head, _POSITION, *(each.column for each in reads)),
        key=("record", "position") if key else ("position",),
        record="record" if key else None,
        rows=rows,
    )


def _columns(
    name: str, kind: ValueKind, read: Callable[[Any], Any], *, required: bool = True
) -> Iterator[_Read]:
    """Yield the columns of a value that is no list of a record, each with what reads it there."""
    required, about = required and not kind.optional, capitalize_first(kind.about)
    if kind.fields:
        languages = {f"{name}_vi": "In Vietnamese.", f"{name}_en": "In English."}
        for column, inner in _parts(f"{name}_", kind, read, required=required):
            language = languages.get(column.name)
            said = f"{about} {language}" if language else column.about
            yield _Read(column._replace(about=said), inner)
    elif kind.item:
        # A list within an item of a list has no id to hang its rows on.
        yield _Read(_text(name, f"{about} As JSON."), lambda fact: _json(read(fact)))
    else:
        is_reference = kind.name == "reference"
        column = TableColumn(
            name=name,
            type=_column_type(kind),
            about=about,
            required=required,
            refers_to=(kind.extra["refers_to"] or EVERY_RECORD) if is_reference else None,
            choices=tuple(map(str, kind.type.values)) if kind.name == "choice" else (),
        )
        yield _Read(column, read)


def _parts(
    prefix: str,
    kind: ValueKind,
    read: Callable[[Any], Any] = lambda fact: fact,
    *,
    required: bool = True,
) -> Iterator[_Read]:
    """Yield the columns of the fields of an object."""
    for name, field in kind.fields.items():
        said = field._replace(about=field.about or _about(kind.type.cls))
        yield from _columns(
            f"{prefix}{name}", said, _then(read, _attribute(name)), required=required
        )


def _then(first: Callable[[Any], Any], second: Callable[[Any], Any]) -> Callable[[Any], Any]:
    return lambda fact: second(first(fact))


def _column_type(kind: ValueKind) -> ColumnType:
    if kind.name == "date":
        return "day" if kind.extra["parse"] is parse_day else "date"
    if kind.name in ("integer", "year", "number"):
        return kind.name
    return "text"


def _about(kind: type[Fact]) -> str:
    return kind.__doc__ or ""


def _text(name: str, about: str, refers_to: str | None = None) -> TableColumn:
    return TableColumn(name, "text", about, refers_to=refers_to)


def _json(value: Any) -> str | None:
    return None if value is None else msgspec.json.encode(value).decode()
