"""Numbers and dates as a person types them: in any form that is printed, and that of JSON.

What may be read in two ways is read as JSON has it: `1.260` is a little more than one. Days come
before months, as in Vietnamese.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ttdn_cli.text.dates import parse_time

if TYPE_CHECKING:
    from ttdn_cli.text.amounts import Amount

_PLAIN = r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_IN_BRACKETS = r"[^()]*\(([^()]+%)\)"
_PART_OF = r"([0-9][0-9.,]*) of ([0-9][0-9.,]*)"
_GROUPED = r"[0-9]{1,3}(?:[.,][0-9]{3})+"
_SIGNS = str.maketrans("\u2212\u2010\u2011\u2012\u2013\u2014\xa0\u2009\u202f", "------   ")
_BEFORE_DATE = r"(?:tính đến |đến |vào |as of |on )?(?:ngày |day )?"
_ROMAN_QUARTER = r"(?:iv|i{1,3}) ?/ ?[0-9]{4}"


def read_number(text: str, field: str = "", *, whole: bool = False) -> float:
    """Return the number that a text is.

    Args:
        text: such as `95`, `92.06`, `92,06`, `87,30%`, `58/63`, `1,260.5` or `13 nghìn`.
        field: the name of the field that it is compared with: of a part of a whole, `count` and
            `total` are its two numbers, and `percent` its share, rounded as that is.
        whole: whether only a whole number makes sense: then `1.260` is 1260.

    Raises:
        ValueError: if it is none.
    """
    text = " ".join(text.translate(_SIGNS).lower().split())
    if whole and re.fullmatch(_GROUPED, text):
        return float(re.sub("[.,]", "", text))
    if re.fullmatch(_PLAIN, text):
        return float(text)
    # Only what is not typed as JSON has it waits for the reader of texts.
    from ttdn_cli.facts.metrics import round_share

    percent = field.endswith("percent")
    if percent and (shown := re.fullmatch(_IN_BRACKETS, text)):
        text = shown[1]
    sign = -1 if text.startswith("-") else 1
    found = _amount(re.sub(_PART_OF, r"\1/\2", text.lstrip("-+")))
    if found is None or found.value is None:
        raise ValueError
    if found.denominator is None or found.numerator is None:
        kind = found.unit.kind if found.unit else None
        if kind and (whole or (percent and kind != "percent")):
            raise ValueError
        return sign * float(found.value)
    if percent and found.denominator:
        return sign * round_share(100 * float(found.numerator), float(found.denominator))
    parts = {"count": found.numerator, "total": found.denominator}
    if field not in parts:
        raise ValueError
    return sign * float(parts[field])


def unit_typed(text: str) -> str | None:
    """Return the unit of a quantity as typed, or None where it has none or is no quantity."""
    found = _amount(" ".join(text.translate(_SIGNS).lower().split()).lstrip("-+"))
    return found.unit.text if found and found.unit else None


def _amount(text: str) -> Amount | None:
    """Return the quantity that all of a text is, in the language of its words, or None.

    Without a word of either it is read as English, and in whole units where these have no parts:
    `13.000 USD` are thirteen thousand.
    """
    from ttdn_cli.text.quantities import match_amount

    found = match_amount(text, 0, english=text.isascii())
    if found and found.unit and found.unit.kind in ("count", "currency") and not found.magnified:
        digits = re.match(_GROUPED, text)
        if digits and not re.match("[0-9.,]", text[digits.end() :]):
            found = match_amount(text, 0, english="," in digits.group())
    return found if found and found.end == len(text) else None


def read_numbers(text: str, field: str = "", *, whole: bool = False) -> list[float]:
    """Return the numbers that a text lists, one or several.

    A comma with a space behind it, or a semicolon, always parts two of them. Another one does where
    it is neither a decimal sign nor between thousands: `2015,2016`.

    Raises:
        ValueError: if one of them is none.
    """
    parts = re.split(r"\s*;\s*|\s*,\s+", text)
    if len(parts) == 1 and "," in text:
        try:
            number = read_number(text, field, whole=whole)
        except ValueError:
            number = None
        # No share has thousands of per cent, and no count has decimals.
        grouped = field.endswith("percent") and re.fullmatch(_GROUPED, text)
        if number is None or grouped or (whole and not number.is_integer()):
            parts = text.split(",")
    return [read_number(each, field, whole=whole) for each in parts]


def read_date(text: str) -> str:
    """Return the date that a text is as ISO 8601.

    Args:
        text: such as `2023-06`, `15/06/2023`, `15 June 2023`, `tháng 12/2023`, `Q2 2024`, or a
            period. What is in square brackets counts as what is not.

    Raises:
        ValueError: if it is none, or has no year.
    """
    try:
        parse_time(text)
    except ValueError:
        return _read_worded_date(text)
    return text


def read_dates(text: str) -> list[str]:
    """Return the dates that a text lists, one or several with commas or semicolons between.

    Raises:
        ValueError: if one of them is none.
    """
    try:
        return [read_date(text)]  # A comma may be in it: `June 6, 2024`.
    except ValueError:
        parts = re.split("[;,]", text)
        if len(parts) == 1:
            raise
        return [read_date(each.strip()) for each in parts]


def _read_worded_date(text: str) -> str:
    # Only what is not typed as JSON has it waits for the reader of texts.
    from ttdn_cli.text.date_forms import DATES

    low = " ".join(text.translate(_SIGNS).translate({91: None, 93: None}).lower().split())
    low = re.sub(f"^{_BEFORE_DATE}", "", low)
    if re.fullmatch(_ROMAN_QUARTER, low):
        low = f"quý {low}"
    found = DATES.pattern.fullmatch(low)
    if not found:
        ends = low.split(" - ")
        if len(ends) != 2:
            raise ValueError
        return _checked("/".join(map(read_date, ends)))
    return _checked(DATES.read(found))


def _checked(date: str | None) -> str:
    if date is None:
        raise ValueError
    parse_time(date)
    return date
