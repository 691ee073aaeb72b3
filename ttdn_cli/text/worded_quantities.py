"""The grammar of one quantity whose number is in words, in Vietnamese and in English."""

from __future__ import annotations

import re
from decimal import Decimal

from ttdn_cli.text.amounts import Amount, in_years, to_millionths
from ttdn_cli.text.numbers import EN_WORDS, MAGNITUDES, VI_WORDS, read_words
from ttdn_cli.text.units import Unit, match_magnitude, match_unit

_WORDS = "không trăm|(?<=phẩy )không|" + "|".join(
    sorted({*VI_WORDS} - {"không"}, key=len, reverse=True)
)
_FIRST = "một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười"
NUMBER_WORDS = f"{_FIRST}|{_WORDS}"
"""The words that numbers in Vietnamese are made of, as alternatives of a pattern."""

_ENGLISH_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10,
}  # fmt: skip
_ORDINAL = "third|quarter|fifth|sixth|eighth|tenth"
_ENGLISH = "|".join(sorted(EN_WORDS, key=len, reverse=True))
_ENGLISH_DIGIT = "zero|oh|one|two|three|four|five|six|seven|eight|nine"
WORDS = re.compile(
    rf"(?<![\w-])(?:(?:{_FIRST})(?: (?:{_WORDS}))*|"
    rf"(?:{_ENGLISH}|a(?= (?:dozen|hundred|thousand|million|billion)(?!\w)))"
    rf"(?:[ -](?:and )?(?:{_ENGLISH}))*(?: and a half(?!\w)|"
    rf"(?<!at one) point(?: (?:{_ENGLISH_DIGIT}))+"
    r"(?: (?:thousand|million|billion|trillion))?(?!\w))?|"
    rf"an?(?= (?:{_ORDINAL})(?: of|[.,;)]| in)(?!\w))"
    rf"|nửa|half)(?!\w|-(?!half|{_ORDINAL}))"
)
"""A number in words, both languages, in lower case."""

_TO_WORDS = re.compile(
    rf" (?:đến|tới|hoặc|to|or) ((?:{_FIRST})(?: (?!năm)(?:{_WORDS}))*|"
    rf"(?:{_ENGLISH})(?:[ -](?:{_ENGLISH}))*)(?= )"
)
DIVIDED = ("measurement", "duration")
"""Units that are divided: a part of an hour is a quarter of it, one of 63 provinces is one."""

HALF_AFTER = re.compile(r" rưỡi(?!\w)")
"""A half that stands behind its unit."""

_HALF_A = re.compile(
    r" an?(?= (?:hundred|thousand|million|billion|hour|day|month|year|mile)(?!\w))"
)
OF_THESE = r"of(?: the(?: total)?| all| its| our| their| (?:[^\W\d]+ ){0,3}[^\W\d]+(?:['’]s|s['’]))"
"""What joins a part in English to a whole that is known: `58 of the country's 63`."""

_OF_WORDS = re.compile(
    rf" (?:trên(?: tổng số)?|trong(?: tổng)? số|trong(?= \w+ mươi )|"
    rf"out of(?: (?:a|the) total of)?(?: the| all)?|in|(?P<of>{OF_THESE}|of))"
    rf" (?P<whole>(?:{_FIRST})(?: (?:{_WORDS}))*|"
    rf"(?:{_ENGLISH})(?:[ -](?:{_ENGLISH}))*|[0-9]{{1,4}})(?!\w|[.,][0-9])"
)
_PARTS = re.compile(
    rf" phần ((?:{_FIRST}|tư)(?: (?!(?:nghìn|ngàn|vạn|triệu|tỷ|tỉ)(?!\w))(?:{_WORDS}))*|trăm)(?!\w)"
)
_ORDINAL_PARTS = re.compile(rf"[ -](half|{_ORDINAL})s?(?!\w)")


