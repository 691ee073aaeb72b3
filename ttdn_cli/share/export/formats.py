"""The facts as files that other tools open: which form is asked for, and writing it."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import Literal, get_args

from ttdn_cli.errors import QueryError, TargetError
from ttdn_cli.query.view import View
from ttdn_cli.render import terminal as screen
from ttdn_cli.share.atomic import STANDARD_OUTPUT, replacing

Form = Literal["db", "package", "xlsx", "jsonld"]
"""An SQLite database, a Data Package, an Excel workbook, schema.org as JSON-LD."""

_ENDINGS: dict[str, Form] = {
    ".db": "db",
    ".sqlite": "db",
    ".xlsx": "xlsx",
    ".jsonld": "jsonld",
}
_KNOWN = f"an ending is one of {', '.join(_ENDINGS)}, none is a folder, and --to says which form"


def form_of(target: str) -> Form:
    """Return the form that the ending of a target asks for.

    Raises:
        QueryError: if it has an ending that says none, or is standard output.
    """
    if target == STANDARD_OUTPUT:
        raise QueryError("OUT", "standard output has no ending", "say --to db, xlsx or jsonld")
    ending = PurePath(target).suffix.lower()
    if not ending or target.endswith(("/", "\\")):
        return "package"
    if ending not in _ENDINGS:
        raise QueryError("OUT", f"no form has the ending {ending!r}", _KNOWN)
    return _ENDINGS[ending]


def export(target: str, form: Form, view: View, *, force: bool) -> None:
    """Write the facts of a dataset, whole or not at all.

    Args:
        target: the path of a file, of a folder for a Data Package, or `-` for standard output.
        form: what to write.
        view: the dataset, and the language of the headings of a workbook.
        force: whether to replace a target that is there.

    Raises:
        QueryError: if a folder is to go to standard output.
        TargetError: if the target is not to be replaced, cannot be written, or cannot hold this.
        OutputError: if standard output takes no more.
    """
    if target == STANDARD_OUTPUT:
        if form == "package":
            raise QueryError("OUT", "a Data Package is a folder", "give the path of a new one")
        if form != "jsonld" and sys.stdout.isatty():
            why = f"{form} is not for a terminal; give a file, or redirect standard output"
            raise TargetError("standard output", why)
        screen.write_bytes(_content(form, view))
        return
    with replacing(target, force=force, folder=form == "package") as path:
        if form == "package":
            from ttdn_cli.share.export.data_package import package

            for name, content in package(view.index):
                (path / name).write_bytes(content)
        else:
            path.write_bytes(_content(form, view))


def _content(form: Form, view: View) -> bytes:
    if form == "db":
        from ttdn_cli.share.export.sqlite import database

        return database(view.index)
    if form == "xlsx":
        from ttdn_cli.share.export.excel import workbook

        return workbook(view)
    from ttdn_cli.share.export.jsonld import jsonld

    return jsonld(view.index)


FORMS: tuple[Form, ...] = get_args(Form)
