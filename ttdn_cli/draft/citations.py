"""The documents that a text cites, each with its whole name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec.structs import replace

from ttdn_cli.draft.reading import Reading
from ttdn_cli.extraction.mentions import DocumentMention

_BRACKET = re.compile(r" ?\([^()\n]{2,40}\),? (?=(?:số|No)(?!\w))", re.I)
"""Between the name of a law and its number: `Luật … (HIV/AIDS) số`."""
_BEGINNING = re.compile(r"([0-9]+)[/-].*[^\W\d]")


def cited(reading: Reading) -> list[DocumentMention]:
    """Return the documents that a text cites, each with its whole name and number, in order.

    A law has the number behind a bracket in its name. What is cited by its type and the beginning
    of its number, `Nghị quyết 71`, is the one document of the text of which these are.
    """
    found = list(_named(reading))
    full: dict[tuple[str, str], set[str]] = {}
    for each in found:
        if each.type and each.number and (beginning := _BEGINNING.match(each.number)):
            full.setdefault((each.type.casefold(), beginning[1]), set()).add(each.number)
    return [_in_full(each, full) for each in found]


def _in_full(mention: DocumentMention, full: dict[tuple[str, str], set[str]]) -> DocumentMention:
    number, type_ = mention.number or "", mention.type or ""
    numbers = full.get((type_.casefold(), number), set()) if number.isdecimal() else set()
    return replace(mention, number=min(numbers)) if len(numbers) == 1 else mention


def _named(reading: Reading) -> Iterator[DocumentMention]:
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