def match_words(low: str, found: re.Match[str]) -> Amount | None:
    """Return the quantity whose number in words was found, or None where they are no number.

    Args:
        low: the text in lower case.
        found: a match of `WORDS` in it.
    """
    text, end = found.group(), found.end()
    words = text.replace("-", " ").split()
    if words[-1] == "năm" and len(words) > 1 and words[-2] not in ("linh", "lẻ", "phẩy"):
        # Five after tens and hundreds is `lăm` or `linh năm`: these are years.
        words.pop()
        end -= len(" năm")
    elif words[-2:] == ["năm", "rưỡi"] and len(words) > 2 and words[-3] not in ("linh", "lẻ"):
        words, end = words[:-2], end - len(" năm rưỡi")
    if text in ("nửa", "half"):
        counted = _HALF_A.match(low, end)
        return _half(low, counted.end() if counted else end)
    if words[-1] == "một" and low[end : end + 4] == " nửa" and len(words) == 1:
        return _half(low, end + 4)
    if part := _PARTS.match(low, end):
        one = read_words(words)
        if part[1] == "trăm":
            percent = Unit("phần trăm", "percent")
            return Amount(part.end(), one, unit=percent) if one is not None else None
        return ratio(one, read_words(part[1].split()), low, part.end())
    if part := _ORDINAL_PARTS.match(low, end):
        return ratio(read_words(words), Decimal(_ENGLISH_PARTS[part[1]]), low, part.end())
    value = read_words(words)
    if value is None:
        return None
    if of := _OF_WORDS.match(low, end):
        whole = of["whole"].replace("-", " ").split()
        other = Decimal(of["whole"]) if of["whole"].isdecimal() else read_words(whole)
        # `One of the five` is any one of them, and no share.
        if other and value <= other and not (of["of"] and value == 1):
            return ratio(value, other, low, of.end())
    unit = match_unit(low, end)
    if unit is None and (to := _TO_WORDS.match(low, end)):
        last = to[1].replace("-", " ").split()
        other, shared = read_words(last), match_unit(low, to.end())
        # Of `hai đến ba trăm nghìn` the magnitude may be that of both.
        if other and shared and value < other and not MAGNITUDES.keys() & {*last}:
            return Amount(shared[0], None, value, other, shared[1])
    magnified = any(word in MAGNITUDES for word in words)
    if unit is None and (rest := _rest_of_sum(low, end, words)):
        return rest._replace(value=value + (rest.value or 0))
    if unit and unit[1].kind == "duration" and (after := HALF_AFTER.match(low, unit[0])):
        value, unit = value + Decimal("0.5"), (after.end(), unit[1])
    return in_years(
        Amount(unit[0] if unit else end, value, unit=unit[1] if unit else None, magnified=magnified)
    )


def _rest_of_sum(low: str, end: int, words: list[str]) -> Amount | None:
    """Return what a comma adds to a sum in words: `một tỷ, hai trăm triệu đồng`, or None."""
    found = WORDS.match(low, end + 2) if low.startswith(", ", end) else None
    least = MAGNITUDES.get(words[-1], 0)
    following = found.group().split() if found else []
    # Each part of a sum is smaller than the one before, so that it ends soon.
    if not found or max((MAGNITUDES.get(each, 0) for each in following), default=0) >= least:
        return None
    rest = match_words(low, found)
    return rest if rest and rest.magnified and rest.unit else None


def _half(low: str, end: int) -> Amount:
    scale, scaled = match_magnitude(low, end)
    if scale:
        unit = match_unit(low, scaled)
        half = scale / 2
        return Amount(
            unit[0] if unit else scaled, half, unit=unit[1] if unit else None, magnified=True
        )
    unit = match_unit(low, end)
    if unit and unit[1].kind in DIVIDED:
        return in_years(Amount(unit[0], Decimal("0.5"), unit=unit[1]))
    return ratio(Decimal(1), Decimal(2), low, end)  # type: ignore[return-value]


def ratio(one: Decimal | None, other: Decimal | None, low: str, end: int) -> Amount | None:
    """Return so many parts of so many, or None where they are none.

    Args:
        one: the part.
        other: the whole.
        low: the text in lower case.
        end: of the words.
    """
    if one is None or not other or one > other:
        return None
    scale, scaled = match_magnitude(low, end)
    unit = match_unit(low, scaled)
    value = to_millionths(one / other * (scale or 1))
    divided = unit and (scale or unit[1].kind in DIVIDED)
    if unit and divided:  # A quarter of a century is 25 years.
        return in_years(Amount(unit[0], value, unit=unit[1], magnified=scale is not None))
    if unit and unit[1].kind != "count":
        unit = None
    return Amount(end, value, unit=unit[1] if unit else None, numerator=one, denominator=other)
