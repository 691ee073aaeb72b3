"""Numbers as Vietnamese and English write them, in digits and in words: string in, value out.

Vietnamese has a comma before the decimals and points, or spaces, between thousands; English has
comma and point the other way round. What only one of the two can have written is read so, whatever
the language: `75.0`, `1,260.5`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from ttdn_cli.text.gazetteer import load

DIGITS = (
    r"(?:[0-9]{1,3}(?:[.,\u202f][0-9]{3}(?![0-9])){1,6}(?:[.,][0-9]{1,9})?"
    r"|[0-9]{1,3}(?: [0-9]{3}(?![0-9])){1,6}(?:[.,][0-9]{1,9})?"
    r"|[0-9]{1,20}(?:[.,][0-9]{1,9})?)(?![0-9])"
)
"""A number in digits. Between thousands may be narrow spaces, or plain ones."""

_SEPARATORS = re.compile("[., ]")
_MOST_DIGITS = 20

MAGNITUDES = {word: 10**power for word, power in load("numbers")["magnitudes"].items()}
"""What multiplies the number before it; several in a row multiply each other (`nghìn tỷ`)."""

_VI_DIGITS = {
    "không": 0,
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "nhăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_EN_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7,
    "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_EN_DIGITS = {word: value for word, value in _EN_SMALL.items() if value < 10} | {"oh": 0}
_VI_SCALES = {word: value for word, value in MAGNITUDES.items() if word in ("trăm", "chục")}
_VI_GROUPS = {
    word: MAGNITUDES[word] for word in ("nghìn", "ngàn", "ngìn", "vạn", "triệu", "tỷ", "tỉ")
}
_EN_GROUPS = {word: MAGNITUDES[word] for word in ("thousand", "million", "billion", "trillion")}

VI_WORDS = (*_VI_DIGITS, "phẩy", "mười", "mươi", "linh", "lẻ", "rưỡi", *_VI_SCALES, *_VI_GROUPS)
"""What a number in Vietnamese words is made of."""

EN_WORDS = (*_EN_SMALL, "dozen", "hundred", *_EN_GROUPS)
"""What a number in English words is made of."""

VULGAR = {"½": (1, 2), "⅓": (1, 3), "⅔": (2, 3), "¼": (1, 4), "¾": (3, 4)} | {
    "⅕": (1, 5), "⅖": (2, 5), "⅗": (3, 5), "⅘": (4, 5), "⅙": (1, 6), "⅚": (5, 6),
    "⅛": (1, 8), "⅜": (3, 8), "⅝": (5, 8), "⅞": (7, 8), "⅐": (1, 7), "⅑": (1, 9), "⅒": (1, 10),
}  # fmt: skip
"""Fractions that are one character (Unicode, Number Forms), as numerator and denominator."""


class Digits(NamedTuple):
    """A number in digits: its value, and whether all of it is whole thousands groups or plain."""

    value: Decimal
    grouped: bool


def read_digits(text: str, *, english: bool = False, whole: bool = False) -> Digits | None:
    """Return what digits say, or None where they cannot be one number.

    Args:
        text: a match of `DIGITS`.
        english: whether a point is decimal where both readings are possible.
        whole: whether only a whole number makes sense, as of people: then `1,260` is 1260.
    """
    text = text.replace("\u202f", " ")
    if sum(map(str.isdigit, text)) > _MOST_DIGITS:
        return None
    separators = [each for each in text if not each.isdigit()]
    if not separators:
        return Digits(Decimal(text), grouped=False)
    last = separators[-1]
    *groups, tail = _SEPARATORS.split(text)
    grouped = len(groups[0]) <= 3 and all(len(each) == 3 for each in [*groups[1:], tail])
    grouped = grouped and groups[0][:1] != "0"
    if len(set(separators)) > 1:
        inner = set(separators[:-1])
        if len(inner) > 1 or last in inner or last == " " or not _in_threes(groups):
            return None
        return Digits(Decimal("".join(groups) + "." + tail), grouped=True)
    if last == " " or len(separators) > 1:
        return Digits(Decimal("".join([*groups, tail])), grouped=True) if grouped else None
    thousands = "," if english else "."
    if grouped and (last == thousands or (whole and last == ",")):
        return Digits(Decimal(groups[0] + tail), grouped=True)
    return Digits(Decimal(f"{groups[0]}.{tail}"), grouped=False)


def _in_threes(groups: Sequence[str]) -> bool:
    return 1 <= len(groups[0]) <= 3 and all(len(each) == 3 for each in groups[1:])


def read_words(words: Sequence[str]) -> Decimal | None:
    """Return what number words in a row say, or None where they are not one number.

    Args:
        words: lower-case, of `VI_WORDS` or of `EN_WORDS`.
    """
    if "point" in words:
        place = words.index("point")
        scale = _EN_GROUPS.get(words[-1])
        digits = words[place + 1 : -1 if scale else None]
        value = _with_decimals(words[:place], [_EN_DIGITS.get(word) for word in digits])
        return value and value * (scale or 1)
    if all(word in EN_WORDS or word in ("and", "a", "an", "half") for word in words):
        return _read_english(words)
    if "phẩy" in words:
        place = words.index("phẩy")
        return _with_decimals(words[:place], [_VI_DIGITS.get(word) for word in words[place + 1 :]])
    total = group = Decimal(0)
    digit: int | None = None  # That no scale word has multiplied yet.
    last = Decimal(1)
    # `hai tỷ ba` is 2.3 thousand million; `hai tỷ linh ba` has three more.
    tenths = len(words) > 1 and words[-1] in _VI_DIGITS and words[-2] in (*_VI_GROUPS, "trăm")
    for place, word in enumerate(words):
        if word in _VI_DIGITS:
            if digit is not None:
                return None
            digit = _VI_DIGITS[word]
        elif word == "mười":
            if digit is not None:
                return None
            group += 10
        elif word in ("mươi", "chục"):
            if not digit:
                return None
            group, digit, last = group + 10 * digit, None, Decimal(10)
        elif word == "trăm":
            if digit is None:
                return None
            group, digit, last = group + 100 * digit, None, Decimal(100)
        elif word in ("linh", "lẻ"):
            if digit is not None or place == 0:
                return None
        elif word == "rưỡi":
            if digit is not None or place + 1 < len(words) or place == 0:
                return None
            group += last / 2
        else:
            group += digit or 0
            last = Decimal(_VI_GROUPS[word])
            if not group and not total:
                return None
            # `hai nghìn tỷ` multiplies what is there; `hai tỷ năm trăm triệu` adds to it.
            multiplied = total < last or not group
            total = (total + group) * last if multiplied else total + group * last
            group = Decimal(0)
            digit = None
    return total + group + (digit or 0) * (last / 10 if tenths else 1)


def _with_decimals(words: Sequence[str], decimals: Sequence[int | None]) -> Decimal | None:
    """Return a number with decimals, or None where there are none or one is no digit."""
    whole = read_words(words) if words else None
    if whole is None or not decimals or None in decimals:
        return None
    return whole + Decimal("0." + "".join(map(str, decimals)))


def _read_english(words: Sequence[str]) -> Decimal | None:
    if words[-1] == "half":
        whole = _read_english(words[:-2])
        return whole + Decimal("0.5") if whole is not None else None
    total = group = 0
    for word in words:
        if word in ("and", "a", "an"):
            group = group or int(len(words) == 1)
            continue
        if word in _EN_SMALL:
            group += _EN_SMALL[word]
        elif word in ("hundred", "dozen"):
            group = (group or 1) * (100 if word == "hundred" else 12)
        else:
            total, group = total + (group or 1) * _EN_GROUPS[word], 0
    return Decimal(total + group)
