"""`ttdn validate`: find every error in a dataset, and write it in the form of today."""

from __future__ import annotations

import os
from typing import Annotated, Any

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.printing import print_answers, view_of
from ttdn_cli.errors import CANNOT
from ttdn_cli.facts.issues import DatasetError
from ttdn_cli.facts.loader import DatasetLoader
from ttdn_cli.render.terminal import write
from ttdn_cli.render.verification import describe_invalid, describe_valid
from ttdn_cli.text.language import Language
from ttdn_cli.text.locales import Locale, detect_language
from ttdn_cli.text.messages import message, speaking, spoken


def validate(
    context: typer.Context,
    file: Annotated[
        str | None,
        typer.Argument(
            metavar="[FILE]",
            envvar="TTDN_DATA",
            help="Dataset file, or - for standard input. Default: the bundled one.",
        ),
    ] = None,
    upgrade: Annotated[
        bool,
        typer.Option(
            "--upgrade",
            help="Write the dataset in the newest schema.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = False,
    fingerprint: Annotated[
        str | None,
        typer.Option(
            "--fingerprint",
            metavar="SOURCE",
            help="Write the fingerprints of this published text into the dataset.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = None,
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="OUT",
            help="File to write, or - for standard output. Default: FILE itself.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = None,
    todo: Annotated[
        bool,
        typer.Option(
            "--todo",
            help="List what to review, to check and to place.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = False,
    force: options.Force = False,
    json: options.Json = False,
    lang: options.Lang = None,
) -> None:
    """Print every error of a dataset; exit with 2 if there is one."""
    if upgrade or fingerprint is not None:
        if upgrade and fingerprint is not None:
            raise typer.BadParameter(message("Use either --upgrade or --fingerprint."))
        source: Any = context.get_parameter_source("file")
        if file is None or source.name == "ENVIRONMENT":
            # A file that nobody typed is not written over.
            raise typer.BadParameter(message("Name the dataset: ttdn validate FILE …"))
        if todo:
            raise typer.BadParameter(message("Use --todo without --upgrade and --fingerprint."))
        # Only here: it imports what writes YAML.
        from ttdn_cli.commands.rewriting import rewrite

        locale = Locale(lang or detect_language(os.environ))
        rewrite(file, fingerprint, out, locale, force=force)
        return
    if out is not None or force:
        raise typer.BadParameter(message("--out and --force need --upgrade or --fingerprint."))
    loader = DatasetLoader(file)
    data = loader.content if todo else b""
    try:
        # What is wrong is in English for programs, whatever is spoken.
        with speaking(Language.EN if json else spoken()):
            dataset = loader.checked()
    except DatasetError as error:
        if json:
            print_answers("json", describe_invalid(error))
        else:
            write(f"{line}\n" for line in error.lines())
        raise typer.Exit(CANNOT) from None
    if todo:
        # Only here: a list of errors does not wait for it.
        from ttdn_cli.facts.todo import find_tasks
        from ttdn_cli.render.todo import describe_tasks

        view = view_of(dataset, lang)
        tasks = describe_tasks(find_tasks(data, view.index), loader.name, view)
        print_answers(options.format_of(None, json=json), tasks)
        return
    valid = describe_valid(loader.name, view_of(dataset, lang))
    print_answers(options.format_of(None, json=json), valid)
