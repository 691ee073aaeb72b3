"""Quantities whose number is in words: whether the words count anything in their place."""

from __future__ import annotations

import re

from ttdn_cli.extraction.counts import NOUN, function_words, is_duration, label_before
from ttdn_cli.extraction.limits import approximation_before, fall_before
from ttdn_cli.extraction.passages import Passage
from ttdn_cli.extraction.ranks import rank_in_words
from ttdn_cli.extraction.readings import Reading, changed_part
from ttdn_cli.text.amounts import Amount
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.measures import Approximation
from ttdn_cli.text.numbers import EN_WORDS, MAGNITUDES

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


def read_in_words(passage: Passage, candidate: re.Match[str], amount: Amount) -> Reading | None:
    """Return the reading of a number in words, or None where it counts nothing.

    Args:
        passage: in which it stands.
        candidate: a match of `WORDS`.
        amount: what it says; no percentage, which is read as one in digits.
    """
    low, (start, end) = passage.low, candidate.span()
    before = low[max(0, start - 40) : start]
    words = candidate.group().split()
    if words[-1] == "năm" and len(words) == 2 and words[0] not in ("linh", "lẻ"):
        words.pop()  # Years.
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
    if amount.low is not None:
        return Reading(begin, amount.end, amount, amount.measure, approximation)
    if unit is None and passage.english and words[0] in EN_WORDS:
        counts = _counts_in_english(low, amount, words)
        return Reading(begin, amount.end, amount, "count", approximation) if counts else None
    if unit is None and _counts_in_vietnamese(passage, amount, words, before):
        if low.startswith(("trên ", "dưới "), begin):  # It says where: `trên hai màn hình`.
            begin, approximation = start, None
        return Reading(begin, amount.end, amount, "count", approximation)
    halved = words[0] in ("nửa", "half")
    if unit is None and not (amount.magnified and (halved or len(words) > 1)):
        return None
    if (
        len(words) == 1
        and not halved
        and not _is_count_word(words[0], amount, before, limited=bool(approximation))
    ):
        return None
    if unit and unit.kind == "duration" and not is_duration(low, start, amount, labelled=False):
        return None
    counted = passage.text[start : amount.end]
    capital = passage.text[amount.end - len(unit.text)].isupper() if unit else False
    if unit and capital and not (unit.text[0].isupper() or counted.isupper()):
        return None  # `Ba Tháng Hai` is a street.
    fall = fall_before(low, begin)
    if fall is not None:
        return Reading(fall, amount.end, amount, "change", approximation, True, begin - fall)
    return Reading(begin, amount.end, amount, amount.measure, approximation)


def _counts_in_english(low: str, amount: Amount, words: list[str]) -> bool:
    """Return whether a number in English words counts the noun that follows, which is not known."""
    noun = NOUN.match(low, amount.end, amount.end + 24)
    if not noun or words in (["one"], ["zero"]) or noun[1] in function_words():
        return amount.magnified and len(words) > 1
    if all(word in MAGNITUDES for word in words):
        return False  # `several thousand`
    return not (words == ["two"] and noun[1] in load("numbers")["changes"]["pairs"])


def _counts_in_vietnamese(passage: Passage, amount: Amount, words: list[str], before: str) -> bool:
    """Return whether a number in Vietnamese words counts a noun that is not known."""
    noun = NOUN.match(passage.low, amount.end, amount.end + 24)
    if not noun or words[0] in ("một", "năm", "nửa", "bẩy") or words[0] in EN_WORDS:
        return False
    if noun[1] in function_words() or passage.text[noun.start(1)].isupper():
        return False
    if label_before(before) or all(word in MAGNITUDES for word in words):
        return False
    return noun[1] not in load("numbers")["changes"]["no_nouns"]


def _part_in_words(
    low: str, begin: int, amount: Amount, approximation: Approximation | None
) -> Reading:
    begin, amount, measure, negative, verb = changed_part(low, begin, amount)
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
