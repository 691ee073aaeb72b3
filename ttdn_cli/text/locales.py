"""How Vietnamese and English write dates, numbers and the words of the tables."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Protocol

from ttdn_cli.text.dates import parse_date, parse_time, precision, quarter_of
from ttdn_cli.text.language import Language as Language
from ttdn_cli.text.messages import message_in, plural_in


class InBoth(Protocol):
    """Anything that has its text in both languages, or in one of them."""

    @property
    def vi(self) -> str | None:
        """The text in Vietnamese, or None."""

    @property
    def en(self) -> str | None:
        """The text in English, or None."""


def detect_language(environ: Mapping[str, str]) -> Language:
    """Return the language of the environment's locale: Vietnamese if it is that, else English.

    The variables are read as POSIX orders them (XBD 8.2): `LC_ALL`, `LC_MESSAGES`, `LANG`.
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environ[name] for name in names if environ.get(name)), "")
    return parse_language(locale) or Language.EN


def parse_language(text: str) -> Language | None:
    """Return the language of a code or the name of a locale, such as `vi`, `VI` and `vi_VN.UTF-8`.

    None if it is neither Vietnamese nor English.
    """
    code = re.split(r"[-_.@]", text.strip().lower())[0]
    return next((each for each in Language if each == code), None)


class Locale:
    """How one language writes what a dataset holds.

    Attributes:
        language: the language.
    """

    def __init__(self, language: Language) -> None:
        self.language = language

    def both(self, vi: str, en: str) -> str:
        """Return what the language has of two words or ways to write, which are no message."""
        return vi if self.language is Language.VI else en

    def message(self, text: str, /, **values: object) -> str:
        """Return a message in the language, with its values in their places.

        Args:
            text: in English, with the name of each value in braces.
            **values: the values.
        """
        return message_in(self.language, text, **values)

    def plural(self, one: str, many: str, count: int, /, **values: object) -> str:
        """Return the message for a number of things in the language.

        Args:
            one: in English, for one of them: `{many} fact`.
            many: for any other number of them: `{many} facts`.
            count: how many.
            **values: the values, such as the number as the language writes it.
        """
        return plural_in(self.language, one, many, count, **values)

    def say(self, text: InBoth) -> str:
        """Return a text in the language, or in the other one, and then say so."""
        here, there = (text.vi, text.en) if self.language is Language.VI else (text.en, text.vi)
        if here is not None:
            return here
        return f"{there}{self.foreign}"

    @property
    def foreign(self) -> str:
        """What follows a text that is in the other language."""
        return self.both(" (tiếng Anh)", " (in Vietnamese)")

    def word(self, value: str) -> str:
        """Return what a table writes for one of the fixed values of a field, such as `speaker`."""
        return self.both(*_WORDS.get(value, (value, value)))

    def date(self, iso: str, *, year_inferred: bool = False) -> str:
        """Write an ISO 8601 date or period as precisely as it is given: `6 June 2024`, `6/6/2024`.

        Args:
            iso: the date.
            year_inferred: whether its year is a conclusion, which brackets say: `6/6/[2024]`.
        """
        first, last = parse_time(iso)
        if first != last:
            return " – ".join(
                self.date(each, year_inferred=year_inferred) for each in (first, last)
            )
        year, month, day = parse_date(iso)
        stated = f"[{year}]" if year_inferred else f"{year}"
        if precision(iso) == "quarter":
            return self.both(f"{_QUARTERS[quarter_of(iso) - 1]}/{stated}", f"{iso[-2:]} {stated}")
        if self.language is Language.VI:
            return "/".join([*(str(part) for part in (day, month) if part is not None), stated])
        name = None if month is None else _MONTHS[month - 1]
        return " ".join([*(str(part) for part in (day, name) if part is not None), stated])

    def spoken_date(self, iso: str, *, year_inferred: bool = False) -> str:
        """Write a date as it stands in a sentence: Vietnamese says what it is first."""
        date = self.date(iso, year_inferred=year_inferred)
        return self.both(f"{self.word(precision(iso))} {date}", date)

    def percent(self, share: float) -> str:
        """Write a share in per cent, with two decimals unless it is whole: `92.06%`, `92,06%`."""
        digits = f"{share:.2f}".removesuffix(".00")
        return f"{self.both(digits.replace('.', ','), digits)}%"

    def number(self, whole: int) -> str:
        """Write a whole number with its thousands grouped: `1,250`, `1.250`."""
        digits = f"{whole:,}"
        return self.both(digits.replace(",", "."), digits)

    def decimal(self, number: float) -> str:
        """Write a number with as many decimals as it has: `1,260.5`, `1.260,5`."""
        whole, point, digits = (
            f"{number:.10g}".partition(".") if abs(number) < 10**10 else (f"{number:.0f}", "", "")
        )
        grouped = self.number(int(whole)) if whole.lstrip("-").isdecimal() else whole
        if number < 0 and not grouped.startswith("-"):
            grouped = f"-{grouped}"
        return grouped + (self.both(",", ".") + digits if point else "")

    def quantity(self, number: float) -> str:
        """Write a number as people do: a round one from a million on with a word for its size."""
        for least, vi, en in ((10**9, "tỷ", "billion"), (10**6, "triệu", "million")):
            # `1,807,587 people` are counted one by one.
            if abs(number) >= least and round(number / least, 4) == number / least:
                return f"{self.decimal(number / least)} {self.both(vi, en)}"
        return self.decimal(number)


