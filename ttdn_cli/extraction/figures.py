"""Where the figures of a published text begin and end: a quoted number is the whole number."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from itertools import pairwise

from ttdn_cli.extraction.counts import names_one_thing
from ttdn_cli.extraction.dates import Context, names_date
from ttdn_cli.extraction.limits import rises_before
from ttdn_cli.extraction.ranks import is_ordinal
from ttdn_cli.extraction.reader import Figure, find_figures
from ttdn_cli.extraction.surroundings import (
    AFTER,
    BEFORE,
    Sense,
    is_another_date,
    is_another_time,
    is_changed_after,
    is_changed_before,
    is_changed_behind_noun,
    is_day_of_each_year,
    is_labelled,
)
from ttdn_cli.extraction.times import is_time_of_day
from ttdn_cli.text.canonical import Canonical

_NUMBER_ENDS = frozenset("0123456789%‰½⅓⅔¼¾")
_COUNTED = re.compile(r"[0-9%](?:,? [^\W\d_]+){1,5}\Z")
_PLAIN = re.compile(r"[0-9]+(?![0-9/:%]|[.,-]\w| tháng | năm )")
_FRACTION = re.compile(r"[0-9]+ ?/ ?[0-9]+")
_PER = re.compile(r"/[^\W\d_]")
"""What a unit is counted of, which is a part of it: `2.500 đồng` are not `2.500 đồng/kWh`."""

_UNTIL = re.compile(
    r" ?(?:-|–|đến|tới|cho đến|cho tới|to|until|through)(?: hết)?(?: ngày| tháng| năm| quý)? ?"
    r"(?:(?:i{1,3}|iv|[1-4]) ?/)?"
)
_TELEPHONE = re.compile(r"(?<![0-9.,])0[0-9]{2,4}(?:[ .][0-9]{2,4})*[ .]\Z")
_UNIT = re.compile(r" ?(?:%|[^\W\d_]+(?:/[^\W_]+)?)\Z")
_ANY_NUMBER = r"[0-9][0-9.,]*"
_BETWEEN = re.compile(r"between [0-9][0-9.,]*\S{0,6}(?: [^\W\d_]+){0,2} and \Z")
_OF_YEAR = re.compile(r"\A năm [0-9]{4}(?![0-9])")
_DATE = re.compile(r"(?:(?:ngày|tháng|năm|quý|mùng|mồng) )+(?=[0-9])", re.I)


_IN_A_NAME = re.compile(
    r"(?<=\w )(?:Hạ|Trên|Dưới|Trước|Sau|Đôi|Độ)(?!\w)|(?<=mầm )non(?!\w)|(?<=Mầm )non(?!\w)"
)
"""Words of names, `xã Sen Hạ`, `Mầm non: 9 lớp`, that alone in small letters change a number."""


def _in_small(before: str) -> str:
    """Return what stands before a number in small letters, words of names made unknown."""
    return _IN_A_NAME.sub(lambda word: "x" * len(word.group()), before).lower()


class Figures:
    """The figures of a text in canonical form.

    Attributes:
        every: in order.
    """

    def __init__(self, text: Canonical) -> None:
        self._text = text.text
        self._breaks: set[int] = set()
        self._blanks: list[int] = []
        context = Context()
        self.every: list[Figure] = sorted(
            found._replace(start=found.start + start, end=found.end + start)
            for start, stretch in self._stretches(text)
            for found in find_figures(stretch, context)
        )
        self._starts = [each.start for each in self.every]
        self._widest = max((each.end - each.start for each in self.every), default=0)

    def _stretches(self, text: Canonical) -> Iterator[tuple[int, str]]:
        """Yield what stands between two blank lines, and where; line breaks are kept."""
        first = 0
        lines: list[str] = []
        for line in text.lines:
            end = text.starts[line.stop]
            lines.append(text.text[text.starts[line.start] : end - 1])
            self._breaks.add(end)
            if text.breaks_before(line.stop) > 1:
                self._blanks.append(end)
                yield first, "\n".join(lines)
                first, lines = end, []

    def between(self, start: int, end: int) -> list[Figure]:
        """Return the figures that begin in a stretch of the text."""
        return self.every[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def touching(self, start: int, end: int) -> list[Figure]:
        """Return the figures that have a character of a stretch of the text."""
        first = bisect_left(self._starts, start - self._widest)
        return [
            each for each in self.every[first : bisect_left(self._starts, end)] if each.end > start
        ]

    def counts(self, start: int, end: int) -> bool:
        """Return whether a stretch is the number of a quantity, and so no date."""
        first = bisect_left(self._starts, start - self._widest)
        return any(
            each.kind == "quantity" and each.end >= end
            for each in self.every[first : bisect_right(self._starts, start)]
        )

    def is_figure(self, start: int, end: int, sense: Sense, *, is_change: bool = False) -> bool:
        """Return whether a stretch that is the words of a figure is one in its place.

        It is none where it is a date, a time of the day, one of a series (`lần thứ 3`), the number
        of a provision or a house, or how much more or less there is.

        Args:
            start: of the stretch.
            end: of it.
            sense: of the figure.
            is_change: whether it is known as one, so that its verb need not be a part of it.
        """
        first, stop = self._stretch_of(start, end)
        before, after = _in_small(self._text[first:start]), self._text[end:stop].lower()
        figure = self._text[start:end].lower()
        if self.is_dated(start, end) or is_time_of_day(before, figure, after):
            return False
        if _PER.match(after) or is_ordinal(before, figure, after):
            return False
        if _TELEPHONE.search(before) or self._is_end_of_range(before, figure, after):
            return False
        if not figure[0].isdigit():
            if is_change and rises_before(before, len(before)):
                return True
            begins_line = self._begins_line(before, start)
            return not is_changed_before(before, figure, begins_line=begins_line, sense=sense)
        return not (_FRACTION.fullmatch(figure) and names_one_thing(before))

    def _is_end_of_range(self, before: str, figure: str, after: str) -> bool:
        """Return whether a number with the same unit makes a range of a figure: `5% đến 7%`."""
        found = _UNIT.search(figure)
        if not found:
            return False
        unit, joins = re.escape(found[0]), "đến|tới|hoặc|to|or"
        joins += "|and" if before.endswith("between ") else ""
        goes_on = re.match(rf" (?:{joins}) {_ANY_NUMBER}{unit}", after)
        began = re.search(rf"{_ANY_NUMBER}(?:{unit})? (?:hoặc|or) \Z", before)
        return bool(goes_on or began or _BETWEEN.search(before))

    def is_dated(self, start: int, end: int) -> bool:
        """Return whether a stretch is the whole of a date or named so, and no quantity."""
        first = bisect_left(self._starts, start - self._widest)
        if is_day_of_each_year(self._text[start:end], self._text[end : end + AFTER]):
            return True
        before = self._text[max(0, start - BEFORE) : start].lower()
        return (self._text[start].isdigit() and names_date(before)) or any(
            each.kind == "date" and each.start <= start and end <= each.end
            for each in self.every[first : bisect_right(self._starts, start)]
        )

    def is_whole_date(self, date: Figure, sense: Sense) -> bool:
        """Return whether a date of the text stands there for itself, and is not cut.

        Args:
            date: one of these.
            sense: of the date, such as that of a deadline.
        """
        if not self._are_uncut(date.start, date.end):
            return False
        first, stop = self._stretch_of(date.start, date.end)
        before, after = _in_small(self._text[first : date.start]), self._text[date.end : stop]
        changed = is_changed_after(self._text[first : date.end][-BEFORE:], after)
        if changed and not after.startswith(" sẽ "):  # What will be then, will be on that date.
            return False
        begins_line = self._begins_line(before, date.start)
        return not is_another_date(before, begins_line=begins_line, sense=sense)

    def has_period(self, first: str, last: str, start: int, end: int, sense: Sense) -> bool:
        """Return whether a stretch has a period by its two ends: `từ ngày 1/5 đến 3/5/2024`.

        Args:
            first: its first date, ISO 8601, or without the year as the reader has it.
            last: its last date.
            start: of the stretch.
            end: of it.
            sense: of the period.
        """
        dates = [each for each in self.between(start, end) if each.kind == "date"]
        return any(
            one.iso == first
            and other.iso == last
            and _UNTIL.fullmatch(self._text[one.end : other.start].lower()) is not None
            and other.end <= end
            and self.is_whole_date(one, "start")
            and self.is_whole_date(other, sense)
            for one, other in pairwise(dates)
        )

    def _are_uncut(self, start: int, end: int, *, pictured: bool = False) -> bool:
        """Return whether a stretch cuts no figure, and touches no picture at a number (U+FFFC)."""
        first = bisect_left(self._starts, start - self._widest)
        for each in self.every[first : bisect_right(self._starts, end)]:
            if each.kind == "law":
                continue  # A name may be quoted in part.
            if each.start < start < each.end or each.start < end < each.end:
                return False
        return pictured or "\ufffc" not in (
            self._text[start - 1 : start],
            self._text[end : end + 1],
        )

    def _begins_line(self, before: str, start: int) -> bool:
        begins = len(before.rstrip(" ")) - len(before) + start - 1
        return begins in self._breaks or begins == 0

    def are_whole(
        self,
        start: int,
        end: int,
        sense: Sense = "quote",
        *,
        pictured: bool = False,
        named: bool = False,
    ) -> bool:
        """Return whether a stretch cuts no figure: no sign, limit, range, magnitude or unit.

        Args:
            start: of the stretch.
            end: of it.
            sense: whether it is a quote, or a number that is actual or aimed at.
            pictured: whether it may touch U+FFFC, which stands for a picture at a number.
            named: whether it may be the number of one thing: `49` behind `Nghị định`.
        """
        if not self._are_uncut(start, end, pictured=pictured):
            return False
        first, stop = self._stretch_of(start, end)
        number, after = self._text[first:end][-BEFORE:], self._text[end:stop]
        if sense != "quote" and number.endswith("%"):
            after = _OF_YEAR.sub("", after)  # A quote has to hold it, the share itself need not.
        if self._text[end - 1] in _NUMBER_ENDS and is_changed_after(number, after):
            return False
        before = _in_small(self._text[first:start])
        if not self._text[start].isdigit():
            date = _DATE.match(self._text, start)
            return not (date and is_another_time(before + date.group().lower()))
        begins_line = self._begins_line(before, start)
        plain = _PLAIN.match(self._text, start)
        if plain and not named and is_labelled(before) and not self.counts(*plain.span()):
            return False
        number = self._text[start:end]
        return not is_changed_before(before, number, begins_line=begins_line, sense=sense)

    def are_limited(self, start: int, end: int) -> bool:
        """Return whether words behind a stretch limit or deny the number that it counts."""
        first, stop = self._stretch_of(start, end)
        counted = _COUNTED.search(self._text, first, end)
        return counted is not None and is_changed_behind_noun(self._text[end:stop])

    def _stretch_of(self, start: int, end: int) -> tuple[int, int]:
        """Return what lies between the blank lines around a stretch, as far as it can matter."""
        first, stop = max(0, start - BEFORE), end + AFTER
        after = bisect_right(self._blanks, start)
        if after:
            first = max(first, self._blanks[after - 1])
        following = bisect_left(self._blanks, end)
        if following < len(self._blanks):
            stop = min(stop, self._blanks[following])
        return first, stop
