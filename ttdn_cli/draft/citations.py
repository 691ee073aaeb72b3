"""The documents that a text cites, each with its whole name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from ttdn_cli.draft.reading import Reading
from ttdn_cli.extract.mentions import DocumentMention

_BRACKET = re.compile(r" ?\([^()\n]{2,40}\),? (?=(?:số|No)(?!\w))", re.I)
"""Between the name of a law and its number: `Luật … (HIV/AIDS) số`."""


def cited(reading: Reading) -> Iterator[DocumentMention]:
    """Yield the documents that a text cites, a law with the number behind a bracket in its name."""
    name: DocumentMention | None = None
    for each in reading.mentions:
        if not isinstance(each, DocumentMention):
            continue
        if name and name.number is None and each.type is None:
            bracket = _BRACKET.match(reading.text, name.end)
            if bracket and bracket.end() == each.start:
                said = reading.text[name.start : each.end]
                each = replace(each, start=name.start, text=said, type=name.type)
                each, name = replace(each, provisions=name.provisions), None
        if name:
            yield name
        name = each
    if name:
        yield name
