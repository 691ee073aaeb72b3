"""Draft what happened, is due or is planned on the dates of a text."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice
from typing import Any

from ttdn_cli.draft.candidate import Candidate, Span
from ttdn_cli.draft.dates import Dated, claims_end, dated
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.statuses import Statuses
from ttdn_cli.draft.wording import claims, clause_onward, spans_of
from ttdn_cli.facts.vocabulary import MilestoneKind
from ttdn_cli.text.unicode import CAPITALS

_REACH = 30
_MOST_BEFORE = 600
_LABEL = re.compile(
    r"(?:(?:ngày|hết|tháng|năm|quý|the|day|cuối|đầu|end of|"
    r"[0-9]{1,2} ?(?:giờ|h|g|:)(?: ?[0-9]{2})?(?: ?phút)?,?) )+\Z"
)
_KINDS = "happening, deadline or plan?"
_FEWEST = 3
"""Words of a clause besides its date that say what happened."""

_NAMED = re.compile(rf"(?<!\w)(\w+ [{CAPITALS}]\w*) (?:năm )?\Z")
"""Two words before a year that end a name: `Hội Xuân năm`."""

_AT = re.compile(r"(?<!\w)(?:ở|tại|từ|đến|tỉnh|huyện|xã|phố|thôn|bản|in|at|from|of) \Z", re.I)
"""Before the name of a place, where two things may happen in a year."""

_TERM = re.compile(r"(?:nhiệm kỳ|giai đoạn|thời kỳ) (?=[0-9]|\Z)")
_WHEN = re.compile(r"(?<!\w)(?:vào|hồi|in|during)(?: (?:năm|tháng))* \Z", re.I)
_STAMP = re.compile(
    r"[\W\d]*(?:(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|ngày|tháng|năm|lúc|giờ|gmt|"
    r"cập nhật|đăng|(?:mon|tues|wednes|thurs|fri|satur|sun)day|updated|[ap]m)[\W\d]*)*",
    re.I,
)
"""What stands beside the day of an article on a line of its own: weekday and hour."""

_MOST_STAMP = 120
"""Characters of such a line."""

_ADJECTIVE = re.compile(r"(?<!\w)(?:the|a|its|their|this|our|of|about) \Z", re.I)
"""Before a year that belongs to a noun: `the 2019 budget`."""

_OPENING = re.compile(
    r"[\W\d]*(?:(?:ngày|trong|đến|sáng|chiều|tối|năm|tháng|hết|từ|ngay|sau|khi|from|by|the) )*",
    re.I,
)
_LEADING = re.compile(r"(?<!\w)(?:(?:ngày|trong|đến|vào|sáng|chiều|on|in|from|by|the) )+", re.I)
_WORD = re.compile(r"[^\W\d_]{2,}")
_EACH_YEAR = re.compile(r",? \(?(?:hằng|hàng|mỗi) năm(?!\w)|,? (?:every|each) year(?!\w)")
_PLACE = re.compile(
    rf"(?:\W*[{CAPITALS}][^\W\d_.]*(?: [{CAPITALS}][^\W\d_.]*){{0,4}})?,? ?(?:[Nn]gày |the )?"
)
"""What stands before the date of a text on a line of its own: `Hải Lộc, ngày`."""

_DENIED = re.compile(
    r"(?:[^:]{0,40}: )?(?:(?:không|chưa|chẳng)(?: hề)? (?:có|một|để|được)|none of|nobody|no one|"
    r"nothing)(?!\w)",
    re.I,
)
"""How a clause begins of what did not happen."""

_COMPARED = re.compile(r"(?:so với|compared (?:with|to))(?!\w)[^,;]*\Z", re.I)
"""How a clause begins that says with which time another is compared."""

_HISTORIC = re.compile(r" (?:lịch sử|năm xưa|năm ấy|ngày ấy)(?!\w)")
"""What follows a day whose year is none of the text: `ngày 30/4 lịch sử`."""

_TO_HOUR = re.compile(r" (?:đến|tới)(?: hết)? [0-9]{1,2} ?(?:giờ|h)(?!\w)", re.I)
"""What follows the first day of a stretch that ends at an hour."""

_PAST_UNTIL_NOW = re.compile(r" (?:đến|tới|cho đến) nay(?!\w)| (?:until|to) now(?!\w)", re.I)
_SINCE = re.compile(r"(?<!\w)(?:từ|kể từ|since|from)(?: (?:ngày|tháng|năm|quý|đầu|cuối))* \Z")
_END_OF_RANGE = re.compile(
    r"(?<!\w)từ (?:[0-9]{1,2} (?:giờ|h)\w* )?(?:ngày )?[0-9][^.;]{0,24} (?:đến|tới)(?: hết)? \Z"
)
"""What stands before the last day of a stretch of which the first one is in other words."""

_ABBREVIATED = re.compile(rf"(?<!\w)[{CAPITALS}]{{3,}} \Z")
"""What a year is a part of: `(UNCLOS 1982)`."""

_ANNIVERSARY = re.compile(r"(?<!\w)(?:kỷ niệm|kỉ niệm|anniversary)(?!\w)[^.;\n]*\([^()]*\Z", re.I)
"""What stands before the days of an anniversary in brackets."""

_OF_TERM = re.compile(r"(?<=\w) (?:nhiệm kỳ|nhiệm kì|khóa|khoá) (?=[0-9]|\Z)", re.I)
"""Before the years of a term that say which one it is: `đại biểu nhiệm kỳ 2026 - 2031`."""

_WAS = re.compile(
    r"[^.;:\d]{0,20}?(?<!\w)(?:chưa|không|chẳng|đã|was|were|had|there was|there were|nobody)(?!\w)"
)
"""Behind a date before which something was so: `Trước năm 2000 chưa có đường`."""

_SINGLE = re.compile(r"[^\W\d_]+|\d+")


def draft_milestones(reading: Reading, held: list[Span]) -> Iterator[Candidate]:
    """Yield something for each date of a text that no document and no figure holds.

    A year that ends a name, as in `Hội Xuân 1985`, is one happening however often it is named.

    Args:
        reading: the text.
        held: the places of the dates that they hold.
    """
    spans = sorted(held)
    widest = max((end - start for start, end in spans), default=0)
    statuses = Statuses(reading)
    milestones: list[Candidate] = []
    named: dict[tuple[str, str] | None, Candidate] = {}
    for each in dated(reading, inferred=True):
        if _is_held(spans, widest, each.span):
            continue
        name = _name_before(reading, each)
        key = (name[1].casefold(), each.iso) if name else None
        if name and key in named:
            named[key].spans.append((name.start(1), each.span[1]))
        elif found := _milestone(reading, each, name, statuses):
            milestones.append(found)
            named[key] = found
    yield from milestones


def _name_before(reading: Reading, date: Dated) -> re.Match[str] | None:
    """Return the words of a name that a year ends, or None if it ends none."""
    start = date.span[0]
    if len(date.iso) != len("1975"):
        return None
    found = _NAMED.search(reading.text, max(0, start - _REACH), start)
    if found and _AT.search(reading.text, max(0, found.start() - _REACH), found.start()):
        return None
    return found


def _is_held(spans: list[Span], widest: int, place: Span) -> bool:
    low = bisect_left(spans, (place[0] - widest,))
    high = bisect_left(spans, (place[0] + 1,))
    return any(start <= place[0] and place[1] <= end for start, end in spans[low:high])


def _milestone(
    reading: Reading, date: Dated, name: re.Match[str] | None, statuses: Statuses
) -> Candidate | None:
    language, text = reading.language, reading.text
    what = clause_onward(reading, *date.span)
    words = len(_WORD.findall(what.replace(text[slice(*date.span)], " ")))
    if words < _FEWEST:
        return None
    if _is_no_event(reading, date, statuses):
        return None
    kind, guessed = _kind(reading, date, statuses)
    if kind != "deadline" and statuses.is_unreal(date.span):
        return None  # What is due is so whatever it depends on.
    fields: dict[str, Any] = {"kind": kind, "what": {language: what}, "date": date.iso}
    fields |= date.inferred("date", language)
    checks = {"kind": _KINDS} if guessed else {}
    if date.year_inferred:
        checks["date"] = "is this the year?"
    elif kind == "happening" and not name and _may_be_of_a_noun(reading, date):
        checks["date"] = "did it happen then, or is this the date of something in it?"
    few = " ".join(_WORD.findall(what.replace(text[slice(*date.span)], " "))[:7])
    few = _LEADING.sub("", few)
    spans = [date.span, *_words_before(reading, date.span)]
    if name:
        spans = [(name.start(1), date.span[1])]
    return Candidate(
        section="milestones",
        name=f"{few} {date.iso}",
        fields=fields,
        spans=spans_of(reading, *spans),
        checks=checks,
    )


def _is_no_event(reading: Reading, date: Dated, statuses: Statuses) -> bool:
    """Return whether a date is that of a text with its place, of every year or only an end past."""
    text, (start, end) = reading.text, date.span
    first, stop = reading.line_at(start)
    clause, _ = reading.clause_at(start)
    if text[first:stop].isupper():
        return True  # A heading.
    if _DENIED.match(text, clause, start) or _COMPARED.match(text, clause, start):
        return True
    if _EACH_YEAR.match(text, end) or (
        stop - first <= _MOST_STAMP and _is_stamp(text[first:start], text[end:stop])
    ):
        return True
    if date.year_inferred and _HISTORIC.match(text, end):
        return True
    said = text[max(first, start - _MOST_BEFORE) : start]
    if _ANNIVERSARY.search(said) or (len(date.iso) == 4 and _ABBREVIATED.search(said)):
        return True
    before = text[max(first, start - _REACH) : start].lower()
    opening = _OPENING.fullmatch(text, clause, start)
    if "/" in date.iso and not opening and _OF_TERM.search(before + text[start:end].lower()):
        return True
    if _SINCE.search(before) and (_PAST_UNTIL_NOW.match(text, end) or _TO_HOUR.match(text, end)):
        return True
    while label := _LABEL.search(before):
        before = before[: label.start()]
    if _END_OF_RANGE.search(before):
        return True
    if not claims_end("milestones", "unsure", before):
        return False
    past = statuses.day is not None and len(date.iso) < 10 and date.iso[:4] < statuses.day[:4]
    behind = text[end : min(reading.sentence_at(start)[1], end + _REACH)].lower()
    return past or _WAS.match(behind) is not None


def _is_stamp(before: str, after: str) -> bool:
    """Return whether a line is the date of a text with its place, or with its weekday and hour."""
    if _PLACE.fullmatch(before) and not after.strip(" .)"):
        return True
    return bool(_STAMP.fullmatch(before) and _STAMP.fullmatch(after))


def _may_be_of_a_noun(reading: Reading, date: Dated) -> bool:
    """Return whether a year, month or period may be that of a noun: `mức lương của năm 2019`.

    With which a clause begins, and what stands behind `vào`, is of all that the clause says.
    """
    if len(date.iso) == len("2025-09-30"):
        return False
    place = date.span[0]
    start, _ = reading.clause_at(place)
    if _ADJECTIVE.search(reading.text, max(start, place - _REACH), place):
        return True
    opening = _OPENING.fullmatch(reading.text, start, place)
    return not opening and not _WHEN.search(reading.text, max(start, place - _REACH), place)


def _words_before(reading: Reading, span: Span) -> Iterator[Span]:
    """Yield the place of two words beside a date, by which a reader sees what it dates."""
    _, end = reading.clause_at(span[0])
    words = list(islice(_SINGLE.finditer(reading.text, span[1], max(span[1], end)), 2))
    if words:
        yield span[0], words[-1].end()


def _kind(reading: Reading, date: Dated, statuses: Statuses) -> tuple[MilestoneKind, bool]:
    """Return what a date is, and whether that is a guess."""
    line, _ = reading.line_at(date.span[0])
    low = reading.text[max(line, date.span[0] - _REACH) : date.span[0]].lower()
    said = reading.text[slice(*date.span)].lower()
    while label := _LABEL.search(low):
        low = low[: label.start()]
    status = statuses.at(date.span)
    if claims_end("milestones", "deadline", low):
        return "deadline", status == "actual" and claims_end("milestones", "unsure", low)
    until = said.startswith(("đến ", "tới ", "by ")) or claims_end("milestones", "until", low)
    later = statuses.is_later(date.iso)
    if until and (later or status != "actual"):
        return "deadline", True
    start = max(reading.sentence_at(date.span[0])[0], date.span[0] - _MOST_BEFORE)
    done = claims("status", "actual").search(reading.text[start : date.span[0]].lower())
    same = statuses.day is not None and len(statuses.day) == 10 and date.iso == statuses.day[:7]
    if same and not done and low.rstrip().endswith("trong"):
        return "deadline", True  # A task of the month in which it is set.
    term = "/" in date.iso and (_TERM.match(said) or _TERM.search(low))
    if status != "actual" or later or (term and not done):
        return "plan", True
    return "happening", statuses.day is None or date.iso[:4] == statuses.day[:4]
