"""`ttdn search`: find records by words."""

from __future__ import annotations

from typing import Annotated

import typer

from ttdn_cli.commands.options import (
    BomOption,
    DataOption,
    FormatOption,
    JsonOption,
    LangOption,
    LimitOption,
    NoCacheOption,
    format_of,
    one_of_option,
)
from ttdn_cli.commands.printing import print_answers, view_of
from ttdn_cli.errors import NothingError
from ttdn_cli.facts.loader import DatasetLoader
from ttdn_cli.query.listings import LISTINGS, SECTION_NAMES
from ttdn_cli.query.search import found, words_of
from ttdn_cli.query.search import search as search_index
from ttdn_cli.query.sections import BY_NAME


def search(
    text: Annotated[
        list[str],
        typer.Argument(metavar="TEXT...", help="Words to find; a record must contain all of them."),
    ],
    section: Annotated[
        str | None,
        one_of_option(
            SECTION_NAMES,
            "--section",
            metavar="SECTION",
            about=f"Search only this section: {', '.join(each.key for each in LISTINGS)}.",
        ),
    ] = None,
    limit: LimitOption = None,
    form: FormatOption = None,
    json: JsonOption = False,
    bom: BomOption = False,
    lang: LangOption = None,
    data: DataOption = None,
    no_cache: NoCacheOption = False,
) -> None:
    """Print the records that have every word, the best first."""
    style = format_of(form, json=json, bom=bom)
    words = words_of(text)
    if not words:
        raise typer.BadParameter("Type a word to search for.")
    view = view_of(DatasetLoader(data, cached=not no_cache), lang)
    hits = search_index(words, view.index, BY_NAME[section] if section else None)
    print_answers(style, found(hits, words, view, limit), bom=bom)
    if not hits:
        raise NothingError("records", data or "the dataset", words)
