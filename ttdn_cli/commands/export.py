"""`ttdn export`: the facts as files that other tools open."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import Annotated, cast, get_args

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.printing import open_view
from ttdn_cli.commands.targets import (
    count_of_facts,
    prepare,
    target_of,
    tell_written,
    try_out,
)
from ttdn_cli.errors import TtdnError
from ttdn_cli.render.terminal import write_bytes
from ttdn_cli.share.atomic import STANDARD_OUTPUT, write_file, write_folder
from ttdn_cli.share.export.data_package import package
from ttdn_cli.share.export.datasette import metadata, metadata_beside
from ttdn_cli.share.export.formats import ExportFormat, file_content, format_of
from ttdn_cli.text.messages import message


def export(
    out: Annotated[
        str | None,
        typer.Argument(
            metavar="[OUT]",
            help="File to write (.db, .sqlite, .xlsx or .jsonld), a folder name for CSV, "
            "or - for standard output.",
        ),
    ] = None,
    option: options.Out = None,
    to: Annotated[
        str | None,
        options.choice(
            get_args(ExportFormat), "FORMAT", "--to", more=" Default: by the file's ending."
        ),
    ] = None,
    force: options.Force = False,
    lang: options.Lang = None,
    data: options.Data = None,
    no_cache: options.NoCache = False,
) -> None:
    """Write the facts in the format that the ending, or an option, selects."""
    out = target_of(out, option, "ttdn export facts.db")
    form = cast(ExportFormat, to) if to else format_of(out)
    if out != STANDARD_OUTPUT:
        prepare(out, force=force, folder=form == "package")
        if form == "db":
            prepare(metadata_beside(out), force=force)
    view = open_view(data, lang, no_cache=no_cache)
    if out == STANDARD_OUTPUT:
        if form == "package":
            raise TtdnError(
                message("Cannot write a Data Package to standard output. Use a folder name.")
            )
        if form != "jsonld" and sys.stdout.isatty():
            raise TtdnError(
                message(
                    "Cannot write {form} to a terminal. Use a file name, or redirect standard "
                    "output.",
                    form=form,
                )
            )
        write_bytes(file_content(form, view))
        return
    if form == "package":
        write_folder(out, dict(package(view.index)), force=force)
    else:
        write_file(out, file_content(form, view), force=force)
    if form == "db":
        write_file(metadata_beside(out), metadata(view.index, out), force=force)
    tell_written(out, count_of_facts(view.index, view), _advice(form, out))


def _advice(form: ExportFormat, out: str) -> str:
    """Return what to do with what was written."""
    if form == "db":
        return try_out("datasette", out, "-m", metadata_beside(out))
    if form == "package":
        return try_out("frictionless", "validate", str(PurePath(out, "datapackage.json")))
    if form == "xlsx":
        return message("Open it in a spreadsheet.")
    return message("Check it at {address}", address="https://validator.schema.org")
