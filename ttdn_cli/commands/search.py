"""`ttdn search`: find records by words."""

from __future__ import annotations

from typing import Annotated

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.printing import open_view, print_answers
from ttdn_cli.errors import NothingError
from ttdn_cli.files import name_of
from ttdn_cli.query import search as query
from ttdn_cli.query.listings import LISTINGS, SECTION_NAMES
from ttdn_cli.query.sections import BY_NAME


def search(
    text: Annotated[
        list[str],
        typer.Argument(metavar="TEXT...", help="Words to find; a record must contain all of them."),
    ],
    section: Annotated[
        str | None,
        options.choice(
            SECTION_NAMES,
            "SECTION",
            "--section",
            about=f"Search only this section: {', '.join(each.key for each in LISTINGS)}.",
        ),
    ] = None,
    limit: options.Limit = None,
    form: options.AnyFormat = None,
    json: options.Json = False,
    bom: options.Bom = False,
    lang: options.Lang = None,
    data: options.Data = None,
    no_cache: options.NoCache = False,
) -> None:
    """Print the records that have every word, the best first."""
    style = options.format_of(form, json=json, bom=bom)
    words = query.words_of(text)
    if not words:
        raise typer.BadParameter("Type a word to search for.")
    view = open_view(data, lang, no_cache=no_cache)
    hits = query.search(words, view.index, BY_NAME[section] if section else None)
    print_answers(style, query.found(hits, words, view, limit), bom=bom)
    if not hits:
        raise NothingError("records", name_of(data) if data else "the dataset", words)
