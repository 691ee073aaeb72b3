"""Draft the places of a text: provinces, cities, districts and communes, and countries."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from ttdn_cli.draft.bodies import ENDS_NAME
from ttdn_cli.draft.candidate import Candidate, Span
from ttdn_cli.draft.reading import Reading
from ttdn_cli.text.gazetteer import Gazetteer, load, surnames
from ttdn_cli.text.unicode import CAPITALS

_WORD = rf"[{CAPITALS}][^\W\d_]*"
_LOCAL = re.compile(
    r"(?<!\w)(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|[Hh]uyện|[Qq]uận|[Tt]hị xã|[Tt]hị trấn|[Xx]ã|[Pp]hường|"
    rf"[Tt]hôn|[Bb]ản|[Ll]àng|[Đđ]ảo|[Ss]ông|[Cc]ảng) ({_WORD}(?: {_WORD}){{0,3}})(?!\w)"
)
_ENGLISH = re.compile(
    r"(?<!\w)([A-Z][\w’'-]*(?: [A-Z][\w’'-]*){0,3}) "
    r"(?:Province|District|Commune|County|Island|City)(?!\w)"
)
_WORD_BEFORE = re.compile(rf"(?<!\w)({_WORD}) \Z")
_WORD_AFTER = re.compile(rf" ({_WORD})(?!\w)")
_GOES_ON = re.compile(
    r"(?:Phó|Chủ|Bí|Giám|Bộ|Thứ|Trưởng|Tổng|Ủy|Uỷ|Đại|Sở|Ban|Hội|Công|Đoàn|Thường|Ông|Bà|Kính|"
    r"Ngày|Năm|Tháng|Đây|Khi|Theo|Trong|Với|Các|Nhân|Anh|University|Province|City)\Z"
)
"""What may stand behind a place with a capital and is no part of its name."""

_CITY = re.compile(r"(?:thành phố|tp\.?) ?\Z", re.I)
_COMPOUND = re.compile(
    r"(?:ấn|biên|căn|cơ|hải|kịch|nguyên|phiên|phố|quần|tư|văn|xuất|hợp tác) \Z", re.I
)
"""What makes another word of the one for a kind of place: `văn bản`, `hợp tác xã`, `quần đảo`."""

_DATED = re.compile(
    rf"(?m)^[ \t]*({_WORD}(?: {_WORD}){{0,3}}), (?:ngày|[0-9]{{1,2}} [A-Z][a-z]+ [0-9]{{4}})"
)
"""The place before the date of a letterhead: `Hà Nội, ngày …` (Decree 30/2020/NĐ-CP, annex I)."""


def draft_places(reading: Reading, taken: list[Span]) -> Iterator[Candidate]:
    """Yield the places that a text names, each once.

    Args:
        reading: the text.
        taken: where bodies, persons and documents are named, in order: a place in a name is none.
    """
    found: list[Span] = []
    for pattern in (_LOCAL, _DATED, *([_ENGLISH] if reading.language == "en" else [])):
        found += (_span_of(each) for each in pattern.finditer(reading.text) if _is_name(each))
    known = _gazetteer().find_spans(reading.text)
    found += (each for each in known if not _is_of_name(reading.text, *each))
    first: dict[str, Span] = {}
    # The longest that begins at a place counts: `Ho Chi Minh City`.
    for start, end in sorted(dict(sorted(found)).items()):
        behind = bisect_left(taken, (start + 1, 0))
        if behind and taken[behind - 1][1] > start:
            continue
        # `huyện A Trần Văn B`: what begins within it is who is named behind the place.
        if behind < len(taken) and taken[behind][0] < end:
            end = start + len(reading.text[start : taken[behind][0]].rstrip())
        end = _without_person(reading.text, start, end)
        if end <= start:
            continue
        first.setdefault(reading.text[start:end], (start, end))
    names = {name.casefold() for name in first if not name.isupper()}
    for name, span in first.items():
        if not name.isupper() or (len(name) > 3 and name.casefold() not in names):
            yield Candidate(section="places", name=name, fields={"name": name}, spans=[span])


def _without_person(text: str, start: int, end: int) -> int:
    """Return where a place ends before who is named behind it: `huyện A B Trần Văn C`."""
    words = text[start:end].split(" ")
    for number in range(2, len(words) - 1):
        if words[number] in surnames() and words[0] not in surnames():
            return start + len(" ".join(words[:number]))
    return end


def _is_name(found: re.Match[str]) -> bool:
    """Return whether a place is named, and not a word begun: `thành phố Anh hùng`, `văn bản Bộ`."""
    if _COMPOUND.search(found.string, max(0, found.start() - 12), found.start()):
        return False
    return " " in found[1] or ENDS_NAME.match(found.string, found.end()) is not None


def _span_of(found: re.Match[str]) -> Span:
    """Return where a place is named: of `tỉnh Quảng Trị Trần Phong` the province that it is."""
    start, end = found.span(1)
    if found.group().lower().startswith(("tỉnh ", "thành phố ", "tp")):
        known = _gazetteer().match(found.string, start)
        if known and known < end and found.string[known] == " ":
            return start, known
    return start, end


def _is_of_name(text: str, start: int, end: int) -> bool:
    """Return whether the name of a place is a part of another one: `Nguyễn Hòa Bình`.

    `Hồ Chí Minh` is a person where no word says that it is the city.
    """
    before = _WORD_BEFORE.search(text, max(0, start - 12), start)
    if before and before[1] in surnames():
        return True
    after = _WORD_AFTER.match(text, end)
    if after and after[1] not in surnames() and not _GOES_ON.match(after[1]):
        return True
    return text[start:end] == "Hồ Chí Minh" and not _CITY.search(text, max(0, start - 12), start)


@cache
def _gazetteer() -> Gazetteer:
    provinces = (name for names in load("provinces").values() for name in names)
    return Gazetteer({*provinces, *load("names")["countries"], "Ho Chi Minh City"})
