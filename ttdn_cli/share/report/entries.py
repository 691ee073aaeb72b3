"""The records of a section as the page shows them, in one language.

The fields of a record are those of its section, so that a new kind of record is in the page too.
Sections differ only where their records are drawn and not only listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Any

from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.records import LegalReference, PersonOrGroup
from ttdn_cli.facts.texts import Inferred, Record
from ttdn_cli.query import sections
from ttdn_cli.query.answers import as_of, count_of_section, ranking_of
from ttdn_cli.query.fields import Field
from ttdn_cli.query.section import Section
from ttdn_cli.query.view import Line, Run, View
from ttdn_cli.share.report.beside import Beside
from ttdn_cli.share.report.languages import in_language, mark_languages, named
from ttdn_cli.share.report.timeline import place_dates
from ttdn_cli.text.unicode import capitalize_first

_LAYOUT: dict[Section, tuple[str | None, set[str]]] = {
    sections.EVENT: (None, {"name", "date_basis"}),
    sections.STATS: ("given", {"indicator", "scope", "remaining", "figure", "when"}),
    sections.ATTENDEES: ("order", {"name", "name_en", "name_vi", "kind", "part", "role"}),
    sections.LEGAL: ("date", {"type", "number", "year"}),
    sections.POINTS: (None, {"kind", "text"}),
    sections.PEOPLE: (None, {"name", "name_en", "name_vi", "part", "role"}),
    sections.TIMELINE: (None, set()),
    sections.MILESTONES: ("date", {"kind", "what"}),
    sections.QUOTATIONS: (None, {"text"}),
    sections.ORGANIZATIONS: (None, {"name", "name_en", "name_vi", "mentioned_in"}),
    sections.PLACES: (None, {"name", "name_en", "name_vi", "mentioned_in"}),
    sections.GLOSSARY: (None, {"term"}),
    sections.ABSENT: (None, {"question"}),
}
"""The field in the margin of a record, and those that its heading, bar or links already show.

In the order of the page; all other sections follow.
"""


_MARKS = '“”"«»„‘’'
"""Marks of quotation: a quote that has its own gets no others."""

SECTIONS = list(dict.fromkeys((*_LAYOUT, *sections.SECTIONS)))
"""All sections in the order of the page, the event first."""


def part_of(section: Section, view: View, beside: Beside | None) -> dict[str, Any]:
    """Return a section with the groups of its records, or the timeline that is drawn of them."""
    records, drawn = section.all(view.index), section == sections.TIMELINE
    groups = [] if drawn else list(_groups(section, view, beside))
    return {
        "key": section.key,
        "title": view.say(section.title),
        "caption": _caption(section, records, view),
        "count": view.number(len(records)),
        "groups": groups,
        "line": _timeline(records, view) if drawn and records else None,
    }


def _caption(section: Section, records: Sequence[Any], view: View) -> str:
    said = (count_of_section, as_of, ranking_of)
    parts = (each(section, records, view) for each in said)
    return " · ".join(filter(None, parts))


def _groups(
    section: Section, view: View, beside: Beside | None
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the heading and the records of each choice, or all records without a heading."""
    for value in section.listing.choices or (None,):
        records = section.chosen(view.index, value)
        if entries := [_entry(section, each, view, beside) for each in records]:
            yield capitalize_first(view.word(value or "")), entries


def _entry(section: Section, record: Record, view: View, beside: Beside | None) -> dict[str, Any]:
    """Return a record: its name, its other fields with their headings, its evidence, its links."""
    margin, drawn = _LAYOUT.get(section, (None, set()))
    key = _key(section, record, view)
    shown = {"id", "evidence", "review", section.headline, margin, *drawn}
    if isinstance(record, LegalReference) and not record.number:
        shown.add("name")  # It heads the record, or else the type does.
        shown -= {"type"} if record.name else set()
    if isinstance(record, Metric) and key and key.text != record.given:
        shown.discard("given")
    values = (
        (view.say(each.heading), list(_values(section, each, record, view)))
        for each in section.fields
        if each.name not in shown and not each.program
    )
    return {
        "id": record.id,
        "key": key,
        # The figure is in the margin.
        "head": indicator_of(record, view) if isinstance(record, Metric) else named(record, view),
        "unreviewed": view.word(record.review) if record.review else None,
        "rows": [(heading, found) for heading, found in values if found],
        "evidence": list(_evidence(record, view, beside)),
        "links": [line_of(Run("", each), view) for each in view.index.mentions(record.id)],
        "bar": _bar(record, view),
    }


