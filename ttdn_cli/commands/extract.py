"""`ttdn extract`: list what stands in any text."""

from __future__ import annotations

import sys
from typing import Annotated, get_args

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.printing import print_answers, read_article, tell_left_out
from ttdn_cli.commands.usage import one_of
from ttdn_cli.errors import NothingError
from ttdn_cli.extraction.mentions import MentionKind, kind_of_mention
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.extraction.reader import extract as extract_mentions
from ttdn_cli.files import name_of
from ttdn_cli.render.extraction import describe_mentions
from ttdn_cli.render.terminal import write
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.messages import message, spoken
from ttdn_cli.text.unicode import escape_unsafe

_KINDS = get_args(MentionKind)


def extract(
    source: Annotated[
        str,
        typer.Argument(
            metavar="SOURCE", help="Any text as a text, HTML or Word file, or - for standard input."
        ),
    ],
    kind: Annotated[
        list[str] | None,
        typer.Option(
            "--kind",
            "-k",
            metavar="KIND",
            help=f"Show only this kind, or several: {', '.join(_KINDS)}.",
            callback=lambda kinds: [one_of(_KINDS, each) for each in kinds or ()],
            autocompletion=lambda: list(_KINDS),
            rich_help_panel=options.FILTER,
        ),
    ] = None,
    text: Annotated[
        bool,
        typer.Option(
            "--text",
            help="Print the text itself, to which start and end refer.",
            rich_help_panel=options.OUTPUT,
        ),
    ] = False,
    form: options.AnyFormat = None,
    json: options.Json = False,
    bom: options.Bom = False,
    lang: options.Lang = None,
) -> None:
    """Print the documents, quantities, dates, people, bodies and quotations in a text."""
    style = options.format_of(form, json=json, bom=bom)
    if text and (kind or form or json):
        raise typer.BadParameter(
            message("--text prints the text only. Use it without --kind and formats.")
        )
    article = read_article(source)
    given = normalize_source(article.text)
    locale = Locale(lang or spoken())
    tell_left_out(article, name_of(source), locale)
    if text:
        # A terminal would obey what a text from anywhere has in it.
        lines = map(escape_unsafe, given.split("\n")) if sys.stdout.isatty() else [given]
        write(["\n".join(lines)])
        return
    found = extract_mentions(given)
    mentions = [each for each in found if not kind or kind_of_mention(each) in kind]
    print_answers(style, describe_mentions(mentions, name_of(source), locale), bom=bom)
    if not mentions:
        what = message("mentions")
        if kind:
            what = message("mentions of kind {kinds}", kinds=message(" or ").join(kind))
        raise NothingError(what, name_of(source), ())
