"""What many datasets say of each item of an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import lru_cache, partial
from typing import NamedTuple

import msgspec

from ttdn_cli.checking.attribution.body_levels import Level
from ttdn_cli.checking.attribution.levels import level_of
from ttdn_cli.checking.check import (
    WITHIN,
    ArticleRead,
    check_read,
    is_recognized,
    read_article,
    without_parts,
)
from ttdn_cli.checking.findings import Finding, Report, Verdict
from ttdn_cli.checking.given import GivenDates
from ttdn_cli.corpus.corpus import Corpus
from ttdn_cli.corpus.naming import names_figure
from ttdn_cli.corpus.occasions import Delivered, Occasion, occasion_of
from ttdn_cli.corpus.processes import map_at_once
from ttdn_cli.corpus.sameness import Sameness
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.progress import CHECKING, show_progress
from ttdn_cli.matching.spans import Span, class_of, span_of
from ttdn_cli.text.dates import day_numbers
from ttdn_cli.text.unicode import fold

_HELD: tuple[Verdict, ...] = ("confirmed", "consistent", "contradicted")
"""The verdicts of a dataset that has something of an item."""

_BORNE_OUT: tuple[Verdict, ...] = ("confirmed", "consistent")

_FEW = 200_000
"""Characters of an article, times datasets, that are checked before another process has started."""


class _Figure(NamedTuple):
    """A figure of a dataset.

    Attributes:
        of: what it can be compared with.
        time: as of when or over which time it is, or None.
        days: the same in days.
        span: all that it may be, or None where it is no number.
        event: the name of the event of its text, or None.
        level: for whom its dataset speaks, or None.
    """

    of: str | None
    time: str | None
    days: range | None
    span: Span | None
    event: str | None
    level: Level | None

    def contradicts(self, other: _Figure) -> bool:
        """Return whether nothing is both, of times that have a day in common, or of one event."""
        if self.days and other.days:
            apart = self.days.stop <= other.days.start or other.days.stop <= self.days.start
            if apart:
                return False
        elif self.event and other.event and self.event != other.event:
            return False
        if self.of != other.of or not self.span or not other.span:
            return True
        return self.span.excludes(other.span)


_Figures = Mapping[tuple[str | None, str | None], _Figure]


def check_many(text: str, corpus: Corpus) -> Report:
    """Return what datasets say of each item of an article.

    There is a finding for each item and each dataset that has something of it: that one confirms
    an item hides no contradiction by another, but for a figure of another time, as that of last
    year is none of this year's, and for one that may be the same number: `2,93%` and `khoảng 3%`.
    What none has is found once, and is of no dataset. A dataset that the article is not about says
    nothing; if there is no other, nothing is found.

    Who checks against one dataset says that the article is about it. Of many most are about
    something else, and any number near a number of theirs would be a wrong one. So a dataset has to
    have something of the article as it is, or a figure that is named there.

    Args:
        text: of the article. Places are those in `normalize_source(text)`.
        corpus: the datasets.
    """
    held: list[Finding] = []
    figures: dict[tuple[str | None, str | None], _Figure] = {}
    occasions: dict[str | None, Occasion] = {}
    lacking: list[Finding] = []
    recognized = False
    few = len(text) * len(corpus) < _FEW
    with show_progress(corpus.name, CHECKING) as watch:
        found = map_at_once(partial(_check, text=text), corpus.contents, few=few)
        checked = zip(corpus, found, strict=True)
        for number, (member, (report, own, occasion)) in enumerate(checked, 1):
            occasions[member.id] = occasion
            figures |= {(member.id, record): figure for record, figure in own.items()}
            watch(number / len(corpus))
            recognized |= report.recognized
            for each in report.findings:
                if each.verdict in _HELD:
                    held.append(msgspec.structs.replace(each, dataset=member.id))
                else:
                    lacking.append(each)
    read = _read(text)
    others = {e.start for e in held if e.kind == "date" and (e.dataset, e.record) not in figures}
    times = _Times(held, figures, GivenDates(read.article, read.mentions, others))
    sameness = Sameness(corpus)
    told = Delivered(times.kept, occasions, read, times.given, sameness)
    upheld = [*_upheld(told.kept, figures, sameness, times.wrong)]
    kept = {*map(id, upheld)}
    lacking += (_bare(each) for each in held if id(each) not in kept)
    held = upheld
    every = [*held, *_unheld(held, without_parts(lacking))]
    return Report(findings=sorted(every, key=_place), recognized=recognized)


def _place(finding: Finding) -> tuple[int, int, str]:
    return finding.start, -finding.end, finding.kind


_InSentence = tuple[str | None, str | None, tuple[int, int]]
"""A record of a dataset, and where a sentence begins and ends."""


class _Times:
    """What datasets have of figures at the times that an article gives them.

    Where a dataset has the figure of that time, those of other times say nothing. Where none has
    it, the one that bears the figure out contradicts its date, whatever others say of that; if it
    does not and another figure has that date, nobody knows.

    Args:
        held: what datasets have of items.
        figures: by dataset and record.
        given: the dates that the article gives its figures.

    Attributes:
        given: the same.
        kept: the findings that are left.
        wrong: the ids of those that say of a figure that its date is wrong.
    """

    def __init__(self, held: Sequence[Finding], figures: _Figures, given: GivenDates) -> None:
        self.given = given
        agrees: dict[int, bool | None] = {}
        dates: dict[_InSentence, list[Finding]] = {}
        for each in held:
            if each.kind == "date" and each.verdict == "contradicted":
                dates.setdefault(self._key(each, given), []).append(each)
            figure = figures.get((each.dataset, each.record))
            if each.kind == "quantity" and figure and figure.time:
                agrees[id(each)] = given.agree(each.start, each.end, figure.time)
        dated = {each.start for each in held if each.kind == "date" and each.verdict in _BORNE_OUT}
        of_time = {(each.start, each.end) for each in held if agrees.get(id(each))}
        self.wrong: set[int] = set()
        gone: set[int] = set()
        unknown: set[tuple[int, int]] = set()
        for each in held:
            place, agree = (each.start, each.end), agrees.get(id(each))
            if agree is None:
                continue
            own = {date.start for date in given.of(*place)}
            others = dates.get(self._key(each, given), ())
            of_figure = {id(date) for date in others if date.start in own}
            if agree:
                gone |= {id(date) for date in others} - of_figure
            elif place in of_time:
                gone |= {id(each), *of_figure}
            elif each.verdict in _BORNE_OUT:
                self.wrong |= of_figure
                unknown |= {place} if not of_figure and own & dated else set()
        gone -= self.wrong
        gone |= {id(e) for e in held if e.kind == "quantity" and (e.start, e.end) in unknown}
        self.kept = [each for each in held if id(each) not in gone]

    @staticmethod
    def _key(finding: Finding, given: GivenDates) -> _InSentence:
        return finding.dataset, finding.record, given.sentence(finding.start)


def _upheld(
    held: Sequence[Finding], figures: _Figures, sameness: Sameness, wrong: Set[int]
) -> Iterator[Finding]:
    """Yield findings but for contradictions of an item that are of something else.

    Of figures, of documents, of people and of events there are several that an article names alike;
    where one bears the item out, another one that may be no other name of it says nothing.

    Args:
        held: what datasets have of items.
        figures: by dataset and record.
        sameness: of the records.
        wrong: the ids of findings that stay whatever others say.
    """
    others: dict[tuple[int, int], list[Finding]] = {}
    national = {(each.start, each.end) for each in held if _level(each, figures) == "nation"}
    for each in held:
        if each.verdict in _BORNE_OUT:
            others.setdefault((each.start, each.end), []).append(each)
    excused = {
        id(each)
        for each in held
        if each.verdict == "contradicted"
        and id(each) not in wrong
        and (
            _is_of_another(each, others.get((each.start, each.end), ()), figures, sameness)
            # A place or a company is named: what is said of nobody is of the country.
            or ((each.start, each.end) in national and _level(each, figures) in ("place", "body"))
        )
    }
    # Of a document that is another one, the number says nothing either.
    apart = {_cited(each) for each in held if id(each) in excused and sameness.is_document(each)}
    yield from (each for each in held if id(each) not in excused and _cited(each) not in apart)


def _level(finding: Finding, figures: _Figures) -> str | None:
    """Return for whom the dataset of a quantity speaks."""
    figure = figures.get((finding.dataset, finding.record))
    return figure.level if figure and finding.kind == "quantity" else None


def _bare(finding: Finding) -> Finding:
    """Return what no dataset has of an item."""
    nothing = dict.fromkeys(("dataset", "record", "expected", "reason", "quote"))
    return msgspec.structs.replace(finding, verdict="not_in_source", **nothing)


def _cited(finding: Finding) -> tuple[str | None, str | None, int]:
    return finding.dataset, finding.record, finding.paragraph


def _is_of_another(
    finding: Finding, others: Sequence[Finding], figures: _Figures, sameness: Sameness
) -> bool:
    """Return whether a contradiction may be of something else than what bears the item out."""
    figure = figures.get((finding.dataset, finding.record))
    if figure:
        confirmed = (each for each in others if each.verdict == "confirmed")
        known = [figures.get((each.dataset, each.record)) for each in confirmed]
        same = [each for each in known if each]
        return bool(same) and not any(figure.contradicts(each) for each in same)
    if sameness.of_another_issuer(finding):
        return True
    return bool(others) and sameness.may_be_two(finding, others)


def _check(content: bytes, text: str) -> tuple[Report, dict[str, _Figure], Occasion]:
    """Return what a dataset says of an article, the figures that it names, and its occasion."""
    read, index = _read(text), Index(msgspec.msgpack.decode(content, type=Dataset))
    every = check_read(read, index, opened=True).findings
    dated = {each.id for each in index.dataset.metrics}
    borne = [each for each in every if each.verdict in _BORNE_OUT]
    # The year of a figure is no sign that the article is about it.
    if is_recognized([e for e in borne if e.kind != "date" or e.record not in dated], index):
        report = Report(findings=every, recognized=True)
    else:
        named = {each.record for each in every if names_figure(each, read.article, index)}
        found = [e for e in every if e.record in named or e.verdict not in _HELD]
        report = Report(findings=found if named else [], recognized=bool(named))
    records = (index.records.get(each.record or "") for each in report.findings)
    metrics = (each for each in records if isinstance(each, Metric))
    english = index.source.language == "en"
    name = (index.event.name.vi or index.event.name.en) if index.event else None
    level = level_of(index)
    own = {each.id: _figure(each, name, level, english=english) for each in metrics}
    return report, own, occasion_of(index, every)


def _figure(
    metric: Metric,
    event: str | None,
    level: Level | None,
    *,
    english: bool,
) -> _Figure:
    time = metric.as_of or metric.period
    days = day_numbers(time) if time else None
    span = span_of(metric, english=english)
    return _Figure(class_of(metric), time, days, span, event and fold(event), level)


@lru_cache(maxsize=1)
def _read(text: str) -> ArticleRead:
    """Return an article as it was read: once, for all datasets that a process asks."""
    return read_article(text)


def _unheld(held: Iterable[Finding], lacking: Sequence[Finding]) -> Iterator[Finding]:
    """Yield what no dataset has, without what one has of the same item by other places.

    What one dataset lacks another may know as a part of a longer name, or by another beginning.
    """
    spans = {(each.start, each.end, each.kind): each for each in held}.values()
    known = sorted(spans, key=lambda each: each.start)
    open_: list[Finding] = []
    waiting: list[Finding] = []
    place = 0
    for each in lacking:
        while place < len(known) and known[place].start < each.end:
            open_.append(known[place])
            place += 1
        # What follows begins where this one does, or behind.
        open_ = [other for other in open_ if other.end > each.start]
        if not any(_is_same(each, other) for other in open_):
            waiting.append(each)
    for each in waiting:
        # Why a dataset cannot tell is of that dataset alone.
        reason = each.reason if each.verdict == "unreadable" else None
        yield msgspec.structs.replace(each, reason=reason)


def _is_same(lacked: Finding, held: Finding) -> bool:
    """Return whether what is lacked is the item that is held, or a part of it."""
    if held.start >= lacked.end or held.end <= lacked.start:
        return False
    if held.kind == lacked.kind or (held.start, held.end) == (lacked.start, lacked.end):
        return True
    covers = held.start <= lacked.start and lacked.end <= held.end
    return covers and held.kind in WITHIN.get(lacked.kind, ())
