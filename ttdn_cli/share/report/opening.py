"""The first screen of the page: who spoke, where and when, three figures, and what proves them."""

from __future__ import annotations

from itertools import chain
from typing import Any

from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.records import Event, PersonOrGroup
from ttdn_cli.facts.texts import NOT_IN_TEXT
from ttdn_cli.query.derived import document_of
from ttdn_cli.query.headline import headline_figures
from ttdn_cli.query.sections import STATS
from ttdn_cli.query.view import Line, Run, View
from ttdn_cli.share.export.jsonld import web_address
from ttdn_cli.share.report.beside import Beside
from ttdn_cli.share.report.entries import figure_of, indicator_of, line_of
from ttdn_cli.share.report.languages import in_language, named


def opening_of(view: View, beside: Beside | None) -> dict[str, Any]:
    """Return what the first screen says in the language of a view.

    Args:
        view: the dataset.
        beside: the published text that was read in this run, or None without it.
    """
    event, source = view.index.event, view.index.source
    who = event.speaker if event and event.speaker else view.index.author
    when, titles = _when(event, view), _titles(event, view, said=not who)
    heading = named(view.index.records[who], view) if who else titles.pop(0)
    draft = draft_of(view)
    document = line_of(Run(view.say(document_of(view.index))), view)
    return {
        # A text without any title is called by what kind of document it is.
        "document": document if document.text != heading.text else None,
        "heading": heading,
        "tab": " · ".join(filter(None, (heading.text, when))),
        "who": who,
        "role": _role(who, view),
        "when": line_of(Run(when), view) if when else None,
        "figures": [_figure(each, view, beside) for each in headline_figures(view.index)],
        "titles": titles,
        "draft": draft,
        "lost": _lost(view),
        "proof": _proof(view, beside),
        "unproven": _unproven(view, beside),
        "whole": beside is not None and beside.mark.whole and not draft,
        "publisher": _publisher(view),
        "address": source.url or view.message("address not recorded"),
        "linked": web_address(source.url),
        "archived": web_address(source.archived_url),
        "retrieved": source.retrieved
        and view.message("retrieved {date}", date=view.date(source.retrieved)),
    }


def _publisher(view: View) -> Line:
    source = view.index.source
    if not source.publisher:
        return Line((Run(view.message("publisher not recorded")),))
    return Line((in_language(Run(source.publisher, lang=source.language), view),))


def _role(who: str | None, view: View) -> Line | None:
    """Return the titles of who speaks."""
    person = view.index.records[who] if who else None
    role = person.role if isinstance(person, PersonOrGroup) else None
    return line_of(Run(view.say(role)), view) if role else None


def _when(event: Event | None, view: View) -> str:
    """Return where and when the text was given, or else when it was published."""
    source = view.index.source
    if event:
        date = view.date_of(event) if event.date else None
        place = ", ".join(filter(None, (event.city, event.province, event.country)))
        return " · ".join(filter(None, (place, date)))
    return view.date(source.date) if source.date else ""


def _titles(event: Event | None, view: View, *, said: bool) -> list[Line]:
    """Return the names of the event and of the text, each with how it was published.

    Args:
        event: the event, if there is one.
        view: the dataset.
        said: whether the kind of document stands for a title where there is none.
    """
    source, lines = view.index.source, []
    if event:
        lines.append(named(event, view))
    if source.title and not (event and source.title in (event.name.vi, event.name.en)):
        translated = view.title != source.title
        own = in_language(Run(source.title, lang=source.language), view)
        lines.append(Line((Run(view.title),), (source.title,)) if translated else Line((own,)))
    if not lines and said:
        lines.append(line_of(Run(view.title), view))
    return lines


def _figure(metric: Metric, view: View, beside: Beside | None) -> dict[str, Any]:
    """Return a figure with what it is of, and what makes it worth knowing."""
    notes = []
    if metric.total is not None and metric.percent is not None:
        notes.append(view.percent(metric.percent))
    if metric.id in view.index.furthest_behind:
        # The words with which the list marks it.
        (mark,) = STATS.selected("bar").shown(metric, view).lines
        notes.append(mark.removeprefix("◂ "))
    if metric.status != "actual":
        notes.append(view.word(metric.status))
    if metric.dated:
        date = view.date_of(metric)
        notes.append(view.message("as of {date}", date=date) if metric.as_of else date)
    if metric.review:
        notes.append(view.word(metric.review))
    return {
        "id": metric.id,
        "figure": figure_of(metric, view),
        "of": indicator_of(metric, view),
        "notes": " · ".join(notes),
        "is_unproven": beside is not None and metric.id in beside.mark.unproven,
    }


def draft_of(view: View) -> str | None:
    """Return how many facts nobody has reviewed yet, or None if there is none."""
    reviews = (each.review for each in view.index.records.values())
    unread = sum(each is not None and each != NOT_IN_TEXT for each in reviews)
    if not unread:
        return None
    return view.message("Draft, {many} not reviewed", many=view.number(unread))


def _lost(view: View) -> str | None:
    """Return how many facts the dataset itself says are not in the text, or None without any."""
    lost = sum(each.review == NOT_IN_TEXT for each in view.index.records.values())
    return view.message("{many} not in the text", many=view.number(lost)) if lost else None


def _unproven(view: View, beside: Beside | None) -> list[Line]:
    """Return what the text does not prove, each fact with a link to it."""
    if beside is None:
        return []
    title = Line((Run(view.message("the title of the text")),))
    facts = (each for each in view.index.records if each in beside.mark.unproven)
    return [
        *([] if beside.mark.title_proven else [title]),
        *(line_of(Run("", each), view) for each in facts),
    ]


def _proof(view: View, beside: Beside | None) -> str:
    """Return what has been proven in this run, and nothing more."""
    if beside is None:
        claims = chain.from_iterable(view.index.claims.values())
        many = sum(each.review != NOT_IN_TEXT for each in claims)
        return view.plural(
            "{many} fact, each with its quote; check them:",
            "{many} facts, each with its quote; check them:",
            many,
            many=view.number(many),
        )
    mark, date = beside.mark, view.date(beside.date)
    every, proven = view.number(mark.facts), view.number(mark.proven)
    file = mark.source or view.message("a text from standard input")
    if mark.quoted:
        return view.message(
            "{quoted} of {every} facts have their quotes in {file}, {proven} of these are reviewed "
            "and proven ({date})",
            quoted=view.number(mark.quoted + mark.proven),
            every=every,
            file=file,
            proven=proven,
            date=date,
        )
    return view.message(
        "{proven} of {every} facts proven against {file} on {date}",
        proven=proven,
        every=every,
        file=file,
        date=date,
    )
