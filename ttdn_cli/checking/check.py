"""Check an article against a dataset."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import msgspec

from ttdn_cli.checking.bodies import body_forms, check_bodies
from ttdn_cli.checking.dates import check_dates
from ttdn_cli.checking.documents import check_documents
from ttdn_cli.checking.figures import check_figures
from ttdn_cli.checking.findings import Finding, FindingKind, Report
from ttdn_cli.checking.loose_dates import find_loose_dates
from ttdn_cli.checking.names import check_names, published_names
from ttdn_cli.checking.organizers import check_organizers
from ttdn_cli.checking.owners import Owners
from ttdn_cli.checking.people import check_people
from ttdn_cli.checking.person_names import known_people
from ttdn_cli.checking.places import check_places, closed, names_event, place_forms
from ttdn_cli.checking.quotations import Quotes, check_quotations
from ttdn_cli.checking.scripts import find_unread
from ttdn_cli.checking.subjects import Subjects
from ttdn_cli.checking.times import Times
from ttdn_cli.checking.words import Article, split_words
from ttdn_cli.extraction.mentions import (
    AnyMention,
    BodyMention,
    DateMention,
    DocumentMention,
    QuantityMention,
    QuotationMention,
)
from ttdn_cli.extraction.reader import extract
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.records import LegalReference

WITHIN: dict[FindingKind, tuple[FindingKind, ...]] = {
    "body": ("title", "event", "document"),
    "place": ("title", "event", "body", "person", "document"),
    "person": ("event", "body", "document"),
    "quantity": ("event", "document", "title"),
    "date": ("event",),
}
"""Where an item stands within one of these, it is no item of its own."""


class ArticleRead(NamedTuple):
    """An article as it was read, which no dataset changes.

    Attributes:
        article: its words.
        mentions: what stands in it.
    """

    article: Article
    mentions: Sequence[AnyMention]


def read_article(text: str) -> ArticleRead:
    """Return an article, in any language, as it is checked against any number of datasets."""
    article = Article(text)
    return ArticleRead(article, extract(article.text))


def check(text: str, index: Index) -> Report:
    """Return what a dataset says of each item of an article.

    Args:
        text: of the article, in any language. Places are those in `normalize_source(text)`.
        index: the dataset.
    """
    return check_read(read_article(text), index)


def check_read(read: ArticleRead, index: Index, *, opened: bool = False) -> Report:
    """Return what a dataset says of each item of an article that was read.

    Args:
        read: the article.
        index: the dataset.
        opened: whether the article may be about others, as its first sentence says.
    """
    article, mentions = read
    documents = [each for each in mentions if isinstance(each, DocumentMention)]
    dates = [each for each in mentions if isinstance(each, DateMention)]
    dates = sorted([*dates, *find_loose_dates(article, dates)], key=lambda each: each.start)
    quantities = [each for each in mentions if isinstance(each, QuantityMention)]
    bodies = [each for each in mentions if isinstance(each, BodyMention)]
    quotations = [each for each in mentions if isinstance(each, QuotationMention)]

    found: list[Finding] = [*check_names(article, published_names(index), index)]
    named = sorted(
        check_bodies(article, bodies, body_forms(index), index), key=lambda each: each.start
    )
    places = [*place_forms(index).find(article)]
    body_words = [article.words_in(each.start, each.end) for each in named]
    people = [*check_people(article, known_people(index), [*body_words, *closed(article, places)])]
    cited = [*check_documents(article, documents, dates, named, index)]
    taken = {
        word
        for each in (*found, *named, *people, *cited)
        for word in article.words_in(each.start, each.end)
    }
    found += [*cited, *people, *check_organizers(article, [*found, *named], index)]
    found += check_places(article, places, taken, found, dates, index)
    of_documents = {(each.start, each.end) for each in cited if each.kind == "date"}
    spans = [(each.start, each.end) for each in documents]
    spans += [(each.start, each.end) for each in cited if each.kind == "document"]
    inside = {place for span in spans for place in range(*span)}
    free = [
        each
        for each in dates
        if (each.start, each.end) not in of_documents and each.start not in inside
    ]
    times = Times(article, dates, index)
    counted = [article.words_in(each.start, each.end) for each in quantities]
    known = [*filter(_is_known, found), *people]
    unknown = [
        article.words_in(each.start, each.end)
        for each in found
        if each.kind == "place" and each.verdict == "not_in_source"
    ]
    others = Owners(article, places, named, known, counted, index, unknown=unknown, opened=opened)
    found += check_figures(article, quantities, free, Subjects(index), times, others)
    found += check_dates(article, free, found, index)
    found += check_quotations(article, quotations, Quotes(index))
    found += find_unread(article)
    found = without_parts([_of_own_words(each, article, index) for each in found])
    return Report(findings=found, recognized=is_recognized(found, index))


def _is_known(finding: Finding) -> bool:
    """Return whether the words of a finding are of the dataset, where they name a place or event.

    Those of another place, or of another event, tell whose the figures there are.
    """
    borne_out = finding.verdict in ("confirmed", "consistent")
    return borne_out or finding.kind not in ("place", "event")


def _of_own_words(finding: Finding, article: Article, index: Index) -> Finding:
    """Return a finding, which is no contradiction where the record has the words of the article.

    An indicator or a quote may name more than its record holds: another number, another date. Who
    writes that with the word before and the word behind it says nothing else than the source. The
    number of the record itself may be said of others.
    """
    record = index.records.get(finding.record or "")
    if finding.verdict != "contradicted" or record is None:
        return finding
    said, wanted = _in_words(finding.text), _in_words(finding.expected or "")
    own = [each.quote for each in record.evidence]
    if isinstance(record, Metric):
        own += [each for each in (record.indicator.vi, record.indicator.en) if each]
        is_another = said not in _in_words(record.given)
    else:
        is_another = True
    near = _with_neighbours(finding, article)
    stands = near != said and any(f" {near} " in f" {_in_words(each)} " for each in own)
    if not is_another or not (stands or said == wanted):
        return finding
    bare = dict.fromkeys(("record", "expected", "reason", "quote"))
    return msgspec.structs.replace(finding, verdict="not_in_source", **bare)


def _with_neighbours(finding: Finding, article: Article) -> str:
    """Return the words of a finding with the one before and the one behind them."""
    words = article.words_in(finding.start, finding.end)
    sentence = article.sentence_of(words.start)
    first, stop = max(sentence.start, words.start - 1), min(sentence.stop, words.stop + 1)
    return " ".join(each.low for each in article.words[first:stop])


def _in_words(text: str) -> str:
    return " ".join(low for low, _ in split_words(text))


def without_parts(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings in the order of the article, without those that are parts of others."""
    every = sorted(findings, key=lambda each: (each.start, -each.end))
    kept: list[Finding] = []
    open_: list[Finding] = []
    for each in every:
        open_ = [other for other in open_ if other.end > each.start]
        outer = WITHIN.get(each.kind, ())
        twice = any(
            (other.start, other.end, other.kind) == (each.start, each.end, each.kind)
            for other in open_
        )
        if not twice and not any(other.kind in outer and other.end >= each.end for other in open_):
            kept.append(each)
            open_.append(each)
    return kept


def is_recognized(findings: Sequence[Finding], index: Index) -> bool:
    """Return whether findings meet the event, its speaker, a figure or a document of a dataset."""
    event = index.event
    speaker = index.author
    for each in findings:
        record = index.records.get(each.record or "")
        met = isinstance(record, Metric | LegalReference)
        if met or each.kind == "event" or (record is not None and record.id == speaker):
            return True
    return event is not None and names_event(findings, event)
