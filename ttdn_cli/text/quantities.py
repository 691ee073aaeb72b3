"""The grammar of one quantity: a number in digits or words with its magnitude and its unit.

What surrounds a quantity in running text (its sign, its approximation, what it changes) is read by
`extract`; this reads from a number on.
"""

from __future__ import annotations

import re
from decimal import Decimal

from ttdn_cli.text.amounts import Amount, in_years, to_millionths
from ttdn_cli.text.numbers import (
    DIGITS,
    VULGAR,
    read_digits,
)
from ttdn_cli.text.parts_of_whole import PART, read_fraction, read_part
from ttdn_cli.text.units import MAGNITUDE, Unit, match_magnitude, match_unit, parts_of
from ttdn_cli.text.worded_quantities import HALF_AFTER, ratio

_BEFORE_MONEY = ("$", "€", "£", "¥", "usd", "vnd", "eur")
_SPACE = r"[ ]{0,3}"
_NOUGHTS = re.compile(r"[0-9]{1,3},[0-9]00")
_NUMBER = re.compile(DIGITS)
_RANGE_SIGN = re.compile(r" ?[-~÷] ?(?=[0-9])")
_MORE_UNITS = re.compile(r" (?:and )?([0-9]{1,3})(?![\w/%]|[.,:/-][0-9])")
_RANGE = re.compile(rf"{_SPACE}(?:-|~|÷|đến|tới|to)(?: dưới)?{_SPACE}({DIGITS})(?![/_]|[.,:]\d)")
_ONWARD = re.compile(
    r"(?: tăng| giảm)?(?:(?P<rises> lên(?: tới| đến| mức)?)| xuống(?: còn| mức)?| còn)"
    rf"(?: (?:hơn|gần|khoảng|trên|dưới))? (?P<digits>{DIGITS})"
)
_FROM = re.compile(r"(?<!\w)từ(?: (?:mức|hơn|gần|khoảng|trên|dưới))? $")
_TO = re.compile(
    rf" to (?:about |around |over |nearly |more than |some )?(?:us)?[$€£]?(?P<digits>{DIGITS})"
)
_MOVED_FROM = re.compile(
    r"(?<!\w)(?:(?P<rises>r[io]se[ns]?|rising|increas(?:ed?|ing)|gr[eo]w[ns]?|growing|jumped|climbed|"
    r"soared|up|expanded|raised|improved)|f[ea]ll(?:en|ing)?|dropp(?:ed|ing)|declin(?:ed|ing)|"
    r"decreas(?:ed|ing)|reduc(?:ed|ing)|slid|shrank|lowered|narrowed|cut|down)"
    r"(?: [^\s.;,]+){0,3} from (?:about |around |over |nearly |more than |some )?(?:us)?[$€£]?$"
)
"""What tells of a number that became another one, so that the two are no range."""

_AND = re.compile(rf" and ({DIGITS})(?![\w/]|[.,:]\d)")
_MORE = re.compile(rf" ({DIGITS}) (?=(?:{MAGNITUDE})(?!\w))")
_LAST_DIGITS = re.compile(
    r"(?<=nghìn|.ngàn) ([0-9]{3})(?![\w/%]|[.,:][0-9])|"
    r" ([1-9])(?= ?(?:[;,.)\n]|\Z| (?:đồng|usd|đô la)(?!\w)))(?![.,][0-9])"
)
"""What is spoken without its magnitude: `3 nghìn 500`, `3 tỷ 2`."""


