"""What records are made of: texts in both languages, evidence and conclusions."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Annotated, Literal

from msgspec import Meta, Struct

from ttdn_cli.facts.types import (
    MOST_PARAGRAPHS,
    MOST_QUOTES,
    Id,
    Path,
    PublishedEn,
    PublishedVi,
    Quote,
    Text,
    about,
    describe,
)
from ttdn_cli.text.locales import InBoth

Review = Literal["unreviewed", "not in the text"]
"""What is left to do for a record: to read it, or to see why a newer text does not have it."""


NOT_IN_TEXT: Review = "not in the text"


class Fact(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """The base of everything in a dataset: immutable, made with keywords.

    The collector of cycles need not look at hundreds of thousands of these: they are a tree.
    """

    def faults(self) -> Iterator[tuple[Path, str]]:
        """Yield where its values do not agree with each other, and what is wrong there."""
        yield from ()


@describe("A text of our own wording in Vietnamese or English, best in both.")
class Bilingual(Fact, frozen=True, kw_only=True):
    vi: Annotated[Text | None, about("in Vietnamese.")] = None
    en: Annotated[Text | None, about("in English.")] = None


@describe(
    "A published name or text, word for word, in the language of the source; in the other language "
    "its translation."
)
class Named(Fact, frozen=True, kw_only=True):
    vi: Annotated[PublishedVi | None, about("in Vietnamese.")] = None
    en: Annotated[PublishedEn | None, about("in English.")] = None


def in_both(write: Callable[..., str], *texts: InBoth) -> Bilingual:
    """Return what is written of texts, in each language that all of them have.

    Without such a language it is written in Vietnamese, of each text what there is.
    """
    languages = ([each.vi for each in texts], [each.en for each in texts])
    vi, en = (None if None in said else write(*said) for said in languages)
    if vi is None and en is None:
        vi = write(*(each.vi or each.en for each in texts))
    return Bilingual(vi=vi, en=en)


@describe("Words of the speech that support a record.")
class Evidence(Fact, frozen=True, kw_only=True):
    paragraph: Annotated[
        int,
        Meta(ge=1, le=MOST_PARAGRAPHS),
        about("where they stand; the title of the article is paragraph 1."),
    ]
    quote: Annotated[Quote, about("1 to 12 words, word for word.")]
    gloss: Annotated[Text | None, about("the quote in the other language, or null.")] = None


@describe("A value of a record that the text does not say: a conclusion of the editors.")
class Inferred(Fact, frozen=True, kw_only=True):
    field: Annotated[Text, about("the name of the field.")]
    part: Annotated[
        Literal["year"] | None,
        about("`year` where only the year of a date is a conclusion, null where the whole is."),
    ] = None
    basis: Annotated[Bilingual, about("from what it is concluded.")]


@describe("A fact that stands for itself: it has an id, unique in the dataset, and its evidence.")
class Record(Fact, frozen=True, kw_only=True):
    id: Annotated[Id, about("a readable id that never changes and that other records refer to.")]
    inferred: Annotated[
        list[Inferred],
        Meta(max_length=20),
        about("which values the text does not say, and from what they are concluded."),
    ] = []
    review: Annotated[
        Review | None,
        about(
            "`unreviewed` until a person has read the record, then null; `not in the text` where "
            "its words are gone from a newer text."
        ),
    ] = None
    evidence: Annotated[
        list[Evidence],
        Meta(min_length=1, max_length=MOST_QUOTES),
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
    def dated_by(self) -> str | None:
        """The name of the field that dates it on the timeline, or None."""
        return None

    @property
    def dated(self) -> str | None:
        """The date for the timeline, ISO 8601 as precise as known, or None."""
        by = self.dated_by
        value = getattr(self, by) if by else None
        return f"{value:04}" if isinstance(value, int) else value

    def inference(self, field: str) -> Inferred | None:
        """Return what says that a field is a conclusion, or None where the text says it."""
        # A record with faults is asked too: None stands for what is wrong.
        return next((each for each in self.inferred or () if each and each.field == field), None)

    @property
    def year_inferred(self) -> bool:
        """Whether the year of its date on the timeline is a conclusion, and not the rest."""
        found = self.inference(self.dated_by) if self.dated_by else None
        return found is not None and found.part == "year"

    @property
    def date_inferred(self) -> bool:
        """Whether its whole date on the timeline is a conclusion."""
        found = self.inference(self.dated_by) if self.dated_by else None
        return found is not None and found.part is None
