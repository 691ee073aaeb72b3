"""What stands around the dates of an article: what each of them dates."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.date_values import Dated, part_of, parts_of, relate_dates
from ttdn_cli.checking.findings import Finding
from ttdn_cli.checking.given import is_before, is_next, parts_clauses
from ttdn_cli.checking.other_events import OtherEvents
from ttdn_cli.checking.words import Article
from ttdn_cli.extraction.mentions import DateMention
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric

_AS_OF = re.compile(
    r"(?<!\w)(?:đến|tới|hết|tính đến|tính tới|tính đến hết|đến hết|đến cuối|cuối|vào|thời điểm|"
    r"tháng|năm|trong|by|as of|as at|until|in|at the end of|end of|by the end of|late|bis|ende|fin|"
    r"den|tinh den|het|toi)[\s(]*(?:ngày |tháng |năm |the |late |early |end of )?\Z",
    re.I,
)
"""What stands before the date as of which figures are."""

_NEAR = 40
"""Characters before a date that say what it dates."""

_LABEL = re.compile(
    r"[\s•*+0-9.)-]*(?:ngày|thời gian|khi nào|date|when|time|day|datum)\s*[:?]\s*(?:ngày )?", re.I
)
"""What stands before the date of a line that says no more."""

_SHORT_LINE = 14
"""Words of a line that says no more than when and where."""

_CLOSE = 6
"""Words to either side of a date that say that something else is dated."""


def _is_of(figure: Metric, date: DateMention) -> bool:
    own = figure.as_of or figure.period or ""
    return relate_dates(date.iso, own, year_inferred=False).standing in ("same", "rule")


class Occasions:
    """What stands around dates in an article."""

    def __init__(self, article: Article, others: Sequence[Finding], index: Index) -> None:
        self._article = article
        self._index = index
        self._other_events = OtherEvents(article, index)
        self._others: dict[int, list[Finding]] = {}
        for each in others:
            self._others.setdefault(self._sentence(each.start), []).append(each)

    def _sentence(self, place: int) -> int:
        words = self._article.words_in(place, len(self._article.text))
        if not words:
            return -1
        return self._article.sentence_of(min(words.start, len(self._article.words) - 1)).start

    def _words(self, date: DateMention) -> range:
        words = self._article.words_in(date.start, date.end)
        return self._article.sentence_of(words.start) if words else range(0)

    def _said(self, date: DateMention) -> set[str]:
        """Return the words of the sentence of a date, and each two of them in a row."""
        return self._article.said_in(self._words(date))

    def _near(self, date: DateMention) -> set[str]:
        where = self._article.words_in(date.start, date.end)
        last = len(self._article.words)
        near = range(max(0, where.start - _CLOSE), min(last, where.stop + _CLOSE))
        return self._article.said_in(near)

    def _beside(self, date: DateMention) -> list[Finding]:
        return self._others.get(self._sentence(date.start), [])

    def figures_of(self, date: DateMention) -> list[Metric]:
        """Return the figures of the dataset that the sentence of a date speaks of."""
        found = [
            self._index.records[each.record]
            for each in self._beside(date)
            if each.kind == "quantity" and each.record
        ]
        return [each for each in found if isinstance(each, Metric)]

    def figure_of(self, date: DateMention) -> Metric | None:
        """Return the figure that is dated by the sentence of a date, or None."""
        held = self._held_by(date)
        own = self._index.records.get(held.record or "") if held else None
        if isinstance(own, Metric) and _is_of(own, date):
            return own
        figures = self.figures_of(date)
        direct = [each for each in figures if not each.inference("as_of")]
        return next(iter([*direct, *figures]), None)

    def is_as_of(self, date: DateMention, figure: Metric) -> bool:
        """Return whether a date is the one as of which a figure in its sentence is."""
        if _is_of(figure, date):
            return True
        before = self._article.text[max(0, date.start - _NEAR) : date.start]
        day = date.text.strip()[:1].isdigit() and date.iso is not None and date.iso[:2] == "--"
        if _AS_OF.search(before) is not None and not day:
            return True
        whole = date.iso is not None and parts_of(date.iso)[2] is None
        counted = figure.period is not None and figure.as_of is None
        return whole and (counted or bool(self._near(date) & words_of("events", "data")))

    def is_of_another(self, date: DateMention, figure: Metric) -> bool:
        """Return whether words beside a date say that it is not the one of a figure.

        It stands in the clause of another number, or the figure is of the year before it.
        """
        text = self._article.text
        held = self._held_by(date)
        if held and not held.record:
            return True
        for each in self._beside(date):
            own = each.record == figure.id
            if each.kind != "quantity":
                continue
            if not own and is_next(text, each.end, date):
                return True
            if own and date.end <= each.start and is_before(text, date.end, each.start):
                return True
        return False

    def _held_by(self, date: DateMention) -> Finding | None:
        """Return the number in whose clause a date stands: behind it, or with which it goes on.

        `1,67%, thấp hơn mức 1,93% của cả nước năm 2024`, `85 triệu đồng, năm 2030 đạt 140`.
        """
        text = self._article.text
        numbers = [each for each in self._beside(date) if each.kind == "quantity"]
        before = [each for each in numbers if each.end <= date.start]
        behind = [each for each in numbers if each.start >= date.end]
        if not before:
            return None
        last = max(before, key=lambda each: each.end)
        if not parts_clauses(text, last.end, date.start):
            return last
        first = min(behind, key=lambda each: each.start, default=None)
        return first if first and not parts_clauses(text, date.end, first.start) else None

    def is_event_day(self, date: DateMention, own: Dated) -> bool:
        """Return whether a date is that of the event, and its sentence speaks of it."""
        part = part_of(self._article, date)
        found = relate_dates(date.iso, own.iso, year_inferred=own.year_inferred, part=part)
        if found.standing not in ("same", "rule"):
            return False
        if date.iso and parts_of(date.iso)[2] is None:
            return self.is_event(date)
        met = any(
            each.record and each.kind in ("event", "person", "title", "body", "place")
            for each in self._beside(date)
        )
        labelled = bool(self._near(date) & words_of("events", "labels"))
        return met or labelled or bool(self._said(date) & words_of("events", "words"))

    def is_event(self, date: DateMention) -> bool:
        """Return whether a sentence says that the event took place on a date."""
        event = self._index.event
        near = self._near(date)
        if event is None or near & words_of("events", "otherwise"):
            return False
        beside = [each for each in self._beside(date) if each.verdict != "contradicted"]
        own = {event.id, event.speaker, *self._cities()}
        elsewhere = any(
            each.kind == "place" and (each.record not in own or each.verdict == "contradicted")
            for each in self._beside(date)
        )
        if elsewhere:
            return False
        said = self._said(date)
        if any(each.kind == "event" for each in beside):
            return True
        year_only = date.iso is not None and parts_of(date.iso)[1:] == (None, None)
        if year_only or self._other_events.is_in(self._words(date)):
            return False
        city = any(each.kind == "place" and each.record in own for each in beside)
        named = any(each.record in own and each.kind in ("person", "place") for each in beside)
        happens = said & words_of("events", "happens") and said & words_of("events", "words")
        if named and happens:
            return True
        today = bool(said & words_of("events", "today"))
        if city and today:
            return True
        if happens and self._follows_event(date):
            return True
        # `Thời gian: 6/6`, `Đáp: Ngày 6/6, tại Đà Lạt`: all that a short line says.
        short = len(self._words(date)) <= _SHORT_LINE
        labelled = bool(near & words_of("events", "labels")) or self._is_labelled(date)
        day = date.iso is not None and parts_of(date.iso)[2] is not None
        return short and (labelled or (city and day and not self._is_dateline(date)))

    def _follows_event(self, date: DateMention) -> bool:
        """Return whether the sentence before the one of a date names the event or its place."""
        start = self._words(date).start
        if not start:
            return False
        event = self._index.event
        before = self._others.get(self._article.sentence_of(start - 1).start, [])
        own = {event.id, *self._cities()} if event else set()
        return any(each.kind in ("event", "place") and each.record in own for each in before)

    def _is_labelled(self, date: DateMention) -> bool:
        """Return whether a line says first what it dates: `Ngày: 6/6`."""
        start = self._article.text.rfind("\n", 0, date.start) + 1
        return _LABEL.fullmatch(self._article.text[start : date.start]) is not None

    def _cities(self) -> set[str]:
        """Return the ids of the places of the event."""
        event = self._index.event
        names = {event.city, event.province} if event else set()
        return {each.id for each in self._index.dataset.places if each.name in names}

    def _is_dateline(self, date: DateMention) -> bool:
        """Return whether a date says when an article was written: `Đà Lạt, 7/6 –`."""
        after = self._article.text[date.end : date.end + 3]
        first = self._words(date).start
        words = self._article.words_in(date.start, date.end)
        return words.start - first <= _CLOSE and after.lstrip(" )")[:1] in ("-", "–", "—", ":")

    def has_other(self, dates: Sequence[DateMention], number: int, own: Dated) -> bool:
        """Return whether another date of the same sentence is that of the event."""
        here = self._sentence(dates[number].start)
        return any(
            relate_dates(each.iso, own.iso, year_inferred=True).standing in ("same", "rule")
            for each in dates
            if each is not dates[number] and self._sentence(each.start) == here
        )
