"""What words say, in whatever words: concepts that a lexicon knows, and the words themselves."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ttdn_cli.checking.words import Word, forms_of, split_words
from ttdn_cli.text.gazetteer import load


class Found(NamedTuple):
    """A concept in a row of words: which, and which words say it."""

    name: str
    first: int
    stop: int


class Phrases:
    """Phrases that are looked for in rows of words, each with what it is a phrase of.

    Args:
        phrases: each phrase with its name. The longest one counts.
    """

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        self._marked: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        self._plain: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for phrase, name in phrases:
            pairs = split_words(phrase)
            for place, table in enumerate((self._marked, self._plain)):
                words = tuple(pair[place] for pair in pairs)
                table.setdefault(words[0], []).append((words, name))
        for table in (self._marked, self._plain):
            for every in table.values():
                every.sort(key=lambda each: len(each[0]), reverse=True)

    def find(self, words: Sequence[tuple[str, str]], *, plain: bool = False) -> Iterator[Found]:
        """Yield the phrases in a row of words, from left to right.

        Args:
            words: each in small letters, with and without diacritics.
            plain: whether the text is written without the diacritics of Vietnamese.
        """
        side = 1 if plain else 0
        table = self._plain if plain else self._marked
        row = [each[side] for each in words]
        place = 0
        while place < len(row):
            for phrase, name in table.get(row[place], ()):
                if tuple(row[place : place + len(phrase)]) == phrase:
                    yield Found(name, place, place + len(phrase))
                    place += len(phrase)
                    break
            else:
                place += 1


@cache
def ranks() -> Phrases:
    """Return the offices that people hold, in any language."""
    lists = load("concepts")["ranks"]
    return Phrases((phrase, name) for name, phrases in lists.items() for phrase in phrases)


@cache
def words_of(table: str, name: str) -> frozenset[str]:
    """Return the words of a list of the lexicon, with and without diacritics."""
    words = load("concepts")[table][name]
    return frozenset(form for word in words for form in forms_of(word))


@cache
def fillers(*, plain: bool = False) -> frozenset[str]:
    """Return the words that say nothing of what a figure is about.

    `chi` is spending and `chỉ` only: without diacritics both are left out.
    """
    return frozenset(forms_of(word)[plain] for word in load("concepts")["fillers"]["words"])


@cache
def negations() -> Phrases:
    """Return what says that the others are meant."""
    lists, nouns = load("concepts")["negations"], load("proof")["before"]
    named = [(phrase, name) for name, phrases in lists.items() for phrase in phrases]
    # `ngành hàng không` and `không khí` deny nothing.
    named += [(phrase, "noun") for phrase in nouns["nouns"]]
    named += [(f"{phrase} không", "noun") for phrase in nouns["skies"]]
    return Phrases(named)


@cache
def _limits() -> Phrases:
    """Return what limits the number after it, of which some begins as a denial: `chưa đến 30%`."""
    lists = load("numbers")["approximations"]
    phrases = [each for phrases in lists.values() for each in phrases if split_words(each)]
    return Phrases((phrase, "limit") for phrase in phrases)


def denies(pairs: Sequence[tuple[str, str]], *, plain: bool = False) -> bool:
    """Return whether words say of something that it is not so.

    Args:
        pairs: the words, in small letters with and without diacritics.
        plain: whether the text is written without the diacritics of Vietnamese.
    """
    row = [pair[0] for pair in pairs] + [""]
    limits = {each.first: row[each.stop] for each in _limits().find(pairs, plain=plain)}
    for each in negations().find(pairs, plain=plain):
        # `không chỉ`, `No. 72`, and `no more than 30`.
        other = row[each.stop] in ("chỉ", "những", "only", "number")
        number = row[each.stop][:1].isdigit() or limits.get(each.first, "")[:1].isdigit()
        if each.name == "before" and not other and not number:
            return True
    return False


@cache
def _known() -> Phrases:
    lists = load("concepts")
    return Phrases(
        (phrase, f"{table}:{name}")
        for table in ("scopes", "concepts", "neither")
        for name, phrases in lists[table].items()
        for phrase in phrases
    )


def find_known(pairs: Sequence[tuple[str, str]], *, plain: bool = False) -> Iterator[Found]:
    """Yield what words name: `scopes:` whom a figure covers, `concepts:` what it can be about.

    The longest phrase counts: `tiếng nước ngoài` names no country, as `nước` does, and `phiên bản`
    (`neither:`) no village, as `bản` does.

    Args:
        pairs: the words, in small letters with and without diacritics.
        plain: whether the text is written without the diacritics of Vietnamese.
    """
    return _known().find(pairs, plain=plain)


@cache
def exclusive() -> dict[str, frozenset[str]]:
    """Return which concepts exclude each one, by its name."""
    sets = [frozenset(names) for names in load("concepts")["exclusive"].values()]
    return {name: every - {name} for every in sets for name in every}


@cache
def qualifying() -> frozenset[str]:
    """Return the concepts without which a figure says more."""
    return frozenset(load("concepts")["qualifying"]["names"])


def pairs_of(words: Sequence[Word]) -> list[tuple[str, str]]:
    """Return words of an article as phrases are found in them."""
    return [(each.low, each.plain) for each in words]
