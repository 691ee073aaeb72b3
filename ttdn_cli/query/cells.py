"""Cells that say more than the value of their field: what a reader makes of it."""

from __future__ import annotations

from ttdn_cli.facts import records
from ttdn_cli.query.view import NOTHING, Cell, Tone, View, cell


def attendee(record: records.Attendee, view: View) -> Cell:
    """Return the name, that of a group in the language of the view."""
    return cell(view.say(record.label))


def order(record: records.Attendee, view: View) -> Cell:
    """Return the place in the order of address; the speaker stands outside of it."""
    number = view.index.order_of_address.get(record.id)
    return cell(view.both("phát biểu", "speaker") if number is None else str(number))


def speaker(record: records.Event, view: View) -> Cell:
    """Return who speaks, with the titles."""
    person = view.index.records[record.speaker]
    name = view.say(person.label)
    role = person.role if isinstance(person, records.Attendee) else None
    return cell(f"{name}, {view.say(role)}" if role else name)


def issued(record: records.LegalReference, view: View) -> Cell:
    """Return the date of issue, as precise as the speech gives it."""
    return cell(view.date(record.dated)) if record.dated else NOTHING


def reference(record: records.TimelineEntry, _: View) -> Cell:
    """Return the id to look the fact up with."""
    return cell(record.ref, "dim")


def mentions(record: records.Organization, view: View) -> Cell:
    """Return the ids of the facts that name the body."""
    return cell(", ".join(view.index.mentions(record.id)), "dim")


def missing(record: records.Metric, view: View) -> Cell:
    """Return what is missing from the whole, in words."""
    if record.percent is None:
        return NOTHING
    if record.remaining == 0 or (record.remaining is None and record.percent >= 100):
        return cell(view.both("không", "none"))
    if record.remaining is not None and record.total is not None:
        left, total = view.number(record.remaining), view.number(record.total)
        return cell(view.both(f"{left} trên {total}", f"{left} of {total}"))
    share = view.percent(round(100 - record.percent, 2))
    return cell(view.both(f"{share} số đó", f"{share} of them"))


def bar(record: records.Metric, view: View) -> Cell:
    """Return the share as a bar, the one furthest behind marked."""
    if record.percent is None:
        return NOTHING
    behind = record.percent == view.index.furthest_behind
    mark = view.both("◂ thấp nhất", "◂ lowest") if behind else ""
    return Cell((mark,), _tone(record.percent), bar=record.percent)


def _tone(percent: float) -> Tone:
    """Return what a share means to a reader: how far it is behind the whole."""
    if percent >= 100:
        return "good"
    if percent >= 90:
        return "fair"
    return "late" if percent >= 75 else "poor"
