"""Values and records that no file has: made of the dataset when they are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Literal

import msgspec

from ttdn_cli.facts import records
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.texts import Bilingual, Record
from ttdn_cli.facts.types import RecordRef, about
from ttdn_cli.text.dates import day_numbers, precision
from ttdn_cli.text.locales import Language, Locale


def order(
    record: records.Attendee, index: Index
) -> Annotated[
    int | None, about("The place in the order of address, counted from 1, or null for the speaker.")
]:
    """Return the place in the order of address, counted from 1, or None for the speaker."""
    return index.order_of_address.get(record.id)


def speaker_first(index: Index) -> Sequence[records.Attendee]:
    """Return the attendees, the speaker first."""
    return sorted(index.records_of("attendees"), key=lambda each: each.part != "speaker")


def publisher(
    _: records.Event, index: Index
) -> Annotated[str | None, about("Who published the text, or null if not known.")]:
    """Return who published the text."""
    return index.source.publisher


def document(
    _: records.Event, index: Index
) -> Annotated[Bilingual, about("What kind of document the text is.")]:
    """Return what kind of document the text is, in both languages."""
    return document_of(index)


def address(
    _: records.Event, index: Index
) -> Annotated[str | None, about("Where the text is published, or null if not recorded.")]:
    """Return where the text is published."""
    return index.source.url


def rank_from_lowest(
    record: Metric, index: Index
) -> Annotated[
    int | None,
    about(
        "The rank among the exact and actual coverages, 1 for the lowest, or null where it is none "
        "of them or nobody knows."
    ),
]:
    """Return the rank among the coverages, 1 for the lowest, or None where it has none."""
    return index.ranks_from_lowest.get(record.id)


def date_inferred(record: Record) -> Literal["year", "date"] | None:
    """Return what of the date of a record is a conclusion: its year, all of it, or nothing."""
    if not record.dated:
        return None
    return "year" if record.year_inferred else "date" if record.date_inferred else None


def document_of(index: Index) -> Bilingual:
    """Return what kind of document the text of a dataset is, in both languages."""
    vi, en = (Locale(each).word(index.source.kind) for each in Language)
    return index.source.document or Bilingual(vi=vi, en=en)


def title_of(index: Index) -> str:
    """Return the title of the text as published; without one, what it is."""
    source, named = index.source, document_of(index)
    return source.title or getattr(named, source.language) or named.vi or named.en or ""


def mentioned_in(
    record: records.Organization, index: Index
) -> Annotated[
    list[RecordRef], about("The ids of the records that refer to the body or name it in a quote.")
]:
    """Return the ids of the records that name a body or a place."""
    return index.mentions(record.id)


def timeline(index: Index) -> list[records.TimelineEntry]:
    """Return every dated fact, earliest first."""
    entries = [
        records.TimelineEntry(
            id=f"{record.dated}-{record.id}",
            date=record.dated,
            precision=precision(record.dated),
            what=record.label,
            ref=record.id,
            inferred=[
                msgspec.structs.replace(each, field="date")
                for each in record.inferred
                if each.field == record.dated_by
            ],
            review=record.review,
            evidence=record.evidence,
        )
        for record in index.records.values()
        if record.dated
    ]
    return sorted(entries, key=lambda entry: (day_numbers(entry.date).start, entry.date))
