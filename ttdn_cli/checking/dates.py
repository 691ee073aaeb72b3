"""Check the dates of an article: those of the event, of figures, of documents and of happenings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.evidence import quote_of
from ttdn_cli.checking.findings import Finding, Verdict
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.values import OPEN, OTHER, SAME, Relation
from ttdn_cli.checking.words import Article
from ttdn_cli.extraction.mentions import DateMention
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.records import Event
from ttdn_cli.facts.texts import Bilingual, Record
from ttdn_cli.text.dates import parse_time
from ttdn_cli.text.locales import Language, Locale

_AS_OF = re.compile(
    r"(?<!\w)(?:đến|tới|hết|tính đến|tính tới|tính đến hết|đến hết|đến cuối|cuối|vào|thời điểm|"
    r"tháng|năm|by|as of|as at|until|in|at the end of|end of|by the end of|late|bis|ende|fin|"
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
    if part and "/" not in said and "/" not in own and not _is_in_part(_parts(own), said, part):
        return OTHER
    if said == own:
        return Relation("rule", because.concluded) if year_inferred else SAME
    if "/" in said or "Q" in said or "/" in own or "Q" in own:
        return _relate_periods(said, own)
    one, other = _parts(said), _parts(own)
    if any(a is not None and b is not None and a != b for a, b in zip(one, other, strict=True)):
        return OTHER
    if any(a is not None and b is None for a, b in zip(one, other, strict=True)):
        return OPEN  # It says more than the source.
    if one[0] is None and year_inferred and one[1:] == other[1:]:
        return SAME
    return Relation("rule", because.less_precise)


def _is_in_part(own: tuple[int | None, int | None, int | None], said: str, part: Part) -> bool:
    """Return whether a date can be in a part of the month or the year that is said."""
    month = _parts(said)[1] is not None
    place, whole = (own[2], 31) if month else (own[1], 12)
    if place is None:
        return True
    third = {"early": (0.0, 0.4), "middle": (0.25, 0.75), "late": (0.6, 1.0)}[part]
    return third[0] * whole <= place <= third[1] * whole + 1


def _parts(iso: str) -> tuple[int | None, int | None, int | None]:
    """Return year, month and day of a date, each None where it is left out."""
    if iso.startswith("---"):
        return None, None, int(iso[3:])
    year = None if iso.startswith("--") else int(iso[:4])
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
        year, month, _ = _parts(each)
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


def compare_dates(article: Article, date: DateMention, dated: Dated) -> Finding:
    """Return the finding of a date that is known to be that of a record."""
    inferred, part = dated.year_inferred, part_of(article, date)
    found = relate_dates(date.iso, dated.iso, year_inferred=inferred, part=part)
    if found.standing == "other":
        return _finding(
            date,
            "contradicted",
            dated,
            because.date(dated.record, dated.iso, year_inferred=inferred),
            expected=_as_written(date, dated),
        )
    if found.standing == "open":
        return _finding(date, "not_in_source")
    if found.standing == "same":
        return _finding(date, "confirmed", dated)
    return _finding(date, "consistent", dated, found.rule)


def _as_written(date: DateMention, dated: Dated) -> str:
    """Return the date of a record in the language of a mention, as precise as that is."""
    vietnamese = re.search("[a-z]", date.text.lower().replace("tháng", "").replace("năm", ""))
    language = Language.EN if vietnamese else Language.VI
    said = Locale(language).date(dated.iso)
    year, month, day = _parts(date.iso or dated.iso)
    if year is None and month and day and len(dated.iso) == len("2024-06-06"):
        said = said.removesuffix(dated.iso[:4]).rstrip(" /")
    return said


def check_dates(
    article: Article,
    dates: Sequence[DateMention],
    others: Sequence[Finding],
    index: Index,
) -> Iterator[Finding]:
    """Yield what a dataset says of each date of an article that is none of a document.

    Args:
        article: the text.
        dates: in it, but for those of documents.
        others: what was found of all else in it.
        index: the dataset.
    """
    around = _Around(article, others, index)
    own = _of_event(index.event)
    for number, date in enumerate(dates):
        figure = around.figure_of(date)
        as_of = _of_figure(figure) if figure else None
        if figure and as_of and around.is_as_of(date, figure):
            yield compare_dates(article, date, as_of)
        elif own and around.is_event_day(date, own):
            yield compare_dates(article, date, own)
        elif found := _equal(date, index.dataset):
            yield found
        elif own and around.is_event(date) and not around.has_other(dates, number, own):
            yield compare_dates(article, date, own)
        else:
            yield _finding(date, "not_in_source")


def _of_event(event: Event | None) -> Dated | None:
    if event is None or event.date is None:
        return None
    return Dated(event, event.date, "date", event.label)


def _of_figure(metric: Metric) -> Dated | None:
    field = "as_of" if metric.as_of else "period"
    iso = metric.as_of or metric.period
    return Dated(metric, iso, field, metric.label) if iso else None


def _equal(date: DateMention, dataset: Dataset) -> Finding | None:
    """Return the finding of a full date that something in the dataset has, or None."""
    if date.iso is None or date.iso.startswith("-") or len(date.iso) < len("2024-06-06"):
        return None
    every = [(each, each.date) for each in dataset.legal_references if each.date]
    dated: list[tuple[Record, str]] = [*every, *((each, each.date) for each in dataset.milestones)]
    for record, iso in dated:
        if iso == date.iso:
            return _finding(date, "confirmed", Dated(record, iso, "date", record.label))
    return None


class _Around:
    """What stands around dates in an article."""

    def __init__(self, article: Article, others: Sequence[Finding], index: Index) -> None:
        self._article = article
        self._index = index
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

    def figure_of(self, date: DateMention) -> Metric | None:
        """Return the figure of the dataset that the sentence of a date speaks of, or None."""
        found = [
            self._index.records[each.record]
            for each in self._beside(date)
            if each.kind == "quantity" and each.record
        ]
        figures = [each for each in found if isinstance(each, Metric)]
        direct = [each for each in figures if not each.inference("as_of")]
        return next(iter([*direct, *figures]), None)

    def is_as_of(self, date: DateMention, figure: Metric) -> bool:
        """Return whether a date is the one as of which a figure in its sentence is."""
        own = figure.as_of or figure.period or ""
        if relate_dates(date.iso, own, year_inferred=False).standing in ("same", "rule"):
            return True
        before = self._article.text[max(0, date.start - _NEAR) : date.start]
        day = date.text.strip()[:1].isdigit() and date.iso is not None and date.iso[:2] == "--"
        if _AS_OF.search(before) is not None and not day:
            return True
        whole = date.iso is not None and _parts(date.iso)[2] is None if date.iso else False
        return bool(whole) and bool(self._near(date) & words_of("events", "data"))

    def is_event_day(self, date: DateMention, own: Dated) -> bool:
        """Return whether a date is that of the event, and its sentence speaks of it."""
        part = part_of(self._article, date)
        found = relate_dates(date.iso, own.iso, year_inferred=own.year_inferred, part=part)
        if found.standing not in ("same", "rule"):
            return False
        if date.iso and _parts(date.iso)[2] is None:
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
            each.kind == "place" and each.record not in own for each in self._beside(date)
        )
        if elsewhere:
            return False
        said = self._said(date)
        if any(each.kind == "event" for each in beside):
            return True
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
        return short and (labelled or (city and not self._is_dateline(date)))

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


def _finding(
    date: DateMention,
    verdict: Verdict,
    dated: Dated | None = None,
    reason: Bilingual | None = None,
    expected: str | None = None,
) -> Finding:
    return Finding(
        verdict=verdict,
        kind="date",
        text=date.text,
        start=date.start,
        end=date.end,
        paragraph=date.paragraph,
        record=dated.record.id if dated else None,
        expected=expected,
        reason=reason,
        quote=_quote(dated) if dated else None,
    )


def _quote(dated: Dated) -> str | None:
    """Return the quote that has the date of a record: one with its last number, and more."""
    year, month, day = _parts(dated.iso.partition("/")[0].partition("-Q")[0])
    wanted = " ".join(str(each) for each in (day, month, year) if each is not None)
    return quote_of(dated.record, wanted)
