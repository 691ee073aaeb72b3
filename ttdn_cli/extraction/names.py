"""Names and abbreviations in running text: what begins with a capital and is the name of one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from ttdn_cli.text.canonical import bare_words
from ttdn_cli.text.gazetteer import load

NameKind = Literal["abbreviation", "name"]

_ENDS_SENTENCE = re.compile(r"[.!?…:;][\"')\]]*$")
_MARKER = re.compile(r"\(?(?:[0-9]{1,3}(?:\.[0-9]{1,3})*|[IVXLC]{1,5}|[A-Za-zđĐ])[.)/]+|[-+*•–—#]+")
"""What stands before an item of a list, or a heading."""

_ENDS_NAME = re.compile(r"[.,:;!?…)\]\"]$")
_BEGINS_NAME = re.compile(r"^[(\[\"]")


class Name(NamedTuple):
    """A name in a text.

    Attributes:
        kind: what kind.
        words: which words of the text it is.
    """

    kind: NameKind
    words: range


def find_names(words: Sequence[str], paragraph: range) -> Iterator[Name]:
    """Yield the names and abbreviations in a paragraph, in order.

    A name is a run of capitalised words. A single one is none where it begins a sentence or an
    item of a list, nor where it is the capitalised half of a common noun: `Quy chế`. A preposition
    that begins a sentence is no part of the name behind it: `Theo Quyết định`. Small letters within
    the name of a body do not end it: `Ủy ban nhân dân`.

    Args:
        words: those of the text, in canonical form.
        paragraph: which of them to read.
    """
    start = paragraph.start
    begins = True
    while start < paragraph.stop:
        marker = begins and _MARKER.fullmatch(words[start])
        opens = marker or (begins and words[start].lower() in load("names")["openers"])
        kind, stop = None if opens else _kind(words[start]), start + 1
        if kind == "name":
            while stop < paragraph.stop and _is_one_name(words[stop - 1], words[stop]):
                stop += 1
            stop = max(stop, _end_of_body(words, start, paragraph.stop))
            single = stop == start + 1
            following = words[stop] if stop < paragraph.stop else ""
            half = (
                single
                and not _ENDS_NAME.search(words[start])
                and _is_common(words[start], following)
            )
            if single and (half or (begins and "." not in words[start].strip("."))):
                kind = None
        if kind:
            yield Name(kind, range(start, stop))
        last = words[stop - 1]
        begins = bool(marker or _ends_sentence(last))
        start = stop


@lru_cache(maxsize=1 << 14)
def _kind(word: str) -> NameKind | None:
    (bare,) = bare_words([word])
    if any(map(str.isdigit, bare)):
        return None
    letters = list(filter(str.isalpha, bare))
    if len(letters) > 1 and all(map(str.isupper, letters)):
        return "abbreviation"
    return "name" if bare[:1].isupper() else None


@lru_cache(maxsize=1 << 14)
def _ends_sentence(word: str) -> bool:
    return _ENDS_SENTENCE.search(word) is not None


def _is_one_name(word: str, following: str) -> bool:
    """Return whether a name goes on with the next word."""
    parted = _ENDS_NAME.search(word) or _BEGINS_NAME.search(following)
    return not parted and _kind(following) == "name"


@cache
def _phrases() -> tuple[dict[str, list[list[str]]], frozenset[str]]:
    """Return what begins the names of bodies, by the first word, and the common nouns."""
    names = load("names")
    bodies: dict[str, list[list[str]]] = {}
    known = [*names["bodies"], *(name for each in load("bodies").values() for name in each)]
    for phrase in sorted(known, key=len, reverse=True):
        parts = phrase.lower().split(" ")
        bodies.setdefault(parts[0], []).append(parts)
    types = (each.lower() for each in load("documents")["types"])
    return bodies, frozenset([*names["common"], *types])


def _end_of_body(words: Sequence[str], start: int, stop: int) -> int:
    """Return where the name of a body ends that begins at a word, with its small letters."""
    (first,) = bare_words([words[start].lower()])
    for parts in _phrases()[0].get(first, ()):
        end = start + len(parts)
        there = [each.lower() for each in words[start:end]]
        if end <= stop and bare_words(there) == parts:
            while end < stop and _is_one_name(words[end - 1], words[end]):
                end += 1
            return end
    return start


@lru_cache(maxsize=1 << 14)
def _is_common(word: str, following: str) -> bool:
    pair = " ".join(bare_words([word.lower(), following]))
    common = _phrases()[1]
    return pair in common or any(each.startswith(f"{pair} ") for each in common)
