"""Which provinces, cities, districts and communes a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import takewhile

from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import fold, nfc
from ttdn_cli.text.words import words_of

_LEVELS = {
    "tỉnh": "tỉnh",
    "province": "tỉnh",
    "thành phố": "thành phố",
    "tp": "thành phố",
    "thành": "thành phố",
    "city": "thành phố",
    "huyện": "huyện",
    "district": "huyện",
    "quận": "quận",
    "thị xã": "thị xã",
    "tx": "thị xã",
    "thị": "thị xã",
    "thị trấn": "thị trấn",
    "phường": "phường",
    "xã": "xã",
    "đặc khu": "đặc khu",
}
SMALL = ("huyện", "quận", "thị xã", "thị trấn", "phường", "xã")
"""Levels at which several places have one name: whose they are, the province tells."""

_CITIES = ("Hà Nội", "Huế", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ")
"""Cities that are no part of a province."""

_SHORT = {
    **{"HCM": "Hồ Chí Minh", "TPHCM": "Hồ Chí Minh", "SAIGON": "Hồ Chí Minh"},
    **{"Đắc Lắc": "Đắk Lắk", "Daklak": "Đắk Lắk", "Đắc Nông": "Đắk Nông"},
}
"""Short and old spellings of names."""

_NOT_ALONE = ("Hồ Chí Minh", "Hòa Bình", "Hoà Bình")
"""Names of a person and of peace: those of places only behind `tỉnh` or the like."""

_OTHER = ("Thái Bình Dương", "Điện Biên Phủ")
"""Longer names of something else that begin like those of provinces."""

_LEVEL = (
    "tỉnh|thành phố|tp|huyện|quận|thị xã|tx|thị trấn|phường|đặc khu|(?<!tấn )(?<!tác )xã(?! hội)"
)
_NO_NAME = rf"(?i:{_LEVEL})(?!\w)|Khóa|Khoá|UBND|HĐND|MTTQ|ĐBQH|(?i:đoàn thanh niên|thanh niên)"
_NAME = rf"((?:(?!{_NO_NAME})[^\W_]+\s?){{1,4}})"
_BEFORE = re.compile(rf"(?<!\w)(?i:({_LEVEL}))(?:\.\s*|\s+|(?<=TP)(?=HCM)){_NAME}")
_COMMITTEE = re.compile(rf"(?<!\w)(?i:(tỉnh|thành|huyện|quận|thị) (?:ủy|uỷ|đoàn)) {_NAME}")
"""What says the level of a place in the name of a body: `Thành ủy Lào Cai` is that of the city."""

_BEHIND = re.compile(r"((?:[^\W\d_]+\s){1,4})(Province|City|District)(?!\w)")
_BEHIND_END = re.compile("Province|City|District")
_NO_MORE = re.compile(r"(?<!\w)(?:Năm|Về|Tại|Khóa|Lần|Quý|Tháng|Giai|Và|Của|Tỉnh)(?!\w)")
"""Words that are no more of a name, which in capitals do not look so."""

_LEAST_IN_CAPITALS = 4
"""Words of a heading in capitals; fewer may be short forms, such as `UBND TP.HCM`."""

Span = tuple[int, int]


@lru_cache(maxsize=1 << 14)
def places_in(text: str) -> Mapping[str, Span]:
    """Return the places that a text names, each with its level, and where the first name stands.

    A province or a city is known by its name alone, in Vietnamese or in English: `tỉnh cà mau`,
    `thành phố hà nội`. The others are, and any is another place than one of its name, by what
    stands beside it: `thành phố cà mau`.
    """
    shown = text
    if text.isupper() and len(text.split()) >= _LEAST_IN_CAPITALS:
        shown = _NO_MORE.sub(lambda word: word.group().lower(), text.title())
    found: dict[str, Span] = {}
    taken: list[Span] = []
    for pattern in (_COMMITTEE, _BEFORE):
        for each in pattern.finditer(shown):
            if not _is_free(each.span(2), taken):
                continue
            level = _LEVELS[each[1].lower()]
            name = _named(level, shown, each.start(2), takewhile(_is_of_name, each[2].split()))
            if name and (pattern is _BEFORE or level != "tỉnh" or _canonical(name)):
                end = each.start(2) + len(name)
                end = end if shown.startswith(name, each.start(2)) else each.end(2)
                start = each.start(1 if pattern is _BEFORE else 2)
                _note(found, taken, level, name, (start, end))
    for each in _BEHIND.finditer(shown) if _BEHIND_END.search(shown) else ():
        words = [*takewhile(_is_of_name, each[1].split()[::-1])][::-1]
        if words:
            start = each.start() + each[1].rindex(words[0])
            _note(found, taken, _LEVELS[each[2].lower()], " ".join(words), (start, each.end()))
    for each in _known().finditer(shown):
        known = _canonical(each.group())
        if _is_free(each.span(), taken) and known and known not in _NOT_ALONE:
            found.setdefault(_key("", known), each.span())
    return found


def is_local(name: str) -> bool:
    """Return whether the name of an owner is that of a place, and no body or none."""
    return bool(name) and not name.startswith(" ")


@lru_cache(maxsize=1 << 14)
def in_words(text: str) -> str:
    """Return the words of a text as they are compared: with diacritics, wherever the tone is."""
    return " ".join(each.exact for each in words_of(nfc(text)))


def placed(text: str) -> str:
    """Return a text with each place that it names as `places_in` has it, with its level."""
    for place, (start, end) in _from_behind(text):
        text = f"{text[:start]} {place} {text[end:]}"
    return text


def unplaced(text: str) -> str:
    """Return a text without the places that it names."""
    for _, (start, end) in _from_behind(text):
        text = f"{text[:start]} {text[end:]}"
    return text


def _from_behind(text: str) -> list[tuple[str, Span]]:
    return sorted(places_in(text).items(), key=lambda each: -each[1][0])


def _is_free(span: Span, taken: list[Span]) -> bool:
    return all(span[1] <= start or end <= span[0] for start, end in taken)


def name_of(place: str) -> str:
    """Return the name of a place without its level."""
    level = max((each for each in _LEVELS.values() if place.startswith(f"{each} ")), key=len)
    return place.removeprefix(f"{level} ")


def is_small(place: str) -> bool:
    """Return whether places of a level have the same name in several provinces."""
    return place.startswith(SMALL)


def _named(level: str, text: str, start: int, words: Iterator[str]) -> str:
    """Return the name at a place of a text: of a province or city no more than a list has."""
    known = level in ("tỉnh", "thành phố") and _known().match(text, start)
    return known.group() if known else " ".join(words)


def _note(found: dict[str, Span], taken: list[Span], level: str, name: str, span: Span) -> None:
    taken.append(span)
    found.setdefault(_key(level, _canonical(name) or name), span)


def _key(level: str, name: str) -> str:
    if level in ("", "tỉnh") and name in _CITIES:
        level = "thành phố"
    return f"{level or 'tỉnh'} {nfc(name).casefold()}"


def _is_of_name(word: str) -> bool:
    """Return whether a word can be one of the name of a place, such as the number of a ward."""
    return word[0].isupper() or word.isdecimal()


@cache
def _canonical(name: str) -> str | None:
    """Return the name of a province or city as lists have it, or None for no such name."""
    joined = fold(name).replace(" ", "").replace("-", "")
    known = _names()
    if name in known:
        return known[name]
    # With diacritics of its own, a name is that of another place.
    plain = name.isascii() and {known[each] for each in known if _joined(each) == joined}
    return next(iter(plain)) if plain and len(plain) == 1 else None


def _joined(name: str) -> str:
    return fold(name).replace(" ", "").replace("-", "")


@cache
def _names() -> dict[str, str]:
    """Return the names of provinces and cities, each with the one that lists have first."""
    lists = load("provinces")
    first = {_joined(each): each for each in (*lists["former"], *lists["present"])}
    every = (each for names in lists.values() for each in names)
    return {each: first.get(_joined(each), each) for each in every} | _SHORT


@cache
def _known() -> re.Pattern[str]:
    """Return what finds the names of provinces and cities, in Vietnamese and in English."""
    names = {*_names()}
    names |= {fold(each).title() for each in names if " " in each}
    names |= {_joined(each).title() for each in names if each in _CITIES}
    names |= {form for each in _OTHER for form in (each, fold(each).title())}
    longest = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
