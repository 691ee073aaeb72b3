"""Whether what a text says is so, is aimed at or is planned, by the words before it."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import Literal

from ttdn_cli.draft.candidate import Span
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.wording import any_of, claims
from ttdn_cli.extract.mentions import DateMention
from ttdn_cli.text.gazetteer import load

Status = Literal["actual", "target", "plan"]

_CHAPTER = re.compile(r"(?:[A-Z]|[IVX]{1,5}|[Ii]{2,3}|Iv|Phần \S+|PHẦN \S+)[.:)/] ?\S")
_ITEM = re.compile(r"[-–—•*+] ?\S|\(?[0-9]{1,2}[.)]|[0-9]{1,2}\.[0-9]|\(?[a-zđ][.)] ")
_HEADS_PLAN = re.compile(
    r"kế hoạch|phương hướng|dự kiến|dự toán|nhiệm vụ (?:và giải pháp|trọng tâm)|"
    r"next steps|plans? for|outlook"
)
_HEADS_TARGET = re.compile(r"mục tiêu|chỉ tiêu|objectives|targets|goals")
_DONE = re.compile(
    r"kết quả|thực hiện (?:kế hoạch|mục tiêu|chỉ tiêu|nhiệm vụ)|tình hình|đánh giá|results"
)
_MOST_HEADING = 160
_MOST_BEFORE = 600
"""Characters of a sentence that are read on either side of a figure."""

_YEAR = re.compile(
    r"(?<![\w/.,-])(?:đến|tới|by|vào) (?:hết |cuối |the end of )?(?:năm )?"
    r"((?:19|20)[0-9]{2})(?![\w/-]|[.,][0-9])"
)
_SET = re.compile(
    r"(?<!\w)(?<!đạt )(?<!vượt )(?<!so với )(?<!hoàn thành )(?<!thực hiện )(?<!bằng )(?<!các )"
    r"(kế hoạch|chỉ tiêu|mục tiêu|dự toán|plan|target|goal|budget)"
    r"(?: (?:được |đã )?(?:giao|đề ra|đặt ra)|,? (?:đến |vào |by )?(?:năm )?(?:19|20)[0-9]{2}|"
    r" (?!(?:đã|chưa|đạt|vượt|hoàn thành|thực hiện|so|met|reached|exceeded|missed)(?!\w))"
    r"[^\W\d]+){0,8}?(?: là|:| is| was|(?<= giao)) ?(?:[^\W\d]+ ){0,2}\Z"
)
"""An aim that is what the figure behind it says: `mục tiêu năm 2022 là`, `the target is`."""

_WILL = re.compile(
    r"(?: (?!(?:đã|và|nhưng|have|has|had|were|was|and|but|which)(?!\w))[^\s,.;:]+){0,3} "
    r"(?:sẽ|will|shall|would|dự kiến|(?:is|are) (?:expected|planned|due))(?!\w)"
)
"""What follows a figure of which its clause says what will be: `20 provinces will join`."""

_IF = re.compile(
    r"(?<!\w)(?:nếu(?! (?:so|cần)(?!\w)| có[,)])|giả sử|giá như|với điều kiện|"
    r"(?:\A|, |trong )trường hợp|"
    r"phủ nhận|bác bỏ|den(?:y|ies|ied)|if|unless|assuming|suppose|supposing|"
    r"provided that|in case)(?!\w)(?P<then>.*)\Z",
    re.S,
)
_IN_BRACKETS = re.compile(r"\([^()]*\)")
_REAL = re.compile(
    r"(?<!\w)(?:đã|nay|hiện|năm ngoái|năm trước|(?:thì|then)[^\d]* (?:19|20)[0-9]{2})(?!\w)"
)
"""What says of words after a condition that they are so: `Nếu năm 2010 có 5 thì nay có 9`."""

_NONE = re.compile(
    r"(?<!\w)(?:không có|chưa có|chẳng có|không một|chưa một|none of|no one of|not one of|"
    r"neither of|no (?=[a-z]{3,} (?!\d))(?!\w+ (?:ấm|đủ)))"
    r"(?: ?(?!(?:thì|nhưng|mà|but|then|còn)(?!\w))[^\s,;:.]+){0,6} \Z"
)
_FALSE = re.compile(
    r"(?<!\w)(?:(?:is|was|are|were) (?:false|untrue|wrong)|(?:là )?(?:sai sự thật|bịa đặt)|"
    r"là không đúng)(?!\w)"
)
_MOST_BEHIND = 60
_HEAD = 1500
"""Characters in which a text says of which day it is."""

_MOST_DATELINE = 60
"""Characters of a line with place and date: `Hải Lộc, ngày 9 tháng 12 năm 2024`."""

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NEAR = 40


class Statuses:
    """What the words of a text say of the figures and dates after them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._starts: list[int] = []
        self._heads: list[Status | None] = []
        self.day = day_of(reading)
        self._read_lines()

    def at(self, span: Span) -> Status:
        """Return whether what stands at a place is so, is aimed at or is planned."""
        start, _ = self._reading.sentence_at(span[0])
        start = max(start, span[0] - _MOST_BEFORE)
        text = self._reading.text
        low = text[start : span[0]].lower()
        low = claims("status", "neither").sub(lambda each: "." * len(each.group()), low)
        if near := _aims_near(low) or set_before(low):
            return near
        if _WILL.match(text, span[1], min(len(text), span[1] + _MOST_BEHIND)):
            return "plan"
        places = {
            name: max((each.start() for each in claims("status", name).finditer(low)), default=-1)
            for name in ("target", "plan", "actual")
        }
        aims = max(places["target"], places["plan"])
        if aims >= max(places["actual"], 0):
            return "target" if places["target"] > places["plan"] else "plan"
        if places["actual"] < 0:
            stop = min(self._reading.clause_at(span[0])[1], span[1] + _MOST_BEFORE)
            around = text[start:stop].lower()
            if any(self.is_later(each[1]) for each in _YEAR.finditer(around)):
                return "target"
            head = self._heads[bisect_right(self._starts, span[0]) - 1] if self._starts else None
            return head or "actual"
        return "actual"

    def is_unreal(self, span: Span) -> bool:
        """Return whether what stands at a place is denied, or depends on a condition."""
        start = max(self._reading.sentence_at(span[0])[0], span[0] - _MOST_BEFORE)
        low = self._reading.text[start : span[0]].lower()
        behind = self._reading.sentence_at(span[0])[1]
        if _FALSE.search(self._reading.text[span[1] : min(behind, span[1] + _MOST_BEFORE)].lower()):
            return True
        found = _IF.search(_IN_BRACKETS.sub("", low))
        if found and not _REAL.search(found["then"]):
            return True
        return _NONE.search(low[-_MOST_BEHIND * 2 :]) is not None

    def is_later(self, iso: str) -> bool:
        """Return whether a date is later than the text, as far as both are known."""
        if self.day is None:
            return False
        first = iso.partition("/")[0].partition("-Q")[0]
        known = min(len(first), len(self.day))
        return first[:known] > self.day[:known]

    def _read_lines(self) -> None:
        """Note for each line what the headings above it say."""
        chapter: Status | None = None
        listed: Status | None = None
        for start, end in self._reading.lines:
            line = self._reading.text[start:end]
            self._starts.append(start)
            self._heads.append(listed or chapter)
            is_item = _ITEM.match(line) is not None
            if not _is_heading(line):
                listed = listed if is_item else None
                continue
            said = _of_heading(line.lower())
            if _CHAPTER.match(line):
                chapter, listed = said, None
            elif line.endswith(":") or not is_item:
                listed = said


