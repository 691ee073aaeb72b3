"""Which datasets cite a document, and which documents are cited most."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from typing import Annotated, Any, Literal, NamedTuple

import msgspec

from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.corpus.questions.documents import issuer_key, number_of
from ttdn_cli.corpus.questions.indicators import LANGUAGES, order_of
from ttdn_cli.corpus.questions.quotes import quote_of
from ttdn_cli.corpus.questions.rows import (
    Row,
    answer,
    caption_of,
    datasets_of,
    quote_cell,
    text_cell,
    under,
)
from ttdn_cli.corpus.questions.typed import Typed, typed
from ttdn_cli.extraction.mentions import DocumentMention
from ttdn_cli.extraction.reader import extract
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import kind_of
from ttdn_cli.facts.records import LegalReference
from ttdn_cli.facts.texts import Bilingual, Review
from ttdn_cli.facts.types import Date, about
from ttdn_cli.query.answers import Answer, Column
from ttdn_cli.query.derived import date_inferred
from ttdn_cli.query.section import both
from ttdn_cli.query.view import Cell, View, cell, date_cell
from ttdn_cli.text.collation import CollationKey, collation_key
from ttdn_cli.text.document_numbers import (
    issuer_of_number,
    type_of_number,
)
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.unicode import nfc
from ttdn_cli.text.words import words_of

Way = Literal["number", "beginning", "words", "unmarked"]
"""How a document was found: by its number, by the beginning of it, by words, or by these without
their diacritics."""

_WAYS: tuple[Way, ...] = ("number", "beginning", "words", "unmarked")

CITATIONS = both("lần viện dẫn", "citation"), both("lần viện dẫn", "citations")
DOCUMENTS = both("văn bản", "document"), both("văn bản", "documents")

_SILENT = re.compile(
    r"(?<!\w)(?:năm|nam|year|of)\s+(?=[0-9]{4}(?!\w))|(?<!\w)(?:số|so|no)\b\.?\s*(?=[0-9])"
    r"|(?<!\w)(?:của|of|on|the)(?!\w)",
    re.I,
)
"""Words that say nothing of a document: `Nghị định số 72 năm 2015 của Chính phủ`."""


class Citation(msgspec.Struct, frozen=True):
    """A document that a dataset cites."""

    record: Annotated[str, about("dataset and id of the record.")]
    document: Annotated[Bilingual, about("type and number, or the name of the document.")]
    number: Annotated[str | None, about("as published, or null.")]
    name: Annotated[Bilingual | None, about("as published, and translated, or null.")]
    issuer: Annotated[Bilingual | None, about("the name of the body that issued it, or null.")]
    date: Annotated[Date | None, about("of issue, ISO 8601 as precise as known, or null.")]
    date_inferred: Annotated[
        Literal["year", "date"] | None,
        about("what of that date is a conclusion: `year`, `date` or null."),
    ]
    provisions: Annotated[list[str], about("the articles, clauses and points that are cited.")]
    cited_for: Annotated[Bilingual | None, about("what it is cited for, or null.")]
    review: Annotated[Review | None, about("`unreviewed` until a person has read it, or null.")]
    paragraph: Annotated[int | None, about("of the text, in which the words stand, or null.")]
    quote: Annotated[str | None, about("the words of the text, or null.")]


_Inferred = Literal["year", "date"] | None


class CitedDocument(msgspec.Struct, frozen=True):
    """A document, and how many datasets cite it."""

    document: Annotated[Bilingual, about("type and number, or the name of the document.")]
    number: Annotated[str | None, about("as first published, or null.")]
    issuer: Annotated[Bilingual | None, about("the name of the body that issued it, or null.")]
    date: Annotated[Date | None, about("of issue, the most precise that is given, or null.")]
    date_inferred: Annotated[
        _Inferred, about("what of that date is a conclusion: `year`, `date` or null.")
    ]
    datasets: Annotated[int, about("how many datasets cite it.")]
    first: Annotated[Date | None, about("the date of the first of their texts, or null.")]
    first_inferred: Annotated[_Inferred, about("what of that date is a conclusion, or null.")]
    last: Annotated[Date | None, about("the date of the last of their texts, or null.")]
    last_inferred: Annotated[_Inferred, about("what of that date is a conclusion, or null.")]


class _Wanted(NamedTuple):
    """The document that is typed.

    Attributes:
        number: as numbers are compared, or its beginning.
        beside: the words before and behind it, without diacritics.
        words: all of them.
    """

    number: str
    beside: list[str]
    words: Typed


def citations(text: str, corpus: Corpus, locale: Locale) -> tuple[list[Row], Way, list[str]]:
    """Return where a document is cited, earliest first, how it was found, and what else there is.

    Args:
        text: its number in any spelling, or words of its name.
        corpus: the datasets.
        locale: of the reader.

    Returns:
        The rows, the way in which they were found, and the numbers of all documents.
    """
    wanted = _wanted(text)
    found: dict[Way, list[tuple[tuple[int, int], Row]]] = defaultdict(list)
    numbers: set[str] = set()
    for place, member in enumerate(corpus.watched()):
        view = View(member.index(), locale.language)
        for document in view.index.dataset.legal_references:
            if document.number:
                numbers.add(document.number)
            way = _way(wanted, document, view.index)
            if way and not any(found[each] for each in _WAYS[: _WAYS.index(way)]):
                found[way].append((order_of(member, place), _row(document, member, view)))
    best = next((each for each in _WAYS if found[each]), _WAYS[0])
    return [row for _, row in sorted(found[best], key=lambda each: each[0])], best, sorted(numbers)


def _wanted(text: str) -> _Wanted:
    for each in extract(text):
        # What is copied from a text has provisions before the number, and the date behind it.
        if isinstance(each, DocumentMention) and re.search(r"[^\W\d]", each.number or ""):
            return _Wanted(number_of(each.number or "").key, [], Typed(()))
    said = _SILENT.sub("", nfc(text))
    number = re.search(r"[0-9]\S*(?:\s*[-–/]\s*\S+)*", said)
    beside = f"{said[: number.start()]} {said[number.end() :]}" if number else said
    return _Wanted(
        number_of(number.group()).key if number else "",
        [each.plain for each in words_of(beside)],
        typed(said) if words_of(said) else typed(text),
    )


def _way(wanted: _Wanted, document: LegalReference, index: Index) -> Way | None:
    """Return how a document is found by what is typed, or None where it is another one."""
    if document.number and wanted.number:
        key = number_of(document.number).key
        if key == wanted.number:
            return "number"
        begins = key.startswith(wanted.number) and not key[len(wanted.number)].isdigit()
        if begins and _may_stand_beside(wanted.beside, document, index):
            return "beginning"
    texts = (document.type, document.name, document.subject)
    said = [text for each in texts if each for text in (each.vi, each.en) if text]
    words = words_of(" ; ".join([*said, document.number or "", (document.dated or "")[:4]]))
    if not wanted.words.words:
        return None
    if wanted.words.all_in(words, marks=True):
        return "words"
    return "unmarked" if wanted.words.all_in(words, marks=False) else None


def _may_stand_beside(words: Sequence[str], document: LegalReference, index: Index) -> bool:
    """Return whether words beside a number are of the type, the name, the issuer or the year.

    Args:
        words: without diacritics.
        document: with a number, which may say type and issuer alone.
        index: its dataset.
    """
    number = document.number or ""
    by_number = Bilingual(vi=issuer_of_number(number))
    issuer = index.label(document.issuer) if document.issuer else by_number
    named = (document.type, document.name, document.subject, issuer)
    said = [getattr(each, language) for each in named if each for language in LANGUAGES]
    said += [type_of_number(number), str(number_of(number).year or (document.dated or "")[:4])]
    known = {each.plain for each in words_of(" ; ".join(filter(None, said)))}
    left = [each for each in words if each not in known]
    return not left or number_of(number).is_called(" ".join(left))


def _row(document: LegalReference, member: Member, view: View) -> Row:
    issuer = view.index.label(document.issuer) if document.issuer else None
    name = Bilingual(vi=document.name.vi, en=document.name.en) if document.name else None
    published = getattr(document.name, view.index.source.language, None)
    evidence = quote_of(document, document.number or published)
    values = Citation(
        f"{member.id}:{document.id}",
        document.label,
        document.number,
        name,
        issuer,
        document.dated,
        date_inferred(document),
        document.provisions,
        document.cited_for,
        document.review,
        evidence.paragraph if evidence else None,
        evidence.quote if evidence else None,
    )
    cells = [
        text_cell(document.label, view),
        text_cell(issuer, view),
        date_cell(document.dated, values.date_inferred, view),
        Cell(tuple(document.provisions)),
        text_cell(document.cited_for, view),
        quote_cell(evidence, document.review, view),
    ]
    return Row(member, values, cells)


def answer_citations(rows: list[Row], every: int, corpus: Corpus, locale: Locale) -> Answer:
    """Return the answer that lists where a document is cited; `every` is of how many rows."""
    title, shown = under(locale.message("Citations"), rows)
    columns = [
        Column(locale.message("Document"), on_card="title"),
        Column(locale.message("Issuer")),
        Column(locale.message("Date")),
        Column(locale.message("Provisions")),
        Column(locale.message("Cited for")),
        Column(locale.message("Quote")),
    ]
    caption = caption_of(len(rows), every, CITATIONS, datasets_of(rows), corpus, locale)
    return answer(title, shown, columns, Citation, caption, locale)


class _Cited:
    """A document, as it is known so far."""

    def __init__(self, document: LegalReference, index: Index) -> None:
        self.label = document.label
        self.number = document.number
        self.issuer = index.label(document.issuer) if document.issuer else None
        self.date = document.dated
        self.inferred = date_inferred(document)
        self.texts: dict[int, tuple[str, _Inferred] | None] = {}

    @property
    def rank(self) -> tuple[bool, int]:
        """How good its date is: one that a text says before one that is a conclusion."""
        return bool(self.date) and not self.inferred, len(self.date or "")

    def add(self, other: _Cited) -> None:
        """Take note of where it is cited too."""
        self.issuer = self.issuer or other.issuer
        if other.rank > self.rank:
            self.date, self.inferred = other.date, other.inferred
        self.texts |= other.texts


def most_cited(corpus: Corpus) -> list[CitedDocument]:
    """Return the documents that datasets cite, those first that most of them do.

    A number without a year is given anew each year or term: with two dates of two years there are
    two documents, and without a date it is that of the one year that is known.
    """
    found: dict[tuple[str, str, str], _Cited] = {}
    years: dict[tuple[str, str], set[str]] = defaultdict(set)
    for place, member in enumerate(corpus.watched()):
        index = member.index()
        for document in index.dataset.legal_references:
            key = _key(document, index)
            one = _Cited(document, index)
            date = member.about.date
            one.texts[place] = (date, member.about.date_inferred) if date else None
            if key in found:
                found[key].add(one)
            else:
                found[key] = one
                years[key[:2]].add(key[2])
    for name, several in years.items():
        if "" in several and len(several) == 2:
            (year,) = several - {""}
            found[*name, year].add(found.pop((*name, "")))
    every = [_counted(each) for each in found.values()]
    return sorted(every, key=lambda each: (-each.datasets, _collated(each.document)))


def _collated(label: Bilingual) -> CollationKey:
    return collation_key(label.vi or label.en or "")


def _key(document: LegalReference, index: Index) -> tuple[str, str, str]:
    """Return what tells a document from others: number, issuer and year, as far as they matter."""
    if document.number:
        number = number_of(document.number)
        # Of whom it is not known, it may be another one in each dataset.
        issuer = (issuer_key(document, index) or index.dataset.id) if number.local else ""
        return number.key, issuer, "" if number.year else (document.dated or "")[:4]
    label = document.label
    words = " ".join(each.exact for each in words_of(label.vi or label.en or ""))
    return words, "", str(document.year or (document.dated or "")[:4])


def _counted(cited: _Cited) -> CitedDocument:
    dates = sorted((each for each in cited.texts.values() if each), key=lambda each: each[0])
    first, last = (dates[0], dates[-1]) if dates else ((None, None), (None, None))
    return CitedDocument(
        document=cited.label,
        number=cited.number,
        issuer=cited.issuer,
        date=cited.date,
        date_inferred=cited.inferred,
        datasets=len(cited.texts),
        first=first[0],
        first_inferred=first[1],
        last=last[0],
        last_inferred=last[1],
    )


def answer_most_cited(
    documents: list[CitedDocument], every: int, corpus: Corpus, locale: Locale
) -> Answer:
    """Return the answer that lists the documents that are cited; `every` is of how many."""
    having = sum(bool(each.about.counts.get("legal_references")) for each in corpus)
    return Answer(
        title=locale.message("Documents cited"),
        columns=[
            Column(locale.message("Document"), on_card="title"),
            Column(locale.message("Issuer")),
            Column(locale.message("Date")),
            Column(locale.message("Datasets"), right=True),
            Column(locale.message("First text")),
            Column(locale.message("Last text")),
        ],
        rows=(
            [
                text_cell(each.document, locale),
                text_cell(each.issuer, locale),
                date_cell(each.date, each.date_inferred, locale),
                cell(locale.number(each.datasets)),
                date_cell(each.first, each.first_inferred, locale),
                date_cell(each.last, each.last_inferred, locale),
            ]
            for each in documents
        ),
        caption=caption_of(len(documents), every, DOCUMENTS, having, corpus, locale),
        objects=map(_builtins, documents),
        fields=kind_of(CitedDocument).fields.items(),
    )


def _builtins(document: CitedDocument) -> dict[str, Any]:
    found: dict[str, Any] = msgspec.to_builtins(document)
    return found
