"""`ttdn export`: the facts as files that other tools open."""

from __future__ import annotations

import sys
from typing import Annotated, cast, get_args

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.printing import open_view
from ttdn_cli.commands.targets import prepare
from ttdn_cli.errors import TtdnError
from ttdn_cli.render.terminal import write_bytes
from ttdn_cli.share.atomic import STANDARD_OUTPUT, write_file, write_folder
from ttdn_cli.share.export.data_package import package
from ttdn_cli.share.export.formats import ExportFormat, file_content, format_of


def export(
    out: Annotated[
        str,
        typer.Argument(
            metavar="OUT",
            help="File to write (.db, .sqlite, .xlsx or .jsonld), a folder name for CSV, "
            "or - for standard output.",
        ),
    ],
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
    form = cast(ExportFormat, to) if to else format_of(out)
    if out != STANDARD_OUTPUT:
        prepare(out, force=force, folder=form == "package")
    view = open_view(data, lang, no_cache=no_cache)
    if out == STANDARD_OUTPUT:
        if form == "package":
            raise TtdnError("Cannot write a Data Package to standard output. Use a folder name.")
        if form != "jsonld" and sys.stdout.isatty():
            use = "Use a file name, or redirect standard output."
            raise TtdnError(f"Cannot write {form} to a terminal. {use}")
        write_bytes(file_content(form, view))
        return
    if form == "package":
        write_folder(out, dict(package(view.index)), force=force)
    else:
        write_file(out, file_content(form, view), force=force)
