"""Whether what a text says is so, is aimed at or is planned, by the words before it."""

from __future__ import annotations

import re
from functools import cache

from ttdn_cli.draft.candidate import Span
from ttdn_cli.draft.headings import Headings, Status, claimed, is_of_results
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.wording import any_of, claims, in_small
from ttdn_cli.extraction.mentions import DateMention
from ttdn_cli.text.gazetteer import load

_MOST_BEFORE = 600
"""Characters of a sentence that are read on either side of a figure."""

_YEAR = re.compile(
    r"(?<![\w/.,-])(?:đến|tới|by|vào) (?:hết |cuối |the end of )?(?:năm )?"
    r"((?:19|20)[0-9]{2})(?![\w/-]|[.,][0-9])"
)
_SET = re.compile(
    r"(?<!\w)(?<!đạt )(?<!vượt )(?<!so với )(?<!hoàn thành )(?<!thực hiện )(?<!bằng )(?<!các )"
    r"(?<!% )"
    r"(kế hoạch|chỉ tiêu|mục tiêu|dự toán|plan|target|goal|budget)"
    r"(?: (?:được |đã )?(?:giao|đề ra|đặt ra)|,? (?:đến |vào |by )?(?:năm )?(?:19|20)[0-9]{2}|"
    r" (?!(?:đã|chưa|đạt|vượt|hoàn thành|thực hiện|so|met|reached|exceeded|missed)(?!\w))"
    r"[^\W\d]+){0,8}?(?: là|:| is| was|(?<= giao)) ?(?:[^\W\d]+ ){0,2}\Z"
)
"""An aim that is what the figure behind it says: `mục tiêu năm 2022 là`, `the target is`."""

_LISTED = re.compile(r"(?:kiến nghị|đề xuất)[^:;]*: ?\Z")
"""What is counted of a kind: `Kiến nghị sửa đổi: 191`."""

_IN_TIME = re.compile(
    r"[^;:.!?\n]*?(?<!\w)(?:trong (?:những |các )?(?:năm|tháng|thời gian) tới|sắp tới|năm tới|"
    r"in the coming (?:years|months)|next year)(?!\w)",
    re.I,
)
"""What follows a figure that is to come: `lên 5 tỷ USD trong những năm tới`."""

_IS_NOW = re.compile(
    r"(?<!\w)(?:chưa|đang|vẫn|(?<!thực )(?<!thể )(?<!phát )(?<!xuất )hiện(?! đại| thực))(?!\w)"
)
"""What in a part of a sentence is so, whatever the parts before it aim at."""

_TASK = re.compile(r"(?<!\w)(?:[Gg]iao|[Pp]hân công) [A-ZĐ]")
"""What says that somebody is to do what follows: `giao Sở Tài chính bố trí`."""

_WILL = re.compile(
    r"(?: (?!(?:đã|và|nhưng|have|has|had|were|was|and|but|which)(?!\w))[^\s,.;:]+){0,3} "
    r"(?:sẽ|will|shall|would|dự kiến|(?:is|are) (?:expected|planned|due))(?!\w)"
)
"""What follows a figure of which its clause says what will be: `20 provinces will join`."""

_OF_WHOLE_YEAR = re.compile(
    r"ước (?:tính |thực hiện )?(?:cả năm|(?:đến )?(?:hết|cuối) năm)(?!\w)|cả năm (?:[0-9]{4} )?ước",
    re.I,
)
"""How an estimate of what is not over begins."""

_IF = re.compile(
    r"(?<!\w)(?:nếu(?! (?:so|cần)(?!\w)| có[,)])|giả sử|giá như|với điều kiện|"
    r"(?:\A|, |trong )trường hợp|"
    r"phủ nhận|bác bỏ|den(?:y|ies|ied)|if|unless|assuming|suppose|supposing|"
    r"provided that|in case)(?!\w)(?P<then>.*)\Z",
    re.S,
)
_ASKED = re.compile(r"\?[\"”’)\]]*\Z")
_MISSED = re.compile(
    r"(?<!\w)(?:lẽ ra|đáng lẽ|đáng ra|đáng lý|(?:should|would|could|was to|were to) have)(?!\w)"
)
"""What says that something was to be and was not."""

_IN_BRACKETS = re.compile(r"\([^()]*\)")
_REAL = re.compile(
    r"(?<!\w)(?:đã|nay|hiện|năm ngoái|năm trước|(?:thì|then)[^\d]* (?:19|20)[0-9]{2})(?!\w)"
)
"""What says of words after a condition that they are so: `Nếu năm 2010 có 5 thì nay có 9`."""

