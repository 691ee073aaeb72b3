"""What a user sees who has asked for nothing yet: the event, what matters, and the way on."""

from __future__ import annotations

from typing import Any

import msgspec

from ttdn_cli.query.answers import Answer, Card, listing
from ttdn_cli.query.sections import ATTENDEES, EVENT, LEGAL, POINTS, STATS
from ttdn_cli.query.view import View, cell

FIGURES = 3
"""How many: those that are furthest behind."""


def overview(view: View) -> list[Answer]:
    """Return a card of the event, the figures furthest behind, and commands to go on with."""
    shares = [each for each in STATS.all(view.index) if each.percent is not None]
    event = _event(view)
    if not shares:
        return [event, _commands(view)]
    figures = _figures(sorted(shares, key=lambda each: each.percent)[:FIGURES], view)
    # As of when and from which text is said once, with the figures.
    return [msgspec.structs.replace(event, caption=""), figures, _commands(view)]


def _event(view: View) -> Answer:
    fields = [EVENT.selected(name) for name in ("name", "date", "city", "province", "speaker")]
    answer = listing(EVENT, [view.index.event], view, fields=fields)
    return msgspec.structs.replace(answer, title="")


def _figures(behind: list[Any], view: View) -> Answer:
    fields = [STATS.selected(name) for name in ("indicator", "scope", "given", "bar")]
    answer = listing(STATS, behind, view, fields=fields)
    return msgspec.structs.replace(answer, title=view.both("Thấp nhất", "Furthest behind"))


def _commands(view: View) -> Answer:
    sections = [
        (f"ttdn {section.command}", cell(view.say(section.title)))
        for section in (ATTENDEES, STATS, LEGAL, POINTS)
        if section.all(view.index)
    ]
    rows = [
        *sections,
        ("ttdn search …", cell(view.both("Tìm trong tất cả", "Across everything"))),
        ("ttdn --help", cell(view.both("Mọi lệnh", "Every command"))),
    ]
    card = Card(view.both("Xem tiếp", "Go on with"), "", rows)
    return Answer(title="", columns=[], rows=(), cards=[card], caption="", objects=())
