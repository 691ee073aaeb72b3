"""Cells that say more than the value of their field: what a reader makes of it."""

from __future__ import annotations

from ttdn_cli.facts import records
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.texts import Bilingual, Record
from ttdn_cli.query.view import NOTHING, Cell, Tone, View, cell
from ttdn_cli.text.unicode import capitalize_first

_LEAST_SHOWN = 5
"""Points of per cent of the lowest share that a bar shows at least."""
_LEAST_BEGIN = 50
"""Per cent: where the lowest share is less than this and a little more, bars are of the whole."""

_COVERAGE = Bilingual(vi="Mức đạt", en="Coverage")
"""The heading of bars."""


def person(record: records.PersonOrGroup, view: View) -> Cell:
    """Return the name, that of a group in the language of the view."""
    return cell(view.say(record.label))


def order(record: records.Attendee, view: View) -> Cell:
    """Return the place in the order of address; the speaker stands outside of it."""
    number = view.index.order_of_address.get(record.id)
    return cell(view.word("speaker") if number is None else str(number))


def speaker(record: records.Event, view: View) -> Cell:
    """Return who speaks, with the titles."""
    if record.speaker is None:
        return NOTHING
    person = view.index.records[record.speaker]
    name = view.say(person.label)
    role = person.role if isinstance(person, records.Attendee) else None
    return cell(f"{name}, {view.say(role)}" if role else name)


def address(_: records.Event, view: View) -> Cell:
    """Return where the text is published, or that the dataset does not say where."""
    url = view.index.source.url
    return cell(url) if url else cell(view.message("address not recorded"), "dim")


def issued(record: records.LegalReference, view: View) -> Cell:
    """Return the date of issue, as precise as the speech gives it."""
    return cell(view.date_of(record)) if record.dated else NOTHING


def document(record: records.LegalReference, view: View) -> Cell:
    """Return number and name of a document, as far as it has them."""
    lines = (record.number, view.say(record.name) if record.name else None)
    return Cell(tuple(each for each in lines if each))


def issuer(record: records.LegalReference, view: View) -> Cell:
    """Return who issued a document: the office, if the text says it, and the body."""
    office = view.say(record.issuer_office) if record.issuer_office else None
    body = view.say(view.index.label(record.issuer)) if record.issuer else None
    return cell(", ".join(filter(None, (office, body)))) if office or body else NOTHING


def own_id(record: Record | records.TimelineEntry, view: View) -> Cell:
    """Return the id of a record, as a user types it."""
    return cell(view.id_of(record.id))


def reference(record: records.TimelineEntry, view: View) -> Cell:
    """Return the id to look the fact up with."""
    return cell(view.id_of(record.ref), "dim")


def entry_date(record: records.TimelineEntry, view: View) -> Cell:
    """Return the date of an entry of the timeline."""
    return cell(view.date_of(view.index.records[record.ref]))


def mentions(record: Record, view: View) -> Cell:
    """Return the ids of the facts that name a body or a place."""
    found = ", ".join(map(view.id_of, view.index.mentions(record.id)))
    return cell(found, "dim") if found else NOTHING


def subject(record: Metric, view: View) -> Cell:
    """Return whom or what a figure covers and what is measured of them."""
    return cell(view.subject(record))


def indicator(record: Metric, view: View) -> Cell:
    """Return what is measured, where it stands alone."""
    return cell(capitalize_first(view.say(record.indicator)))


def figure(record: Metric, view: View) -> Cell:
    """Return a figure as people write it: `58 of 63 (92.06%)`, `about 1.2 billion đồng`."""
    return cell(view.figure(record))


def when(record: Metric, view: View) -> Cell:
    """Return the time of a figure, where not all figures are as of one date."""
    if view.index.has_one_time or not record.dated:
        return NOTHING
    date = view.date_of(record)
    return cell(view.message("as of {date}", date=date) if record.as_of else date)


def status(record: Metric, view: View) -> Cell:
    """Return the status of a figure, where it is not actual."""
    return NOTHING if record.status == "actual" else cell(view.word(record.status), "fair")


def percent(record: Metric, view: View) -> Cell:
    """Return the share in per cent."""
    return NOTHING if record.percent is None else cell(view.percent(record.percent))


def missing(record: Metric, view: View) -> Cell:
    """Return what is missing from the whole, in words; of a limited figure nobody knows it."""
    left, share = record.remaining, record.remaining_percent
    if share is None:
        return NOTHING
    if left == 0 or (left is None and share == 0):
        return cell(view.both("không", "none"))
    of_all = view.percent(share)
    if left is None:
        return cell(view.both(f"{of_all} chưa có", f"{of_all} without"))
    many = view.number(left)
    return cell(view.both(f"{many} chưa có ({of_all})", f"{many} without ({of_all})"))


def bar(record: Metric, view: View) -> Cell:
    """Return a part of a whole that ought to be all as a bar, the one furthest behind marked.

    The mark says so where it compares what has different scopes.
    """
    if record.measure != "coverage" or record.percent is None:
        return NOTHING
    mark = ""
    if record.id in view.index.furthest_behind:
        mark = (
            view.message("◂ lowest across scopes")
            if is_across_scopes(view.index)
            else view.message("◂ lowest")
        )
    plain = (view.say(_COVERAGE), mark.removeprefix("◂ "))
    scale = scale_of(view.index)
    return Cell((mark,), _tone(record.percent), bar=record.percent, scale=scale, plain=plain)


def is_across_scopes(index: Index) -> bool:
    """Return whether the figures that are compared are not all of one scope."""
    return len({each.scope for each in index.coverages}) > 1


def scale_of(index: Index) -> int:
    """Return at how many per cent the scale of bars begins: below the lowest, and 0 for a low one.

    It is that of the whole dataset, so that a bar is as long in every list.
    """
    lowest = index.lowest_share
    begin = int(lowest - _LEAST_SHOWN) // 10 * 10
    return begin if begin >= _LEAST_BEGIN and lowest < 100 else 0


def bar_heading(view: View) -> str:
    """Return the heading of bars: it says where their scale begins, if that is not at none."""
    begin = scale_of(view.index)
    heading = view.say(_COVERAGE)
    if not begin:
        return heading
    return view.both(f"{heading} từ {view.percent(begin)}", f"{heading} from {view.percent(begin)}")


def _tone(percent: float) -> Tone:
    """Return what a share means to a reader: how far it is behind the whole."""
    if percent >= 100:
        return "good"
    if percent >= 90:
        return "fair"
    return "late" if percent >= 75 else "poor"
