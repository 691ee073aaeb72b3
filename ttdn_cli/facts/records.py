"""What a fact is: one typed struct per kind, with the names that YAML and JSON use.

Field types say how a value is checked and what it is: `Published` words stand in the speech as
they are and have to lie in the quotes of their record, `Ref` names another record by its id.
Text of our own wording is `Bilingual`. What can be computed is a property and is not stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from ttdn_cli.facts.vocabulary import PointKind
from ttdn_cli.text.dates import Precision, parse_date, parse_day
from ttdn_cli.text.document_numbers import parse_document_number
from ttdn_cli.text.figures import parse_figure

PUBLISHED = {"published": True}

# Lists are short, so that what compares all with all stays fast with data from anyone.
MOST_PARAGRAPHS = 500
FEW = Meta(max_length=100)

_ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_ID_FORM = "lower-case ASCII words or numbers joined by hyphens, such as nd-72-2015"
_FINGERPRINT_PATTERN = r"^[1-9][0-9]*-[0-9a-f]{12}$"
_FINGERPRINT_FORM = "the number of words, a hyphen and 12 hexadecimal digits"

Id = Annotated[str, Meta(pattern=_ID_PATTERN, max_length=80, extra={"id": True, "form": _ID_FORM})]
Text = Annotated[str, Meta(min_length=1)]
Published = Annotated[str, Meta(min_length=1, extra=PUBLISHED)]
Figure = Annotated[
    str,
    Meta(
        extra={"parse": parse_figure} | PUBLISHED,
        extra_json_schema={"examples": ["58/63", "90%", "87,5%", "1.250"]},
    ),
]
Date = Annotated[
    str,
    Meta(
        extra={"parse": parse_date, "date": True} | PUBLISHED,
        extra_json_schema={"pattern": r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"},
    ),
]
Day = Annotated[
    str,
    Meta(
        extra={"parse": parse_day, "date": True} | PUBLISHED,
        extra_json_schema={"pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    ),
]
Year = Annotated[int, Meta(ge=1, le=9999, extra={"year": True})]
Quote = Annotated[
    str,
    Meta(
        min_length=1,
        extra={"words": 12},
        extra_json_schema={"pattern": r"^\S+( +\S+){0,11}$"},
    ),
]
Fingerprint = Annotated[str, Meta(pattern=_FINGERPRINT_PATTERN, extra={"form": _FINGERPRINT_FORM})]

AttendeeRef = Annotated[str, Meta(extra={"refers_to": "attendees"})]
DocumentRef = Annotated[str, Meta(extra={"refers_to": "legal_references"})]
OrganizationRef = Annotated[str, Meta(extra={"refers_to": "organizations"})]
RecordRef = Annotated[str, Meta(extra={"refers_to": None})]


Path = tuple[str | int, ...]
"""The way from a fact to a value in it, by the names of fields and the places in lists."""


class Fact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of everything in a dataset: immutable, made with keywords."""

    def faults(self) -> Iterator[tuple[Path, str]]:
        """Yield where its values do not agree with each other, and what is wrong there."""
        yield from ()


class Bilingual(Fact, frozen=True, kw_only=True):
    """Text of our own wording in both languages."""

    vi: Text
    en: Text


class Named(Fact, frozen=True, kw_only=True):
    """A published Vietnamese name, word for word, and its rendering in English."""

    vi: Published
    en: Text


class Evidence(Fact, frozen=True, kw_only=True):
    """Words of the speech that support a record.

    Attributes:
        paragraph: where they stand; the title of the article is paragraph 1.
        quote: 1 to 12 words, word for word.
    """

    paragraph: Annotated[int, Meta(ge=1, le=MOST_PARAGRAPHS)]
    quote: Quote


