"""The overview that `ttdn` alone prints: the facts worth knowing first, and some commands."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from ttdn_cli.commands.many import only_data
from ttdn_cli.commands.printing import open_view, print_answers
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.records import Event
from ttdn_cli.query import cells
from ttdn_cli.query.answers import Answer, Card, caption_of
from ttdn_cli.query.headline import headline_figures
from ttdn_cli.query.sections import ATTENDEES, EVENT, LEGAL, POINTS, STATS
from ttdn_cli.query.view import Cell, View, cell
from ttdn_cli.text.locales import Language

_MOST_DOCUMENTS = 3
"""How many are named; the others are counted."""

_LONGEST_LINE = 53
"""Characters that fit beside the longest heading in 80 columns: the card fits 24 lines."""


def overview(lang: Language | None, data: str | None) -> None:
    """Print the event, the lowest figure and the documents of a dataset, and what to type next.

    Args:
        lang: the language, or None for that of the locale.
        data: the path of the dataset, or None for the one that comes with it.
    """
    view = open_view(only_data([data] if data else None, "ttdn"), lang)
    event = view.index.event
    title = view.say(event.label) if event else view.title
    facts = Answer(cards=[Card(title, "", [*_facts(view)])], caption=caption_of("", view))
    print_answers("table", facts, _commands(view))


def _facts(view: View) -> Iterator[tuple[str, Cell]]:
    """Yield what is worth knowing first, each with its heading."""
    index = view.index
    if index.event:
        if said := _event(index.event, view):
            yield view.say(EVENT.title), cell(said)
    elif index.author:
        yield view.message("By"), cell(view.say(index.label(index.author)))
    lowest, others = _figures(view)
    if lowest:
        yield view.message("Lowest"), cell(lowest)
    if others:
        yield view.say(STATS.title), Cell(tuple(others))
    documents = index.records_of("legal_references")
    named = "; ".join(view.say(each.label) for each in documents[:_MOST_DOCUMENTS])
    if more := len(documents[_MOST_DOCUMENTS:]):
        named = view.message("{named}; {many} more", named=named, many=view.number(more))
    if documents:
        yield view.say(LEGAL.title), cell(named)


def _event(event: Event, view: View) -> str:
    """Return when and where it was, and who speaks."""
    parts = [view.date_of(event)] if event.date else []
    parts += [each for each in (event.city, event.province, event.country) if each]
    return " · ".join(filter(None, (", ".join(parts), *cells.speaker(event, view).lines)))


def _figures(view: View) -> tuple[str | None, list[str]]:
    """Return the lowest of the metrics that are compared, if any are, and the other figures."""
    first = headline_figures(view.index)
    lowest = [each for each in first if each.id in view.index.furthest_behind]
    others = [_brief(each, view) for each in first if each not in lowest]
    return (_lowest(lowest[0], view) if lowest else None), others


def _lowest(record: Metric, view: View) -> str:
    many = view.number(len(view.index.coverages))
    rank = (
        view.message("the lowest of {many} metrics across scopes", many=many)
        if cells.is_across_scopes(view.index)
        else view.message("the lowest of {many} metrics", many=many)
    )
    said = f"{view.percent(record.percent or 0)}, {rank}: {view.subject(record)}"
    notes = []
    if record.count is not None and record.total is not None:
        notes.append(view.both("/", " of ").join(map(view.number, (record.count, record.total))))
    if record.dated:
        date = view.date_of(record)
        notes.append(view.message("as of {date}", date=date) if record.as_of else date)
    if record.review:
        notes.append(view.word(record.review))
    return f"{said} ({', '.join(notes)})" if notes else said


def _brief(record: Metric, view: View) -> str:
    """Return a figure and the beginning of what it is of, in one line; its marks come first."""
    marks = [view.word(record.status)] if record.status != "actual" else []
    marks += [view.word(record.review)] if record.review else []
    said = f"{view.figure(record)} ({', '.join(marks)})" if marks else view.figure(record)
    return textwrap.shorten(f"{said}: {view.subject(record)}", _LONGEST_LINE, placeholder=" …")


def _commands(view: View) -> Answer:
    rows = [
        *(
            (f"ttdn {section.command}", cell(view.say(section.title), "dim"))
            for section in (ATTENDEES, STATS, LEGAL, POINTS)
            if section.all(view.index)
        ),
        ("ttdn search …", cell(view.message("Search everything"), "dim")),
        ("ttdn --help", cell(view.message("All commands"), "dim")),
    ]
    return Answer(cards=[Card(view.message("Next"), "", rows, commands=True)])
