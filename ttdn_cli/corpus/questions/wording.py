"""Which words of two figures say that they are of the same indicator."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache
from itertools import takewhile
from typing import NamedTuple

from ttdn_cli.facts.metrics import Metric
from ttdn_cli.text.gazetteer import Gazetteer, load
from ttdn_cli.text.numbers import DIGITS
from ttdn_cli.text.quantities import match_amount
from ttdn_cli.text.unicode import fold, nfc
from ttdn_cli.text.words import Word, words_of

_EMPTY = (
    "của các những được đã đang có là thì mà đạt và tại ở số tỷ lệ gồm với "
    "the a an of is are was were be been has have had that which who and at in their its with "
    "number share rate percentage proportion"
)
"""Words that say nothing of an indicator; that a figure is a share or a number, its unit says.

`chưa`, `không`, `trước`, `sau`, `trên` and `dưới` are none of them.
"""

_ORDERED = (
    "từ sang đến tới so hơn kém cho bằng trừ trên from to into than against over by per for between"
)
"""Words beside which the order counts: from one to another is not back again."""

_YEAR = "năm year"
_DIGIT = re.compile("[0-9]")
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_NUMBER = re.compile(rf"(?<![\w/.,-]){DIGITS}(?![\w/-])")

_PLACE = re.compile(
    r"(?<!\w)(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Pp]hường"
    r"|[Xx]ã(?! [Hh]ội))\s+((?:[^\W_]+\s?){1,4})"
)
_PLACE_EN = re.compile(r"((?:[^\W\d_]+\s){1,4})(?:Province|City|District)(?!\w)")
_PLACE_EN_END = re.compile("Province|City|District")
"""A province, a city, a district or a commune by what stands beside its name."""

_BEHIND_PLACE = re.compile(r"(?<!\w)(?:Năm|Về|Tại|Khóa|Lần|Quý|Tháng|Giai|Và|Của|Tỉnh)(?!\w)")
"""Words that are no more of a name, which in capitals do not look so."""

_BEFORE_PLACE = r"(?:(?<!\w)(?:tinh|thanh pho|tp\.?|huyen|quan|thi xa|thi tran|phuong|xa)\s+)?"
_COUNTRY = re.compile(r"(?<!\w)(?:trên |của |in the )?(?:cả nước|toàn quốc|nationwide)(?!\w)", re.I)

_NOT_ALONE = ("Hồ Chí Minh", "Hòa Bình", "Hoà Bình", "Thái Bình Dương")
"""Names of a person, of peace and of an ocean: those of places only behind `tỉnh` or the like."""


class Wording(NamedTuple):
    """The words of an indicator in one language, as they are compared.

    Attributes:
        exact: with diacritics.
        plain: without.
        place: the one province or city that they name, folded; nothing for the whole country; None
            where they do not say.
    """

    exact: str
    plain: str
    place: str | None


def wording_of(metric: Metric, language: str, *, english: bool) -> Wording | None:
    """Return the words of a figure in a language, or None where it is not worded in that.

    They are those of its scope, of its indicator and of what it is compared with, but for the
    figure itself, for its own year and for the one place that they name. What they number counts,
    with its magnitude: `trên 100 nghìn dân` is `trên 100.000 dân`.

    Args:
        metric: the figure.
        language: `vi` or `en`.
        english: whether a point is decimal in them.
    """
    said = [getattr(each, language) for each in (metric.scope, metric.indicator) if each]
    if None in said or not said:
        return None
    beside = getattr(metric.compared_with, language, None) or ""
    return _read(" ; ".join(said), metric.given, beside, metric.as_of or metric.period, english)


@lru_cache(maxsize=1 << 14)
def _read(text: str, given: str, beside: str, date: str | None, english: bool) -> Wording | None:
    """Return the words of a text: speeches say much in the same words each year."""
    if given in text:
        # `5` is no part of `2025`.
        text = re.sub(rf"(?<![\w.,/-]){re.escape(given)}(?![\w/]|[.,][0-9])", " ", text)
    place = None
    if _COUNTRY.search(text):
        place, text = "", _COUNTRY.sub(" ", text)
    elif len(found := places_in(text)) == 1:
        (place,) = found
        text = _without(text, place)
    years = frozenset(re.findall("[0-9]{4}", date or ""))
    words = _telling(_numbered(text, english=english), years)
    known = {each.plain for each in words}
    words += [each for each in _telling(beside, years) if each.plain not in known]
    if not words:
        return None
    exact, plain = [each.exact for each in words], [each.plain for each in words]
    if _words_in(_ORDERED).isdisjoint(exact):
        exact, plain = sorted({*exact}), sorted({*plain})
    return Wording(" ".join(exact), " ".join(plain), place)


def telling_words(text: str) -> list[Word]:
    """Return the words of a text that say what it is about."""
    return _telling(text, ())


def _telling(text: str, years: Collection[str]) -> list[Word]:
    """Return the words of a text but for those that say nothing, and for some years."""
    words: list[Word] = []
    every = split(text)
    # Where diacritics are written, `cua` is a crab, and no `của`.
    side = "exact" if any(each.marked for each in every) else "plain"
    for word in every:
        if word.plain in years:
            if words and words[-1].exact in _words_in(_YEAR, side):
                words.pop()
        elif word.exact not in _words_in(_EMPTY, side):
            words.append(word)
    return words


@cache
def _words_in(listed: str, side: str = "exact") -> frozenset[str]:
    """Return words of a list as texts have them, with their diacritics or without."""
    return frozenset(getattr(each, side) for each in words_of(listed))


def split(text: str) -> list[Word]:
    """Return the words of a text as `words_of` gives them, but for where they stand.

    Most syllables come again and again: what each is, is found out once.
    """
    return [word for found in _WORD.findall(nfc(text)) for word in _forms(found)]


@lru_cache(maxsize=1 << 16)
def _forms(word: str) -> tuple[Word, ...]:
    return tuple(words_of(word))


def _numbered(text: str, *, english: bool) -> str:
    """Return a text with its numbers in digits, whole: `100 nghìn` and `100.000` are `100000`."""
    if not _DIGIT.search(text):
        return text
    low, parts, end = text.lower(), [], 0
    for found in _NUMBER.finditer(low):
        amount = match_amount(low, found.start(), english=english)
        if found.start() < end or not amount or amount.value is None or amount.denominator:
            continue
        unit = f" {amount.unit.text}" if amount.unit else ""
        parts += [text[end : found.start()], f"{amount.value.normalize():f}{unit}"]
        end = amount.end
    return "".join([*parts, text[end:]])


def places_in(text: str) -> set[str]:
    """Return the provinces, cities, districts and communes that a text names, folded."""
    if text.isupper():
        text = _BEHIND_PLACE.sub(lambda word: word.group().lower(), text.title())
    found = set()
    for each in _PLACE.finditer(text):
        found.add(" ".join(takewhile(_is_of_name, each[1].split())))
    # What goes back from each of its words takes long where there is none.
    for each in _PLACE_EN.finditer(text) if _PLACE_EN_END.search(text) else ():
        found.add(" ".join([*takewhile(_is_of_name, each[1].split()[::-1])][::-1]))
    if not text.isascii():
        found |= {*_provinces().find_names(text)} - {*_NOT_ALONE}
    return {fold(each) for each in found if each}


def _is_of_name(word: str) -> bool:
    """Return whether a word can be one of the name of a place, such as the number of a ward."""
    return word[0].isupper() or word.isdecimal()


def _without(text: str, place: str) -> str:
    """Return a text without the name of a place and what stands before it."""
    folded = fold(text)
    if len(folded) != len(text):
        return text
    pattern = rf"{_BEFORE_PLACE}(?<!\w){re.escape(place)}(?:\s+(?:province|city|district))?(?!\w)"
    found = re.search(pattern, folded)
    return text[: found.start()] + " " + text[found.end() :] if found else text


@cache
def _provinces() -> Gazetteer:
    return Gazetteer([*(n for names in load("provinces").values() for n in names), *_NOT_ALONE])
