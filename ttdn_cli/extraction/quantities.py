"""Quantities in running text: what stands around a number says what the number is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from ttdn_cli.extraction.counts import is_quantity
from ttdn_cli.extraction.limits import (
    approximation_before,
    estimated_before,
    fall_before,
    rises_before,
)
from ttdn_cli.extraction.number_words import read_in_words
from ttdn_cli.extraction.passages import Passage
from ttdn_cli.extraction.quantity_lists import with_lists
from ttdn_cli.extraction.ranks import rank_in_figures, rank_in_words
from ttdn_cli.extraction.readings import Reading, changed_part
from ttdn_cli.extraction.times import find_times
from ttdn_cli.text.amounts import Amount, to_millionths
from ttdn_cli.text.numbers import DIGITS, VULGAR, read_digits
from ttdn_cli.text.quantities import match_amount, match_whole
from ttdn_cli.text.units import Unit, UnitKind, match_magnitude, match_unit
from ttdn_cli.text.worded_quantities import WORDS, match_words

_DOUBLE_DIGIT = (
    r"(?<!\w)(?:hai|2) con số(?!\w)|(?<=tăng trưởng )(?:hai|2) chữ số(?!\w)|"
    r"(?<![\w-])double[- ]digit(?!\w)"
)
_DOUBLED = (
    r"(?<!\w)(?:gấp (?:đôi|rưỡi|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?: lần)?|"
    r"twice(?= (?:the|as|that)(?!\w))|doubled|tripled|trebled|quadrupled|halved|"
    r"(?:two|three|four|five|ten)-?fold)(?!\w)"
)
_BEGINS = r"(?:(?<!\w)|(?<=(?<!\w)(?:usd|vnd|eur)))"
"""Where a number may begin; the code of a currency may be joined to it: `VND81.7 trillion`."""

# At most places of a text nothing begins: these are passed over first.
_CANDIDATE = re.compile(
    rf"(?=[0-9{''.join(VULGAR)}]|(?<!\w)\w)(?:(?P<double_digit>{_DOUBLE_DIGIT})|(?P<doubled>{_DOUBLED})|"
    rf"(?P<digits>{_BEGINS}(?:{DIGITS})|[{''.join(VULGAR)}])|{WORDS.pattern})"
)
_NUMERAL = re.compile(rf"{_BEGINS}(?:{DIGITS})")
_TIMES = {
    "đôi": 2, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "rưỡi": 1.5, "halved": 0.5, "twice": 2, "doubled": 2, "tripled": 3, "trebled": 3,
    "quadrupled": 4,
    "two": 2, "three": 3, "four": 4, "five": 5,
}  # fmt: skip
_JOINED_BEFORE = re.compile(
    r"(?:[\w)][/.:_&=]|[^\W\d]-|[\d)][-/]|[0-9] - |[@/=#]|[0-9][,.]|第 ?|(?<!\w)제 )\Z"
)
_JOINED_AFTER = re.compile(
    r"[.,][0-9]|(?:[/:](?! ?[0-9])|\.[a-z]|-(?![0-9]))\w|[-:][0-9]{1,2}[:/-]|:[0-9]"
)
_MARKER = re.compile(r"(?:\.[0-9]+)*[.)/](?:[ \n]|\Z)")
_BRACKETED = re.compile(r" \([^()\n]{1,24}\)")
_HYPHENATED = re.compile(
    r"-(?:minute|hour|day|week|month|year|decade|percent|km|kilomet(?:re|er)|met(?:re|er)|hectare)"
    r"(?!\w|-old)"
)
"""A unit that a hyphen joins to its number in English: `a 10-day visit`."""

_HEADED = re.compile(r"\((?:(?:đơn vị(?: tính)?|đvt|unit):? )?([^()\n:]{1,24})\) ?[:|]? ?$")
"""A heading before a number that has the unit in brackets: `Sản lượng (nghìn tấn): 45`."""

_UNIT_BEFORE = re.compile(r"(us\$|[$€£¥]|(?<!\w)(?:usd|vnd|eur)|百分之) ?$")
_PER_CENT = "百分之"
_SYMBOLS = {_PER_CENT: "%"} | {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_BOUND = re.compile(
    r" (trở lên|trở xuống|or more|or less|and above|or above|or fewer|and over|or over)"
    r"(?!\w)|(\+)(?!\w)| ?(以上|이상|以下|이하)"
)
_LOWER_BOUNDS = (
    *("trở lên", "or more", "and above", "or above", "and over", "or over", None),
    *("以上", "이상"),
)
_PLUS = re.compile(r"[0-9%]\+(?= [^\W\d])")
_SIGN = re.compile(r"(?:\A|[\s(:;])([-+])\Z")
_COMPARED = re.compile(
    r"(?<!\w)(?:gấp|tăng|giảm|hơn|nhân|bằng)(?: tới| gần| khoảng| hơn| đến| lên| trên)* $"
)
_CHANGE_AFTER = re.compile(
    r" (?:year-on-year |annual |sharp )?"
    r"(?:(?P<fall>drop|decline|fall|decrease|reduction|lower|down|less|fewer)|"
    r"increase|rise|growth|gain|higher|more|up)(?!\w)"
)
"""What follows a percentage in English that is how much less or more there is: `a 12% drop`."""

MOST_OF_WHOLE = 10
"""The whole of the largest fraction that people say for a share: `hơn 7/10 số hộ`."""

_LESS = re.compile(r"(?<!\w)(?:âm|mất|minus) $")
"""What makes less than nothing, or a loss, of an amount; `mất 3 ngày` is how long."""

_TIMES_AS_MUCH = re.compile(r"(?<!\w)(?:gấp|gần gấp|hơn gấp) $")
_MEDALS = re.compile(r"huy chương|(?<!\w)(?:vàng|bạc)(?!\w)")


def find_quantities(passage: Passage, taken: list[tuple[int, int]]) -> list[Reading]:
    """Return the quantities of a passage in order.

    Args:
        passage: to read.
        taken: where dates and numbers of documents are, which are no quantities.
    """
    found: list[Reading] = []
    low = passage.low
    spans = iter([*sorted([*taken, *find_times(low)]), (len(low), len(low) + 1)])
    start, stop = next(spans)
    after = 0
    for candidate in _CANDIDATE.finditer(low):
        while candidate.start() >= stop:
            start, stop = next(spans)
        if candidate.start() < after or candidate.end() > start:
            continue
        reading = _read(passage, candidate)
        # What is read may reach beyond its number, but not into what is taken.
        if reading and reading.start >= after and reading.end <= start:
            found.append(reading)
            after = reading.end
    return with_lists(passage, found, taken)


def _read(passage: Passage, candidate: re.Match[str]) -> Reading | None:
    low, start = passage.low, candidate.start()
    if candidate["digits"]:
        return _in_digits(passage, start)
    if reading := _in_idiom(low, candidate):
        return reading
    worded = match_words(low, candidate)
    if worded and worded.unit and worded.unit.kind == "percent" and not worded.denominator:
        return _in_context(passage, start, worded)
    return read_in_words(passage, candidate, worded) if worded else None


def find_alone(passage: Passage) -> Iterator[Reading]:
    """Yield the ways to read a passage that is nothing but one quantity, the likeliest first.

    In a sentence what surrounds a number decides whether it is a quantity; here nothing asks that.
    Any of them may leave something of the passage over.
    """
    low = passage.low
    yield from _ranks_alone(low)
    for candidate in _CANDIDATE.finditer(low):
        start = candidate.start()
        amounts: list[Amount | None]
        if reading := _in_idiom(low, candidate):
            yield reading
            continue
        if candidate["digits"]:
            whole = match_whole(low, start, english=passage.english)
            amounts = [whole, _amount_in_digits(passage, start)]
        else:
            amounts = [match_words(low, candidate)]
        for amount in amounts:
            if amount and (reading := _in_context(passage, start, amount, alone=True)):
                yield reading


def _ranks_alone(low: str) -> Iterator[Reading]:
    """Yield the ranks of a passage, each as if a verb that ranks stood before the passage."""
    verb = "đứng " if low.startswith("thứ ") else "ranked "
    said, rank = verb + low, None
    if number := _NUMERAL.search(low):
        start, end = (len(verb) + each for each in number.span())
        rank = rank_in_figures(said, start, end) if number.group().isdecimal() else None
    elif "thứ " in low:
        start, end = said.rindex("thứ ") + len("thứ "), len(said)
        rank = rank_in_words(said, start, said[start:], end)
    if rank:
        amount = rank[1]._replace(end=rank[1].end - len(verb))
        yield Reading(rank[0] - len(verb), amount.end, amount, "rank")


def _in_idiom(low: str, candidate: re.Match[str]) -> Reading | None:
    """Return the reading of words that are no number but say one: `gấp đôi`, `hai con số`."""
    start, end = candidate.span()
    if candidate["double_digit"]:
        amount = Amount(end, Decimal(10), Decimal(10), unit=Unit("%", "percent"))
        return Reading(start, end, amount, "change", "at_least")
    if candidate["doubled"]:
        word = candidate.group().removeprefix("gấp ").partition(" ")[0].partition("-")[0]
        value = Decimal(str(_TIMES.get(word.removesuffix("fold"), 10)))
        begin, approximation = approximation_before(low, start, None)
        unit = Unit("lần", "multiple") if "gấp" in candidate.group() else None
        amount = Amount(end, value, unit=unit)
        return Reading(begin, end, amount, "multiple", approximation)
    return None


def _in_digits(passage: Passage, start: int) -> Reading | None:
    low = passage.low
    number = _NUMERAL.match(low, start)
    if number:
        before = low[max(0, start - 4) : start]
        hyphenated = _hyphenated(passage, number)
        if _JOINED_BEFORE.search(before) or (
            not hyphenated and _JOINED_AFTER.match(low, number.end())
        ):
            return None
        if _is_marker(low, start, number.end()):
            return None
        ranked = number.group().isdecimal() and not hyphenated
        if ranked and (rank := rank_in_figures(low, start, number.end())):
            return Reading(rank[0], rank[1].end, rank[1], "rank")
    amount = _amount_in_digits(passage, start)
    return _in_context(passage, start, amount) if amount else None


def _amount_in_digits(passage: Passage, start: int) -> Amount | None:
    """Return what a number in digits says with its unit, whatever surrounds the two."""
    low = passage.low
    number = _NUMERAL.match(low, start)
    if number and (joined := _hyphenated(passage, number)):
        return joined
    amount = match_amount(low, start, english=passage.english)
    bracket = number and amount and amount.unit is None and _BRACKETED.match(low, number.end())
    if amount and bracket and (unit := match_unit(low, bracket.end())):  # `07 (bảy) ngày`
        return amount._replace(end=unit[0], unit=unit[1])
    return amount


def _hyphenated(passage: Passage, number: re.Match[str]) -> Amount | None:
    """Return a number with the unit that a hyphen joins to it, or None where none is."""
    found = _HYPHENATED.match(passage.low, number.end()) if passage.english else None
    value = read_digits(number.group(), english=True) if found else None
    if not found or not value:
        return None
    unit = match_unit(f" {found.group()[1:]}", 0)
    return Amount(found.end(), value.value, unit=unit[1] if unit else None)


def _in_context(
    passage: Passage, start: int, amount: Amount, *, alone: bool = False
) -> Reading | None:
    """Return the reading of an amount, or None where what surrounds it makes it something else.

    Args:
        passage: in which it stands.
        start: of its number.
        amount: what it says.
        alone: whether the passage is known to be a quantity and nothing else.
    """
    low = passage.low
    # `trên 58/63 tỉnh` is more than that, `trên 63 tỉnh` is where.
    unit = amount.unit if amount.denominator is None else None
    if alone and low.startswith(("trên ", "dưới ")):  # Nothing is anywhere there.
        unit = None
    begin, approximation = approximation_before(low, start, unit)
    if amount.unit is None and (sign := _UNIT_BEFORE.search(low[max(0, begin - 5) : begin])):
        kind: UnitKind = "percent" if sign[1] == _PER_CENT else "currency"
        unit = Unit(_SYMBOLS.get(sign[1], sign[1].upper()), kind)
        amount = amount._replace(unit=unit)
        begin, approximation = approximation_before(low, begin - len(sign.group()), unit)
    if amount.unit is None and (stated := _HEADED.search(low[max(0, start - 40) : start])):
        amount = _with_unit(amount, stated[1])
    limited = approximation is not None
    if not alone and not is_quantity(passage, start, begin, amount, limited=limited):
        return None
    unit = amount.unit
    few = unit and unit.text == "đồng" and not amount.magnified and (amount.value or 0) < 100
    if unit and few and _MEDALS.search(low[max(0, start - 40) : start]):
        amount = amount._replace(unit=unit._replace(kind="count"))
    end, measure, negative, verb = amount.end, amount.measure, False, 0
    if bound := _BOUND.match(low, end):
        at_least, end = (bound[1] or bound[3]) in _LOWER_BOUNDS, bound.end()
        approximation = "at_least" if at_least else "at_most"
        amount = (
            amount._replace(low=amount.value) if at_least else amount._replace(high=amount.value)
        )
        begin -= 3 * low.endswith("từ ", 0, begin)
    elif _PLUS.search(low, start, end):
        approximation, amount = "at_least", amount._replace(low=amount.value)
    sign = _SIGN.search(low[max(0, start - 2) : start])
    listed = not alone and measure == "count" and _begins_line(low, start - 1)
    if sign and begin == start and not listed:
        begin, negative = start - 1, sign[1] == "-"
        measure = "change" if sign[1] == "+" or measure == "share" else measure
    below = unit is not None and unit.kind in ("percent", "currency", "measurement")
    if below and (less := _LESS.search(low[max(0, begin - 8) : begin])):
        begin, negative, measure = begin - len(less.group()), True, "change"
    elif measure == "coverage":
        begin, amount, measure, negative, verb = changed_part(low, begin, amount)
    elif measure == "rank":
        pass
    elif measure == "multiple":
        # `giảm 3 lần` is a third, but `giá tăng 3 lần` may be how often.
        if (fall := fall_before(low, begin)) is not None:
            begin, negative, measure, verb = fall, True, "change", begin - fall
    elif (fall := fall_before(low, begin - 3 * _is_from(low, begin, amount))) is not None:
        begin, negative, measure, verb = fall, True, "change", begin - fall
    elif rises_before(low, begin):
        measure = "change"
    elif measure == "share" and (after := _CHANGE_AFTER.match(low, end)):
        measure, negative = "change", after["fall"] is not None
        end = after.end() if alone else end
    if approximation is None and (measure == "change" or unit) and estimated_before(low, begin):
        approximation = "about"
    if measure == "multiple" and _counts_times(low, begin, start, amount):
        measure = "count"
    if _TIMES_AS_MUCH.search(low[max(0, begin - 10) : begin]):
        begin, more = approximation_before(low, low.rfind("gấp", 0, begin), None)
        approximation = approximation or more
    if approximation and measure == "coverage":
        amount = _as_fraction(amount)
    return Reading(begin, end, amount, measure, approximation, negative, verb)


def _as_fraction(amount: Amount) -> Amount:
    """Return a limited part of a small whole as a fraction: nobody counts `gần 2/3`."""
    part, whole = amount.numerator, amount.denominator
    if not part or not whole or whole > MOST_OF_WHOLE:
        return amount
    return amount._replace(value=to_millionths(part / whole))


def _is_from(low: str, begin: int, amount: Amount) -> bool:
    """Return whether `từ` stands before a range, which may fall by it: `giảm từ 5 đến 10%`."""
    return amount.low is not None and low.endswith(" từ ", 0, begin)


def _with_unit(amount: Amount, stated: str) -> Amount:
    """Return an amount with the magnitude and the unit that its heading states, if it does."""
    scale, end = match_magnitude(stated, 0)
    unit = match_unit(stated, end)
    if not unit or unit[0] != len(stated) or unit[1].kind == "duration":
        return amount
    numbers = (amount.value, amount.low, amount.high)
    value, low, high = (each and each * (scale or 1) for each in numbers)
    return amount._replace(value=value, low=low, high=high, unit=unit[1])


def _counts_times(low: str, begin: int, start: int, amount: Amount) -> bool:
    """Return whether `lần` counts how often and not how many times as much."""
    compared = _COMPARED.search(low[max(0, begin - 24) : begin]) or "gấp" in low[begin:start]
    whole = amount.value is not None and amount.value == int(amount.value)
    return not compared and whole and amount.unit is not None and amount.unit.text == "lần"


def _is_marker(low: str, start: int, end: int) -> bool:
    """Return whether a number is that of a list or a heading: `1.`, `2.1.`, `(3)`."""
    bracketed = low[start - 1 : start] == "(" and low[end : end + 1] == ")" and end - start <= 2
    return bracketed or bool(_begins_line(low, start) and _MARKER.match(low, end))


def _begins_line(low: str, place: int) -> bool:
    before = low[max(0, place - 8) : place]
    blank = not before.rpartition("\n")[2].strip(" #*->•+(")
    return blank and (place < 8 or "\n" in before)
