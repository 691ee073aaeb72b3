"""Which values of a record may be conclusions of whoever read the text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ttdn_cli.facts.kinds import ValueKind, kind_of
from ttdn_cli.facts.records import LegalReference, Organization
from ttdn_cli.facts.texts import Record

_PLACES = ("city", "province", "country")
_SIGNS = {"/": r"\s?/\s?", "-": r"(?:\s?[-–—]\s?|\s)"}
"""How texts write the signs of a number: `101 – QĐ/TW`, `58/2017/NĐ CP`."""


def may_be_inferred(record: Record, name: str) -> bool:
    """Return whether a value may be a conclusion: published words are those of the text.

    A year or a date may be, where it is, the name of a body that the text abbreviates, and the
    number of a document whose signs it writes in another way.

    Args:
        record: whose value; it has one, or one at fault.
        name: of a field that it has.
    """
    kind = kind_of(type(record)).fields[name]
    if kind.name in ("date", "year") or name in _PLACES:
        return True
    if name == "name" and isinstance(record, Organization):
        return True
    if name == "number" and isinstance(record, LegalReference) and record.number:
        quotes = "\n".join(each.quote for each in record.evidence or () if each and each.quote)
        number = "".join(_SIGNS.get(each) or re.escape(each) for each in record.number)
        return re.search(rf"(?<![\w/-]){number}(?![\w/-])", quotes) is not None
    return not any(each.extra.get("published") for each in _simple(kind))


def _simple(kind: ValueKind) -> Iterator[ValueKind]:
    """Yield the kinds of the simple values in a value."""
    single = kind.single
    if single.fields:
        for each in single.fields.values():
            yield from _simple(each)
    else:
        yield single
