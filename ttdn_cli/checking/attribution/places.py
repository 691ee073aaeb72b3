"""Which provinces, cities, districts and communes a text names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import takewhile

from ttdn_cli.text.gazetteer import load, surnames
from ttdn_cli.text.unicode import CAPITALS, fold, nfc
from ttdn_cli.text.words import words_of

_LEVELS = {
    "tỉnh": "tỉnh",
    "province": "tỉnh",
    "provincial": "tỉnh",
    "thành phố": "thành phố",
    "tp": "thành phố",
    "thành": "thành phố",
    "city": "thành phố",
    "municipal": "thành phố",
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

_FROM_SMALL = ("thị trấn", "phường", "xã", "thị xã", "quận", "huyện", "thành phố", "tỉnh")

_CITIES = ("Hà Nội", "Huế", "Hải Phòng", "Đà Nẵng", "Hồ Chí Minh", "Cần Thơ")
"""Cities that are no part of a province."""

_SHORT = {
    **{"HCM": "Hồ Chí Minh", "TPHCM": "Hồ Chí Minh", "HCMC": "Hồ Chí Minh"},
    **{"SAIGON": "Hồ Chí Minh"},
    **{"Đắc Lắc": "Đắk Lắk", "Daklak": "Đắk Lắk", "Đắc Nông": "Đắk Nông"},
}
"""Short and old spellings of names."""

_NOT_ALONE = ("Hồ Chí Minh", "Hòa Bình", "Hoà Bình")
"""Names of a person and of peace: those of places only behind `tỉnh` or the like."""

_ALONE = ("TPHCM", "HCMC")
"""Short forms of these that name nothing else."""

_LONGER = (
    *("Điện Biên Phủ", "Thái Bình Dương", "Thái Bình Thiên Quốc", "Hải Dương Học"),
    *("Hà Nam Ninh", "Bình Định Vương", "Phú Thọ Hòa", "Phú Thọ Hoà", "Đồng Tháp Mười"),
    *("Điện Biên Đông", "Đồng Nai Thượng", "Hà Nội Mới"),
)
"""Names of other places and of people that begin like those of provinces."""

_NO_SURNAMES = (
    *("An", "Cao", "Đoàn", "Đường", "Giáp", "Hoa", "Kim", "La", "Ma", "Sơn", "Trang", "Từ", "Vi"),
    *("Xa", "Y"),
)
"""Surnames that are words before the name of a place too: `Đoàn Phú Thọ`, `Đại học Y Thái Bình`."""

_SELDOM_SURNAMES = ("Ân", "Đồng", "Hồ", "Lại", "Nông", "Tăng", "Thái", "Trà", "Văn")
"""Those that are such words unless an office or an honorific stands before: `Trà Thái Nguyên`."""

_LEVEL = (
    "tỉnh|thành phố|tp|huyện|quận|thị xã|tx|thị trấn|phường|đặc khu|(?<!tấn )(?<!tác )xã(?! hội)"
)
_NO_NAME = rf"(?i:{_LEVEL})(?!\w)|Khóa|Khoá|UBND|HĐND|MTTQ|ĐBQH|(?i:đoàn thanh niên|thanh niên)"
_NAME = rf"((?:(?!{_NO_NAME})[^\W_]+\s?){{1,4}})"
_BEFORE = re.compile(rf"(?<!\w)(?i:({_LEVEL}))(?:\.\s*|\s+|(?<=TP)(?=HCM)){_NAME}")
_COMMITTEE = re.compile(rf"(?<!\w)(?i:(tỉnh|thành|huyện|quận|thị) (?:ủy|uỷ|đoàn)) {_NAME}")
"""What says the level of a place in the name of a body: `Thành ủy Lào Cai` is that of the city."""

_BEHIND = re.compile(
    r"((?:[^\W\d_]+(?:\s?[–—-]\s?|\s)){1,5})(Province|Provincial|City|Municipal|District)(?!\w)"
)
_BEHIND_END = re.compile("Provinc|City|Municipal|District")
_DASH = re.compile(r"\s*[–—-]\s*")
_NO_MORE = re.compile(r"(?<!\w)(?:Năm|Về|Tại|Khóa|Lần|Quý|Tháng|Giai|Và|Của|Tỉnh)(?!\w)")
"""Words that are no more of a name, which in capitals do not look so."""

_SMALL_WORD = re.compile(
    r"(?<![\w'’])(?!(?:năm|về|tại|khóa|lần|quý|tháng|giai|và|của|in|of|the|and|on|for|at)(?!\w))"
    rf"[^\W\d_{CAPITALS}]"
)
"""The beginning of a word in small letters, which headings have none of but these."""

_MORE = re.compile(rf"\s(?:Đông|Tây|Nam|Bắc|Thượng|Hạ|Mới|Cũ|Xanh)(?!\w)(?!\s[{CAPITALS}])")
"""What the name of another place or of a company ends with that begins like that of a province."""

_LEAST_IN_CAPITALS = 4
"""Words of a heading in capitals; fewer may be short forms, such as `UBND TP.HCM`."""

_LONGEST_BEFORE = 48
"""Letters of an office, a surname and a middle name."""

_LAST_WORD = re.compile(rf"(?<!\w)[{CAPITALS}][^\W\d_]*\s\Z")

_WITHIN = re.compile(
    rf"(?<!\w)(?P<name>[{CAPITALS}][^\W\d_{CAPITALS}]+"
    rf"(?:\s[{CAPITALS}][^\W\d_{CAPITALS}]+){{1,3}})(?:,\s?|\s)\Z"
)
"""The name of what is in a place, before that: of a district, or of a company that is longer."""

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
        if name := _named_before(each[1], proper=each[2][0:1] in "CD" or each[2] == "Province"):
            start = each.start() + each[1].rindex(name)
            _note(found, taken, _LEVELS[each[2].lower()], name, (start, each.end()))
    headed = not _SMALL_WORD.search(text)
    for each in _known().finditer(shown):
        known = _canonical(each.group())
        if not _is_free(each.span(), taken) or not known or _is_of_longer(each, headed=headed):
            continue
        if known not in _NOT_ALONE or each.group() in _ALONE:
            found.setdefault(_key("", known), each.span())
    return found


def _is_of_longer(found: re.Match[str], *, headed: bool) -> bool:
    """Return whether a name is part of a longer one: `Điện Biên Phủ`, `Nguyễn Thái Bình`.

    Args:
        found: the name of a province or city in a text.
        headed: whether all words of the text begin with capitals, so that these tell nothing.
    """
    text, (start, end) = found.string, found.span()
    if _longer().match(text, start):
        return True
    if found.group() not in _CITIES and _is_of_person(text, start, headed=headed):
        return True
    return not headed and bool(_MORE.match(text, end))


def _is_of_person(text: str, end: int, *, headed: bool) -> bool:
    """Return whether the beginning of the name of a person stands before a place of a text.

    Names of districts begin like them, and stand before that of their province: `Lâm Thao Phú
    Thọ`, `Phủ Lý Hà Nam`. So a surname stands right before the name, or before a middle name that
    tells; behind an office or an honorific before any.
    """
    near = max(0, end - _LONGEST_BEFORE)
    if _called(headed=headed).search(text, near, end):
        return True
    alone = _person().search(text, near, end)
    return alone is not None and (headed or not _LAST_WORD.search(text, near, alone.start()))


@cache
def _longer() -> re.Pattern[str]:
    every = "|".join(map(re.escape, {*_LONGER, *(fold(each).title() for each in _LONGER)}))
    return re.compile(rf"(?:{every})(?!\w)")


@cache
def _person() -> re.Pattern[str]:
    """Return what finds the beginning of the name of a person."""
    names = _surnames({*_NO_SURNAMES, *_SELDOM_SURNAMES})
    return re.compile(rf"(?<!\w)(?:{names})\s(?:(?:Th[ịi]|V[ăa]n|Nữ)\s)?\Z")


@cache
def _called(*, headed: bool) -> re.Pattern[str]:
    """Return what finds the beginning of the name of a person behind an office or an honorific."""
    lists = load("people")
    keys = ("offices", "offices_en", "honorifics", "honorifics_en")
    called = "|".join(map(re.escape, {each for key in keys for each in lists[key]}))
    middle = "(?:Th[ịi]|V[ăa]n|Nữ)" if headed else rf"[{CAPITALS}][^\W\d_]*"
    names = _surnames({*_NO_SURNAMES})
    return re.compile(rf"(?<!\w)(?i:{called})\s(?:{names})\s(?:{middle}\s)?\Z")


def _surnames(but: set[str]) -> str:
    names = surnames() - but
    names |= {fold(each).title() for each in names} - {fold(each) for each in but}
    return "|".join(map(re.escape, sorted(names)))


def _named_before(text: str, *, proper: bool) -> str:
    """Return the name with which a text ends: that of a province or city, or its last capitals.

    Args:
        text: before a level in English.
        proper: whether that is part of a name: `Provincial Committee` may be of any province.
    """
    text = text.rstrip()
    known = [each for each in _known().finditer(text) if each.end() == len(text)]
    if known or not proper:
        return known[0].group() if known else ""
    words = [*takewhile(_is_of_name, text.split()[::-1])][::-1]
    return text[text.rindex(words[0]) :] if words else ""


def narrowed(place: str, text: str) -> str:
    """Return a place with the name before it in a text, of what is within it: `Lâm Thao, Phú Thọ`.

    Args:
        place: a province or city that `places_in` finds in the text.
        text: a title.
    """
    found = places_in(text)
    start, _ = found.get(place, (0, 0))
    before = _WITHIN.search(text, 0, start)
    if not before or not _SMALL_WORD.search(text):
        return place
    if any(first < start and before.start() < end for first, end in found.values()):
        return place
    first, *more = before["name"].split()
    person = first in surnames() and len(more) > 1
    body = first in {each.split()[0] for each in load("organizations")["begin"]}
    return place if person or body else f"{in_words(before['name'])}, {place}"


def is_local(name: str) -> bool:
    """Return whether the name of an owner is that of a place, and no body or none."""
    return bool(name) and not name.startswith(" ")


def level_of(owner: str) -> str:
    """Return the level of a place that an owner is: of a commune and its province, that of the one.

    Args:
        owner: places as `places_in` returns them, with commas between.
    """
    beginnings = tuple(owner.split(", "))
    of_any = (each for each in _FROM_SMALL if any(e.startswith(f"{each} ") for e in beginnings))
    return next(of_any, "")


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
    known = level in ("tỉnh", "thành phố") and (
        _longer().match(text, start) or _known().match(text, start)
    )
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
    known = _names()
    name = _DASH.sub(" - ", name)
    if name in known:
        return known[name]
    # With diacritics of its own, a name is that of another place.
    plain = name.isascii() and {known[each] for each in known if _joined(each) == _joined(name)}
    return next(iter(plain)) if plain and len(plain) == 1 else None


def _joined(name: str) -> str:
    return _DASH.sub("", fold(name)).replace(" ", "")


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
    longest = sorted({_DASH.sub("-", each) for each in names}, key=len, reverse=True)
    every = "|".join(re.escape(each).replace(r"\-", r"\s*[–—-]\s*") for each in longest)
    return re.compile(rf"(?<!\w)(?:{every})(?!\w)")
