"""When two texts are the same to a person who types one of them."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from ttdn_cli.facts.index import Index
from ttdn_cli.text.unicode import fold

if TYPE_CHECKING:
    from ttdn_cli.query.search.synonyms import Synonyms
    from ttdn_cli.query.search.values import Typed


@cache
def bare(text: str) -> str:
    """Return what texts have in common that differ in case, diacritics and signs alike only."""
    if text.isascii():
        return " ".join(text.casefold().split())
    # Most of what is compared is an id, a number or English.
    from ttdn_cli.text.canonical import canonical_words

    return fold(" ".join(canonical_words(text)))


def alike(typed: Typed, text: str, *, exact: bool) -> bool:
    """Return whether a text is what a user typed: the same signs, or words that mean the same."""
    same = typed.text.casefold() == text.casefold() if exact else bare(typed.text) == bare(text)
    return same or typed.equals(text, exact=exact)


@lru_cache(maxsize=64)
def typed_in(text: str, index: Index) -> Typed:
    """Return a text that a user typed, to compare it with values of a dataset."""
    # Who compares a number waits for no words.
    from ttdn_cli.query.search.values import Typed

    return Typed(text, _synonyms(index))


@cache
def typed_as_it_is(text: str) -> Typed:
    """Return a text that a user typed, to compare it with values that are spelt alike only."""
    from ttdn_cli.query.search.synonyms import Synonyms
    from ttdn_cli.query.search.values import Typed

    return Typed(text, Synonyms(()))


@lru_cache(maxsize=4)
def _synonyms(index: Index) -> Synonyms:
    from ttdn_cli.query.search.synonyms import Synonyms, common_synonyms, own_spellings

    return Synonyms(own_spellings(index), common_synonyms())