_NONE = re.compile(
    r"(?<!\w)(?:không có|chưa có|chẳng có|không một|chưa một|none of|no one of|not one of|"
    r"neither of|no (?=[a-z]{3,} (?!\d))(?!\w+ (?:ấm|đủ)))"
    r"(?:(?: [^\s,;:.]+,?){1,8}? nào(?!\w))?"
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

_AIMED = re.compile(
    r"(?<!\w)(?:đến|tới|hướng|nhìn|giai đoạn|nhiệm kỳ|by|until|mục tiêu|kế hoạch)"
    r"(?: (?:hết|cuối|năm|the end of))* \Z",
    re.I,
)
"""What stands before a year that a text looks forward to."""

_UNTIL = re.compile(
    r"(?<!\w)(?:đến|tới|trước|sau|từ|until|before|after|from)"
    r"(?: [0-9]{1,2} (?:giờ|h)\w*)?(?: ngày)? \Z"
)
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NEAR = 40


_ANY_YEAR = re.compile(r"(?<![\w/.,-])(?:19|20)[0-9]{2}(?![\w/-]|[.,][0-9])")


class Statuses:
    """What the words of a text say of the figures and dates after them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._headings = Headings(reading)
        self.day = day_of(reading)

    def at(self, span: Span) -> Status:
        """Return whether what stands at a place is so, is aimed at or is planned."""
        text = self._reading.text
        start = max(self._reading.sentence_at(span[0])[0], span[0] - _MOST_BEFORE)
        low = self._words(start, span[0])
        if near := _aims_near(low) or set_before(low):
            return near
        if _OF_WHOLE_YEAR.match(text, *span) or _OF_WHOLE_YEAR.search(low):
            return "plan"
        behind = min(self._reading.sentence_at(span[0])[1], span[1] + _MOST_BEHIND)
        if _WILL.match(text, span[1], behind) or _IN_TIME.match(text, span[1], behind):
            return "plan"
        if said := claimed(low):
            return said
        if _TASK.search(text, start, span[0]):
            return "plan"
        stop = min(self._reading.clause_at(span[0])[1], span[1] + _MOST_BEFORE)
        around = text[start:stop].lower()
        if any(self.is_later(each[1]) for each in _YEAR.finditer(around)):
            return "target"
        after = self._words(span[1], max(span[1], stop))
        if claims("status", "actual").search(after) or _IS_NOW.search(low + after):
            return "actual"  # `16/104 hồ đã đầy nước`
        heading = self._headings.above(span)
        return self._carried(start, low) or (heading.status if heading else "actual")

    def aimed_above(self, span: Span) -> Span | None:
        """Return where the heading is below which a place stands for an aim or a plan, or None."""
        heading = self._headings.above(span)
        return heading.line if heading and heading.status != "actual" else None

    def _words(self, start: int, end: int) -> str:
        """Return words in small letters, without those of names and those that claim nothing."""
        said = in_small(self._reading.text[start:end])
        if listed := _LISTED.search(said):
            said = said[: listed.start()]
        return claims("status", "neither").sub(lambda each: "." * len(each.group()), said)

    def _carried(self, start: int, low: str) -> Status | None:
        """Return what the parts before one of a sentence say that goes on: `Dự kiến …; …; …`."""
        text = self._reading.text
        first, _ = self._reading.line_at(start)
        first = max(first, start - _MOST_BEFORE)
        while start > first and not self._is_done(low):
            before, end = self._reading.sentence_at(start - 2)
            if end > start or text[end - 1] != ";":
                return None
            start, low = before, self._words(max(before, end - _MOST_BEFORE), end)
            if said := claimed(low):
                return said
            if any(self.is_later(each[1]) for each in _YEAR.finditer(low)):
                return "target"
        return None

    def _is_done(self, low: str) -> bool:
        """Return whether words are about results, or a year that is not later than the text."""
        years = [each.group() for each in _ANY_YEAR.finditer(low)]
        return is_of_results(low) or any(not self.is_later(each) for each in years)

    def is_unreal(self, span: Span) -> bool:
        """Return whether what stands at a place is denied, or depends on a condition."""
        start = max(self._reading.sentence_at(span[0])[0], span[0] - _MOST_BEFORE)
        low = self._reading.text[start : span[0]].lower()
        behind = self._reading.sentence_at(span[0])[1]
        if _FALSE.search(self._reading.text[span[1] : min(behind, span[1] + _MOST_BEFORE)].lower()):
            return True
        said = self._reading.text[start:behind].lower()
        if _ASKED.search(said) or _MISSED.search(low):
            return True
        found = _IF.search(_IN_BRACKETS.sub("", low))
        if found and not _REAL.search(found["then"]):
            return True
        return _NONE.search(low[-_MOST_BEHIND * 2 :]) is not None

    def is_later(self, iso: str) -> bool:
        """Return whether a date, or the end of a period, is later than the text, if known."""
        if self.day is None:
            return False
        last = iso.rpartition("/")[2].partition("-Q")[0]
        known = min(len(last), len(self.day))
        return last[:known] > self.day[:known]


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

    Else that is the year of its latest day, or the latest year that is no aim, or None. A text with
    years of the last century only tells of history, and nobody knows when.
    """
    latest: str | None = None
    years = [
        each.iso
        for each in reading.mentions
        if isinstance(each, DateMention)
        and re.fullmatch("20[0-9]{2}", each.iso or "")
        and not _AIMED.search(reading.text, max(0, each.start - _NEAR), each.start)
    ]
    for each in reading.mentions:
        if not isinstance(each, DateMention) or not _DAY.fullmatch(each.iso or ""):
            continue
        start, end = reading.line_at(each.start)
        until = _UNTIL.search(reading.text[start : each.start].lower())
        if each.start < _HEAD and end - start <= _MOST_DATELINE and not until:
            return each.iso
        if not until:
            latest = max(latest or "", (each.iso or "")[:4])
    return latest or max(filter(None, years), default=None)
