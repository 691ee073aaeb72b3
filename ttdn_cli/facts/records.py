"""What a fact is: one typed struct per kind, with the names that YAML and JSON use.

Text that is a summary is `Bilingual`. What can be computed is a property and is not stored.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta, Struct

from ttdn_cli.facts.types import (
    FEW,
    MOST_PARAGRAPHS,
    AttendeeRef,
    Date,
    Day,
    DocumentRef,
    Figure,
    Fingerprint,
    Id,
    OrganizationRef,
    Path,
    Published,
    Quote,
    RecordRef,
    Text,
    Year,
    about,
    describe,
)
from ttdn_cli.facts.vocabulary import PointKind
from ttdn_cli.text.dates import Precision, parse_date
from ttdn_cli.text.document_numbers import parse_document_number
from ttdn_cli.text.figures import parse_figure


class Fact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """The base of everything in a dataset: immutable, made with keywords."""

    def faults(self) -> Iterator[tuple[Path, str]]:
        """Yield where its values do not agree with each other, and what is wrong there."""
        yield from ()


@describe("A summary or a label in Vietnamese and English.")
class Bilingual(Fact, frozen=True, kw_only=True):
    vi: Text
    en: Text


@describe("A published Vietnamese name, word for word, and its rendering in English.")
class Named(Fact, frozen=True, kw_only=True):
    vi: Published
    en: Text


@describe("Words of the speech that support a record.")
class Evidence(Fact, frozen=True, kw_only=True):
    paragraph: Annotated[
        int,
        Meta(ge=1, le=MOST_PARAGRAPHS),
        about("where they stand; the title of the article is paragraph 1."),
    ]
    quote: Annotated[Quote, about("1 to 12 words, word for word.")]


@describe("A fact that stands for itself: it has an id, unique in the dataset, and its evidence.")
class Record(Fact, frozen=True, kw_only=True):
    id: Annotated[Id, about("a readable id that never changes and that other records refer to.")]
    evidence: Annotated[
        list[Evidence],
        Meta(min_length=1, max_length=200),
        about("the words of the speech that support the record."),
    ]

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


@describe("The published text from which the dataset was made.")
class Source(Fact, frozen=True, kw_only=True):
    title: Annotated[Text, about("the title of the article, its paragraph 1.")]
    publisher: Annotated[Text, about("who published it.")]
    url: Annotated[Text | None, about("where, or null if not known.")] = None
    document: Annotated[Bilingual, about("what kind of document it is.")]
    fingerprints: Annotated[
        list[Fingerprint],
        Meta(max_length=MOST_PARAGRAPHS),
        about("one per paragraph, from the title to the end of the speech."),
    ]


@describe("Words of the published text that are deliberately no fact.")
class Ignored(Fact, frozen=True, kw_only=True):
    text: Annotated[Text, about("the words, word for word; what they hold counts as covered.")]
    reason: Annotated[Bilingual, about("why they are no fact.")]


@describe("What the dataset says of its own completeness.")
class Coverage(Fact, frozen=True, kw_only=True):
    ignore: Annotated[
        list[Ignored],
        Meta(max_length=1000),
        about("what `verify` lists as ignored and not as uncovered."),
    ] = []


@describe("A body that holds the event: it leads, or it is a partner.")
class Organizer(Fact, frozen=True, kw_only=True):
    id: OrganizationRef
    part: Literal["lead", "partner"]


@describe("The event at which the speech was given.")
class Event(Record, frozen=True, kw_only=True):
    name: Annotated[Named, about("as published, and in English.")]
    type: Annotated[Bilingual, about("what kind of event it is.")]
    date: Annotated[Day, about("the day that the article names.")]
    date_basis: Annotated[
        Bilingual | None, about("why the date has what the text leaves out, or null.")
    ] = None
    city: Annotated[Published | None, about("the bare name of the city.")] = None
    province: Annotated[Published | None, about("the bare name of the province.")] = None
    organizers: Annotated[
        list[Organizer],
        FEW,
        about("ids of the bodies that hold it, each with its part."),
    ]
    speaker: Annotated[AttendeeRef, about("id of the attendee who speaks.")]
    on_behalf_of: Annotated[
        list[OrganizationRef],
        FEW,
        about("ids of the bodies for which the speaker speaks."),
    ]

    @property
    def label(self) -> Bilingual:
        """The name of the event."""
        return Bilingual(vi=self.name.vi, en=self.name.en)

    @property
    def dated(self) -> str:
        """The day of the event."""
        return self.date


@describe("A title as published, and the body in which it is held where the text names it.")
class Title(Fact, frozen=True, kw_only=True):
    title: Named
    organization: OrganizationRef | None = None


@describe("A person or group present: the speaker, or whom the speech addresses.")
class Attendee(Record, frozen=True, kw_only=True):
    name: Annotated[Published, about("the name as published.")]
    name_en: Annotated[
        Text | None, about("the English name of a group; persons keep their name.")
    ] = None
    kind: Annotated[Literal["person", "group"], about("a person or a group.")]
    part: Annotated[
        Literal["speaker", "addressed"], about("the one who speaks, or whom the speech addresses.")
    ]
    honorific: Annotated[Named | None, about("the form of address, or null.")] = None
    titles: Annotated[
        list[Title], FEW, about("each as published, with the body in which it is held.")
    ] = []
    organizations: Annotated[
        list[OrganizationRef],
        FEW,
        about("ids, including those of the bodies in the titles."),
    ] = []
    province: Annotated[
        Published | None, about("the bare name of the province that the text names, or null.")
    ] = None

    def __post_init__(self) -> None:
        # A record with faults is made too, to be checked further: None stands for what is wrong.
        bodies = [each.organization for each in self.titles or () if each and each.organization]
        every = list(dict.fromkeys([*bodies, *(self.organizations or ())]))
        msgspec.structs.force_setattr(self, "organizations", every)

    def faults(self) -> Iterator[tuple[Path, str]]:
        """Yield an English name of a person, and titles of a group."""
        if self.kind == "person" and self.name_en:
            yield ("name_en",), f'"{self.name_en}": only groups have an English name'
        if self.kind == "group" and self.titles:
            yield ("titles",), "a group cannot have titles"

    @property
    def role(
        self,
    ) -> Annotated[Bilingual | None, about("The titles in one line, or null without any.")]:
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


@describe("A figure of the speech.")
class Metric(Record, frozen=True, kw_only=True):
    indicator: Annotated[Bilingual, about("what is measured.")]
    scope: Annotated[Bilingual, about("which bodies the figure covers.")]
    given: Annotated[Figure, about("the figure as published, such as `58/63` or `90%`.")]
    as_of: Annotated[Date | None, about("the date of the figure, or null.")] = None
    legal_basis: Annotated[
        list[DocumentRef],
        FEW,
        about("ids of the documents on which the indicator rests."),
    ] = []

    @property
    def count(
        self,
    ) -> Annotated[int | None, about("How many, or null where only a percentage is given.")]:
        """How many, or None where only a percentage is given."""
        return parse_figure(self.given).count

    @property
    def total(self) -> Annotated[int | None, about("Out of how many, or null.")]:
        """Out of how many, or None."""
        return parse_figure(self.given).total

    @property
    def percent(
        self,
    ) -> Annotated[
        float | None, about("The share in per cent, rounded half up to two decimals, or null.")
    ]:
        """The share in per cent, rounded half up to two decimals, or None."""
        return parse_figure(self.given).percent

    @property
    def remaining(
        self,
    ) -> Annotated[
        int | None,
        about("How many are missing from the total, or null without a count and a total."),
    ]:
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


@describe("A document that the speech cites.")
class LegalReference(Record, frozen=True, kw_only=True):
    type: Annotated[Bilingual, about("such as decree or circular.")]
    number: Annotated[
        Published | None,
        about("as published, such as `72/2015/NĐ-CP`, or null if the speech gives none."),
    ] = None
    issuer: Annotated[OrganizationRef, about("id of the body that issued it.")]
    year: Annotated[Year | None, about("of issue, or null if the speech does not give it.")] = None
    date: Annotated[Date | None, about("of issue, as precise as the speech gives it, or null.")] = (
        None
    )
    subject: Annotated[Named | None, about("as published, or null.")] = None
    cited_for: Annotated[Bilingual, about("what the speech cites it for.")]

    def faults(self) -> Iterator[tuple[Path, str]]:
        """Yield what disagrees: year and date, and a number that says another type or year."""
        if self.year and self.date and self.year != parse_date(self.date)[0]:
            yield ("year",), f"{self.year} does not match the date {self.date}"
        if not self.number:
            return
        try:
            number = parse_document_number(self.number)
        except ValueError as error:
            yield ("number",), f'"{self.number}": {error}'
            return
        if self.year and number.year not in (None, self.year):
            yield ("number",), f'"{self.number}" does not match the year {self.year}'
        if self.type and self.type.vi and not number.agrees_with_type(self.type.vi):
            yield ("number",), f'"{self.number}" does not match the type {self.type.vi!r}'

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


@describe("Something that the speech argues.")
class Point(Record, frozen=True, kw_only=True):
    kind: Annotated[PointKind, about("what it argues about, of which a user may ask for one.")]
    text: Annotated[Bilingual, about("the point in a few words.")]
    attributed_to: Annotated[
        DocumentRef | None,
        about("id of the document that says so, or null where the speaker does."),
    ] = None

    @property
    def label(self) -> Bilingual:
        """The point itself."""
        return self.text


@describe("A body that the speech names.")
class Organization(Record, frozen=True, kw_only=True):
    name: Annotated[Published, about("the name in Vietnamese, as published.")]
    name_en: Annotated[Text, about("the name in English.")]
    abbreviations: Annotated[
        list[Published],
        Meta(max_length=10),
        about("the other spellings under which the speech names it."),
    ] = []

    @property
    def label(self) -> Bilingual:
        """The name."""
        return Bilingual(vi=self.name, en=self.name_en)

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every other spelling."""
        return (self.name, *(self.abbreviations or ()))


@describe("An abbreviation or a term of art.")
class Term(Record, frozen=True, kw_only=True):
    term: Annotated[Published, about("as the speech writes it.")]
    expansion: Annotated[
        Text | None, about("what an abbreviation stands for in Vietnamese, or null.")
    ] = None
    meaning: Annotated[Bilingual, about("the definition.")]

    @property
    def label(self) -> Bilingual:
        """The term."""
        return Bilingual(vi=self.term, en=self.term)


@describe("A dated fact on the timeline; derived, never stored.")
class TimelineEntry(Fact, frozen=True, kw_only=True):
    id: Annotated[str, about("date and id of the fact, joined by a hyphen.")]
    date: Annotated[Date, about("ISO 8601, as precise as known.")]
    precision: Annotated[Precision, about("`year`, `month` or `day`.")]
    what: Annotated[Bilingual, about("the label of the fact.")]
    ref: Annotated[RecordRef, about("the id of the fact.")]
    evidence: Annotated[list[Evidence], about("the evidence of the fact.")]

    @property
    def label(self) -> Bilingual:
        """The label of the fact."""
        return self.what
