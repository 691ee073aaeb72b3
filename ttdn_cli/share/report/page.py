"""One self-contained page of all that is known of a speech, in both languages.

What is shown of a record is read from its section, so that a new kind of record is in the page
too. What differs between sections is where their records are drawn and not only listed.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import PurePath
from typing import Any, NamedTuple

import jinja2
from markupsafe import Markup
from msgspec import inspect as types

from ttdn_cli import __version__
from ttdn_cli.errors import TargetError
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import bare
from ttdn_cli.facts.records import Attendee, Metric, Record
from ttdn_cli.query.answers import count_of, source_of
from ttdn_cli.query.fields import Field, type_of
from ttdn_cli.query.sections import (
    ATTENDEES,
    EVENT,
    GLOSSARY,
    LEGAL,
    ORGANIZATIONS,
    POINTS,
    SECTIONS,
    STATS,
    TIMELINE,
    Section,
)
from ttdn_cli.query.view import View
from ttdn_cli.share.atomic import STANDARD_OUTPUT
from ttdn_cli.share.report.event_data import event_data
from ttdn_cli.share.report.runs import Line, Piece, in_language, lines, named, plain
from ttdn_cli.share.report.scale import Mark, Scale, scale
from ttdn_cli.text.locales import Language

ENDINGS = (".html", ".htm")

_FIRST = (EVENT, STATS, ATTENDEES, LEGAL, POINTS, TIMELINE, ORGANIZATIONS, GLOSSARY)
"""In the order of the page; sections that are not named here follow."""

_KEYS = {STATS.key: "given", ATTENDEES.key: "order", LEGAL.key: "date"}
"""The field in the margin of a record."""

_IN_THE_HEAD = {
    EVENT.key: {"name"},
    STATS.key: {"indicator", "scope", "count", "total", "percent", "remaining"},
    ATTENDEES.key: {"name", "name_en", "kind", "part", "role"},
    LEGAL.key: {"type", "number", "year"},
    POINTS.key: {"kind", "text"},
    ORGANIZATIONS.key: {"name", "name_en", "mentioned_in"},
    GLOSSARY.key: {"term"},
}
"""Fields that the head of a record, its picture or its links say already."""


class Row(NamedTuple):
    """A field of a record: its heading and its values."""

    heading: str
    lines: list[Line]


class Bar(NamedTuple):
    """A share as a picture.

    Attributes:
        width: in per cent of the whole.
        share: in words.
        missing: what is missing, in words.
        lowest: whether it is the one furthest behind.
    """

    width: float
    share: str
    missing: str
    lowest: bool


class Entry(NamedTuple):
    """A record on the page.

    Attributes:
        id: of the record.
        key: what stands in the margin, or nothing.
        head: what it is called.
        rows: its other fields.
        evidence: paragraph and quote of each piece.
        note: the number of its footnote.
        links: the records that refer to it or name it.
        bar: of a figure that is a share.
    """

    id: str
    key: str
    head: Line
    rows: list[Row]
    evidence: list[tuple[int, Piece]]
    note: int
    links: list[Line]
    bar: Bar | None


class Group(NamedTuple):
    """Records under one heading, or under none."""

    heading: str
    entries: list[Entry]


class Moment(NamedTuple):
    """A date of the timeline: its mark, how a person writes it, and the facts of that date."""

    mark: Mark
    date: str
    facts: list[Line]


class Part(NamedTuple):
    """A section of the page.

    Attributes:
        key: of the section.
        keyed: whether its records have something in the margin.
        title: of it.
        caption: how many records it has, and of when they are where that is not the event's day.
        groups: its records.
        moments: of a timeline.
        scale: of a timeline.
    """

    key: str
    keyed: bool
    title: str
    caption: str
    groups: list[Group]
    moments: list[Moment]
    scale: Scale | None


class Edition(NamedTuple):
    """The page in one language.

    Attributes:
        lang: its language, as BCP 47 says it.
        view: the dataset in that language.
        title: of the section of the event.
        event: what it is about.
        source: as of when, and from which text.
        parts: the other sections that have records.
    """

    lang: str
    view: View
    title: str
    event: Entry
    source: str
    parts: list[Part]


def check_ending(target: str) -> None:
    """Refuse a target that a browser would not take for a page.

    Raises:
        TargetError: if it ends neither in `.html` nor in `.htm`, and is not standard output.
    """
    if target != STANDARD_OUTPUT and PurePath(target).suffix.lower() not in ENDINGS:
        raise TargetError(target, "a report is HTML; give a name that ends in .html")


def page(index: Index, first: Language) -> str:
    """Return the page as HTML; the same dataset and language make the same text.

    Nothing outside of the page is loaded by it: its policy (W3C, Content Security Policy Level 3)
    allows its own script and style only, each by its hash.

    Args:
        index: the dataset.
        first: the language that comes first and is shown where there is a choice.
    """
    environment = jinja2.Environment(
        loader=jinja2.PackageLoader("ttdn_cli.share", "report"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.policies["json.dumps_kwargs"] = {"ensure_ascii": False, "indent": 1}
    style, script = (_inline(environment, f"report.{ending}") for ending in ("css", "js"))
    languages = (first, *(each for each in Language if each != first))
    return environment.get_template("report.html.j2").render(
        editions=[edition(View(index, each)) for each in languages],
        source=index.source,
        linked=_is_link(index.source.url),
        data=event_data(index),
        style=style,
        script=script,
        policy=policy(style, script),
        version=__version__,
    )


def _inline(environment: jinja2.Environment, name: str) -> Markup:
    assert environment.loader
    # It is ours, and no template.
    return Markup(environment.loader.get_source(environment, name)[0])


def policy(style: str, script: str) -> str:
    """Return the policy that allows one style and one script, and nothing else at all."""
    allowed = {
        "default-src": "'none'",
        "style-src": _hash(style),
        "script-src": _hash(script),
        "img-src": "data:",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in allowed.items())


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


def _is_link(url: str | None) -> bool:
    # Any other scheme might run something, and the text of a dataset is data.
    return bool(url) and str(url).lower().startswith(("https://", "http://"))


def edition(view: View) -> Edition:
    """Return all that the page says in the language of a view."""
    notes = _Notes()
    every = (*_FIRST, *(each for each in SECTIONS if each not in _FIRST))
    event = _entry(EVENT, view.index.event, view, notes)
    parts = [_part(each, view, notes) for each in every if each != EVENT]
    source = source_of(view, view.index.event.date)
    return Edition(
        lang=view.language.value,
        view=view,
        title=view.say(EVENT.title),
        event=event,
        source=source[:1].upper() + source[1:],
        parts=[each for each in parts if each.groups or each.moments],
    )


class _Notes:
    """The numbers of the footnotes, in the order of the page."""

    def __init__(self) -> None:
        self._last = 0

    def next(self) -> int:
        self._last += 1
        return self._last


def _part(section: Section, view: View, notes: _Notes) -> Part:
    records = section.all(view.index)
    title, caption = view.say(section.title), _caption(section, records, view)
    if section == TIMELINE:
        moments, line = _moments(records, view)
        return Part(section.key, False, title, caption, [], moments, line)
    groups = [
        Group(heading, [_entry(section, each, view, notes) for each in members])
        for heading, members in _grouped(section, records, view)
    ]
    return Part(section.key, section.key in _KEYS, title, caption, groups, [], None)


def _caption(section: Section, records: Sequence[Any], view: View) -> str:
    count = count_of(len(records), len(records), section.noun, view)
    dates = {getattr(each, section.as_of) for each in records} if section.as_of else set()
    if not (spoken := ", ".join(view.spoken_date(each) for each in sorted(dates - {None}))):
        return count
    return view.both(f"{count} · tính đến {spoken}", f"{count} · as of {spoken}")


def _grouped(
    section: Section, records: Sequence[Any], view: View
) -> Iterator[tuple[str, list[Any]]]:
    """Yield the records of each value of the field to choose by, in the order of the values."""
    by = section.listing.choice
    if not by:
        yield from ([("", list(records))] if records else [])
        return
    for value in section.listing.choices:
        if members := [each for each in records if getattr(each, by) == value]:
            word = view.word(value)
            yield word[:1].upper() + word[1:], members


def _entry(section: Section, record: Record, view: View, notes: _Notes) -> Entry:
    said = {"id", section.headline, _KEYS.get(section.key), *_IN_THE_HEAD.get(section.key, ())}
    fields = [each for each in section.fields if each.name not in said]
    links = [view.index.records[id_] for id_ in view.index.mentions(record.id)]
    return Entry(
        id=record.id,
        key=_key(section, record, view),
        head=_head(record, view),
        rows=list(_rows(fields, record, view)),
        evidence=[
            (each.paragraph, in_language(each.quote, "vi", view)) for each in record.evidence
        ],
        note=notes.next(),
        links=[Line(named(each, view, each.id).runs) for each in links],
        bar=_bar(record, view) if isinstance(record, Metric) else None,
    )


def _head(record: Record, view: View) -> Line:
    if isinstance(record, Metric):  # The figure itself is in the margin.
        return plain(f"{view.say(record.scope)}: {view.say(record.indicator)}", view)
    return named(record, view)


def _key(section: Section, record: Record, view: View) -> str:
    name = _KEYS.get(section.key)
    return " ".join(section.selected(name).shown(record, view).lines) if name else ""


def _rows(fields: Sequence[Field], record: Record, view: View) -> Iterator[Row]:
    for field in fields:
        if found := list(_values(field, record, view)):
            yield Row(view.say(field.heading), found)


def _values(field: Field, record: Record, view: View) -> Iterator[Line]:
    if not field.json and field.cell:
        return  # For a table: the page draws it in its own way.
    type_, value = type_of(field, type(record)), field.value(record, view.index)
    if isinstance(record, Attendee) and field.name == "organizations":
        # Those of the titles are added by the record itself, and stand beside them already.
        held = {each.organization for each in record.titles}
        value = [each for each in value if each not in held]
    if field.cell and not _refers(type_):
        yield from (plain(each, view) for each in field.shown(record, view).lines)
    else:
        yield from lines(value, type_, view, field.name)


def _refers(type_: types.Type) -> bool:
    type_, extra = bare(type_)
    if isinstance(type_, types.ListType):
        return _refers(type_.item_type)
    return "refers_to" in extra


def _bar(record: Metric, view: View) -> Bar | None:
    if record.percent is None:
        return None
    missing = STATS.selected("remaining").shown(record, view)
    return Bar(
        width=min(record.percent, 100),
        share=view.percent(record.percent),
        missing=" ".join(missing.lines),
        lowest=record.percent == view.index.furthest_behind,
    )


def _moments(records: Sequence[Any], view: View) -> tuple[list[Moment], Scale]:
    dates = {date: list(facts) for date, facts in groupby(records, key=lambda each: each.date)}
    line = scale(list(dates))
    moments = [
        Moment(
            mark=mark,
            date=view.date(mark.date),
            facts=[
                Line(named(view.index.records[each.ref], view, each.ref).runs)
                for each in dates[mark.date]
            ],
        )
        for mark in line.marks
    ]
    return moments, line
