"""What a record holds in the very words of the speech, and whether its quotes hold it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import inspect as types

from ttdn_cli.canonical import bare_words, canonical_words
from ttdn_cli.index import type_of
from ttdn_cli.records import Evidence, Path, Record
from ttdn_cli.values import check_date, parse_date


class Value(msgspec.Struct, frozen=True):
    """A published value of a record.

    Attributes:
        path: the way to it from the record.
        forms: how the speech may write it; one of them is enough.
    """

    path: Path
    forms: tuple[str, ...]


Names = Mapping[str, Sequence[str]]
"""The names of bodies by their ids."""


def values_of(record: Record, names: Names) -> Iterator[Value]:
    """Yield the published values of a record: names, titles, figures, numbers, dates, places.

    `records.py` says which fields hold them. A date is written as `6/6/2024`, `6/6` or `12/2023`;
    of a body, its name or one of its abbreviations is enough.
    """
    yield from _values(record, type_of(type(record)), names, ())


def held_by(joined: Iterable[list[str]], value: Value) -> bool:
    """Return whether the words of a value, punctuation aside, lie unbroken in joined quotes.

    Args:
        joined: the canonical words of each run of quotes that stand side by side.
        value: the value.
    """
    texts = [" ".join(bare_words(words)) for words in joined]
    return any(_pattern(form).search(text) for form in value.forms for text in texts)


def joined(evidence: Sequence[Evidence]) -> list[list[str]]:
    """Return the canonical words of each run of quotes that stand side by side in the list.

    Consecutive entries of one paragraph join, and what they share counts once. Whether they are
    side by side in the text too, only the text can say.
    """
    runs: list[list[str]] = []
    before = None
    for entry in evidence:
        words = bare_words(canonical_words(entry.quote))
        if entry.paragraph == before:
            shared = next(
                size
                for size in range(min(len(words), len(runs[-1])), -1, -1)
                if runs[-1][len(runs[-1]) - size :] == words[:size]
            )
            runs[-1] += words[shared:]
        else:
            runs.append(words)
        before = entry.paragraph
    return runs


def _pattern(form: str) -> re.Pattern[str]:
    words = " ".join(bare_words(canonical_words(form)))
    # A number is whole: not a part of a longer one, a fraction, a date or a share.
    before = r"(?<!\d[-/.,])" if words[:1].isdigit() else ""
    after = r"(?![-/.,]\d| ?[%‰])" if words[-1:].isdigit() else ""
    return re.compile(rf"(?<!\w){before}{re.escape(words)}(?![\w\u0300-\u036f]){after}")


def _values(value: Any, type_: types.Type, names: Names, path: Path) -> Iterator[Value]:
    if value is None:
        return
    if isinstance(type_, types.Metadata):
        extra = type_.extra or {}
        if "date" in extra and not check_date(value):
            yield Value(path, _written(value))
        elif "published" in extra:
            yield Value(path, (value,))
        elif extra.get("refers_to") == "organizations":
            if spellings := tuple(each for each in names.get(value, ()) if each):
                yield Value(path, spellings)
        else:
            yield from _values(value, type_.type, names, path)
    elif isinstance(type_, types.UnionType):
        for each in type_.types:
            yield from _values(value, each, names, path)
    elif isinstance(type_, types.ListType):
        for place, item in enumerate(value):
            yield from _values(item, type_.item_type, names, (*path, place))
    elif isinstance(type_, types.StructType):
        for field in type_.fields:
            yield from _values(getattr(value, field.name), field.type, names, (*path, field.name))


def _written(date: str) -> tuple[str, ...]:
    year, month, day = parse_date(date)
    if month is None:
        return (str(year),)
    if day is None:
        return (f"{month}/{year}", f"{month:02}/{year}")
    whole = [f"{day}/{month}", f"{day:02}/{month:02}", f"{day:02}/{month}"]
    return tuple(f"{each}/{year}" for each in whole) + tuple(whole)
