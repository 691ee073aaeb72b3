"""`ttdn conflicts`: what datasets say against each other."""

from __future__ import annotations

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.many import end_strictly, open_any, warn_of_links
from ttdn_cli.commands.printing import print_answers
from ttdn_cli.corpus.questions import conflicts as question
from ttdn_cli.errors import NO
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.messages import spoken


def conflicts(
    limit: options.Limit = None,
    form: options.AnyFormat = None,
    json: options.Json = False,
    bom: options.Bom = False,
    lang: options.Lang = None,
    data: options.Datasets = None,
    no_cache: options.NoCache = False,
    strict: options.Strict = False,
) -> None:
    """Print what datasets say against each other: figures, titles, dates of documents.

    It exits with 1 where there is any.
    """
    style = options.format_of(form, json=json, bom=bom)
    locale = Locale(lang or spoken())
    corpus = open_any(data, no_cache=no_cache)
    found, every, lost = question.conflicts(corpus, locale, limit)
    print_answers(style, question.answer(found, every, corpus, locale), bom=bom)
    warn_of_links(lost)
    end_strictly(corpus, strict=strict)
    if found:
        raise typer.Exit(NO)
