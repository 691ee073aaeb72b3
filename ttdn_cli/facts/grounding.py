"""Which values of a record are published words, and whether its quotes hold them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from ttdn_cli.facts.kinds import ValueKind, kind_of, leaves
from ttdn_cli.facts.records import LegalReference, Milestone, NamedRecord
from ttdn_cli.facts.texts import Evidence, Record
from ttdn_cli.facts.types import Path
from ttdn_cli.text.canonical import bare_words, canonical_words, find_whole
from ttdn_cli.text.dates import parse_date, parse_time, precision
from ttdn_cli.text.document_numbers import parse_document_number
from ttdn_cli.text.lookalikes import look_of, unseen_differences

if TYPE_CHECKING:
    from ttdn_cli.extract.reader import Figure


class PublishedValue(NamedTuple):
    """A value that the speech has in its own words.

    Attributes:
        path: the way to it from the record.
        forms: how the speech may write it; one of them is enough. Of a date in figures.
        kind: a date is proven by a date of the text, and a figure by what is no date: `2023` is not
            how many there are, and `01/03` after `ngày` is no third.
        date: of a date, ISO 8601 as the reader of texts has it: `--06-06` without its year.
        sense: what the words around it may say of it without making another value of it.
    """

    path: Path
    forms: tuple[str, ...]
    kind: Literal["text", "date", "figure"] = "text"
    date: str = ""
    sense: Sense = "actual"


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
    for path, kind, value in _own(record):
        field = str(path[0])
        if field in inferred and (inferred[field] is None or kind.name != "date"):
            continue
        if _is_from_date(record, kind, value):
            continue
        for each in _published(path, kind, value, names, language, part=inferred.get(field)):
            yield each._replace(sense=_sense(record))
        if isinstance(record, LegalReference) and path == ("type", language):
            yield from _type_of(record, path, value)


def _type_of(record: LegalReference, path: Path, type_: str) -> Iterator[PublishedValue]:
    """Yield the type of a document, which its quotes have in any case if its number has none."""
    try:
        said = record.number and parse_document_number(record.number).says_type
    except ValueError:
        return  # That is a fault of its own.
    if not said:
        cased = (type_, type_.lower(), type_.upper(), type_.capitalize(), type_.title())
        yield PublishedValue(path, tuple(dict.fromkeys(cased)))


def _own(record: Record) -> Iterator[tuple[Path, ValueKind, Any]]:
    """Yield each simple value of a record but for what every record has."""
    for name, kind in kind_of(type(record)).fields.items():
        if name not in _OF_ALL:
            yield from leaves(getattr(record, name), kind, (name,))


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
    elif set(kind.extra.get("refers_to") or ()) in _SAID_BY_BODY and names.get(value):
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
        for path, kind, value in _own(record)
        if path not in proven and not _is_from_date(record, kind, value)
    )


def is_quoted(value: PublishedValue, quotes: str) -> bool:
    """Return whether joined quotes hold the words of a value, punctuation aside, unbroken.

    A date may stand there in any form that the reader of texts knows.
    """
    forms = map(_bare, value.forms)
    held = any(any(find_whole(quotes, form, in_compounds=True)) for form in forms)
    if held or value.kind != "date":
        return held
    return any(is_in_date(value.date, each.iso) for each in _figures_in(quotes))


def is_cut(value: PublishedValue, evidence: Sequence[Evidence]) -> bool:
    """Return whether quotes hold a figure only as a part of another one, or as a date.

    Args:
        value: that they hold; a figure is none of `80-90%` where it is `90%`, nor a third where it
            is `ngày 01/03`.
        evidence: the quotes.
    """
    if value.kind != "figure":
        return False
    form = " ".join(canonical_words(value.forms[0]))
    # A line for each run of quotes: the end of one is not read with the beginning of the next.
    return not any(
        _is_whole(start, end, line, value.sense)
        for line in join_quotes(evidence, bare=False).split("\n")
        for start, end in find_whole(line, form, in_compounds=True)
    )


def _is_whole(start: int, end: int, quotes: str, sense: Sense) -> bool:
    """Return whether a place in quotes is no part of a longer figure, no date, and not limited."""
    for each in _figures_in(quotes):
        if each.start < start < each.end or each.start < end < each.end:
            return False
        if each.kind == "date" and each.start <= start and end <= each.end:
            return False
    from ttdn_cli.extract.dates import names_date
    from ttdn_cli.extract.surroundings import BEFORE, is_changed_before, is_day_of_each_year

    # `10 tháng ước đạt 5%` names no date: the figure begins with a word.
    if not quotes[start].isdigit():
        return True
    if is_day_of_each_year(quotes[start:end], quotes[end : end + BEFORE]):
        return False
    before = quotes[max(0, start - BEFORE) : start].lower()
    changed = is_changed_before(before, quotes[start:end], begins_line=not before, sense=sense)
    return not (changed or names_date(before))


def is_in_date(stated: str, date: str | None) -> bool:
    """Return whether a text with a date states another one, which may be less precise.

    Args:
        stated: ISO 8601, `--06-06` without a year.
        date: in the text, as its reader has it, or None where that is none of the calendar.
    """
    return date is not None and (date == stated or date.startswith(f"{stated}-"))


@lru_cache(maxsize=256)
def _figures_in(quotes: str) -> list[Figure]:
    """Return the figures in joined quotes."""
    # Most dates are written in figures: what checks only those does not wait for the reader.
    from ttdn_cli.extract.dates import Context
    from ttdn_cli.extract.reader import find_figures

    return list(find_figures(quotes, Context()))


def find_unquoted(record: Record, names: Names, language: str) -> Iterator[PublishedValue]:
    """Yield the published values of a record that its quotes do not hold whole.

    Args:
        record: whose values; each of its entries has a quote.
        names: of bodies and groups, as `names_of` returns them.
        language: of the text.
    """
    text = None  # Many records, such as points, have no such value.
    for value in published_values(record, names, language):
        text = join_quotes(record.evidence) if text is None else text
        if not is_quoted(value, text) or is_cut(value, record.evidence):
            yield value


def find_contradicted(record: Record) -> Iterator[str]:
    """Yield the fields of a record with an inferred date, where its quotes have just another one.

    A date beside others may be that of something else.
    """
    fields = [each.field for each in record.inferred or () if each and each.part is None]
    kinds = kind_of(type(record)).fields
    dates = [field for field in fields if field in kinds and kinds[field].name == "date"]
    if not dates or getattr(record, "compared_with", None):
        return
    figures = _figures_in(join_quotes(record.evidence, bare=False))
    said = {each.iso for each in figures if each.iso and each.iso[0] != "-"}
    for field in dates if len(said) == 1 else ():
        value, (quoted,) = str(getattr(record, field)), said
        either = is_in_date(value, quoted) or is_in_date(quoted, value)
        if not either and "/" not in value + quoted:
            yield field


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


def join_quotes(evidence: Sequence[Evidence], *, bare: bool = True) -> str:
    """Return the quotes of a record as text, for `is_quoted` or `is_cut`.

    Consecutive entries of one paragraph are one line, and what they share counts once. Whether
    they are side by side in the text too, only the text can say. An entry whose paragraph is at
    fault (None) joins any.

    Args:
        evidence: of the record.
        bare: whether without the punctuation around words.
    """
    runs: list[list[str]] = []
    before = None
    for entry in evidence:
        words = canonical_words(entry.quote)
        if runs and (entry.paragraph == before or None in (entry.paragraph, before)):
            run, sizes = runs[-1], range(len(words) + 1)
            ends, begins = bare_words(run[-len(words) :]), bare_words(words)
            shared = max(size for size in sizes if not size or ends[-size:] == begins[:size])
            run[len(run) - shared :] = words
        else:
            runs.append(words)
        before = entry.paragraph
    return join_runs(runs) if bare else "\n".join(map(" ".join, runs))


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


@lru_cache(maxsize=4096)
def _bare(form: str) -> str:
    return " ".join(bare_words(canonical_words(form)))