def match_amount(low: str, start: int, *, english: bool = False) -> Amount | None:
    """Return the quantity whose number in digits begins at a place, or None.

    Args:
        low: the text in lower case, with plain spaces and hyphens.
        start: of the number.
        english: whether the text is in English.
    """
    found = _NUMBER.match(low, start)
    if not found:
        return _vulgar(low, start, None)
    end = found.end()
    if low[end : end + 1] in VULGAR:
        whole = read_digits(found.group(), english=english)
        return _vulgar(low, end, whole.value) if whole else None
    if PART.match(low, end):
        return read_fraction(low, found, english=english)
    if part := read_part(low, found, english=english):
        return part
    other_end, second = end, ""
    between = low.endswith("between ", 0, start) and _AND.match(low, end)
    moved = _MOVED_FROM.search(low[max(0, start - 60) : start]) if english else None
    span = between or (None if moved else _RANGE.match(low, end))
    if span and _ends_number(low, span.end()):
        other_end, second = span.end(), span[1]
    money = low[max(0, start - 4) : start].rstrip().endswith(_BEFORE_MONEY)
    scale, scaled_end = _scale(low, other_end, money=money, english=english)
    unit = match_unit(low, scaled_end + low.startswith("+", scaled_end))  # `5+ years`
    half = low.endswith(" rưỡi", start, scaled_end) and scale
    bare = second and scale is None and unit is None
    loose = bare and not between and low[end : end + 1] != "-"
    if loose and not ("." in found.group() and "." in second):  # `300.000 - 500.000 kiều bào`
        second, (scale, scaled_end) = "", match_magnitude(low, end)
        unit = match_unit(low, scaled_end)
    whole_only = scale is None and (
        money or (unit is not None and unit[1].kind in ("count", "currency"))
    )
    # Who writes decimals ends none in two noughts: `3,000 tỷ` are three thousand.
    whole_only = whole_only or (scale is not None and _NOUGHTS.fullmatch(found.group()) is not None)
    one = read_digits(found.group(), english=english, whole=whole_only)
    if one is None:
        return None
    factor = scale or Decimal(1)
    if second:
        other = read_digits(second, english=english, whole=whole_only)
        if other is None or other.value <= one.value:
            return None
        last = unit[0] if unit else scaled_end
        return Amount(
            last,
            None,
            one.value * factor,
            other.value * factor,
            unit[1] if unit else None,
            magnified=scale is not None,
            grouped=one.grouped and other.grouped,
        )
    onward = _onward(low, start, scaled_end, moved)
    if onward and unit is None:
        return _first_of_two(low, Amount(scaled_end, one.value), scale, *onward, english=english)
    if (
        scale
        and unit is None
        and (two := _two_magnitudes(low, scaled_end, one.value * scale, english=english))
    ):
        return two
    if unit and not onward and (until := _with_unit_each(low, unit, one.value * factor, english)):
        return until
    value = one.value * factor + (half / 2 if half else 0)
    if unit and not half and (after := HALF_AFTER.match(low, unit[0])):  # `3 năm rưỡi`
        value, unit = value + factor / 2, (after.end(), unit[1])
    if unit and not half and (smaller := _smaller(low, *unit)):
        value, unit = value + smaller[0], (smaller[1], unit[1])
    if scale and unit is None:
        added, scaled_end = _rest(low, scaled_end, scale, english=english)
        value, unit = value + added, match_unit(low, scaled_end)
    return in_years(
        Amount(
            unit[0] if unit else scaled_end,
            value,
            unit=unit[1] if unit else None,
            magnified=scale is not None,
            grouped=one.grouped,
        )
    )


def match_whole(low: str, start: int, *, english: bool = False) -> Amount | None:
    """Return a quantity whose two numbers are one only where no sentence goes on, or None.

    These are the ends of a range with a unit each, `5% đến 10%`, which in a sentence may be what
    was and what is; and `5 nghìn 500 tỷ đồng`, which may be two cells of a table.

    Args:
        low: the text in lower case, with plain spaces and hyphens.
        start: of the first number.
        english: whether the text is in English.
    """
    one = match_amount(low, start, english=english)
    if one is None or one.value is None or one.denominator is not None:
        return None
    if one.unit is None:
        more = _MORE.match(low, one.end) if one.magnified else None
        added = read_digits(more[1], english=english) if more else None
        scale, end = match_magnitude(low, more.end() - 1) if more else (None, 0)
        if not added or not scale or added.value >= 1000 or scale <= one.value:
            return None
        unit = match_unit(low, end)
        value = (one.value + added.value) * scale
        return Amount(unit[0] if unit else end, value, unit=unit[1] if unit else None)
    between = low.endswith("between ", 0, start) and _AND.match(low, one.end)
    span = between or _RANGE.match(low, one.end)
    other = match_amount(low, span.start(1), english=english) if span else None
    if not other or other.value is None or other.unit != one.unit or not one.value < other.value:
        return None
    return other._replace(value=None, low=one.value, high=other.value)


def is_of_none(low: str, start: int, *, english: bool = False) -> bool:
    """Return whether a part of a whole of nought stands at a place, which is no quantity: `5/0`."""
    found = _NUMBER.match(low, start)
    part = PART.match(low, found.end()) if found else None
    whole = read_digits(part[1], english=english, whole=True) if part else None
    return whole is not None and not whole.value


def _with_unit_each(
    low: str, unit: tuple[int, Unit], least: Decimal, english: bool
) -> Amount | None:
    """Return a range whose ends have the unit each: `15% - 20%`, or None.

    Between them is a sign: `5% đến 10%` may be what was and what is.
    """
    sign = _RANGE_SIGN.match(low, unit[0])
    other = match_amount(low, sign.end(), english=english) if sign else None
    if not other or other.value is None or other.unit != unit[1] or other.value <= least:
        return None
    return other._replace(value=None, low=least, high=other.value)


