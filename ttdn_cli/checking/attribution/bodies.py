"""Which body a name says: one of its own, or that of a place, where there are many of one name."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from ttdn_cli.checking.attribution.body_names import of_place_in_english, one_name
from ttdn_cli.checking.attribution.places import (
    SMALL,
    in_words,
    is_local,
    is_small,
    placed,
    places_in,
)
from ttdn_cli.facts.records import Organization
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import CAPITALS, nfc

_KINDS = (
    *("Bộ", "Tổng cục", "Tập đoàn", "Tổng công ty", "Đại học", "Trường Đại học", "Học viện"),
    *("Nhà xuất bản", "Báo", "Tạp chí", "Ministry of", "University of", "Academy of"),
)
"""How names begin that say with their next words which body it is."""

_PROPER_KINDS = ("Công ty", "Ngân hàng")
"""How those begin that do where they end with a name: `Công ty Hoàng Long`."""

_COUNTRY = re.compile(
    r"(?<!\w)(?:trung ương|tối cao|central|supreme|national)(?!\w)|việt nam\Z", re.I
)
"""What says that a body is of the country."""

_OF_EACH_BODY = re.compile(r"(?:vụ|cục|văn phòng|khoa|thanh tra)(?!\w)", re.I)
"""How the names of parts begin of which each body has one, where they do not say its name."""

_BARE_LEVEL = re.compile(
    rf"(?<!\w)(?<!tấn )(?<!tác )(?i:(tỉnh|thành|đặc khu|{'|'.join(SMALL)})(?! hội(?!\w)))"
    rf"(?=(?P<more>(?i:(?: phố)?(?: [uủ][yỷ]| đoàn| đội)?)))(?P=more)(?!\w)(?!\s+[{CAPITALS}0-9])"
)
"""A level without the name of a place: `UBND tỉnh`, `Huyện ủy`.

What may follow it is taken whole: Python 3.11.2 loses characters in possessive groups.
"""

_BARE_LEVEL_EN = re.compile(r"(?<!\w)(?:district|commune|ward)(?!\w)", re.I)

_IN_EACH_PLACE = re.compile(
    r"(?<!\w)(?:đảng bộ|địa phương|đoàn đại biểu|bộ chỉ huy|bộ tư lệnh"
    r"|chi (?:nhánh|hội|bộ|đoàn|cục)|provincial|province|municipal|city|local|branch|delegation"
    r"|chapter)(?!\w)|\A[uủ][yỷ] ban mặt trận tổ quốc việt nam"
    r"|\Aviet ?nam fatherland front(?! central)",
    re.I,
)
"""What says that each place has one, in names that may look like those of bodies of the country."""

_FIELD = re.compile(
    r"(?<!\w)((?:Bộ|Sở|Bộ trưởng|Thứ trưởng)(?: Bộ)?) ([A-ZĐ]+(?:[&-][A-ZĐ]+)*)(?!\w)"
)
"""A ministry, or what has its field, in short: `Bộ GD&ĐT`, `Bộ GD-ĐT`."""


_CITY = re.compile(rf"(?<!\w)TP(?:\.\s*|\s+)(?=[{CAPITALS}])")


class _Known(NamedTuple):
    """What the names of bodies are compared with.

    Attributes:
        within: names that say which body it is wherever they stand in a longer one.
        whole: those that do by themselves.
    """

    within: frozenset[str]
    whole: frozenset[str]


def spelt(text: str) -> str:
    """Return a name with its diacritics, in small letters, and known short forms in full."""
    return in_words(expanded(text))


@cache
def spelt_all(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Return names as bodies and titles are compared."""
    return tuple(map(spelt, texts))


@lru_cache(maxsize=1 << 14)
def expanded(text: str) -> str:
    """Return a name or title with known short forms of bodies in full: `UBND`, `Bộ TT&TT`."""
    issuers = load("documents")["issuers"]

    def field(found: re.Match[str]) -> str:
        ministry = issuers.get("B" + re.sub("[&-]", "", found[2]))
        return f"{found[1]} {ministry.removeprefix('Bộ ')}" if ministry else found.group()

    named = _CITY.sub("thành phố ", _FIELD.sub(field, nfc(text)))
    return _short().sub(lambda each: _shorts()[each.group()], named)


