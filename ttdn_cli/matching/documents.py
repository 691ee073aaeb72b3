"""Which documents that datasets cite are one: by their numbers, and by who issued them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from itertools import chain
from typing import NamedTuple

from ttdn_cli.checking.attribution.bodies import body_key
from ttdn_cli.checking.attribution.owners import place_or_body_of
from ttdn_cli.checking.attribution.places import is_small, places_in
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import LegalReference
from ttdn_cli.text.document_numbers import (
    DocumentNumber,
    issuer_of_number,
    parse_document_number,
    repair_document_number,
)
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import fold

_LOCAL = ("Ủy ban nhân dân", "Hội đồng nhân dân")
"""Bodies of which each place has one, that number their documents alike."""

AND = re.compile(r"\s*&\s*")
"""Stands in the short names of ministries, or does not."""

_TERM = re.compile(r"(?<=[/-])(QH|UBTVQH)\s+(?=[0-9]{1,2}(?!\w))", re.I)
_HYPHENS = re.compile(r"(?<![\w/.-])([0-9]{1,6}[a-z]?)-((?:19|20)[0-9]{2})-(?=[^\W\d_])", re.I)
"""Signs that are lost or another in numbers: `80/2015/QH 13`, `72-2015-NĐ-CP`."""

_PARTS = re.compile(
    r"([0-9]+(?:[a-z](?![a-z]))?)(?:[-/.]((?:19|20)[0-9]{2})(?![0-9]))?(?:[-/.](.*))?"
)
"""The digits of a number, its year and its letters."""


class Number(NamedTuple):
    """The number of a document, as numbers are compared.

    Attributes:
        key: digits, year and letters with strokes between, without case, diacritics and zeros
            before it, and without the signs between the letters, which people mix up.
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

    @property
    def without_year(self) -> str:
        """The key as of one that leaves out the year."""
        return self.key.replace(f"/{self.year}", "", 1) if self.year else self.key


@lru_cache(maxsize=1 << 16)
def number_of(number: str) -> Number:
    """Return a number of a document in one form for all spellings: `57 - kl/tw` is `57-KL/TW`.

    `TT-BGD&ĐT` is `TT-BGDĐT`: the form of decrees has no `&`.
    """
    number = AND.sub("", straightened(number))
    form = repair_document_number(number) or number
    try:
        parsed = parse_document_number(form)
    except ValueError:
        parsed = None
    letters = re.sub(r"\A[0-9]+[A-Za-z](?=/)", "", form)
    issuer = issuer_of_number(re.sub(r"[^\W\d_]+", _with_marks, letters))
    key = "".join(fold(form).split()).lstrip("0")
    if parts := _PARTS.fullmatch(key):
        key = "/".join(filter(None, (*parts.groups()[:2], re.sub(r"\W", "", parts[3] or ""))))
    year = parsed.year if parsed else None
    return Number(key, year, issuer is None or issuer in _LOCAL, issuer in _LOCAL, parsed)


def straightened(text: str) -> str:
    """Return a text with the signs in numbers of documents that they have as published."""
    text = _HYPHENS.sub(r"\1/\2/", _TERM.sub(r"\1", text))
    return _lost().sub(r"\1/", text)


@cache
def _lost() -> re.Pattern[str]:
    """Return what finds where a sign is lost before the letters: `42NQ/TW`, `72/2015 NĐ-CP`."""
    known = load("documents")
    types, issuers = (
        "|".join({form for each in codes for form in (each, each.replace("Đ", "D"))})
        for codes in (chain(*known["types"].values()), known["issuers"])
    )
    return re.compile(
        rf"(?<![\w/.,-])([0-9]{{1,6}}(?:/(?:19|20)[0-9]{{2}})?)\s?"
        rf"(?=(?:{types})\s?[-/]\s?(?:{issuers})(?!\w))",
        re.I,
    )


def _with_marks(code: re.Match[str]) -> str:
    """Return the letters of an issuer as they are in Vietnamese: `HDND` is `HĐND`."""
    return _marked().get(code.group(), code.group())


@cache
def _marked() -> dict[str, str]:
    return {each.replace("Đ", "D"): each for each in load("documents")["issuers"]}


def issuers_in_english(number: str) -> list[str]:
    """Return the names in English of the bodies that the letters of a number say."""
    known = load("documents")["english"]
    codes = (_marked().get(each, each) for each in re.findall(r"[^\W\d_]+", number))
    return [name for each in codes for name in known.get(each, ())]


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
