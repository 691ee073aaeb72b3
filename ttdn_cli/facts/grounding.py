"""Which values of a record are published words, that its quotes have to hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Literal, NamedTuple

from ttdn_cli.facts.kinds import ValueKind, kind_of, leaves
from ttdn_cli.facts.records import (
    LegalReference,
    Milestone,
    NamedRecord,
    Organization,
    PersonOrGroup,
    Quotation,
)
from ttdn_cli.facts.texts import Record
from ttdn_cli.facts.types import Path
from ttdn_cli.text.dates import parse_date, parse_time, precision
from ttdn_cli.text.document_numbers import parse_document_number


class PublishedValue(NamedTuple):
    """A value that the speech has in its own words.

    Attributes:
        path: the way to it from the record.
        forms: how the speech may write it; one of them is enough. Of a date in figures.
        kind: a date is proven by a date of the text, and a figure by what is no date: `2023` is not
            how many there are, and `01/03` after `ngày` is no third. An office is none behind
            `Phó`, a name none where it goes on, and a saying none behind `không`.
        date: of a date, ISO 8601 as the reader of texts has it: `--06-06` without its year.
        sense: what the words around it may say of it without making another value of it.
        is_change: whether it is a figure of how much more or less there is.
    """

    path: Path
    forms: tuple[str, ...]
    kind: Literal["text", "date", "figure", "office", "person", "name", "saying"] = "text"
    date: str = ""
    sense: Sense = "actual"
    is_change: bool = False


Sense = Literal["actual", "target", "deadline", "start"]
"""What a value is: so, aimed at or planned, the last day or the first one."""

Reason = Literal["summary", "translation", "inference"]
"""Why no quote can prove a value: kinds, parts and references to documents are inferences."""

Names = Mapping[str, Sequence[str]]
"""The names of bodies and groups by their ids."""

_OF_ALL = {"id", "evidence", "inferred", "review"}
_SAID_BY_BODY = {"organizations"}, {"organizations", "people"}
"""To what a reference has to be named in the quotes: bodies, and groups that are spoken for."""


def names_of(records: Iterable[Record]) -> Names:
    """Return the names by which quotes may speak of each record that has some, by its id."""
    found = {
        each.id: each.names or ((each.name,) if isinstance(each, NamedRecord) else ())
        for each in records
    }
    # A record with faults has None for what is wrong.
    return {id_: tuple(name for name in names if name) for id_, names in found.items()}


def published_values(record: Record, names: Names, language: str) -> Iterator[PublishedValue]:
    """Yield the published values of a record: names, titles, figures, numbers, dates, places.

    `records.py` says which fields hold them. What is marked as inferred is none, and of a date
    whose year is inferred only the rest. Of a body, its name or another spelling is enough.

    Args:
        record: whose values.
        names: of bodies and groups, as `names_of` returns them.
        language: of the text.
    """
    inferred = {each.field: each.part for each in record.inferred or () if each}
    for path, kind, value in _own(record, _quotable(type(record), language)):
        field = str(path[0])
        if field in inferred and (inferred[field] is None or kind.name != "date"):
            continue
        if _is_from_date(record, kind, value):
            continue
        for each in _published(path, kind, value, names, language, part=inferred.get(field)):
            change = getattr(record, "measure", None) == "change"
            kind_ = _named_kind(record, path) if each.kind == "text" else each.kind
            yield each._replace(sense=_sense(record), is_change=change, kind=kind_)
        if isinstance(record, LegalReference) and path == ("type", language):
            yield from _type_of(record, path, value)


def _named_kind(
    record: Record, path: Path
) -> Literal["text", "office", "person", "name", "saying"]:
    """Return what kind of name or of words a published text is."""
    if isinstance(record, Quotation):
        return "saying"
    if path[0] == "name" and isinstance(record, Organization | LegalReference):
        return "name"
    if path[0] in ("titles", "issuer_office") and path[-1] != "organization":
        return "office"
    is_person = isinstance(record, PersonOrGroup) and record.kind == "person"
    return "person" if is_person and path == ("name",) else "text"


def _type_of(record: LegalReference, path: Path, type_: str) -> Iterator[PublishedValue]:
    """Yield the type of a document, which its quotes have in any case if its number has none."""
    try:
        said = record.number and parse_document_number(record.number).says_type
    except ValueError:
        return  # That is a fault of its own.
    if not said:
        cased = (type_, type_.lower(), type_.upper(), type_.capitalize(), type_.title())
        yield PublishedValue(path, tuple(dict.fromkeys(cased)))


def _own(record: Record, fields: Iterable[str]) -> Iterator[tuple[Path, ValueKind, Any]]:
    """Yield each simple value of some fields of a record."""
    kinds = kind_of(type(record)).fields
    for name in fields:
        yield from leaves(getattr(record, name), kinds[name], (name,))


@cache
def _fields(of: type[Record]) -> tuple[str, ...]:
    """Return the names of the fields of a kind of record but for those that every record has."""
    return tuple(name for name in kind_of(of).fields if name not in _OF_ALL)


@cache
def _quotable(of: type[Record], language: str) -> tuple[str, ...]:
    """Return the names of those fields that may have something that quotes have to hold."""
    kinds = kind_of(of).fields
    found = {name for name in _fields(of) if _may_be_quoted(kinds[name].single, language)}
    if issubclass(of, LegalReference):
        found.add("type")  # Where the number does not say it.
    return tuple(name for name in _fields(of) if name in found)


def _may_be_quoted(kind: ValueKind, language: str) -> bool:
    if kind.fields:
        return any(_may_be_quoted(each.single, language) for each in kind.fields.values())
    return kind.is_published(language) or _is_said_by_body(kind)


def _is_said_by_body(kind: ValueKind) -> bool:
    return set(kind.extra.get("refers_to") or ()) in _SAID_BY_BODY


def _sense(record: Record) -> Sense:
    """Return in what sense a record has its figure or its date."""
    if getattr(record, "status", "actual") in ("target", "plan"):
        return "target"
    if isinstance(record, LegalReference):
        return "target"  # `Kế hoạch số 139` says what the document is, not that 139 is planned.
    if isinstance(record, Milestone):
        return "deadline" if record.kind == "deadline" else "start"
    return "actual"


def _published(
    path: Path, kind: ValueKind, value: Any, names: Names, language: str, part: str | None
) -> Iterator[PublishedValue]:
    if kind.name in ("date", "year") and kind.is_published(language):
        date = f"{value:04}" if kind.name == "year" else value
        forms, read = _written(date, no_year=part == "year"), _as_read(date, no_year=part == "year")
        yield PublishedValue(path, forms, "date", read)
    elif kind.is_published(language):
        yield PublishedValue(path, (value,), "figure" if "figure" in kind.extra else "text")
    elif _is_said_by_body(kind) and names.get(value):
        yield PublishedValue(path, tuple(names[value]))


def _is_from_date(record: Record, kind: ValueKind, value: Any) -> bool:
    """Return whether a year is that of a date that the record has: the date is proven."""
    return kind.name == "year" and str(getattr(record, "date", None) or "").startswith(
        f"{value:04}"
    )


def count_unchecked(record: Record, names: Names, language: str) -> Counter[Reason]:
    """Return how many values of a record no quote can prove, and why."""
    proven = {each.path for each in published_values(record, names, language)}
    return Counter(
        _reason(path, kind, language)
        for path, kind, value in _own(record, _fields(type(record)))
        if path not in proven and not _is_from_date(record, kind, value)
    )


def _as_read(date: str, *, no_year: bool) -> str:
    """Return a date as the reader of texts has it, without its year where that is inferred."""
    points = dict.fromkeys(parse_time(date))
    return "/".join(f"-{each[4:]}" if no_year else each for each in points)


def _written(date: str, *, no_year: bool) -> tuple[str, ...]:
    """Return how a text may write a date in figures; the first is for messages."""
    if precision(date) in ("quarter", "period"):
        return (_as_read(date, no_year=no_year),)
    year, month, day = parse_date(date)
    if month is None:
        return (str(year),)
    bare = [str(month), f"{month:02}"]
    if day is not None:
        bare = [f"{day}/{month}", f"{day:02}/{month:02}", f"{day:02}/{month}"]
    return tuple(bare if no_year else (f"{each}/{year}" for each in bare))


def _reason(path: Path, kind: ValueKind, language: str) -> Reason:
    last = str(path[-1])
    if last in ("vi", "en") and "published" in kind.extra:
        return "translation"
    if last in ("name_en", "name_vi"):
        return "translation"
    if last == "en" and language == "vi":
        return "translation"
    return "summary" if last in ("vi", "en", "expansion") else "inference"
