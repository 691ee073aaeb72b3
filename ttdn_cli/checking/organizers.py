"""Check who holds the event: a body of the speech that does not is none of its organisers."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.evidence import quote_of
from ttdn_cli.checking.findings import Finding
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.words import Article
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Organization
from ttdn_cli.text.unicode import fold

_HOLDS = (
    r"tổ chức|đứng ra tổ chức|mở|khai mạc|chủ trì|phối hợp|to chuc|khai mac|held|hold|holds|opened|"
    r"opens|organi[sz]e[sd]?|hosted|hosts|convened|launched|jointly|veranstaltet|organisé"
)
_HOLD = re.compile(rf"(?<!\w)(?:{_HOLDS})(?!\w)", re.I)
_LABEL = re.compile(
    r"[\s•*+-]*(?:đơn vị tổ chức|đồng tổ chức|cơ quan tổ chức|ban tổ chức|đơn vị phối hợp|"
    r"ai tổ chức|who|organi[sz]ers?|hosts?|organi[sz]ed by|veranstalter)\s*:",
    re.I,
)
_JOINS = re.compile(
    r"[\s,;(]*(?:(?:và|cùng|cùng với|phối hợp|phối hợp với|phối hợp cùng|cùng phối hợp với|"
    r"bắt tay cùng|bắt tay với|và sự đồng hành của|đồng hành cùng|and|with|together with|"
    r"along with|in (?:coordination|collaboration|cooperation|partnership) with|"
    r"(?:and )?(?:was |were )?(?:held |organi[sz]ed )?jointly with|va|cung|phoi hop voi|und|"
    r"(?:(?:cơ quan|đơn vị) )?(?:phối hợp|đồng tổ chức|cùng tổ chức)\s*:|"
    r"[-–])[\s,]*)?(?:the )?",
    re.I,
)
"""What stands between two bodies that hold something together."""

_BEFORE = re.compile(
    r"(?:cùng tổ chức là|đồng tổ chức(?: là)?|phối hợp với|phối hợp cùng|co-organi[sz]ed by|"
    r"co-hosted by|jointly (?:with|by)|organi[sz]ed by|held by|hosted by|(?<!\w)do)\s*(?:the )?\Z",
    re.I,
)
_AFTER = re.compile(
    rf"\s*(?:đã |hôm nay |sáng nay |chiều nay |today |has |have )?(?:{_HOLDS})(?!\w)", re.I
)
_HOLDS_IT = re.compile(
    r"[\s,]*(?:đã |hôm nay |sáng nay |chiều nay |today |has |have )?(?:tổ chức|khai mạc|to chuc|"
    r"khai mac|held|holds?|opened|organi[sz]ed?|hosted|convened)(?!\w)",
    re.I,
)
_LINE = re.compile(
    r"[\s•*+-]*(?:đơn vị tổ chức|đồng tổ chức|cơ quan tổ chức|đơn vị đồng tổ chức|"
    r"đơn vị phối hợp|cơ quan phối hợp|organi[sz]ers?|co-organi[sz]ers?|organi[sz]ed by)\s*:",
    re.I,
)
"""How a line begins that says who holds the event, and no more."""

_FAR = 60
"""Characters beside a body that say that it holds something."""


def check_organizers(article: Article, findings: Sequence[Finding], index: Index) -> list[Finding]:
    """Return the findings of bodies, with those contradicted that hold the event in an article.

    Args:
        article: the text.
        findings: of its bodies and of the event.
        index: the dataset.
    """
    event = index.event
    own = [each.id for each in event.organizers] if event else []
    bodies = [each for each in findings if each.kind == "body"]
    if event is None or not own:
        return bodies
    named: dict[tuple[int, int], set[str | None]] = {}
    for body in bodies:
        named.setdefault(_line(article, body), set()).add(body.record)
    checked = []
    for number, body in enumerate(bodies):
        others = bodies[max(0, number - 1) : number] + bodies[number + 1 : number + 2]
        line = _line(article, body)
        met = named[line]
        beside = [each for each in others if each.record in own]
        if body.record in own:
            other = False
        elif body.record is not None:
            other = _holds(article, body, beside) or _is_labelled(article, line, met & {*own})
        else:
            other = not met >= {*own} and (
                _holds_event(article, body, beside, findings, index)
                or _is_labelled(article, line, met & {*own})
            )
        if other:
            left = [each for each in own if each not in met] or own
            names = [index.records[each] for each in left]
            said = ", ".join(
                (each.name if article.is_marked else each.name_en or each.name)
                for each in names
                if isinstance(each, Organization)
            )
            body = msgspec.structs.replace(
                body,
                verdict="contradicted",
                record=event.id,
                expected=said,
                reason=because.organizer(said),
                quote=quote_of(event, said),
            )
        checked.append(body)
    return checked


def _is_labelled(article: Article, line: tuple[int, int], own: set[str | None]) -> bool:
    """Return whether a line says who holds the event, and names none of those who do."""
    return not own and _LINE.match(article.text, line[0]) is not None


def _holds_event(
    article: Article,
    body: Finding,
    organizers: list[Finding],
    findings: Sequence[Finding],
    index: Index,
) -> bool:
    """Return whether a body that the speech does not name holds the event beside one that does.

    Args:
        article: the text.
        body: in it.
        organizers: bodies beside it that hold the event.
        findings: of the bodies and of the event.
        index: the dataset.
    """
    text, event = article.text, index.event
    words = article.words_in(body.start, body.end)
    if event is None or not words:
        return False
    sentence = article.sentence_of(words.start)
    first, last = article.stretch(sentence)
    said = article.said_in(sentence)
    named = any(
        each.kind == "event" and each.record == event.id and first <= each.start < last
        for each in findings
    )
    placed = event.city is not None and fold(event.city) in fold(text[first:last])
    asked = text[max(0, first - _FAR) : first].rstrip().endswith("?")
    if asked:
        return _holds(article, body, organizers)
    if not (named or (placed and said & words_of("events", "own_words"))):
        return False
    if said & words_of("events", "other_times"):
        return False
    for each in organizers:
        pair = (min(each.start, body.start), max(each.end, body.end))
        between = text[min(each.end, body.end) : max(each.start, body.start)]
        if _JOINS.fullmatch(between) and (
            _BEFORE.search(text[max(first, pair[0] - _FAR) : pair[0]])
            or _HOLDS_IT.match(text[pair[1] : min(last, pair[1] + _FAR)])
        ):
            return True
    return False


def _line(article: Article, body: Finding) -> tuple[int, int]:
    """Return where the line of a body begins and ends."""
    start = article.text.rfind("\n", 0, body.start) + 1
    end = article.text.find("\n", body.end)
    return start, end if end >= 0 else len(article.text)


def _holds(article: Article, body: Finding, organizers: list[Finding]) -> bool:
    """Return whether an article says that a body holds the event.

    Args:
        article: the text.
        body: in it.
        organizers: bodies beside it that hold the event.
    """
    text = article.text
    start, end = _line(article, body)
    words = article.words_in(body.start, body.end)
    sentence = article.sentence_of(words.start) if words else range(0)
    said = text[slice(*article.stretch(sentence))] if sentence else ""
    labelled = _LABEL.match(text, start) is not None
    asked = text[max(0, start - _FAR) : start].rstrip().endswith("?")
    holds = _HOLD.search(said) is not None
    joined = any(
        _JOINS.fullmatch(text[min(each.end, body.end) : max(each.start, body.start)])
        for each in organizers
    )
    if joined and (
        labelled or holds or (asked and _HOLD.search(text, max(0, start - _FAR), start))
    ):
        return True
    before = _BEFORE.search(text[max(start, body.start - _FAR) : body.start]) is not None
    after = _AFTER.match(text[body.end : min(end, body.end + _FAR)]) is not None
    return bool(organizers) and (before or after) and holds
