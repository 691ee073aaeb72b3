"""What kind of value a type is for: the one place that looks at types."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, Literal, NamedTuple

from msgspec import inspect as types

from ttdn_cli.facts.types import Path

KindName = Literal[
    "text",
    "translated",
    "reference",
    "date",
    "choice",
    "integer",
    "year",
    "number",
    "boolean",
    "list",
    "object",
    "counts",
]
"""What a value is: `translated` is an object of a Vietnamese and an English text, a `reference` is
the id of a record, and `counts` are numbers by name."""

_NAMES: dict[type[types.Type], KindName] = {
    types.StrType: "text",
    types.LiteralType: "choice",
    types.IntType: "integer",
    types.FloatType: "number",
    types.BoolType: "boolean",
    types.ListType: "list",
    types.StructType: "object",
    types.DictType: "counts",
}


class ValueKind(NamedTuple):
    """What the values of a type are.

    Attributes:
        name: see `KindName`.
        type: the type itself, without None and metadata; it has the limits of its values.
        about: its description.
        optional: whether there may be no value.
        extra: what `facts/types.py` says of it besides.
        form: what a JSON Schema says of it besides, such as a pattern.
        item: of a list, what its items are.
        fields: of an object, what its fields are, by their names; those that a file may have.
        required: the names of those that it must have.
        has_translated: whether it is, or has somewhere in it, a text in two languages.
    """

    name: KindName
    type: Any
    about: str = ""
    optional: bool = False
    extra: Mapping[str, Any] = {}
    form: Mapping[str, Any] = {}
    item: ValueKind | None = None
    fields: Mapping[str, ValueKind] = {}
    required: frozenset[str] = frozenset()
    has_translated: bool = False

    def is_published(self, language: str) -> bool:
        """Return whether a text in a language has the value in these words.

        Of a name with its translation, it has the one in its language.
        """
        own = self.fields[language] if self.name == "translated" else self
        return own.extra.get("published") in (True, language)

    @property
    def single(self) -> ValueKind:
        """What one value is: of a list its items, else the value itself."""
        return self.item.single if self.item else self


@cache
def kind_of(annotation: Any) -> ValueKind:
    """Return what kind of value an annotation, such as a struct of records, is for."""
    return _kind(types.type_info(annotation))


def list_of(kind: ValueKind) -> ValueKind:
    """Return the kind of a list of such values."""
    return ValueKind("list", types.ListType(kind.type), item=kind)


def translated(
    value: Any, kind: ValueKind, path: Path = ()
) -> Iterator[tuple[Path, ValueKind, Any]]:
    """Yield each text in two languages that there is, with the way to it and what kind it is."""
    if value is None:
        return
    if kind.item:
        for place, item in enumerate(value):
            yield from translated(item, kind.item, (*path, place))
    elif kind.name == "translated":
        yield path, kind, value
    else:
        for name, field in kind.fields.items():
            if field.has_translated:
                yield from translated(getattr(value, name), field, (*path, name))


def leaves(value: Any, kind: ValueKind, path: Path = ()) -> Iterator[tuple[Path, ValueKind, Any]]:
    """Yield each simple value that there is, with the way to it and what kind it is."""
    if value is None:
        return
    if kind.item:
        for place, item in enumerate(value):
            yield from leaves(item, kind.item, (*path, place))
    elif kind.fields:
        for name, field in kind.fields.items():
            below = getattr(value, name)
            if field.item or field.fields:
                yield from leaves(below, field, (*path, name))
            elif below is not None:
                yield (*path, name), field, below
    else:
        yield path, kind, value


def _kind(type_: types.Type) -> ValueKind:
    extra: dict[str, Any] = {}
    form: dict[str, Any] = {}
    optional = False
    while isinstance(type_, (types.Metadata, types.UnionType)):
        if isinstance(type_, types.UnionType):
            several = [each for each in type_.types if not isinstance(each, types.NoneType)]
            optional = optional or len(several) < len(type_.types)
            # Of a whole number or any, the second says what there may be.
            type_ = several[-1]
        else:
            extra |= type_.extra or {}
            form = (type_.extra_json_schema or {}) | form
            type_ = type_.type
    item, fields, required = None, {}, frozenset[str]()
    if isinstance(type_, types.ListType):
        item = _kind(type_.item_type)
    elif isinstance(type_, types.StructType):
        every = {field.name: _kind(field.type) for field in type_.fields}
        # What is made of other fields when a dataset is checked, no file has.
        fields = {name: kind for name, kind in every.items() if "computed" not in kind.extra}
        required = frozenset(each.name for each in type_.fields if each.required) & fields.keys()
    about, name = form.pop("description", ""), _name(type_, extra, fields)
    below = [*fields.values(), *([item] if item else ())]
    translated = name == "translated" or any(each.has_translated for each in below)
    return ValueKind(name, type_, about, optional, extra, form, item, fields, required, translated)


def _name(type_: types.Type, extra: Mapping[str, Any], fields: Mapping[str, Any]) -> KindName:
    if [*fields] == ["vi", "en"]:
        return "translated"
    name: KindName = extra.get("kind") or _NAMES[type(type_)]
    return "reference" if "refers_to" in extra else name
