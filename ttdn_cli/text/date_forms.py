"""The forms in which Vietnamese and English write dates: a stretch of text in, ISO 8601 out.

Dates are as precise as they are written: `2024-06-06`, `2024-06`, `2024`, `--06-06` and `--06`
without a year and `---15` for a day alone (ISO 8601:2000), `2024-Q2`, `2021/2025` for a period.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Mapping
from typing import NamedTuple

from ttdn_cli.text.numbers import read_words

Iso = str | None

_MONTHS = {
    name.replace("_", " "): number
    for number, names in enumerate(
        (
            "giêng một january jan", "hai february feb", "ba march mar", "tư bốn april apr",
            "năm may", "sáu june jun", "bảy bẩy july jul", "tám august aug",
            "chín september sept sep", "mười october oct", "mười_một november nov",
            "mười_hai chạp december dec",
        ),
        1,
    )
    for name in names.split(" ")
}  # fmt: skip
_COUNTS = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve",
)  # fmt: skip
_LUNAR = ("giêng", "chạp")
_QUARTERS = {
    name: number
    for number, names in enumerate(
        ("1 i một nhất first", "2 ii hai second", "3 iii ba third", "4 iv tư fourth"), 1
    )
    for name in names.split()
}

QUARTER = "(?:iv|i{1,3}|[1-4]|một|nhất|hai|ba|tư)"
"""The number of a quarter in Vietnamese, in lower case."""

_S = " {0,4}"
_N = "[0-9]{1,2}"
_Y = "(?:1[0-9]|20|21)[0-9]{2}"
_VI = "giêng|mười một|mười hai|mười|một|hai|ba|tư|bốn|năm|sáu|bảy|bẩy|tám|chín|chạp"
_VI_DAY = "mười|mươi|một|mốt|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín"
_EN = "|".join(
    sorted((name for name in _MONTHS if name.isascii() and name not in ("ba", "hai")), key=len)[
        ::-1
    ]
)
ENGLISH_MONTH = rf"(?:{_EN})(?!\w)"
"""The name of a month in English, in lower case."""

_TH = "(?:st|nd|rd|th)?"
_END = r"(?![\w/]|[-.,][0-9])"
_ENDS = r"(?![\w/]|[.,][0-9])"
"""What may not follow a number: more of it. After the second a hyphen may, of a range."""


def iso_date(year: str | None, month: str | int, day: str | None = None) -> Iso:
    """Return a date as ISO 8601 as far as it is known, or None where there is no such date."""
    try:
        # 2000 is a leap year: without a year, 29 February is a day.
        datetime.date(int(year or 2000), int(month), int(day or 1))
    except ValueError:
        return None
    ended = f"{int(month):02}" + (f"-{int(day):02}" if day else "")
    return f"{year}-{ended}" if year else f"--{ended}"


def read_quarter(name: str, year: str | None) -> str:
    """Return a quarter as `2025-Q2`, or `--Q2` without a year; the name is lower-case."""
    return f"{year or '-'}-Q{_QUARTERS[name]}"


def _days(one: str, other: str, month: str | int, year: str | None) -> Iso:
    first, last = iso_date(year, month, one), iso_date(year, month, other)
    return f"{first}/{last}" if first and last and first < last else None


def _month(name: str) -> int:
    return int(name) if name.isdecimal() else _MONTHS[name]


def _day_of_month(day: str, name: str, lunar: str | None, year: str | None) -> Iso:
    # A day of the lunar year is on another one of the solar year every time.
    return None if name in _LUNAR or lunar else iso_date(year, _month(name), day)


def _worded_day(words: str, name: str, lunar: str | None, year: str | None) -> Iso:
    day = read_words(words.split())
    return _day_of_month(str(day), name, lunar, year) if day else None


def _counted(count: str, which: str, year: str | None) -> Iso:
    months = _COUNTS.index(count) + 1 if count in _COUNTS else _month(count)
    if not 1 <= months <= 12:
        return None
    first, last = (13 - months, 12) if which == "cuối năm" else (1, months)
    return f"{year or '-'}-{first:02}/{year or '-'}-{last:02}"


def _stretch(which: str, count: str, year: str | None) -> Iso:
    return _counted(count, "cuối năm" if which == "last" else "đầu năm", year)


def _months(first: str, last: str, year: str | None) -> Iso:
    one, other = _MONTHS[first], _MONTHS[last]
    return f"{year or '-'}-{one:02}/{year or '-'}-{other:02}" if one < other else None


def _half(which: str, year: str | None) -> Iso:
    months = ("01", "06") if which in ("first", "1") else ("07", "12")
    return f"{year or '-'}-{months[0]}/{year or '-'}-{months[1]}"


def _period(first: str, last: str) -> Iso:
    last = first[:2] + last if len(last) == 2 else last
    return f"{first}/{last}" if first < last else None


def _year(half: str | None, year: str) -> Iso:
    return {"đầu": f"{year}-01/{year}-06", "cuối": f"{year}-07/{year}-12"}.get(half or "", year)


FORMS: dict[str, tuple[str, Callable[..., Iso]]] = {
    # 6-7/6/2024, 6 - 7 tháng 6 năm 2024
    "days": (
        rf"({_N}){_S}-{_S}({_N})(?:/|{_S}tháng{_S})({_N})(?:(?:/|{_S}năm{_S}|-)({_Y}))?{_END}",
        _days,
    ),
    # 6-7 June 2024
    "english_day_range": (
        rf"({_N}) ?- ?({_N}) (?:of )?({_EN})(?!\w)\.?(?:,? ({_Y})(?!\w))?",
        lambda one, other, month, year: _days(one, other, _month(month), year),
    ),
    # 2024-06-06
    "iso": (rf"({_Y})-([01][0-9])-([0-3][0-9])(?![\w/-])", iso_date),
    # 6/6/2024, and 27/15/2018, which is none
    "strokes": (
        rf"({_N}){_S}/{_S}({_N}){_S}/{_S}({_Y}){_ENDS}",
        lambda day, month, year: iso_date(year, month, day),
    ),
    # 15-6-2023, 15.6.2023
    "points": (
        rf"({_N})(?: ?- ?({_N}) ?- ?|\.({_N})\.)({_Y}){_ENDS}",
        lambda day, one, other, year: iso_date(year, one or other, day),
    ),
    # 10 tháng đầu năm 2025, 6 tháng cuối năm, 9 tháng năm 2024
    "counted": (
        rf"({_N}|{_VI}){_S}tháng{_S}(đầu năm|cuối năm|năm(?={_S}{_Y}))(?:{_S}({_Y}){_END})?",
        _counted,
    ),
    # 14 tháng 11 năm 2003, 19 tháng Tám năm 1945, 2 tháng 9, 15 tháng 8 âm lịch
    "day": (
        rf"({_N}){_S}tháng{_S}({_N}(?:(?=/{_Y}{_END})|(?![0-9/.,]{{1,2}}[0-9]))|(?:{_VI})(?!\w|{_S}[0-9]|"
        rf" lần))( âm lịch)?"
        rf"(?:{_S}(?:năm|,|/|-){_S}({_Y}){_ENDS})?",
        _day_of_month,
    ),
    # ngày hai tháng chín năm 1945
    "day_in_words": (
        rf"(?:(?<=ngày )|(?<=mùng )|(?<=mồng ))((?:{_VI_DAY})(?: (?:{_VI_DAY})){{0,3}}) tháng {_S}"
        rf"({_N}(?![0-9])|(?:{_VI})(?!\w|{_S}[0-9]))( âm lịch)?"
        rf"(?:{_S}(?:năm|,|/|-){_S}({_Y}){_ENDS})?",
        _worded_day,
    ),
    # tháng 6 năm 2024, tháng 6/2024, tháng giêng
    "month": (
        rf"tháng{_S}({_N}(?![0-9])|(?:{_VI})(?!\w|{_S}[0-9]))( âm lịch)?"
        rf"(?:(?:{_S}(?:năm|,|/|-){_S}|\.)({_Y}){_ENDS})?",
        lambda name, lunar, year: None if lunar else iso_date(year, _month(name)),
    ),
    # 12/2023
    "numeric_month": (
        rf"({_N}){_S}/{_S}({_Y}){_END}",
        lambda month, year: iso_date(year, month),
    ),
    # quý II/2025, quý I
    "quarter": (
        rf"quý{_S}({QUARTER})(?!\w)(?:(?:{_S}năm{_S}|{_S}[/-]{_S}|{_S})({_Y}){_END})?",
        read_quarter,
    ),
    # giai đoạn 2021 - 2025, 5 năm 2021-2025, từ năm 2016 đến năm 2020
    "period": (
        rf"(?:(?:giai đoạn|nhiệm kỳ|thời kỳ|những năm|các năm|thập kỷ|"
        rf"năm học|niên khóa|niên khoá|từ năm|từ|period|from)"
        rf"{_S}(?:từ{_S})?(?:năm{_S})?|{_N}{_S}năm{_S})?"
        rf"({_Y}){_S}(?:-|đến năm|đến|tới|to|through|/){_S}({_Y}|(?<=-)[0-9]{{2}}(?![0-9])){_END}",
        _period,
    ),
    "between": (rf"between ({_Y}) and ({_Y}){_END}", _period),
    # những năm 1990, thế kỷ XX: longer than a year, and no period with ends
    "age": (
        rf"(?:(?:những năm|thập niên|thập kỷ){_S}(?:{_Y}|[0-9]0)|"
        rf"thế kỷ{_S}(?:thứ{_S})?(?:[ivx]{{1,5}}|[0-9]{{1,2}})|{_Y}s|"
        r"[0-9]{1,2}(?:st|th) century)(?!\w)",
        lambda: None,
    ),
    # năm 2025, nửa đầu năm 2025
    "year": (rf"(?:nửa (đầu|cuối) (?:năm{_S})?|năm{_S})({_Y}){_END}", _year),
    # 6/6, 6-6: only where words around them say so
    "numeric_day": (
        rf"({_N}){_S}/{_S}({_N})(?![\w/%]|[.,][0-9])( âm lịch)?",
        lambda day, month, lunar: None if lunar else iso_date(None, month, day),
    ),
    "hyphen_day": (
        rf"({_N})-({_N})(?![\w/%-]|[.,][0-9])",
        lambda day, month: iso_date(None, month, day),
    ),
    # 6.6: only after `ngày`, `sáng` and the like
    "point_day": (
        rf"({_N})\.({_N})(?![\w/%-]|[.,][0-9]| {{0,3}}(?:%|tỷ|tỉ|triệu|nghìn))",
        lambda day, month: iso_date(None, month, day),
    ),
    # 6 June 2024, June 6, 2024, June 2024
    "english_day": (
        rf"({_N}){_TH} (?:of )?({_EN})(?:\.(?=,? [0-9]))?(?:,? ({_Y}))?(?!\w)",
        lambda day, month, year: iso_date(year, _month(month), day),
    ),
    "english_days": (
        rf"({_EN})\.? ({_N}) ?- ?({_N})(?!\w)(?:,? ({_Y})(?!\w))?",
        lambda month, one, other, year: _days(one, other, _month(month), year),
    ),
    "american_day": (
        rf"({_EN})\.? ({_N}){_TH}(?!\w)(?:,? ({_Y})(?!\w))?",
        lambda month, day, year: iso_date(year, _month(month), day),
    ),
    "english_month": (
        rf"({_EN})\.?,? ({_Y})(?!\w)",
        lambda month, year: iso_date(year, _month(month)),
    ),
    # Q2 2025, the second quarter of 2025, the third quarter
    "english_quarter": (
        rf"(?:q([1-4])|(first|second|third|fourth) quarter"
        rf"(?: of(?= [12])| of (?:the|this) year)?)(?!\w)"
        rf"(?:[ /-]({_Y})(?!\w))?(?! of (?!the year))",
        lambda one, other, year: read_quarter(one or other, year),
    ),
    # the first nine months of 2024, the last 6 months of the year
    "english_counted": (
        rf"(first|last) ({_N}|{'|'.join(_COUNTS)}) months(?!\w)(?: (?:of|in)(?= [12])"
        rf"| of (?:the|this) year)?(?: ({_Y}){_END})?(?! of (?!the year))",
        _stretch,
    ),
    # the first half of 2024, H1 2024
    "english_half": (
        rf"(?:(first|second) half of (?:(?:the|this) year|({_Y}){_END})|h([12])[ /-]({_Y}){_END})",
        lambda which, year, one, other: _half(which or one, year or other),
    ),
    # January-September 2024, from January to September 2024
    "english_months": (
        rf"({_EN}){_S}(?:-|to|through){_S}({_EN})(?:,? ({_Y}){_ENDS})?(?![\w])(?! [0-9])",
        lambda first, last, year: _months(first, last, year),
    ),
    # 2025: only where nothing around it says that it is something else
    "bare_year": (
        rf"((?:19|20)[0-9]{{2}})(?![\w/%]|[-.,:][0-9]|{_S}(?:-|đến){_S}[0-9]| [0-9]{{3}})",
        lambda year: year,
    ),
}
"""Each form as a pattern on lower-case text, and what makes ISO 8601 of its groups. The first that
fits counts."""

_BEGINS = (
    rf"(?=[0-9]|tháng|quý|năm|giai|nhi|nhữ|niên|nửa|các|th[ờậế]|từ|{_VI}|{_VI_DAY}|"
    rf"from|period|between|{_EN}|first|second|third|fourth|last|q[1-4]|h[12])"
)
"""How a form can begin, tried first: most places of a text end here, in a third of the time."""


class DateForms(NamedTuple):
    """Forms of dates in one pattern.

    Attributes:
        pattern: a date in any of them; the last group that matched is that of the form.
        forms: what makes ISO 8601 of the groups of each.
        groups: which groups of the pattern are those of a form.
    """

    pattern: re.Pattern[str]
    forms: Mapping[str, Callable[..., Iso]]
    groups: Mapping[str, slice]

    def read(self, found: re.Match[str]) -> Iso:
        """Return what a match of the pattern says as ISO 8601, or None where it cannot be."""
        form = found.lastgroup or ""
        return self.forms[form](*found.groups()[self.groups[form]])


def compile_forms(begins: str, forms: Mapping[str, tuple[str, Callable[..., Iso]]]) -> DateForms:
    """Return forms in one pattern, of which the first that fits counts.

    Args:
        begins: how one of them can begin, as a pattern that takes nothing.
        forms: each as a pattern on lower-case text, and what makes ISO 8601 of its groups.
    """
    pattern = re.compile(
        rf"{begins}(?<![\w/])(?<![0-9][.,])(?:(?<!(?<![0-9 ])-)|(?<=(?<!\w)mid-))(?:"
        + "|".join(f"(?P<{name}>{pattern})" for name, (pattern, _) in forms.items())
        + ")"
    )
    groups = {
        name: slice(pattern.groupindex[name], pattern.groupindex[name] + re.compile(own).groups)
        for name, (own, _) in forms.items()
    }
    return DateForms(pattern, {name: read for name, (_, read) in forms.items()}, groups)


DATES = compile_forms(_BEGINS, FORMS)
"""The dates of Vietnamese and English."""
