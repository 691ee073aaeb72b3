"""The grammar of a part of a whole: two numbers in digits that a stroke or words join."""

from __future__ import annotations

import re

from ttdn_cli.text.amounts import Amount, in_years, to_millionths
from ttdn_cli.text.numbers import DIGITS, read_digits
from ttdn_cli.text.units import match_magnitude, match_unit
from ttdn_cli.text.worded_quantities import DIVIDED, OF_THESE

_SPACE = r"[ ]{0,3}"
PART = re.compile(rf"{_SPACE}/{_SPACE}({DIGITS})(?![\w/]|[.,]\d)")
"""The rest of a fraction, after its first number."""

_OF = re.compile(
    r" (?P<joined>trên tổng số|trong tổng số|trong số|trên|trong|"
    rf"out of(?: (?:a|the) total of)?(?: the| all)?|{OF_THESE}|of|"
    r"(?<=(?<![\d.,])[1-9] )in(?= (?:[2-9]|10|100) )|"
    r"(?:von|der)(?: den)?(?: insgesamt)?|sur(?: les| un total de)?|des|"
    r"de(?: las| los| cada| un total de)?|das|dos|из)"
    rf" (?P<whole>{DIGITS})(?![\w/%]|[.,:/-][0-9]| {{0,3}}%)"
)
_OF_COUNTED = ("of", "trong")
"""What joins two numbers that are a part and a whole only where what is counted is known, or where
they are all that stands in brackets."""

_AFTER_UNIT = re.compile(r" (?P<joined>trên tổng số|trong tổng số|out of|sur) ")
"""What joins a part with its unit to its whole: `58 provinces out of 63`."""

_REACH = 40
"""Characters after the number in which that stands."""

_MAY_BE_RATIO = ("in", "trên")
"""What joins a part only to a greater whole: `3 trên 3` is a score."""

_YEAR = re.compile("(?:19|20)[0-9]{2}")
_WHOLE_FIRST = re.compile(
    r" ?[^\W\d年月日년월일][^\d.。;；:：!！?？\n]{0,15}?"
    r"(?:のうち|の内|うち|中で|중에서|가운데|중|中的|里的|之中|中)"
    rf"[ ,、，]{{0,2}}(?:(?:已|仅|共)?有)? ?(?P<part>{DIGITS})(?! ?[%年月년월])(?: [个個개])?"
)
"""What follows a whole that stands before its part, as in East Asia: `63省のうち58`."""

_MOST_OF_FRACTION = 5
"""The whole of the longest fraction that is one of a unit: `3/4 giờ` are 45 minutes."""


def read_fraction(low: str, first: re.Match[str], *, english: bool) -> Amount | None:
    """Return the part of a whole of a fraction, or None where it can be none.

    Args:
        low: the text in lower case.
        first: its first number, after which `PART` matches.
        english: whether the text is in English.
    """
    part = PART.match(low, first.end())
    one, other = (
        read_digits(each, english=english, whole=True)
        for each in (first.group(), part[1] if part else "0")
    )
    if not part or not one or not other or not other.value:
        return None
    # The fraction is the figure; what it is of may stand beside it: `180/240 triệu m2`.
    scale, end = match_magnitude(low, part.end())
    unit = match_unit(low, end)
    of = unit[1] if unit else None
    if one.value < other.value <= _MOST_OF_FRACTION and of and (scale or of.kind in DIVIDED):
        value = to_millionths(one.value / other.value * (scale or 1))
        last = unit[0] if unit else end
        return in_years(Amount(last, value, unit=of, magnified=scale is not None))
    least, most = one.value * (scale or 1), other.value * (scale or 1)
    return Amount(part.end(), least, unit=of, numerator=least, denominator=most)


def read_part(low: str, first: re.Match[str], *, english: bool) -> Amount | None:
    """Return a part of a whole that words join, or None.

    Args:
        low: the text in lower case.
        first: the number that stands first: `58 trên tổng số 63 tỉnh`, `63省のうち58`.
        english: whether the text is in English.
    """
    if share := _OF.match(low, first.end()):
        return _part_of(low, first, share, english)
    if _AFTER_UNIT.search(low, first.end(), first.end() + _REACH):
        return _part_with_unit(low, first, english)
    eastern = low[first.end() : first.end() + 2].lstrip()[:1] > "\u3000"
    found = _WHOLE_FIRST.match(low, first.end()) if eastern else None
    if not found:
        return None
    one, other = (read_digits(each, english=True) for each in (found["part"], first.group()))
    if not one or not other or one.value > other.value:
        return None
    return Amount(found.end(), one.value, numerator=one.value, denominator=other.value)


def _part_with_unit(low: str, first: re.Match[str], english: bool) -> Amount | None:
    counted = match_unit(low, first.end())
    if not counted or counted[1].kind != "count" or not _AFTER_UNIT.match(low, counted[0]):
        return None
    share = _OF.match(low, counted[0])
    part = _part_of(low, first, share, english) if share else None
    return part._replace(unit=counted[1]) if part else None


def _part_of(low: str, first: re.Match[str], share: re.Match[str], english: bool) -> Amount | None:
    end, joined = share.end(), share["joined"]
    unit = match_unit(low, end)
    if unit and unit[1].kind != "count":
        return None
    alone = low[first.start() - 1 : first.start()] == "(" and low[end : end + 1] == ")"
    if not unit and ((joined in _OF_COUNTED and not alone) or _YEAR.fullmatch(share["whole"])):
        return None
    if not unit and match_magnitude(low, end)[0]:
        return None
    one, other = (
        read_digits(each, english=english, whole=True) for each in (first.group(), share["whole"])
    )
    if not one or not other or one.value > other.value:
        return None
    if not unit and one.value == other.value and joined in _MAY_BE_RATIO:
        return None
    return Amount(
        unit[0] if unit else end,
        one.value,
        unit=unit[1] if unit else None,
        numerator=one.value,
        denominator=other.value,
    )
