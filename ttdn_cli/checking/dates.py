"""Check the dates of an article: those of the event, of figures, of documents and of happenings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from ttdn_cli.checking.date_values import Dated, is_compared, part_of, parts_of, relate_dates
from ttdn_cli.checking.evidence import quote_of
from ttdn_cli.checking.findings import Finding, Verdict
from ttdn_cli.checking.happenings import Happenings
from ttdn_cli.checking.occasions import Occasions
from ttdn_cli.checking.reasons import because
from ttdn_cli.checking.weekdays import other_weekday, weekday_names
from ttdn_cli.checking.words import Article
from ttdn_cli.extraction.mentions import DateMention
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.records import Event
from ttdn_cli.facts.texts import Bilingual, Record
from ttdn_cli.text.locales import Language, Locale

_YEAR = re.compile(r"(?<![0-9])[0-9]{4}(?![0-9])")


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
    year, month, day = parts_of(date.iso or dated.iso)
    if year is None and month and day and len(dated.iso) == len("2024-06-06"):
        said = said.removesuffix(dated.iso[:4]).rstrip(" /")
    return said


def _with_weekday(article: Article, date: DateMention, dated: Dated) -> Iterator[Finding]:
    """Yield the finding of a date, and one of its day of the week where that is another."""
    yield compare_dates(article, date, dated)
    weekday = other_weekday(article, date, dated.iso)
    met = relate_dates(date.iso, dated.iso, year_inferred=dated.year_inferred).standing
    if weekday is None or met not in ("same", "rule"):
        return
    vi, en = weekday_names(weekday.own)
    yield Finding(
        verdict="contradicted",
        kind="date",
        text=article.text[weekday.start : weekday.end],
        start=weekday.start,
        end=weekday.end,
        paragraph=article.paragraph_at(weekday.start),
        record=dated.record.id,
        reason=because.weekday(dated.iso, vi, en),
        quote=_quote(dated),
    )


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
    around = Occasions(article, others, index)
    own = _of_event(index.event)
    happenings = Happenings(article, index)
    for number, date in enumerate(dates):
        if is_compared(article, date):
            yield _compared(date, around.figures_of(date))
            continue
        figure = around.figure_of(date)
        as_of = _of_figure(figure) if figure else None
        if figure and as_of and around.is_as_of(date, figure):
            dated = compare_dates(article, date, as_of)
            wrong = dated.verdict == "contradicted" and around.is_of_another(date, figure)
            yield _finding(date, "not_in_source") if wrong else dated
        elif own and around.is_event_day(date, own):
            yield from _with_weekday(article, date, own)
        elif found := _equal(date, index.dataset) or _of_happening(
            article, dates, number, happenings
        ):
            yield found
        elif own and _is_event(date, around) and not around.has_other(dates, number, own):
            yield compare_dates(article, date, own)
        else:
            yield _finding(date, "not_in_source")


def _of_happening(
    article: Article, dates: Sequence[DateMention], number: int, happenings: Happenings
) -> Finding | None:
    """Return the finding of a date in a sentence that speaks of a milestone, or None.

    Another date contradicts it where the sentence speaks of nothing else and has no more dates.
    """
    date = dates[number]
    words = article.words_in(date.start, date.end)
    if not words:
        return None
    sentence = article.sentence_of(words.start)
    dated, clear = happenings.dated(sentence)
    if dated is None:
        return None
    found = compare_dates(article, date, dated)
    start, end = article.stretch(sentence)
    beside = [*dates[max(0, number - 1) : number], *dates[number + 1 : number + 2]]
    alone = not any(start <= each.start < end for each in beside)
    return (
        found if found.record and (found.verdict != "contradicted" or (clear and alone)) else None
    )


def _is_event(date: DateMention, around: Occasions) -> bool:
    """Return whether a date is said of the event; a year alone may be one of another event."""
    return parts_of(date.iso or "")[1] is not None and around.is_event(date)


def _compared(date: DateMention, figures: Sequence[Metric]) -> Finding:
    """Return the finding of a date with whose figure another one is compared."""
    year = parts_of(date.iso or "")[0]
    for metric in figures:
        named = metric.compared_with
        years = set(map(int, _YEAR.findall(f"{named.vi} {named.en}"))) if named else set()
        if len(years) == 1 and year is not None:
            dated = Dated(metric, f"{years.pop():04}", "compared_with", metric.label)
            if year == int(dated.iso):
                return _finding(date, "confirmed", dated)
            return _finding(date, "contradicted", dated, because.compared(metric), dated.iso)
    return _finding(date, "not_in_source")


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
    year, month, day = parts_of(dated.iso.partition("/")[0].partition("-Q")[0])
    wanted = " ".join(str(each) for each in (day, month, year) if each is not None)
    return quote_of(dated.record, wanted)
