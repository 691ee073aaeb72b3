"""What stands before a quantity and changes it: approximations, signs, falls and rises."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.measures import Approximation
from ttdn_cli.text.units import Unit

_REACH = 40
"""Characters before a number that can change it."""

_ESTIMATED = re.compile(
    r"(?<!\w)(?:dự ước|ước tính|ước)(?: (?:thu|chi|thực hiện|giải ngân|hoàn thành|có|đạt|được|đón|"
    r"phục vụ|tiêu thụ|xuất khẩu|nhập khẩu|khoảng|khối lượng|giá trị|bằng|là|cả năm|năm nay|"
    r"trong năm|cả giai đoạn)){1,4} $"
)
"""Estimates that stand in a verb: `ước thu được 56.092 tỷ đồng`."""

_ESTIMATED_VERB = re.compile(
    r"(?<!\w)(?:dự ước|ước tính|ước)(?: (?:chiếm|tăng|giảm|tăng trưởng|đóng góp))?"
    r"(?: mạnh| thêm| khoảng)? $"
)
_MADE_UP = re.compile(
    r"(?<!\w)(?:mak|mad|set|tak|took|open|buil|giv|gave|pick|sign|wind|end|add|com|cam|put|sav|"
    r"draw|drew|back|held|hold|bring|brought|lin|draft|writ|wrot|follow|sum|team|roll)"
    r"\w* up (?:by )?$"
)
"""`up` that belongs to a verb and says of no rise: `making up 80%`, `drawn up by 63`."""

_LAID_DOWN = re.compile(
    r"(?<!\w)(?:la(?:id|y)|put|set|hand|writ|wrot|tak|took|pass|not)\w* down by $"
)
"""The same of `down`: `laid down by 55`."""

_MORE_OF_IT = re.compile(
    r"(?<!\w)(?:dạy|học|làm|xem|đọc|nói|biết|hỏi|tham khảo|tìm hiểu|cho) thêm $"
)
"""`thêm` that belongs to a verb and says of no rise: `dạy thêm không quá 2 tiết`."""

_MORE_THAN = re.compile(r"(?<!\w)(?:có|đạt|gồm|được|thu hút|của) \Z")
"""What stands before `trên 30 nước` where it says how many, and not where."""

_ANY_ONE = re.compile(r"(?:một|1) (?!(?:nửa|triệu|tỷ|tỉ|nghìn|ngàn|vạn|trăm)(?!\w))")
_SOME = re.compile(
    r"[0-9]|(?:two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|forty)(?!\w)"
)
"""What `some` says is about so many."""

_FIRST = "ước đạt|ước tính|ước|dự ước"


class _Words(NamedTuple):
    """The phrases that change a number, compiled."""

    kinds: dict[str, Approximation]
    approximate: re.Pattern[str]
    last: frozenset[str]
    comparative: re.Pattern[str]
    falls: re.Pattern[str]
    rises: re.Pattern[str]
    places: frozenset[str]
    exceeded: frozenset[str]


@cache
def _words() -> _Words:
    data = load("numbers")
    kinds = {phrase: kind for kind, phrases in data["approximations"].items() for phrase in phrases}
    changes = data["changes"]
    comparatives = _any(changes["comparatives"])
    degrees = f"(?: (?:{_any(changes['degrees'])}))*"
    return _Words(
        kinds,
        re.compile(
            rf"(?<!\w)(?P<first>{_FIRST})? ?(?P<phrase>{_any(kinds)}) ?(?:đạt )?"
            rf"(?:là |gấp |bằng )?$"
        ),
        frozenset([each.rsplit(" ", 1)[-1] for each in kinds] + ["đạt", "là", "gấp", "bằng"]),
        re.compile(rf"(?<!\w)(?:{comparatives})(?: hơn)? $"),
        re.compile(rf"(?<!\w)(?<!thâm )(?:{_any(changes['falls'])}){degrees} $"),
        re.compile(
            rf"(?<!\w)(?:(?:{_any(changes['rises'])}){degrees}|(?:{comparatives}) hơn{degrees}) $"
        ),
        frozenset(changes["places"]),
        frozenset(changes["exceeded"]),
    )


@cache
def _joined() -> re.Pattern[str]:
    """Return the words that limit a number and have no space before them: `約 90%`."""
    kinds = load("numbers")["joined"].items()
    return re.compile(
        "(?:" + "|".join(f"(?P<{kind}>{_any(words)})" for kind, words in kinds) + ") ?$"
    )


def _any(phrases: list[str] | dict[str, Approximation]) -> str:
    return "|".join(sorted(map(re.escape, phrases), key=len, reverse=True))


def approximation_before(
    low: str, start: int, unit: Unit | None
) -> tuple[int, Approximation | None]:
    """Return where a quantity begins with the words that limit it, and how they do.

    Args:
        low: the passage.
        start: of the number.
        unit: of the quantity: `trên 5%` is more than that, `trên 34 tỉnh` is where.
    """
    words = _words()
    before = low[max(0, start - _REACH) : start]
    if before.rstrip(" ")[-1:] > "\u3000" and (joined := _joined().search(before)):
        kind: Approximation = joined.lastgroup  # type: ignore[assignment]
        return start - len(before) + joined.start(), kind
    last = [each.lstrip("(\"“'[") or each for each in before.split()[-1:]]
    if estimated := _ESTIMATED.search(before):
        return start - len(before) + estimated.start(), "about"
    if not last or (last[0] not in words.last and last[0][-1] not in words.kinds):
        return start, None
    found = words.approximate.search(before)
    if not found:
        return start, None
    phrase, head = found["phrase"], before[: found.start("phrase")]
    compared = phrase in ("hơn", "quá") and words.comparative.search(head)
    where = phrase in ("trên", "dưới") and unit is not None and unit.text in words.places
    if where and _MORE_THAN.search(head):
        where = False
    where = where or (phrase in ("trên", "dưới") and _ANY_ONE.match(low, start) is not None)
    by = phrase == "vượt" and unit is not None and unit.text in words.exceeded
    if compared or where or by or (phrase == "some" and not _SOME.match(low, start)):
        return start, None
    begin = found.start("first") if found["first"] else found.start("phrase")
    return start - len(before) + begin, words.kinds[phrase]


def estimated_before(low: str, start: int) -> bool:
    """Return whether the verb before a quantity says that it is estimated: `ước tăng 8%`."""
    return _ESTIMATED_VERB.search(low[max(0, start - _REACH) : start]) is not None


def fall_before(low: str, start: int) -> int | None:
    """Return where the words begin that say that a quantity is how much less there is, or None."""
    window = max(0, start - _REACH)
    found = _words().falls.search(low[window:start])
    if found is None or _LAID_DOWN.search(low, max(0, start - _REACH), start):
        return None
    return window + found.start()


def rises_before(low: str, start: int) -> bool:
    """Return whether the words before a quantity say that it is how much more there is."""
    before = low[max(0, start - _REACH) : start]
    idiom = _MADE_UP.search(before) or _MORE_OF_IT.search(before)
    return _words().rises.search(before) is not None and not idiom
