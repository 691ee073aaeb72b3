"""The overview that `ttdn` alone prints: three facts worth knowing, and some commands."""

from __future__ import annotations

from collections.abc import Iterator

from ttdn_cli.commands.printing import open_view, print_answers
from ttdn_cli.facts.records import Event
from ttdn_cli.query import cells
from ttdn_cli.query.answers import Answer, Card, caption_of
from ttdn_cli.query.sections import ATTENDEES, EVENT, LEGAL, POINTS, STATS
from ttdn_cli.query.view import Cell, View, cell
from ttdn_cli.text.locales import Language

_MOST_DOCUMENTS = 3
"""How many are named; the others are counted."""


def overview(lang: Language | None, data: str | None) -> None:
    """Print the event, the lowest figure and the documents of a dataset, and what to type next.

    Args:
        lang: the language, or None for that of the locale.
        data: the path of the dataset, or None for the one that comes with it.
    """
    view = open_view(data, lang)
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
    if lowest := _lowest(view):
        yield view.message("Lowest"), cell(lowest)
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


def _lowest(view: View) -> str | None:
    """Return the lowest of the metrics that are compared, or None where there are none."""
    metrics = view.index.coverages
    record = next((each for each in metrics if each.id in view.index.furthest_behind), None)
    if record is None or record.percent is None:
        return None
    many = view.number(len(metrics))
    rank = (
        view.message("the lowest of {many} metrics across scopes", many=many)
        if cells.is_across_scopes(view.index)
        else view.message("the lowest of {many} metrics", many=many)
    )
    said = f"{view.percent(record.percent)}, {rank}: {view.subject(record)}"
    notes = []
    if record.count is not None and record.total is not None:
        notes.append(view.both("/", " of ").join(map(view.number, (record.count, record.total))))
    if record.dated:
        date = view.date_of(record)
        notes.append(view.message("as of {date}", date=date) if record.as_of else date)
    if record.review:
        notes.append(view.word(record.review))
    return f"{said} ({', '.join(notes)})" if notes else said


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
