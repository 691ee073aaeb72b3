"""How Vietnamese and English write dates, numbers and the words of the tables."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Protocol

from ttdn_cli.text.dates import parse_date, precision


class Language(StrEnum):
    """A language in which tables are written."""

    VI = "vi"
    EN = "en"


class InBoth(Protocol):
    """Anything that has its text in both languages."""

    @property
    def vi(self) -> str:
        """The text in Vietnamese."""

    @property
    def en(self) -> str:
        """The text in English."""


def detect_language(environ: Mapping[str, str]) -> Language:
    """Return the language of the environment's locale: Vietnamese if it is that, else English.

    The variables are read as POSIX orders them (XBD 8.2): `LC_ALL`, `LC_MESSAGES`, `LANG`.
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next((environ[name] for name in names if environ.get(name)), "")
    code = locale.replace(".", "_").replace("@", "_").split("_")[0].lower()
    return Language.VI if code == "vi" else Language.EN


class Locale:
    """How one language writes what a dataset holds.

    Attributes:
        language: the language.
    """

    def __init__(self, language: Language) -> None:
        self.language = language

    def both(self, vi: str, en: str) -> str:
        """Return the text in the language, of both."""
        return vi if self.language is Language.VI else en

    def say(self, text: InBoth) -> str:
        """Return a text in the language."""
        return self.both(text.vi, text.en)

    def word(self, value: str) -> str:
        """Return what a table writes for one of the fixed values of a field, such as `speaker`."""
        return self.both(*_WORDS.get(value, (value, value)))

    def date(self, iso: str) -> str:
        """Write an ISO 8601 date as precisely as it is given: `6 June 2024`, `6/6/2024`."""
        year, month, day = parse_date(iso)
        if self.language is Language.VI:
            return "/".join(str(part) for part in (day, month, year) if part is not None)
        name = None if month is None else _MONTHS[month - 1]
        return " ".join(str(part) for part in (day, name, year) if part is not None)

    def spoken_date(self, iso: str) -> str:
        """Write a date as it stands in a sentence: Vietnamese says what it is first."""
        return self.both(f"{self.word(precision(iso))} {self.date(iso)}", self.date(iso))

    def percent(self, share: float) -> str:
        """Write a share in per cent, with two decimals unless it is whole: `92.06%`, `92,06 %`."""
        digits = f"{share:.2f}".removesuffix(".00")
        return self.both(f"{digits.replace('.', ',')} %", f"{digits}%")

    def number(self, whole: int) -> str:
        """Write a whole number with its thousands grouped: `1,250`, `1.250`."""
        digits = f"{whole:,}"
        return self.both(digits.replace(",", "."), digits)


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

_WORDS = {
    "person": ("cá nhân", "person"),
    "group": ("nhóm", "group"),
    "speaker": ("phát biểu", "speaker"),
    "addressed": ("được kính thưa", "addressed"),
    "lead": ("chủ trì", "lead"),
    "partner": ("phối hợp", "partner"),
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
    "nav": ("điều hướng", "nav"),
    "header": ("đầu trang", "header"),
    "footer": ("chân trang", "footer"),
    "aside": ("bên lề", "aside"),
    "hidden": ("ẩn", "hidden"),
    "retracted": ("gạch bỏ", "struck out"),
    "deleted": ("đã xóa", "deleted"),
    "comments": ("nhận xét", "comments"),
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
}
