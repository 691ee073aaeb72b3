"""What means the same: the names, short forms and other spellings that a dataset has itself."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import Any

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import NamedRecord, Place, Term
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.words import Word, words_of

Variant = tuple[tuple[str, str], ...]
"""The words of a name, each with its diacritics and without."""

_FIELDS = ("name", "name_en", "name_vi", "term", "expansion", "abbreviations", "aliases")


def variant_of(words: Iterable[Word]) -> Variant:
    """Return words as a key, wherever they stand."""
    return tuple((word.exact, word.plain) for word in words)


class Synonyms:
    """Groups of names that mean the same.

    Args:
        groups: the names.
        base: groups that any dataset has besides, or None.
    """

    def __init__(self, groups: Iterable[Iterable[str]], base: Synonyms | None = None) -> None:
        self._base = base
        self._groups: list[tuple[Variant, ...]] = []
        self._exact: dict[tuple[str, ...], list[tuple[Variant, ...]]] = {}
        self._plain: dict[tuple[str, ...], list[tuple[Variant, ...]]] = {}
        self.longest: int = base.longest if base else 0
        for group in groups:
            self._add(tuple(dict.fromkeys(v for v in map(_variant, group) if v)))

    def _add(self, group: tuple[Variant, ...]) -> None:
        self._groups.append(group)
        for variant in group:
            self.longest = max(self.longest, len(variant))
            for known, side in ((self._exact, 0), (self._plain, 1)):
                groups = known.setdefault(tuple(word[side] for word in variant), [])
                if group not in groups:
                    groups.append(group)

    @property
    def variants(self) -> list[Variant]:
        """Every name of every group."""
        return [variant for group in self._groups for variant in group]

    def of(self, words: Sequence[Word], *, exact: bool) -> list[Variant]:
        """Return all that means the same as words, these first; only these where nothing does.

        Args:
            words: as typed.
            exact: whether their diacritics count.
        """
        own = variant_of(words)
        found: dict[Variant, None] = {}
        seen: set[tuple[Variant, ...]] = set()
        waiting = self._having(own, exact=exact)
        while waiting:
            group = waiting.pop()
            if group not in seen:
                seen.add(group)
                for variant in group:
                    found[variant] = None
                    waiting += self._having(variant, exact=True)
        return [each for each in found if each != own]

    def _having(self, variant: Variant, *, exact: bool) -> list[tuple[Variant, ...]]:
        """Return the groups that have a name."""
        known = self._exact if exact else self._plain
        own = known.get(tuple(word[not exact] for word in variant), ())
        return [*own, *(self._base._having(variant, exact=exact) if self._base else ())]


@lru_cache(maxsize=10_000)
def _variant(text: str) -> Variant:
    return variant_of(words_of(text))


def own_spellings(index: Index) -> list[list[str]]:
    """Return groups of names that mean the same in a dataset.

    The name of a place is often written in one word in other languages: `Dalat`.
    """
    return [
        [*_spellings(record), *_joined(record)]
        for record in index.records.values()
        if isinstance(record, NamedRecord | Term)
    ]


def common_spellings() -> list[list[str]]:
    """Return names with their short forms that are the same in any dataset."""
    lists = load("short").values()
    return [[long, *forms] for short in lists for long, forms in short.items()]


@cache
def common_synonyms() -> Synonyms:
    """Return these as what means the same."""
    return Synonyms(common_spellings())


def _spellings(record: Any) -> Iterator[str]:
    for name in _FIELDS:
        value = getattr(record, name, None)
        if isinstance(value, str):
            yield value
        elif isinstance(value, list):
            yield from value


def _joined(record: Any) -> Iterator[str]:
    if isinstance(record, Place):
        for name in [*_spellings(record)]:
            words = words_of(name)
            if len(words) > 1:
                yield "".join(word.plain for word in words)


@cache
def near_synonyms() -> Synonyms:
    """Return words that mean nearly the same, in both languages, from the project's own lists."""
    return Synonyms(load("thesaurus")["groups"].values())
