"""Bodies that a text names: state, Party and mass organisations, central and local."""

from __future__ import annotations

import re
from functools import cache

from ttdn_cli.extract.passages import Passage
from ttdn_cli.text.gazetteer import Gazetteer, load

_PLACE = r"[A-ZĐÀ-Ỹ]\w*(?: [A-ZĐÀ-Ỹ]\w*){0,3}"
_LOCAL = re.compile(
    r"(?:(?:Ủy ban nhân dân|Uỷ ban nhân dân|UBND|Hội đồng nhân dân|HĐND|Ủy ban Mặt trận Tổ quốc|"
    r"Ban Chấp hành Đảng bộ|Đảng bộ|Ban Tuyên giáo|Đoàn đại biểu Quốc hội|Công an|"
    r"Bộ Chỉ huy Quân sự)"
    rf"(?: (?:tỉnh|thành phố|TP\.?|huyện|quận|thị xã|xã|phường)(?: {_PLACE})?)"
    rf"|(?:Tỉnh ủy|Tỉnh uỷ|Thành ủy|Thành uỷ|Huyện ủy|Quận ủy)(?: {_PLACE})?"
    rf"|(?:Sở|Cục|Tổng cục|Vụ|Viện|Học viện|Trường Đại học|Đại học|Báo|Tập đoàn|"
    rf"Tổng công ty) {_PLACE}"
    r"(?:(?: và|,) [A-ZĐÀ-Ỹ]\w*(?: [a-zà-ỹđ]+){0,3})?"
    r")(?!\w)"
)
_STARTS = re.compile(
    r"(?<!\w)(?:Ủy|Uỷ|UBND|HĐND|Hội|Ban|Đảng|Đoàn|Công|Bộ|Tỉnh|Thành|Huyện|Quận|Sở|Cục|Tổng|Vụ|Viện|"
    r"Học|Trường|Đại|Báo|Tập|Chính|Quốc|Thủ|Chủ|Văn|Mặt|Tòa|Toà|Kiểm|Thanh|Ngân|Liên|Trung|Thông|Đài|Ministry|Government|National|Party|Provincial)(?!\w)"
)


@cache
def _names() -> Gazetteer:
    data = load("bodies")
    return Gazetteer(name for names in data.values() for name in names)


def match_body(passage: Passage, start: int) -> int | None:
    """Return the end of the body that is named at a place of a passage, or None."""
    known = _names().match(passage.text, start)
    local = _LOCAL.match(passage.text, start)
    ends = [each for each in (known, local.end() if local else None) if each]
    return max(ends, default=None)


def find_bodies(passage: Passage) -> list[tuple[int, int]]:
    """Return where bodies are named in a passage, in order; the longest name counts."""
    found: list[tuple[int, int]] = []
    for each in _STARTS.finditer(passage.text):
        if found and each.start() < found[-1][1]:
            continue
        if end := match_body(passage, each.start()):
            found.append((each.start(), end))
    return found
