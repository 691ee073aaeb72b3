"""The JSON Schema of a dataset, made from the record types and their docstrings."""

from __future__ import annotations

import inspect
import re
from typing import Any

import msgspec

from ttdn_cli import records

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)


def schema() -> dict[str, Any]:
    """Return the JSON Schema of a dataset (draft 2020-12), with a description of each field.

    It says what a schema can say of form; references, counts, dates and quotes are checked by
    `ttdn validate`.
    """
    (root,), definitions = msgspec.json.schema_components(
        [records.Dataset], ref_template="#/$defs/{name}"
    )
    for name, definition in definitions.items():
        _describe(definition, getattr(records, name))
    return {"$schema": DIALECT, "title": "Facts of one speech", **root, "$defs": definitions}


def schema_text() -> str:
    """Return the schema as JSON, as the file that comes with the tool has it."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"


def _describe(definition: dict[str, Any], kind: type) -> None:
    text = inspect.getdoc(kind) or ""
    definition["description"] = " ".join(text.partition("\n\nAttributes:\n")[0].split())
    for base in reversed(kind.__mro__):
        own = (inspect.getdoc(base) or "").partition("\n\nAttributes:\n")[2]
        for name, words in _ATTRIBUTE.findall(own):
            if name in definition["properties"]:
                definition["properties"][name] |= {"description": " ".join(words.split())}
