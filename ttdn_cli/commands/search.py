"""`ttdn search`: find records by words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

import typer

from ttdn_cli.commands import options
from ttdn_cli.commands.options import one_of_data
from ttdn_cli.commands.printing import open_view, print_answers
from ttdn_cli.commands.suggestions import say_how, say_nearest, tell_absent
from ttdn_cli.commands.targets import try_out
from ttdn_cli.errors import NothingError
from ttdn_cli.files import name_of
from ttdn_cli.query.listings import LISTINGS, SECTION_NAMES
from ttdn_cli.query.search.found import answer_of, said_of
from ttdn_cli.query.search.questions import is_question
from ttdn_cli.query.search.searcher import Found, Searcher
from ttdn_cli.query.sections import BY_NAME
from ttdn_cli.query.view import View
from ttdn_cli.render.terminal import warn
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import decode_argument
from ttdn_cli.text.words import words_of

_AS_MEANT = ("typed", "headings", "near")
"""Ways of finding what was typed, or what means the same."""


def search(
    text: Annotated[
        list[str],
        typer.Argument(metavar="TEXT...", help="Words to find; a record must contain all of them."),
    ],
    section: Annotated[
        str | None,
        options.section(
            SECTION_NAMES,
            "SECTION",
            "--section",
            about=f"Search only this section: {', '.join(each.key for each in LISTINGS)}.",
            panel=options.FILTER,
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
    """Print the records that have every word, the best first."""
    style = options.format_of(form, json=json, bom=bom)
    typed = " ".join(map(decode_argument, text))
    if not words_of(typed):
        raise typer.BadParameter(message("Type a word to search for."))
    path, several = one_of_data(data)
    chosen = BY_NAME[section] if section else None
    if several:
        # One dataset waits for none of what many need.
        from ttdn_cli.commands.many_search import search_many

        how = {"bom": bom, "no_cache": no_cache, "strict": strict}
        search_many(data or (), typed, chosen, style, limit, lang, **how)
        return
    view = open_view(path, lang, no_cache=no_cache)
    searcher = Searcher(view.index)
    found = searcher.search(typed, chosen)
    elsewhere = 0
    if chosen and (found.way not in _AS_MEANT or not found.matches):
        # What other sections have as it was typed is no other word here.
        every = searcher.search(typed)
        if every.way == "typed" and every.matches:
            found, elsewhere = Found([], "typed", []), len(every.matches)
    print_answers(style, answer_of(found, view, limit), bom=bom)
    if found.matches and found.way != "typed":
        guess = say_nearest(typed, searcher) if found.way == "beginning" else ""
        warn(say_how(found, typed) + guess)
    asking = found.way != "typed" or not found.matches or is_question(typed)
    answered = asking and tell_absent([typed], searcher, view)
    if not found.matches:
        name = name_of(path) if path else message("the dataset")
        what = view.say(chosen.noun[1]) if chosen else message("records")
        if elsewhere:
            hint = message(" ttdn search {typed} finds {count}.", typed=typed, count=elsewhere)
            raise NothingError(what, name, [typed], hint)
        hint = _hint(typed, searcher, guess=not answered)
        near = [] if answered or chosen else [*_closest(typed, searcher, view)]
        raise NothingError(what, name, [typed], hint, near)


def _closest(typed: str, searcher: Searcher, view: View) -> Iterator[str]:
    """Yield a line for each of the records that have most of the words."""
    from ttdn_cli.query.search.closest import closest

    for each in closest(typed, searcher):
        record, words = said_of(each.found, view), ", ".join(each.words)
        said = message("Closest ({words}): {record}.", words=words, record=record)
        yield f"{said} {try_out('ttdn', 'show', each.found.matches[0].searched.record.id)}"


def _hint(typed: str, searcher: Searcher, *, guess: bool) -> str:
    from ttdn_cli.query.search.nearest import found_alone

    alone = [f"{each.words} ({each.records})" for each in found_alone(typed, searcher)]
    found = message(" Found alone: {words}.", words=", ".join(alone)) if alone else ""
    return (say_nearest(typed, searcher) if guess else "") + found
