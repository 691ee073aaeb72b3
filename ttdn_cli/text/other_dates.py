"""The forms of dates in German, French, Spanish, Portuguese, Russian, Chinese, Japanese, Korean."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from ttdn_cli.text.date_forms import DateForms, Iso, compile_forms, iso_date
from ttdn_cli.text.gazetteer import load

_N = "[0-9]{1,2}"
_Y = "(?:1[0-9]|20|21)[0-9]{2}(?![0-9])"
_TO = r" ?- ?| (?:bis|au|al|a|à|e|y|et|und|и|по) (?:zum )?"
_YEAR = "[年년]"
_MONTH = "[月월]"
_DAY = "[日号號일]"


@cache
def months() -> dict[str, int]:
    """Return the months by their names, in small letters."""
    every = load("languages")["months"].items()
    return {name: int(number) for number, names in every for name in names}


def _named_day(day: str, month: str, year: str | None) -> Iso:
    return iso_date(year, months()[month], day)


def _days(one: str, other: str, month: str | int, year: str | None) -> Iso:
    first, last = iso_date(year, month, one), iso_date(year, month, other)
    return f"{first}/{last}" if first and last and first < last else None


def _counted_days(year: str | None, month: str, one: str, other: str) -> Iso:
    return _days(one, other, month, year)


@cache
def other_dates() -> DateForms:
    """Return the forms; in East Asia a space is where letters and digits meet (`passages`)."""
    named = "|".join(sorted(months(), key=len, reverse=True))
    year = rf"(?:,? (?:de |del |do )?({_Y}))?"
    forms: dict[str, tuple[str, Callable[..., Iso]]] = {
        # 6.-7. Juni 2024, 6 au 7 juin 2024, 6 al 7 de junio
        "named_days": (
            rf"({_N})\.?(?:{_TO})({_N})\.? (?:de )?({named})(?!\w){year}",
            lambda one, other, month, of: _days(one, other, months()[month], of),
        ),
        # 6. Juni 2024, 1er juin, 6 de junio de 2024, 6 июня 2024
        "named_day": (rf"({_N})(?:\.|er|º|°)? (?:de )?({named})(?!\w){year}", _named_day),
        # Dezember 2023, décembre 2023, junio de 2024
        "named_month": (
            rf"({named})(?!\w),? (?:de |del |do )?({_Y})(?!\w)",
            lambda month, of: iso_date(of, months()[month]),
        ),
        # im Juni, en juin: only where a word before it says so
        "lone_month": (rf"({named})(?!\w)", lambda month: iso_date(None, months()[month])),
        # 2024年6月6-7日, 6月6日至7日
        "counted_days": (
            rf"(?:({_Y}) ?{_YEAR} ?)?({_N}) ?{_MONTH} ?({_N}) ?{_DAY}? ?[-~〜～至] ?({_N}) ?{_DAY}",
            _counted_days,
        ),
        # 2024年6月6日, 6月6号, 2024년 6월 6일; 2023年12月, 12월
        "counted_day": (
            rf"(?:({_Y}) ?{_YEAR} ?)?({_N}) ?{_MONTH}(?: ?({_N}) ?{_DAY}(?!間|间)|(?! ?[0-9]))",
            iso_date,
        ),
        "counted_year": (rf"({_Y}) ?{_YEAR}(?!間|间|代|대)", lambda of: of),
    }
    return compile_forms(rf"(?=[0-9]|{named})", forms)
