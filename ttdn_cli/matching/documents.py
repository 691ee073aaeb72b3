"""Which documents that datasets cite are one: by their numbers, and by who issued them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from ttdn_cli.checking.whose.bodies import body_key
from ttdn_cli.checking.whose.owners import place_or_body_of
from ttdn_cli.checking.whose.places import is_small, places_in
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import LegalReference
from ttdn_cli.text.document_numbers import (
    DocumentNumber,
    issuer_of_number,
    parse_document_number,
    repair_document_number,
)
from ttdn_cli.text.unicode import fold

_LOCAL = ("Ủy ban nhân dân", "Hội đồng nhân dân")
"""Bodies of which each place has one, that number their documents alike."""

AND = re.compile(r"\s*&\s*")
"""Stands in the short names of ministries, or does not."""


class Number(NamedTuple):
    """The number of a document, as numbers are compared.

    Attributes:
        key: without case, diacritics, spaces and zeros before it.
        year: that it has in it, or None: then it is given anew each year or term.
        local: whether more bodies than one number their documents like that.
        by_place: whether there is one of these in each place.
        parsed: what its letters say, or None.
    """

    key: str
    year: int | None
    local: bool
    by_place: bool
    parsed: DocumentNumber | None

    def is_called(self, name: str) -> bool:
        """Return whether its letters say that it is one of this type, in either language."""
        return bool(self.parsed and self.parsed.says_type and self.parsed.agrees_with_type(name))


@lru_cache(maxsize=1 << 16)
def number_of(number: str) -> Number:
    """Return a number of a document in one form for all spellings: `57 - kl/tw` is `57-KL/TW`.

    `TT-BGD&ĐT` is `TT-BGDĐT`: the form of decrees has no `&`.
    """
    number = AND.sub("", number)
    form = repair_document_number(number) or number
    try:
        parsed = parse_document_number(form)
    except ValueError:
        parsed = None
    issuer = issuer_of_number(form)
    key = "".join(fold(form).split()).lstrip("0")
    year = parsed.year if parsed else None
    return Number(key, year, issuer is None or issuer in _LOCAL, issuer in _LOCAL, parsed)


def issuer_key(document: LegalReference, index: Index) -> str:
    """Return which of the bodies issued a document that number theirs alike, or nothing if unknown.

    Of each place it is the same one: the place tells. `Ủy ban nhân dân tỉnh` may be that of any,
    and so may `Tỉnh ủy`, where the text is of no place.
    """
    body = index.records.get(document.issuer or "")
    if not body or not document.number:
        return ""
    name = body.label.vi or body.label.en or ""
    places = sorted(places_in(name))
    if number_of(document.number).by_place and not all(map(is_small, places)):
        return ", ".join(places)
    return body_key(name, place_or_body_of(index))
