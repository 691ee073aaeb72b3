"""`ttdn career`: which titles datasets give to a person, over time."""

from __future__ import annotations

from typing import Annotated

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.many import end_strictly, open_any
from ttdn_cli.commands.printing import print_answers
from ttdn_cli.corpus.questions import career as question
from ttdn_cli.corpus.questions.rows import name_of
from ttdn_cli.errors import NothingError
from ttdn_cli.render.terminal import warn
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.messages import message, spoken
from ttdn_cli.text.unicode import decode_argument
from ttdn_cli.text.words import words_of


def career(
    name: Annotated[
        list[str],
        typer.Argument(
            metavar="NAME...", help="Name of a person, whole or in part, also without diacritics."
        ),
    ],
    limit: options.Limit = None,
    form: options.AnyFormat = None,
    json: options.Json = False,
    bom: options.Bom = False,
    lang: options.Lang = None,
    data: options.Datasets = None,
    no_cache: options.NoCache = False,
    strict: options.Strict = False,
) -> None:
    """Print the titles of people of this name; those in other bodies are apart."""
    style = options.format_of(form, json=json, bom=bom)
    typed = " ".join(map(decode_argument, name))
    if not words_of(typed):
        raise typer.BadParameter(message("Type a name."))
    locale = Locale(lang or spoken())
    corpus = open_any(data, no_cache=no_cache)
    rows, way = question.career(typed, corpus, locale)
    said = question.answer_career(rows[:limit], len(rows), corpus, locale)
    print_answers(style, said, bom=bom)
    marked = any(each.marked for each in words_of(typed))
    if rows and marked and way.endswith("unmarked"):
        warn(message("Nobody has a name with these diacritics. Compared without them."))
    what = Locale(spoken()).say(question.TITLES[1])
    failed = None if rows else NothingError(what, name_of(corpus), [typed])
    end_strictly(corpus, strict=strict, failed=failed)
