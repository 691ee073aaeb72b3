"""Dates in running text: what stands around one says whether it is one, and what it shares."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ttdn_cli.extraction.date_lists import Found, share_endings
from ttdn_cli.extraction.passages import Passage
from ttdn_cli.text.date_forms import DATES, iso_date
from ttdn_cli.text.other_dates import other_dates
from ttdn_cli.text.units import match_unit

_N = "[0-9]{1,2}"
_CUE = re.compile(
    r"(?<!\w)(?:(?:(?<!mỗi )(?<!một )(?<!hằng )(?<!hàng )ngày|sáng|trưa|chiều|tối|đêm|hôm|mùng|"
    r"mồng|lễ|dịp|kỷ niệm|hạn chót|hạn cuối|hạn|thời hạn|chậm nhất|muộn nhất|sớm nhất|từ|"
    r"đến|tới|hết|trước|sau|vào|quốc khánh|chiến thắng|giải phóng|đầu|cuối|giữa|"
    r"on|by|until|since|before|after)[ (]{0,3}|"
    r"(?:nay|qua|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật)[ (,]{0,3})$"
)
"""What stands before `6/6` where it is a day and no part of a whole."""

_DAY_CUE = re.compile(
    r"(?<!\w)(?:(?:ngày|sáng|trưa|chiều|tối|đêm|hôm) |"
    r"(?:nay|qua|mai|kia|hôm sau|hôm trước|ngày|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật) ?\(|"
    r"(?:hôm nay|hôm qua|thời điểm|thứ (?:hai|ba|tư|năm|sáu|bảy)|chủ nhật),? )$"
)
"""What stands before `6-6` or `6.6` where it is a day."""

_NAMED_MONTH = re.compile(r"Tháng [A-Z][^\d]*\Z")
"""A month in words with capitals, which within a sentence is a part of a name."""

_UNTIL = re.compile(
    r"(?<!\w)từ(?: ngày)? [0-9]{1,2}(?:-[0-9]{1,2})? (?:đến|tới)(?: ngày| hết| hết ngày)? $"
)
_NO_DAY = re.compile(
    r"(?<!\w)(?:đường|phố|ngõ|hẻm|kiệt|số nhà|tỷ số|tỉ số|lớp|phòng|tổ|ấp|lô|thửa|thửa đất số|quẻ|"
    r"nhịp|án|bản án|tỷ lệ|tỉ lệ|căn|block|quốc lộ|tỉnh lộ) $"
)
"""What stands before `9/1` where it is the name of a street or a room, or a score."""

_EVERY = re.compile(r"(?<!\w)(?:mỗi|hằng|hàng|cứ|một|cách mạng) $")
"""What stands before `tháng 3` where it is no month: `mỗi tháng 3 lần`, `mỗi quý một kỳ`."""

_NUMBERED = re.compile(
    r"(?<!\w)(?:thứ|số|lần|tập|tuần|kỳ|kì|học kỳ|đợt|vòng|khóa|khoá|phiên|lượt|hiệp|week|round) $"
)
_WEEK = re.compile(r"(?<!\w)tuần(?: thứ)? $")
_WEEK_NUMBER = re.compile(r"(?<!\w)tuần(?: thứ)? [1-5] $")
"""Weeks of a month: `tuần 2 tháng 6` is no day."""


_IN_LIST = re.compile(rf"(?<!\w)(?:ngày|sáng|chiều|tối) (?:{_N}(?:,| và|-| đến)? ){{1,6}}$")
_NAME_BEFORE = re.compile(r"[A-ZĐ]\w*(?: [a-zà-ỹđ]+)? $")
_HOLIDAY = re.compile(r"(?<!\w)(?:ngày|dịp|lễ|kỷ niệm)[^.;:!?\n]{1,40}$")
_PART = re.compile(
    r"(?<!\w)(?:đạt|là|chiếm|bằng|khoảng|hơn|gần|có|tỷ lệ|với|được|thứ|hạng|trên|còn|cho|số|điểm|"
    r"bài|"
    r"và) $"
)
_VOTED = re.compile(r"%|(?<!\w)(?:đại biểu|phiếu|nhất trí|tán thành|thành viên)(?!\w)")
"""What stands before a part of a whole in brackets: `100% nhất trí (9/9)`."""

_OF_WHOLE = re.compile(r" (?:tỉnh|số|địa phương|dân số|xã|huyện|bộ|đơn vị|hộ)(?!\w)")
_AND = re.compile(r" ?(?:,|;|và) ?")
_EVERY_YEAR = re.compile(r" (?:hằng|hàng|mỗi) năm(?!\w)")
"""What follows `01/03` where it is a day of every year."""

_DATE_WORD = re.compile(r"(?<!\w)(?:ngày|tháng|quý|mùng|mồng) \Z")

_AFTER_DAY = re.compile(
    r" (?:vừa qua|hằng năm|hàng năm|lịch sử|tới|năm nay|này)(?!\w)|[).;,:!?\n]|\Z"
)
_JOINS = re.compile(r" ?(?:-|,|;|và|đến|tới|~)(?: hết)? ?(?:ngày )?")
_NO_YEAR = re.compile(
    r"(?:(?<!\w)(?:số|điều|khoản|no\.?|mã|điện thoại|fax|tel|usd|gần|hơn|khoảng|trên|dưới|đạt)|"
    r"[$€£]|[0-9]:|[0-9]) ?$"
)
_COUNTED = re.compile(
    r" ?(?:%|(?:đồng|usd|người|hộ|tỷ|tỉ|triệu|nghìn|ngàn|km|m2|ha|tấn|mw|kw|dự án|doanh nghiệp|"
    r"đại biểu|lượt|cán bộ|học sinh|sinh viên|trường|xã|thôn|tỉnh|đơn vị|tổ chức|ca|vụ|văn bản|"
    r"hồ sơ|"
    r"sản phẩm|bài|cơ quan|people|persons|delegates|households|participants|million|billion|"
    r"dollars|"
    r"tonnes)(?!\w))"
)
_STRETCH = re.compile(
    r"(?<![\w/.,-])([0-9]{1,2}) tháng(?! {0,3}(?:[0-9]|(?:tuổi|năm|đầu|cuối|qua|tới|sau|trước|nữa|"
    r"liên|liền|kể)(?!\w))|[\w/-])"
)
_LENGTH = re.compile(
    r"(?<!\w)(?:hơn|gần|trên|dưới|khoảng|sau|suốt|vòng|nhất|thiểu|quá|hạn|mỗi|cứ|thêm) $"
)
_OTHER_YEAR = re.compile(
    r"(?<!\w)(?:sinh|cùng kỳ|so với|so sánh|giá|tầm nhìn|tầm nhìn đến|hướng đến|đến|tới|trước|từ|"
    r"since|born|by|until|\w \()(?: hết| cuối)?(?: năm)? ?$"
)
"""What stands before a year that is none of what the text tells of: a birth, a target."""

_COMPARED = re.compile(r"(?<!\w)(?:so với|cùng kỳ|compared (?:with|to))(?: [^\s\d]+){0,3} $")

_IN = ("in ", "of ", "during ", "for ", "by ")
"""What stands before a year alone in English; else it is a part of a name: `PAR Index 2024`."""

_IN_MONTH = re.compile(
    r"(?<!\w)(?:im|anfang|mitte|ende|seit|ab|en|début|fin|mi|in|em|в|с|до|к|начале|конце|"
    r"(?:principios|mediados|finales|início|meados|final|fim|mes|mês|mois|début|fin) d(?:e|'|’)|"
    r"mois d['’])(?:[ -]|(?<=['’]))$"
)
"""What stands before the name of a month alone in other languages; else it may be a name."""

_LINE_ENDS = re.compile(r" *(?:\n|\Z)")
_FROM_START = re.compile(r"(?:-|(\d{4}))-01/(?:-|\d{4})-(\d\d)")
_YEARS = re.compile("[0-9]{4}/[0-9]{4}")
_WORD_END = re.compile(r"\w*")


class Context:
    """What dates take from earlier ones in a text.

    Attributes:
        year: the last one that a date had, or None.
        stretches: how many months were counted from the start of a year (`10 tháng đầu năm`), and
            of which year, or None.
        nearby: the last year of this passage, or None.
    """

    def __init__(self) -> None:
        self.year: int | None = None
        self.stretches: dict[int, int | None] = {}
        self.nearby: int | None = None


def find_dates(passage: Passage, taken: list[tuple[int, int]], context: Context) -> list[Found]:
    """Return the dates of a passage in order.

    Args:
        passage: to read.
        taken: where numbers of documents are, in order; these are no dates.
        context: what earlier passages give; what is found here is added.
    """
    low = passage.low
    context.nearby = None
    others = list(_other_dates(passage, taken)) if passage.foreign else []
    spans = sorted([*taken, *((each.start, each.end) for each in others)]) if others else taken
    dates = share_endings(sorted([*others, *_dates(passage, spans)]), low)
    found: list[Found] = []
    for each in sorted([*dates, *_stretches(low)]):
        if found and each.start < found[-1].end:
            continue
        if carried := _carry(each, low, context):
            found.append(carried)
    return found


def _dates(passage: Passage, taken: list[tuple[int, int]]) -> Iterator[Found]:
    low = passage.low
    spans = iter([*taken, (len(low), len(low) + 1)])
    start, stop = next(spans)
    place = last = 0
    while match := DATES.pattern.search(low, place):
        while match.start() >= stop:
            start, stop = next(spans)
        if match.end() > start:
            place = max(stop, match.start() + 1)
            continue
        if _is_date(match, passage, last > 0 and _is_beside(match, low, last)):
            place = last = match.end()
            lunar = match.lastgroup == "month" and low.endswith("rằm ", 0, match.start())
            yield Found(*match.span(), None if lunar else _iso(match, english=passage.english))
        else:
            word = _WORD_END.match(low, match.start())
            place = max(match.start() + 1, word.end() if word else 0)


def _other_dates(passage: Passage, taken: list[tuple[int, int]]) -> Iterator[Found]:
    """Yield the dates of a passage that neither Vietnamese nor English writes so."""
    low, dates = passage.low, other_dates()
    spans = iter([*taken, (len(low), len(low) + 1)])
    start, stop = next(spans)
    for match in dates.pattern.finditer(low):
        while match.start() >= stop:
            start, stop = next(spans)
        if match.end() > start:
            continue
        lone = match.lastgroup == "lone_month"
        if not lone or _IN_MONTH.search(low[max(0, match.start() - 20) : match.start()]):
            yield Found(*match.span(), dates.read(match))


def names_date(before: str) -> bool:
    """Return whether what stands before a number, in small letters, says that it is a date."""
    return _DATE_WORD.search(before) is not None


def _is_beside(match: re.Match[str], low: str, last: int) -> bool:
    """Return whether a match is joined to the date before it; a part of a whole is not."""
    start, end = match.span()
    if match.lastgroup == "numeric_day" and _AND.fullmatch(low, last, start):
        unit = match_unit(low, end)  # `Ngày 15/5, 3/4 số đại biểu`
        return not (_OF_WHOLE.match(low, end) or (unit and unit[1].kind == "count"))
    return _JOINS.fullmatch(low, last, start) is not None


def _iso(match: re.Match[str], *, english: bool) -> str | None:
    """Return what a date says; in English its month may come first where nothing else can be."""
    iso = DATES.read(match)
    if iso is None and english and match.lastgroup == "strokes":
        month, day, year = re.findall("[0-9]+", match.group())
        iso = iso_date(year, month, day)
    return iso


def _is_date(match: re.Match[str], passage: Passage, beside: bool) -> bool:
    """Return whether a match is a date, by what stands around it.

    Args:
        match: of `DATES`.
        passage: in which it stands.
        beside: whether a date stands before it and is joined to it.
    """
    low, form, (start, end) = passage.low, match.lastgroup, match.span()
    before = low[max(0, start - 44) : start]
    match form:
        case "numeric_day":
            if match.group().endswith("lịch"):
                return True
            possible = DATES.read(match) is not None or _is_impossible_day(match.group(), before)
            named = _NAME_BEFORE.search(passage.text[max(0, start - 16) : start]) is not None
            day = beside or _is_day(match.group(), before, low[end : end + 12], named)
            return possible and day
        case "days":
            possible = DATES.read(match) is not None
            dated = re.search("[0-9]{4}$", match.group()) or "tháng" in match.group()
            return possible and (
                bool(dated) or _is_day(match.group(), before, low[end : end + 12], False)
            )
        case "hyphen_day" | "point_day":
            cued = _DAY_CUE.search(before) or _UNTIL.search(before) or beside
            listed = form == "hyphen_day" and _IN_LIST.search(before)
            return bool(cued or listed) and DATES.read(match) is not None
        case "month" if _NAMED_MONTH.match(passage.text[start:end]):
            # `Cách mạng Tháng Tám`, and the street `Ba Tháng Hai`.
            return not low[start - 1 : start].isspace() or not passage.text[start - 2].isalpha()
        case "month" | "quarter" if _EVERY.search(before) and not low[end - 4 : end].isdecimal():
            return False
        case "day" if _WEEK.search(before):
            return False
        case "numeric_month" if _NUMBERED.search(before) or _COUNTED.match(low[end : end + 24]):
            return False
        case "month":
            counted = re.search(r"[0-9] {0,3}$", before[-4:]) and not _WEEK_NUMBER.search(before)
            return not counted and _has_month(match)
        case "day" | "counted" | "numeric_month":
            return _has_month(match)
        case "period":
            return DATES.read(match) is not None
        case "american_day" | "english_day" | "english_month":
            named = any(map(str.isupper, passage.text[start:end]))  # `may` is a verb, too.
            dated = re.search("[0-9]{4}$", match.group()) is not None
            return named and (dated or passage.english or form == "english_day")
        case "bare_year":
            return not _NO_YEAR.search(before[-24:]) and not _COUNTED.match(low[end : end + 24])
    return True


def _has_month(match: re.Match[str]) -> bool:
    """Return whether a date that may be impossible is meant as one: `31/2/2024`, not `77/2024`."""
    return DATES.read(match) is not None or "tháng" in match.group()


def _is_day(text: str, before: str, after: str, named: bool) -> bool:
    """Return whether `6/6` is a day, by what is before and after, or a name before it: `2/9`."""
    if _CUE.search(before[-16:]):
        return not _OF_WHOLE.match(after)
    if _NO_DAY.search(before):
        return False
    if _IN_LIST.search(before):
        return True
    day, _, month = text.partition("/")
    if month.strip().isdecimal() and day.strip().isdecimal() and int(day) > int(month):
        return text != "24/7"  # No part is more than its whole.
    if text == "24/7" or _PART.search(before[-12:]):
        return False
    if _EVERY_YEAR.match(after):
        return True
    if not before.rpartition("\n")[2].strip() and _LINE_ENDS.match(after):
        return True
    if before[-1:] == "(" and _VOTED.search(before):
        return False
    ends = _AFTER_DAY.match(after) is not None
    return ends and (named or before[-1:] == "(" or _HOLIDAY.search(before) is not None)


def _is_impossible_day(text: str, before: str) -> bool:
    """Return whether a day is meant that no month has: `ngày 31/4`."""
    day, month = (int(each) for each in text.split("/"))
    return before.endswith("ngày ") and 1 <= month <= 12 and day == 31 - (month == 2)


def _stretches(low: str) -> Iterator[Found]:
    """Yield what may count months from the start of a year, if an earlier date said so."""
    for match in _STRETCH.finditer(low):
        if not _LENGTH.search(low[max(0, match.start() - 8) : match.start()]):
            yield Found(*match.span(), f"?{match[1]}")


def _carry(date: Found, low: str, context: Context) -> Found | None:
    """Return a date with what it takes from earlier ones, and keep what later ones may take."""
    iso = date.iso or ""
    if iso[:1] == "?":
        if int(iso[1:]) not in context.stretches:
            return None
        iso = f"--01/--{int(iso[1:]):02}"
    if stretch := _FROM_START.fullmatch(iso):
        months, stated = int(stretch[2]), int(stretch[1]) if stretch[1] else None
        if low.startswith((" nay", " sau", " tới"), date.end):
            return date  # `6 tháng đầu năm nay` is of no year that the text has named.
        year = stated or context.stretches.get(months) or context.nearby
        context.stretches[months] = year
        if not stated and year:
            return date._replace(iso=f"{year}-01/{year}-{stretch[2]}", year=year)
    if iso[:4].isdecimal():
        before = low[max(0, date.start - 24) : date.start]
        name = low[date.start : date.end].isdecimal() and not before.endswith(_IN)
        other = _YEARS.fullmatch(iso) or (len(iso) == 4 and (name or _OTHER_YEAR.search(before)))
        other = other or _COMPARED.search(before)
        if not other:
            context.year = context.nearby = int(iso[:4])
        return date
    return date._replace(iso=iso or None, year=context.year if iso else None)
