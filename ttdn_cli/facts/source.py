"""What a dataset says of its text and of itself."""

from __future__ import annotations

from typing import Annotated, Literal

from msgspec import Meta

from ttdn_cli.facts.texts import Bilingual, Fact
from ttdn_cli.facts.types import (
    MOST_IGNORED,
    MOST_PARAGRAPHS,
    AuthorRef,
    Date,
    Day,
    Fingerprint,
    RecordRef,
    Text,
    about,
    describe,
)
from ttdn_cli.facts.vocabulary import SectionKey

SourceKind = Literal[
    "speech",
    "statement",
    "interview",
    "message",
    "letter",
    "report",
    "directive",
    "resolution",
    "decision",
    "article",
    "other",
]
"""What kind of text it is."""

SourceLanguage = Literal["vi", "en"]
"""The language in which a text is published."""


@describe("The published text from which the dataset was made.")
class Source(Fact, frozen=True, kw_only=True):
    title: Annotated[
        Text | None,
        about(
            "the title of the text, which is the whole of one of its first 30 paragraphs, or null "
            "if it has none."
        ),
    ] = None
    title_vi: Annotated[Text | None, about("the title in Vietnamese, or null.")] = None
    title_en: Annotated[Text | None, about("the title in English, or null.")] = None
    publisher: Annotated[Text | None, about("who published it, or null if not known.")] = None
    kind: Annotated[SourceKind, about("what kind of text it is.")]
    language: Annotated[SourceLanguage, about("the language in which it is published.")]
    document: Annotated[
        Bilingual | None, about("what kind of document it is, in more words than `kind`, or null.")
    ] = None
    author: Annotated[
        AuthorRef | None,
        about("id of who speaks or issues it, where no event has a speaker, or null."),
    ] = None
    url: Annotated[Text | None, about("where, or null if not known.")] = None
    retrieved: Annotated[Day | None, about("the day on which it was read there, or null.")] = None
    archived_url: Annotated[Text | None, about("where a copy is kept, or null.")] = None
    date: Annotated[Date | None, about("of publication, or null if not known.")] = None
    fingerprints: Annotated[
        list[Fingerprint],
        Meta(max_length=MOST_PARAGRAPHS),
        about("one per paragraph, from the title to the end of the speech."),
    ] = []


@describe("Words of the published text that are deliberately no fact.")
class Ignored(Fact, frozen=True, kw_only=True):
    text: Annotated[Text, about("the words, word for word; what they hold counts as covered.")]
    reason: Annotated[Bilingual, about("why they are no fact.")]


NOT_PLACED = Bilingual(vi="bản nháp: chưa xếp được", en="draft: not placed")
"""The reason why words are ignored that a draft could make no record of."""

LEFT_OUT = Bilingual(vi="đã bỏ khi rà soát", en="left out in review")
"""The reason why the words of a record are ignored that a person has removed."""


@describe("What the dataset says of its own completeness.")
class Coverage(Fact, frozen=True, kw_only=True):
    ignore: Annotated[
        list[Ignored],
        Meta(max_length=MOST_IGNORED),
        about("what `verify` lists as ignored and not as uncovered."),
    ] = []


@describe("A change of a record that was published before, for whoever copied what it said.")
class Correction(Fact, frozen=True, kw_only=True):
    date: Annotated[Day, about("the day of the change.")]
    record: Annotated[RecordRef, about("id of the record.")]
    was: Annotated[Text, about("what it said before.")]
    note: Annotated[Bilingual, about("why it was changed.")]


@describe("A record of a draft that a person has removed, so that it does not return.")
class Dismissed(Fact, frozen=True, kw_only=True):
    section: Annotated[SectionKey, about("the YAML key of its section.")]
    quote: Annotated[Text, about("the words that supported it.")]


@describe("What is kept of how a dataset was drafted.")
class DraftNotes(Fact, frozen=True, kw_only=True):
    dismissed: Annotated[
        list[Dismissed],
        Meta(max_length=100_000),
        about("records that a person has removed."),
    ] = []
    drafted: Annotated[
        list[Text],
        Meta(max_length=MOST_PARAGRAPHS),
        about(
            "what an update has to know of the text: a line for each paragraph, with short hashes "
            "of its sentences and of what was drafted of each."
        ),
    ] = []
