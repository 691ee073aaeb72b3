"""A dataset as tables with keys and references: what a database and a Data Package are made of.

All of it follows from the sections and the types of the records. A section, and the source, is a
table. A text in both languages is two columns, `role_vi` and `role_en`, as in CSV. A list is a
table of its own, a row for each item: `attendees_titles`. `records` has every record once, so that
what refers to a record of any kind has something to refer to; `evidence` has every quote.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Literal

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

_PLACE = "Place in the list, counted from 1."
_LABEL = "What to call the record where another one refers to it."
_DATED = "The date for the timeline, ISO 8601 as precise as known, or null."


class TableColumn(msgspec.Struct, frozen=True, kw_only=True):
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


class Table(msgspec.Struct, frozen=True, kw_only=True):
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


class _Field(msgspec.Struct, frozen=True):
    """What a table takes from each of its facts: name, kind, meaning and value."""

    name: str
    kind: ValueKind
    about: str
    value: Callable[[Any], Any]


_Maker = tuple[TableColumn, Callable[[Any], Any]]


def tables(index: Index) -> list[Table]:
    """Return the tables of a dataset; the rows are in the order of the lists that ttdn prints."""
    found = [
        _records(index),
        *_of("source", Source, _parts_of(kind_of(Source)), [index.source], None),
    ]
    for section in SECTIONS:
        if section.stored:
            fields = [
                _Field(each.name, each.kind, each.about, _reading(each.value, index))
                for each in section.askable
                if each.name != "evidence"
            ]
            found += _of(section.key, section.of, fields, section.all(index), "id")
    return [*found, _evidence(index)]


def _reading(value: Callable[[Any, Index], Any], index: Index) -> Callable[[Any], Any]:
    return lambda record: value(record, index)


def _parts_of(kind: ValueKind) -> list[_Field]:
    return [
        _Field(name, each, capitalize_first(each.about), _attribute(name))
        for name, each in kind.fields.items()
    ]


def _attribute(name: str) -> Callable[[Any], Any]:
    return lambda fact: getattr(fact, name)


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
    return _table(EVERY_RECORD, "Every record of the dataset.", columns, ("id",), "id", rows)


def _evidence(index: Index) -> Table:
    makers = list(_within("", kind_of(Evidence), _same, True))
    columns = (
        _text("record", "The id of the record that the words support.", EVERY_RECORD),
        _text("section", "The table that has the record."),
        TableColumn(name="position", type="integer", about=_PLACE),
        *(column for column, _ in makers),
    )
    rows = [
        (record.id, key, place, *(value(each) for _, value in makers))
        for key, records in index.sections.items()
        for record in records
        for place, each in enumerate(record.evidence, 1)
    ]
    key = ("record", "position")
    return _table("evidence", _about(Evidence), columns, key, "record", rows)


def _of(
    name: str, kind: type[Fact], fields: Sequence[_Field], facts: Sequence[Any], key: str | None
) -> Iterator[Table]:
    """Yield the table of facts of one kind, and one for each of their fields that is a list."""
    lists = [each for each in fields if each.kind.item]
    makers: list[_Maker] = []
    for each in fields:
        if each.name == key:
            makers.append((_text(key, each.about, EVERY_RECORD), each.value))
        elif each not in lists:
            makers += _columns(each.name, each.kind, each.about, each.value, True)
    rows = [tuple(value(fact) for _, value in makers) for fact in facts]
    columns = tuple(column for column, _ in makers)
    yield _table(name, _about(kind), columns, (key,) if key else (), key, rows)
    for each in lists:
        yield _items(name, each, facts, key)


def _items(owner: str, field: _Field, facts: Iterable[Any], key: str | None) -> Table:
    """Return the table of the items that a field of facts has, each with its place."""
    item = field.kind.single
    if item.fields:
        makers = list(_within("", item, _same, True))
    else:
        name = "ref" if item.name == "reference" else "value"
        makers = list(_columns(name, item, field.about, _same, True))
    head = [_text("record", "The id of the record whose list it is.", owner)] if key else []
    place = TableColumn(name="position", type="integer", about=_PLACE)
    rows = [
        (*((fact.id,) if key else ()), number, *(value(each) for _, value in makers))
        for fact in facts
        for number, each in enumerate(field.value(fact), 1)
    ]
    return _table(
        f"{owner}_{field.name}",
        field.about,
        (*head, place, *(column for column, _ in makers)),
        ("record", "position") if key else ("position",),
        "record" if key else None,
        rows,
    )


def _columns(
    name: str, kind: ValueKind, about: str, value: Callable[[Any], Any], required: bool
) -> Iterator[_Maker]:
    """Yield the columns of a value that is no list of a record, each with what reads it there."""
    required = required and not kind.optional
    if kind.fields:
        for column, read in _within(f"{name}_", kind, value, required):
            languages = {"vi": "In Vietnamese.", "en": "In English."}
            language = languages.get(column.name.removeprefix(f"{name}_"))
            said = f"{about} {language}" if language else column.about
            yield msgspec.structs.replace(column, about=said), read
    elif kind.item:
        # A list within an item of a list has no id to hang its rows on.
        yield _text(name, f"{about} As JSON."), lambda fact: _json(value(fact))
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
        yield column, value


def _within(
    prefix: str, kind: ValueKind, value: Callable[[Any], Any], required: bool
) -> Iterator[_Maker]:
    for each in _parts_of(kind):
        about = each.about or _about(kind.type.cls)
        inner = _inner(value, each.name)
        yield from _columns(f"{prefix}{each.name}", each.kind, about, inner, required)


def _inner(value: Callable[[Any], Any], name: str) -> Callable[[Any], Any]:
    def read(fact: Any) -> Any:
        outer = value(fact)
        return None if outer is None else getattr(outer, name)

    return read


def _column_type(kind: ValueKind) -> ColumnType:
    if kind.name == "date":
        return "day" if kind.extra["parse"] is parse_day else "date"
    if kind.name in ("integer", "year", "number"):
        return kind.name
    return "text"


def _about(kind: type[Fact]) -> str:
    return kind.__doc__ or ""


def _text(name: str, about: str, refers_to: str | None = None) -> TableColumn:
    return TableColumn(name=name, type="text", about=about, refers_to=refers_to)


def _same(value: Any) -> Any:
    return value


def _json(value: Any) -> str | None:
    return None if value is None else msgspec.json.encode(value).decode()


def _table(
    name: str,
    about: str,
    columns: Sequence[TableColumn],
    key: tuple[str, ...],
    record: str | None,
    rows: list[tuple[Any, ...]],
) -> Table:
    return Table(name=name, about=about, columns=tuple(columns), key=key, record=record, rows=rows)
