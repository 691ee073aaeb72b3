"""Which documents that datasets cite are one, and which of them are given two dates."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from ttdn_cli.corpus.corpus import Member
from ttdn_cli.corpus.questions.bodies import body_key
from ttdn_cli.corpus.questions.clashes import Said, clashes
from ttdn_cli.corpus.questions.figures import Match
from ttdn_cli.corpus.questions.indicators import order_of
from ttdn_cli.corpus.questions.owners import place_or_body_of
from ttdn_cli.corpus.questions.places import is_small, places_in
from ttdn_cli.corpus.questions.spans import Span
from ttdn_cli.corpus.questions.wording import telling_words
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import LegalReference
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.text.dates import day_numbers
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

_SAME_NUMBER = Bilingual(vi="cùng số", en="same number")
_SAME_YEAR = Bilingual(vi="cùng số, cùng năm", en="same number, same year")
_SAME_SUBJECT = Bilingual(vi="cùng số, cùng trích yếu", en="same number, same subject")


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


class Dates:
    """The dates that datasets give to the documents they cite."""

    def __init__(self) -> None:
        self._found: dict[tuple[str, str, str], list[Said]] = defaultdict(list)

    def add(self, member: Member, index: Index, place: int) -> None:
        """Take note of the dates of documents with a number.

        Args:
            member: the dataset.
            index: the same.
            place: of the dataset among all.
        """
        for document in index.dataset.legal_references:
            if not document.number or not document.dated:
                continue
            number, days = number_of(document.number), day_numbers(document.dated)
            issuer = issuer_key(document, index) if number.local else ""
            if number.local and not issuer:
                continue
            span = Span(float(days.start), float(days.stop))
            said = Said(order_of(member, place), place, document.id, span)
            if number.year:
                self._found[number.key, issuer, ""].append(said)
                continue
            year = document.dated[:4]
            self._found[number.key, issuer, year].append(said)
            subject = document.subject or document.name
            words = telling_words(subject.vi or subject.en or "") if subject else []
            if words:
                self._found[number.key, issuer, " ".join(e.plain for e in words)].append(said)

    def contradictions(self) -> Iterator[Match]:
        """Yield the documents whose date excludes an earlier one, each pair once.

        A less precise date that has the other one in it is none. Where the number has no year, the
        same one is given each year: there the year, or the subject, has to be the same.
        """
        known: set[tuple[int, str, int, str]] = set()
        for (_, _, by), several in self._found.items():
            why = _SAME_YEAR if by.isdigit() else _SAME_SUBJECT if by else _SAME_NUMBER
            for clash in clashes(sorted(several)):
                one, other = clash.one, clash.other
                pair = (one.member, one.record, other.member, other.record)
                if pair not in known:
                    known.add(pair)
                    yield Match(clash, why)
