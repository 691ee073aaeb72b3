"""Bodies that a text names: state, Party and mass organisations, central and local."""

from __future__ import annotations

import re
from functools import cache

from ttdn_cli.extraction.passages import Passage
from ttdn_cli.text.gazetteer import Gazetteer, load, surnames
from ttdn_cli.text.unicode import CAPITALS

_UPPER = f"[{CAPITALS}]"
_LOCAL = re.compile(
    r"(?:(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Ủy ban Mặt trận Tổ quốc|"
    r"Ban Chấp hành Đảng bộ|Đảng bộ|Ban Tuyên giáo|Đoàn đại biểu Quốc hội|Đoàn ĐBQH|Công an|"
    r"Bộ Chỉ huy Quân sự)(?: (?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Xx]ã|"
    r"[Pp]hường))"
    r"|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy|Quận ủy)(?!\w| viên)"
)
_OF_PROVINCE = re.compile(r"[Tt]ỉnh\Z|Tỉnh (?:ủy|uỷ)\Z")
"""What the name of a province follows, which is listed: `UBND tỉnh`."""

_DISTRICT = re.compile(
    r"(?<=quận|Quận) [0-9]{1,2}(?![\w%]|[.,/][0-9])| (?<=hường )[0-9]{1,2}(?![\w%]|[.,/][0-9])"
)
_OF_PLACE = re.compile(r" (?:tỉnh|thành phố|TP\.?) ")
_SHORT = re.compile(r"(?<=TP)\.? ?(?:HCM|HN|ĐN)(?!\w)")
"""Cities as they are written after `TP`."""

_OF_PARTY = re.compile(r"(?:Đảng (?:ủy|uỷ|bộ)|Ban [Cc]án sự [Đđ]ảng) (?=\w)")
"""What makes the name of a body that of its committee of the Party."""

_NO_BODY_BEFORE = ("trái phiếu ", "tín phiếu ", "phi ")
_NO_BODY_AFTER = (" điện tử", " số ", " số,", " số.", " kiến tạo")
_UNIT = re.compile(
    r"(?:Sở|Cục|Tổng cục|Vụ|Viện|Học viện|Trường Đại học|Đại học|Báo|Tập đoàn|Tổng công ty)(?= )"
)
_MINISTRY = re.compile(
    rf"Ministry of {_UPPER}\w+(?:(?:,? and|,)? (?!Ministr){_UPPER}\w+){{0,5}}(?!\w)"
)
# All that may belong to them, or none: Python 3.11.2 loses characters in possessive groups.
_WORDS = re.compile(
    rf"(?=(?P<words> {_UPPER}[\w&]*(?: {_UPPER}[\w&]*){{0,4}}))(?P=words)(?!\w| [a-zà-ỹđ])"
)
_NAME = re.compile(rf"(?: {_UPPER}\w*){{1,7}}")
_MOST_OF_PLACE = 3
_OF_PERSON = range(3, 5)
"""Words of the name of a place, and of a person, behind a body."""

_HEADED = re.compile(r"(?:chủ tịch|bí thư|trưởng|phó|chánh|viên|thư ký|giám đốc) \Z", re.I)
"""The office before a body, behind which who holds it may be named."""

_FIRST_WORDS = {
    "Ủy", "Uỷ", "UBND", "HĐND", "Ban", "Đảng", "Đoàn", "Công", "Bộ", "Tỉnh", "Thành", "Huyện",
    "Quận", "Sở", "Cục", "Tổng", "Vụ", "Viện", "Học", "Trường", "Đại", "Báo", "Tập", "Ministry",
}  # fmt: skip
"""How bodies begin that are in no list."""


@cache
def _names() -> Gazetteer:
    return Gazetteer(_listed())


@cache
def _listed() -> list[str]:
    names = [name for names in load("bodies").values() for name in names]
    return [*names, *map(str.upper, names)]


@cache
def _starts() -> re.Pattern[str]:
    words = {name.split(" ")[0] for name in _listed()} | _FIRST_WORDS
    return re.compile(
        rf"(?<!\w)(?:{'|'.join(sorted(map(re.escape, words), key=len, reverse=True))})(?!\w)"
    )


@cache
def _fields() -> Gazetteer:
    """Return what departments are named after: the fields of ministries and some of their own."""
    bodies = load("bodies")
    return Gazetteer(
        name.partition(" ")[2] for name in (*bodies["ministries"], *bodies["departments"])
    )


@cache
def places() -> Gazetteer:
    """Return the names of the provinces, present and former."""
    return Gazetteer(name for names in load("provinces").values() for name in names)


def match_body(passage: Passage, start: int) -> int | None:
    """Return the end of the body that is named at a place of a passage, or None."""
    text = passage.text
    ends = [_names().match(text, start) or 0]
    if local := _LOCAL.match(text, start):
        province = _OF_PROVINCE.search(local[0]) is not None
        headed = _HEADED.search(text, max(0, start - 12), start) is not None
        ends.append(_end_of_place(text, local.end(), province=province, headed=headed))
    if of_party := _OF_PARTY.match(text, start):
        ends.append(_names().match(text, of_party.end()) or 0)
    if ministry := _MINISTRY.match(text, start):
        ends.append(ministry.end())
    if unit := _UNIT.match(text, start):
        words = _WORDS.match(text, unit.end())
        end = _fields().match(text, unit.end() + 1) or (words.end() if words else 0)
        of = _OF_PLACE.match(text, end) if end else None
        ends.append((of and places().match(text, of.end())) or end)
    end = max(ends)
    return (end - text.endswith("TP.", 0, end)) or None


def _end_of_place(text: str, start: int, *, province: bool, headed: bool) -> int:
    """Return where the name of a province or another place ends that may begin at a place.

    Behind the office of a body, a surname and two or three words more are who holds it.
    """
    if short := _SHORT.match(text, start):
        return short.end()
    if known := places().match(text, start + 1):
        return known if text[start : start + 1] == " " else start
    if numbered := _DISTRICT.match(text, start):
        return numbered.end()
    name = _NAME.match(text, start)
    words = name.group().split() if name else []
    for place, word in enumerate(words):
        if headed and place != 1 and len(words) - place in _OF_PERSON and word in surnames():
            words = words[:place]
            break
    if province and (len(words) < 2 or words[0] in surnames()):
        return start
    return start + sum(1 + len(word) for word in words[:_MOST_OF_PLACE])


def _is_no_body(passage: Passage, start: int, end: int) -> bool:
    """Return whether a name is a part of another word: `trái phiếu Chính phủ`."""
    return passage.low.endswith(_NO_BODY_BEFORE, 0, start) or passage.low.startswith(
        _NO_BODY_AFTER, end
    )


def find_bodies(passage: Passage) -> list[tuple[int, int]]:
    """Return where bodies are named in a passage, in order; the longest name counts."""
    found: list[tuple[int, int]] = []
    for each in _starts().finditer(passage.text):
        if found and each.start() < found[-1][1]:
            continue
        end = match_body(passage, each.start())
        if end and not _is_no_body(passage, each.start(), end):
            found.append((each.start(), end))
    return found
