"""What a record holds in the very words of the speech, and whether its quotes hold it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import inspect as types

from ttdn_cli.canonical import bare_words, canonical_words
from ttdn_cli.index import Index, type_of
from ttdn_cli.records import Path, Record
from ttdn_cli.values import parse_date


class Value(msgspec.Struct, frozen=True):
    """A published value of a record.

    Attributes:
        path: the way to it from the record.
        forms: how the speech may write it; one of them is enough.
    """

    path: Path
    forms: tuple[str, ...]


def values_of(record: Record, index: Index) -> Iterator[Value]:
    """Yield the published values of a record: names, titles, figures, numbers, dates, places.

    `records.py` says which fields hold them. A date is written as `6/6/2024`, `6/6` or `12/2023`;
    of a body, its name or one of its abbreviations is enough.
    """
    yield from _values(record, type_of(type(record)), index, ())


def held_by(joined: Iterable[list[str]], value: Value) -> bool:
    """Return whether the words of a value, punctuation aside, lie unbroken in joined quotes.

    Args:
        joined: the canonical words of each run of quotes that stand side by side.
        value: the value.
    """
    texts = [" ".join(bare_words(words)) for words in joined]
    return any(_pattern(form).search(text) for form in value.forms for text in texts)


def _pattern(form: str) -> re.Pattern[str]:
    words = " ".join(bare_words(canonical_words(form)))
    # A number is whole: not a part of a longer one, a fraction, a date or a share.
    before = r"(?<!\d[-/.,])" if words[:1].isdigit() else ""
    after = r"(?![-/.,]\d| ?[%‰])" if words[-1:].isdigit() else ""
    return re.compile(rf"(?<!\w){before}{re.escape(words)}(?![\w\u0300-\u036f]){after}")


def _values(value: Any, type_: types.Type, index: Index, path: Path) -> Iterator[Value]:
    if value is None:
        return
    if isinstance(type_, types.Metadata):
        extra = type_.extra or {}
        if "date" in extra:
            yield Value(path, _written(value))
        elif "published" in extra:
            yield Value(path, (value,))
        elif extra.get("refers_to") == "organizations":
            yield Value(path, index.records[value].names)
        else:
            yield from _values(value, type_.type, index, path)
    elif isinstance(type_, types.UnionType):
        for each in type_.types:
            yield from _values(value, each, index, path)
    elif isinstance(type_, types.ListType):
        for place, item in enumerate(value):
            yield from _values(item, type_.item_type, index, (*path, place))
    elif isinstance(type_, types.StructType):
        for field in type_.fields:
            yield from _values(getattr(value, field.name), field.type, index, (*path, field.name))


def _written(date: str) -> tuple[str, ...]:
    year, month, day = parse_date(date)
    if month is None:
        return (str(year),)
    if day is None:
        return (f"{month}/{year}", f"{month:02}/{year}")
    whole = [f"{day}/{month}", f"{day:02}/{month:02}", f"{day:02}/{month}"]
    return tuple(f"{each}/{year}" for each in whole) + tuple(whole)
