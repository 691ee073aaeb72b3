"""What is cited: the speech, a place in it, or a document that it cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal

import msgspec

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Bilingual, LegalReference
from ttdn_cli.query.answers import known
from ttdn_cli.text.document_numbers import parse_document_number
from ttdn_cli.text.unicode import fold

Kind = Literal["legislation", "regulation", "report"]


class Speech(msgspec.Struct, frozen=True, kw_only=True):
    """The speech as it was published, whole or with the place where a record has its evidence.

    Attributes:
        key: what a bibliography calls the citation; that of a record holds the id of the event
            too, so that records of several speeches do not meet.
        record: the id of the record, or None for the speech itself.
        speaker: the name, which in English is another one for groups only.
        title: of the article, in its own language.
        document: what kind of document it is.
        event: its name.
        place: city and province as far as known, the smaller first.
        date: of the event, ISO 8601.
        publisher: of the article.
        url: of the article, or None if not known.
        paragraphs: that hold the evidence of the record, ascending; none for the speech itself.
    """

    key: str
    record: str | None
    speaker: Bilingual
    title: str
    document: Bilingual
    event: Bilingual
    place: str | None
    date: str
    publisher: str
    url: str | None
    paragraphs: tuple[int, ...]

    @property
    def locator(self) -> str:
        """The paragraphs, consecutive ones as a range: `1–3, 10`."""
        runs: list[list[int]] = []
        for number in self.paragraphs:
            if runs and runs[-1][-1] == number - 1:
                runs[-1].append(number)
            else:
                runs.append([number])
        return ", ".join(f"{run[0]}–{run[-1]}" if run[1:] else f"{run[0]}" for run in runs)

    @property
    def note(self) -> str | None:
        """The place in Vietnamese and the id of the record, or None for the speech itself."""
        return f"đoạn {self.locator} ({self.record})" if self.record else None


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """A document that the speech cites, with what the speech says of it and no more.

    Attributes:
        key: the id of its record.
        kind: a type of CSL, see `kind_of`.
        type: such as decree.
        number: as published, or None.
        issuer: the name of the body that issued it.
        date: of issue, ISO 8601 as precise as known, or None.
        name: type and number.
        subject: what it is about, or None.
    """

    key: str
    kind: Kind
    type: Bilingual
    number: str | None
    issuer: Bilingual
    date: str | None
    name: Bilingual
    subject: Bilingual | None

    @property
    def title(self) -> str:
        """Type, number and subject in Vietnamese, which together name a document."""
        return self.name.vi + (f" {about(self.subject.vi, 'về')}" if self.subject else "")


Citation = Speech | Document


def cite(ids: Sequence[str], index: Index) -> tuple[list[Citation], list[str]]:
    """Return what is cited, each once and in the order asked, and the ids that are not there.

    A document that the speech cites is cited itself, as the speech is not where to read it; of
    every other record the speech is cited, with the paragraphs of its evidence.

    Args:
        ids: of records, or none for the speech itself.
        index: the dataset.
    """
    if not ids:
        return [_speech(index)], []
    records = known(index)
    found: list[Citation] = []
    unknown = []
    for id_ in dict.fromkeys(ids):
        if id_ not in records:
            unknown.append(id_)
            continue
        _, record = records[id_]
        if isinstance(record, LegalReference):
            found.append(_document(record, index))
        else:
            found.append(_speech(index, id_, {each.paragraph for each in record.evidence}))
    return found, unknown


def _speech(index: Index, record: str | None = None, paragraphs: set[int] | None = None) -> Speech:
    event, source = index.event, index.source
    return Speech(
        key=f"{event.id}:{record}" if record else event.id,
        record=record,
        speaker=index.label(event.speaker),
        title=source.title,
        document=source.document,
        event=event.label,
        place=", ".join(filter(None, (event.city, event.province))) or None,
        date=event.date,
        publisher=source.publisher,
        url=source.url,
        paragraphs=tuple(sorted(paragraphs or ())),
    )


def _document(record: LegalReference, index: Index) -> Document:
    subject = record.subject
    return Document(
        key=record.id,
        kind=kind_of(record.type.vi, record.number),
        type=record.type,
        number=record.number,
        issuer=index.label(record.issuer),
        date=record.dated,
        name=record.label,
        subject=Bilingual(vi=subject.vi, en=subject.en) if subject else None,
    )


_LAWS = {"hiến pháp", "bộ luật", "luật", "pháp lệnh"}
_ORDERS = {
    "chỉ thị",
    "lệnh",
    "nghị quyết",
    "nghị quyết liên tịch",
    "nghị định",
    "quy chế",
    "quy định",
    "quyết định",
    "thông tư",
    "thông tư liên tịch",
}


def kind_of(type_: str, number: str | None) -> Kind:
    """Return which type of CSL 1.0.2 (appendix III) a Vietnamese document is.

    `legislation` is what a parliament enacts: laws, codes, ordinances, and resolutions of the
    National Assembly, which their number tells. `regulation` is an order of any level of
    government. All else is a `report`, also what the Party issues: it is no government, and its
    numbers have a hyphen first (`57-KL/TW`).
    """
    if number and re.match(r"\d+-", number):
        return "report"
    parliament = number and parse_document_number(number).type in ("QH", "UBTVQH")
    if parliament or fold(type_) in map(fold, _LAWS):
        return "legislation"
    return "regulation" if fold(type_) in map(fold, _ORDERS) else "report"


def about(subject: str, word: str) -> str:
    """Return the subject of a document with the word that leads to it, unless it has it already."""
    return subject if subject.lower().startswith(f"{word} ") else f"{word} {subject}"
