"""What a picture of a fact says, whatever draws it.

A record is shown by the fields of its section, so that a new kind of record has a picture too.
Sections differ only in what heads a record and in which values need no heading.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.records import (
    Attendee,
    Event,
    Milestone,
    Person,
    PersonOrGroup,
    Point,
    Quotation,
    TimelineEntry,
)
from ttdn_cli.facts.texts import Evidence, Inferred, Record
from ttdn_cli.query import sections
from ttdn_cli.query.cells import missing
from ttdn_cli.query.identify import known_records
from ttdn_cli.query.section import INFERRED, Section
from ttdn_cli.query.view import Run, View
from ttdn_cli.share.image.marks import in_marks, without_marks
from ttdn_cli.share.image.origin import (
    WHEN,
    heading_of,
    publisher_of,
    title_of,
    when_of,
    who_of,
)
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.unicode import capitalize_first

_PLAIN: dict[Section, tuple[str, ...]] = {
    sections.STATS: ("subject",),
    sections.ATTENDEES: ("role",),
    sections.PEOPLE: ("role", "organizations"),
    sections.LEGAL: ("name",),
    sections.MILESTONES: ("date",),
    sections.GLOSSARY: ("expansion", "meaning"),
    sections.ABSENT: ("note",),
}
"""The fields that say what they are without a heading, in this order."""

_NAMED: dict[Section, tuple[str, ...]] = {
    sections.EVENT: ("organizers",),
    sections.STATS: ("as_of", "period", "compared_with"),
    sections.ATTENDEES: (),
    sections.PEOPLE: (),
    sections.LEGAL: ("issued_by", "date", "subject", "cited_for"),
    sections.POINTS: ("attributed_to",),
    sections.MILESTONES: (),
    sections.QUOTATIONS: ("said_by",),
    sections.ORGANIZATIONS: ("abbreviations",),
    sections.PLACES: (),
    sections.GLOSSARY: ("source",),
    sections.ABSENT: (),
}
"""The fields that are shown with their heading. Of any other section these are its columns."""


class Bar(msgspec.Struct, frozen=True, kw_only=True):
    """A part of a whole that ought to be all.

    Attributes:
        share: in per cent, from 0 to 100.
        said: the same as a reader writes it, or nothing of a figure that is limited.
        left: what is missing, in words, or nothing.
    """

    share: float
    said: str
    left: str


class Passage(msgspec.Struct, frozen=True, kw_only=True):
    """Quotes of one paragraph.

    Attributes:
        place: which paragraph it is, in words.
        quotes: each with its quotation marks, and with its gloss in brackets if it has one.
    """

    place: str
    quotes: tuple[Run, ...]


class Card(msgspec.Struct, frozen=True, kw_only=True):
    """A fact as it is shown to whoever knows nothing else of it.

    Texts are in the language of the view but for those whose run says another one.

    Attributes:
        kind: what kind of fact it is.
        headline: the fact itself: a figure, a name, a point.
        is_figure: whether that is a figure, which may be set larger than any text.
        about: what it is, such as the title of a person or what a figure measures.
        details: what else is said of it, each with its heading.
        bar: the share of a coverage, or None.
        passages: the words of the source, those that have the headline first.
        other: the fact in the language that the quotes are not in, where nothing else says that.
        who: speaks or issued the text, or quotes words of others, or None if not known.
        role: of that person, or None.
        occasion: the name of the event, or None; it may be cut where there is no room.
        when: place and date of the event, or nothing.
        heading: of the title, which says whether that is a translation.
        title: of the text; it may be cut too.
        publisher: of the text, or that nobody has recorded it; with the date of publication where
            there is no date of an event.
        address: of the text or of a copy, or None if not known.
        archived: whether it is that of a copy.
        note: what the square brackets mean, where there are some, or None.
        unreviewed: the mark of a fact that nobody has reviewed, or None.
        language: of the view.
    """

    kind: str
    headline: Run
    is_figure: bool
    about: tuple[str, ...]
    details: tuple[str, ...]
    bar: Bar | None
    passages: tuple[Passage, ...]
    other: Run | None
    who: str | None
    role: str | None
    occasion: str | None
    when: str
    heading: str
    title: Run
    publisher: str
    address: str | None
    archived: bool
    note: str | None
    unreviewed: str | None
    language: Language

    @property
    def where(self) -> str:
        """Where the text or a copy of it is read, and which of them, or that nobody recorded it."""
        if self.address is None:
            return Locale(self.language).message("Address not recorded")
        return f"{self.copy}{self.address}"

    @property
    def copy(self) -> str:
        """What stands before the address of a copy; nothing before that of the text."""
        return f"{Locale(self.language).message('Archived copy')}: " if self.archived else ""

    @property
    def lines(self) -> Iterator[str]:
        """Everything that it says, without a cut; the first is the fact with what explains it."""
        yield ": ".join((self.headline.text, *self.about[:1]))
        yield from (self.kind, *self.about[1:], *self.details)
        if self.bar:
            yield ", ".join(filter(None, (self.bar.said, self.bar.left)))
        for passage in self.passages:
            quotes = " · ".join(each.text for each in passage.quotes)
            yield f"{passage.place}: {quotes}" if quotes else passage.place
        who = ", ".join(filter(None, (self.who, self.role)))
        held = ", ".join(filter(None, (self.occasion, self.when)))
        other = self.other.text if self.other else None
        read = f"{self.heading}: {self.title.text}, {self.publisher}"
        yield from filter(None, (other, who, held, read, self.where, self.unreviewed, self.note))


def card_of(id_: str, view: View) -> Card:
    """Return the card of a record, in the language of the view.

    Args:
        id_: of a record of the dataset, stored or derived.
        view: the dataset.
    """
    section, record = known_records(view.index)[id_]
    if isinstance(record, TimelineEntry):
        return card_of(record.ref, view)
    index, source = view.index, view.index.source
    event = index.event if index.event != record else None
    author = index.records[index.author] if index.author else None
    speaker = author if author != record else None
    role = speaker.role if isinstance(speaker, PersonOrGroup) else None
    return Card(
        kind=_kind(section, record, view),
        headline=_headline(record, view),
        is_figure=isinstance(record, Metric),
        about=tuple(_about(section, record, view)),
        details=tuple(_details(section, record, view)),
        bar=_bar(record, view),
        passages=tuple(_passages(record, view)),
        other=_other(section, record, view),
        who=who_of(record, speaker, view) if speaker else None,
        role=view.say(role) if role else None,
        occasion=view.say(event.label) if event else None,
        when=when_of(event, view) if event else "",
        heading=heading_of(view),
        title=title_of(view),
        publisher=publisher_of(view),
        address=source.url or source.archived_url,
        archived=not source.url and bool(source.archived_url),
        note=_note(section, record, view),
        unreviewed=_review(record, view),
        language=view.language,
    )


def _note(section: Section, record: Record, view: View) -> str | None:
    """Return what square brackets mean, where something is in them."""
    event = view.index.event
    inferred = bool(event and any(event.inference(each) for each in WHEN))
    if not inferred and not any(_is_marked(each, section, record) for each in record.inferred):
        return None
    return view.message("In square brackets: inferred, not in the text")


def _is_marked(inferred: Inferred, section: Section, record: Record) -> bool:
    """Return whether a conclusion is in square brackets where it is shown."""
    if isinstance(record, Event):
        return inferred.field in WHEN
    if inferred.field == record.dated_by:
        return True
    shown = (*_PLAIN.get(section, ()), *_NAMED.get(section, section.columns))
    return any(
        each.name == inferred.field and not each.cell for each in map(section.selected, shown)
    )


def _review(record: Record, view: View) -> str | None:
    if record.review is None:
        return None
    return f"{capitalize_first(view.word('draft'))}: {view.word(record.review)}"


def _kind(section: Section, record: Record, view: View) -> str:
    if isinstance(record, Point | Milestone):
        return capitalize_first(view.word(record.kind))
    if isinstance(record, Attendee | Person):
        return f"{capitalize_first(view.word(record.kind))} · {view.word(record.part)}"
    if section == sections.ABSENT:
        return view.say(section.title)
    noun = capitalize_first(view.say(section.noun[0]))
    if isinstance(record, Metric) and record.status != "actual":
        return f"{noun} · {view.word(record.status)}"
    return noun


def _headline(record: Record, view: View) -> Run:
    """Return what heads a card; a figure as the text has it, where a reader of the view reads it.

    A part of a whole stays one, `58/63`, with its digits grouped as the language does.
    """
    source = view.index.source.language
    if isinstance(record, Metric):
        read = record.reading
        if view.language == source:
            return Run(record.given, lang=source)
        if read and read.counts_part and not read.approximation and record.measure != "change":
            part, whole = read.numerator or 0, read.denominator or 0
            return Run(f"{view.quantity(part)}/{view.quantity(whole)}")
        return Run(view.figure(record))
    if words := _own_words(record, view):
        foreign = view.foreign if view.language != source else ""
        return Run(f"{in_marks(words)}{foreign}", lang=source)
    return Run(view.say(record.label))


def _own_words(record: Record, view: View) -> str | None:
    """Return the words of a quotation as published, unless they are shown translated."""
    if not isinstance(record, Quotation):
        return None
    source = view.index.source.language
    translated = view.language != source and getattr(record.text, view.language)
    return None if translated else getattr(record.text, source)


def _about(section: Section, record: Record, view: View) -> Iterator[str]:
    headline = _headline(record, view).text
    for name in _PLAIN.get(section, ()):
        lines = section.selected(name).shown(record, view).lines
        yield from (each for each in lines if each != headline)
    if isinstance(record, Event) and (when := when_of(record, view)):
        yield when


def _details(section: Section, record: Record, view: View) -> Iterator[str]:
    shown = _NAMED.get(section, [each for each in section.columns if each != section.headline])
    for field in map(section.selected, shown):
        if lines := field.shown(record, view).lines:
            yield f"{view.say(field.heading)}: {'; '.join(lines)}"
    if isinstance(record, Quotation) and record.said_by is None:
        yield view.message("Who said it is not recorded")
    inferred = [each for each in record.inferred if not _is_marked(each, section, record)]
    if said := ", ".join(view.say(section.concluded(each)) for each in inferred):
        yield f"{view.say(INFERRED.heading)}: {said}"


def _bar(record: Record, view: View) -> Bar | None:
    if not isinstance(record, Metric) or record.measure != "coverage" or record.percent is None:
        return None
    exact, actual = not record.approximation, record.status == "actual"
    short = actual and record.percent < 100
    return Bar(
        share=min(record.percent, 100),
        said=view.percent(record.percent) if exact else "",
        left=" ".join(missing(record, view).lines) if short else "",
    )


def _ordered(record: Record, view: View) -> list[Evidence]:
    """Return the quotes of a record, those first that hold the headline or a part of it.

    Those of a quotation are its parts, and stay in their order.
    """
    if isinstance(record, Quotation):
        return record.evidence
    label = getattr(record.label, view.index.source.language) or ""
    sought = (record.given,) if isinstance(record, Metric) else (label, *record.names)

    def later(entry: Evidence) -> bool:
        return not any(each and (each in entry.quote or entry.quote in each) for each in sought)

    return sorted(record.evidence, key=later)


def _passages(record: Record, view: View) -> Iterator[Passage]:
    """Yield the quotes by paragraph, each once.

    One that is the headline or a part of it is not said again, only where it stands.
    """
    own = _own_words(record, view) or ""
    said, found = set[str](), dict[int, list[Run]]()
    for entry in _ordered(record, view):
        quotes, words = found.setdefault(entry.paragraph, []), without_marks(entry.quote)
        if words not in own and words not in said:
            said.add(words)
            quotes.append(_quote(entry, view))
    for paragraph, quotes in found.items():
        if quotes or own:
            place = view.message("para. {quote}", quote=paragraph)
            yield Passage(place=place, quotes=tuple(quotes))


def _quote(entry: Evidence, view: View) -> Run:
    gloss = f" ({entry.gloss})" if entry.gloss else ""
    return Run(f"{in_marks(entry.quote)}{gloss}", lang=view.index.source.language)


def _other(section: Section, record: Record, view: View) -> Run | None:
    """Return a fact in the language that its source is not in.

    None where the card is in that language or the first quote has a gloss in it, and where the
    dataset does not have it.
    """
    there = next(each for each in Language if each != view.index.source.language)
    first = _ordered(record, view)[:1]
    if there == view.language or any(each.gloss for each in first):
        return None
    other = View(view.index, there)
    headline = _headline(record, other)
    said = [headline.text]
    if isinstance(record, Metric) or headline == _headline(record, view):
        own = [*_about(section, record, view)]
        said += [each for each in _about(section, record, other) if each not in own][:1]
        if not said[1:]:
            return None
    if any(other.foreign in each for each in said):
        return None
    return Run(" – ".join(said), lang=there)
