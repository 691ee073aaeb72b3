"""What a fact is: one typed struct per kind, with the names that YAML and JSON use.

What can be computed is a property, or a field that no file has.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from ttdn_cli.facts import faults
from ttdn_cli.facts.texts import (
    Bilingual,
    Evidence,
    Fact,
    Inferred,
    Named,
    Record,
    Review,
    in_both,
)
from ttdn_cli.facts.types import (
    FEW,
    MOST_QUOTES,
    AttendeeRef,
    BodyRef,
    Date,
    EntryId,
    OrganizationRef,
    Path,
    Published,
    RecordRef,
    Text,
    VoiceRef,
    Year,
    about,
    describe,
)
from ttdn_cli.facts.vocabulary import MilestoneKind, PersonPart, PointKind
from ttdn_cli.text.abbreviations import is_expanded
from ttdn_cli.text.dates import Precision
from ttdn_cli.text.messages import message


@describe("A record with a published name, and what that is in another language.")
class NamedRecord(Record, frozen=True, kw_only=True):
    name: Annotated[Published, about("the name as published.")]
    name_vi: Annotated[
        Text | None, about("the name in Vietnamese, where it is published in English, or null.")
    ] = None
    name_en: Annotated[
        Text | None, about("the name in English, where it is published in Vietnamese, or null.")
    ] = None
    aliases: Annotated[
        list[Text],
        Meta(max_length=20),
        about("other names by which people look for it; the text does not have them."),
    ] = []

    @property
    def label(self) -> Bilingual:
        """The name; in a language that it has not, as published."""
        return Bilingual(vi=self.name_vi or self.name, en=self.name_en or self.name)


@describe("A body that holds the event: it leads, or it is a partner.")
class Organizer(Fact, frozen=True, kw_only=True):
    id: Annotated[OrganizationRef, about("id of the body.")]
    part: Annotated[Literal["lead", "partner"], about("whether it leads or is a partner.")]


@describe("The event at which the speech was given.")
class Event(Record, frozen=True, kw_only=True):
    name: Annotated[Named, about("as published, and in the other language.")]
    type: Annotated[Bilingual | None, about("what kind of event it is, or null.")] = None
    date: Annotated[
        Date | None, about("when, as precise as the article says it, or null without a date.")
    ] = None
    city: Annotated[Published | None, about("the bare name of the city.")] = None
    province: Annotated[Published | None, about("the bare name of the province.")] = None
    country: Annotated[
        Published | None, about("the bare name of the country, where the article names it.")
    ] = None
    organizers: Annotated[
        list[Organizer],
        FEW,
        about("ids of the bodies that hold it, each with its part."),
    ] = []
    speaker: Annotated[AttendeeRef | None, about("id of the attendee who speaks, or null.")] = None
    on_behalf_of: Annotated[
        list[BodyRef],
        FEW,
        about("ids of the bodies and groups for which the speaker speaks."),
    ] = []

    @property
    def label(self) -> Bilingual:
        """The name of the event."""
        return Bilingual(vi=self.name.vi, en=self.name.en)

    @property
    def dated_by(self) -> str:
        """Its date."""
        return "date"

    @property
    def date_basis(
        self,
    ) -> Annotated[Bilingual | None, about("Why the date has what the text leaves out, or null.")]:
        """Why the date has what the text leaves out, or None."""
        found = self.inference("date")
        return found.basis if found else None


@describe("A title as published, and the body in which it is held where the text names it.")
class Title(Fact, frozen=True, kw_only=True):
    title: Annotated[Named, about("as published, and in the other language.")]
    organization: Annotated[
        OrganizationRef | None, about("id of the body in which it is held, or null.")
    ] = None


@describe("A person or group that the text names.")
class PersonOrGroup(NamedRecord, frozen=True, kw_only=True):
    family: Annotated[
        Text | None,
        about("the family name of a person, in Vietnamese the first syllable, or null."),
    ] = None
    given: Annotated[Text | None, about("the given names, or null.")] = None
    kind: Annotated[Literal["person", "group"], about("a person or a group.")]
    honorific: Annotated[Named | None, about("the form of address, or null.")] = None
    titles: Annotated[
        list[Title], FEW, about("each as published, with the body in which it is held.")
    ] = []
    organizations: Annotated[
        list[OrganizationRef],
        FEW,
        about("ids, including those of the bodies in the titles."),
    ] = []

    def __post_init__(self) -> None:
        # A record with faults is made too, to be checked further: None stands for what is wrong.
        bodies = [each.organization for each in self.titles or () if each and each.organization]
        every = list(dict.fromkeys([*bodies, *(self.organizations or ())]))
        msgspec.structs.force_setattr(self, "organizations", every)

    def faults(self) -> Iterator[tuple[Path, str]]:
        """Yield titles and parts of a name of a group, and parts not where they belong."""
        return faults.of_person(self)

    @property
    def role(
        self,
    ) -> Annotated[Bilingual | None, about("The titles in one line, or null without any.")]:
        """The titles in one line, or None without any."""
        if not self.titles:
            return None
        return in_both(lambda *said: ", ".join(said), *(each.title for each in self.titles))


@describe("A person or group present: the speaker, or whom the speech addresses.")
class Attendee(PersonOrGroup, frozen=True, kw_only=True):
    part: Annotated[
        Literal["speaker", "addressed"], about("the one who speaks, or whom the speech addresses.")
    ]
    province: Annotated[
        Published | None, about("the bare name of the province that the text names, or null.")
    ] = None


@describe("A person or group that the text mentions, quotes or honours and does not address.")
class Person(PersonOrGroup, frozen=True, kw_only=True):
    part: Annotated[PersonPart, about("why the text names them.")] = "mentioned"


@describe("A document that the speech cites.")
class LegalReference(Record, frozen=True, kw_only=True):
    type: Annotated[Bilingual | None, about("such as decree or circular, or null.")] = None
    number: Annotated[
        Published | None,
        about("as published, such as `72/2015/NĐ-CP`, or null if the speech gives none."),
    ] = None
    name: Annotated[Named | None, about("as published, such as the name of a law, or null.")] = None
    issuer: Annotated[OrganizationRef | None, about("id of the body that issued it, or null.")] = (
        None
    )
    issuer_office: Annotated[
        Named | None,
        about("the office in that body that issued it, such as the Minister, or null."),
    ] = None
    year: Annotated[Year | None, about("of issue, or null if the speech does not give it.")] = None
    date: Annotated[Date | None, about("of issue, as precise as the speech gives it, or null.")] = (
        None
    )
    subject: Annotated[Named | None, about("as published, or null.")] = None
    provisions: Annotated[
        list[Published],
        FEW,
        about("the articles, clauses and points that are cited, as published."),
    ] = []
    category: Annotated[
        Literal["state", "party", "treaty", "plan", "foreign"] | None,
        about("of the State, of the Party, a treaty, a plan, or foreign; null if not said."),
    ] = None
    cited_for: Annotated[Bilingual | None, about("what the speech cites it for, or null.")] = None

    def faults(self) -> Iterator[tuple[Path, str]]:
        """Yield what disagrees: year and date, and a number that says another type or year."""
        return faults.of_document(self)

    @property
    def label(self) -> Bilingual:
        """Type and number, as a document is cited; without a number, its name."""
        if self.number is None:
            return in_both(str, self.name or self.type or Bilingual(vi=self.id, en=self.id))
        if self.type is None:
            return Bilingual(vi=f"số {self.number}", en=f"No. {self.number}")
        vi, en = (
            text and f"{text} {word} {self.number}"
            for text, word in ((self.type.vi, "số"), (self.type.en, "No."))
        )
        return Bilingual(vi=vi, en=en)

    @property
    def dated_by(self) -> str:
        """The date of issue, else its year."""
        return "date" if self.date else "year"


@describe("Something that the speech argues.")
class Point(Record, frozen=True, kw_only=True):
    kind: Annotated[PointKind, about("what it argues about, of which a user may ask for one.")]
    text: Annotated[Bilingual, about("the point in a few words.")]
    attributed_to: Annotated[
        VoiceRef | None,
        about("id of the document, person or body that says so, or null where the speaker does."),
    ] = None

    @property
    def label(self) -> Bilingual:
        """The point itself."""
        return self.text


@describe("Something with a date: what happened, is due, or is planned.")
class Milestone(Record, frozen=True, kw_only=True):
    kind: Annotated[MilestoneKind, about("whether it happened, is due or is planned.")]
    what: Annotated[Bilingual, about("what happened or is to happen, in a few words.")]
    date: Annotated[Date, about("when, as precise as the text says it.")]

    @property
    def label(self) -> Bilingual:
        """What it is."""
        return self.what

    @property
    def dated_by(self) -> str:
        """Its date."""
        return "date"


@describe("Words that the text quotes from somebody.")
class Quotation(Record, frozen=True, kw_only=True):
    text: Annotated[Named, about("the words as published, and translated.")]
    said_by: Annotated[
        VoiceRef | None, about("id of the person, body or document whose words they are, or null.")
    ] = None

    @property
    def label(self) -> Bilingual:
        """The words."""
        return Bilingual(vi=self.text.vi, en=self.text.en)


@describe("A body that the speech names.")
class Organization(NamedRecord, frozen=True, kw_only=True):
    abbreviations: Annotated[
        list[Published],
        Meta(max_length=10),
        about("the other spellings under which the speech names it."),
    ] = []

    def faults(self) -> Iterator[tuple[Path, str]]:
        """Yield a name that is not in the text, where no other spelling is in it either."""
        if self.inference("name") and not self.abbreviations:
            what = message("an inferred name needs an abbreviation that stands in the text")
            yield ("abbreviations",), what
        elif self.inference("name") and not any(
            is_expanded(each, self.name) for each in self.abbreviations or () if each and self.name
        ):
            what = message('"{name}" is what none of the abbreviations stands for', name=self.name)
            yield ("name",), what

    @property
    def names(self) -> tuple[str, ...]:
        """The name and every other spelling."""
        return (self.name, *(self.abbreviations or ()))


@describe("A place that the speech names.")
class Place(NamedRecord, frozen=True, kw_only=True):
    @property
    def names(self) -> tuple[str, ...]:
        """The name."""
        return (self.name,)


@describe("An abbreviation or a term of art.")
class Term(Record, frozen=True, kw_only=True):
    term: Annotated[Published, about("as the speech writes it.")]
    expansion: Annotated[
        Text | None, about("what an abbreviation stands for in its language, or null.")
    ] = None
    meaning: Annotated[Bilingual, about("the definition.")]
    source: Annotated[
        Bilingual | None, about("where the meaning comes from, if not from the speech, or null.")
    ] = None

    @property
    def label(self) -> Bilingual:
        """The term."""
        return Bilingual(vi=self.term, en=self.term)


@describe("Something that readers look for and that the text does not say.")
class Absent(Record, frozen=True, kw_only=True):
    question: Annotated[Bilingual, about("what a reader may ask.")]
    note: Annotated[Bilingual | None, about("what the text says instead, or null.")] = None
    evidence: Annotated[
        list[Evidence],
        Meta(max_length=MOST_QUOTES),
        about("the words that come nearest, if any."),
    ] = []

    @property
    def label(self) -> Bilingual:
        """The question."""
        return self.question


@describe("A dated fact on the timeline; derived, never stored.")
class TimelineEntry(Fact, frozen=True, kw_only=True):
    id: Annotated[EntryId, about("date and id of the fact, joined by a hyphen.")]
    date: Annotated[Date, about("ISO 8601, as precise as known.")]
    precision: Annotated[Precision, about("how precise the date is.")]
    what: Annotated[Bilingual, about("the label of the fact.")]
    ref: Annotated[RecordRef, about("the id of the fact.")]
    inferred: Annotated[list[Inferred], about("whether the date is a conclusion, and from what.")]
    review: Annotated[Review | None, about("`unreviewed` until a person has read the fact.")] = None
    evidence: Annotated[list[Evidence], about("the evidence of the fact.")]

    @property
    def label(self) -> Bilingual:
        """The label of the fact."""
        return self.what