def _is_heading(line: str) -> bool:
    return (len(line) <= _MOST_HEADING and line[-1] not in ".;,!?…") or line[-1] == ":"


def _of_heading(low: str) -> Status | None:
    """Return what a heading says of the figures below it."""
    last = low[-_MOST_HEADING:]
    if _DONE.search(last):
        return None
    if _HEADS_TARGET.search(last) and "chương trình mục tiêu" not in last:
        return "target"
    return "plan" if _HEADS_PLAN.search(last) else None


@cache
def _aims() -> re.Pattern[str]:
    before = load("proof")["before"]
    fillers = "|".join(sorted(map(re.escape, before["fillers"]), key=len, reverse=True))
    aims = any_of(tuple(before["aims"])).pattern
    return re.compile(rf"{aims}(?: (?:{fillers})){{0,4}} ?\Z")


def set_before(low: str) -> Status | None:
    """Return what a noun for an aim says of the figure that it is: `kế hoạch năm 2023 là`."""
    found = _SET.search(low)
    if not found:
        return None
    return "plan" if found[1].startswith(("kế hoạch", "dự toán", "plan", "budget")) else "target"


def _aims_near(low: str) -> Status | None:
    """Return what the words right before a figure say of it, as `verify` reads them."""
    found = _aims().search(low[-_NEAR:])
    if not found:
        return None
    targets = (
        "phấn đấu",
        "mục tiêu",
        "chỉ tiêu",
        "yêu cầu",
        "kỳ vọng",
        "hy vọng",
        "mong muốn",
        "đề ra",
        "đặt",
        "target",
    )
    return "target" if any(each in found.group() for each in targets) else "plan"


def day_of(reading: Reading) -> str | None:
    """Return the day of a text, ISO 8601, where a line of its head is no more than place and date.

    Else that is the year of its latest day, or None without any.
    """
    latest: str | None = None
    for each in reading.mentions:
        if not isinstance(each, DateMention) or not _DAY.fullmatch(each.iso or ""):
            continue
        start, end = reading.line_at(each.start)
        if each.start < _HEAD and end - start <= _MOST_DATELINE:
            return each.iso
        latest = max(latest or "", (each.iso or "")[:4])
    return latest
