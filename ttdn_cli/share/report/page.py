"""One self-contained page with every fact of a speech, in both languages.

The fields of a record are those of its section, so that a new kind of record is in the page too.
Sections differ only where their records are drawn and not only listed.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from itertools import count, groupby
from pathlib import PurePath
from typing import Any

from ttdn_cli import __version__
from ttdn_cli.errors import TargetError
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Attendee, Metric, Record
from ttdn_cli.query import sections
from ttdn_cli.query.answers import count_of, source_of
from ttdn_cli.query.fields import Field
from ttdn_cli.query.sections import Section
from ttdn_cli.query.view import Line, Run, View
from ttdn_cli.share.atomic import STANDARD_OUTPUT
from ttdn_cli.share.export.jsonld import event_graph, web_address
from ttdn_cli.share.report.languages import in_language, mark_languages, named
from ttdn_cli.share.report.timeline import place_dates
from ttdn_cli.text.locales import Language
from ttdn_cli.text.unicode import capitalize_first

_LAYOUT: dict[Section, tuple[str | None, set[str]]] = {
    sections.EVENT: (None, {"name"}),
    sections.STATS: ("given", {"indicator", "scope", "count", "total", "percent", "remaining"}),
    sections.ATTENDEES: ("order", {"name", "name_en", "kind", "part", "role"}),
    sections.LEGAL: ("date", {"type", "number", "year"}),
    sections.POINTS: (None, {"kind", "text"}),
    sections.TIMELINE: (None, set()),
    sections.ORGANIZATIONS: (None, {"name", "name_en", "mentioned_in"}),
    sections.GLOSSARY: (None, {"term"}),
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
        raise TargetError(target, "reports are HTML files. Use a name that ends in .html.")


def page(index: Index, first: Language) -> str:
    """Return the page as HTML; the same dataset and language make the same text.

    The page loads nothing: its policy (W3C, Content Security Policy Level 3) allows only its own
    script and style, each by its hash.

    Args:
        index: the dataset.
        first: the language that comes first and is shown where there is a choice.
    """
    import jinja2  # Slow to import, and no other command needs it.

    loader = jinja2.PackageLoader("ttdn_cli.share", "report")
    environment = jinja2.Environment(
        loader=loader,
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "indent": 1}
    style, script = (loader.get_source(environment, f"report.{each}")[0] for each in ("css", "js"))
    return environment.get_template("report.html.j2").render(
        editions=[_edition(View(index, each)) for each in dict.fromkeys((first, *Language))],
        source=index.source,
        linked=web_address(index.source.url),
        data=event_graph(index),
        style=style,
        script=script,
        policy=(
            f"default-src 'none'; style-src {_hash(style)}; script-src {_hash(script)}; "
            "img-src data:; base-uri 'none'; form-action 'none'"
        ),
        version=__version__,
    )


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _edition(view: View) -> dict[str, Any]:
    """Return the content of the page in the language of a view; its first part is the event."""
    notes = count(1)
    parts = [_part(each, view, notes) for each in dict.fromkeys((*_LAYOUT, *sections.SECTIONS))]
    ((_, (event,)),) = parts[0]["groups"]
    return {
        "lang": view.language.value,
        "document": view.say(view.index.source.document),
        "source": capitalize_first(source_of(view, view.index.event.date)),
        "event": event,
        "parts": [each for each in parts if each["groups"] or each["line"]],
    }


def _part(section: Section, view: View, notes: Iterator[int]) -> dict[str, Any]:
    """Return a section with the groups of its records, or the timeline that is drawn of them."""
    records, drawn = section.all(view.index), section == sections.TIMELINE
    return {
        "key": section.key,
        "title": view.say(section.title),
        "caption": _caption(section, records, view),
        "groups": [] if drawn else list(_groups(section, view, notes)),
        "line": _timeline(records, view) if drawn else None,
    }


def _caption(section: Section, records: Sequence[Any], view: View) -> str:
    many = count_of(len(records), len(records), section.noun, view)
    dates = {getattr(each, section.as_of) for each in records} if section.as_of else set()
    spoken = ", ".join(view.spoken_date(each) for each in sorted(dates - {None}))
    return many + (view.both(f" · tính đến {spoken}", f" · as of {spoken}") if spoken else "")


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
    values = (
        (view.say(each.heading), list(_values(each, record, view)))
        for each in section.fields
        if each.name not in {"id", "evidence", section.headline, margin, *drawn}
    )
    quotes = ((each.paragraph, Run(each.quote, lang="vi")) for each in record.evidence)
    return {
        "id": record.id,
        "key": margin and " ".join(section.selected(margin).shown(record, view).lines),
        # The figure is in the margin.
        "head": _line(Run(f"{view.say(record.scope)}: {view.say(record.indicator)}"), view)
        if isinstance(record, Metric)
        else named(record, view),
        "rows": [(heading, found) for heading, found in values if found],
        "evidence": [(paragraph, in_language(quote, view)) for paragraph, quote in quotes],
        "note": next(notes),
        "links": [_line(Run("", each), view) for each in view.index.mentions(record.id)],
        "bar": _bar(record, view),
    }


def _line(run: Run, view: View) -> Line:
    return mark_languages(Line((run,)), view)


def _values(field: Field, record: Record, view: View) -> Iterator[Line]:
    if not field.json and field.cell:
        return  # For a table: the page draws it in its own way.
    kind, value = field.kind, field.value(record, view.index)
    if isinstance(record, Attendee) and field.name == "organizations":
        # The titles show their own organisations, which the record has added to its list.
        held = {each.organization for each in record.titles}
        value = [each for each in value if each not in held]
    if field.cell and kind.single.name != "reference":
        yield from (_line(Run(each), view) for each in field.shown(record, view).lines)
    else:
        yield from (mark_languages(line, view) for line in view.lines(value, kind, field.name))


def _bar(record: Record, view: View) -> dict[str, Any] | None:
    if not isinstance(record, Metric) or record.percent is None:
        return None
    return {
        "width": min(record.percent, 100),
        "share": view.percent(record.percent),
        "missing": " ".join(sections.STATS.selected("remaining").shown(record, view).lines),
        "lowest": record.percent == view.index.furthest_behind,
    }


def _timeline(records: Sequence[Any], view: View) -> dict[str, Any]:
    """Return the years and levels of the timeline, and the mark, text and facts of each date."""
    facts = {
        date: [_line(Run("", each.ref), view) for each in dated]
        for date, dated in groupby(records, key=lambda each: each.date)
    }
    marks, years = place_dates(list(facts))
    moments = [(mark, view.date(mark.date), facts[mark.date]) for mark in marks]
    return {"years": years, "levels": 1 + max(mark.level for mark in marks), "moments": moments}
