"""Which values of a record are published words, and whether its quotes hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, Literal, NamedTuple

from ttdn_cli.facts.kinds import ValueKind, kind_of, leaves
from ttdn_cli.facts.records import Evidence, Record
from ttdn_cli.facts.types import Path
from ttdn_cli.text.canonical import bare_words, canonical_words, find_whole
from ttdn_cli.text.dates import parse_date
from ttdn_cli.text.lookalikes import look_of, unseen_differences


class PublishedValue(NamedTuple):
    """A value that the speech has in its own words.

    Attributes:
        path: the way to it from the record.
        forms: how the speech may write it; one of them is enough.
        is_date: whether it is a date: `2023` is not how many there are.
    """

    path: Path
    forms: tuple[str, ...]
    is_date: bool = False


Reason = Literal["summary", "translation", "inference"]
"""Why no quote can prove a value: kinds, parts and references to documents are inferences."""

Names = Mapping[str, Sequence[str]]
"""The names of bodies by their ids."""


def published_values(record: Record, names: Names) -> Iterator[PublishedValue]:
    """Yield the published values of a record: names, titles, figures, numbers, dates, places.

    `records.py` says which fields hold them. A date is written as `6/6/2024`, `6/6` or `12/2023`;
    of a body, its name or one of its abbreviations is enough.
    """
    for path, kind, value in leaves(record, kind_of(type(record))):
        if forms := _forms(kind, value, names):
            yield PublishedValue(path, forms, kind.name == "date")


def count_unchecked(record: Record, names: Names) -> Counter[Reason]:
    """Return how many values of a record no quote can prove, and why."""
    return Counter(
        _reason(path)
        for path, kind, value in leaves(record, kind_of(type(record)))
        if path[0] not in ("id", "evidence") and not _forms(kind, value, names)
    )


def is_quoted(value: PublishedValue, quotes: str) -> bool:
    """Return whether the words of a value, punctuation aside, lie unbroken in joined quotes."""
    forms = map(_bare, value.forms)
    return any(any(find_whole(quotes, form, in_compounds=True)) for form in forms)


def find_unseen(value: PublishedValue, quotes: str) -> list[str]:
    """Return by which code points joined quotes differ from a value that they seem to hold.

    The list is empty where a reader sees that they do not hold it.
    """
    for wanted in (_bare(form).split() for form in value.forms):
        for line in quotes.split("\n"):
            words = line.split()
            for start in range(len(words) - len(wanted) + 1):
                pairs = list(zip(words[start:], wanted, strict=False))
                if all(look_of(here) == look_of(there) for here, there in pairs):
                    return [each for pair in pairs for each in unseen_differences(*pair)]
    return []


def join_runs(runs: Iterable[list[str]]) -> str:
    """Return runs of canonical words as text without punctuation, a line for each run."""
    return "\n".join(" ".join(bare_words(words)) for words in runs)


def join_quotes(evidence: Sequence[Evidence]) -> str:
    """Return the quotes of a record as text without punctuation, for `is_quoted`.

    Consecutive entries of one paragraph are one line, and what they share counts once. Whether
    they are side by side in the text too, only the text can say. An entry whose paragraph is at
    fault (None) joins any.
    """
    runs: list[list[str]] = []
    before = None
    for entry in evidence:
        words = bare_words(canonical_words(entry.quote))
        if runs and (entry.paragraph == before or None in (entry.paragraph, before)):
            run, sizes = runs[-1], range(len(words) + 1)
            shared = max(size for size in sizes if not size or run[-size:] == words[:size])
            run += words[shared:]
        else:
            runs.append(words)
        before = entry.paragraph
    return join_runs(runs)


def _forms(kind: ValueKind, value: Any, names: Names) -> tuple[str, ...]:
    """Return how the speech may write a value; nothing where it does not publish it."""
    if kind.name == "date":
        return _written(value)
    if kind.published:
        return (value,)
    if kind.extra.get("refers_to") == "organizations":
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


def _reason(path: Path) -> Reason:
    if path[-1] in ("en", "name_en"):
        return "translation"
    return "summary" if path[-1] in ("vi", "expansion") else "inference"


@lru_cache(maxsize=4096)
def _bare(form: str) -> str:
    return " ".join(bare_words(canonical_words(form)))
