"""One self-contained page with every fact of a speech, in both languages.

The fields of a record are those of its section, so that a new kind of record is in the page too.
Sections differ only where their records are drawn and not only listed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count, groupby
from pathlib import PurePath
from typing import Any

from ttdn_cli.errors import TargetError
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.records import LegalReference, PersonOrGroup
from ttdn_cli.facts.source import Correction
from ttdn_cli.facts.texts import Inferred, Record
from ttdn_cli.query import sections
from ttdn_cli.query.answers import as_of, count_of_section, ranking_of, source_of
from ttdn_cli.query.derived import document_of, title_of
from ttdn_cli.query.fields import Field
from ttdn_cli.query.section import Section
from ttdn_cli.query.view import Line, Run, View
from ttdn_cli.share.atomic import STANDARD_OUTPUT
from ttdn_cli.share.export.jsonld import event_graph, web_address
from ttdn_cli.share.report.languages import in_language, mark_languages, named
from ttdn_cli.share.report.searched import searched
from ttdn_cli.share.report.timeline import place_dates
from ttdn_cli.share.templates import render_page
from ttdn_cli.text.locales import Language
from ttdn_cli.text.messages import message
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


def check_ending(target: str) -> None:
    """Check that a browser would open a file of that name as a page.

    Raises:
        TargetError: if it ends neither in `.html` nor in `.htm`, and is not standard output.
    """
    if target != STANDARD_OUTPUT and PurePath(target).suffix.lower() not in (".html", ".htm"):
        raise TargetError(target, message("reports are HTML files. Use a name that ends in .html."))


def page(index: Index, first: Language) -> str:
    """Return the page as HTML; the same dataset and language make the same text.

    Args:
        index: the dataset.
        first: the language that comes first and is shown where there is a choice.
    """
    return render_page(
        "report/report.html.j2",
        styles=("base.css", "report/report.css"),
        scripts=("report/words.js", "report/search.js", "report/report.js"),
        editions=[_edition(View(index, each)) for each in dict.fromkeys((first, *Language))],
        source=index.source,
        title=title_of(index),
        linked=web_address(index.source.url),
        archived=web_address(index.source.archived_url),
        data=event_graph(index),
        searched=searched(index),
    )


def _edition(view: View) -> dict[str, Any]:
    """Return the content of the page in the language of a view; its first part is the event."""
    notes = count(1)
    first, *others = dict.fromkeys((*_LAYOUT, *sections.SECTIONS))
    opening, parts = _part(first, view, notes), [_part(each, view, notes) for each in others]
    source, event = view.index.source, next(iter(view.index.records_of("event")), None)
    author = None if event else view.index.author
    return {
        "lang": view.language.value,
        "document": _line(Run(view.say(document_of(view.index))), view),
        "author": _line(Run("", author), view) if author else None,
        "publisher": source.publisher or view.message("publisher not recorded"),
        "address": source.url or view.message("Address not recorded"),
        "source": _source(view),
        # Without an event it is the heading of the page.
        "translated": view.title if event and source.title not in (None, view.title) else None,
        "draft": _draft(view),
        "head": named(event, view) if event else _title(view),
        "opening": opening["title"],
        "event": opening["groups"][0][1][0] if event else None,
        "example": next(iter(view.index.records), None),
        "parts": [each for each in parts if each["groups"] or each["line"]],
        "corrections": [_correction(each, view) for each in view.index.dataset.corrections],
    }


def _source(view: View) -> Line:
    """Return from which text the facts are; the publisher's name is in the language of the text."""
    source, said = view.index.source, capitalize_first(source_of(view))
    before, name, after = said.rpartition(source.publisher or said)
    runs = [*_line(Run(before), view).runs, Run(name, lang=source.language), Run(after)]
    if not source.publisher:
        return _line(Run(said), view)
    return Line(tuple(in_language(each, view) for each in runs if each.text))


def _draft(view: View) -> str | None:
    """Return how many records nobody has read yet, or None if there is none."""
    every = [each.review for each in view.index.records.values()]
    unread = sum(each is not None for each in every)
    if not unread:
        return None
    return view.message(
        "Draft: {unread} of {every} records not reviewed",
        unread=view.number(unread),
        every=view.number(len(every)),
    )


def _title(view: View) -> Line:
    """Return the title of the text, in the language of the view if there is a translation."""
    source = view.index.source
    if view.title != source.title:
        return Line((Run(view.title),), (source.title,) if source.title else ())
    return Line((in_language(Run(source.title, lang=source.language), view),))


def _correction(correction: Correction, view: View) -> tuple[str, Line, str, Line]:
    """Return the day of a correction, its record, what that said and why it was changed."""
    record, note = Run("", correction.record), Run(view.say(correction.note))
    return view.date(correction.date), _line(record, view), correction.was, _line(note, view)


