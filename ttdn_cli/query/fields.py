"""What a field of a section is: its value, type and cell, and which parts a name may ask for.

A name is that of a field, or goes on into it with dots: `role.en` is its English, `titles.title.vi`
the Vietnamese of each title, `issuer.name` what the body is called whose id is in `issuer`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from itertools import chain
from typing import Any, cast, get_type_hints

import msgspec
from msgspec import inspect as types

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import attributes, bare, purpose
from ttdn_cli.facts.kinds import type_of as whole_type_of
from ttdn_cli.facts.records import Bilingual, Fact
from ttdn_cli.query.view import Cell, View

NAME = "name"
"""The part of an id that is what its record is called."""

_LABEL = types.type_info(Bilingual)


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

    def value(self, record: Fact, index: Index) -> Any:
        """Return the value of the field in a record."""
        return self.derive(record, index) if self.derive else getattr(record, self.name)

    def shown(self, record: Fact, view: View) -> Cell:
        """Return what a table shows of the field in a record."""
        if self.cell:
            return self.cell(record, view)
        return view.value(self.value(record, view.index), type_of(self, type(record)))


@cache
def type_of(field: Field, record: type[Fact]) -> types.Type:
    """Return the type of a field's values in a kind of record, from its annotation."""
    if field.derive:
        return _hint(field.derive, "return")
    if field.name in record.__struct_fields__:
        every = cast(types.StructType, whole_type_of(record)).fields
        return next(each.type for each in every if each.name == field.name)
    return _hint(getattr(record, field.name).fget, "return")


def _hint(of: Any, name: str) -> types.Type:
    return types.type_info(get_type_hints(of, include_extras=True)[name])


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
    def type(self) -> types.Type:
        """The type of its values."""
        type_ = type_of(self.field, self.of)
        for step in self.steps:
            type_ = parts(type_)[step]
        return type_

    @property
    def heading(self) -> Bilingual:
        """The heading of its column: that of the field, with the part in brackets."""
        heading, part = self.field.heading, ".".join(self.steps)
        if not part:
            return heading
        return Bilingual(vi=f"{heading.vi} ({part})", en=f"{heading.en} ({part})")

    @property
    def about(self) -> str:
        """What the field holds, as its docstring says; its heading where that says all."""
        if self.field.derive:
            return purpose(self.field.derive)
        own = getattr(self.of, self.field.name)
        if isinstance(own, property):
            return purpose(own)
        said = attributes(self.of).get(self.field.name)
        return f"{said[:1].upper()}{said[1:]}" if said else f"{self.field.heading.en}."

    def value(self, record: Fact, index: Index) -> Any:
        """Return its value in a record; of each item, where the field is a list."""
        value, type_ = self.field.value(record, index), type_of(self.field, self.of)
        for step in self.steps:
            value, type_ = _part(value, type_, step, index), parts(type_)[step]
        return value

    def shown(self, record: Fact, view: View) -> Cell:
        """Return what a table shows of it in a record."""
        if not self.steps:
            return self.field.shown(record, view)
        return view.value(self.value(record, view.index), self.type)


def parts(type_: types.Type) -> dict[str, types.Type]:
    """Return the types of the parts that a name may ask for, by their names."""
    kind, extra = bare(type_)
    if "refers_to" in extra:
        return {NAME: _LABEL}
    if isinstance(kind, types.ListType):
        return {name: _list_of(each) for name, each in parts(kind.item_type).items()}
    if isinstance(kind, types.StructType):
        return {field.name: field.type for field in kind.fields}
    return {}


def _list_of(type_: types.Type) -> types.Type:
    return type_ if isinstance(bare(type_)[0], types.ListType) else types.ListType(type_)


def _part(value: Any, type_: types.Type, step: str, index: Index) -> Any:
    if value is None:
        return None
    kind, extra = bare(type_)
    if "refers_to" in extra:
        return index.label(value)
    if isinstance(kind, types.ListType):
        items = [_part(item, kind.item_type, step, index) for item in value]
        inner = bare(parts(kind.item_type)[step])[0]
        return list(chain.from_iterable(items)) if isinstance(inner, types.ListType) else items
    return getattr(value, step)


def names_within(name: str, type_: types.Type) -> Iterator[str]:
    """Yield a name and those of all its parts."""
    yield name
    for step, inner in parts(type_).items():
        yield from names_within(f"{name}.{step}", inner)
