"""Which office a title says, and of which body."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from ttdn_cli.checking.attribution.bodies import expanded, ministry_of, spelt, spelt_all
from ttdn_cli.checking.attribution.body_names import is_vietnam
from ttdn_cli.checking.concepts import Found, pairs_of, ranks
from ttdn_cli.checking.forms import content_of
from ttdn_cli.checking.words import Word, words_in

DEPUTY = "deputy_"
"""How the ranks of deputies begin."""

ALSO = ("member", "municipal_member", "provincial_member", "deputy_of_assembly", "expert")
"""What people are beside an office, which stands behind it: `Ủy viên Bộ Chính trị, Bộ trưởng`."""

_OWN_BODIES = {
    **{"auditor_general": "Kiểm toán nhà nước", "deputy_auditor_general": "Kiểm toán nhà nước"},
    **{
        "inspector_general": "Thanh tra Chính phủ",
        "deputy_inspector_general": "Thanh tra Chính phủ",
    },
    **{"state_president": "Chủ tịch nước", "assembly_chair": "Quốc hội"},
    **{"prime_minister": "Chính phủ", "deputy_prime_minister": "Chính phủ"},
}
"""Of which body an office is that is said alone."""

_STATE = re.compile(r"nước(?!\w)\s*", re.I)
"""What says that of a deputy: `Phó Chủ tịch nước`."""

_PRESIDENT_EN = re.compile("(?:(?:vice|deputy) )?(?:state )?president")
"""An office of which the country says that it is that of its head: `President of Viet Nam`."""

_COUNTRY = "Việt Nam"

_HONORS = re.compile(
    r"(?:(?:đồng chí|đ/c|ông|bà|ngài|(?:phó )?giáo sư|gs|pgs|tiến s[ĩỹ](?: khoa học)?|ts|tskh"
    r"|thạc s[ĩỹ]|ths|bác s[ĩỹ]|bs|luật sư|(?:đại|thượng|trung|thiếu) (?:tướng|tá|[uú][yý])"
    r"|(?:anh hùng|nghệ s[ĩỹ]|nhà giáo|thầy thuốc) (?:lao động|nhân dân|ưu tú)|nsnd|nsưt)"
    r"(?:[\s.,;:-]+|\Z))*",
    re.I,
)
"""What stands before an office in a title in Vietnamese."""

_ADDRESS = re.compile(
    r"(?:(?:mr|mrs|ms|miss|mx|sir|madam|dr|(?:(?:assoc(?:iate)?|asst|assistant)\.? )?prof(?:essor)?"
    r"|ph\.?d|comrade|h\.?e|his excellency|her excellency|anh|chị|cụ|cố|nhà báo|luật sư)"
    r"(?:[\s.,;:-]+|\Z))*",
    re.I,
)
"""What stands before a name otherwise, in English and in Vietnamese."""

_BESIDE_EN = re.compile(
    r"\b(?:of|to|for|behalf|representing|representative|envoy|candidate|nominee|assistant|associate"
    r"|adviser|advisor|honorary|private|vice|deputy|under)\b",
    re.I,
)
"""What does not stand before an office in English, or it is another one."""

_NEXT = re.compile(r".*(?:[,;]|\s[-–]\s|(?<!\w)(?:kiêm|and)(?!\w))\s*", re.I | re.S)
"""What stands before one more office in a title."""

_AND = re.compile(r"[,;]\s*|\s[-–]\s|(?<!\w)(?:kiêm|and)\s+")
"""Behind what another office may stand."""

_NOT_YET = ("phụ trách", "designate", "elect", "được bổ nhiệm")
"""Words of who holds an office not yet, or for another."""

_ASIDE = re.compile(r"(?:danh dự|emeritus)(?!\w)", re.I)
"""What stands behind an office that is held beside that of a head: `Chủ tịch danh dự`."""

_STANDING = re.compile(r"(?:thường trực|chuyên trách|thứ nhất)(?!\w)", re.I)
"""Which of its deputies one is, and no part of a body: `Phó Bí thư Thường trực Tỉnh ủy`."""

_SHORT = {
    **{"PCT": "Phó Chủ tịch", "PBT": "Phó Bí thư", "GĐ": "Giám đốc", "PGĐ": "Phó Giám đốc"},
    **{"TGĐ": "Tổng Giám đốc", "PTGĐ": "Phó Tổng Giám đốc"},
}
_SHORT_OFFICE = re.compile(rf"(?<!\w)(?:{'|'.join(_SHORT)})(?!\w)")

_OF_BOARD = re.compile(r"(?:phó )?(?:trưởng )?ban\s+", re.I)
"""Offices with the first word of their body: `Trưởng Ban Tổ chức Trung ương`."""

_OF = re.compile(r"\A(?:của|of|for)\s+(?:the\s+)?", re.I)

_LEAST_OF_BODY = 2
"""Words that say of which body an office is."""


class Office(NamedTuple):
    """An office in a title.

    Attributes:
        rank: that a lexicon knows, or nothing.
        part: the words behind it, without diacritics and in the order of letters, or nothing.
        body: what stands behind it, or nothing.
    """

    rank: str
    part: str
    body: str


def without_honors(name: str) -> str:
    """Return a name without forms of address, degrees and ranks before it."""
    for honors in (_HONORS, _ADDRESS, _HONORS):
        found = honors.match(name)
        name = name[found.end() :] if found else name
    return name


def offices_of(title: str, *, english: bool) -> list[Office]:
    """Return the office with which a title begins, if any, and those behind it.

    `Tổng Bí thư, Chủ tịch nước` is two.
    """
    behind = (title[each.end() :] for each in _AND.finditer(title))
    further = (office_of(each, english=english) for each in behind)
    return [office_of(title, english=english), *(each for each in further if each.rank)]


@lru_cache(maxsize=1 << 14)
def office_of(title: str, *, english: bool) -> Office:
    """Return the office with which a title begins, and the words that say of which body.

    `Đại diện Bộ trưởng` is none; what somebody is beside an office comes before it.
    """
    plain = spelt(title)
    if any(f" {each}" in f" {plain}" for each in spelt_all(_NOT_YET)):
        return Office("", "", "")
    text = expanded(_SHORT_OFFICE.sub(lambda each: _SHORT[each.group()], title))
    words = words_in(text)
    offices = [each for each in ranks().find(pairs_of(words)) if _opens(text, words, each, english)]
    if not offices or not _is_honor(text[: words[offices[0].first].start], english):
        return Office("", "", "")
    office = next((each for each in offices if each.name not in ALSO), offices[0])
    stop = next((each.first for each in offices if each.first > office.first), len(words))
    behind = _without_standing(text, words[office.stop : stop])
    if behind and _ASIDE.match(text, behind[0].start):
        return Office("", "", "")
    own = {each for word in behind for each in content_of(word)}
    said = text[behind[0].start : behind[-1].end] if behind else ""
    called = text[words[office.first].start : words[office.stop - 1].end].casefold()
    if known := _own_body(office.name, called, said):
        return Office(office.name, "", known)
    body = _OF.sub("", said)
    if body and _OF_BOARD.fullmatch(text[words[office.first].start : behind[0].start]):
        body = f"Ban {body}"
    part = " ".join(sorted(own))
    minister = office.name.removeprefix(DEPUTY) == "minister"
    if ministry := ministry_of(body, english="minister" in called) if minister else "":
        return Office(office.name, part, ministry)
    # `của Bộ` says of no body which it is.
    return Office(office.name, part, body if len(own) >= _LEAST_OF_BODY else "")


def _own_body(rank: str, called: str, said: str) -> str:
    """Return the body of an office that is the only one of its name in the country, or nothing.

    Args:
        rank: the office.
        called: its words.
        said: those behind it, which say no more than the country, if anything.
    """
    state = _PRESIDENT_EN.fullmatch(called) and (said or "state" in called)
    of_state = _STATE.match(said) and rank == f"{DEPUTY}chairman"
    if (state or of_state) and is_vietnam(_STATE.sub("", said) or _COUNTRY):
        return _OWN_BODIES["state_president"]
    return _OWN_BODIES.get(rank, "") if not said or is_vietnam(said) else ""


def _without_standing(text: str, words: Sequence[Word]) -> Sequence[Word]:
    standing = _STANDING.match(text, words[0].start) if words else None
    return [each for each in words if each.start >= standing.end()] if standing else words


def _opens(text: str, words: Sequence[Word], office: Found, english: bool) -> bool:
    """Return whether an office stands at the beginning of a title, or behind another one of it."""
    return _is_honor(_NEXT.sub("", text[: words[office.first].start]), english)


def _is_honor(before: str, english: bool) -> bool:
    if english:
        return not _BESIDE_EN.search(before)
    return bool(_HONORS.fullmatch(before))