class Record(Fact, frozen=True, kw_only=True):
    """A fact that stands for itself: it has an id, unique in the dataset, and its evidence.

    Attributes:
        id: a readable slug that other records use; it stays the same for ever.
        evidence: the words of the speech that support the record.
    """

    id: Id
    evidence: Annotated[list[Evidence], Meta(min_length=1, max_length=200)]

    @property
    def label(self) -> Bilingual:
        """What to call the record where another one refers to it."""
        return Bilingual(vi=self.id, en=self.id)

    @property
    def names(self) -> tuple[str, ...]:
        """The names under which a quote may speak of what the record is about."""
        return ()

    @property
    def dated(self) -> str | None:
        """The date for the timeline, ISO 8601 as precise as known, or None."""
        return None


class Source(Fact, frozen=True, kw_only=True):
    """The published text from which the dataset was made.

    Attributes:
        title: the title of the article, its paragraph 1.
        publisher: who published it.
        url: where, or None if not known.
        document: what kind of document it is.
        fingerprints: one per paragraph, from the title to the end of the speech.
    """

    title: Text
    publisher: Text
    url: Text | None = None
    document: Bilingual
    fingerprints: Annotated[list[Fingerprint], Meta(max_length=MOST_PARAGRAPHS)]


class Organizer(Fact, frozen=True, kw_only=True):
    """A body that holds the event: it leads, or it is a partner."""

    id: OrganizationRef
    part: Literal["lead", "partner"]


class Event(Record, frozen=True, kw_only=True):
    """The event at which the speech was given.

    Attributes:
        name: as published, and in English.
        type: what kind of event it is.
        date: the day that the article names.
        date_basis: how we know what the text leaves out of the date, or None.
        city: the bare name of the city.
        province: the bare name of the province.
        organizers: ids of the bodies that hold it, each with its part.
        speaker: id of the attendee who speaks.
        on_behalf_of: ids of the bodies for which the speaker speaks.
    """

    name: Named
    type: Bilingual
    date: Day
    date_basis: Bilingual | None = None
    city: Published | None = None
    province: Published | None = None
    organizers: Annotated[list[Organizer], FEW]
    speaker: AttendeeRef
    on_behalf_of: Annotated[list[OrganizationRef], FEW]

    @property
    def label(self) -> Bilingual:
        """The name of the event."""
        return Bilingual(vi=self.name.vi, en=self.name.en)

    @property
    def dated(self) -> str:
        """The day of the event."""
        return self.date


class Title(Fact, frozen=True, kw_only=True):
    """A title as published, and the body in which it is held where the text names it."""

    title: Named
    organization: OrganizationRef | None = None


class Attendee(Record, frozen=True, kw_only=True):
    """A person or group present: the speaker, or whom the speech addresses.

    Attributes:
        name: the name as published.
        name_en: the English name of a group; persons keep their name.
        kind: a person or a group.
        part: the one who speaks, or whom the speech addresses.
        honorific: the form of address, or None.
        titles: each as published, with the body in which it is held.
        organizations: ids; the bodies of the titles are added by themselves.
        province: the bare name of the province that the text names, or None.
    """

    name: Published
    name_en: Text | None = None
    kind: Literal["person", "group"]
    part: Literal["speaker", "addressed"]
    honorific: Named | None = None
    titles: Annotated[list[Title], FEW] = []
    organizations: Annotated[list[OrganizationRef], FEW] = []
    province: Published | None = None

    def __post_init__(self) -> None:
        # A record with faults is made too, to be checked further: None stands for what is wrong.
        bodies = [each.organization for each in self.titles or () if each and each.organization]
        every = list(dict.fromkeys([*bodies, *(self.organizations or ())]))
        msgspec.structs.force_setattr(self, "organizations", every)

    def faults(self) -> Iterator[tuple[Path, str]]:
        """Yield an English name of a person, and titles of a group."""
        if self.kind == "person" and self.name_en:
            yield ("name_en",), f'"{self.name_en}": persons keep their name; only groups have this'
        if self.kind == "group" and self.titles:
            yield ("titles",), "only persons have titles"

    @property
    def role(self) -> Bilingual | None:
        """The titles in one line, or None without any."""
        if not self.titles:
            return None
        return Bilingual(
            vi=", ".join(title.title.vi for title in self.titles),
            en=", ".join(title.title.en for title in self.titles),
        )

    @property
    def label(self) -> Bilingual:
        """The name."""
        return Bilingual(vi=self.name, en=self.name_en or self.name)


