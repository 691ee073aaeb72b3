"""What the headings of a text say of the figures below them: that they are aimed at or planned."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Literal, NamedTuple

from ttdn_cli.draft.candidate import Span
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.wording import claims

Status = Literal["actual", "target", "plan"]

_MARKS = (
    re.compile(
        r"(?:phần|chương|mục|part|chapter|section) (?:[0-9]{1,2}|[ivx]{1,5}|thứ \w+)\b", re.I
    ),
    re.compile(r"[A-HJ-UWYZĐ][.:)/] ?(?=\S)"),
    re.compile(r"(?:[IVX]{1,5}|[Ii]{2,3}|Iv)[.:)/] ?(?=\S)"),
    re.compile(r"(?:điều|article) [0-9]{1,3}\b", re.I),
    re.compile(r"\(?[0-9]{1,2}[.)/] ?(?![0-9])"),
    re.compile(r"[0-9]{1,2}\.[0-9]{1,2}[.)]? ?"),
    re.compile(r"[0-9]{1,2}(?:\.[0-9]{1,2}){2}[.)]? ?"),
    re.compile(r"\(?[a-zđ][.)] ?"),
    re.compile(r"[-–—•*] ?(?=\S)"),
    re.compile(r"[+○◦] ?(?=\S)"),
)
"""How the parts of a text are marked, the widest first (Decree 30/2020/NĐ-CP, Appendix I)."""

_FIRST_IN_LIST = 4
"""From which of these on a line is an item of a list, under a heading without a mark."""

_YEARS = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?![0-9])|[0-9]{1,2} năm|quý [ivx0-9]+", re.I)
_PLAN = re.compile(
    r"kế hoạch|phương hướng|định hướng|dự kiến|dự toán|nhiệm vụ(?:,| và|,? trọng tâm| năm)|"
    r"giải pháp (?:chủ yếu|trọng tâm)|tổ chức thực hiện|"
    r"next steps|plans? for|outlook"
)
_TARGET = re.compile(r"mục tiêu|chỉ tiêu|tầm nhìn|objectives|targets|goals")
_DONE = re.compile(
    r"kết quả|thực hiện (?:kế hoạch|mục tiêu|chỉ tiêu|nhiệm vụ)|tình hình|đánh giá|hạn chế|"
    r"results|achievements"
)
_DEMAND = re.compile(
    r"(?:giao|yêu cầu|đề nghị|chỉ đạo|phân công|kêu gọi)(?! (?:ban|lưu|thông|dịch)(?!\w)) \S"
)
_MOST = 160
"""Characters of a heading."""


class Heading(NamedTuple):
    """A heading, and what it says of the figures below it."""

    line: Span
    status: Status


class Headings:
    """What the headings say of each line of a text.

    Args:
        reading: the text.
    """

    def __init__(self, reading: Reading) -> None:
        self._starts: list[int] = []
        self._above: list[Heading | None] = []
        by_level: list[Heading | None] = [None] * len(_MARKS)
        free: Heading | None = None
        listed = False
        for start, end in reading.lines:
            line = reading.text[start:end]
            level, bare = _level(line)
            if listed and level is None and not line[0].islower():
                free = None  # What follows a list is none of its items.
            above = by_level if level is None else by_level[:level]
            self._starts.append(start)
            self._above.append(free or next((each for each in reversed(above) if each), None))
            if level is not None:
                by_level[level:] = [None] * (len(_MARKS) - level)
                free = free if level >= _FIRST_IN_LIST else None
                listed = True
            if not _is_heading(bare):
                free = free if level is not None or listed else None
            else:
                said = _of_heading(bare)
                heading = Heading((start, end), said) if said else None
                if level is None:
                    free, listed = heading, False
                elif heading:
                    by_level[level], free = heading, None

    def above(self, span: Span) -> Heading | None:
        """Return the nearest heading that says something of what stands at a place, or None."""
        line = bisect_right(self._starts, span[0]) - 1
        return self._above[line] if line >= 0 else None


def claimed(low: str) -> Status | None:
    """Return what the last of some words that claims it says of what follows, or None.

    Args:
        low: the words, in small letters.
    """
    low = claims("status", "neither").sub(lambda each: "." * len(each.group()), low)
    places = {
        name: max((each.start() for each in claims("status", name).finditer(low)), default=-1)
        for name in ("target", "plan", "actual")
    }
    aims = max(places["target"], places["plan"])
    if aims >= max(places["actual"], 0):
        return "target" if places["target"] >= places["plan"] else "plan"
    return "actual" if places["actual"] >= 0 else None


def _level(line: str) -> tuple[int | None, str]:
    """Return how wide the part is that a line begins, or None without a mark, and its words."""
    found = [(each.end(), level) for level, mark in enumerate(_MARKS) if (each := mark.match(line))]
    end, level = max(found, default=(0, -1))
    return (level if found else None), line[end:].strip()


def _is_heading(line: str) -> bool:
    """Return whether the words of a line are those of a heading: short, without a figure."""
    if line[-1:] == ":":
        return True
    is_short = len(line) <= _MOST and line[-1:] not in ".;,!?…"
    return is_short and not any(map(str.isdigit, _YEARS.sub("", line)))


def is_of_results(low: str) -> bool:
    """Return whether words in small letters are about what was done: `kết quả`."""
    return _DONE.search(low) is not None


def _of_heading(line: str) -> Status | None:
    """Return what a heading says of the figures below it, or None if it says nothing of them."""
    last = line[-_MOST:].lower()
    if is_of_results(last):
        return "actual"
    if _TARGET.search(last) and "chương trình mục tiêu" not in last:
        return "target"
    if _PLAN.search(last):
        return "plan"
    if line[-1:] != ":":
        return None
    return claimed(last) or ("plan" if _DEMAND.match(last) else None)
