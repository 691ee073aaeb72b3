"""Draft plans, treaties and acts that a text knows by their names and the reader does not."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import Any

from ttdn_cli.draft.candidate import Candidate, Span
from ttdn_cli.draft.dates import is_in
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.wording import claims, spans_of
from ttdn_cli.extraction.mentions import DateMention
from ttdn_cli.text.gazetteer import load

_MOST = 200
_YEARS = re.compile(
    r"(?<!\w)(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|5 năm)? ?\(?(?:19|20)[0-9]{2} ?[-–] ?"
    r"(?:19|20)[0-9]{2}\)?"
    r"|(?:đến|tới) năm (?:19|20)[0-9]{2}(?:,? tầm nhìn đến năm (?:19|20)[0-9]{2})?)"
)
_BARE_NUMBER = re.compile(
    r" [0-9]{2,4}(?![\w/%]|[.,][0-9]| (?:ngày|tháng|năm|tỷ|triệu|nghìn|\w+ (?:đồng|năm)))"
)
_QUOTED = re.compile(r" (?:“[^“”\n]{6,150}”|\"[^\"\n]{6,150}\")")
_ENDS = re.compile(r"[;:.\n()“”\"]")
_STROKES = re.compile(r", ")


_ENGLISH = re.compile(
    r"(?<![\w-])((?:[A-Z][\w'’-]+ ){0,6}"
    r"(Act|Agreement|Treaty|Protocol|Declaration|Memorandum|Accord|Convention|Charter|Law))"
    r"( (?:of|on) [A-Z][\w'’-]+(?: (?:and |of |the )?[A-Z][\w'’-]+){0,6})?(?![\w-])"
)
_OF_DATE = re.compile(
    r" of (?=\d|(?:January|February|March|April|May|June|July|August|September|"
    r"October|November|December) )"
)
_NUMBERED = re.compile(r" No\.? ?(\d[\w/-]*)")
_DETERMINERS = ("The ", "This ", "That ", "Our ", "Their ", "Under ", "An ", "A ", "In ")


def _english(reading: Reading, taken: list[Span]) -> Iterator[Candidate]:
    """Yield the treaties and acts that an English text names, with the date or number behind them.

    A bare type, such as `the Agreement`, is no name.
    """
    if reading.language != "en":
        return
    text = reading.text
    dates = {each.start: each for each in reading.mentions if isinstance(each, DateMention)}
    for each in _ENGLISH.finditer(text):
        start, end = each.span()
        for word in _DETERMINERS:
            if text.startswith(word, start):
                start += len(word)
        numbered = _NUMBERED.match(text, end - len(" No") * text.endswith(" No", start, end))
        of = _OF_DATE.match(text, end)
        date = dates.get(of.end()) if of else None
        if date:
            end = date.end
        last = numbered.end() if numbered else end
        end = numbered.start() if numbered else end
        is_named = numbered or text[start:end] != each[2]
        if is_named and not is_in(taken, start) and not _meets(taken, (start, last)):
            yield _treaty(reading, (start, end), (start, last), each[2], date, numbered)


def _treaty(
    reading: Reading,
    named: Span,
    span: Span,
    type_: str,
    date: DateMention | None,
    numbered: re.Match[str] | None,
) -> Candidate:
    name = " ".join(reading.text[slice(*named)].split())
    fields: dict[str, Any] = {"type": {"en": type_}, "name": {"en": name}}
    if numbered:
        fields["number"] = numbered[1]
    if date and date.iso and re.fullmatch("[0-9]{4}", date.iso):
        fields["year"] = int(date.iso)
    elif date and date.iso and date.iso[:1] != "-":
        fields["date"] = date.iso
    fields["category"] = "state" if type_ in ("Act", "Law") else "treaty"
    return Candidate(
        section="legal_references",
        name=f"{name} {numbered[1]}" if numbered else name,
        fields=fields,
        spans=spans_of(reading, span),
        checks={"category": "state, party, treaty, plan or foreign?"},
        optional=("number", "date", "year"),
    )


@cache
def _types() -> re.Pattern[str]:
    words = sorted(map(re.escape, load("claims")["documents"]["named"]), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.I)


def draft_plans(reading: Reading, taken: list[Span]) -> Iterator[Candidate]:
    """Yield the plans of a text by name, and the treaties and acts of an English one.

    The name of a plan ends with its period or year (`Kế hoạch … giai đoạn 2026 - 2030`), is quoted,
    or is a number (`Đề án 30`). Of a treaty it is `Treaty of Friendship`, of an act `Ports Act`.

    Args:
        reading: the text.
        taken: places of documents that are known already, in order.
    """
    yield from _plans(reading, taken)
    yield from _english(reading, taken)


def _plans(reading: Reading, taken: list[Span]) -> Iterator[Candidate]:
    text, last = reading.text, 0
    for each in _types().finditer(text):
        if each.start() < last or is_in(taken, each.start()):
            continue
        end = _end_of(text, each)
        if end is None or _meets(taken, (each.start(), end)):
            continue
        last = end
        yield _plan(reading, (each.start(), end), each.group())


def _plan(reading: Reading, span: Span, type_: str) -> Candidate:
    language = reading.language
    name = " ".join(reading.text[slice(*span)].split())
    type_ = type_[0].upper() + type_[1:]
    return Candidate(
        section="legal_references",
        name=name,
        fields={"type": {language: type_}, "name": {language: name}, "category": "plan"},
        spans=spans_of(reading, span),
        checks={"name": "is this the whole name, and a document?"},
    )


def _meets(taken: list[Span], span: Span) -> bool:
    following = bisect_left(taken, (span[0],))
    return following < len(taken) and taken[following][0] < span[1]


def _end_of(text: str, type_: re.Match[str]) -> int | None:
    """Return where a name ends that begins with the word for its type, or None if it is none."""
    start = type_.end()
    capital = type_.group()[0].isupper()
    if capital and (number := _BARE_NUMBER.match(text, start)):
        return number.end()
    if capital and (quoted := _QUOTED.match(text, start)):
        return quoted.end()
    stop = _ENDS.search(text, start, start + _MOST)
    end = stop.start() if stop else min(len(text), start + _MOST)
    years = _YEARS.search(text, start, end)
    if not years:
        return None
    between = text[start : years.start()]
    words = between.lower().split()
    if len(words) < 2 or claims("documents", "no_name").search(_allowed(between.lower())):
        return None
    return years.end()


def _allowed(low: str) -> str:
    """Return words without those that join two nouns: `quốc phòng và an ninh`."""
    return low.replace(" và ", " ") if not _STROKES.search(low) else low