class Metric(Record, frozen=True, kw_only=True):
    """A figure of the speech.

    Attributes:
        indicator: what is done or had.
        scope: by whom; the figure is a share of these.
        given: the figure as published, such as `58/63` or `90%`.
        as_of: the date of the figure, or None.
        legal_basis: ids of the documents on which the indicator rests.
    """

    indicator: Bilingual
    scope: Bilingual
    given: Figure
    as_of: Date | None = None
    legal_basis: Annotated[list[DocumentRef], FEW] = []

    @property
    def count(self) -> int | None:
        """How many, or None where only a percentage is given."""
        return parse_figure(self.given).count

    @property
    def total(self) -> int | None:
        """Out of how many, or None."""
        return parse_figure(self.given).total

    @property
    def percent(self) -> float | None:
        """The share in per cent, rounded half up to two decimals, or None."""
        return parse_figure(self.given).percent

    @property
    def remaining(self) -> int | None:
        """How many are missing from the total, or None without a count and a total."""
        figure = parse_figure(self.given)
        if figure.count is None or figure.total is None:
            return None
        return figure.total - figure.count

    @property
    def label(self) -> Bilingual:
        """The figure, and whose indicator it is."""
        return Bilingual(
            vi=f"{self.given} – {self.scope.vi}: {self.indicator.vi}",
            en=f"{self.given} – {self.scope.en}: {self.indicator.en}",
        )

    @property
    def dated(self) -> str | None:
        """The date of the figure."""
        return self.as_of


class LegalReference(Record, frozen=True, kw_only=True):
    """A document that the speech cites.

    Attributes:
        type: such as decree or circular.
        number: as published, such as `72/2015/NĐ-CP`, or None if the speech gives none.
        issuer: id of the body that issued it.
        year: of issue, or None if the speech does not give it.
        date: of issue, as precise as the speech gives it, or None.
        subject: as published, or None.
        cited_for: what the speech cites it for.
    """

    type: Bilingual
    number: Published | None = None
    issuer: OrganizationRef
    year: Year | None = None
    date: Date | None = None
    subject: Named | None = None
    cited_for: Bilingual

    def faults(self) -> Iterator[tuple[Path, str]]:
        """Yield what disagrees: year and date, and a number that says another type or year."""
        if self.year and self.date and self.year != parse_date(self.date)[0]:
            yield ("year",), f"{self.year}: the date is {self.date}"
        if not self.number:
            return
        try:
            number = parse_document_number(self.number)
        except ValueError as error:
            yield ("number",), f'"{self.number}": {error}'
            return
        if self.year and number.year not in (None, self.year):
            yield ("number",), f'"{self.number}": the year is {self.year}'
        if self.type and self.type.vi and not number.agrees_with_type(self.type.vi):
            yield ("number",), f'"{self.number}": the type is {self.type.vi!r}'

    @property
    def label(self) -> Bilingual:
        """Type and number, as a document is cited."""
        if self.number is None:
            return Bilingual(vi=self.type.vi, en=self.type.en)
        return Bilingual(
            vi=f"{self.type.vi} số {self.number}", en=f"{self.type.en} No. {self.number}"
        )

    @property
    def dated(self) -> str | None:
        """The date of issue, else its year."""
        return self.date or (None if self.year is None else f"{self.year:04}")


class Point(Record, frozen=True, kw_only=True):
    """Something that the speech argues.

    Attributes:
        kind: what it argues about, of which a user may ask for one.
        text: the point in a few words.
        attributed_to: id of the document that says so, or None where the speaker does.
    """

    kind: PointKind
    text: Bilingual
    attributed_to: DocumentRef | None = None

    @property
    def label(self) -> Bilingual:
        """The point itself."""
        return self.text


