"""`ttdn citing`: which datasets cite a document, and which documents are cited most."""

from __future__ import annotations

from typing import Annotated

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.many import end_strictly, open_any
from ttdn_cli.commands.printing import print_answers
from ttdn_cli.corpus.questions import citing as question
from ttdn_cli.corpus.questions.rows import name_of
from ttdn_cli.errors import NothingError, did_you_mean
from ttdn_cli.render.terminal import warn
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.messages import message, spoken
from ttdn_cli.text.unicode import decode_argument, find_closest
from ttdn_cli.text.words import words_of


def citing(
    number: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[NUMBER]...",
            help="Number of a document in any spelling, or words of its name. Default: list the "
            "documents that are cited most.",
        ),
    ] = None,
    limit: options.Limit = None,
    form: options.AnyFormat = None,
    json: options.Json = False,
    bom: options.Bom = False,
    lang: options.Lang = None,
    data: options.Datasets = None,
    no_cache: options.NoCache = False,
    strict: options.Strict = False,
) -> None:
    """Print where datasets cite a document; alone, the documents that most of them cite."""
    style = options.format_of(form, json=json, bom=bom)
    locale = Locale(lang or spoken())
    typed = " ".join(map(decode_argument, number or ()))
    if number and not words_of(typed):
        raise typer.BadParameter(message("Type a number, or words of a name."))
    corpus = open_any(data, no_cache=no_cache)
    hint = ""
    if typed:
        rows, way, numbers = question.citations(typed, corpus, locale)
        found: int = len(rows)
        said = question.answer_citations(rows[:limit], found, corpus, locale)
        hint = did_you_mean(find_closest(typed, numbers))
        if way == "unmarked" and rows:
            warn(message("No document has these diacritics. Compared without them."))
    else:
        documents = question.most_cited(corpus)
        found = len(documents)
        said = question.answer_most_cited(documents[:limit], found, corpus, locale)
    print_answers(style, said, bom=bom)
    what = Locale(spoken()).say((question.CITATIONS if typed else question.DOCUMENTS)[1])
    failed = NothingError(what, name_of(corpus), [typed] if typed else [], hint)
    end_strictly(corpus, strict=strict, failed=None if found else failed)
