"""Find plans, programmes and strategies that a text knows by their names."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from ttdn_cli.draft.candidate import Span
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.wording import claims
from ttdn_cli.text.gazetteer import load

_MOST = 200
_YEARS = re.compile(
    r"(?<!\w)(?:(?:giai đoạn|thời kỳ|nhiệm kỳ|5 năm)? ?\(?(?:19|20)[0-9]{2} ?[-–] ?"
    r"(?:19|20)[0-9]{2}\)?"
    r"|(?:đến|tới) năm (?:19|20)[0-9]{2}(?:,? tầm nhìn đến năm (?:19|20)[0-9]{2})?)"
)
_BARE_NUMBER = re.compile(
    r" [0-9]{2,4}(?![\w/%]|[.,][0-9]| (?:ngày|tháng|năm|tỷ|triệu|nghìn|\w+ (?:đồng|năm)))"
)
_QUOTED = re.compile(r" (?:“[^“”\n]{6,150}”|\"[^\"\n]{6,150}\")")
_ENDS = re.compile(r"[;:.\n()“”\"]")
_STROKES = re.compile(r", ")


@cache
def _types() -> re.Pattern[str]:
    words = sorted(map(re.escape, load("claims")["documents"]["named"]), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(words)})(?!\w)", re.I)


def find_plans(reading: Reading, taken: list[Span]) -> Iterator[tuple[Span, str]]:
    """Yield where a plan is named, and the word for its type as the text has it.

    A name ends with its period or year (`Kế hoạch … giai đoạn 2026 - 2030`), is quoted, or is a
    number (`Đề án 30`).

    Args:
        reading: the text.
        taken: places of documents that are known already, in order.
    """
    text, last = reading.text, 0
    for each in _types().finditer(text):
        if each.start() < last or _is_taken(taken, each.start()):
            continue
        end = _end_of(text, each)
        if end is None or _meets(taken, (each.start(), end)):
            continue
        last = end
        yield (each.start(), end), each.group()


def _is_taken(taken: list[Span], place: int) -> bool:
    before = bisect_left(taken, (place + 1,)) - 1
    return before >= 0 and place < taken[before][1]


def _meets(taken: list[Span], span: Span) -> bool:
    following = bisect_left(taken, (span[0],))
    return following < len(taken) and taken[following][0] < span[1]


def _end_of(text: str, type_: re.Match[str]) -> int | None:
    """Return where a name ends that begins with the word for its type, or None if it is none."""
    start = type_.end()
    capital = type_.group()[0].isupper()
    if capital and (number := _BARE_NUMBER.match(text, start)):
        return number.end()
    if capital and (quoted := _QUOTED.match(text, start)):
        return quoted.end()
    stop = _ENDS.search(text, start, start + _MOST)
    end = stop.start() if stop else min(len(text), start + _MOST)
    years = _YEARS.search(text, start, end)
    if not years:
        return None
    between = text[start : years.start()]
    words = between.lower().split()
    if len(words) < 2 or claims("documents", "no_name").search(_allowed(between.lower())):
        return None
    return years.end()


def _allowed(low: str) -> str:
    """Return words without those that join two nouns: `quốc phòng và an ninh`."""
    return low.replace(" và ", " ") if not _STROKES.search(low) else low
