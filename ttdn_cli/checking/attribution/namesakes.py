"""In which body few hold a title, so that those of one name who do are one person."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache
from typing import NamedTuple

from ttdn_cli.checking.attribution.bodies import spelt, spelt_all
from ttdn_cli.checking.attribution.offices import DEPUTY, without_honors
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import fold

_MEMBERS = ("member", "municipal_member", "provincial_member", "deputy_of_assembly")
"""Ranks of who is one of many."""

_OF_FEW = re.compile(
    r"bo chinh tri|politburo|ban (?!chap hanh).*"
    r"|(?:.* )?(?:thuong vu|thuong truc|ban bi thu|standing committee|secretariat)(?: .*)?"
)
"""Bodies with few members, without diacritics."""

_VIETNAM = "viet ?nam"
_MASSES = {
    "Quốc hội": "quoc hoi|national assembly",
    "Đảng Cộng sản Việt Nam": "(?:(?:ban chap hanh|bch) )?(?:(?:trung uong|tw) )?dang(?: cong san)?"
    "|(?:ban chap hanh|bch) (?:trung uong|tw)"
    "|(?:cpv |(?:communist )?party )?central committee(?: of the (?:communist )?party)?"
    f"|communist party(?: of {_VIETNAM})?(?: central committee)?",
    "Mặt trận Tổ quốc Việt Nam": "(?:(?:(?:uy ban|ub) )?(?:trung uong|tw) |ubtw |uy ban )?"
    "(?:mat tran to quoc|mttq)"
    f"|(?:central committee of the (?:{_VIETNAM} )?)?fatherland front(?: central committee)?",
    "Quân đội nhân dân Việt Nam": "quan doi(?: nhan dan)?|qdnd|(?:people s )?army"
    "|luc luong vu trang(?: nhan dan)?|(?:people s )?armed forces",
    "Công an nhân dân Việt Nam": "cong an nhan dan|cand|people s public security",
}
_MASS = re.compile(
    rf"(?:the )?(?:[0-9]+th )?(?:{_VIETNAM} )?"
    rf"(?:{'|'.join(f'({each})' for each in _MASSES.values())})"
    r"(?: cua)?(?: nuoc)?(?: of)?(?: the)?"
    rf"(?: cong hoa xa hoi chu nghia| chxhcn| socialist republic of)?(?: {_VIETNAM})?"
    r"(?: (?:khoa|nhiem ky|lan thu|term) .*| [ivx]+| [0-9]+(?:st|nd|rd|th)(?: \w+)?)?"
)
"""Bodies with hundreds of members and more, without diacritics, by their usual names."""

_CENTRAL = re.compile(r"quoc hoi|national assembly|\b(?:\w*tw|trung uong|central)\b")
"""What says of such a body that it is not also its parts in each place."""

_ONE = ("general_secretary", "secretary_general", "assembly_chair", "chief_of_general_staff")
"""Who leads such a body, or is a deputy of who does."""

_ONE_OF_CENTRAL = ("chairman", "office_head")
"""Who does where it is not also its parts in each place."""

_HEADS_OF_PARTS = ("head", "committee_head", "department_head", "institute_head", "editor")
"""Who leads a part that the country has once: `Trưởng Ban Tổ chức` of its Party committee."""


class _Mass(NamedTuple):
    """A body with hundreds of members and more.

    Attributes:
        name: the same for all of its names.
        central: whether it is not also its parts in each place.
    """

    name: str
    central: bool


@lru_cache(maxsize=1 << 12)
def mass_of(key: str) -> _Mass | None:
    """Return what a body is with hundreds of members, or None for any other.

    Args:
        key: of the body, as `body_key` returns it.
    """
    plain = fold(key)
    found = _MASS.fullmatch(plain)
    if not found or not found.lastindex:
        return None
    return _Mass(spelt([*_MASSES][found.lastindex - 1]), bool(_CENTRAL.search(plain)))


def is_of_many(title: str, rank: str) -> bool:
    """Return whether many hold a title in one body: who is a member, works there or has a degree.

    Args:
        title: in either language.
        rank: of its office, or nothing.
    """
    if rank in _MEMBERS:
        return True
    said = f"{spelt(title)} "
    begins = any(said.startswith(f"{each} ") for each in _members())
    return rank in ("", "expert") and (begins or not without_honors(title))


def held_by_few(key: str, part: str, ranks: Collection[str], *, many: bool) -> str:
    """Return the name of a body, or of its part, where few hold a title in it, or nothing.

    Args:
        key: of the body, as `body_key` returns it.
        part: what the title says of a part of it, or nothing.
        ranks: of its offices.
        many: as `is_of_many` says it.
    """
    mass = mass_of(key)
    if many:
        return key if "member" in ranks and _OF_FEW.fullmatch(fold(key)) else ""
    if not mass:
        return f"{key} {part}".strip()
    heads = {each.removeprefix(DEPUTY) for each in ranks}
    of_central = _HEADS_OF_PARTS if part else _ONE_OF_CENTRAL
    one = heads.intersection(_ONE) or (mass.central and heads.intersection(of_central))
    return f"{mass.name} {part}".strip() if one else ""


@cache
def _members() -> tuple[str, ...]:
    return spelt_all(tuple(load("concepts")["persons"]["members"]))
