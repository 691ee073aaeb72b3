"""Whether a date of an article says what a date of the dataset says, and by which rule."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.relations import OPEN, OTHER, SAME, Relation
from ttdn_cli.checking.words import Article
from ttdn_cli.extraction.mentions import DateMention
from ttdn_cli.facts.texts import Bilingual, Record
from ttdn_cli.text.dates import parse_time

_NEAR = 40
"""Characters before a date that say which part of it is meant, or that it is compared with."""

Part = Literal["early", "middle", "late"]
"""Of a month or a year: which part of it is said."""

_PARTS: dict[Part, re.Pattern[str]] = {
    "early": re.compile(
        r"(?<!\w)(?:đầu|dau|early(?: in)?|(?:the )?(?:start|beginning) of|anfang|début)"
        r"(?: tháng| năm| thang| nam| in)? ?\Z",
        re.I,
    ),
    "middle": re.compile(
        r"(?<!\w)(?:giữa|giua|mid|mitte|(?:the )?middle of)(?: tháng| năm| thang| nam| |-)?\Z", re.I
    ),
    "late": re.compile(
        r"(?<!\w)(?:cuối|cuoi|late(?: in)?|(?:the )?end of|ende|fin)"
        r"(?: tháng| năm| thang| nam| in)? ?\Z",
        re.I,
    ),
}

_LEAD = r"(?<!\w)(?:{})(?: của| cùng kỳ| cùng kì| the same period(?: of| in)?| con số| mức)*"
_END = r"[ \xa0]*(?:năm |the year )?\Z"
_COMPARED = re.compile(
    _LEAD.format(r"so với|cùng kỳ|cùng kì|hơn|than|against|compared (?:with|to)|vs\.?") + _END, re.I
)
_OF_A_YEAR = re.compile(
    _LEAD.format(
        r"bằng|lần|con số|mức|kể từ|over|on|from|since|(?:figure|level|that|those|period|number)s? "
        r"(?:of|in)"
    )
    + _END,
    re.I,
)
"""What stands before a date with whose figure another one is compared, and before a year only."""


class Dated(NamedTuple):
    """Something of the dataset that has a date.

    Attributes:
        record: what.
        iso: its date.
        field: which field of the record has it.
        label: what to call it.
    """

    record: Record
    iso: str
    field: str
    label: Bilingual

    @property
    def year_inferred(self) -> bool:
        """Whether its year is a conclusion."""
        found = self.record.inference(self.field)
        return found is not None and found.part == "year"


def relate_dates(
    said: str | None, own: str, *, year_inferred: bool, part: Part | None = None
) -> Relation:
    """Return how a date of an article stands to one of the dataset.

    Args:
        said: ISO 8601 as `extract` gives it, perhaps without a year, or None.
        own: ISO 8601, or a period.
        year_inferred: whether its year is a conclusion of the dataset.
        part: of the month or year that is said, which the article means, or None for all.
    """
    if said is None:
        return OPEN
    if part and "/" not in said and "/" not in own and not _is_in_part(parts_of(own), said, part):
        return OTHER
    if said == own:
        return Relation("rule", because.concluded) if year_inferred else SAME
    if "/" in said or "Q" in said or "/" in own or "Q" in own:
        return _relate_periods(said, own)
    one, other = parts_of(said), parts_of(own)
    if any(a is not None and b is not None and a != b for a, b in zip(one, other, strict=True)):
        return OTHER
    if any(a is not None and b is None for a, b in zip(one, other, strict=True)):
        return OPEN  # It says more than the source.
    if one[0] is None and year_inferred and one[1:] == other[1:]:
        return SAME
    return Relation("rule", because.less_precise)


def _is_in_part(own: tuple[int | None, int | None, int | None], said: str, part: Part) -> bool:
    """Return whether a date can be in a part of the month or the year that is said."""
    month = parts_of(said)[1] is not None
    place, whole = (own[2], 31) if month else (own[1], 12)
    if place is None:
        return True
    third = {"early": (0.0, 0.4), "middle": (0.25, 0.75), "late": (0.6, 1.0)}[part]
    return third[0] * whole <= place <= third[1] * whole + 1


def parts_of(iso: str) -> tuple[int | None, int | None, int | None]:
    """Return year, month and day of a date, each None where it is left out.

    Of a quarter or a period, that is the year in which it begins; of no date, nothing.
    """
    if iso.startswith("---"):
        return None, None, int(iso[3:])
    if not iso:
        return None, None, None
    year = None if iso.startswith("--") else int(iso[:4])
    if "Q" in iso or "/" in iso:
        return year, None, None
    rest = [int(each) for each in (iso[2:] if year is None else iso[5:]).split("-") if each]
    return year, rest[0] if rest else None, rest[1] if len(rest) > 1 else None


def _relate_periods(said: str, own: str) -> Relation:
    """Compare where one of two dates is a quarter or a period."""
    if said.startswith("-"):
        return OPEN
    try:
        one, other = _months(said), _months(own)
    except ValueError:
        return OPEN
    if one[0] <= other[0] and other[1] <= one[1]:
        return Relation("rule", because.less_precise) if one[1] - one[0] <= 6 else OPEN
    return OPEN if one[0] <= other[1] and other[0] <= one[1] else OTHER


def _months(iso: str) -> tuple[int, int]:
    """Return the first and the last month of a date or period, counted from year 0.

    Raises:
        ValueError: if it is no date.
    """
    first, last = parse_time(iso)
    spans = []
    for each in (first, last):
        if "Q" in each:
            start = int(each[:4]) * 12 + 3 * (int(each[-1]) - 1)
            spans.append((start, start + 2))
            continue
        year, month, _ = parts_of(each)
        start = (year or 0) * 12 + (month - 1 if month else 0)
        spans.append((start, start if month else start + 11))
    return spans[0][0], spans[1][1]


def part_of(article: Article, date: DateMention) -> Part | None:
    """Return which part of a month or a year an article says, or None."""
    if date.iso is None or len(date.iso.lstrip("-").split("-")) + date.iso.startswith("--") > 2:
        return None
    before = article.text[max(0, date.start - _NEAR) : date.start]
    whole = date.text.casefold()
    for part, pattern in _PARTS.items():
        if pattern.search(before) or pattern.search(whole[: whole.rfind(" ") + 1]):
            return part
    return None


def is_compared(article: Article, date: DateMention) -> bool:
    """Return whether an article compares a figure with that of a date: `so với năm 2022`."""
    before = article.text[max(0, date.start - _NEAR) : date.start]
    if _COMPARED.search(before):
        return True
    year, month, _ = parts_of(date.iso or "")
    return year is not None and month is None and _OF_A_YEAR.search(before) is not None
