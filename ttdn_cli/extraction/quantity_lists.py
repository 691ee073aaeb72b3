"""Numbers of a list that have their magnitude and unit from the last: `120, 85 và 43 tỷ đồng`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ttdn_cli.extraction.counts import label_before
from ttdn_cli.extraction.passages import Passage
from ttdn_cli.extraction.readings import Reading
from ttdn_cli.text.amounts import Amount
from ttdn_cli.text.numbers import DIGITS, read_digits

_NUMBER = re.compile(rf"(?:{DIGITS})")
_LIST = re.compile(
    rf"(?<![\w.,/%-])(?:(?:{DIGITS}), ){{0,8}}(?:{DIGITS}),? (?:và|hoặc|hay|and|or) \Z"
)
_OF_DATE = re.compile(r"(?<!\w)(?:ngày|tháng|năm|quý|mùng|mồng|lúc|hồi|tối|sáng|chiều|đêm) \Z")
_EACH = re.compile(r"(?<!\w)lần lượt(?: (?:là|đạt|có|gồm|ở mức|với|tăng|giảm)){0,2} \Z")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_REACH = 120
"""Characters before a quantity in which the others of its list are."""


def with_lists(
    passage: Passage, found: list[Reading], taken: list[tuple[int, int]]
) -> list[Reading]:
    """Return the quantities of a passage with the others of their lists, in order.

    Args:
        passage: in which they stand.
        found: the quantities.
        taken: where dates and numbers of documents are.
    """
    listed = {each.start: each for last in found for each in _before(passage, last)}
    if not listed:
        return found
    others = [
        each
        for each in listed.values()
        if not any(start < each.end and each.start < end for start, end in taken)
    ]
    starts = {each.start for each in others}
    kept = [each for each in found if each.start not in starts]
    return sorted([*kept, *others], key=lambda each: each.start)


def _before(passage: Passage, last: Reading) -> Iterator[Reading]:
    """Yield the quantities of a list whose last one has the unit."""
    low, amount = passage.low, last.amount
    number = _NUMBER.match(low, last.start)
    if not number or not amount.unit or amount.value is None or amount.denominator is not None:
        return
    window = max(0, last.start - _REACH)
    found = _LIST.search(low[window : last.start])
    own = read_digits(number.group(), english=passage.english)
    if not found or not own or not own.value:
        return
    before = low[max(0, window + found.start() - 40) : window + found.start()]
    if _OF_DATE.search(before) or label_before(before):
        return
    if amount.unit.kind == "count" and not _EACH.search(before):
        return
    factor = amount.value / own.value
    places = list(_NUMBER.finditer(low, window + found.start(), last.start))
    if any(_YEAR.fullmatch(each.group()) for each in places):
        return
    for place in places:
        value = read_digits(place.group(), english=passage.english)
        if value:
            each = Amount(place.end(), value.value * factor, unit=amount.unit)
            yield Reading(place.start(), place.end(), each, last.measure, last.approximation)
