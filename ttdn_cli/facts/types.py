"""The types of the fields of a record: what a value is, how it is checked, what it says.

`Published` words stand in the speech as they are and have to lie in the quotes of their record; of
a name with its translation, those in the language of the source. A `Ref` names another record by
its id. What is said here is read by `kinds`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from msgspec import Meta

from ttdn_cli.text.dates import parse_day, parse_time
from ttdn_cli.text.messages import later

_Class = TypeVar("_Class", bound=type)


def about(text: str) -> Meta:
    """Return what describes a field, here and in the JSON Schema."""
    return Meta(description=text)


def describe(text: str) -> Callable[[_Class], _Class]:
    """Return what gives a class its docstring, also where Python drops docstrings (`-OO`)."""

    def set_docstring(of: _Class) -> _Class:
        of.__doc__ = text
        return of

    return set_docstring


def _date(parse: Callable[[str], Any], pattern: str) -> Meta:
    extra = {"parse": parse, "kind": "date"} | PUBLISHED
    return Meta(extra=extra, extra_json_schema={"pattern": pattern})


PUBLISHED = {"published": True}
COMPUTED = Meta(extra={"computed": True})
"""Of a field that no file has: it is made of the others when a dataset is checked."""

MOST_BEFORE_TITLE = 30
"""Paragraphs at the head of a text of which one is the title: a letterhead stands above it."""

MOST_PARAGRAPHS = 500_000
"""A telephone book of 10 MB has more than half as many lines."""

MOST_IGNORED = 500_000
"""Such a book is all ignored, line by line; each entry is looked for by the rarest of its words."""

MOST_QUOTES = 1_000
"""Of a record: one quote of a body or a place is enough, but each time that a person is named is
quoted."""

FEW = Meta(max_length=100)
"""Other lists are short, so that what compares all with all stays fast with data from anyone."""

_ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_ID_FORM = later("lower-case ASCII letters and digits joined by hyphens, such as nd-72-2015")
_SAME_AS_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*:[a-z0-9]+(-[a-z0-9]+)*$"
_SAME_AS_FORM = later("the ids of a dataset and of its record, such as bao-cao-2023:tang-truong")
# A paragraph has at most as many words as a text may have, 2,000,000.
_FINGERPRINT_PATTERN = r"^[1-9][0-9]{0,6}-[0-9a-f]{12}$"
_FINGERPRINT_FORM = later(
    "a word count of at most 7 digits, a hyphen and 12 hexadecimal digits, such as 25-1a2b3c4d5e6f"
)
_POINT = r"[0-9]{4}(-Q[1-4]|-[0-9]{2}(-[0-9]{2})?)?"

Id = Annotated[str, Meta(pattern=_ID_PATTERN, max_length=80, extra={"id": True, "form": _ID_FORM})]
EntryId = Annotated[str, Meta(extra={"id": True})]
DatasetId = Annotated[str, Meta(pattern=_ID_PATTERN, max_length=80, extra={"form": _ID_FORM})]
SameAs = Annotated[
    str, Meta(pattern=_SAME_AS_PATTERN, max_length=161, extra={"form": _SAME_AS_FORM})
]
Text = Annotated[str, Meta(min_length=1)]
Published = Annotated[str, Meta(min_length=1, extra=PUBLISHED)]
PublishedVi = Annotated[str, Meta(min_length=1, extra={"published": "vi"})]
PublishedEn = Annotated[str, Meta(min_length=1, extra={"published": "en"})]
Figure = Annotated[
    str,
    Meta(
        min_length=1,
        max_length=200,
        extra={"figure": True} | PUBLISHED,
        extra_json_schema={"examples": ["58/63", "90%", "1.250", "hơn 13 nghìn đôla", "5 - 10%"]},
    ),
]
Date = Annotated[str, _date(parse_time, rf"^{_POINT}(/{_POINT})?$")]
Day = Annotated[
    str,
    Meta(
        extra={"parse": parse_day, "kind": "date"},
        extra_json_schema={"pattern": r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"},
    ),
]
Year = Annotated[int, Meta(ge=1, le=9999, extra={"kind": "year"} | PUBLISHED)]
Quote = Annotated[
    str,
    Meta(
        min_length=1,
        extra={"words": 12},
        extra_json_schema={"pattern": r"^\S+( +\S+){0,11}$"},
    ),
]
Fingerprint = Annotated[str, Meta(pattern=_FINGERPRINT_PATTERN, extra={"form": _FINGERPRINT_FORM})]


def _ref(*sections: str) -> Meta:
    """Return what says that a text is the id of a record in one of these sections, or in any."""
    return Meta(extra={"refers_to": sections})


AttendeeRef = Annotated[str, _ref("attendees")]
DocumentRef = Annotated[str, _ref("legal_references")]
OrganizationRef = Annotated[str, _ref("organizations")]
BodyRef = Annotated[str, _ref("organizations", "people")]
AuthorRef = Annotated[str, _ref("organizations", "people", "attendees")]
VoiceRef = Annotated[str, _ref("legal_references", "organizations", "people", "attendees")]
RecordRef = Annotated[str, _ref()]


Path = tuple[str | int, ...]
"""The way from a fact to a value in it, by the names of fields and the places in lists."""
