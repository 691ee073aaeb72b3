"""Which datasets cite a document, and which documents are cited most."""

from __future__ import annotations

from collections import defaultdict
from typing import Annotated, Any, Literal

import msgspec

from ttdn_cli.corpus.corpus import Corpus, Member
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
from ttdn_cli.corpus.questions.wanted import WAYS, Way, wanted_document, way_to
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import kind_of
from ttdn_cli.facts.records import LegalReference
from ttdn_cli.facts.texts import Bilingual, Named, Review
from ttdn_cli.facts.types import Date, about
from ttdn_cli.matching.clashes import order_of
from ttdn_cli.matching.documents import issuer_key, number_of
from ttdn_cli.query.answers import Answer, Column
from ttdn_cli.query.derived import date_inferred
from ttdn_cli.query.section import both
from ttdn_cli.query.view import Cell, View, cell, date_cell
from ttdn_cli.text.collation import CollationKey, collation_key
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.words import words_of

CITATIONS = both("lần viện dẫn", "citation"), both("lần viện dẫn", "citations")
DOCUMENTS = both("văn bản", "document"), both("văn bản", "documents")


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


def citations(text: str, corpus: Corpus, locale: Locale) -> tuple[list[Row], Way, list[str]]:
    """Return where a document is cited, earliest first, how it was found, and what else there is.

    Args:
        text: its number in any spelling, or words of its name.
        corpus: the datasets.
        locale: of the reader.

    Returns:
        The rows, the way in which they were found, and the numbers of all documents.
    """
    wanted = wanted_document(text)
    found: dict[Way, list[tuple[tuple[int, int], Row]]] = defaultdict(list)
    numbers: set[str] = set()
    for place, member in enumerate(corpus.watched()):
        view = View(member.index(), locale.language)
        for document in view.index.dataset.legal_references:
            if document.number:
                numbers.add(document.number)
            way = way_to(wanted, document, view.index)
            if way and not any(found[each] for each in WAYS[: WAYS.index(way)]):
                found[way].append(
                    (order_of(member.about.date, place), _row(document, member, view))
                )
    best = next((each for each in WAYS if found[each]), WAYS[0])
    return [row for _, row in sorted(found[best], key=lambda each: each[0])], best, sorted(numbers)


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
    two documents, and without a date it is that of the one year that is known. So is a name without
    a year, unless a document with a number has that name in another year.
    """
    found: dict[tuple[str, str, str], _Cited] = {}
    years: dict[tuple[str, str], set[str]] = defaultdict(set)
    named: dict[str, set[str]] = defaultdict(set)
    for place, member in enumerate(corpus.watched()):
        index = member.index()
        for document in index.dataset.legal_references:
            key = _key(document, index)
            one = _Cited(document, index)
            if document.number and document.name:
                year = number_of(document.number).year or (document.dated or "")[:4]
                named[_named(document.name)].add(str(year))
            date = member.about.date
            one.texts[place] = (date, member.about.date_inferred) if date else None
            if key in found:
                found[key].add(one)
            else:
                found[key] = one
                years[key[:2]].add(key[2])
    for name, several in years.items():
        if "" in several and len(several) == 2:
            (only,) = several - {""}
            if named.get(name[0], several) <= several:
                found[*name, only].add(found.pop((*name, "")))
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
    return _named(document.label), "", str(document.year or (document.dated or "")[:4])


def _named(label: Bilingual | Named) -> str:
    """Return the name of a document as names are compared."""
    return " ".join(each.exact for each in words_of(label.vi or label.en or ""))


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
