"""Rules that values of a dataset keep beyond their types, whoever reads them from the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from typing import NamedTuple

from ttdn_cli.facts.inferences import may_be_inferred
from ttdn_cli.facts.kinds import ValueKind
from ttdn_cli.facts.source import Source
from ttdn_cli.facts.texts import Record
from ttdn_cli.facts.types import MOST_BEFORE_TITLE, Path
from ttdn_cli.text.canonical import fingerprint
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import shorten

NEVER_INFERRED = {"id", "evidence", "inferred", "review"}
"""The fields of a record that are no conclusions of anybody."""


class InferenceFault(NamedTuple):
    """What is wrong with a conclusion.

    Attributes:
        path: where in its record.
        what: in the language of the user.
        unknown: the name of a field that there is none of, or None.
        follows: whether it may be only because something else is wrong.
    """

    path: Path
    what: str
    unknown: str | None = None
    follows: bool = False


def inference_faults(
    record: Record, kind: ValueKind, is_given: Callable[[str], bool]
) -> Iterator[InferenceFault]:
    """Yield what is wrong with conclusions that are of no value of their record.

    Args:
        record: that has them; what is wrong in it is None.
        kind: of the record.
        is_given: returns whether the file has a value for a field, be it at fault.
    """
    for place, each in enumerate(record.inferred or ()):
        if not each or not each.field:
            continue
        path: Path = ("inferred", place, "field")
        field = kind.fields.get(each.field)
        if field is None or each.field in NEVER_INFERRED:
            what = message("{name!r}: no such field to infer", name=shorten(each.field))
            yield InferenceFault(path, what, each.field)
        elif getattr(record, each.field) is None and not is_given(each.field):
            what = message("{name!r} has no value that could be inferred", name=each.field)
            yield InferenceFault(path, what, follows=True)
        elif each.part and field.name != "date":
            what = message(
                "only of a date a part is inferred, and {name!r} is none", name=each.field
            )
            yield InferenceFault(("inferred", place, "part"), what)
        elif not may_be_inferred(record, each.field):
            what = message(
                "{name!r} is what the text says, so that it cannot be inferred", name=each.field
            )
            yield InferenceFault(path, what)


def refers(id_: str, allowed: Collection[str], sections: Mapping[str, str]) -> bool:
    """Return whether an id is there, in one of the sections that it may be of.

    Args:
        id_: that a record refers to.
        allowed: the sections, or none where any will do.
        sections: that of each id that there is.
    """
    return id_ in sections and (not allowed or sections[id_] in allowed)


def same_fault(record: Record, own: str, ids: Collection[str]) -> str | None:
    """Return why a figure is not the same as the one that it names in its own dataset, or None.

    Args:
        record: any; most have no figure.
        own: the id of its dataset.
        ids: of all records in it.
    """
    same = getattr(record, "same_as", None) or ""
    dataset, _, id_ = same.partition(":")
    if dataset != own or (id_ in ids and id_ != record.id):
        return None
    if id_ == record.id:
        return message('"{id}": the record itself', id=shorten(same))
    return message('"{id}": no such id', id=shorten(same))


def title_fault(source: Source) -> str | None:
    """Return why a title is none of the first paragraphs of the text, by its fingerprint."""
    if not source.title or not source.fingerprints:
        return None
    own = fingerprint(source.title)
    first = source.fingerprints[:MOST_BEFORE_TITLE]
    if own in first or None in first:  # A fingerprint at fault may be that of the title.
        return None
    return message(
        '"{title}" is none of the first {most} paragraphs: its fingerprint would be {own}',
        title=shorten(source.title),
        most=MOST_BEFORE_TITLE,
        own=own,
    )


def text_fault(text: str, kind: ValueKind) -> str | None:
    """Return what is wrong with a text that is safe to print, or None."""
    type_, extra = kind.type, kind.extra
    if text != text.strip():
        return message("leading or trailing white space")
    if type_.max_length is not None and len(text) > type_.max_length:
        return message("longer than {most} characters", most=type_.max_length)
    if type_.pattern is not None and not re.search(type_.pattern, text):
        return message("expected {form}", form=message(extra["form"]))
    if "words" in extra and len(text.split()) > extra["words"]:
        most = extra["words"]
        return message(
            "{count} words; at most {most} are allowed", count=len(text.split()), most=most
        )
    if "parse" in extra:
        try:
            extra["parse"](text)
        except ValueError as error:
            return str(error)
    return None
