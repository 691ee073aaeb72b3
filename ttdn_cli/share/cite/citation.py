"""What is cited: the speech, a place in it, or a document that it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Literal

import msgspec

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Bilingual, LegalReference, Named, Record
from ttdn_cli.query.lookup import known_records
from ttdn_cli.text.document_numbers import parse_document_number
from ttdn_cli.text.unicode import fold

CslType = Literal["speech", "legislation", "regulation", "report"]


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """The speech as it was published, a place in it, or a document as the speech cites it.

    Attributes:
        key: the id of the document or the event; with the id of the record for a place in the
            speech, so that records of several speeches do not meet in a bibliography.
        type: of CSL 1.0.2.
        author: the speaker, or the body that issued the document.
        title: of the article, or type, number and subject of the document, in Vietnamese.
        genre: what kind of document it is.
        name: the genre, with the number of the document.
        date: of the event or of issue, ISO 8601 as precise as known, or None.
        number: of the document as published, or None.
        subject: of the document, or None.
        event: where the speech was given; None for a document.
        place: city and province of the event as far as known, the smaller first.
        publisher: of the article, or None for a document.
        url: of the article, or None if not known.
        record: the id of the record whose evidence is cited, or None.
        paragraphs: that hold this evidence, ascending.
    """

    key: str
    type: CslType
    author: Bilingual
    title: str
    genre: Bilingual
    name: Bilingual
    date: str | None
    number: str | None = None
    subject: Named | None = None
    event: Bilingual | None = None
    place: str | None = None
    publisher: str | None = None
    url: str | None = None
    record: str | None = None
    paragraphs: tuple[int, ...] = ()

    @property
    def locator(self) -> str:
        """The paragraphs, consecutive ones as a range: `1–3, 10`."""
        numbered = groupby(enumerate(self.paragraphs), lambda each: each[1] - each[0])
        runs = [[paragraph for _, paragraph in run] for _, run in numbered]
        return ", ".join(f"{run[0]}–{run[-1]}" if run[1:] else f"{run[0]}" for run in runs)

    @property
    def note(self) -> str | None:
        """The place in Vietnamese and the id of the record, or None if there is no record."""
        return f"đoạn {self.locator} ({self.record})" if self.record else None


def cite(ids: Sequence[str], index: Index) -> tuple[list[Citation], list[str]]:
    """Return the citations, each once and in the order of the ids, and the unknown ids.

    A document that the speech cites is cited itself, as the speech is not where to read it; of
    every other record the speech is cited, with the paragraphs of its evidence.

    Args:
        ids: of records; none to cite the speech itself.
        index: the dataset.
    """
    known, asked = known_records(index), dict.fromkeys(ids)
    found = [_citation(known[each][1], index) for each in asked if each in known]
    unknown = [each for each in asked if each not in known]
    return found if ids else [_citation(None, index)], unknown


def _citation(record: Record | None, index: Index) -> Citation:
    if isinstance(record, LegalReference):
        name, subject = record.label, record.subject
        return Citation(
            key=record.id,
            type=csl_type(record.type.vi, record.number),
            author=index.label(record.issuer),
            title=name.vi + (f" {about(subject.vi, 'về')}" if subject else ""),
            genre=record.type,
            name=name,
            date=record.dated,
            number=record.number,
            subject=subject,
        )
    event, source = index.event, index.source
    return Citation(
        key=f"{event.id}:{record.id}" if record else event.id,
        type="speech",
        author=index.label(event.speaker),
        title=source.title,
        genre=source.document,
        name=source.document,
        date=event.date,
        event=event.label,
        place=", ".join(filter(None, (event.city, event.province))) or None,
        publisher=source.publisher,
        url=source.url,
        record=record.id if record else None,
        paragraphs=tuple(sorted({each.paragraph for each in record.evidence} if record else ())),
    )


_LAW = "hiến pháp|(bộ )?luật|pháp lệnh"
_ORDER = "chỉ thị|lệnh|(nghị quyết|thông tư)( liên tịch)?|(nghị|quy|quyết) định|quy chế"


def csl_type(type_: str, number: str | None) -> CslType:
    """Return the type in CSL 1.0.2 (appendix III) of a Vietnamese document.

    `legislation` is what a parliament enacts: laws, codes, ordinances, and resolutions of the
    National Assembly, which their number tells. `regulation` is an order of any level of
    government. All else is a `report`, also what the Party issues: it is no government, and its
    numbers have a hyphen first (`57-KL/TW`).
    """
    if number and re.match(r"\d+-", number):
        return "report"
    parliament = number and parse_document_number(number).type in ("QH", "UBTVQH")
    if parliament or re.fullmatch(fold(_LAW), fold(type_)):
        return "legislation"
    return "regulation" if re.fullmatch(fold(_ORDER), fold(type_)) else "report"


def about(subject: str, word: str) -> str:
    """Return a subject that begins with the given preposition, added unless it is there."""
    return subject if subject.lower().startswith(f"{word} ") else f"{word} {subject}"
