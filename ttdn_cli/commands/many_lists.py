"""The list of a section over many datasets."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from ttdn_cli.commands.many import end_strictly, open_many
from ttdn_cli.commands.printing import rendered
from ttdn_cli.corpus.columns import section_of_many
from ttdn_cli.corpus.lists import Asked, Group, Read, answer, groups, read
from ttdn_cli.errors import NothingError
from ttdn_cli.query.filters import chosen, parse
from ttdn_cli.query.listings import Listing
from ttdn_cli.query.sections import BY_NAME
from ttdn_cli.render.formats import Format
from ttdn_cli.render.terminal import warn, write
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.messages import spoken

_IN_ROWS = ("table", "cards", "markdown")
"""Formats that show rows; the others have objects."""


class Typed(NamedTuple):
    """What is typed of a list: which records, in what order, and which of their fields."""

    words: Sequence[str]
    where: Sequence[str]
    sort: str | None
    limit: int | None
    fields: str | None
    evidence: bool
    ids: bool


def list_many(
    data: Sequence[str],
    listing: Listing,
    typed: Typed,
    style: Format,
    lang: Language | None,
    *,
    bom: bool,
    no_cache: bool,
    strict: bool,
) -> None:
    """Print the records of a section of many datasets that are asked for.

    Raises:
        NothingError: if there is none.
        QueryError: if a condition or a field cannot be.
    """
    section = BY_NAME[listing.key]
    fields_of_many = section_of_many(section)
    query = parse(fields_of_many, typed.where, typed.sort, typed.limit)
    selected = chosen(typed.fields, fields_of_many)
    asked = Asked(section, typed.words, query, lang or spoken())
    corpus = open_many(data, no_cache=no_cache)
    found = read(asked, corpus)
    for_people = style in _IN_ROWS
    # What is printed one by one on a terminal is itself what a person sees of it.
    watched = for_people or not sys.stdout.isatty()
    first, every = _peeked(groups(asked, found, watched=watched))
    if first or not for_people:
        said = answer(
            asked,
            every,
            corpus,
            fields=selected,
            evidence=typed.evidence,
            ids=typed.ids,
            for_people=for_people,
        )
        write(rendered(style, said, bom=bom))
    if first:
        for note in _notes(found):
            warn(note)
    what = Locale(spoken()).say(section.noun[1])
    words = [" ".join(typed.words)] if typed.words else []
    failed = None if first else NothingError(what, corpus.name, [*words, *typed.where])
    end_strictly(corpus, strict=strict, failed=failed)


def _peeked(found: Iterator[Group]) -> tuple[Group | None, Iterable[Group]]:
    """Return the first of groups, if there is any, and all of them."""
    first = next(found, None)
    return first, found if first is None else chain([first], found)


def _notes(found: Read) -> Iterator[str]:
    """Yield how words and conditions were read that no record has as typed."""
    from ttdn_cli.commands.suggestions import say_how

    for typed, each in found.narrowed.found if found.narrowed else ():
        if each.way != "typed":
            yield say_how(each, typed)
    for condition in found.conditions:
        if note := condition.note():
            yield note
