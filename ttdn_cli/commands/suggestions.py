"""What is said beside the records of a search: how they were found, and what may be meant."""

from __future__ import annotations

from collections.abc import Iterable

from ttdn_cli.errors import did_you_mean
from ttdn_cli.query.search.searcher import Found, Searcher
from ttdn_cli.query.view import View
from ttdn_cli.render.terminal import warn
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import shorten


def say_how(found: Found, typed: str) -> str:
    """Return how records were found that do not have the words as typed."""
    words = f"“{shorten(typed)}”"
    if found.way == "without diacritics":
        return message(
            "No record has {words} with these diacritics. Searched without them.", words=words
        )
    if found.way == "headings":
        return message("No value has {words}. Searched headings too.", words=words)
    if found.way == "notes":
        return message("No value has {words}. Searched notes too.", words=words)
    if found.way == "beginning":
        return message(
            "No record has {words} as a whole word. Searched words that begin with it.",
            words=words,
        )
    return message("No record has {words}. Searched words of similar meaning.", words=words)


def tell_absent(typed: Iterable[str], searcher: Searcher, view: View) -> bool:
    """Say what the text does not say, and return whether that is what was looked for.

    Args:
        typed: what was looked for, in one way or several.
        searcher: of the dataset.
        view: of the same.
    """
    from ttdn_cli.query.search.nearest import left_out

    asked = {record.id: record for each in typed for record in left_out(each, searcher)}
    for each in asked.values():
        note = f" {view.say(each.note)}." if each.note else ""
        warn(f"{view.say(each.question)}{note}")
    return bool(asked)


def say_nearest(typed: str, searcher: Searcher) -> str:
    """Return the question whether the nearest words were meant, which are not those that were."""
    from ttdn_cli.query.search.nearest import nearest_words

    words = typed.casefold().split()
    near = nearest_words(typed, searcher)
    return did_you_mean([each for each in near if each.casefold() not in words])
