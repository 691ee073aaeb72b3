"""Whether a number in its place counts or measures something, or is the name of one thing."""

from __future__ import annotations

import re
from functools import cache

from ttdn_cli.extraction.passages import Passage
from ttdn_cli.text.amounts import Amount
from ttdn_cli.text.gazetteer import load

AT = re.compile(r"(?<!\w)(?:lúc|vào|hồi|từ|đến|trước|sau|khoảng|at) $")
"""What stands before a time of the day."""

NOUN = re.compile(r" ([^\W\d_]+)")
"""A word after a number, which may be the noun that is counted."""

_NOTHING_AFTER = re.compile(r" ?(?:[.;,)\n]|\Z)")
_IS = re.compile(r"(?:(?<!\w)(?:là|còn|đạt|bằng|có|gồm|được)(?: là| được)?:? ?|: ?)$")
_FROM_TO = re.compile(r"(?<!\w)từ \| (?:tăng |giảm )?(?:lên|xuống|còn|đến|tới)(?: còn| đến)? [0-9]")
_TIERS = ("chính quyền ", "chính quyền địa phương ", "mô hình ", "tổ chức ")
"""A government of two tiers is called so; nobody counts."""

_CODE = re.compile("0[0-9]{2,}|[0-9]{7,}")
_CODED = re.compile("0[0-9]{2,}[. ][0-9]")
"""How a telephone number begins: nobody counts `024.7304`."""

_YEAR = re.compile("(?:19|20)[0-9]{2}")
_NUMBERED = re.compile(r" [0-9]")
_LISTED = re.compile(
    r"(?<!\w)(?:điều|khoản|điểm|mục|chương) (?:[0-9]{1,4}[a-zđ]?(?:,| và|, và) )+$"
)
_PAST = re.compile(r" nay(?!\w)")


def is_quantity(passage: Passage, start: int, begin: int, amount: Amount, *, limited: bool) -> bool:
    """Return whether an amount is one in its place: no label, no part of a name, no model."""
    low, unit = passage.low, amount.unit
    if _CODED.match(low, start):
        return False
    before = low[max(0, begin - 40) : begin]
    label = label_before(before)
    labelled = label is not None and not (unit is not None and before.endswith("số "))
    if labelled and unit is not None and label in load("labels")["sized"]:
        labelled = _NUMBERED.match(low, amount.end) is not None
    if amount.denominator is not None:
        part = amount.numerator is not None and amount.numerator <= amount.denominator
        round_the_clock = amount.numerator == 24 and amount.denominator == 7
        return unit is not None or (part and not labelled and not round_the_clock)
    if unit is None:
        return _counts(passage, start, amount, labelled=labelled, limited=limited)
    written = passage.text[amount.end - len(unit.text) : amount.end]
    exact = len(unit.text) == 1 or (unit.kind == "count" and unit.text.isupper())
    if exact and unit.text.isalpha() and written != unit.text:
        return False  # `5G` is no mass, and an abbreviation in small letters is a word.
    if unit.kind == "count":
        if _LISTED.search(low[max(0, start - 40) : start]):
            return False  # `các Điều 5, 6, 8 Luật`
        if _NUMBERED.match(low, amount.end) and unit.text in _labels():
            return False  # `khoản 1, 2 và 3 Điều 12`
        tiers = unit.text == "cấp" and before.endswith(_TIERS)
        return not tiers and (not labelled or limited)
    if unit.kind != "duration":
        return True
    # `số 28202300001 ngày 12/6` is a code before its day.
    code = _CODE.match(low, start) is not None and not amount.grouped
    return not code and is_duration(low, start, amount, labelled=labelled)


def _counts(passage: Passage, start: int, amount: Amount, *, labelled: bool, limited: bool) -> bool:
    """Return whether a number without a known unit counts something."""
    low, end = passage.low, amount.end
    digits = low[start:end]
    if not labelled and _FROM_TO.search(low[max(0, start - 4) : start] + "|" + low[end : end + 16]):
        return True
    many = len(digits) > 12 and amount.low is None and not amount.magnified
    if (labelled and not (limited or amount.magnified)) or many or _CODE.fullmatch(digits):
        return False
    if _YEAR.fullmatch(digits) and not limited:
        return False
    if amount.magnified:
        return True
    # `12 500` without a unit may be two cells of a table.
    joined = amount.grouped and digits.count(" ") != 1
    if joined and not _follows_name(passage, start):
        return True
    noun = NOUN.match(low, end, end + 24)
    if noun and (limited or noun[1] not in function_words()):
        capital = passage.text[end + 1].isupper()
        # `15 Japanese firms`, `63 Provinzen`
        capital = capital and not (passage.english or passage.foreign)
        return limited or not (capital or _follows_name(passage, start))
    ends = _NOTHING_AFTER.match(low, end) and not re.fullmatch(r"0[0-9]+", digits)
    return bool(ends and (limited or _IS.search(low[max(0, start - 12) : start])))


def is_duration(low: str, start: int, amount: Amount, *, labelled: bool) -> bool:
    """Return whether a number with a unit of time is how long, and no year, date or hour."""
    unit = amount.unit.text if amount.unit else ""
    before = low[max(0, start - 8) : start]
    year = unit == "năm" and re.match(r"(?:1[0-9]|20)[0-9]{2} ", low[start : amount.end])
    nowadays = unit == "ngày" and _PAST.match(low, amount.end)
    time = unit == "giờ" and AT.search(before)
    week = unit == "tháng" and before.endswith(("tuần ", "tuần thứ "))
    return not (year or nowadays or time or week or labelled)


@cache
def _labels() -> frozenset[str]:
    return frozenset(load("labels")["labels"])


@cache
def _others() -> frozenset[str]:
    return frozenset(load("labels")["others"])


@cache
def function_words() -> frozenset[str]:
    """Return the words that follow a number and are no noun that it counts."""
    return frozenset(load("labels")["function_words"])


def label_before(before: str) -> str | None:
    """Return the word after which a number names one thing, `Điều 5`, `giai đoạn 2`, or None."""
    words = before.rstrip().split(" ")[-3:]
    phrases = [" ".join(words[-size:]).lstrip("(“\"'") for size in (3, 2, 1)]
    if not _others().isdisjoint(phrases):
        return None
    return next((each for each in phrases if each in _labels()), None)


def names_one_thing(before: str) -> bool:
    """Return whether a fraction is the number of one thing: `Điều 1/4`, but not `mức 2/3`."""
    label = label_before(before)
    return label is not None and label not in load("labels")["sized"]


def _follows_name(passage: Passage, start: int) -> bool:
    """Return whether a name stands before a number, which then is a part of it: `Covid 19`."""
    text = passage.text[max(0, start - 40) : start].rstrip()
    head, _, word = text.rpartition(" ")
    return word[:1].isupper() and word[-1:].isalnum() and head.rstrip()[-1:].isalnum()
