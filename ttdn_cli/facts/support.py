"""What a record holds in the very words of the speech, and whether its quotes hold it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal

import msgspec

from ttdn_cli.facts.kinds import leaves, type_of
from ttdn_cli.facts.records import Evidence, Path, Record
from ttdn_cli.text.canonical import bare_words, canonical_words
from ttdn_cli.text.dates import parse_date


class Value(msgspec.Struct, frozen=True):
    """A published value of a record.

    Attributes:
        path: the way to it from the record.
        forms: how the speech may write it; one of them is enough.
    """

    path: Path
    forms: tuple[str, ...]


Reason = Literal["own wording", "translation", "conclusion"]
"""Why no quote can prove a value: kinds, parts and references to documents are conclusions."""

Names = Mapping[str, Sequence[str]]
"""The names of bodies by their ids."""


def values_of(record: Record, names: Names) -> Iterator[Value]:
    """Yield the published values of a record: names, titles, figures, numbers, dates, places.

    `records.py` says which fields hold them. A date is written as `6/6/2024`, `6/6` or `12/2023`;
    of a body, its name or one of its abbreviations is enough.
    """
    for path, extra, value in leaves(record, type_of(type(record))):
        if forms := _forms(extra, value, names):
            yield Value(path, forms)


def unchecked_of(record: Record, names: Names) -> Counter[Reason]:
    """Return how many values of a record no quote can prove, and why."""
    return Counter(
        _reason(path)
        for path, extra, value in leaves(record, type_of(type(record)))
        if path[0] not in ("id", "evidence") and not _forms(extra, value, names)
    )


def _reason(path: Path) -> Reason:
    if path[-1] in ("en", "name_en"):
        return "translation"
    return "own wording" if path[-1] in ("vi", "expansion") else "conclusion"


def held_by(text: str, value: Value) -> bool:
    """Return whether the words of a value, punctuation aside, lie unbroken in joined quotes.

    Args:
        text: the words of the quotes, as `text_of` gives them.
        value: the value.
    """
    forms = map(_bare, value.forms)
    return any(form in text and _pattern(form).search(text) for form in forms)


def text_of(runs: Iterable[list[str]]) -> str:
    """Return runs of canonical words as text without punctuation, a line for each run."""
    return "\n".join(" ".join(bare_words(words)) for words in runs)


def joined(evidence: Sequence[Evidence]) -> list[list[str]]:
    """Return the canonical words of each run of quotes that stand side by side in the list.

    Consecutive entries of one paragraph join, and what they share counts once. Whether they are
    side by side in the text too, only the text can say. An entry whose paragraph is at fault (None)
    joins any.
    """
    runs: list[list[str]] = []
    before = None
    for entry in evidence:
        words = bare_words(canonical_words(entry.quote))
        if runs and (entry.paragraph == before or None in (entry.paragraph, before)):
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


@lru_cache(maxsize=4096)
def _bare(form: str) -> str:
    return " ".join(bare_words(canonical_words(form)))


def _pattern(words: str) -> re.Pattern[str]:
    # A number is whole: not a part of a longer one, a fraction, a date or a share.
    before = r"(?<!\d[-/.,])" if words[:1].isdigit() else ""
    after = r"(?![-/.,]\d| ?[%‰])" if words[-1:].isdigit() else ""
    return re.compile(rf"(?<!\w){before}{re.escape(words)}(?![\w\u0300-\u036f]){after}")


def _forms(extra: Mapping[str, Any], value: Any, names: Names) -> tuple[str, ...]:
    """Return how the speech may write a value that it publishes, else nothing."""
    if "date" in extra:
        return _written(value)
    if "published" in extra:
        return (value,)
    if extra.get("refers_to") == "organizations":
        return tuple(each for each in names.get(value, ()) if each)
    return ()


def _written(date: str) -> tuple[str, ...]:
    year, month, day = parse_date(date)
    if month is None:
        return (str(year),)
    if day is None:
        return (f"{month}/{year}", f"{month:02}/{year}")
    whole = [f"{day}/{month}", f"{day:02}/{month:02}", f"{day:02}/{month}"]
    return tuple(f"{each}/{year}" for each in whole) + tuple(whole)
