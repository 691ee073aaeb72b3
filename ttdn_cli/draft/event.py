"""Draft the event of a speech, where its head names one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

from ttdn_cli.draft.candidate import Candidate, Named, Span
from ttdn_cli.draft.reading import Reading
from ttdn_cli.extraction.bodies import places
from ttdn_cli.extraction.mentions import DateMention
from ttdn_cli.text.unicode import CAPITALS

_KIND = (
    r"Hội nghị|Hội thảo|Lễ|Diễn đàn|Đại hội|Kỳ họp|Phiên họp|Cuộc họp|"
    r"Buổi lễ|Tọa đàm|Toạ đàm|Tiệc chiêu đãi|"
    r"Triển lãm|Ngày hội|Liên hoan|Festival|Lễ hội|Hội đàm|Đối thoại|Hội chợ|buổi làm việc"
)
_NAMED = re.compile(
    r"(?<!\w)(?:tổ chức|chủ trì|khai mạc|bế mạc|tại|dự|tham dự|diễn ra)"
    r"(?: trọng thể| long trọng|,)? "
    rf"((?:{_KIND})(?!\w| (?:có|gồm|do|đã|được|sẽ|còn|này|trên|nói trên)(?!\w))[^.;:\n()“”\"]*)"
)
_IN_CAPITALS = re.compile(
    rf"(?<!\w)(?:TẠI|DỰ|KHAI MẠC|BẾ MẠC)\s((?:{_KIND.upper()})(?!\w)[^.;:,\n()“”\"]*)"
)
"""An event in a heading in capitals."""

_PART_EN = r"(?:[A-Z0-9][\w’'-]*|of|on|for|and|the|in)"
_NAMED_EN = re.compile(
    rf"(?<!\w)(?:at|to|opened|of) the ((?:{_PART_EN} ){{0,10}}?"
    r"(?:Conference|Forum|Summit|Meeting|Banquet|Ceremony|Seminar|Workshop|Congress|Session|"
    r"Dialogue|Symposium|Luncheon|Dinner|Assembly)"
    rf"(?: (?:on|of|for) {_PART_EN}(?: {_PART_EN})*)?)(?!\w)"
)
_GOES_ON = re.compile(r"(?:góp phần|nhằm|với chủ đề|giai đoạn|năm|lần thứ)(?!\w)")
_CITY = re.compile(
    rf"(?:thành phố|Thành phố|TP\.?|thị xã|thị trấn) ([{CAPITALS}]\w*(?: [{CAPITALS}]\w*){{0,3}})"
)
_CITY_EN = re.compile(
    rf" in ([{CAPITALS}][\w’'-]*(?: [{CAPITALS}][\w’'-]*){{0,2}})(?=[,.\n]|\Z| on )"
)
_PROVINCE = re.compile(r"(?:(?:tại|ở|thuộc|,) tỉnh |\()(?=\w)")
_OF_DELEGATE = re.compile(
    r"(?:đoàn|đại biểu|đbqh|chủ tịch|bí thư|giám đốc|ubnd|hđnd|nhân dân)"
    r"(?: quốc hội| ubnd| hđnd)?,? ?\Z",
    re.I,
)
_HELD_AT = re.compile(
    r"(?:(?<!\w)(?:tại|ở|thành phố|thị xã|thị trấn|huyện|xã|phường)|TP\.?)"
    r"(?: (?!(?:đại biểu|ông|bà|đồng chí|bộ trưởng|chủ tịch|giám đốc)(?!\w))[^\W\d_]+){1,10} \Z",
    re.I,
)
"""What makes a place in brackets that of the event: `tại Trung tâm A (Hà Nội)`."""

_HELD = re.compile(r"(?<!\w)(?:tổ chức|diễn ra)(?!\w)")
_WITH = re.compile(r"(?<!\w)phối hợp với(?!\w)")
_HEAD = 14
"""Lines in which a speech says where it is held."""

_MOST_WORDS = 45


class _Found(NamedTuple):
    name: str
    span: Span


def draft_event(reading: Reading, bodies: list[Span], speaker: str | None) -> Candidate | None:
    """Return the event at which a text was spoken, or None if its head names none.

    Args:
        reading: the text.
        bodies: where it names bodies.
        speaker: the name of who speaks, or None if the text does not say.
    """
    found = _event(reading)
    if found is None:
        return None
    language = reading.language
    start, end = reading.sentence_at(found.span[0])
    fields: dict[str, Any] = {"name": {language: found.name}}
    spans = [found.span]
    date = next(
        (
            each
            for each in reading.mentions
            if isinstance(each, DateMention) and start <= each.start < end and each.iso
        ),
        None,
    )
    if date and date.iso and re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", date.iso):
        fields["date"] = date.iso
        spans.append((date.start, date.end))
    cities = (_CITY_EN if language == "en" else _CITY).finditer(reading.text, start, end)
    city = next(
        (
            each
            for each in cities
            if not _is_within(each, bodies) and not _is_of_delegate(reading.text, each)
        ),
        None,
    )
    if city:
        fields["city"] = city[1]
        spans.append(city.span(1))
    for before in _PROVINCE.finditer(reading.text, start, end):
        last = places().match(reading.text, before.end())
        if (
            last
            and not _is_of_delegate(reading.text, before)
            and "province" not in fields
            and reading.text[before.end() : last] != fields.get("city")
        ):
            fields["province"] = reading.text[before.end() : last]
            spans.append((before.end(), last))
    organizers = list(_organizers(reading, bodies, start, found.span[0]))
    if organizers:
        fields["organizers"] = [
            {"id": Named("organizations", reading.text[slice(*span)]), "part": part}
            for span, part in organizers
        ]
        spans += [span for span, _ in organizers]
    if speaker:
        fields["speaker"] = Named("attendees", speaker)
    return Candidate(
        section="event",
        name=found.name,
        fields=fields,
        spans=spans,
        checks={"name": "does the name of the event end here?"},
        optional=("organizers", "province", "city", "date"),
    )


def _is_within(city: re.Match[str], bodies: list[Span]) -> bool:
    """Return whether a city is a part of the name of a body."""
    return any(start <= city.start() and city.end() <= end for start, end in bodies)


def _is_of_delegate(text: str, place: re.Match[str]) -> bool:
    """Return whether a place is where a person in the sentence comes from: `bà A (Hưng Yên)`."""
    start = place.start()
    bracket = text.rfind("(", max(0, start - 80), start + 1)
    if bracket >= 0 and ")" not in text[bracket:start]:
        return not _HELD_AT.search(text, max(0, bracket - 80), bracket)
    return _OF_DELEGATE.search(text, max(0, start - 30), start) is not None


def _event(reading: Reading) -> _Found | None:
    lines = reading.lines[:_HEAD]
    if not lines:
        return None
    pattern = _NAMED_EN if reading.language == "en" else _NAMED
    first: _Found | None = None
    for found in pattern.finditer(reading.text, 0, lines[-1][1]):
        start, end = found.span(1)
        if reading.language == "vi":
            end = _end(reading.text, start, end)
        said = reading.text[start:end].strip(" ,")
        if not 2 < len(said.split()) <= _MOST_WORDS:
            continue
        each = _Found(" ".join(said.split()), (start, start + len(said)))
        held = _HELD.match(found.group())
        if first is None and (held or reading.language != "vi"):
            return each
        first = first or each
        if held and _same(first.name, each.name):
            return each  # Here stands when, where and by whom it is held.
    return first or _in_capitals(reading)


def _in_capitals(reading: Reading) -> _Found | None:
    """Return the event that a heading in capitals names, or None."""
    found = _IN_CAPITALS.search(reading.text, 0, reading.lines[:_HEAD][-1][1])
    said = found[1].strip() if found else ""
    if not found or not said.isupper() or not 2 < len(said.split()) <= _MOST_WORDS:
        return None
    return _Found(" ".join(said.split()), (found.start(1), found.start(1) + len(said)))


def _same(one: str, other: str) -> bool:
    """Return whether one name of an event is the other one, or its beginning."""
    one, other = one.casefold(), other.casefold()
    return one.startswith(other) or other.startswith(one)


def _end(text: str, start: int, end: int) -> int:
    """Return where the name of an event ends: at a comma, if what follows is no part of it.

    A title that has the name up to the next comma has it whole.
    """
    before = text[:start].casefold()
    place = text.find(", ", start, end)
    while place >= 0:
        following = text.find(", ", place + 2, end)
        whole = text[start : following if following >= 0 else end].strip().casefold()
        if not _GOES_ON.match(text, place + 2) and whole not in before:
            return place
        place = following
    return end


def _organizers(
    reading: Reading, bodies: list[Span], start: int, stop: int
) -> Iterator[tuple[Span, str]]:
    """Yield who holds an event: the bodies before `tổ chức`, partners after `phối hợp với`."""
    held = _HELD.search(reading.text, start, stop)
    if not held:
        return
    partner = _WITH.search(reading.text, start, held.start())
    for span in bodies:
        if start <= span[0] and span[1] <= held.start():
            behind = partner and span[0] > partner.start()
            yield span, "partner" if behind else "lead"
