"""`ttdn validate`: find every error in a dataset."""

from __future__ import annotations

from typing import Annotated

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.printing import print_answers, view_of
from ttdn_cli.errors import CANNOT
from ttdn_cli.facts.issues import DatasetError
from ttdn_cli.facts.loader import DatasetLoader
from ttdn_cli.render.terminal import write
from ttdn_cli.render.verification import describe_invalid, describe_valid


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
    valid = describe_valid(loader.name, view_of(dataset, lang))
    print_answers(options.format_of(None, json=json), valid)
