"""Check the documents that an article cites: type, number, date and issuer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ttdn_cli.checking.dates import Dated, compare_dates
from ttdn_cli.checking.evidence import quote_of
from ttdn_cli.checking.findings import Finding
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.subjects import features_of
from ttdn_cli.checking.words import Article, split_words
from ttdn_cli.extraction.mentions import DateMention, DocumentMention
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import LegalReference, Organization
from ttdn_cli.text.document_numbers import parse_document_number
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import fold

_SERIAL = re.compile("[0-9]+")
_DATE_AFTER = re.compile(
    r"[\s,(]*(?:(?:được|đã|ban hành|ký|ra|vào|dated|issued|adopted|signed|promulgated|"
    r"released|of|on|from|in|ngày|tháng|năm|vom|du|của [^,.;]{2,60}?)[\s,]*){0,6}\Z",
    re.I,
)
"""What stands between the number of a document and its date."""

_ISSUED_BY = re.compile(
    r"[\s,(]*(?:ngày [0-9/.-]+|dated [\w ,]+|of [0-9\w ,]+)?[\s,]*(?:của|of|by|from|do|issued by|"
    r"adopted by|promulgated by|được)[\s]*(?:the )?\Z",
    re.I,
)
_ISSUES = re.compile(
    r"[\s]*(?:đã )?(?:ban hành|ra|ký|ký ban hành|issued|adopted|promulgated|[’']s?)?[\s]*"
    r"(?:the |its )?\Z",
    re.I,
)
_FAR = 90
"""Characters between a document and its date or issuer."""

_CONTEXT = 2
"""Words that an article and a record share, from which on a document is meant in its place."""


class Cited(NamedTuple):
    """A document of the dataset that an article cites, and where."""

    record: LegalReference
    mention: DocumentMention
    end: int


def check_documents(
    article: Article,
    mentions: Sequence[DocumentMention],
    dates: Sequence[DateMention],
    bodies: Sequence[Finding],
    index: Index,
) -> Iterator[Finding]:
    """Yield what a dataset says of each document that an article cites, its date and its issuer.

    Args:
        article: the text.
        mentions: the documents in it.
        dates: the dates in it.
        bodies: what was found of the bodies in it.
        index: the dataset.
    """
    records = [each for each in index.dataset.legal_references if each.number]
    numbers = {_key(each.number or ""): each for each in records}
    met = {_key(each.number) for each in mentions if each.number}
    for mention in mentions:
        end = _end_of_number(mention)
        text = article.text[mention.start : end]
        record = numbers.get(_key(mention.number)) if mention.number else _by_name(mention, index)
        if record is None and mention.number:
            missing = [each for each in records if _key(each.number or "") not in met]
            record = _meant(article, mention, missing, records, index)
            if record is not None:
                yield _contradicted(mention, text, end, record, article)
        elif record is not None:
            yield _same(mention, text, end, record, article)
        if record is None:
            yield _unknown(mention, text, end)
            continue
        cited = Cited(record, mention, end)
        yield from _check_date(article, cited, dates)
        yield from _check_issuer(article, cited, bodies, index)


def _key(number: str) -> str:
    return "".join(fold(number).split())


def _end_of_number(mention: DocumentMention) -> int:
    """Return where the number of a document ends, or its name without one."""
    if not mention.number:
        return mention.end
    serial = _SERIAL.match(mention.number)
    place = mention.text.find(serial.group()) if serial else -1
    if place < 0:
        return mention.end
    rest = re.match(r"[^\s,;()]+(?: ?[-/–] ?[^\W\d_][^\s,;()]*)*", mention.text[place:])
    return mention.start + place + (len(rest.group().rstrip(".’'")) if rest else 0)


def _by_name(mention: DocumentMention, index: Index) -> LegalReference | None:
    """Return the document that has the name of a mention without a number, or None."""
    said = fold(mention.text)
    for record in index.dataset.legal_references:
        names = (record.name.vi, record.name.en) if record.name else ()
        if any(name and fold(name) in (said, said.split(" ngay ")[0]) for name in names):
            return record
    return None


def _meant(
    article: Article,
    mention: DocumentMention,
    missing: list[LegalReference],
    records: list[LegalReference],
    index: Index,
) -> LegalReference | None:
    """Return the document that a number is meant for which is not quite its own, or None."""
    try:
        said = parse_document_number(mention.number or "")
    except ValueError:
        return None
    serial = _SERIAL.match(mention.number or "")
    for record in records:
        own = parse_document_number(record.number or "")
        own_serial = _SERIAL.match(record.number or "")
        same_serial = serial and own_serial and int(serial[0]) == int(own_serial[0])
        same = (
            fold(said.type) == fold(own.type),
            fold(said.issuer) == fold(own.issuer),
            said.year == own.year,
        )
        if same_serial and sum(same) >= len(same) - 1:
            return record
        if record in missing and all(same) and serial and own_serial:
            if mention.date and record.date and mention.date == record.date:
                return record
            if _is_slip(serial[0], own_serial[0]) or _in_context(article, mention, record, index):
                return record
    return None


def _is_slip(one: str, other: str) -> bool:
    """Return whether two numbers differ by a digit, or by two that changed places."""
    if len(one) != len(other):
        return False
    return sorted(one) == sorted(other) or (
        len(one) > 1 and sum(a != b for a, b in zip(one, other, strict=True)) == 1
    )


def _in_context(
    article: Article, mention: DocumentMention, record: LegalReference, index: Index
) -> bool:
    """Return whether an article cites a document for what the speech cites another one."""
    words = article.words_in(mention.start, mention.end)
    sentence = article.sentence_of(words.start if words else 0)
    plain = not article.is_marked
    pairs = [(article.words[place].low, article.words[place].plain) for place in sentence]
    said = features_of(pairs, plain=plain)
    texts = [
        each for text in (record.cited_for, record.subject) if text for each in (text.vi, text.en)
    ]
    texts += [
        each
        for metric in index.dataset.metrics
        if record.id in metric.legal_basis
        for each in (metric.indicator.vi, metric.indicator.en, metric.given)
    ]
    own = {each for text in texts if text for each in features_of(split_words(text), plain=plain)}
    return len(said & own) >= _CONTEXT


def _types(record: LegalReference) -> set[str]:
    said = (record.type.vi, record.type.en) if record.type else ()
    return {fold(each) for each in said if each}


def _agrees(mention: DocumentMention, record: LegalReference) -> bool:
    """Return whether the type that an article gives a document is its own, or says nothing."""
    said = fold(mention.type or "")
    anything = {fold(each) for each in load("documents")["words"]["any"]}
    known = _types(record)
    return not said or not known or said in known | anything


def _label(record: LegalReference, article: Article) -> str:
    label = record.label
    vi, en = label.vi or label.en or "", label.en or label.vi or ""
    return vi if article.is_marked else en


def _same(
    mention: DocumentMention, text: str, end: int, record: LegalReference, article: Article
) -> Finding:
    if not _agrees(mention, record):
        return _contradicted(mention, text, end, record, article)
    unmarked = record.number is not None and record.number not in text.replace(" ", "")
    unmarked = unmarked and _key(record.number or "") in _key(text)
    return Finding(
        verdict="consistent" if unmarked else "confirmed",
        kind="document",
        text=text,
        start=mention.start,
        end=end,
        paragraph=mention.paragraph,
        record=record.id,
        reason=because.unmarked if unmarked else None,
        quote=quote_of(record, record.number),
    )


def _contradicted(
    mention: DocumentMention, text: str, end: int, record: LegalReference, article: Article
) -> Finding:
    label = record.label
    vi, en = label.vi or label.en or "", label.en or label.vi or ""
    named = mention.type is not None
    return Finding(
        verdict="contradicted",
        kind="document",
        text=text,
        start=mention.start,
        end=end,
        paragraph=mention.paragraph,
        record=record.id,
        expected=_label(record, article) if named else record.number,
        reason=because.cited(vi, en),
        quote=quote_of(record, record.number),
    )


def _check_date(article: Article, cited: Cited, dates: Sequence[DateMention]) -> Iterator[Finding]:
    """Yield what the dataset says of the date that an article gives a document."""
    record, mention = cited.record, cited.mention
    for date in dates:
        if date.start < cited.end or date.start > max(mention.end, cited.end + _FAR):
            continue
        between = article.text[cited.end : date.start]
        if "\n" in between or not (date.end <= mention.end or _DATE_AFTER.fullmatch(between)):
            continue
        own = record.date or (f"{record.year:04}" if record.year else None)
        if own is None:
            return
        field = "date" if record.date else "year"
        yield compare_dates(date, Dated(record, own, field, record.label))
        return


def _check_issuer(
    article: Article, cited: Cited, bodies: Sequence[Finding], index: Index
) -> Iterator[Finding]:
    """Yield a contradiction where an article names another issuer of a document."""
    record, mention = cited.record, cited.mention
    issuer = index.records.get(record.issuer or "")
    if not isinstance(issuer, Organization):
        return
    for body in bodies:
        after = 0 <= body.start - cited.end <= _FAR and _ISSUED_BY.fullmatch(
            article.text[cited.end : body.start]
        )
        before = 0 <= mention.start - body.end <= _FAR and _ISSUES.fullmatch(
            article.text[body.end : mention.start]
        )
        if (after or before) and body.record != issuer.id and body.kind == "body":
            name = issuer.name if article.is_marked else issuer.name_en or issuer.name
            yield Finding(
                verdict="contradicted",
                kind="body",
                text=body.text,
                start=body.start,
                end=body.end,
                paragraph=body.paragraph,
                record=record.id,
                expected=name,
                reason=because.issuer(record.label, issuer),
                quote=quote_of(record, issuer.name),
            )
            return


def _unknown(mention: DocumentMention, text: str, end: int) -> Finding:
    return Finding(
        verdict="not_in_source",
        kind="document",
        text=text,
        start=mention.start,
        end=end,
        paragraph=mention.paragraph,
    )
