"""`ttdn verify`: check a dataset against the published text."""

from __future__ import annotations

from typing import Annotated

import typer

from ttdn_cli.commands.options import (
    DataOption,
    JsonOption,
    LangOption,
    NoCacheOption,
    format_of,
)
from ttdn_cli.commands.printing import print_answers, view_of
from ttdn_cli.errors import NO
from ttdn_cli.evidence import article
from ttdn_cli.evidence.verify import verify as verify_index
from ttdn_cli.facts.loader import DatasetLoader
from ttdn_cli.files import STANDARD_INPUT, name_of
from ttdn_cli.render.verification import describe_report
from ttdn_cli.text.canonical import Canonical


def verify(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE",
            help="Published text as a text or HTML file, or - for standard input.",
        ),
    ],
    every: Annotated[
        bool, typer.Option("--all", help="List every quote, also those that match exactly.")
    ] = False,
    strict: Annotated[
        bool, typer.Option("--strict", help="Fail also on uncovered items and changed paragraphs.")
    ] = False,
    json: JsonOption = False,
    lang: LangOption = None,
    data: DataOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Print how much of a dataset a published text proves; exit with 1 if that is not all."""
    if source == data == STANDARD_INPUT:
        raise typer.BadParameter("SOURCE and --data cannot both be standard input.")
    view = view_of(DatasetLoader(data, cached=not no_cache), lang)
    report = verify_index(view.index, Canonical(article.read(source)), name_of(source))
    print_answers(format_of(None, json=json), *describe_report(report, view, every=every))
    if not report.passed or (strict and (report.uncovered or not report.same_text)):
        raise typer.Exit(NO)
