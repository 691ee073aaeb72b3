"""One figure over many speeches: what it was, how it changed, and what changed in what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import Annotated, Literal, NamedTuple

import msgspec

from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.corpus.questions.definitions import (
    Part,
    Parts,
    definition_of,
    length_of,
    parts_of,
    redefined,
)
from ttdn_cli.corpus.questions.links import SAME_AS, SAME_WORDS, Link
from ttdn_cli.corpus.questions.quotes import quote_of
from ttdn_cli.corpus.questions.rows import Row, answer, caption_of, datasets_of, quote_cell
from ttdn_cli.corpus.questions.series import Series
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.texts import Bilingual, Review
from ttdn_cli.facts.types import Date, about
from ttdn_cli.matching.clashes import AFTER_ALL, order_of
from ttdn_cli.query.answers import Answer, Column
from ttdn_cli.query.derived import date_inferred
from ttdn_cli.query.section import both
from ttdn_cli.query.view import NOTHING, Cell, View, cell
from ttdn_cli.text.dates import day_numbers
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.measures import Approximation, Measure

FIGURES = both("số liệu", "figure"), both("số liệu", "figures")

_PARTS = {
    "wording": both("cách diễn đạt", "wording"),
    "scope": both("phạm vi", "scope"),
    "unit": both("đơn vị", "unit"),
    "measure": both("loại số liệu", "measure"),
    "status": both("trạng thái", "status"),
    "compared_with": both("mốc so sánh", "compared with"),
    "time": both("loại thời gian", "kind of time"),
}


class Point(msgspec.Struct, frozen=True):
    """A figure in one dataset."""

    record: Annotated[str, about("dataset and id of the record.")]
    date: Annotated[
        Date | None, about("as of when it is, or over which time, ISO 8601, or null if not said.")
    ]
    date_inferred: Annotated[
        Literal["year", "date"] | None,
        about("what of that date is a conclusion: `year`, `date` or null."),
    ]
    given: Annotated[str, about("the figure as published.")]
    value: Annotated[
        int | float | None,
        about("the number, of a share in per cent, or null for a range."),
    ]
    approximation: Annotated[Approximation | None, about("how it is limited, or null.")]
    unit: Annotated[str | None, about("the unit as published, or null.")]
    measure: Annotated[Measure | None, about("what it measures.")]
    status: Annotated[
        Literal["actual", "target", "plan"], about("whether it is so, is aimed at or is planned.")
    ]
    indicator: Annotated[Bilingual, about("what is measured.")]
    scope: Annotated[Bilingual | None, about("whom or what it covers, or null.")]
    change: Annotated[
        int | float | None,
        about(
            "the difference from the figure of `since`, of shares in percentage points, or null "
            "where it is limited or a range, or the first."
        ),
    ]
    since: Annotated[
        str | None,
        about(
            "dataset and id of the last exact figure of the same definition and an earlier time, "
            "or null."
        ),
    ]
    redefined: Annotated[
        list[Part], about("what is another than in the row before: `wording`, `scope` and so on.")
    ]
    reason: Annotated[
        str | None,
        about("why it is taken for one with the figure of the heading, in English; null for that."),
    ]
    review: Annotated[Review | None, about("`unreviewed` until a person has read it, or null.")]
    paragraph: Annotated[int | None, about("of the text, in which the words stand, or null.")]
    quote: Annotated[str | None, about("the words of the text, or null.")]


class _Figure(NamedTuple):
    """A figure with its dataset.

    Attributes:
        days: that it is of, or which its text is from; nothing where nobody knows.
        order: by which figures are sorted: the last of these days, then its text.
        member: the dataset.
        metric: the figure.
        view: of the dataset.
        parts: what it is defined by.
    """

    days: range
    order: tuple[int, ...]
    member: Member
    metric: Metric
    view: View
    parts: Parts


def trend(found: Series, corpus: Corpus, locale: Locale) -> list[Row]:
    """Return the rows of figures that are one, by the time that they are of.

    Args:
        found: which figures these are.
        corpus: the datasets.
        locale: of the reader.
    """
    datasets = {each.partition(":")[0] for each in found.names}
    figures: list[_Figure] = []
    for place, member in enumerate(corpus.watched()):
        if member.id in datasets:
            view = View(member.index(), locale.language)
            for metric in view.index.dataset.metrics:
                if f"{member.id}:{metric.id}" in found.names:
                    figures.append(_figure(metric, member, place, view))
    figures.sort(key=lambda each: each.order)
    rows: list[Row] = []
    known: dict[tuple[str, ...], _Exact] = {}
    before: _Figure | None = None
    for each in figures:
        definition = definition_of(each.parts)
        exact = known.get(definition, _Exact())
        rows.append(_row(each, before, exact.before(each), _reason(each, found)))
        if _value(each.metric) is not None and not each.metric.approximation:
            known[definition] = exact.then(each)
        before = each
    return rows


def lost_links(found: Series, rows: Sequence[Row]) -> list[Link]:
    """Return the figures of a series that are said to be the same as one that no dataset has.

    Args:
        found: the series.
        rows: all of it.
    """
    known = {row.values.record for row in rows if isinstance(row.values, Point)}
    return [each for each in found.links if each.to not in known]


class _Exact(NamedTuple):
    """The last exact figure of a definition, and the last of an earlier time than that."""

    last: _Figure | None = None
    earlier: _Figure | None = None

    def before(self, figure: _Figure) -> _Figure | None:
        """Return the last of an earlier time than a figure.

        Two texts of one time are no change, and nobody knows whether what is of a year is later
        than what is of a month of it.
        """
        for each in (self.last, self.earlier):
            if each and each.days and each.days.stop <= figure.days.start:
                return each
        return None

    def then(self, figure: _Figure) -> _Exact:
        """Return what there is with one figure more."""
        return _Exact(figure, self.before(figure))


def _figure(metric: Metric, member: Member, place: int, view: View) -> _Figure:
    date = metric.as_of or metric.period or member.about.date
    text, number = order_of(member.about.date, place)
    days = day_numbers(date) if date else range(0)
    order = (days.stop if date else AFTER_ALL, text, number)
    parts = parts_of(metric, view.index)
    return _Figure(days, order, member, metric, view, parts)


def _reason(figure: _Figure, found: Series) -> Bilingual | None:
    """Return why a figure is one with that of the heading, which is so itself."""
    name = f"{figure.member.id}:{figure.metric.id}"
    return None if name == found.name else found.reasons.get(name, SAME_AS)


def _row(
    figure: _Figure, before: _Figure | None, same: _Figure | None, reason: Bilingual | None
) -> Row:
    """Return the row of a figure.

    Args:
        figure: of a dataset.
        before: the figure of the row before, if there is one.
        same: the last exact one of an earlier time and the same definition, if there is one.
        reason: why it is one with that of the heading.
    """
    metric, view, member = figure.metric, figure.view, figure.member
    anew = redefined(before.metric, metric, before.parts, figure.parts) if before else []
    change = _change(same.metric, metric) if same else None
    evidence = quote_of(metric, metric.given)
    point = Point(
        record=f"{member.id}:{metric.id}",
        date=metric.dated,
        date_inferred=date_inferred(metric),
        given=metric.given,
        value=_value(metric),
        approximation=metric.approximation,
        unit=metric.unit,
        measure=metric.measure,
        status=metric.status,
        indicator=metric.indicator,
        scope=metric.scope,
        change=change,
        since=f"{same.member.id}:{same.metric.id}" if same and change is not None else None,
        redefined=anew,
        reason=reason.en if reason else None,
        review=metric.review,
        paragraph=evidence.paragraph if evidence else None,
        quote=evidence.quote if evidence else None,
    )
    status = "" if metric.status == "actual" else f" ({view.word(metric.status)})"
    cells = [
        cell(view.date_of(metric)) if metric.dated else NOTHING,
        cell(f"{view.figure(metric)}{status}"),
        _change_cell(change, anew, metric, view, reason),
        quote_cell(evidence, metric.review, view),
    ]
    return Row(member, point, cells, definition_of(figure.parts))


def _value(metric: Metric) -> int | float | None:
    return metric.value if metric.percent is None else metric.percent


def _change(one: Metric, other: Metric) -> int | float | None:
    """Return how much a figure is more than an exact one before, or None if it is not exact.

    That of shares is rounded half up to two decimals, as they are; of parts of a whole it is that
    of the parts, and not of their rounded shares.
    """
    first, second = _exactly(one), _exactly(other)
    if first is None or second is None or other.approximation:
        return None
    change = second - first
    if other.percent is not None:
        change = Fraction(floor(abs(change) * 100 + Fraction(1, 2)), 100) * (
            1 if change > 0 else -1
        )
    return int(change) if change.denominator == 1 else float(change)


def _exactly(metric: Metric) -> Fraction | None:
    read = metric.reading
    if metric.percent is not None and read and read.counts_part and read.denominator:
        return 100 * Fraction(str(read.numerator)) / Fraction(str(read.denominator))
    value = _value(metric)
    return None if value is None else Fraction(str(value))


def _change_cell(
    change: int | float | None,
    anew: Sequence[Part],
    metric: Metric,
    view: View,
    reason: Bilingual | None,
) -> Cell:
    """Return the change of a figure, and what it is defined by that is another than before.

    Why it is taken for the same figure is said where its words alone do not show it.
    """
    lines = []
    if change is not None:
        said = f"{'+' if change > 0 else ''}{view.quantity(change)}"
        if metric.percent is not None:
            one = abs(change) == 1
            said = view.plural("{change} point", "{change} points", 1 if one else 2, change=said)
        lines.append(said)
    nothing = view.both("không nêu", "not said")
    now: dict[Part, str] = {
        "wording": view.say(metric.indicator),
        "scope": view.say(metric.scope) if metric.scope else nothing,
        "unit": metric.unit or nothing,
        "measure": view.word(metric.measure or ""),
        "status": view.word(metric.status),
        "compared_with": view.say(metric.compared_with) if metric.compared_with else nothing,
        "time": _time_said(metric, view) or nothing,
    }
    lines += [f"{view.say(_PARTS[part])}: {now[part]}" for part in anew]
    lines += [view.say(reason)] if reason and reason != SAME_WORDS else []
    return Cell(tuple(lines))


def _time_said(metric: Metric, view: View) -> str:
    if metric.as_of:
        return view.both("tính đến một thời điểm", "as of a date")
    if not metric.period:
        return ""
    months, days = length_of(metric.period)
    if months:
        said = view.number(months)
        return view.plural("over {months} month", "over {months} months", months, months=said)
    said = view.number(days)
    return view.plural("over {days} day", "over {days} days", days, days=said)


def answer_trend(
    rows: Sequence[Row], every: Sequence[Row], found: Series, corpus: Corpus, locale: Locale
) -> Answer:
    """Return the answer that lists a figure over datasets.

    Args:
        rows: those that are shown.
        every: all there are.
        found: which figure it is.
        corpus: the datasets.
        locale: of the reader.
    """
    columns = [
        Column(locale.message("As of or over")),
        Column(locale.message("Figure"), on_card="title"),
        Column(locale.message("Change")),
        Column(locale.message("Quote")),
    ]
    caption = caption_of(len(rows), len(every), FIGURES, datasets_of(rows), corpus, locale)
    title = locale.say(found.label)
    return answer(title, rows, columns, Point, caption, locale, series=_drawn(rows))


def _drawn(rows: Sequence[Row]) -> list[tuple[float, str]]:
    """Return the values that can be drawn as one line: those of one definition, the most frequent.

    A limit is drawn as its number.
    """
    known = [
        (row.definition, float(row.values.value), row.cells[1].lines[0])
        for row in rows
        if isinstance(row.values, Point) and row.values.value is not None
    ]
    often = Counter(definition for definition, _, _ in known).most_common(1)
    return [(value, said) for definition, value, said in known if definition == often[0][0]]