@cache
def _shorts() -> dict[str, str]:
    every = load("short")["bodies"].items()
    return {short: name for name, shorts in every for short in shorts if name[:1].isupper()}


@cache
def _short() -> re.Pattern[str]:
    longest = sorted(_shorts(), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


@lru_cache(maxsize=1 << 14)
def body_key(name: str, owner: str) -> str:
    """Return which body a name says, or nothing where it may be one of several.

    A body is known by its name alone where that has the name of a province or city, of a ministry
    or another body of the country, or a name of its own. Any other is that of its place: of the one
    whose text it is.

    Args:
        name: of the body.
        owner: the place or body whose text it is, as `place_or_body_of` returns it.
    """
    shown = one_name(expanded(name))
    words = in_words(shown)
    if words in _known().within:
        return words
    places, local = places_in(shown), is_local(owner)
    english = of_place_in_english(shown, *next(iter(places.items()))) if len(places) == 1 else None
    words = english or in_words(placed(shown))
    levels = {each[1].lower() for each in _BARE_LEVEL.finditer(shown)}
    if levels or (_BARE_LEVEL_EN.search(shown) and not places):
        own = local and levels and all(f"{each} " in f"{owner} " for each in levels)
        # `Hội Nông dân tỉnh` in a text of Cà Mau is `Hội Nông dân tỉnh Cà Mau`.
        for each in (*levels, "thành phố"):
            words = words.removesuffix(f" {in_words(each)}")
        return f"{words} {in_words(owner)}" if own else ""
    if not all(map(is_small, places)) or (not places and _is_one(shown, words, local=local)):
        return words
    of_body = _OF_EACH_BODY.match(shown) and not _IN_EACH_PLACE.search(shown)
    return f"{words} {in_words(owner)}" if local or (of_body and owner) else ""


def is_of_each_body(name: str) -> bool:
    """Return whether a name begins like that of a part of which each body has one."""
    return bool(_OF_EACH_BODY.match(name))


def ministry_of(field: str, *, english: bool) -> str:
    """Return the ministry of a field, such as `Y tế`, or nothing where none is known."""
    if english:
        return f"Ministry of {field}" if field[:1].isupper() else ""
    name = f"Bộ {field}"
    return name if spelt(name) in _known().within else ""


def body_keys(body: Organization, owner: str) -> list[str]:
    """Return which body the names of one say; those in English where the others say it alone.

    Args:
        body: as a dataset has it.
        owner: as for `body_key`.
    """
    names = [*body.names, body.name_vi, body.name_en, *body.aliases]
    if body.label.vi and not body_key(body.label.vi, ""):
        names = [each for each in names if each != body.name_en]
    found = (body_key(each, owner) for each in names if each)
    return [*dict.fromkeys(filter(None, found))]


def _is_one(shown: str, words: str, *, local: bool) -> bool:
    """Return whether a name that names no place says which body it is.

    Args:
        shown: the name with known short forms in full.
        words: the same as names are compared.
        local: whether it stands in a text of a place, where `Cục Thống kê` is that of the place.
    """
    if _IN_EACH_PLACE.search(shown):
        return False
    if _COUNTRY.search(shown):
        return True
    known = _known()
    if (words in known.whole and not local) or any(f" {e} " in f" {words} " for e in known.within):
        return True
    return bool(_own_name().match(shown))


@cache
def _known() -> _Known:
    lists = load("bodies")
    parts = ("state", "ministries", "party", "international")
    every = [name for part in parts for name in lists[part]]
    # There is a `Cục Thống kê` in each province, and a `Chi cục` of it.
    alone = [each for each in every if each.startswith("Cục ")]
    english = [each for each in lists["english"] if not each.startswith("People's")]
    within, whole = (
        frozenset(map(spelt, each))
        for each in ({*every} - {*alone}, [*alone, *english, *lists["mass"]])
    )
    return _Known(within, whole)


@cache
def _own_name() -> re.Pattern[str]:
    """Return what matches a name that has one of its own: `Tập đoàn Sao Mai`."""
    kinds, proper = ("|".join(map(re.escape, each)) for each in (_KINDS, _PROPER_KINDS))
    name = rf"[{CAPITALS}0-9]\S*"
    return re.compile(rf"(?:{kinds}) {name}|(?:{proper}) (?:\S+ )*{name} {name}\Z")
