"""`ttdn draft`: write a dataset of what rules read in a text."""

from __future__ import annotations

import shlex
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import PurePath
from typing import Annotated

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.printing import read_article
from ttdn_cli.commands.targets import prepare
from ttdn_cli.draft.dataset import draft_file, update_file
from ttdn_cli.draft.leftovers import UnplaceableError
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.summary import describe_draft, describe_update
from ttdn_cli.errors import TargetError, TtdnError
from ttdn_cli.facts.progress import show_progress
from ttdn_cli.files import MOST_DATASET_BYTES, STANDARD_INPUT, bytes_of, name_of
from ttdn_cli.render.terminal import sum_up, write
from ttdn_cli.share.atomic import STANDARD_OUTPUT, write_file
from ttdn_cli.share.target import EXISTS
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.messages import message, spoken
from ttdn_cli.text.slugs import slug
from ttdn_cli.text.unicode import escape_unsafe, shorten


def draft(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE",
            help="Published text as a text, HTML or Word file, or - for standard input.",
        ),
    ],
    out: Annotated[
        str | None,
        typer.Option(
            "--out",
            "-o",
            metavar="OUT",
            help="YAML file to write, or - for standard output. It must not exist yet.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = None,
    updated: Annotated[
        str | None,
        typer.Option(
            "--update",
            metavar="FILE",
            help="Add what is new in SOURCE to this dataset, and keep what a person wrote in it.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = None,
    lang: options.Lang = None,
) -> None:
    """Write a dataset of the facts in a text, each with its evidence, ready to review."""
    if updated == STANDARD_INPUT:
        raise typer.BadParameter(message("--update needs a file, not standard input."))
    target = out or updated
    in_place = updated is not None and target == updated
    if target not in (None, STANDARD_OUTPUT) and not in_place:
        with _new_only(str(target)):
            prepare(str(target), force=False)
    name, locale = name_of(source), Locale(lang or spoken())
    data = bytes_of(updated, MOST_DATASET_BYTES) if updated else b""
    text = read_article(source).text
    summary: Iterable[str]
    try:
        with show_progress(name) as watch:
            if updated:
                stem = PurePath(name).name
                changes, content = update_file(data, name_of(updated), text, stem, watch)
                summary = describe_update(changes, locale)
            else:
                watch(0.0)
                reading = Reading(text)
                found, content = draft_file(reading, _id_of(source), PurePath(name).name, watch)
                summary = describe_draft(found, locale)
    except UnplaceableError as error:
        what = message(
            "has characters that no dataset can hold: {characters}. Remove them from the text.",
            characters=shorten(escape_unsafe(str(error))),
        )
        raise TtdnError(name, what) from None
    # What is written is safe before anything is said: who reads that may go away.
    said, words = "", [""]
    if target is None and sys.stdout.isatty():
        stem = "speech" if source == STANDARD_INPUT else PurePath(source).stem
        said = message("To write the draft")
        words = ["draft", source, "-o", f"{stem}.yaml"]
    elif target in (None, STANDARD_OUTPUT):
        write([content.decode()])
    elif content != data or not in_place:
        with _new_only(str(target)):
            write_file(str(target), content, force=in_place)
        said = message("Wrote {file}. Try", file=target)
        words = ["validate", str(target), "--todo"]
    sum_up(summary)
    if said:
        sum_up([f"{said}: {shlex.join(['ttdn', *words])}"], whole=True)


@contextmanager
def _new_only(target: str) -> Iterator[None]:
    """Say of a file that is there what this command can do: it has no `--force`.

    Raises:
        TargetError: where one is raised inside; it names no option that there is not.
    """
    try:
        yield
    except TargetError as error:
        if str(error) != str(TargetError(target, message(EXISTS))):
            raise
        what = message("already exists. Use --update to add to a dataset, or give another file.")
        raise TargetError(target, what) from None


def _id_of(source: str) -> str:
    """Return the id of a dataset that is made of the name of a text."""
    return slug("" if source == STANDARD_INPUT else PurePath(source).stem, "dataset")