def _evidence(record: Record, view: View, beside: Beside | None) -> Iterator[dict[str, Any]]:
    """Yield each quote with what is around it in its sentence, where the text was supplied."""
    around = beside.reading.quotes.get(record.id) if beside else None
    for number, each in enumerate(record.evidence):
        found = around[number] if around else None
        yield {
            # A quote may stand elsewhere than the dataset says.
            "paragraph": (found and found.paragraph) or each.paragraph,
            "is_there": found is not None and found.paragraph is not None,
            "is_missing": found is not None and found.status == "missing",
            "quote": in_language(Run(each.quote, lang=view.index.source.language), view),
            "is_marked": each.quote[:1] in _MARKS and each.quote[-1:] in _MARKS,
            "gloss": each.gloss if view.language != view.index.source.language else None,
            "around": found if found and (found.before or found.after) else None,
        }


def _key(section: Section, record: Record, view: View) -> Line | None:
    """Return what stands in the margin of a record, or None where the section has none."""
    margin, _ = _LAYOUT.get(section, (None, set()))
    if not margin:
        return None
    if isinstance(record, Metric):
        return figure_of(record, view)
    field = section.selected(margin)
    lines = (
        field.shown(record, view).lines
        if field.cell
        else (line.text for line in _values(section, field, record, view))
    )
    return Line((Run(" ".join(lines)),))


def figure_of(metric: Metric, view: View) -> Line:
    """Return a figure: a part of a whole as published, any other one in the words of the view."""
    figure = metric.given if metric.total is not None else view.figure(metric)
    language = view.index.source.language if figure == metric.given else None
    return Line((in_language(Run(figure, lang=language), view),))


def indicator_of(metric: Metric, view: View) -> Line:
    """Return whose indicator a figure is, and what it measures."""
    if metric.scope is None:
        return line_of(Run(view.subject(metric)), view)
    # Either of the two may be in the other language.
    scope = view.say(metric.scope)
    parts = (scope, view.subject(metric).removeprefix(scope))
    return Line(tuple(run for each in parts for run in line_of(Run(each), view).runs))


def line_of(run: Run, view: View) -> Line:
    """Return a run as a line, with the languages of its parts; the name of what it refers to."""
    return mark_languages(Line((run,)), view)


def _values(section: Section, field: Field, record: Record, view: View) -> Iterator[Line]:
    if not field.json and field.cell:
        return  # For a table: the page draws it in its own way.
    kind, value = field.kind, field.value(record, view.index)
    if field.name == "inferred":
        yield from (_inference(section, each, view) for each in record.inferred)
        return
    if kind.name == "date" and value is not None and not field.cell:
        yield Line((Run(view.date_in(record, field.name)),))
        return
    if isinstance(record, PersonOrGroup) and field.name == "organizations":
        # The titles show their own organisations, which the record has added to its list.
        held = {each.organization for each in record.titles}
        value = [each for each in value if each not in held]
    if field.cell and kind.single.name != "reference":
        yield from (line_of(Run(each), view) for each in field.shown(record, view).lines)
    else:
        yield from (mark_languages(line, view) for line in view.lines(value, kind, field.name))


def _inference(section: Section, inferred: Inferred, view: View) -> Line:
    """Return which field of a record is a conclusion, by its heading, and from what."""
    heading = view.say(section.concluded(inferred))
    basis = line_of(Run(view.say(inferred.basis)), view)
    return Line((Run(f"{heading}: "), *basis.runs))


def _bar(record: Record, view: View) -> dict[str, Any] | None:
    if not isinstance(record, Metric) or record.measure != "coverage" or record.percent is None:
        return None
    share = view.percent(record.percent)
    return {
        "width": min(record.percent, 100),
        "share": share,
        # A share that was published stands in the margin.
        "computed": share if record.total is not None else "",
        "missing": " ".join(sections.STATS.selected("remaining").shown(record, view).lines)
        if record.percent < 100
        else "",
        "lowest": record.id in view.index.furthest_behind,
    }


def _timeline(records: Sequence[Any], view: View) -> dict[str, Any]:
    """Return the years and levels of the timeline, and the mark and the facts of each date."""
    facts, labels = {}, {}
    for date, group in groupby(records, key=lambda each: each.date):
        # What one fact has from the text is no conclusion, though another one has it as such.
        dated = sorted(group, key=lambda each: bool(each.inferred))
        said = [view.date_of(view.index.records[each.ref]) for each in dated]
        labels[date] = said[0]
        facts[date] = [
            _moment(each.ref, own if own != said[0] else None, view)
            for each, own in zip(dated, said, strict=True)
        ]
    marks, years = place_dates(list(labels.items()))
    moments = [(mark, facts[mark.date]) for mark in marks]
    return {"years": years, "levels": 1 + max(mark.level for mark in marks), "moments": moments}


def _moment(ref: str, date: str | None, view: View) -> Line:
    """Return a fact of the timeline, with its own date where that is written otherwise."""
    line = line_of(Run("", ref), view)
    return Line((*line.runs, Run(f" · {date}"))) if date else line
