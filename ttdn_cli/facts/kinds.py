"""What annotations and docstrings, those of `records.py` above all, say of a value."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from msgspec import inspect as types

from ttdn_cli.facts.records import Path

type_of = cache(types.type_info)

_ATTRIBUTE = r"(?m)^ {4}(\w+): (.*(?:\n {8}.*)*)"


def bare(type_: types.Type) -> tuple[types.Type, dict[str, Any]]:
    """Return a type without `None` and constraints, and what `records.py` says of it besides."""
    extra: dict[str, Any] = {}
    while True:
        if isinstance(type_, types.UnionType):
            type_ = next(each for each in type_.types if not isinstance(each, types.NoneType))
        elif isinstance(type_, types.Metadata):
            extra, type_ = extra | (type_.extra or {}), type_.type
        else:
            return type_, extra


def leaves(
    value: Any, type_: types.Type, extra: dict[str, Any] | None = None, path: Path = ()
) -> Iterator[tuple[Path, dict[str, Any], Any]]:
    """Yield each simple value that there is, with the way to it and what its type says of it."""
    if value is None:
        return
    type_, own = bare(type_)
    extra = (extra or {}) | own
    if isinstance(type_, types.ListType):
        for place, item in enumerate(value):
            yield from leaves(item, type_.item_type, extra, (*path, place))
    elif isinstance(type_, types.StructType):
        for field in type_.fields:
            yield from leaves(getattr(value, field.name), field.type, {}, (*path, field.name))
    else:
        yield path, extra, value


def purpose(what: Any) -> str:
    """Return what the docstring of a class, function or property says, without its sections."""
    return _plain((inspect.getdoc(what) or "").partition("\n\nAttributes:\n")[0])


def attributes(kind: type) -> dict[str, str]:
    """Return what the docstrings of a class and of its bases say of its attributes."""
    return {
        name: _plain(words)
        for base in reversed(kind.__mro__)
        for name, words in re.findall(
            _ATTRIBUTE, (inspect.getdoc(base) or "").partition("\n\nAttributes:\n")[2]
        )
    }


def _plain(text: str) -> str:
    # What Python calls None is null in YAML and JSON.
    return re.sub(r"\bNone\b", "null", " ".join(text.split()))
