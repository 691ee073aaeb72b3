"""Ranks: `đứng thứ 41 thế giới`, `thứ 07/34`, `ranked 45th out of 132`. Ordinals are none."""

from __future__ import annotations

import re
from decimal import Decimal

from ttdn_cli.text.amounts import Amount
from ttdn_cli.text.units import match_unit

_RANKED = re.compile(
    r"(?<!\w)(?:đứng|xếp hạng|xếp|hạng|vị trí|vị thứ|giữ|lên|xuống|lọt vào|giành)"
    r"(?: ở| tại| vị trí| hạng| vào)? $"
)
_PLACED = re.compile(r"(?:hạng|vị trí(?: số)?|top|tốp) $")
_RANKED_OF = re.compile(r"(?<!\w)(?:xếp|đứng|xếp hạng|đứng ở) $")
"""What stands before `12/63` where it is a rank."""

_ENGLISH = re.compile(r"(?:(ranked|ranks|ranking|rank)|placed|position|at|in|to)(?: the)? $")
_SCOPE = re.compile(
    r" (?:thế giới|toàn cầu|cả nước|toàn quốc|trong (?:cả|khu|toàn|số|asean|châu)|khu vực|châu|"
    r"đông nam á|asean|trên tổng|trên thế giới|trên toàn|of |out of |in the world|worldwide|"
    r"globally)"
)
_OF = re.compile(
    r"(?: ?/ ?| (?:trên tổng số|trên|trong tổng số|trong số|trong|out of|of) )([0-9]{1,4})"
    r"(?![\w/]|[.,][0-9])"
)
_ORDINAL = re.compile(
    r"(?<!\w)(?:lần|kỳ họp|khóa|khoá|phiên|phiên họp|năm|ngày|kỳ|tập|số|hội nghị|thế kỷ) $"
)
_SUFFIX = re.compile(r"(?:st|nd|rd|th)(?!\w)")
_PREFIX = "thứ "
ORDINALS = {
    "nhất": 1, "nhì": 2, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "tám": 8, "chín": 9, "mười": 10,
}  # fmt: skip
"""The words for places, after `thứ`."""


_WITH_ORDINAL = re.compile(
    rf"(?:thứ )?(?P<number>(?<=thứ )(?:[0-9]+|{'|'.join(ORDINALS)})(?!\w)|[0-9]+(?=st|nd|rd|th))"
)
_OF_WEEK = re.compile(r",? (?:hằng tuần|hàng tuần|mỗi tuần|tuần|\(?(?:ngày )?[0-9]{1,2}/[0-9])")
"""What follows `thứ 3` where it is a Tuesday."""


def rank_in_figures(low: str, start: int, end: int) -> tuple[int, Amount] | None:
    """Return where a rank begins and what it is, or None where a number is no rank.

    Args:
        low: the passage.
        start: of the number in digits.
        end: of the number.
    """
    before = low[max(0, start - 40) : start]
    if suffix := _SUFFIX.match(low, end):
        of = _OF.match(low, suffix.end())
        ranked = _ENGLISH.search(before)
        if not of and not (ranked and (ranked[1] or _SCOPE.match(low, suffix.end()))):
            return None
        return start, _amount(low, start, end, suffix.end())
    if before.endswith(_PREFIX):
        head = before.removesuffix(_PREFIX)
        scoped = _SCOPE.match(low, end) or _OF.match(low, end)
        if _ORDINAL.search(head) or not (scoped or _RANKED.search(head)):
            return None
        return start - len(_PREFIX), _amount(low, start, end, end)
    placed = _PLACED.search(before) or (_RANKED_OF.search(before) and _OF.match(low, end))
    return (start, _amount(low, start, end, end)) if placed else None


def rank_in_words(low: str, start: int, word: str, end: int) -> tuple[int, Amount] | None:
    """Return where a rank begins and what it is, or None where a number word is no rank."""
    head = low[max(0, start - 40) : start].removesuffix(_PREFIX)
    if word not in ORDINALS or not _RANKED.search(head):
        return None
    return start - len(_PREFIX), Amount(end, Decimal(ORDINALS[word]))


def is_ordinal(before: str, figure: str, after: str) -> bool:
    """Return whether a figure with the words of a rank is one of a series: `lần thứ 3`, `thứ 3`.

    With nothing before it, as in a quote that begins there, it is a rank unless it is a day of the
    week.

    Args:
        before: the characters before it, in small letters.
        figure: its words.
        after: the characters after it.
    """
    found = _WITH_ORDINAL.match(figure)
    if not found or _OF_WEEK.match(after):
        return found is not None
    if not before.strip():
        return False
    low, start = before + figure + after, len(before) + found.start("number")
    end = len(before) + found.end("number")
    if found["number"].isdecimal():
        return rank_in_figures(low, start, end) is None
    return rank_in_words(low, start, found["number"], end) is None


def _amount(low: str, start: int, stop: int, end: int) -> Amount:
    value = Decimal(low[start:stop])
    of = _OF.match(low, end)
    if not of:
        return Amount(end, value)
    unit = match_unit(low, of.end())
    return Amount(
        of.end(),
        value,
        unit=unit[1] if unit else None,
        numerator=value,
        denominator=Decimal(of[1]),
    )
