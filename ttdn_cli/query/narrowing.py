"""Which records of a list a user asks for by words: a kind, a name, a number, any text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from ttdn_cli.query.search.searcher import Found, Searcher
from ttdn_cli.query.section import Section
from ttdn_cli.query.spelling import bare
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.unicode import decode_argument


class Narrowed(NamedTuple):
    """The records that are asked for.

    Attributes:
        records: in the order of the list.
        choices: the values that were chosen of the field to choose by.
        typed: the other words, joined; empty without any.
        found: what each search found: one for all words, or one for each where no record has all.
    """

    records: list[Any]
    choices: tuple[str, ...]
    typed: str
    found: list[tuple[str, Found]]


def narrow(texts: Sequence[str], section: Section, searcher: Searcher) -> Narrowed:
    """Return the records of a section that a user asks for by words.

    The first words may be values to choose by, such as `limitation`, as they are typed or as tables
    write them: a record has one of them. The others are searched for in the records that are left;
    where no record has them all, and each of several arguments is in one as typed, those that have
    any count.

    Args:
        texts: the arguments, in any encoding of the locale.
        section: that is listed.
        searcher: of the dataset.
    """
    words = [*map(decode_argument, texts)]
    choices, rest = _chosen(words, section)
    of = section.listing.choice or ""
    every = section.all(searcher.index)
    records = [each for each in every if not choices or getattr(each, of) in choices]
    typed = " ".join(rest)
    if not typed.strip():
        return Narrowed(records, choices, "", [])
    found = [(typed, searcher.search(typed, section))]
    if not found[0][1].matches and len(rest) > 1:
        each = [(word, searcher.search(word, section)) for word in rest]
        if all(one.matches and one.way == "typed" for _, one in each):
            found = each
    ids = {match.searched.record.id for _, one in found for match in one.matches}
    return Narrowed([each for each in records if each.id in ids], choices, typed, found)


def _chosen(words: list[str], section: Section) -> tuple[tuple[str, ...], list[str]]:
    """Return the values to choose by that the first words are, each once, and the other words."""
    named = {
        bare(name): value
        for value in section.listing.choices
        for name in (value, f"{value}s", *(Locale(each).word(value) for each in Language))
    }
    for count in range(min(len(words), 4), 0, -1):
        if (value := named.get(bare(" ".join(words[:count])))) is not None:
            others, rest = _chosen(words[count:], section)
            return tuple(dict.fromkeys((value, *others))), rest
    return (), words
