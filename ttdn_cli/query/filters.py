"""Which records, in what order, and which of their fields: what a user asks of a list.

Everything here is of one section, and says what is wrong with a question before any data is read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec.structs import replace

from ttdn_cli.errors import QueryError
from ttdn_cli.facts.index import Index
from ttdn_cli.query.conditions import Condition, typed_condition
from ttdn_cli.query.explaining import explain_none
from ttdn_cli.query.fields import Field, names_within, parts
from ttdn_cli.query.section import Section
from ttdn_cli.query.spelling import bare
from ttdn_cli.text.collation import collation_key
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import decode_argument, find_closest, shorten

_MOST = 8
"""How many fields are named where none is near."""

_SIGN = "!=|<=|>=|=|~|<|>"


class Query(msgspec.Struct, frozen=True):
    """What a user asks of a list.

    Attributes:
        conditions: all of them have to hold.
        order: the fields to sort by, the first one first, each with whether it is descending.
        limit: how many records at most, or None.
    """

    conditions: tuple[Condition, ...] = ()
    order: tuple[tuple[Field, bool], ...] = ()
    limit: int | None = None

    def of(self, records: Sequence[Any], index: Index) -> list[Any]:
        """Return those of the records that are asked for, in the order asked for."""
        conditions = [each.settled(records, index) for each in self.conditions]
        found = [each for each in records if all(c.holds(each, index) for c in conditions)]
        for by, down in reversed(self.order):
            found.sort(key=lambda each: place(by.value(each, index), down=down), reverse=down)
        return found[: self.limit]

    def notes(self, records: Sequence[Any], index: Index) -> list[str]:
        """Return what a user has to know of how the conditions were read."""
        settled = [each.settled(records, index) for each in self.conditions]
        return [note for each in settled if (note := each.note())]

    def explain_none(self, records: Sequence[Any], section: Section, index: Index) -> str:
        """Return what there is instead, where no record is what was asked for."""
        return explain_none(self.conditions, records, section, index)


def parse(
    section: Section, where: Sequence[str] = (), sort: str | None = None, limit: int | None = None
) -> Query:
    """Return the question that a user typed.

    Args:
        section: that is asked.
        where: conditions such as `percent<95`.
        sort: fields with commas between, a hyphen before a descending one.
        limit: how many records at most, or None.

    Raises:
        QueryError: in the words a user reads, if a condition or a field cannot be.
    """
    return Query(
        tuple(condition(text, section) for text in where),
        tuple(_order(name, section) for name in _listed(sort)),
        limit,
    )


def condition(text: str, section: Section) -> Condition:
    """Return the condition that a user typed, such as `province = hoa binh`.

    Raises:
        QueryError: if it is none, there is no such field, or the value is not of its kind.
    """
    text = decode_argument(text)
    option = f"--where {shorten(text)!r}"
    sign = re.search(_SIGN, text)
    name = text[: sign.start()].strip() if sign else ""
    if not sign or not name:
        raise QueryError(option, message("not a condition"), _say_how(text.strip(), section))
    value = text[sign.end() :].strip()
    return typed_condition(field(name, section, option), sign.group(), value, option)


def _say_how(text: str, section: Section) -> str:
    """Return what to type instead of a condition without a sign: of a field, of a word."""
    known = find_field(text, section)
    if known:
        return message("Type {name}=VALUE, or another sign: != ~ < <= > >=.", name=known.name)
    example = section.contract[1].name
    how = message(
        "Type FIELD=VALUE, such as {example}=VALUE, or another sign: != ~ < <= > >=.",
        example=example,
    )
    if not text or section.listing.single:
        return how
    return how + message(" To find words, type them without --where.")


def chosen(text: str | None, section: Section) -> list[Field] | None:
    """Return the fields that a user typed with commas between them, or None without any.

    Raises:
        QueryError: if there is no such field, or one of them is there twice.
    """
    if text is None:
        return None
    option = f"--fields {shorten(text)!r}"
    found = [field(name, section, option) for name in _listed(text)]
    for place, each in enumerate(found):
        if each in found[:place]:
            what = message("field {name!r} is listed twice", name=shorten(each.name))
            raise QueryError(option, what, message("List each field once."))
    return found


def field(name: str, section: Section, option: str) -> Field:
    """Return the field that a user named, or the part of one.

    Raises:
        QueryError: if there is none; it says which command has it, or asks about the nearest.
    """
    found = find_field(name, section)
    if found:
        return found
    unknown = message("unknown field {name!r}", name=shorten(name))
    whole, dot, step = name.rpartition(".")
    if dot and (known := find_field(whole, section)):
        inner = parts(known.kind)
        every = message("It has no parts.")
        if inner:
            every = message("Parts of {name}: {parts}", name=known.name, parts=", ".join(inner))
        nearest = [f"{known.name}.{each}" for each in find_closest(step.lower(), inner)]
        raise QueryError(option, unknown, every, nearest)
    # Only what is unknown here is looked for elsewhere.
    from ttdn_cli.query.sections import SECTIONS

    others = [f"ttdn {each.command}" for each in SECTIONS if name and find_field(name, each)]
    if others:
        which = message(" and ").join(filter(None, (", ".join(others[:-1]), others[-1])))
        raise QueryError(option, unknown, message("It is a field of {which}.", which=which))
    nearest = find_closest(bare(name).replace(" ", "_"), names(section))
    raise QueryError(option, unknown, "" if nearest else _fields(section), nearest)


def find_field(name: str, section: Section) -> Field | None:
    """Return the field of that name or heading, or the part of one; None without any.

    A name is that of JSON. Of a heading, in either language, case and diacritics do not count;
    those of the table come first. Dots lead into a field: `role.en`, `Chức danh.en`.
    """
    first, *steps = name.split(".")
    found = _named(first, section) or _headed(first, section)
    if found is None:
        in_brackets = re.fullmatch(r"(.*[^ ]) *\(([a-z.]+)\)", name)
        # The heading of a part is that of its field with the name of the part in brackets.
        return find_field(".".join(in_brackets.groups()), section) if in_brackets else None
    for place, step in enumerate(steps):
        if step not in parts(found.part(*steps[:place]).kind):
            return None
    return found.part(*steps)


def _named(name: str, section: Section) -> Field | None:
    return next((each for each in section.askable if each.name == name), None)


def _headed(heading: str, section: Section) -> Field | None:
    wanted = bare(heading)
    if not wanted:
        return None
    # Where a scale begins is in its heading as printed: `Coverage from 80%`.
    scaled = re.sub(" (?:from|tu) [0-9.,]+%$", "", wanted)
    for each in (*section.shown, *section.fields):
        asked = scaled if each.headed else wanted
        if asked in map(bare, (each.heading.vi or "", each.heading.en or "", *each.also)):
            found = _named(each.asks or each.name, section)
            # What a column is of is compared as it prints it.
            return replace(found, compare=each.compare) if found and each.compare else found
    return _named(wanted.replace(" ", "_"), section)


def names(section: Section) -> list[str]:
    """Return every name of a field or a part of one that a user may type."""
    return [name for each in section.askable for name in names_within(each.name, each.kind)]


def _order(name: str, section: Section) -> tuple[Field, bool]:
    bare_name = name.removeprefix("-")
    return field(bare_name, section, f"--sort {shorten(name)!r}"), bare_name != name


def _listed(text: str | None) -> list[str]:
    return [] if text is None else [each.strip() for each in text.split(",")]


def _fields(section: Section) -> str:
    known = [each.name for each in section.askable]
    if len(known) <= _MOST:
        return message("Fields: {names}", names=", ".join(known))
    show = f"ttdn {section.command} --json{'' if section.listing.single else ' -n 1'}"
    some = ", ".join(known[:_MOST])
    return message("Fields: {names} and more, which {command} shows.", names=some, command=show)


def _key(value: Any) -> Any:
    """Return what a value is sorted by; None for what is absent."""
    if isinstance(value, str):
        return collation_key(value)
    if isinstance(value, list):
        return [place(item) for item in value] or None
    if isinstance(value, msgspec.Struct):
        return _key(value.vi) if hasattr(value, "vi") else _key([*msgspec.structs.astuple(value)])
    return value


def place(value: Any, *, down: bool = False) -> tuple[bool, Any]:
    """Return what puts a value in its place among others: what is absent comes last."""
    key = _key(value)
    return ((key is None) is not down, key)
