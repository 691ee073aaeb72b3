"""The list of a section over many datasets."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from ttdn_cli.commands.many import end_strictly, open_many
from ttdn_cli.commands.printing import rendered
from ttdn_cli.corpus.lists import Asked, Group, Read, answer, groups, read
from ttdn_cli.errors import NothingError
from ttdn_cli.query.fields import Field
from ttdn_cli.query.filters import Query
from ttdn_cli.query.section import Section
from ttdn_cli.render.formats import Format
from ttdn_cli.render.terminal import warn, write
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.messages import spoken

_IN_ROWS = ("table", "cards", "markdown")
"""Formats that show rows; the others have objects."""


class Options(NamedTuple):
    """What is typed of a list besides what is asked: how to read and to print it."""

    where: Sequence[str]
    fields: Sequence[Field] | None
    evidence: bool
    ids: bool
    style: Format
    bom: bool
    lang: Language | None
    no_cache: bool
    strict: bool


def list_many(
    data: Sequence[str], section: Section, words: Sequence[str], query: Query, options: Options
) -> None:
    """Print the records of a section of many datasets that are asked for.

    Raises:
        NothingError: if there is none.
    """
    asked = Asked(section, words, query, options.lang or spoken())
    corpus = open_many(data, no_cache=options.no_cache)
    found = read(asked, corpus)
    first, every = _peeked(groups(asked, found, corpus))
    if first or options.style not in _IN_ROWS:
        said = answer(
            asked,
            every,
            corpus,
            fields=options.fields,
            evidence=options.evidence,
            ids=options.ids,
            for_people=options.style in _IN_ROWS,
        )
        write(rendered(options.style, said, bom=options.bom))
    if first:
        for note in _notes(found):
            warn(note)
        end_strictly(corpus, strict=options.strict)
        return
    end_strictly(corpus, strict=options.strict)
    what = Locale(spoken()).say(section.noun[1])
    typed = [" ".join(words)] if words else []
    raise NothingError(what, corpus.name, [*typed, *options.where])


def _peeked(found: Iterator[Group]) -> tuple[Group | None, Iterable[Group]]:
    """Return the first of groups, if there is any, and all of them."""
    first = next(found, None)
    return first, found if first is None else chain([first], found)


def _notes(found: Read) -> Iterator[str]:
    """Yield how words and conditions were read that no record has as typed."""
    from ttdn_cli.commands.search import say_how

    for typed, each in found.narrowed.found if found.narrowed else ():
        if each.way != "typed":
            yield say_how(each, typed)
    for condition in found.conditions:
        if note := condition.note():
            yield note