class Organization(Record, frozen=True, kw_only=True):
    """A body that the speech names.

    Attributes:
        name: the name in Vietnamese, as published.
        name_en: the name in English.
        abbreviations: the other spellings under which the speech names it.
    """

    name: Published
    name_en: Text
    abbreviations: Annotated[list[Published], Meta(max_length=10)] = []

    @property
    def label(self) -> Bilingual:
        """The name."""
        return Bilingual(vi=self.name, en=self.name_en)

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every other spelling."""
        return (self.name, *(self.abbreviations or ()))


class Term(Record, frozen=True, kw_only=True):
    """An abbreviation or a term of art.

    Attributes:
        term: as the speech writes it.
        expansion: what an abbreviation stands for in Vietnamese, or None.
        meaning: what a reader has to know.
    """

    term: Published
    expansion: Text | None = None
    meaning: Bilingual

    @property
    def label(self) -> Bilingual:
        """The term."""
        return Bilingual(vi=self.term, en=self.term)


class TimelineEntry(Fact, frozen=True, kw_only=True):
    """A dated fact on the timeline; derived, never stored.

    Attributes:
        id: date and id of the fact, joined by a hyphen.
        date: ISO 8601, as precise as known.
        precision: `year`, `month` or `day`.
        what: the label of the fact.
        ref: the id of the fact.
        evidence: the evidence of the fact.
    """

    id: str
    date: Date
    precision: Precision
    what: Bilingual
    ref: RecordRef
    evidence: list[Evidence]

    @property
    def label(self) -> Bilingual:
        """The label of the fact."""
        return self.what


class Dataset(Fact, frozen=True, kw_only=True):
    """The facts of one speech, checked; the lists are in the order of the speech."""

    schema: Literal[1]
    source: Source
    event: Event
    attendees: list[Attendee]
    metrics: list[Metric]
    legal_references: list[LegalReference]
    points: list[Point]
    organizations: list[Organization]
    glossary: list[Term]

    def faults(self) -> Iterator[tuple[Path, str]]:
        """Yield what records say against each other and against the source."""
        yield from self._paragraphs()
        yield from self._parts()
        yield from self._issuers()

    def _paragraphs(self) -> Iterator[tuple[Path, str]]:
        last = len(self.source.fingerprints or ()) if self.source else 0
        for key in self.__struct_fields__:
            value = getattr(self, key)
            records = enumerate(value) if isinstance(value, list) else [(None, value)]
            for place, record in records:
                for number, each in enumerate(getattr(record, "evidence", None) or ()):
                    if last and each and each.paragraph and each.paragraph > last:
                        way = (key, *(() if place is None else (place,)), "evidence", number)
                        what = f"{each.paragraph}: the text has {last} paragraphs"
                        yield (*way, "paragraph"), what

    def _parts(self) -> Iterator[tuple[Path, str]]:
        speaker = self.event.speaker if self.event else None
        attendees = [(place, each) for place, each in enumerate(self.attendees or ()) if each]
        if all(each.id != speaker for _, each in attendees):
            return  # A dangling reference, found where references are.
        for place, each in attendees:
            if each.id and each.part and (each.part == "speaker") != (each.id == speaker):
                what = f"{each.part!r}, but event.speaker is {speaker!r}"
                yield ("attendees", place, "part"), what

    def _issuers(self) -> Iterator[tuple[Path, str]]:
        bodies = {each.id: each for each in self.organizations or () if each}
        for place, each in enumerate(self.legal_references or ()):
            issuer = bodies.get(each.issuer) if each else None
            if not each or not issuer or not each.number:
                continue
            try:
                number = parse_document_number(each.number)
            except ValueError:
                continue  # Said of the document itself.
            if not number.agrees_with_issuer([name for name in issuer.names if name]):
                what = f'"{each.number}": the issuer is {issuer.name!r}'
                yield ("legal_references", place, "number"), what
