"""What a field of a section is: its value, type and cell, and which parts a name may ask for.

A name is that of a field, or goes on into it with dots: `role.en` is its English, `titles.title.vi`
the Vietnamese of each title, `issuer.name` what the body is called whose id is in `issuer`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from typing import Any, get_type_hints

import msgspec

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import ValueKind, kind_of, list_of
from ttdn_cli.facts.records import Bilingual, Fact
from ttdn_cli.query.view import Cell, View
from ttdn_cli.text.unicode import capitalize_first

NAME = "name"
"""The part of an id that is what its record is called."""


class Field(msgspec.Struct, frozen=True):
    """A field of a section.

    Attributes:
        name: in JSON, and in YAML where it is stored.
        heading: of its column.
        derive: makes the value where the record alone does not have it.
        cell: makes what a table shows, where that is not simply the value.
        right: whether it is set to the right, as numbers are.
        json: whether the listing's JSON has it; the others are for people only.
        wrap: whether its text may be wrapped.
    """

    name: str
    heading: Bilingual
    derive: Callable[[Any, Index], Any] | None = None
    cell: Callable[[Any, View], Cell] | None = None
    right: bool = False
    json: bool = True
    wrap: bool = True


@cache
def _kind_of_field(field: Field, record: type[Fact]) -> ValueKind:
    """Return the kind of a field's values in a kind of record, from its annotation."""
    if field.derive:
        return _returned(field.derive)
    if stored := kind_of(record).fields.get(field.name):
        return stored
    return _returned(getattr(record, field.name).fget)


def _returned(by: Any) -> ValueKind:
    return kind_of(get_type_hints(by, include_extras=True)["return"])


class Selected(msgspec.Struct, frozen=True):
    """A field, or a part of it, of one kind of record.

    Attributes:
        field: the field.
        of: the kind of record.
        steps: the names after the first dot; none for the field itself.
    """

    field: Field
    of: type[Fact]
    steps: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name that asks for it."""
        return ".".join((self.field.name, *self.steps))

    @property
    def kind(self) -> ValueKind:
        """The kind of its values."""
        kind = _kind_of_field(self.field, self.of)
        for step in self.steps:
            kind = parts(kind)[step]
        return kind

    @property
    def heading(self) -> Bilingual:
        """The heading of its column: that of the field, with the part in brackets."""
        heading, part = self.field.heading, ".".join(self.steps)
        if not part:
            return heading
        return Bilingual(vi=f"{heading.vi} ({part})", en=f"{heading.en} ({part})")

    @property
    def about(self) -> str:
        """What the field holds, as its annotation says; its heading where that says all."""
        said = _kind_of_field(self.field, self.of).about
        return capitalize_first(said) if said else f"{self.field.heading.en}."

    def value(self, record: Fact, index: Index) -> Any:
        """Return its value in a record; of each item, where the field is a list."""
        derive, kind = self.field.derive, _kind_of_field(self.field, self.of)
        value = derive(record, index) if derive else getattr(record, self.field.name)
        for step in self.steps:
            value, kind = _part(value, kind, step, index), parts(kind)[step]
        return value

    def shown(self, record: Fact, view: View) -> Cell:
        """Return what a table shows of it in a record."""
        if self.field.cell and not self.steps:
            return self.field.cell(record, view)
        return view.value(self.value(record, view.index), self.kind)


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
