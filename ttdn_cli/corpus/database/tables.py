"""The facts of datasets as typed tables: which there are, which columns they have, and their rows.

All of it follows from the sections and the types of the records, as the tables of one dataset do
(`query.tables`). A section is a table, a text in both languages two columns, `role_vi` and
`role_en`. Other than there, a list stays a list in its row, of structs where its items have parts,
and each row begins with its dataset. A date is as precise as known; `date_first` and `date_last`
are the days at its ends, so that dates of any precision compare.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

import msgspec

from ttdn_cli.corpus.columns import ORIGIN, origin_of
from ttdn_cli.corpus.corpus import Member
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import ValueKind, kind_of
from ttdn_cli.facts.source import Source
from ttdn_cli.facts.texts import Bilingual, Evidence
from ttdn_cli.query.derived import date_inferred, document_of
from ttdn_cli.query.every_fact import FactRow
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import SECTIONS, STATS
from ttdn_cli.query.tables import DATE_INFERRED, POSITION, ColumnType, column_type, columns_of
from ttdn_cli.text.dates import day_numbers
from ttdn_cli.text.unicode import capitalize_first
from ttdn_cli.text.words import folded

_TYPES: dict[ColumnType, str] = {
    "text": "VARCHAR",
    "integer": "BIGINT",
    "number": "DOUBLE",
    "year": "INTEGER",
    "day": "DATE",
    "date": "VARCHAR",
}
_ENDS = {"first": min, "last": max}
_LARGEST = 2**63 - 1
_BETWEEN = " | "
"""Between two texts in `words`."""


class Column(NamedTuple):
    """A column: its name, what it holds, and its type in SQL."""

    name: str
    about: str
    type: str


class TypedTable(NamedTuple):
    """A table: its name, what its rows are, and its columns."""

    name: str
    about: str
    columns: tuple[Column, ...]


class _Field(NamedTuple):
    """A value of a record, and the columns that hold it.

    Attributes:
        get: returns it, or None.
        columns: of the table.
        cells: the name of each of them, and what returns its part of the value; None for all of it.
    """

    get: Callable[[Any, Index], Any]
    columns: tuple[Column, ...]
    cells: tuple[tuple[str, Callable[[Any], Any] | None], ...]

    def write(self, value: Any, row: dict[str, Any]) -> None:
        """Put a value into a row."""
        for name, part in self.cells:
            cell = part(value) if part else value
            if cell is not None:
                row[name] = cell


def sql_type(kind: ValueKind) -> str:
    """Return the type in SQL of a value."""
    if kind.item:
        return f"{sql_type(kind.item)}[]"
    if kind.fields:
        parts = (f'"{name}" {sql_type(each)}' for name, each in kind.fields.items())
        return f"STRUCT({', '.join(parts)})"
    return "BOOLEAN" if kind.name == "boolean" else _TYPES[column_type(kind)]


def _field(name: str, kind: ValueKind, get: Callable[[Any, Index], Any]) -> _Field:
    if kind.item:
        return _own(Column(name, capitalize_first(kind.about), sql_type(kind)), get)
    columns: list[Column] = []
    parts: list[Callable[[Any], Any] | None] = []
    for column, (way, inner) in zip(columns_of(name, kind), _ways(kind), strict=True):
        part = _part(way) if way else None
        columns.append(Column(column.name, column.about, sql_type(inner)))
        parts.append(_whole(part) if inner.name == "integer" else part)
        if column.type == "date":
            for end in _ENDS:
                about = f"The {end} day of {column.name}."
                columns.append(Column(f"{column.name}_{end}", about, "DATE"))
                parts.append(_end(end, part))
    names = (each.name for each in columns)
    return _Field(get, tuple(columns), tuple(zip(names, parts, strict=True)))


def _ways(kind: ValueKind, *way: str) -> Iterator[tuple[tuple[str, ...], ValueKind]]:
    """Yield the way to each part of a value that is a column, in their order."""
    if kind.fields:
        for name, inner in kind.fields.items():
            yield from _ways(inner, *way, name)
    else:
        yield way, kind


def _part(way: tuple[str, ...]) -> Callable[[Any], Any]:
    """Return what returns the part of a value to which a way leads, or None."""
    if len(way) == 1:
        return attrgetter(way[0])
    first, rest = attrgetter(way[0]), _part(way[1:])
    return lambda value: None if (inner := first(value)) is None else rest(inner)


def _whole(part: Callable[[Any], Any] | None) -> Callable[[Any], Any]:
    """Return what leaves out a number that has no room in 64 bits."""

    def whole(value: Any) -> Any:
        number = part(value) if part else value
        return number if number is not None and abs(number) <= _LARGEST else None

    return whole


def _end(end: str, part: Callable[[Any], Any] | None) -> Callable[[Any], str | None]:
    def day(value: Any) -> str | None:
        date = part(value) if part else value
        return None if date is None else ends_of(date)[end]

    return day


@cache
def ends_of(date: str) -> Mapping[str, str]:
    """Return the first and the last day of a date or a period, ISO 8601."""
    days = day_numbers(date)
    return {
        "first": datetime.date.fromordinal(days.start).isoformat(),
        "last": datetime.date.fromordinal(days.stop - 1).isoformat(),
    }


def _get(name: str) -> Callable[[Any, Index], Any]:
    get = attrgetter(name)
    return lambda record, _: get(record)


def _own(column: Column, get: Callable[[Any, Index], Any]) -> _Field:
    return _Field(get, (column,), ((column.name, None),))


_ORIGIN = tuple(
    Column(name, capitalize_first(kind.about), sql_type(kind)) for name, kind in ORIGIN.items()
)
"""Begin each row of a fact: of which dataset it is."""

_POSITION = Column(POSITION.name, POSITION.about, "INTEGER")


class _Section:
    """The table of a section."""

    def __init__(self, section: Section) -> None:
        self.section = section
        asked = section.askable
        self._fields = [
            _field(each.name, each.kind._replace(about=each.about), each.derive or _get(each.name))
            for each in asked
        ]
        columns = (column for each in self._fields for column in each.columns)
        about = section.of.__doc__ or ""
        self.table = TypedTable(section.key, about, (*_ORIGIN, _POSITION, *columns))
        self._texts = [
            column.name
            for field, each in zip(self._fields, asked, strict=True)
            if each.name != "id" and each.kind.single.name in ("text", "translated")
            for column in field.columns
        ]

    def rows(self, index: Index) -> Iterator[tuple[Any, dict[str, Any]]]:
        """Yield each record with its row, without the dataset."""
        for place, record in enumerate(self.section.all(index), 1):
            row: dict[str, Any] = {_POSITION.name: place}
            _add(self._fields, record, index, row)
            yield record, row

    def texts_of(self, row: Mapping[str, Any]) -> Iterator[str]:
        """Yield the texts of a record itself: no id, and no fixed word."""
        for name in self._texts:
            value = row.get(name)
            if isinstance(value, list):
                yield from value
            elif value:
                yield value


_SECTIONS = [_Section(each) for each in SECTIONS]

_DATE_INFERRED = Column(DATE_INFERRED.name, DATE_INFERRED.about, "VARCHAR")
_DATE = ORIGIN["dataset_date"]._replace(about="The date of the fact, ISO 8601 as precise as known.")
_FACT_FIELDS = [
    _field("label", kind_of(FactRow).fields["label"], _get("label")),
    _field("date", _DATE, _get("dated")),
    _own(_DATE_INFERRED, lambda record, _: date_inferred(record)),
]
_FIGURE = (
    *("given", "value", "low", "high", "count", "total", "percent", "unit"),
    *("approximation", "measure", "status"),
)
"""What a row of any fact has of a metric."""

_SAME = ("id", "review", "evidence")
"""What it has as the table of its section has it."""


def _facts_table() -> TypedTable:
    of_metric = {each.name: each for each in _Section(STATS).table.columns}
    own = [column for each in _FACT_FIELDS for column in each.columns]
    figures = [
        of_metric[name]._replace(about=f"Of a metric: {_small(of_metric[name].about)}")
        for name in _FIGURE
    ]
    columns = (
        *_ORIGIN,
        POSITION_IN_DATASET,
        of_metric["id"],
        Column("section", "The table that has the fact.", "VARCHAR"),
        *own,
        *figures,
        of_metric["review"],
        Column(
            "words",
            "All texts and quotes of the fact without case and diacritics, for LIKE: "
            "'%da lat%' finds Đà Lạt.",
            "VARCHAR",
        ),
        of_metric["evidence"],
    )
    return TypedTable("facts", "Every fact of every dataset.", columns)


def _small(text: str) -> str:
    return text[:1].lower() + text[1:]


POSITION_IN_DATASET = _POSITION._replace(about="Place in the dataset, counted from 1.")
_FACTS = _facts_table()

_ABOUT = {
    "author": "id of who speaks or issued it, or null.",
    "date": "the date of publication, ISO 8601 as precise as known, or null.",
    "url": "where it is published, or null if not known.",
}
"""What is said of a field beside those of the source, where it is said shorter there."""

_OF_SOURCE = (
    *("title", "title_vi", "title_en", "publisher", "kind", "language"),
    *("url", "retrieved", "archived_url"),
)
_SOURCE = {
    name: kind._replace(about=_ABOUT.get(name, kind.about))
    for name, kind in kind_of(Source).fields.items()
}


def _dataset_fields() -> list[_Field]:
    """Return the fields of a dataset that are made of its content."""
    source = [_field(name, _SOURCE[name], _get(f"source.{name}")) for name in _OF_SOURCE]
    license_ = (
        kind_of(Dataset)
        .fields["license"]
        ._replace(about="the licence of the data, such as `CC-BY-4.0`, or null.")
    )
    document = kind_of(Bilingual)._replace(about="What kind of document the text is.")
    return [
        _field("date", ORIGIN["dataset_date"], lambda _, index: index.date),
        _own(_DATE_INFERRED, lambda _, index: date_inferred(index.event) if index.event else None),
        _field("author_id", _SOURCE["author"], lambda _, index: index.author),
        *source,
        _field("document", document, lambda _, index: document_of(index)),
        _field("published", _SOURCE["date"], _get("source.date")),
        _field("license", license_, _get("license")),
    ]


_DATASET_FIELDS = _dataset_fields()
DATASETS = TypedTable(
    "datasets",
    "Every dataset.",
    (
        _POSITION._replace(about="Place among the datasets, counted from 1."),
        Column("id", "The id of the dataset.", "VARCHAR"),
        Column("author", capitalize_first(ORIGIN["dataset_author"].about), "VARCHAR"),
        *(column for each in _DATASET_FIELDS for column in each.columns),
        Column("facts", "How many facts it has.", "INTEGER"),
        Column("unreviewed", "How many of them nobody has reviewed.", "INTEGER"),
        Column("file", "The name of its file.", "VARCHAR"),
        Column("sha256", "The SHA-256 of its file, as `sha256sum` prints it.", "VARCHAR"),
        Column("hash", "Tells its content from any other.", "VARCHAR"),
    ),
)
_EVIDENCE = TypedTable(
    "evidence",
    "Every quote, with the fact that it supports.",
    (
        *_ORIGIN,
        _POSITION._replace(about="Place among the quotes of the dataset, counted from 1."),
        Column("record", "The id of the fact.", "VARCHAR"),
        Column("section", "The table that has the fact.", "VARCHAR"),
        *(
            Column(name, capitalize_first(kind.about), sql_type(kind))
            for name, kind in kind_of(Evidence).fields.items()
        ),
    ),
)
TABLES = (DATASETS, _FACTS, *(each.table for each in _SECTIONS), _EVIDENCE)
"""In the order in which they are named to a user."""

_encode = msgspec.json.Encoder().encode_lines


def lines_of(member: Member) -> dict[str, bytes]:
    """Return the rows of a dataset by their table, as JSON Lines; what is null is left out.

    Neither the place of the dataset among others nor the name of its file is in them.
    """
    index, own = member.index(), origin_of(member)
    facts: list[dict[str, Any]] = []
    quotes: list[dict[str, Any]] = []
    found: dict[str, list[dict[str, Any]]] = {_FACTS.name: facts, _EVIDENCE.name: quotes}
    for each in _SECTIONS:
        name = each.table.name
        rows = found[name] = []
        for record, row in each.rows(index):
            rows.append(own | row)
            if each.section.stored:
                same = (*_SAME, *_FIGURE) if each.section is STATS else _SAME
                fact = own | {key: row[key] for key in same if key in row}
                fact |= {"section": name, _POSITION.name: len(facts) + 1}
                _add(_FACT_FIELDS, record, index, fact)
                fact["words"] = _words(each, record, row)
                facts.append(fact)
                shared = own | {"record": record.id, "section": name}
                quotes += (
                    shared | {_POSITION.name: place} | msgspec.structs.asdict(quote)
                    for place, quote in enumerate(record.evidence, len(quotes) + 1)
                )
    dataset: dict[str, Any] = {
        "id": member.id,
        "author": member.about.author,
        "facts": len(facts),
        "unreviewed": sum(each.get("review") == "unreviewed" for each in facts),
        "sha256": member.about.sha256,
        "hash": member.key.hex(),
    }
    _add(_DATASET_FIELDS, index.dataset, index, dataset)
    found[DATASETS.name] = [dataset]
    return {name: _encode(rows) for name, rows in found.items()}


def _add(fields: Sequence[_Field], record: Any, index: Index, row: dict[str, Any]) -> None:
    for field in fields:
        value = field.get(record, index)
        if value is not None:
            field.write(value, row)


def _words(section: _Section, record: Any, row: Mapping[str, Any]) -> str:
    quotes = (text for each in record.evidence for text in (each.quote, each.gloss))
    label = record.label
    every = (label.vi, label.en, *section.texts_of(row), *quotes)
    said = _BETWEEN.join(dict.fromkeys(filter(None, every)))
    # Most words of one dataset are in the next one too.
    return " ".join(map(_folded, said.split(" ")))


_folded = lru_cache(maxsize=100_000)(folded)
