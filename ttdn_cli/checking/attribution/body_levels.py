"""What a name says of a body: whether it is of the country, of the state, or one of many alike."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Literal

from ttdn_cli.checking.attribution.bodies import body_key, expanded, is_of_each_body
from ttdn_cli.checking.attribution.places import in_words, placed, places_in
from ttdn_cli.text.gazetteer import load

_FOR_ALL = (
    *("Chính phủ", "Thủ tướng Chính phủ", "Government", "Prime Minister", "Văn phòng Chính phủ"),
    *("Quốc hội", "National Assembly", "Tổng cục Thống kê", "Cục Thống kê"),
    *("General Statistics Office", "National Statistics Office", "Việt Nam", "Chủ tịch nước"),
    *("Tổng Bí thư", "State President", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
    *("Viet Nam", "Vietnam"),
)
"""Bodies and heads whose figures are of the country, where their words do not say otherwise."""

_COUNTRY = (
    *("", "Việt Nam", "nước Cộng hòa xã hội chủ nghĩa Việt Nam", "nước CHXHCN Việt Nam"),
    *("Cộng hòa xã hội chủ nghĩa Việt Nam", "of Viet Nam", "of Vietnam"),
    *("of the Socialist Republic of Viet Nam", "of the Socialist Republic of Vietnam"),
)
"""What may stand behind these."""

_OFFICES = (
    *("chủ tịch", "bí thư", "phó chủ tịch", "phó bí thư", "phó bí thư thường trực"),
    *("chairman", "chairwoman", "secretary", "vice chairman", "vice chairwoman"),
)
FOR_PLACE = (
    *("ủy ban nhân dân", "ubnd", "hội đồng nhân dân", "hđnd", "chính quyền", "cục thống kê"),
    *("tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy", "đảng bộ"),
    *("people's committee", "people's council", "party committee", "statistics office"),
)
_BESIDE = (
    *("của", "tỉnh", "và", "of", "the", "and", "provincial", "municipal"),
    *("ban chấp hành", "ban thường vụ", "thường trực", "ban cán sự đảng"),
    *("standing committee", "standing board", "executive committee"),
)
"""Offices, bodies and words of which alone the name of who speaks for a whole place consists."""

_OF_EACH = (
    *(*FOR_PLACE, "sở", "phòng", "chi cục", "công an tỉnh", "công an huyện", "công an xã"),
    *("văn phòng ủy ban nhân dân", "văn phòng ubnd", "trạm y tế", "provincial people's"),
    *("tòa án nhân dân khu vực", "viện kiểm sát nhân dân khu vực"),
)
"""How the names of bodies begin of which each place has one."""

_NUMBERED = re.compile(
    r"(?:khu vực|vùng|miền|cụm|cơ sở|số|dự án|qlda|phòng|tổ|đội|chi nhánh|no\.?)"
    r"\s+(?:[0-9]+|[IVX]+)\Z",
    re.I,
)
"""How names end of which each place may have one: `Tòa án nhân dân khu vực 1`."""

_SCHOOL = re.compile(
    r"(?:trường (?:liên cấp|phổ thông|ptdt\w*|th(?:cs|pt)?|trung học|tiểu học|mầm non|mẫu giáo)"
    r"|tiểu học|mầm non|mẫu giáo|nhà trẻ|thcs|thpt)(?!\w)"
    r"|.*(?<!\w)(?:kindergarten|(?:primary|elementary|secondary|high|middle) school)(?!\w)",
    re.I,
)
"""How those of schools begin, several of which are called alike: `Trường Tiểu học Kim Đồng`."""

_HEADS = (*_OFFICES, "giám đốc", "phó giám đốc", "trưởng phòng", "hiệu trưởng", "director")
"""Offices that each body has: whose they are, its name tells."""

_NATIONAL = ("state", "ministries", "party", "mass", "international", "english")
"""Lists of bodies that are of no place within the country."""

Level = Literal["place", "body", "nation"]
"""For whom a body speaks: for a place, for itself alone, or for the whole country."""

_COMMANDS = ("bộ chỉ huy", "bộ tư lệnh", "quân khu")
"""How the names of commands begin, each of which is of a part of the country."""

_OF_STATE = ("bộ", "tổng cục", "cục", "vụ", "ministry of")
"""How those of bodies of the country begin, where they name no place."""

_OF_COUNTRY = re.compile(
    r"(?<!\w)(?:trung ương|tối cao|quốc gia|nhà nước|central|supreme|national|state)(?!\w)"
    r"|(?:việt nam|viet ?nam)\Z",
    re.I,
)
"""What says that a body is of the country, unless it is one for itself alone."""

_MINISTRY = ("bộ", "ministry of", "bộ trưởng", "thứ trưởng", "tổng cục", "minister of")


def is_national(words: str) -> bool:
    """Return whether a body, by the words of its name, is of no place within the country."""
    return words in _national() or _begins(words, _MINISTRY)


@lru_cache(maxsize=1 << 10)
def level_of_body(name: str) -> Level:
    """Return for whom a body speaks, by its name alone.

    One of another country speaks for none of these, as a company or a hospital does.
    """
    shown = expanded(name)
    words = in_words(placed(shown))
    lists, kinds = load("bodies"), load("organizations")
    if places_in(shown):
        return "place"
    if words in speaking_for_all() | central_bodies() | {*map(in_words, lists["mass"])}:
        return "nation"
    if is_of_each(words) or _begins(words, _COMMANDS):
        return "place"
    if words in map(in_words, lists["english"]):
        return "nation"
    if _begins(words, tuple(kinds["alone"])) or not {*words.split()}.isdisjoint(kinds["alone_en"]):
        return "body"
    if _of_another_country().search(shown):
        return "body"
    return "nation" if _OF_COUNTRY.search(shown) or _begins(words, _OF_STATE) else "body"


@cache
def _of_another_country() -> re.Pattern[str]:
    names = [each for names in load("lands")["countries"] for each in names]
    country = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{country})\Z|\A(?:{country})['’]s(?!\w)")


def says_which(body: str) -> bool:
    """Return whether a name is that of one body, as `Ban Quản lý dự án` and `Cục Thuế` are not."""
    kinds = load("organizations")["begin"]
    proper = body not in kinds and not body.split()[-1].islower() and not is_of_each_body(body)
    proper = proper and not (_NUMBERED.search(body) or _SCHOOL.match(body))
    return not is_of_each(in_words(body)) and (proper or bool(body_key(body, "")))


def tells_whose(body: str) -> bool:
    """Return whether the name of a body tells whose it is, or that each place has one."""
    return bool(places_in(body) or is_of_each(in_words(body)) or body_key(body, ""))


def is_of_state(name: str) -> bool:
    """Return whether a body is one of the state: a ministry, or such as each place has."""
    words = name.strip()
    return bool(words in central_bodies() or _begins(words, _MINISTRY) or is_of_each(words))


@cache
def central_bodies() -> frozenset[str]:
    """Return the words of the names of the bodies of the state and the Party above the places."""
    lists = load("bodies")
    return frozenset(
        in_words(each) for key in ("state", "ministries", "party") for each in lists[key]
    )


@cache
def _national() -> frozenset[str]:
    lists = load("bodies")
    every = frozenset(in_words(each) for key in _NATIONAL for each in lists[key])
    return every | speaking_for_all()


@cache
def speaking_for_all() -> frozenset[str]:
    """Return the words of the names of bodies whose figures are of the country."""
    return frozenset(in_words(f"{each} {of}") for each in _FOR_ALL for of in _COUNTRY)


def is_for_place(words: str) -> bool:
    """Return whether the words beside a place are of who speaks for all of it."""
    return bool(_only().fullmatch(words))


def is_of_each(words: str) -> bool:
    """Return whether a body is one that each place has, or an office that each body has."""
    national = f" {in_words('Việt Nam')}" in words
    return words in map(in_words, _HEADS) or (
        not national and _begins(_begin().sub("", words), _OF_EACH)
    )


def _begins(words: str, begin: tuple[str, ...]) -> bool:
    return f"{words} ".startswith(tuple(f"{in_words(each)} " for each in begin))


@cache
def _only() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{_any_of(*_OFFICES, *FOR_PLACE, *_BESIDE)})(?: |\Z))*")


@cache
def _begin() -> re.Pattern[str]:
    return re.compile(rf"\A(?:{_any_of(*_HEADS)}) ")


def _any_of(*phrases: str) -> str:
    return "|".join(sorted(map(in_words, phrases), key=len, reverse=True))
