"""`ttdn validate`: find every error in a dataset."""

from __future__ import annotations

import os
from typing import Annotated

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.printing import print_answers
from ttdn_cli.errors import CANNOT
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.issues import DatasetError
from ttdn_cli.facts.loader import DatasetLoader
from ttdn_cli.query.view import View
from ttdn_cli.render.terminal import write
from ttdn_cli.render.verification import describe_invalid, describe_valid
from ttdn_cli.text.locales import detect_language


def validate(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            envvar="TTDN_DATA",
            help="Dataset file, or - for standard input. Default: the bundled one.",
        ),
    ] = None,
    json: options.Json = False,
    lang: options.Lang = None,
) -> None:
    """Print every error of a dataset; exit with 2 if there is one."""
    loader = DatasetLoader(file)
    try:
        dataset = loader.checked(quotes=True)
    except DatasetError as error:
        if json:
            print_answers("json", describe_invalid(error))
        else:
            write(f"{line}\n" for line in error.lines())
        raise typer.Exit(CANNOT) from None
    view = View(Index(dataset), lang or detect_language(os.environ))
    print_answers(options.format_of(None, json=json), describe_valid(loader.name, view))
