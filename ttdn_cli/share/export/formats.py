"""The formats of an export: which one a file name selects, and the content of the file."""

from __future__ import annotations

from pathlib import PurePath
from typing import Literal

from ttdn_cli.errors import TargetError, TtdnError
from ttdn_cli.query.view import View
from ttdn_cli.share.atomic import STANDARD_OUTPUT
from ttdn_cli.share.export.excel import workbook
from ttdn_cli.share.export.jsonld import jsonld
from ttdn_cli.share.export.sqlite import database
from ttdn_cli.text.messages import message

ExportFormat = Literal["db", "package", "xlsx", "csv", "jsonld", "parquet"]
"""SQLite, a Data Package, Excel, a table of all facts, schema.org as JSON-LD, Parquet."""

_ENDINGS: dict[str, ExportFormat] = {
    ".db": "db",
    ".sqlite": "db",
    ".xlsx": "xlsx",
    ".csv": "csv",
    ".jsonld": "jsonld",
}


def format_of(target: str) -> ExportFormat:
    """Return the format that the name of a file or folder selects.

    Raises:
        TtdnError: if its ending is unknown or is that of a file and it is named like a folder, or
            it is standard output.
    """
    if target == STANDARD_OUTPUT:
        raise TtdnError(
            message("Choose a format for standard output: --to db, xlsx, csv or jsonld.")
        )
    ending = PurePath(target).suffix.lower()
    if target.endswith(("/", "\\")) and ending in _ENDINGS:
        why = message("is the name of a folder. Use a file name, or --to package.")
        raise TargetError(target, why)
    if not ending or target.endswith(("/", "\\")):
        return "package"
    if ending == ".parquet":
        why = message("Parquet is a folder with a file for each table. Add --to parquet.")
        raise TargetError(target, why)
    if ending not in _ENDINGS:
        *others, last = _ENDINGS
        raise TtdnError(
            message(
                "Cannot export to {ending}. Use {others} or {last}, or a folder name for a Data "
                "Package.",
                ending=ending,
                others=", ".join(others),
                last=last,
            )
        )
    return _ENDINGS[ending]


def file_content(format_: Literal["db", "xlsx", "jsonld"], view: View) -> bytes:
    """Return the content of the file that holds a dataset.

    Args:
        format_: of the file.
        view: the dataset, and the language of the headings of a workbook.

    Raises:
        TtdnError: if the format cannot hold a fact, or a library that it needs is not installed.
    """
    if format_ == "xlsx":
        return workbook(view)
    return database(view.index) if format_ == "db" else jsonld(view.index)
