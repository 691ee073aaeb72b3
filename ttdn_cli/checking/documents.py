"""Check the documents that an article cites: type, number, date and issuer."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ttdn_cli.checking.citations import Known, agrees, number_key
from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.date_values import Dated
from ttdn_cli.checking.dates import compare_dates
from ttdn_cli.checking.evidence import quote_of
from ttdn_cli.checking.findings import Finding, Verdict
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.words import Article
from ttdn_cli.extraction.mentions import DateMention, DocumentMention
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import LegalReference, Organization
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.text.gazetteer import load

_SERIAL = re.compile("[0-9]+")
_WORD = 10
"""Characters before a body in which a small word stands."""

_FAR = 90
"""Characters between a document and its date or issuer."""

_SAYS = re.compile(
    r" (?:says|said|states|stated|notes|noted|finds|found|nêu|xác định|chỉ rõ|nhận định)(?!\w)"
)
"""Behind a document: the body whose words it has."""

_OF = re.compile(r"(?<!\w)(?:của|do|cua|of|by|von|vom|du|de)(?: the)? \Z", re.I)
"""Before a body: it issued what stands before it, not what follows."""

_NEAREST = 6
"""Dates or bodies around a document that may be its own."""

_ENDS = re.compile(r"[.;:!?\n](?=\s|\Z)")


class Cited(NamedTuple):
    """A document of the dataset that an article cites, and where."""

    record: LegalReference
    mention: DocumentMention
    start: int
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
    known = Known(article, index)
    every = [*mentions, *_loose(article, mentions)]
    every += known.names.find(article, every)
    met = {number_key(each.number) for each in every if each.number}
    for mention in sorted(every, key=lambda each: each.start):
        start, end = _place(mention)
        record, same = known.find(mention, met)
        if record is None:
            yield _finding(article, mention, (start, end), "not_in_source")
            continue
        yield _judged(article, mention, (start, end), record, same=same)
        cited = Cited(record, mention, start, end)
        yield from _check_date(article, cited, dates, bodies)
        yield from _check_issuer(article, cited, bodies, dates, index)


def _place(mention: DocumentMention) -> tuple[int, int]:
    """Return where the type and the number of a document are, or its name without a number."""
    serial = _SERIAL.match(mention.number or "")
    if _types().fullmatch(mention.text):
        return mention.start, mention.end
    place = mention.text.find(serial.group()) if serial else -1
    if place < 0:
        return mention.start, mention.end
    rest = re.match(r"[^\s,;()]+(?: ?[-/–] ?[^\W\d_][^\s,;()]*)*", mention.text[place:])
    end = place + (len(rest.group().rstrip(".’'")) if rest else 0)
    named = mention.text.casefold().rfind((mention.type or "").casefold(), 0, place)
    return mention.start + max(named, 0), mention.start + end


@cache
def _types() -> re.Pattern[str]:
    lists = load("documents")
    names = {*lists["types"], *(name for each in lists["called"].values() for name in each)}
    every = "|".join(sorted(map(re.escape, names), key=len, reverse=True))
    return re.compile(
        rf"(?<!\w)({every}) (?:số |No\.? )?([0-9]{{1,5}})(?: năm | of )([0-9]{{4}})(?![\w/])", re.I
    )


def _loose(article: Article, mentions: Sequence[DocumentMention]) -> Iterator[DocumentMention]:
    """Yield documents that are cited by type, number and year: `Nghị định 72 năm 2015`."""
    taken = {each.start for each in mentions}
    for found in _types().finditer(article.text):
        if taken.isdisjoint(range(*found.span())):
            yield DocumentMention(
                text=found.group(),
                start=found.start(),
                end=found.end(),
                paragraph=article.paragraph_at(found.start()),
                type=found[1],
                number=f"{found[2]}/{found[3]}",
            )


def _check_date(
    article: Article, cited: Cited, dates: Sequence[DateMention], bodies: Sequence[Finding]
) -> Iterator[Finding]:
    """Yield what the dataset says of the date that an article gives a document."""
    record = cited.record
    own = record.date or (f"{record.year:04}" if record.year else None)
    if own is None:
        return
    field = "date" if record.date else "year"
    first = bisect_left(dates, cited.start - _FAR, key=lambda each: each.start)
    near = dates[first : first + _NEAREST]
    for date in sorted(near, key=lambda each: each.start < cited.start):
        before, after = date.end <= cited.start, date.start >= cited.end
        gap = (date.end, cited.start) if before else (cited.end, date.start)
        inside = after and date.end <= cited.mention.end
        if not (before or after) or gap[1] - gap[0] > _FAR:
            continue
        if inside or _is_of(article, gap, bodies, before=before, start=date.start):
            yield compare_dates(article, date, Dated(record, own, field, record.label))
            return


def _is_of(
    article: Article,
    gap: tuple[int, int],
    bodies: Sequence[Finding],
    *,
    before: bool = False,
    start: int = 0,
) -> bool:
    """Return whether what stands between a document and its date or issuer says no more than that.

    Args:
        article: the text.
        gap: the stretch between the two.
        bodies: in the article; who issued it may stand between.
        before: whether a date stands before the document, which needs a verb.
        start: where that date begins.
    """
    if _ENDS.search(article.text[slice(*gap)]):
        return False
    inside = [each for each in bodies if gap[0] <= each.start and each.end <= gap[1]]
    words = [
        article.words[place].low
        for place in article.words_in(*gap)
        if not any(each.start <= article.words[place].start < each.end for each in inside)
    ]
    allowed = words_of("citations", "between")
    verbs = words_of("citations", "verbs")
    if not all(each in allowed or each in verbs for each in words):
        return False
    if not before:
        return True
    place = article.words_in(start, gap[0]).start
    lead = {article.words[each].low for each in range(max(0, place - 3), place)}
    return bool({*words, *lead} & verbs)


def _check_issuer(
    article: Article,
    cited: Cited,
    bodies: Sequence[Finding],
    dates: Sequence[DateMention],
    index: Index,
) -> Iterator[Finding]:
    """Yield a contradiction where an article names another issuer of a document."""
    record = cited.record
    issuer = index.records.get(record.issuer or "")
    if not isinstance(issuer, Organization):
        return
    first = bisect_left(bodies, cited.start - _FAR, key=lambda each: each.end)
    for body in bodies[first : first + _NEAREST]:
        before = body.end <= cited.start
        gap = (body.end, cited.start) if before else (cited.end, body.start)
        if body.kind != "body" or not 0 <= gap[1] - gap[0] <= _FAR:
            continue
        said = article.text[slice(*gap)]
        links = words_of("citations", "issuing")
        words = [article.words[place].low for place in article.words_in(*gap)]
        linked = bool(set(words) & links) or said.strip() in ("(", "’s", "'s", "")
        says = not before and _SAYS.match(article.text, body.end) is not None
        if not (linked or says or (before and said.strip() == ",")):
            continue
        if (
            before
            and said.strip() == ","
            and _OF.search(article.text[max(0, body.start - _WORD) : body.start])
        ):
            continue  # `Kết luận 57 của Bộ Chính trị, Nghị định 72/2015`
        allowed = words_of("citations", "between") | words_of("citations", "verbs") | links
        near = bisect_left(dates, gap[0], key=lambda each: each.start)
        dated = {
            word
            for each in dates[near : near + _NEAREST]
            if each.end <= gap[1]
            for word in article.words_in(each.start, each.end)
        }
        if not all(
            place in dated or article.words[place].low in allowed
            for place in article.words_in(*gap)
        ):
            continue
        if _ENDS.search(said):
            continue
        if body.record == issuer.id:
            return
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


def _judged(
    article: Article,
    mention: DocumentMention,
    place: tuple[int, int],
    record: LegalReference,
    *,
    same: bool,
) -> Finding:
    """Return the finding of a document that is one of the dataset, or meant for it."""
    text = article.text[slice(*place)]
    if not same or not agrees(mention, record):
        label = record.label
        vi, en = label.vi or label.en or "", label.en or label.vi or ""
        said = vi if article.is_marked else en
        return _finding(
            article,
            mention,
            place,
            "contradicted",
            record,
            because.cited,
            said if mention.type else record.number,
        )
    written = text.replace(" ", "")
    if record.number is None or record.number in written:
        return _finding(article, mention, place, "confirmed", record)
    unmarked = number_key(record.number) in number_key(text)
    reason = because.unmarked if unmarked else because.shortened
    return _finding(article, mention, place, "consistent", record, reason)


def _finding(
    article: Article,
    mention: DocumentMention,
    place: tuple[int, int],
    verdict: Verdict,
    record: LegalReference | None = None,
    reason: Bilingual | None = None,
    expected: str | None = None,
) -> Finding:
    return Finding(
        verdict=verdict,
        kind="document",
        text=article.text[slice(*place)],
        start=place[0],
        end=place[1],
        paragraph=article.paragraph_at(place[0]),
        record=record.id if record else None,
        expected=expected,
        reason=reason,
        quote=quote_of(record, record.number) if record else None,
    )
