"""Bodies that a text names: state, Party and mass organisations, central and local."""

from __future__ import annotations

import re
from functools import cache

from ttdn_cli.extract.passages import Passage
from ttdn_cli.text.gazetteer import Gazetteer, load
from ttdn_cli.text.unicode import CAPITALS

_UPPER = f"[{CAPITALS}]"
_LOCAL = re.compile(
    r"(?:(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Ủy ban Mặt trận Tổ quốc|"
    r"Ban Chấp hành Đảng bộ|Đảng bộ|Ban Tuyên giáo|Đoàn đại biểu Quốc hội|Công an|"
    r"Bộ Chỉ huy Quân sự)(?: (?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường))"
    r"|Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy|Quận ủy)(?!\w| viên)"
)
_OF_PROVINCE = re.compile(r"tỉnh\Z|Tỉnh (?:ủy|uỷ)\Z")
"""What only the name of a province follows: `UBND tỉnh`; else a person's may stand there."""

_UNIT = re.compile(
    r"(?:Sở|Cục|Tổng cục|Vụ|Viện|Học viện|Trường Đại học|Đại học|Báo|Tập đoàn|Tổng công ty)(?= )"
)
_MINISTRY = re.compile(
    rf"Ministry of {_UPPER}\w+(?:(?:,? and|,)? (?!Ministr){_UPPER}\w+){{0,5}}(?!\w)"
)
_WORDS = re.compile(rf" {_UPPER}[\w&]*(?: {_UPPER}[\w&]*){{0,4}}(?!\w| [a-zà-ỹđ])")
_NAME = re.compile(rf" ({_UPPER}\w*(?: {_UPPER}\w*){{0,2}})")
_STARTS = re.compile(
    r"(?<!\w)(?:Ủy|Uỷ|UBND|HĐND|Hội|Ban|Đảng|Đoàn|Công|Bộ|Tỉnh|Thành|Huyện|Quận|Sở|Cục|Tổng|Vụ|"
    r"Viện|Học|Trường|Đại|Báo|Tập|Chính|Quốc|Thủ|Chủ|Văn|Mặt|Tòa|Toà|Kiểm|Thanh|Ngân|Liên|Trung|"
    r"Thông|Đài|Quân|Bảo|ASEAN|Ministry|Government|National|Communist|Central|Politburo|People|Prime|Secretariat|State|"
    r"Supreme|Office|Party|ỦY|UỶ|HỘI|BAN|ĐẢNG|BỘ|CHÍNH|QUỐC|"
    r"THỦ|CHỦ|VĂN|MẶT|TÒA|VIỆN|KIỂM|THANH|NGÂN|TỔNG|THÔNG|ĐÀI|LIÊN|TRUNG)(?!\w)"
)


@cache
def _names() -> Gazetteer:
    names = [name for names in load("bodies").values() for name in names]
    return Gazetteer([*names, *map(str.upper, names)])


@cache
def _fields() -> Gazetteer:
    """Return what departments are named after: the fields of the ministries."""
    return Gazetteer(name.partition(" ")[2] for name in load("bodies")["ministries"])


@cache
def _places() -> Gazetteer:
    return Gazetteer(name for names in load("provinces").values() for name in names)


def match_body(passage: Passage, start: int) -> int | None:
    """Return the end of the body that is named at a place of a passage, or None."""
    text = passage.text
    ends = [_names().match(text, start) or 0]
    if local := _LOCAL.match(text, start):
        ends.append(
            _end_of_place(text, local.end(), province=_OF_PROVINCE.search(local[0]) is not None)
        )
    if ministry := _MINISTRY.match(text, start):
        ends.append(ministry.end())
    if unit := _UNIT.match(text, start):
        words = _WORDS.match(text, unit.end())
        ends.append(_fields().match(text, unit.end() + 1) or (words.end() if words else 0))
    return max(ends) or None


def _end_of_place(text: str, start: int, *, province: bool) -> int:
    """Return where the name of a province or another place ends that may begin at a place."""
    if known := _places().match(text, start + 1):
        return known if text[start : start + 1] == " " else start
    name = None if province else _NAME.match(text, start)
    return name.end() if name else start


def find_bodies(passage: Passage) -> list[tuple[int, int]]:
    """Return where bodies are named in a passage, in order; the longest name counts."""
    found: list[tuple[int, int]] = []
    for each in _STARTS.finditer(passage.text):
        if found and each.start() < found[-1][1]:
            continue
        if end := match_body(passage, each.start()):
            found.append((each.start(), end))
    return found
