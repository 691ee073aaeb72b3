"""The dates that an article gives its figures, whatever dataset it is checked against."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence, Set

import msgspec

from ttdn_cli.checking.contexts import BREAK
from ttdn_cli.checking.date_values import is_compared, part_of, relate_dates
from ttdn_cli.checking.words import Article
from ttdn_cli.checking.work import names_something
from ttdn_cli.extraction.mentions import AnyMention, DateMention, DocumentMention, QuantityMention
from ttdn_cli.text.unicode import CAPITALS

_BEGINS = re.compile(
    r"(?:(?:trong|tính|đến|tới|hết|cuối|vào|sang|cả|riêng|in|by|during|at|as|of|the|end)\s+)*", re.I
)
"""What stands before the date with which a sentence begins: `Tính đến hết năm 2023`."""

_NEAR = 40
"""Characters before a figure that say what it is compared with."""

_MOST = 12
"""Dates of a sentence in which figures are named in turn."""

_JOINED = re.compile(r"(?<!\w)(?:và|còn|trong khi|and|while|whereas)(?!\w)", re.I)
_IN_TURN = re.compile(r"(?<!\w)(?:lần lượt|tương ứng|respectively)(?!\w)", re.I)
_THEN = (
    r"(?:năm|quý|tháng|kỳ) (?:trước|ngoái|liền trước|sau)|cùng k[ỳì]|(?:trước|sau) đó|nay|hiện tại|"
    r"(?:last|previous|prior) (?:year|quarter|month)|(?:year|quarter|month) (?:earlier|before|ago)|"
    r"now|currently|later"
)
_LATER = re.compile(r"(?<!\w)(?:sau|sau đó|nay|hiện tại|now|currently|later)(?!\w)", re.I)
_RELATIVE = re.compile(rf"(?<!\w)(?:{_THEN})(?!\w)", re.I)
_BEHIND = re.compile(rf"[\s(]*(?:của |vào |hồi |trong |in |of |the )*(?:{_THEN})(?!\w)", re.I)
"""A time that is named by another one, which only its sentence tells: `năm trước`."""

_NEXT = re.compile(r"\s*\(?(?:(?:của|trong|vào|in|of) )?(?:cả )?")
"""What stands between a figure and the date that is its own: `9% (năm 2022)`."""

_BETWEEN = re.compile(r"\W*(?:là|was|is)?\W*")
"""What stands between the time that another one names and its figure: `năm trước là 9%`."""

_THAN = r"từ|so với|hơn|kém|bằng|thay vì|from|than|against|over|instead of|compared (?:with|to)"
_FROM = re.compile(
    rf"(?<!\w)(?:{_THAN}|cao|thấp)(?: xa| nhiều)?"
    r"(?: con số| mức| tỷ lệ| the figure of| the level of)?\s*\Z",
    re.I,
)
_WHOSE = re.compile(
    rf"\s*(?:của|of)\s+(?:the\s+)?(?:(?i:cả nước|toàn quốc|nước ta|country)(?!\w)|[{CAPITALS}])"
)
"""Whose another figure is, and not of when: `hơn mức 9% của cả nước`."""

_BESIDE = re.compile(rf"(?<!\w)(?:{_THAN})(?!\w)", re.I)
"""What stands before a figure that another one is compared with: `giảm từ 9% xuống 5%`."""


def is_next(text: str, end: int, date: DateMention) -> bool:
    """Return whether a date stands right behind a figure that ends at a place: `9% (năm 2022)`."""
    beside = _NEXT.fullmatch(text, end, date.start)
    return beside is not None and ("(" not in beside[0] or text[date.end : date.end + 1] == ")")


def parts_clauses(text: str, low: int, high: int) -> bool:
    """Return whether a sign or a conjunction between two places of a sentence parts clauses."""
    return any(each.search(text, low, high) for each in (BREAK, _JOINED))


def is_before(text: str, low: int, start: int) -> bool:
    """Return whether a figure that begins at a place is said to be of a time before: `năm trước`.

    It is not only compared with what was then.

    Args:
        text: of the article.
        low: where the words begin that say so.
        start: where the figure begins.
    """
    return _LATER.search(text, low, start) is None and _is_relative(text, low, start)


def _is_relative(text: str, low: int, start: int) -> bool:
    """Return whether a figure is of `năm trước`, and not compared with that of it."""
    return any(
        not _FROM.search(text[max(low, each.start() - _NEAR) : each.start()])
        or _BETWEEN.fullmatch(text, each.end(), start)
        for each in _RELATIVE.finditer(text, low, start)
    )


class GivenDates:
    """The dates of the figures of an article.

    Args:
        article: the text.
        mentions: in it.
        others: where the dates begin that are those of something else.
    """

    def __init__(
        self, article: Article, mentions: Iterable[AnyMention], others: Set[int] = frozenset()
    ) -> None:
        self._article = article
        every = sorted(mentions, key=lambda each: each.start)
        cited = [each for each in every if isinstance(each, DocumentMention)]
        inside = {*others, *(place for each in cited for place in range(each.start, each.end))}
        self._dates: list[DateMention] = []
        for each in every:
            if not isinstance(each, DateMention) or not each.iso or each.start in inside:
                continue
            if part_of(article, each) != "early":  # That is how the year before ended.
                self._dates.append(self._whole(self._with_year(each)))
        dated = {place for each in self._dates for place in range(each.start, each.end)}
        self._figures = [
            each
            for each in every
            if isinstance(each, QuantityMention) and dated.isdisjoint(range(each.start, each.end))
        ]
        self._starts = [each.start for each in self._dates]
        self._places = [each.start for each in self._figures]
        self._found: dict[tuple[int, int], Sequence[DateMention]] = {}
        self._compared = {each.start for each in self._dates if is_compared(article, each)}

    def agree(self, start: int, end: int, own: str) -> bool | None:
        """Return whether the dates of a figure are a date; None where none says so.

        Args:
            start: where the figure begins.
            end: where it ends.
            own: the date.
        """
        dates = self.of(start, end) or self._head(start)
        found = {relate_dates(each.iso, own, year_inferred=False).standing for each in dates}
        if found & {"same", "rule"}:
            return True
        if not dates and self.is_of_before(start, end):
            # It is of none of the times that its sentence names.
            near = self._dates_in(*self.sentence(start)) or self._head(start)
            met = (relate_dates(each.iso, own, year_inferred=False).standing for each in near)
            return False if {"same", "rule"} & {*met} else None
        return False if "other" in found else None

    def of(self, start: int, end: int) -> Sequence[DateMention]:
        """Return the dates of a figure in its own sentence, or none where that does not tell.

        They are those in its clause, else those before it, else those at the head of its sentence.

        Args:
            start: where the figure begins.
            end: where it ends.
        """
        if (start, end) not in self._found:
            self._found[start, end] = self._of(start, end)
        return self._found[start, end]

    def _of(self, start: int, end: int) -> Sequence[DateMention]:
        first, last = self.sentence(start)
        text = self._article.text
        low, high = (bisect_left(self._places, each) for each in (first, last))
        dates = self._dates_in(first, last)
        if 1 < len(dates) <= _MOST and _IN_TURN.search(text, first, last):
            places = self._places[low:high]
            paired = len(places) == len(dates) and start in places
            return [dates[places.index(start)]] if paired else dates
        before, behind = (bisect_left(self._places, each) for each in (start, end))
        left = self._figures[before - 1].end if before > low else first
        right = self._places[behind] if behind < high else last
        stop = self._clause(end, right)
        if _FROM.search(text[max(first, start - _NEAR) : start]):
            return self._between(end, stop, start)
        if _BEHIND.match(text, end):
            return []
        if left > first:
            next_ = self._dates_in(left, start)[:1]
            left = max((each.end for each in next_ if is_next(text, left, each)), default=left)
        clause = max((each.end() for each in BREAK.finditer(text, left, start)), default=left)
        if near := self._between(clause, stop, start):
            return near
        listed = self._between(left, start, start)
        if _is_relative(text, max([left, *(each.end for each in listed)]), start):
            return []
        if listed or low == high or (left > first and not self._begins_anew(left, start)):
            return listed
        return self._between(first, self._places[low], start)

    def is_of_before(self, start: int, end: int) -> bool:
        """Return whether a figure is of a time before, or one that another is compared with."""
        text = self._article.text
        first, last = self.sentence(start)
        if _FROM.search(text[max(first, start - _NEAR) : start]):
            return _WHOSE.match(text, end, last) is None
        behind = _BEHIND.match(text, end, last)
        if behind:
            return _LATER.search(behind[0]) is None
        number = bisect_left(self._places, start)
        left = self._figures[number - 1].end if number else first
        dated = (each.end for each in self._dates_in(first, start))
        return is_before(text, max([first, left, *dated]), start)

    def _dates_in(self, first: int, last: int) -> list[DateMention]:
        return self._dates[slice(*(bisect_left(self._starts, each) for each in (first, last)))]

    def _whole(self, date: DateMention) -> DateMention:
        """Return a date, the last day of a year as that year."""
        year, _, day = (date.iso or "").partition("-")
        return msgspec.structs.replace(date, iso=year) if day == "12-31" else date

    def _with_year(self, date: DateMention) -> DateMention:
        """Return a date, a quarter or month with the year of the date before it in its sentence."""
        last = self._dates[-1] if self._dates else None
        bare = date.iso is not None and date.iso.startswith("--") and "/" not in date.iso
        if last is None or last.iso is None or not bare or last.iso.startswith("-"):
            return date
        if self.sentence(last.start) != self.sentence(date.start):
            return date
        return msgspec.structs.replace(date, iso=f"{last.iso[:4]}{(date.iso or '')[1:]}")

    def sentence(self, place: int) -> tuple[int, int]:
        """Return where the sentence of a place begins and ends."""
        article = self._article
        words = article.words_in(place, len(article.text))
        if not words:
            return place, len(article.text)
        return article.stretch(article.sentence_of(words.start))

    def _between(self, low: int, high: int, figure: int) -> list[DateMention]:
        """Return the dates between two places, without those that a figure is compared with.

        Of these, one counts right before the figure: `thấp hơn năm 2022 (9,02%)`.
        """
        text = self._article.text
        return [
            each
            for each in self._dates_in(low, high)
            if each.start not in self._compared
            or (each.end <= figure and not re.search(r"\w", text[each.end : figure]))
        ]

    def _clause(self, end: int, right: int) -> int:
        """Return where the clause of a figure ends, with what is in brackets right behind it."""
        text = self._article.text
        opened = re.compile(r"\s*\(").match(text, end)
        if opened:
            closed = text.find(")", opened.end(), right + 1)
            return closed if closed >= 0 else end
        found = [each.search(text, end, right) for each in (BREAK, _JOINED)]
        return min((each.start() for each in found if each), default=right)

    def _begins_anew(self, left: int, start: int) -> bool:
        """Return whether words between two figures say what the second one is of.

        It is of the same time then. That of `9% rồi còn 5%` may be another one.
        """
        article = self._article
        compared = _BESIDE.search(article.text, left, start)
        return not compared and names_something(article, article.words_in(left, start))

    def _head(self, start: int) -> list[DateMention]:
        """Return the date with which a sentence before begins, where it is the last one named."""
        article = self._article
        first, last = self.sentence(start)
        number = bisect_left(self._starts, last) - 1
        if number < 0 or self._starts[number] >= first:
            return []
        if any(each.search(article.text, first, last) for each in (_RELATIVE, _BESIDE)):
            return []
        date = self._dates[number]
        begins, ends = self.sentence(date.start)
        beside = self._dates_in(begins, ends)
        between = article.text[ends:first]
        opened = _BEGINS.fullmatch(article.text, begins, date.start)
        goes_on = "\n" not in between or between.startswith(":")
        return [date] if opened and len(beside) == 1 and goes_on else []