def _part(section: Section, view: View, notes: Iterator[int]) -> dict[str, Any]:
    """Return a section with the groups of its records, or the timeline that is drawn of them."""
    records, drawn = section.all(view.index), section == sections.TIMELINE
    return {
        "key": section.key,
        "title": view.say(section.title),
        "caption": _caption(section, records, view),
        "groups": [] if drawn else list(_groups(section, view, notes)),
        "line": _timeline(records, view) if drawn and records else None,
    }


def _caption(section: Section, records: Sequence[Any], view: View) -> str:
    said = (count_of_section, as_of, ranking_of)
    parts = (each(section, records, view) for each in said)
    return " · ".join(filter(None, parts))


def _groups(
    section: Section, view: View, notes: Iterator[int]
) -> Iterator[tuple[str, list[dict[str, Any]]]]:
    """Yield the heading and the records of each choice, or all records without a heading."""
    for value in section.listing.choices or (None,):
        records = section.chosen(view.index, value)
        if entries := [_entry(section, each, view, notes) for each in records]:
            yield capitalize_first(view.word(value or "")), entries


def _entry(section: Section, record: Record, view: View, notes: Iterator[int]) -> dict[str, Any]:
    """Return a record: its name, its other fields with their headings, its evidence, its links."""
    margin, drawn = _LAYOUT.get(section, (None, set()))
    source, key = view.index.source.language, _key(section, record, view)
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
    quotes = (
        (each.paragraph, Run(each.quote, lang=source), each.gloss) for each in record.evidence
    )
    return {
        "id": record.id,
        "key": key,
        # The figure is in the margin.
        "head": _indicator(record, view) if isinstance(record, Metric) else named(record, view),
        "unreviewed": view.word(record.review) if record.review else None,
        "rows": [(heading, found) for heading, found in values if found],
        "evidence": [(place, in_language(quote, view), gloss) for place, quote, gloss in quotes],
        "note": next(notes) if record.evidence else None,
        "links": [_line(Run("", each), view) for each in view.index.mentions(record.id)],
        "bar": _bar(record, view),
    }


def _key(section: Section, record: Record, view: View) -> Line | None:
    """Return what stands in the margin of a record, or None where the section has none."""
    margin, _ = _LAYOUT.get(section, (None, set()))
    if not margin:
        return None
    if isinstance(record, Metric):
        figure = record.given if record.total is not None else view.figure(record)
        language = view.index.source.language if figure == record.given else None
        return Line((in_language(Run(figure, lang=language), view),))
    field = section.selected(margin)
    lines = (
        field.shown(record, view).lines
        if field.cell
        else (line.text for line in _values(section, field, record, view))
    )
    return Line((Run(" ".join(lines)),))


def _indicator(metric: Metric, view: View) -> Line:
    """Return whose indicator a figure is, and what it measures."""
    if metric.scope is None:
        return _line(Run(view.subject(metric)), view)
    # Either of the two may be in the other language.
    scope = view.say(metric.scope)
    parts = (scope, view.subject(metric).removeprefix(scope))
    return Line(tuple(run for each in parts for run in _line(Run(each), view).runs))


def _line(run: Run, view: View) -> Line:
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
        yield from (_line(Run(each), view) for each in field.shown(record, view).lines)
    else:
        yield from (mark_languages(line, view) for line in view.lines(value, kind, field.name))


def _inference(section: Section, inferred: Inferred, view: View) -> Line:
    """Return which field of a record is a conclusion, by its heading, and from what."""
    heading = view.say(section.concluded(inferred))
    basis = _line(Run(view.say(inferred.basis)), view)
    return Line((Run(f"{heading}: "), *basis.runs))


def _bar(record: Record, view: View) -> dict[str, Any] | None:
    if not isinstance(record, Metric) or record.measure != "coverage" or record.percent is None:
        return None
    return {
        "width": min(record.percent, 100),
        "share": view.percent(record.percent),
        "missing": " ".join(sections.STATS.selected("remaining").shown(record, view).lines)
        if record.percent < 100
        else "",
        "lowest": record.id in view.index.furthest_behind,
    }


def _timeline(records: Sequence[Any], view: View) -> dict[str, Any]:
    """Return the years and levels of the timeline, and the mark, text and facts of each date."""
    facts = {
        date: [_line(Run("", each.ref), view) for each in dated]
        for date, dated in groupby(records, key=lambda each: each.date)
    }
    marks, years = place_dates(list(facts))
    # What one fact has from the text is no conclusion, though another one has it as such.
    dated = sorted(records, key=lambda each: not each.inferred)
    said = {each.date: view.date_of(view.index.records[each.ref]) for each in dated}
    moments = [(mark, said[mark.date], facts[mark.date]) for mark in marks]
    return {"years": years, "levels": 1 + max(mark.level for mark in marks), "moments": moments}
