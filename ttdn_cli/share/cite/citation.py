"""What is cited: the speech, a place in it, or a document that it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Literal

import msgspec

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import LegalReference, PersonOrGroup
from ttdn_cli.facts.source import SourceKind
from ttdn_cli.facts.texts import Bilingual, Named, Record
from ttdn_cli.query.derived import date_inferred, document_of
from ttdn_cli.query.identify import known_records
from ttdn_cli.text.dates import precision
from ttdn_cli.text.document_numbers import parse_document_number, type_of_number
from ttdn_cli.text.locales import InBoth, Language, Locale
from ttdn_cli.text.unicode import fold

CslType = Literal["speech", "interview", "legislation", "report", "document"]


class NameParts(msgspec.Struct, frozen=True):
    """What a person's name is made of; together they are the whole of it.

    Attributes:
        family: the family name.
        given: all other names.
        family_first: whether the family name is written first, as in Vietnamese.
    """

    family: str
    given: str
    family_first: bool


class Citation(msgspec.Struct, frozen=True, kw_only=True):
    """The speech as it was published, a place in it, or a document as the speech cites it.

    Attributes:
        key: the id of the document, of the event, or of the dataset without one: that of the work.
        type: of CSL 1.0.2.
        author: the speaker, or the office or body that issued the document; None if not known.
        name_parts: of the author as published, or None of a body and of a name that is not parted.
        title: of the article, or type, number and subject of the document, as published; None of a
            text without one, which is called by its genre.
        translated: the title of the article in the other language, or None.
        language: in which it is published.
        cited: whether it is a document that the text cites, and not the text.
        genre: what kind of document it is, or None if the text does not say.
        name: the genre, with the number of the document, or its name.
        date: of the event or of issue, ISO 8601 as precise as known, or None.
        inferred: what of the date is a conclusion: its year, all of it, or nothing.
        unreviewed: whether it is of a draft: nobody has read the record yet, or, of the text as a
            whole, one of them.
        subject: of the document, or None.
        event: where the speech was given, or None without one.
        place: city and province of the event as far as known, the smaller first.
        publisher: of the text, or None if not known and for a document.
        url: of the text, or None if not known and for a document.
        retrieved: the day on which it was read there, or None.
        archived_url: where a copy is kept, or None.
        record: the id of the record whose evidence is cited, or None.
        paragraphs: that hold this evidence, ascending.
    """

    key: str
    type: CslType
    author: Bilingual | None
    name_parts: NameParts | None = None
    title: str | None
    translated: str | None = None
    language: str
    cited: bool = False
    genre: Bilingual | None
    name: Bilingual
    date: str | None
    inferred: Literal["year", "date"] | None = None
    unreviewed: bool = False
    subject: Named | None = None
    event: Bilingual | None = None
    place: str | None = None
    publisher: str | None = None
    url: str | None = None
    retrieved: str | None = None
    archived_url: str | None = None
    record: str | None = None
    paragraphs: tuple[int, ...] = ()

    @property
    def of(self) -> str | None:
        """The id of the record that is cited, as document or in the speech, or None of neither."""
        return self.key if self.cited else self.record

    @property
    def locator(self) -> str:
        """The paragraphs, consecutive ones as a range: `1–3, 10`."""
        numbered = groupby(enumerate(self.paragraphs), lambda each: each[1] - each[0])
        runs = [[paragraph for _, paragraph in run] for _, run in numbered]
        return ", ".join(f"{run[0]}–{run[-1]}" if run[1:] else f"{run[0]}" for run in runs)

    @property
    def note(self) -> str | None:
        """What programs have no field for, in the language of the work, or None without anything.

        That is what is a conclusion or not yet read, where a copy is kept, and that the address is
        not recorded.
        """
        locale = Locale(Language(self.language))
        said = []
        if self.date and self.year_inferred:
            date = locale.date(self.date, year_inferred=True)
            said = [locale.message("{date}: year inferred", date=date)]
        return "; ".join([*said, *self.remarks(locale)]) or None

    @property
    def year_inferred(self) -> bool:
        """Whether the year, and nothing else of the date, is a conclusion."""
        whole = bool(self.inferred and self.date) and precision(self.date or "") == "year"
        return self.inferred == "year" or whole

    def remarks(self, locale: Locale) -> list[str]:
        """Return what a citation has to say in no place of its own, in a language.

        A year that is a conclusion is none of it: where it is printed, brackets say so.
        """
        kept, whole = self.archived_url, self.inferred and not self.year_inferred
        said = (
            locale.message("date inferred") if whole else None,
            locale.word("draft") if self.unreviewed else None,
            locale.message("archived at {url}", url=kept) if kept else None,
            None if self.cited or self.url else locale.message("address not recorded"),
        )
        return [each for each in said if each]


def cite(ids: Sequence[str], index: Index) -> list[Citation]:
    """Return the citations of records, each once and in the order of their ids.

    A document that the speech cites is cited itself, as the speech is not where to read it; of
    every other record the speech is cited, with the paragraphs of its evidence.

    Args:
        ids: of records of the dataset; none to cite the speech itself.
        index: the dataset.
    """
    known = known_records(index)
    records = [known[each][1] for each in dict.fromkeys(ids)]
    return [_citation(each, index) for each in records or (None,)]


def works(citations: Iterable[Citation]) -> list[Citation]:
    """Return what stands in a bibliography: each work once, whatever is cited of it.

    A work of which one of the records is not yet read is a draft.
    """
    found: dict[str, Citation] = {}
    for each in citations:
        unread = each.unreviewed or (each.key in found and found[each.key].unreviewed)
        work = msgspec.structs.replace(each, record=None, paragraphs=(), unreviewed=unread)
        found[each.key] = work
    return list(found.values())


def _citation(record: Record | None, index: Index) -> Citation:
    if isinstance(record, LegalReference):
        return _document(record, index)
    event, source = index.event, index.source
    document = document_of(index)
    return Citation(
        key=event.id if event else index.dataset.id,
        type="speech" if event else _KINDS[source.kind],
        author=index.label(index.author) if index.author else None,
        name_parts=_name_parts(index.records[index.author]) if index.author else None,
        title=index.source.title,
        translated={"vi": source.title_en, "en": source.title_vi}[source.language]
        if source.title
        else None,
        language=source.language,
        genre=document,
        name=document,
        date=index.date,
        inferred=date_inferred(event) if event else None,
        unreviewed=any(each.review for each in ([record] if record else index.records.values())),
        event=event.label if event else None,
        place=", ".join(filter(None, (event.city, event.province, event.country)))
        if event
        else None,
        publisher=source.publisher,
        url=source.url,
        retrieved=source.retrieved,
        archived_url=source.archived_url,
        record=record.id if record else None,
        paragraphs=tuple(sorted({each.paragraph for each in record.evidence} if record else ())),
    )


def _document(record: LegalReference, index: Index) -> Citation:
    language, name = index.source.language, record.label
    subject = record.subject and _spelt_out(record.subject, index)
    said = getattr(subject, language) if subject else None
    title = getattr(name, language) or name.vi or name.en or record.id
    word = {"vi": "về", "en": "on"}[language]
    return Citation(
        key=record.id,
        type="document"
        if record.category == "party"
        else csl_type(_type_of(record), record.number),
        author=_issuer(record, index),
        title=f"{title} {about(said, word)}" if said else title,
        language=language,
        cited=True,
        genre=record.type,
        name=name,
        date=record.dated,
        inferred=date_inferred(record),
        unreviewed=record.review is not None,
        subject=subject,
    )


def _name_parts(author: Record) -> NameParts | None:
    """Return the parts of a person's name where the dataset has the family name, at one end of it.

    The rest is given, the names in the middle with it, so that no part of a name is lost.
    """
    if not isinstance(author, PersonOrGroup) or not author.family:
        return None
    name, family = author.name, author.family
    if name.startswith(f"{family} "):
        return NameParts(family, name.removeprefix(f"{family} "), family_first=True)
    if name.endswith(f" {family}"):
        return NameParts(family, name.removesuffix(f" {family}"), family_first=False)
    return None


def _issuer(record: LegalReference, index: Index) -> Bilingual | None:
    """Return who issued a document: the office in the body, as far as the text says it."""
    body, office = record.issuer and index.label(record.issuer), record.issuer_office
    if not body or not office:
        return body or (Bilingual(vi=office.vi, en=office.en) if office else None)
    vi = f"{office.vi} {body.vi}" if office.vi and body.vi else None
    en = f"{office.en}, {body.en}" if office.en and body.en else None
    return Bilingual(vi=vi, en=en) if vi or en else body


def _spelt_out(text: Named, index: Index) -> Named:
    """Return a text with the meaning of each abbreviation behind it in square brackets, once."""
    language, terms = index.source.language, index.records_of("glossary")
    meanings = {each.term: each.expansion for each in reversed(terms) if each.expansion}
    either = "|".join(map(re.escape, sorted(meanings, key=len, reverse=True)))

    def spell(found: re.Match[str]) -> str:
        meaning = meanings.pop(found.group(), None)
        return f"{found.group()} [{meaning}]" if meaning else found.group()

    said = getattr(text, language)
    if said and either:
        said = re.sub(rf"(?<![\w/-])(?:{either})(?![\w/-])", spell, said)
    return msgspec.structs.replace(text, **{language: said})


_KINDS: dict[SourceKind, CslType] = {
    "speech": "speech",
    "statement": "speech",
    "message": "speech",
    "interview": "interview",
    "letter": "document",
    "report": "report",
    "directive": "document",
    "resolution": "document",
    "decision": "document",
    "article": "document",
    "other": "document",
}
"""The types of texts that were not given at an event; `document` is that of anything else."""

_LAW = "hiến pháp|(bộ )?luật|pháp lệnh|constitution|law|act|code|ordinance"
_ORDER = (
    "chỉ thị|lệnh|(nghị quyết|thông tư)( liên tịch)?|(nghị|quy|quyết) định|quy chế|"
    "directive|order|(joint )?(resolution|circular)|decree|regulations?|decision"
)


def _type_of(record: LegalReference) -> str | None:
    """Return the type of a document, with which its name may begin in Vietnamese."""
    if record.type:
        return record.type.vi or record.type.en
    name = (record.name and record.name.vi) or ""
    found = re.match(rf"({fold(_LAW)}|{fold(_ORDER)})(?!\w)", fold(name))
    return found.group() if found and not record.number else None


def csl_type(type_: str | None, number: str | None) -> CslType:
    """Return the type in CSL 1.0.2 (appendix III) of a document.

    `legislation` is what a parliament or the government enacts or orders, down to circulars and
    decisions: the programs that have no `regulation`, Zotero among them, know it. What the Party
    issues is no law: its numbers have a hyphen before the type (`57-KL/TW`), or are known by their
    issuer (`29/NQ-TW`). That and all else is a `document`, but for a `report`.

    Args:
        type_: of the document in Vietnamese or English, or None for the one that its number says,
            if any.
        number: of the document as published, or None.
    """
    said = parse_document_number(number) if number else None
    type_ = fold(type_ or (number and type_of_number(number)) or "")
    if (said and said.is_of_assembly()) or re.fullmatch(fold(_LAW), type_):
        return "legislation"
    if said and (said.is_of_party() or re.match(r"[0-9]+ *- *[^/]+/", number or "")):
        return "document"
    if re.fullmatch(fold(_ORDER), type_):
        return "legislation"
    return "report" if type_ in (fold("báo cáo"), "report") else "document"


def own(text: InBoth | None, citation: Citation) -> str | None:
    """Return a text in the language of what is cited, or in the other one; None of nothing."""
    if text is None:
        return None
    here, there = (text.en, text.vi) if citation.language == "en" else (text.vi, text.en)
    return here or there


def within_marks(text: str) -> str:
    """Return a text as it stands within quotation marks: those in it are single."""
    return text.translate(str.maketrans("“”", "‘’"))


def moment(date: str | None) -> list[str]:
    """Return year, month and day of a date as far as known, none without a date.

    Of a period it is the beginning, and of a quarter the year: programs have no quarters.
    """
    return moments(date)[0] if date else []


def moments(date: str | None) -> list[list[str]]:
    """Return the moment of a date, or the first and the last one of a period."""
    points = date.split("/") if date else []
    found = [each.partition("-Q")[0].split("-") for each in points]
    return found[:1] if found[1:] == found[:1] else found


def about(subject: str, word: str) -> str:
    """Return a subject that begins with the given preposition, added unless it is there."""
    return subject if subject.lower().startswith(f"{word} ") else f"{word} {subject}"
