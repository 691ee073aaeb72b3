"""The dates of a text that may say when something is so, is due or happened."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Any, NamedTuple

from ttdn_cli.draft.candidate import Span
from ttdn_cli.draft.reading import Reading
from ttdn_cli.draft.statuses import day_of
from ttdn_cli.draft.wording import any_of, claims
from ttdn_cli.extraction.documents import type_names
from ttdn_cli.extraction.mentions import DateMention, DocumentMention
from ttdn_cli.text.dates import parse_time

YEAR_BASIS = {
    "vi": "Năm của một ngày nêu trước đó trong văn bản",
    "en": "The year of an earlier date in the text",
}
"""Why a date has a year where the text leaves it out."""

PAIR_BASIS = {
    "vi": "Từ ngày đầu đến ngày cuối nêu trong câu",
    "en": "From the first to the last date in the sentence",
}
"""Why two dates are a period."""

_REACH = 24
_FROM = re.compile(r"(?<!\w)(?:từ|kể từ|from|since|between) \Z")
_TO = re.compile(r" (?:đến|tới|to|and|until|-|–)(?: hết)?(?: ngày| tháng| năm)* ", re.I)
_LABEL = re.compile(r"(?:(?:ngày|hết|tháng|năm|quý|thứ \S+|the) )+\Z")
_ISSUED = re.compile(r"(?:ban hành|ký|số|thông qua|dated|issued|signed|of)(?: vào)?(?: ngày)? \Z")


class Dated(NamedTuple):
    """A date of a text with what the words before it say of it.

    Attributes:
        span: where it is.
        iso: ISO 8601, as a dataset has it.
        year_inferred: whether its year is that of an earlier date.
        as_of: whether a figure stands as of it, and is not counted over it.
        other: whether it is of something else: a document, or what a figure is compared with.
        far: whether it stands in another clause than the figure.
        begins: whether `từ` stands before it: it says since when.
        of_part: whether it stands in another part of the sentence than the figure.
        paired: whether it is a period of two dates: `từ ngày 16/01 đến 15/02/2010`.
    """

    span: Span
    iso: str
    year_inferred: bool
    as_of: bool
    other: bool
    far: bool = False
    begins: bool = False
    paired: bool = False
    of_part: bool = False

    def inferred(self, field: str, language: str) -> dict[str, Any]:
        """Return what says that the year of a field is a conclusion, if it is one."""
        if not self.year_inferred and not self.paired:
            return {}
        basis = {language: (PAIR_BASIS if self.paired else YEAR_BASIS)[language]}
        # The text has the rest of a day or month, but of a period only how long it is.
        part = {} if "/" in self.iso else {"part": "year"}
        return {"inferred": [{"field": field, **part, "basis": basis}]}


def dated(reading: Reading, *, inferred: bool = False) -> list[Dated]:
    """Return the dates of a text that are in no document, in order.

    Args:
        reading: the text.
        inferred: whether with those whose year is that of an earlier date, if it is the year of
            the text: after a decree of 2003, `tháng 3` is none of 2003.
    """
    day = day_of(reading)
    documents = [
        (each.start, each.end) for each in reading.mentions if isinstance(each, DocumentMention)
    ]
    found: list[Dated] = []
    for each in reading.mentions:
        if not isinstance(each, DateMention) or is_in(documents, each.start):
            continue
        iso, without = iso_of(each)
        if iso is None or (without and not (inferred and day and iso[:4] == day[:4])):
            continue
        if found and each.start < found[-1].span[1]:
            continue
        one = _dated(reading, each, iso, without)
        last = found[-1] if found and found[-1].begins else None
        if last and _TO.fullmatch(reading.text, last.span[1], each.start):
            found[-1:] = filter(None, [_pair(last, one)])
        else:
            found.append(one)
    return found


def _pair(first: Dated, last: Dated) -> Dated | None:
    """Return the period from one date to another, as precise as both, or None if they make none."""
    for size in (min(len(first.iso), len(last.iso)), len("2025")):
        both = f"{first.iso[:size]}/{last.iso[:size]}"
        try:
            parse_time(both)
        except ValueError:
            continue
        return Dated((first.span[0], last.span[1]), both, False, False, False, paired=True)
    return None


def iso_of(mention: DateMention) -> tuple[str | None, bool]:
    """Return a date as a dataset has it, or None, and whether its year is an earlier one's."""
    iso = mention.iso
    if iso is None:
        return None, False
    without = mention.inferred_year is not None
    if "--" in iso:
        if not without or "---" in iso:
            return None, False
        iso = iso.replace("--", f"{mention.inferred_year:04}-")
    try:
        parse_time(iso)
    except ValueError:
        return None, False
    return iso, without


def is_in(spans: list[Span], place: int) -> bool:
    """Return whether a place lies in one of some spans, which are in order."""
    before = bisect_left(spans, (place + 1,)) - 1
    return any(start <= place < end for start, end in spans[max(0, before - 1) : before + 1])


def _dated(reading: Reading, mention: DateMention, iso: str, without: bool) -> Dated:
    line, _ = reading.line_at(mention.start)
    low = reading.text[max(line, mention.start - _REACH) : mention.start].lower()
    said = reading.text[mention.start : mention.end].lower()
    plain = low
    while label := _LABEL.search(plain):
        plain = plain[: label.start()]
    period = "/" in iso
    words = _last(plain)
    other = (
        any(claims_end("dated", "other", each) for each in (plain, low))
        or bool(_ISSUED.search(plain))
        or ends_with(any_of(tuple(type_names())), plain)
    )
    as_of = not period and (claims_end("dated", "as_of", words) or len(iso) == 10)
    as_of = as_of or (not period and said.startswith(("hết", "cuối", "đến", "end of")))
    begins = _FROM.search(plain) is not None
    place = (mention.start, mention.end)
    return Dated(place, iso, without, as_of, other or begins, begins=begins)


def _last(low: str) -> str:
    return low.rstrip() + " " if low.strip() else ""


def ends_with(words: re.Pattern[str], low: str) -> bool:
    """Return whether a stretch ends with one of some words; spaces at its end do not count."""
    plain = low.rstrip()
    return any(found.end() == len(plain) for found in words.finditer(plain))


def claims_end(table: str, name: str, low: str) -> bool:
    """Return whether a stretch ends with one of some words.

    Args:
        table: of `claims.toml`.
        name: of the list in it.
        low: in small letters.
    """
    return ends_with(claims(table, name), low)
