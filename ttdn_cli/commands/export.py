"""`ttdn export`: the facts as files that other tools open."""

from __future__ import annotations

from typing import Annotated, cast

import typer

from ttdn_cli.commands.options import (
    DataOption,
    ForceOption,
    LangOption,
    NoCacheOption,
    one_of_option,
)
from ttdn_cli.commands.printing import view_of
from ttdn_cli.facts.loader import DatasetLoader
from ttdn_cli.share.export.formats import FORMS, Form, form_of
from ttdn_cli.share.export.formats import export as write_export


def export(
    out: Annotated[
        str,
        typer.Argument(
            metavar="OUT",
            help="A .db, .sqlite, .xlsx or .jsonld file; without ending a folder; - for stdout.",
        ),
    ],
    to: Annotated[
        str | None,
        one_of_option(
            FORMS,
            "--to",
            metavar="FORM",
            about="One of db, package, xlsx, jsonld, whatever the ending.",
        ),
    ] = None,
    force: ForceOption = False,
    lang: LangOption = None,
    data: DataOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Write the facts in the format that the ending, or an option, asks for."""
    form = cast(Form, to) if to else form_of(out)
    view = view_of(DatasetLoader(data, cached=not no_cache), lang)
    write_export(out, form, view, force=force)
