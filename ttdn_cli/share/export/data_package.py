"""A dataset as a Data Package: `datapackage.json`, and a CSV file for each table.

Data Package and Tabular Data Package 1, with Table Schema 1 (specs.frictionlessdata.io). Cells hold
the values as they are, for programs that read the schema and compare values: a text that a
spreadsheet would take for a formula is not changed, and the description says so. For a spreadsheet
there is xlsx, or the CSV of a list.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from ttdn_cli import __version__
from ttdn_cli.facts.index import Index
from ttdn_cli.query.tables import ColumnType, Table, TableColumn, tables
from ttdn_cli.share.export.description import (
    Description,
    describe,
    facts_together,
    title_together,
)
from ttdn_cli.share.export.jsonld import web_address
from ttdn_cli.share.export.together import tables_together
from ttdn_cli.share.temporary import FilesIn, temporary_folder
from ttdn_cli.text.cells import line_of

if TYPE_CHECKING:
    from ttdn_cli.corpus.corpus import Corpus

_TYPES: dict[ColumnType, str] = {"text": "string", "day": "date", "date": "string"}
"""Types with another name in Table Schema, which has none for a date of less than a day."""
_POINT = "[0-9]{4}(-Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?"
_DATE = f"^{_POINT}(/{_POINT})?$"
_AS_TEXT = (
    "Cells hold texts as they are, even those that a spreadsheet would take for a formula: import "
    "them as text."
)
_DIALECT = {
    "delimiter": ",",
    "quoteChar": '"',
    "doubleQuote": True,
    "lineTerminator": "\n",
    "skipInitialSpace": False,
    "header": True,
}


def package(index: Index) -> Iterator[tuple[str, bytes]]:
    """Yield the name and the content of each file of the package, UTF-8 with LF."""
    every = tables(index)
    text = json.dumps(_descriptor(index, every), ensure_ascii=False, indent=2)
    yield "datapackage.json", f"{text}\n".encode()
    for table in every:
        yield f"{table.name}.csv", _csv(table)


@contextmanager
def package_together(corpus: Corpus) -> Iterator[Mapping[str, bytes]]:
    """Give the files of the package of many datasets, each read when it is asked for.

    Raises:
        TargetError: if there is no room in the folder for temporary files.
    """
    with temporary_folder() as folder:
        said: list[Description] = []
        every: list[Table] = []
        for part in tables_together(corpus):
            for table in part.tables:
                with (folder / f"{table.name}.csv").open("ab") as file:
                    file.write(_csv(table, header=not every))
            every = every or part.tables
            said.append(describe(part.facts))
        text = json.dumps(_descriptor_together(said, every), ensure_ascii=False, indent=2)
        (folder / "datapackage.json").write_bytes(f"{text}\n".encode())
        yield FilesIn(folder, ["datapackage.json", *(f"{each.name}.csv" for each in every)])


def _csv(table: Table, *, header: bool = True) -> bytes:
    """Return a table as CSV (RFC 4180), but with LF; null is an empty cell."""
    lines = [line_of(each.name for each in table.columns)] if header else []
    for row in table.rows:
        cells = zip(table.columns, row, strict=True)
        lines.append(line_of(_cell(column, value) for column, value in cells))
    return "".join(lines).encode()


def _cell(column: TableColumn, value: Any) -> str:
    if value is None:
        return ""
    # A year of Table Schema has four digits.
    return f"{value:04}" if column.type == "year" else str(value)


def _descriptor(index: Index, every: list[Table]) -> dict[str, Any]:
    said, publisher = describe(index), index.source.publisher
    package = {
        "profile": "tabular-data-package",
        "name": index.dataset.id,
        "title": said.title,
        "description": f"{said.facts} {_AS_TEXT}",
        "date": index.date,
        # Neither has to be there, and of what is not known there is nothing to say in them.
        "licenses": [_licence(said.licence)] if said.licence else None,
        "sources": [_given({"title": said.source, "path": said.address})],
        "contributors": [{"title": publisher, "role": "publisher"}] if publisher else None,
        "createdWith": f"ttdn {__version__}",
        "resources": [_resource(each) for each in every],
    }
    return _given(package)


def _descriptor_together(said: Sequence[Description], every: Sequence[Table]) -> dict[str, Any]:
    licences = dict.fromkeys(each.licence for each in said if each.licence)
    package = {
        "profile": "tabular-data-package",
        "name": "facts",
        "title": title_together(len(said)),
        "description": f"{facts_together(len(said))} {_AS_TEXT}",
        # Each dataset has its own, which is in the table of them.
        "licenses": [_licence(each) for each in licences],
        "sources": [_given({"title": each.source, "path": each.address}) for each in said],
        "createdWith": f"ttdn {__version__}",
        "resources": [_resource(each) for each in every],
    }
    return _given(package)


def _licence(text: str) -> dict[str, str]:
    """Return a licence: its web address, or its name, which may have no spaces."""
    if path := web_address(text):
        return {"path": path}
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", text)
    return {"name": name} if name == text else {"name": name, "title": text}


def _resource(table: Table) -> dict[str, Any]:
    schema = {
        "fields": [_field(each) for each in table.columns],
        "primaryKey": table.key,
        "foreignKeys": [
            {"fields": [each.name], "reference": {"resource": each.refers_to, "fields": ["id"]}}
            for each in table.columns
            if each.refers_to
        ],
    }
    return {
        "profile": "tabular-data-resource",
        "name": table.name,
        "path": f"{table.name}.csv",
        "description": table.about,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "dialect": _DIALECT,
        "schema": _given(schema) | {"missingValues": [""]},
    }


def _field(column: TableColumn) -> dict[str, Any]:
    pattern = _DATE if column.type == "date" else None
    constraints = {"required": column.required, "enum": column.choices, "pattern": pattern}
    type_ = _TYPES.get(column.type, column.type)
    field = {"name": column.name, "type": type_, "description": column.about}
    return _given(field | {"constraints": _given(constraints)})


def _given(properties: dict[str, Any]) -> dict[str, Any]:
    """Return the properties without those that are false or empty."""
    return {name: value for name, value in properties.items() if value}
