"""`ttdn verify`: check a dataset against the published text."""

from __future__ import annotations

from typing import Annotated

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.many import only_data
from ttdn_cli.commands.printing import open_view, print_answers, read_source
from ttdn_cli.errors import NO
from ttdn_cli.evidence.verify import verify as verify_index
from ttdn_cli.files import STANDARD_INPUT, name_of
from ttdn_cli.render.verification import describe_report
from ttdn_cli.text.canonical import Canonical
from ttdn_cli.text.messages import message


def verify(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE",
            help="Published text as a text, HTML or Word file, or - for standard input.",
        ),
    ],
    every: Annotated[
        bool,
        typer.Option(
            "--all",
            help="List every quote, also those that match exactly.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = False,
    strict: Annotated[
        bool,
        typer.Option(
            "--strict",
            help="Fail also on uncovered items and on changed or added text.",
            rich_help_panel=options.ADVANCED,
        ),
    ] = False,
    json: options.Json = False,
    lang: options.Lang = None,
    data: options.Data = None,
    no_cache: options.NoCache = False,
) -> None:
    """Print how much of a dataset a published text proves; exit with 1 if that is not all."""
    path = only_data(data, "ttdn verify")
    if source == path == STANDARD_INPUT:
        raise typer.BadParameter(message("SOURCE and --data cannot both be standard input."))
    view = open_view(path, lang, no_cache=no_cache)
    article = read_source(source)
    report = verify_index(view.index, Canonical(article.text), name_of(source), article)
    print_answers(options.format_of(None, json=json), *describe_report(report, view, every=every))
    more = report.uncovered or report.outside or not report.same_text
    if not report.passed or (strict and more):
        raise typer.Exit(NO)