def _smaller(low: str, end: int, unit: Unit) -> tuple[Decimal, int] | None:
    """Return what a smaller unit adds, in the larger one, and its end: `3 giờ 30 phút`, or None."""
    found = _MORE_UNITS.match(low, end)
    smaller = match_unit(low, found.end()) if found else None
    per = parts_of(unit).get(smaller[1].text) if smaller else None
    if not found or not smaller or not per or int(found[1]) >= per:
        return None
    return to_millionths(Decimal(found[1]) / per), smaller[0]


def _scale(low: str, end: int, *, money: bool, english: bool) -> tuple[Decimal | None, int]:
    """Return the magnitude at a place and its end; `m` is one of money and of English counts."""
    scale, scaled_end = match_magnitude(low, end)
    if scale is None and low.startswith("m", end) and not low[end + 1 : end + 2].isalnum():
        counted = match_unit(low, end + 1) if english else None
        if money or (counted and counted[1].kind == "count"):
            return Decimal(10**6), end + 1
    return scale, scaled_end


def _two_magnitudes(low: str, end: int, least: Decimal, *, english: bool) -> Amount | None:
    """Return a range with a magnitude word each and one unit: `30 triệu đến 40 triệu đồng`."""
    more = _RANGE.match(low, end)
    if not more:
        return None
    other = read_digits(more[1], english=english)
    scale, scaled_end = match_magnitude(low, more.end())
    unit = match_unit(low, scaled_end)
    if not other or not scale or not unit or other.value * scale < least:
        return None
    return Amount(unit[0], None, least, other.value * scale, unit[1], magnified=True)


def _rest(low: str, end: int, scale: Decimal, *, english: bool) -> tuple[Decimal, int]:
    """Return what follows a magnitude word and adds to it, and its end; nothing without.

    `1 tỷ 200 triệu`, `3 nghìn 500`, `3 tỷ 2`.
    """
    if more := _MORE.match(low, end):
        added = read_digits(more[1], english=english)
        less, more_end = match_magnitude(low, more.end() - 1)
        if added and less and added.value * less < scale:
            return added.value * less, more_end
    elif last := _LAST_DIGITS.match(low, end):
        return int(last.group()) * (Decimal(1) if last[1] else scale / 10), last.end()
    return Decimal(0), end


def _onward(
    low: str, start: int, end: int, moved: re.Match[str] | None
) -> tuple[re.Match[str], bool] | None:
    """Return the number that one became, and whether that is a rise, or None.

    Args:
        low: the text in lower case.
        start: of the first number.
        end: of it with its magnitude.
        moved: what in English says before it that it became another one.
    """
    if moved and (to := _TO.match(low, end)):
        return to, moved["rises"] is not None
    if _FROM.search(low[max(0, start - 16) : start]) and (to := _ONWARD.match(low, end)):
        return to, to["rises"] is not None
    return None


def _first_of_two(
    low: str,
    amount: Amount,
    scale: Decimal | None,
    onward: re.Match[str],
    rises: bool,
    *,
    english: bool,
) -> Amount | None:
    """Return an amount that became another one, with the magnitude and unit of that one.

    Args:
        low: the text in lower case.
        amount: the first, without its magnitude.
        scale: that it has of its own, or None.
        onward: the second number.
        rises: whether the second is greater.
        english: whether the text is in English.

    Returns:
        None where it cannot have the magnitude of the second, so that nobody knows its own.
    """
    second = read_digits(onward["digits"], english=english)
    shared, end = match_magnitude(low, onward.end())
    unit = match_unit(low, end)
    if amount.value is None or second is None:
        return None
    if scale is None and shared and rises != (amount.value < second.value):
        return None
    return amount._replace(
        value=amount.value * (scale or shared or 1),
        unit=unit[1] if unit else None,
        magnified=bool(scale or shared),
    )


def _ends_number(low: str, end: int) -> bool:
    """Return whether a number ends at a place: what is joined to it is a unit, `200mm`, or none."""
    joined = low[end : end + 1].isalnum()
    return not joined or match_magnitude(low, end)[1] > end or match_unit(low, end) is not None


def _vulgar(low: str, start: int, whole: Decimal | None) -> Amount | None:
    if low[start : start + 1] not in VULGAR:
        return None
    one, other = map(Decimal, VULGAR[low[start]])
    scale, end = match_magnitude(low, start + 1)
    unit = match_unit(low, end)
    if whole is None and not scale:
        return ratio(one, other, low, start + 1)
    value = to_millionths(((whole or 0) + one / other) * (scale or 1))
    last, of = unit or (end, None)
    return in_years(Amount(last, value, unit=of, magnified=scale is not None))
