"""Matching the quotes of a dataset to the published text, word for word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec import inspect as types

from ttdn_cli.index import Index
from ttdn_cli.records import Record
from ttdn_cli.text import canonical_words

Place = tuple[int, int]
"""A paragraph, and a word in it, both counted from 1."""


def paragraphs(text: Path) -> list[str]:
    """Return the paragraphs of a published text without the page's first and last line."""
    lines = [line for line in text.read_text(encoding="utf-8").split("\n") if line.strip()]
    return lines[1:-1]


def places(words: list[str], text: list[str]) -> list[Place]:
    """Return where every word of each occurrence of some words stands.

    The words have to stand there as they are, but for punctuation around the whole.
    """
    wanted = re.compile(rf"(?<!\w){re.escape(' '.join(words))}(?!\w|/\d)")
    found = []
    for number, paragraph in enumerate(text, 1):
        line = " ".join(canonical_words(paragraph))
        for match in wanted.finditer(line):
            first = len(line[: match.start()].split(" "))
            found += [(number, first + step) for step in range(len(words))]
    return found


def starts(quote: str, text: list[str]) -> Counter[int]:
    """Return how often a quote stands in each paragraph."""
    words = canonical_words(quote)
    return Counter(paragraph for paragraph, _ in places(words, text)[:: len(words)])


def quoted(record: Record, text: list[str]) -> set[Place]:
    """Return the words of the text that the quotes of a record hold."""
    return {
        place for each in record.evidence for place in places(canonical_words(each.quote), text)
    }


def runs(held: set[Place]) -> list[int]:
    """Return the length of every unbroken run of words."""
    lengths: list[int] = []
    before = (0, 0)
    for place in sorted(held):
        if place == (before[0], before[1] + 1):
            lengths[-1] += 1
        else:
            lengths.append(1)
        before = place
    return lengths


def published(value: object, type_: types.Type, index: Index) -> Iterator[tuple[str, ...]]:
    """Yield, for each published value, the forms in which the text may write it."""
    if isinstance(type_, types.Metadata):
        extra = type_.extra or {}
        if value is not None and "date" in extra:
            year, *rest = (str(int(part)) for part in str(value).split("-"))
            yield ("/".join([*reversed(rest), year]), "/".join(reversed(rest)) if rest[1:] else "")
        elif value is not None and "published" in extra:
            yield (str(value),)
        elif value is not None and extra.get("refers_to") == "organizations":
            yield index.records[str(value)].names
        else:
            yield from published(value, type_.type, index)
    elif isinstance(type_, types.UnionType) and value is not None:
        for each in type_.types:
            yield from published(value, each, index)
    elif isinstance(type_, types.ListType) and isinstance(value, list):
        for item in value:
            yield from published(item, type_.item_type, index)
    elif isinstance(type_, types.StructType) and isinstance(value, msgspec.Struct):
        for field in type_.fields:
            yield from published(getattr(value, field.name), field.type, index)
