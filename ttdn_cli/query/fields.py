"""What a field of a section is: its value, type and cell, and which parts a name may ask for.

A name is that of a field, or goes on into it with dots: `role.en` is its English, `titles.title.vi`
the Vietnamese of each title, `issuer.name` what the body is called whose id is in `issuer`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, reduce
from itertools import chain
from typing import Any, get_type_hints

import msgspec
from msgspec.structs import replace

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import ValueKind, kind_of, list_of
from ttdn_cli.facts.texts import Bilingual, Fact, Record
from ttdn_cli.query.view import Cell, View, cell
from ttdn_cli.text.unicode import capitalize_first

NAME = "name"
"""The part of an id that is what its record is called."""


class Field(msgspec.Struct, frozen=True):
    """A field of a section, or a part of one.

    Attributes:
        name: in JSON, and in YAML where it is stored; a part has dots in it.
        heading: of its column.
        derive: makes the value where the record alone does not have it.
        cell: makes what a table shows, where that is not simply the value.
        right: whether it is set to the right, as numbers are.
        json: whether the listing's JSON has it; the others are for people only.
        wrap: whether its text may be wrapped.
        rare: whether a table shows it only where one of its records has a value.
        program: whether it is for programs: a person reads the value in another field.
        column: whether it is for tables only: a card shows its parts.
        asks: the field that a filter by its heading asks, where it is for people only.
        compare: makes, of a field with a sign and a value typed, what a condition compares, where
            a person reads more than the value.
        also: other words for the heading that people type.
        headed: makes the heading of its column, where that depends on the dataset.
        of: the kind of record, which the section says.
    """

    name: str
    heading: Bilingual
    derive: Callable[[Any, Index], Any] | None = None
    cell: Callable[[Any, View], Cell] | None = None
    right: bool = False
    json: bool = True
    wrap: bool = True
    rare: bool = False
    program: bool = False
    column: bool = False
    asks: str = ""
    compare: Callable[[Field, str, str], tuple[Field, str]] | None = None
    also: tuple[str, ...] = ()
    headed: Callable[[View], str] | None = None
    of: type[Fact] = Fact

    def part(self, *steps: str) -> Field:
        """Return the part with these names after the first dot; the field itself without any."""
        if not steps:
            return self
        part = ".".join(steps)
        heading = Bilingual(vi=f"{self.heading.vi} ({part})", en=f"{self.heading.en} ({part})")
        return replace(self, name=f"{self.name}.{part}", heading=heading, cell=None, compare=None)

    def heading_in(self, view: View) -> str:
        """Return the heading of its column."""
        return self.headed(view) if self.headed else view.say(self.heading)

    @property
    def kind(self) -> ValueKind:
        """The kind of its values."""
        first, *steps = self.name.split(".")
        return reduce(
            lambda kind, step: parts(kind)[step], steps, _kind_of(self.of, first, self.derive)
        )

    @property
    def about(self) -> str:
        """What the field holds, as its annotation says; its heading where that says all."""
        said = self.kind.about
        return capitalize_first(said) if said else f"{self.heading.en}."

    def value(self, record: Fact, index: Index) -> Any:
        """Return its value in a record; of each item, where the field is a list."""
        if "." not in self.name:
            return self.derive(record, index) if self.derive else getattr(record, self.name)
        first, *steps = self.name.split(".")
        value = self.derive(record, index) if self.derive else getattr(record, first)
        kind = _kind_of(self.of, first, self.derive)
        for step in steps:
            value, kind = _part(value, kind, step, index), parts(kind)[step]
        return value

    def shown(self, record: Fact, view: View) -> Cell:
        """Return what a table shows of it in a record: a conclusion in square brackets."""
        found = record.inference(self.name) if isinstance(record, Record) else None
        if self.cell:
            return self.cell(record, view)
        value = self.value(record, view.index)
        if found and found.part == "year" and value is not None:
            return cell(view.date(value, year_inferred=True))
        shown = view.value(value, self.kind)
        return replace(shown, lines=tuple(map("[{}]".format, shown.lines))) if found else shown


@cache
def _kind_of(record: type[Fact], name: str, derive: Any) -> ValueKind:
    """Return the kind of a field's values in a kind of record, from its annotation."""
    stored = kind_of(record).fields.get(name)
    if stored and not derive:
        return stored
    by = derive or getattr(record, name).fget
    return kind_of(get_type_hints(by, include_extras=True)["return"])


def parts(kind: ValueKind) -> dict[str, ValueKind]:
    """Return the kinds of the parts that a name may ask for, by their names."""
    if kind.name == "reference":
        return {NAME: kind_of(Bilingual)}
    if kind.item:
        inner = parts(kind.item).items()
        return {name: each if each.item else list_of(each) for name, each in inner}
    return dict(kind.fields)


def _part(value: Any, kind: ValueKind, step: str, index: Index) -> Any:
    if value is None:
        return None
    if kind.name == "reference":
        return index.label(value)
    if kind.item:
        items = [_part(item, kind.item, step, index) for item in value]
        return list(chain.from_iterable(items)) if parts(kind.item)[step].item else items
    return getattr(value, step)


def names_within(name: str, kind: ValueKind) -> Iterator[str]:
    """Yield a name and those of all its parts."""
    yield name
    for step, inner in parts(kind).items():
        yield from names_within(f"{name}.{step}", inner)
