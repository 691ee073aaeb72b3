"""Where a fact is from: who says it, where and when, and the text in which it is read."""

from __future__ import annotations

from ttdn_cli.facts.records import Event, Quotation
from ttdn_cli.facts.texts import Record
from ttdn_cli.query.derived import document_of
from ttdn_cli.query.view import Run, View
from ttdn_cli.share.image.marks import in_marks
from ttdn_cli.text.unicode import capitalize_first

WHEN = ("date", "city", "province", "country")
"""The fields of an event that say when and where it was."""


def who_of(record: Record, speaker: Record, view: View) -> str:
    """Return who speaks or issued the text; of words that are not theirs, that they quote them."""
    name = view.say(speaker.label)
    if isinstance(record, Quotation) and record.said_by != speaker.id:
        return view.message("Quoted by {name}", name=name)
    return name


def when_of(event: Event, view: View) -> str:
    """Return place and date of the event, as far as known, a conclusion in square brackets."""
    places = ((getattr(event, each), event.inference(each)) for each in WHEN[1:])
    said = [f"[{place}]" if inferred else place for place, inferred in places if place]
    return ", ".join([*said, view.date_of(event)] if event.date else said)


def heading_of(view: View) -> str:
    """Return what stands before the title of the text: a reader looks for it as published."""
    published = view.index.source.title
    if published and view.title != published:
        return view.message("Source (title translated)")
    return view.message("Source")


def title_of(view: View) -> Run:
    """Return the title of the text, in quotation marks as it was published."""
    source = view.index.source
    if not source.title:
        return Run(capitalize_first(view.say(document_of(view.index))))
    if view.title == source.title:
        return Run(in_marks(source.title), lang=source.language)
    return Run(view.title)


def publisher_of(view: View) -> str:
    """Return who published the text, with its date where there is no date of an event."""
    source, event = view.index.source, view.index.event
    publisher = source.publisher or view.message("publisher not recorded")
    dated = source.date and not (event and event.date)
    return f"{publisher}, {view.date(source.date)}" if source.date and dated else publisher