_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

MONTHS = frozenset(map(str.lower, _MONTHS))
"""The months of English, in small letters."""

_QUARTERS = ("I", "II", "III", "IV")

_WORDS = {
    "person": ("cá nhân", "person"),
    "group": ("nhóm", "group"),
    "speaker": ("phát biểu", "speaker"),
    "addressed": ("được kính thưa", "addressed"),
    "lead": ("đơn vị tổ chức", "lead"),
    "partner": ("đơn vị phối hợp", "partner"),
    "role": ("vai trò", "role"),
    "measure": ("việc đã làm", "measure"),
    "outcome": ("kết quả", "outcome"),
    "limitation": ("hạn chế", "limitation"),
    "context": ("bối cảnh", "context"),
    "objective": ("mục tiêu", "objective"),
    "missing": ("không thấy", "missing"),
    "unproven": ("chưa chứng minh", "unproven"),
    "moved": ("ở đoạn khác", "moved"),
    "normalized": ("khác cách viết", "normalized"),
    "exact": ("nguyên văn", "exact"),
    "confirmed": ("khớp", "confirmed"),
    "consistent": ("tương đương", "consistent"),
    "contradicted": ("trái nguồn", "contradicted"),
    "not_in_source": ("không có trong nguồn", "not in the source"),
    "unreadable": ("không đọc được", "unreadable"),
    "nav": ("điều hướng", "nav"),
    "header": ("đầu trang", "header"),
    "footer": ("chân trang", "footer"),
    "aside": ("bên lề", "aside"),
    "hidden": ("ẩn", "hidden"),
    "retracted": ("gạch bỏ", "struck out"),
    "deleted": ("đã xóa", "deleted"),
    "comments": ("nhận xét", "comments"),
    "figure": ("số liệu", "figure"),
    "title": ("chức danh", "title"),
    "document date": ("ngày của văn bản", "document date"),
    "document number": ("số văn bản", "document number"),
    "date": ("ngày tháng", "date"),
    "percentage": ("tỷ lệ", "percentage"),
    "fraction": ("phân số", "fraction"),
    "number": ("con số", "number"),
    "abbreviation": ("chữ viết tắt", "abbreviation"),
    "name": ("tên riêng", "name"),
    "document": ("văn bản", "document"),
    "quantity": ("đại lượng", "quantity"),
    "address": ("lời thưa", "address"),
    "body": ("cơ quan", "body"),
    "quotation": ("trích dẫn", "quotation"),
    "about": ("khoảng", "about"),
    "over": ("hơn", "over"),
    "under": ("dưới", "under"),
    "at_least": ("ít nhất", "at least"),
    "at_most": ("nhiều nhất", "at most"),
    "year": ("năm", "year"),
    "month": ("tháng", "month"),
    "day": ("ngày", "day"),
    "quarter": ("quý", "quarter"),
    "period": ("giai đoạn", "period"),
    "demand": ("yêu cầu", "demand"),
    "expectation": ("kỳ vọng", "expectation"),
    "credit": ("ghi nhận", "credit"),
    "mentioned": ("được nhắc đến", "mentioned"),
    "quoted": ("được trích lời", "quoted"),
    "honoured": ("được vinh danh", "honoured"),
    "happening": ("đã diễn ra", "happening"),
    "deadline": ("hạn chót", "deadline"),
    "plan": ("kế hoạch", "plan"),
    "coverage": ("mức đạt", "coverage"),
    "share": ("tỷ trọng", "share"),
    "amount": ("giá trị", "amount"),
    "count": ("số lượng", "count"),
    "change": ("mức tăng giảm", "change"),
    "multiple": ("số lần", "multiple"),
    "rank": ("thứ hạng", "rank"),
    "duration": ("thời lượng", "duration"),
    "actual": ("đã đạt", "actual"),
    "target": ("chỉ tiêu", "target"),
    "state": ("Nhà nước", "state"),
    "party": ("Đảng", "Party"),
    "treaty": ("điều ước quốc tế", "treaty"),
    "foreign": ("nước ngoài", "foreign"),
    "unreviewed": ("chưa rà soát", "unreviewed"),
    "check": ("xem lại", "check"),
    "review": ("rà soát", "review"),
    "draft": ("bản nháp", "draft"),
    "place": ("xếp chỗ", "place"),
    "not in the text": ("không còn trong văn bản", "not in the text"),
    "speech": ("bài phát biểu", "speech"),
    "statement": ("tuyên bố", "statement"),
    "interview": ("bài phỏng vấn", "interview"),
    "message": ("thông điệp", "message"),
    "letter": ("thư", "letter"),
    "report": ("báo cáo", "report"),
    "directive": ("chỉ thị", "directive"),
    "resolution": ("nghị quyết", "resolution"),
    "decision": ("quyết định", "decision"),
    "article": ("bài viết", "article"),
    "other": ("văn bản", "text"),
}
