"""The types of the fields of a record: what a value is, how it is checked, what it says.

`Published` words stand in the speech as they are and have to lie in the quotes of their record; a
`Ref` names another record by its id. What is said here is read by `kinds`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from msgspec import Meta

from ttdn_cli.text.dates import parse_date, parse_day
from ttdn_cli.text.figures import parse_figure

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

# Lists are short, so that what compares all with all stays fast with data from anyone.
MOST_PARAGRAPHS = 500
FEW = Meta(max_length=100)

_ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_ID_FORM = "lower-case ASCII letters and digits joined by hyphens, such as nd-72-2015"
# A paragraph has at most as many words as a text may have, 200,000.
_FINGERPRINT_PATTERN = r"^[1-9][0-9]{0,5}-[0-9a-f]{12}$"
_FINGERPRINT_FORM = (
    "a word count of at most 6 digits, a hyphen and 12 hexadecimal digits, such as 25-1a2b3c4d5e6f"
)

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
Date = Annotated[str, _date(parse_date, r"^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$")]
Day = Annotated[str, _date(parse_day, r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")]
Year = Annotated[int, Meta(ge=1, le=9999, extra={"kind": "year"})]
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
