"""Quantities in running text: what stands around a number says what the number is."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from ttdn_cli.extract.limits import Approximation, approximation_before, fall_before, rises_before
from ttdn_cli.extract.passages import Passage
from ttdn_cli.extract.ranks import rank_in_figures, rank_in_words
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.numbers import DIGITS, EN_WORDS, MAGNITUDES, VULGAR, read_digits
from ttdn_cli.text.quantities import (
    WORDS,
    Amount,
    Measure,
    Unit,
    match_amount,
    match_magnitude,
    match_unit,
    match_words,
)

_DOUBLE_DIGIT = r"(?<!\w)(?:hai|2) con số(?!\w)|(?<![\w-])double[- ]digit(?!\w)"
_DOUBLED = (
    r"(?<!\w)(?:gấp (?:đôi|rưỡi|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?: lần)?|"
    r"twice(?= (?:the|as|that)(?!\w))|doubled|tripled|trebled|quadrupled|halved|"
    r"(?:two|three|four|five|ten)-?fold)(?!\w)"
)
_BEGINS = r"(?:(?<!\w)|(?<=(?<!\w)(?:usd|vnd|eur)))"
"""Where a number may begin; the code of a currency may be joined to it: `VND81.7 trillion`."""

_CANDIDATE = re.compile(
    rf"(?P<double_digit>{_DOUBLE_DIGIT})|(?P<doubled>{_DOUBLED})|"
    rf"(?P<digits>{_BEGINS}(?:{DIGITS})|[{''.join(VULGAR)}])|{WORDS.pattern}"
)
_NUMERAL = re.compile(rf"{_BEGINS}(?:{DIGITS})")
_TIMES = {
    "đôi": 2, "hai": 2, "ba": 3, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
    "rưỡi": 1.5, "halved": 0.5, "twice": 2, "doubled": 2, "tripled": 3, "trebled": 3,
    "quadrupled": 4,
    "two": 2, "three": 3, "four": 4, "five": 5,
}  # fmt: skip
_TIME = re.compile(
    r"(?<![\w.,:/])(?:[0-9]{1,2}(?::|h|g)[0-9]{2}(?!\w)|"
    r"[0-9]{1,2} ?(?:h|giờ)(?: ?[0-9]{1,2})?(?: phút)?(?!\w))"
)
_AT = re.compile(r"(?<!\w)(?:lúc|vào|hồi|từ|đến|trước|sau|khoảng|at) $")
_JOINED_BEFORE = re.compile(r"[\w)][/.:_&=]$|[^\W\d]-$|[\d)][-/]$|[0-9] - $|[@/=#]$|[0-9][,.]$")
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

_CURRENCY = re.compile(r"(us\$|[$€£¥]|(?<!\w)(?:usd|vnd|eur)) ?$")
_SYMBOLS = {"$": "USD", "us$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY"}
_BOUND = re.compile(
    r" (trở lên|trở xuống|or more|or less|and above|or above|or fewer|and over|or over)"
    r"(?!\w)|(\+)(?!\w)"
)
_LOWER_BOUNDS = ("trở lên", "or more", "and above", "or above", "and over", "or over", None)
_PLUS = re.compile(r"[0-9%]\+(?= [^\W\d])")
_SIGN = re.compile(r"(?:\A|[\s(:;])([-+])\Z")
_COMPARED = re.compile(
    r"(?<!\w)(?:gấp|tăng|giảm|hơn|nhân|bằng)(?: tới| gần| khoảng| hơn| đến| lên| trên)* $"
)
_TIMES_AS_MUCH = re.compile(r"(?<!\w)(?:gấp|gần gấp|hơn gấp) $")
_NOTHING_AFTER = re.compile(r" ?(?:[.;,)\n]|\Z)")
_IS = re.compile(r"(?:(?<!\w)(?:là|còn|đạt|bằng|có|gồm|được)(?: là| được)?:? ?|: ?)$")
_NOUN = re.compile(r" ([^\W\d_]+)")
_FROM_TO = re.compile(r"(?<!\w)từ \| (?:tăng |giảm )?(?:lên|xuống|còn|đến|tới)(?: còn| đến)? [0-9]")
_MEDALS = re.compile(r"huy chương|(?<!\w)(?:vàng|bạc)(?!\w)")
_TIERS = ("chính quyền ", "chính quyền địa phương ", "mô hình ", "tổ chức ")
"""A government of two tiers is called so; nobody counts."""

_NO_COUNT_BEFORE = re.compile(
    r"(?<!\w)(?:tháng|quý|cả|thứ|vài|dăm|mấy|cọc|khoản|điều|điểm|mục|lần|nhà|ông|bà|anh|chị|mẹ|"
    r"số|several|few|many|couple of) $"
)
_IDIOM = re.compile(r"(?:triệu|tỷ|tỉ) phú(?!\w)|(?<=ba )cọc|nửa đêm(?!\w)")
"""Words in which one for a number counts nothing: `triệu phú`, `nửa đêm`."""

_LASTS = re.compile(
    r"(?<!\w)(?:sau|trong|vòng|trước|suốt|kéo dài|hạn|dài|mất|tròn|đúng|chỉ|được|ngoài|"
    r"after|within|for|in) $"
)
"""What stands before `một năm` where that is how long, and no rate or any one year."""

_FIVE_AFTER = re.compile(
    r"(?<!\w)(?:có|gồm|với|thêm|hơn|gần|khoảng|và|thành|lập|bằng|đủ|được|nêu|là) $"
)
_NUMBERED = re.compile(r" [0-9]")
_PAST = re.compile(r" nay(?!\w)")


class Reading(NamedTuple):
    """A quantity in a passage.

    Attributes:
        start: where it begins.
        end: where it ends.
        amount: its number and unit.
        measure: what it says.
        approximation: how it is limited, or None.
        negative: whether it is below zero, or how much less there is.
        verb: characters of the words for a fall that it begins with.
    """

    start: int
    end: int
    amount: Amount
    measure: Measure
    approximation: Approximation | None = None
    negative: bool = False
    verb: int = 0

    def figure(self, low: str) -> tuple[int, int]:
        """Return where its figure is: without a verb before it and the noun that is counted."""
        unit, end = self.amount.unit, self.end
        if unit and unit.kind == "count" and low.endswith(unit.text.lower(), self.start, end):
            end = self.start + len(low[self.start : end - len(unit.text)].rstrip())
        return self.start + self.verb, end


def find_quantities(passage: Passage, taken: list[tuple[int, int]]) -> list[Reading]:
    """Return the quantities of a passage in order.

    Args:
        passage: to read.
        taken: where dates and numbers of documents are, which are no quantities.
    """
    found: list[Reading] = []
    low = passage.low
    spans = iter([*sorted([*taken, *_times(low)]), (len(low), len(low) + 1)])
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
    return found


def _times(low: str) -> list[tuple[int, int]]:
    """Return where times of the day are: `08:36`, `14h30`, `lúc 8 giờ 30`."""
    return [
        each.span()
        for each in _TIME.finditer(low)
        if " " not in each.group() or _AT.search(low[max(0, each.start() - 8) : each.start()])
    ]


def _read(passage: Passage, candidate: re.Match[str]) -> Reading | None:
    low, (start, end) = passage.low, candidate.span()
    if candidate["digits"]:
        return _in_digits(passage, start)
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
    return _in_words(passage, candidate)


def _in_digits(passage: Passage, start: int) -> Reading | None:
    low = passage.low
    number = _NUMERAL.match(low, start)
    if number:
        before = low[max(0, start - 4) : start]
        hyphenated = passage.english and _HYPHENATED.match(low, number.end())
        if _JOINED_BEFORE.search(before) or (
            not hyphenated and _JOINED_AFTER.match(low, number.end())
        ):
            return None
        if hyphenated and (value := read_digits(number.group(), english=True)):
            unit = match_unit(f" {hyphenated.group()[1:]}", 0)
            joined = Amount(hyphenated.end(), value.value, unit=unit[1] if unit else None)
            return _in_context(passage, start, joined)
        if _is_marker(low, start, number.end()):
            return None
        if number.group().isdecimal() and (rank := rank_in_figures(low, start, number.end())):
            return Reading(rank[0], rank[1].end, rank[1], "rank")
    amount = match_amount(low, start, english=passage.english)
    if amount is None:
        return None
    bracket = _BRACKETED.match(low, number.end()) if number and amount.unit is None else None
    if bracket and (unit := match_unit(low, bracket.end())):  # `07 (bảy) ngày`
        amount = amount._replace(end=unit[0], unit=unit[1])
    return _in_context(passage, start, amount)


def _in_context(passage: Passage, start: int, amount: Amount) -> Reading | None:
    """Return the reading of an amount, or None where what surrounds it makes it something else."""
    low = passage.low
    # `trên 58/63 tỉnh` is more than that, `trên 63 tỉnh` is where.
    unit = amount.unit if amount.denominator is None else None
    begin, approximation = approximation_before(low, start, unit)
    if amount.unit is None and (sign := _CURRENCY.search(low[max(0, begin - 5) : begin])):
        unit = Unit(_SYMBOLS.get(sign[1], sign[1].upper()), "currency")
        amount = amount._replace(unit=unit)
        begin, approximation = approximation_before(low, begin - len(sign.group()), unit)
    if amount.unit is None and (stated := _HEADED.search(low[max(0, start - 40) : start])):
        amount = _with_unit(amount, stated[1])
    if not _is_quantity(passage, start, begin, amount, limited=approximation is not None):
        return None
    unit = amount.unit
    few = unit and unit.text == "đồng" and not amount.magnified and (amount.value or 0) < 100
    if unit and few and _MEDALS.search(low[max(0, start - 40) : start]):
        amount = amount._replace(unit=unit._replace(kind="count"))
    end, measure, negative, verb = amount.end, amount.measure, False, 0
    if bound := _BOUND.match(low, end):
        at_least, end = bound[1] in _LOWER_BOUNDS, bound.end()
        approximation = "at_least" if at_least else "at_most"
        amount = (
            amount._replace(low=amount.value) if at_least else amount._replace(high=amount.value)
        )
        begin -= 3 * low.endswith("từ ", 0, begin)
    elif _PLUS.search(low, start, end):
        approximation, amount = "at_least", amount._replace(low=amount.value)
    sign = _SIGN.search(low[max(0, start - 2) : start])
    if sign and begin == start and not (measure == "count" and _begins_line(low, start - 1)):
        begin, negative = start - 1, sign[1] == "-"
        measure = "change" if sign[1] == "+" else measure
    if low.endswith("âm ", 0, begin) and unit and unit.kind == "percent":
        begin, negative, measure = begin - len("âm "), True, "change"
    elif measure == "coverage":
        begin, amount, measure, negative, verb = _changed_part(low, begin, amount)
    elif measure in ("rank", "multiple"):
        pass
    elif (fall := fall_before(low, begin)) is not None:
        begin, negative, measure, verb = fall, True, "change", begin - fall
    elif rises_before(low, begin):
        measure = "change"
    if measure == "multiple" and _counts_times(low, begin, start, amount):
        measure = "count"
    if _TIMES_AS_MUCH.search(low[max(0, begin - 10) : begin]):
        begin, more = approximation_before(low, low.rfind("gấp", 0, begin), None)
        approximation = approximation or more
    return Reading(begin, end, amount, measure, approximation, negative, verb)


def _with_unit(amount: Amount, stated: str) -> Amount:
    """Return an amount with the magnitude and the unit that its heading states, if it does."""
    scale, end = match_magnitude(stated, 0)
    unit = match_unit(stated, end)
    if not unit or unit[0] != len(stated) or unit[1].kind == "duration":
        return amount
    numbers = (amount.value, amount.low, amount.high)
    value, low, high = (each and each * (scale or 1) for each in numbers)
    return amount._replace(value=value, low=low, high=high, unit=unit[1])


def _changed_part(low: str, begin: int, amount: Amount) -> tuple[int, Amount, Measure, bool, int]:
    """Return a part of a whole, or by which part of itself something falls or rises."""
    fall = fall_before(low, begin)
    numerator, denominator = amount.numerator, amount.denominator
    if not numerator or not denominator or not (fall is not None or rises_before(low, begin)):
        return begin, amount, "coverage", False, 0
    changed = amount._replace(value=round(numerator / denominator, 6))
    if fall is None:
        return begin, changed, "change", False, 0
    return fall, changed, "change", True, begin - fall


def _is_quantity(
    passage: Passage, start: int, begin: int, amount: Amount, *, limited: bool
) -> bool:
    """Return whether an amount is one in its place: no label, no part of a name, no model."""
    low, unit = passage.low, amount.unit
    before = low[max(0, begin - 40) : begin]
    label = _label_before(before)
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
        if _NUMBERED.match(low, amount.end) and unit.text in _labels()[0]:
            return False  # `khoản 1, 2 và 3 Điều 12`
        tiers = unit.text == "cấp" and before.endswith(_TIERS)
        return not tiers and (not labelled or limited)
    return unit.kind != "duration" or _is_duration(low, start, amount, labelled=labelled)


def _counts(passage: Passage, start: int, amount: Amount, *, labelled: bool, limited: bool) -> bool:
    """Return whether a number without a known unit counts something."""
    low, end = passage.low, amount.end
    digits = low[start:end]
    if not labelled and _FROM_TO.search(low[max(0, start - 4) : start] + "|" + low[end : end + 16]):
        return True
    many = len(digits) > 12 and amount.low is None
    if labelled or many or re.fullmatch(r"0[0-9]{2,}|[0-9]{7,}", digits):
        return False
    if re.fullmatch(r"(?:19|20)[0-9]{2}", digits) and not limited:
        return False
    if amount.magnified:
        return True
    if amount.grouped and not _follows_name(passage, start):
        return True
    noun = _NOUN.match(low, end, end + 24)
    if noun and (limited or noun[1] not in _labels()[1]):
        capital = passage.text[end + 1].isupper()
        capital = capital and not passage.english  # `15 Japanese firms`
        return limited or not (capital or _follows_name(passage, start))
    ends = _NOTHING_AFTER.match(low, end) and not re.fullmatch(r"0[0-9]+", digits)
    return bool(ends and (limited or _IS.search(low[max(0, start - 12) : start])))


def _is_duration(low: str, start: int, amount: Amount, *, labelled: bool) -> bool:
    unit = amount.unit.text if amount.unit else ""
    before = low[max(0, start - 8) : start]
    year = unit == "năm" and re.match(r"(?:1[0-9]|20)[0-9]{2} ", low[start : amount.end])
    nowadays = unit == "ngày" and _PAST.match(low, amount.end)
    time = unit == "giờ" and _AT.search(before)
    return not (year or nowadays or time or labelled)


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


@cache
def _labels() -> tuple[frozenset[str], frozenset[str]]:
    data = load("labels")
    return frozenset(data["labels"]), frozenset(data["function_words"])


def _label_before(before: str) -> str | None:
    """Return the word after which a number names one thing, `Điều 5`, `giai đoạn 2`, or None."""
    words = before.rstrip().split(" ")[-3:]
    phrases = [" ".join(words[-size:]).lstrip("(“\"'") for size in (3, 2, 1)]
    if any(each in load("labels")["others"] for each in phrases):
        return None
    return next((each for each in phrases if each in _labels()[0]), None)


def _follows_name(passage: Passage, start: int) -> bool:
    """Return whether a name stands before a number, which then is a part of it: `Covid 19`."""
    text = passage.text[max(0, start - 40) : start].rstrip()
    head, _, word = text.rpartition(" ")
    return word[:1].isupper() and word[-1:].isalnum() and head.rstrip()[-1:].isalnum()


def _in_words(passage: Passage, candidate: re.Match[str]) -> Reading | None:
    low, (start, end) = passage.low, candidate.span()
    before = low[max(0, start - 40) : start]
    words = candidate.group().split()
    if words[-1] == "năm" and len(words) == 2 and words[0] not in ("linh", "lẻ"):
        words.pop()  # Years.
    amount = match_words(low, candidate)
    if amount is None:
        return None
    if before.endswith("thứ "):
        rank = rank_in_words(low, start, candidate.group(), end)
        return Reading(rank[0], end, rank[1], "rank") if rank else None
    begin, approximation = approximation_before(low, start, amount.unit)
    unit = amount.unit
    if _NO_COUNT_BEFORE.search(before) or _IDIOM.search(low, start, end + 5):
        return None
    if amount.denominator is not None:
        halved = words[0] == "half" and not re.match(r" (?:of|the)(?!\w)", low[end : end + 5])
        half = words[0] == "nửa" and not (approximation or unit or before.endswith("một "))
        return None if halved or half else _part_in_words(low, begin, amount, approximation)
    if unit is not None and unit.kind == "percent":
        return _in_context(passage, start, amount)
    if unit is None and passage.english and words[0] in EN_WORDS:
        counts = _counts_in_english(low, amount, words)
        return Reading(begin, amount.end, amount, "count", approximation) if counts else None
    if unit is None and not (amount.magnified and len(words) > 1):
        return None
    if len(words) == 1 and not _is_count_word(
        words[0], amount, before, limited=bool(approximation)
    ):
        return None
    if unit and unit.kind == "duration" and not _is_duration(low, start, amount, labelled=False):
        return None
    counted = passage.text[start : amount.end]
    if unit and passage.text[amount.end - len(unit.text)].isupper() and not counted.isupper():
        return None  # `Ba Tháng Hai` is a street.
    fall = fall_before(low, begin)
    if fall is not None:
        return Reading(fall, amount.end, amount, "change", approximation, True, begin - fall)
    return Reading(begin, amount.end, amount, amount.measure, approximation)


def _counts_in_english(low: str, amount: Amount, words: list[str]) -> bool:
    """Return whether a number in English words counts the noun that follows, which is not known."""
    noun = _NOUN.match(low, amount.end, amount.end + 24)
    if not noun or words in (["one"], ["zero"]) or noun[1] in _labels()[1]:
        return amount.magnified and len(words) > 1
    if all(word in MAGNITUDES for word in words):
        return False  # `several thousand`
    return not (words == ["two"] and noun[1] in load("numbers")["changes"]["pairs"])


def _part_in_words(
    low: str, begin: int, amount: Amount, approximation: Approximation | None
) -> Reading:
    begin, amount, measure, negative, verb = _changed_part(low, begin, amount)
    return Reading(begin, amount.end, amount, measure, approximation, negative, verb)


def _is_count_word(word: str, amount: Amount, before: str, *, limited: bool) -> bool:
    """Return whether a single number word counts what follows it."""
    unit, changes = amount.unit, load("numbers")["changes"]
    if unit is None:
        return False
    if word in ("một", "one"):
        # One alone is an article; `một thế kỷ` is a hundred years.
        if limited or unit.kind != "duration":
            return limited
        return (amount.value or 0) > 1 or _LASTS.search(before) is not None
    if word == "năm":
        # Else it is a year: `trong năm tỉnh đã đạt`.
        # `năm năm` is five years.
        return unit.text == "năm" or (bool(_FIVE_AFTER.search(before)) and unit.text != "tháng")
    if word in ("hai", "two") and unit.text in changes["pairs"]:
        return False
    short = unit.kind in ("measurement", "currency") and len(unit.text) < 3
    return not short and unit.text not in changes["unsure"]
