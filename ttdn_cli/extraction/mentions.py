"""What can stand in a text: the kinds of mentions, each with its place and what it says."""

from __future__ import annotations

from typing import Annotated, Literal

import msgspec
from msgspec import Meta

from ttdn_cli.text.measures import Approximation, Measure

MentionKind = Literal["document", "quantity", "date", "address", "body", "quotation"]


Number = int | float
"""As JSON has it: whole where it is."""


class Mention(msgspec.Struct, frozen=True, kw_only=True, tag_field="kind"):
    """A stretch of a text and what it says."""

    text: Annotated[str, Meta(description="The characters of the text.")]
    start: Annotated[int, Meta(description="Where it begins, in characters of the text in NFC.")]
    end: Annotated[int, Meta(description="Where it ends.")]
    paragraph: Annotated[
        int, Meta(description="The line that it begins in, counting lines that are not blank.")
    ]


class DocumentMention(Mention, frozen=True, kw_only=True, tag="document"):
    """A law, decree, decision or the like that a text cites."""

    type: Annotated[str | None, Meta(description="The type of document, or null.")] = None
    number: Annotated[
        str | None, Meta(description="Its number, with spaces, dashes and letters repaired.")
    ] = None
    date: Annotated[str | None, Meta(description="The day of issue, ISO 8601, or null.")] = None
    issuer: Annotated[
        str | None, Meta(description="Who issued it, as stated or as its number says, or null.")
    ] = None
    provisions: Annotated[
        str | None, Meta(description="The articles, clauses and points that are cited, or null.")
    ] = None
    inferred: Annotated[
        list[str], Meta(description="Which of these do not stand in the mention itself.")
    ] = []


class QuantityMention(Mention, frozen=True, kw_only=True, tag="quantity"):
    """A number of something."""

    value: Annotated[
        Number | None, Meta(description="With its magnitude and sign, or null for a range.")
    ]
    low: Annotated[Number | None, Meta(description="The lower end of a range, or null.")] = None
    high: Annotated[Number | None, Meta(description="The upper end of a range, or null.")] = None
    approximation: Annotated[
        Approximation | None, Meta(description="How the number is limited, or null if it is not.")
    ] = None
    unit: Annotated[str | None, Meta(description="The unit, or null where none is known.")] = None
    measure: Annotated[Measure, Meta(description="What it measures.")]
    numerator: Annotated[Number | None, Meta(description="Of a part of a whole, or null.")] = None
    denominator: Annotated[Number | None, Meta(description="Of that whole, or null.")] = None


class DateMention(Mention, frozen=True, kw_only=True, tag="date"):
    """A day, month, quarter, year or period."""

    iso: Annotated[
        str | None,
        Meta(description="ISO 8601 as precise as it is given, or null where it cannot be."),
    ]
    inferred_year: Annotated[
        int | None, Meta(description="The year of an earlier date, where this one has none.")
    ] = None


class AddressMention(Mention, frozen=True, kw_only=True, tag="address"):
    """A salutation: who is addressed."""

    honorific: Annotated[str | None, Meta(description="The form of address, or null.")] = None
    name: Annotated[str | None, Meta(description="The name, or null.")] = None
    role: Annotated[str | None, Meta(description="The titles, or what the group is.")] = None
    body: Annotated[str | None, Meta(description="The body of the titles, or null.")] = None
    group: Annotated[bool, Meta(description="Whether several people are addressed.")] = False


class BodyMention(Mention, frozen=True, kw_only=True, tag="body"):
    """An organisation that is named."""

    name: Annotated[str, Meta(description="Its name as it stands in the text.")]


class QuotationMention(Mention, frozen=True, kw_only=True, tag="quotation"):
    """Words in quotation marks."""

    quote: Annotated[str, Meta(description="The words between the marks.")]


AnyMention = (
    DocumentMention
    | QuantityMention
    | DateMention
    | AddressMention
    | BodyMention
    | QuotationMention
)


def kind_of_mention(mention: AnyMention) -> str:
    """Return the kind of a mention, as its JSON has it."""
    return str(mention.__struct_config__.tag)
