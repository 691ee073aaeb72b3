"""The overview that `ttdn` alone prints: the event, the lowest figures and some commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from ttdn_cli.commands.printing import open_view, print_answers
from ttdn_cli.query.answers import Answer, Card, listing, source_of
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import ATTENDEES, EVENT, LEGAL, POINTS, STATS
from ttdn_cli.query.view import View, cell
from ttdn_cli.text.locales import Language
from ttdn_cli.text.unicode import capitalize_first

FIGURES = 3
"""How many: those that are furthest behind."""


def overview(lang: Language | None, data: str | None) -> None:
    """Print a card of the event, the figures furthest behind, and commands to try next.

    Args:
        lang: the language, or None for that of the locale.
        data: the path of the dataset, or None for the one that comes with it.
    """
    view = open_view(data, lang)
    answers = [_opening(view)]
    if len(shares := view.index.coverages) > 1:
        behind = sorted(shares, key=lambda each: each.percent or 0)[:FIGURES]
        title = view.both("Mức đạt thấp nhất", "Lowest coverage")
        # The source is printed once, with the figures.
        answers = [msgspec.structs.replace(answers[0], caption="")]
        answers.append(_some(STATS, ("indicator", "scope", "given", "bar"), behind, title, view))
    print_answers("table", *answers, _commands(view))


def _opening(view: View) -> Answer:
    """Return the card of the event, or of the text where there is none."""
    if view.index.event:
        facts = ("name", "date", "city", "province", "country", "speaker")
        return _some(EVENT, facts, [view.index.event], "", view)
    rows = []
    if view.index.author:
        rows.append((view.both("Của", "By"), cell(view.say(view.index.label(view.index.author)))))
    source = capitalize_first(source_of(view))
    return Answer(cards=[Card(view.title, "", rows)], caption=source)


def _some(
    section: Section, names: Sequence[str], records: list[Any], title: str, view: View
) -> Answer:
    fields = [section.selected(name) for name in names]
    return msgspec.structs.replace(listing(section, records, view, fields=fields), title=title)


def _commands(view: View) -> Answer:
    rows = [
        *(
            (f"ttdn {section.command}", cell(view.say(section.title)))
            for section in (ATTENDEES, STATS, LEGAL, POINTS)
            if section.all(view.index)
        ),
        ("ttdn search …", cell(view.both("Tìm trong tất cả", "Search everything"))),
        ("ttdn --help", cell(view.both("Tất cả các lệnh", "All commands"))),
    ]
    return Answer(cards=[Card(view.both("Xem tiếp", "Next"), "", rows)])
