"""What stands in a text: every mention, in its order."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal, NamedTuple, TypedDict

from ttdn_cli.extraction.addresses import find_addresses
from ttdn_cli.extraction.bodies import find_bodies
from ttdn_cli.extraction.date_lists import Found
from ttdn_cli.extraction.dates import Context, find_dates
from ttdn_cli.extraction.documents import Citation, Inferred, cite_numbers, find_numbers
from ttdn_cli.extraction.issuers import GENERIC
from ttdn_cli.extraction.laws import cite_names
from ttdn_cli.extraction.letterheads import Letterhead
from ttdn_cli.extraction.mentions import (
    AddressMention,
    AnyMention,
    BodyMention,
    DateMention,
    DocumentMention,
    Number,
    QuantityMention,
    QuotationMention,
)
from ttdn_cli.extraction.passages import Passage, line_starts, normalize_source, passages
from ttdn_cli.extraction.quantities import find_quantities
from ttdn_cli.extraction.quotations import find_quotations
from ttdn_cli.extraction.readings import Reading

_DIGIT = re.compile("[0-9]")
_PERIOD = re.compile("[0-9]{4}/[0-9]{4}")
_YEARS = re.compile(r"(?:,| và| &) ?(?:năm )?(?:19|20)[0-9]{2}(?![\w/])")


class _Place(TypedDict):
    text: str
    start: int
    end: int
    paragraph: int


def extract(text: str) -> list[AnyMention]:
    """Return the mentions of a text, by where they begin.

    Args:
        text: any text. Places are those in `normalize_source(text)`.
    """
    source = normalize_source(text)
    lines = line_starts(source)
    found: list[AnyMention] = []
    context, letterhead = Context(), Letterhead()
    for passage in passages(source):
        found += _mentions(passage, source, lines, context, letterhead)
    found.sort(key=lambda each: (each.start, -each.end))
    return found


class Figure(NamedTuple):
    """A number in a text that is one: of a quantity, a date or a document.

    Attributes:
        start: where it begins, with the words and signs that limit it.
        end: where it ends, with magnitude and unit, but without the noun that is counted.
        kind: of its mention; `law` is a document that is cited by name.
        unit: of a quantity, as it is written, or None.
        iso: of a date, ISO 8601 as it is given, or None.
    """

    start: int
    end: int
    kind: Literal["document", "law", "quantity", "date"]
    unit: str | None = None
    iso: str | None = None


def find_figures(text: str, context: Context) -> Iterator[Figure]:
    """Yield the figures of a text by kind and place.

    Args:
        text: as `normalize_source` returns it.
        context: from what precedes it.
    """
    for passage in passages(text):
        numbers = find_numbers(passage)
        taken = [(each.number_start, each.end) for each in numbers]
        dates = find_dates(passage, taken, context)
        spans = [_figures(each, passage) for each in dates]
        citations = cite_numbers(passage, numbers, dates)
        for each in taken:
            yield Figure(*passage.span(*each), "document")
        for cited in cite_names(passage, dates, citations):
            yield Figure(*passage.span(cited.start, cited.end), "law")
        for date, span in zip(dates, spans, strict=True):
            place = passage.span(*_from_digit(span, passage))
            yield Figure(*place, "date", iso=date.iso)
        for reading in find_quantities(passage, [*taken, *spans]):
            unit = reading.amount.unit
            where = passage.span(*reading.figure(passage.low))
            yield Figure(*where, "quantity", unit.text if unit else None)


def _from_digit(span: tuple[int, int], passage: Passage) -> tuple[int, int]:
    """Return a stretch from its first digit on; the word before it says what it is, not which."""
    digit = _DIGIT.search(passage.low, *span)
    return (digit.start() if digit else span[0]), span[1]


def _mentions(
    passage: Passage, source: str, lines: list[int], context: Context, letterhead: Letterhead
) -> Iterator[AnyMention]:
    numbers = find_numbers(passage)
    taken = [(each.number_start, each.end) for each in numbers]
    dates = find_dates(passage, taken, context)
    citations = cite_numbers(passage, numbers, dates)
    citations += cite_names(passage, dates, citations)
    own = letterhead.issuer_of(passage)

    def at(start: int, end: int) -> _Place:
        first, last = passage.span(start, end)
        line = bisect_right(lines, first)
        return {"text": source[first:last], "start": first, "end": last, "paragraph": line}

    for citation in citations:
        if own and citation.start <= own[0] < citation.end:
            citation = _issued_by(citation, own[1])
        yield DocumentMention(
            **at(citation.start, citation.end),
            type=citation.type,
            number=citation.number,
            date=citation.date,
            issuer=citation.issuer,
            provisions=citation.provisions,
            inferred=[*citation.inferred],
        )
    for date in dates:
        yield DateMention(**at(date.start, date.end), iso=date.iso, inferred_year=date.year)
    for reading in find_quantities(passage, [*taken, *(_figures(each, passage) for each in dates)]):
        yield _quantity(reading, at(reading.start, reading.end))
    for address in find_addresses(passage):
        yield AddressMention(
            **at(address.start, address.end),
            honorific=address.honorific,
            name=address.name,
            role=address.role,
            body=address.body,
            group=address.group,
        )
    for start, end in find_bodies(passage):
        yield BodyMention(**at(start, end), name=passage.text[start:end])
    for start, end in find_quotations(passage):
        place = at(start, end)
        yield QuotationMention(**place, quote=place["text"][1:-1].strip())


def _issued_by(citation: Citation, letterhead: str) -> Citation:
    """Return the document of a letterhead with its issuer, where its number does not say which."""
    said = citation.issuer
    if said and (said not in GENERIC or said.casefold() == letterhead.casefold()):
        return citation
    inferred: tuple[Inferred, ...] = (*citation.inferred, "issuer")
    return citation._replace(issuer=letterhead, inferred=tuple(dict.fromkeys(inferred)))


def _figures(date: Found, passage: Passage) -> tuple[int, int]:
    """Return where the figures of a date are: of `5 năm 2021 - 2025` the years.

    Of `2 năm 2023, 2024` too: what stands before them is how many.
    """
    start = date.start
    listed = _YEARS.match(passage.low, date.end) and passage.low.startswith("năm", start)
    if listed or _PERIOD.fullmatch(date.iso or ""):
        start = passage.low.index((date.iso or "")[:4], start)
    return start, date.end


def _quantity(reading: Reading, place: _Place) -> QuantityMention:
    amount, sign = reading.amount, -1 if reading.negative else 1
    low, high = amount.low, amount.high
    if reading.negative:
        low, high = high, low
    return QuantityMention(
        **place,
        value=_number(amount.value, sign),
        low=_number(low, sign),
        high=_number(high, sign),
        approximation=reading.approximation,
        unit=amount.unit.text if amount.unit else None,
        measure=reading.measure,
        numerator=_number(amount.numerator),
        denominator=_number(amount.denominator),
    )


def _number(value: Decimal | None, sign: int = 1) -> Number | None:
    if value is None:
        return None
    value *= sign
    return int(value) if value == value.to_integral_value() else float(value)
