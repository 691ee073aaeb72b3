"""`ttdn export`: the facts as files that other tools open."""

from __future__ import annotations

import sys
from pathlib import PurePath
from typing import Annotated, Literal, cast, get_args

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.many import files_of_data
from ttdn_cli.commands.options import one_of_data
from ttdn_cli.commands.printing import open_view
from ttdn_cli.commands.targets import (
    count_of_facts,
    prepare,
    target_of,
    tell_written,
    try_out,
)
from ttdn_cli.errors import TtdnError
from ttdn_cli.query.every_fact import every_fact
from ttdn_cli.query.view import View
from ttdn_cli.render.formats import render
from ttdn_cli.render.terminal import Screen, write_bytes
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
            help="File to write (.db, .sqlite, .xlsx, .csv or .jsonld), a folder name for a "
            "Data Package, or - for standard output.",
        ),
    ] = None,
    option: options.Out = None,
    to: Annotated[
        str | None,
        options.choice(
            get_args(ExportFormat), "FORMAT", "--to", more=" Default: by the file's ending."
        ),
    ] = None,
    partition: Annotated[
        str | None,
        options.choice(
            ("year",),
            "FIELD",
            "--partition",
            about="With --to parquet, a folder for each year of the dates of texts: year.",
        ),
    ] = None,
    bom: options.Bom = False,
    force: options.Force = False,
    lang: options.Lang = None,
    data: options.Datasets = None,
    no_cache: options.NoCache = False,
    strict: options.Strict = False,
) -> None:
    """Write the facts in the format that the ending, or an option, selects."""
    out = target_of(out, option, "ttdn export facts.db")
    form = cast(ExportFormat, to) if to else format_of(out)
    if bom and form != "csv":
        raise typer.BadParameter(message("--bom needs --to csv, or a name that ends in .csv."))
    if partition and form != "parquet":
        raise typer.BadParameter(message("--partition needs --to parquet."))
    path, several = one_of_data(data)
    if out != STANDARD_OUTPUT:
        folder = form in ("package", "parquet")
        prepare(out, force=force, folder=folder, reads=files_of_data(data))
        if form == "db":
            prepare(metadata_beside(out), force=force)
    else:
        if form == "package":
            raise TtdnError(
                message("Cannot write a Data Package to standard output. Use a folder name.")
            )
        if form not in ("csv", "jsonld", "parquet") and sys.stdout.isatty():
            raise TtdnError(
                message(
                    "Cannot write {form} to a terminal. Use a file name, or redirect standard "
                    "output.",
                    form=form,
                )
            )
    if form == "parquet":
        # Only these files are made of many datasets, by another library.
        from ttdn_cli.commands.export_parquet import export_parquet

        export_parquet(out, data, partition, lang, force=force, no_cache=no_cache, strict=strict)
        return
    advice = _advice(form, out, bom=bom)
    if several:
        # One dataset waits for none of what many need.
        from ttdn_cli.commands.many_export import export_many

        how = {"bom": bom, "force": force, "no_cache": no_cache, "strict": strict}
        export_many(data or (), out, form, advice, lang=lang, **how)
        return
    view = open_view(path, lang, no_cache=no_cache)
    if form != "package" and out == STANDARD_OUTPUT:
        write_bytes(_content(form, view, bom=bom))
        return
    if form == "package":
        write_folder(out, dict(package(view.index)), force=force)
    else:
        write_file(out, _content(form, view, bom=bom), force=force)
    if form == "db":
        write_file(metadata_beside(out), metadata(view.index, out), force=force)
    tell_written(out, count_of_facts(view.index, view), advice)


def _content(form: Literal["db", "xlsx", "csv", "jsonld"], view: View, *, bom: bool) -> bytes:
    if form != "csv":
        return file_content(form, view)
    rows = render("csv", every_fact(view.index), Screen())
    return "".join(["\ufeff" * bom, *rows]).encode()


def _advice(form: ExportFormat, out: str, *, bom: bool) -> str:
    """Return what to do with what was written."""
    if form == "db":
        return try_out("datasette", out, "-m", metadata_beside(out))
    if form == "package":
        return try_out("frictionless", "validate", str(PurePath(out, "datapackage.json")))
    if form == "csv" and not bom:
        return message("Open it in a spreadsheet. For Excel, add --bom.")
    if form in ("csv", "xlsx"):
        return message("Open it in a spreadsheet.")
    return message("Check it at {address}", address="https://validator.schema.org")
