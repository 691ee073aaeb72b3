"""Which document is typed, and whether one that a dataset cites may be that."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Literal, NamedTuple

from ttdn_cli.checking.attribution.places import is_small, places_in
from ttdn_cli.extraction.mentions import DateMention, DocumentMention
from ttdn_cli.extraction.reader import extract
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import LegalReference
from ttdn_cli.facts.texts import Bilingual
from ttdn_cli.matching.documents import AND, issuers_in_english, number_of, straightened
from ttdn_cli.matching.indicators import LANGUAGES
from ttdn_cli.matching.typed import Typed, typed
from ttdn_cli.text.document_numbers import issuer_of_number, type_of_number
from ttdn_cli.text.unicode import nfc
from ttdn_cli.text.words import Word, words_of

Way = Literal["number", "beginning", "words", "unmarked"]
"""How a document was found: by its number, by the beginning of it, by words, or by these without
their diacritics."""

WAYS: tuple[Way, ...] = ("number", "beginning", "words", "unmarked")

_SILENT = re.compile(
    r"(?<!\w)(?:năm|nam|year|of)\s+(?=[0-9]{4}(?!\w))|(?<!\w)(?:số|so|no)\b\.?\s*(?=[0-9])"
    r"|(?<!\w)(?:của|of|on|the)(?!\w)",
    re.I,
)
"""Words that say nothing of a document: `Nghị định số 72 năm 2015 của Chính phủ`."""


_REFERRING = re.compile(
    r"\A\s*(?:theo|căn cứ(?: vào)?|(?:được )?quy định (?:tại|trong|của)|tại|xem|thực hiện"
    r"|under|pursuant to|according to|in accordance with|see)\s+",
    re.I,
)
"""What refers to a document, before it: `theo Nghị định 72/2015`."""

_PROVISIONS = re.compile(
    r"[\s,;(]*(?<!\w)(?:(?:điểm|point) [a-zđ]|(?:khoản|clause|paragraph) [0-9]{1,3}"
    r"|(?:điều|article) [0-9]{1,4}[a-zđ]?"
    r"|(?:chương|mục|phụ lục|chapter|section) (?:[ivx]{1,5}|[0-9]{1,2}))"
    r"(?:(?:, | và | and )[0-9]{1,3})*(?!\w)[\s,;)]*",
    re.I,
)
"""Provisions of a document, before or behind it: `Nghị định 72/2015, Điều 5`."""

_ABOUT = re.compile(r"(?<!\w)(?:về|ve|v/v|on|concerning|regarding)(?!\w).*", re.I | re.S)
"""What a document is about, which may name another place than that of its issuer."""

_BEFORE_DATE = re.compile(
    r"(?<!\w)(?:ngày|ngay|tháng|thang|năm|nam|ban hành|ký|của|dated|issued|in|of|on|the)(?!\w)",
    re.I,
)
"""Words between a number and the date of it."""


_GLUED = re.compile(r"\A\s*([^\W\d_]{2,})(?=\d)")
"""The type of a document before its number, without a space: `ND72/2015`."""

_IS_YEAR = re.compile("(?:19|20)[0-9]{2}")


class Wanted(NamedTuple):
    """The document that is typed.

    Attributes:
        number: as numbers are compared, or its beginning.
        beside: the words before and behind it, without diacritics.
        words: all of them.
        year: of issue, or nothing.
        places: of who issued it.
    """

    number: str
    beside: list[str]
    words: Typed
    year: str
    places: frozenset[str]

    def may_be(self, document: LegalReference, index: Index) -> bool:
        """Return whether a document of this number is not of another year or place.

        What the dataset does not have excludes nothing.
        """
        number = number_of(document.number or "")
        theirs_in = str(number.year or (document.dated or "")[:4])
        if self.year and theirs_in and self.year != theirs_in:
            return False
        issuer = index.label(document.issuer) if document.issuer else Bilingual()
        local = number.local
        theirs = frozenset(places_in(issuer.vi or issuer.en or "") if local else ())
        return not (_differ(self.places, theirs) or _differ(_large(self.places), _large(theirs)))


def _differ(ones: frozenset[str], others: frozenset[str]) -> bool:
    return bool(ones and others) and ones.isdisjoint(others)


def _large(places: frozenset[str]) -> frozenset[str]:
    """Return the provinces and cities, as districts of several have one name."""
    return frozenset(each for each in places if not is_small(each))


def wanted_document(text: str) -> Wanted:
    """Return which document is typed, by its number in any spelling or by words of its name."""
    text = straightened(AND.sub("&", _GLUED.sub(r"\1 ", nfc(text))))
    for each in extract(text):
        lettered = isinstance(each, DocumentMention) and re.search(r"[^\W\d]", each.number or "")
        if isinstance(each, DocumentMention) and each.provisions and not lettered:
            text = text[each.start :]
            break
        # What is copied from a text has provisions before the number, and the date behind it.
        if isinstance(each, DocumentMention) and lettered:
            behind = text[each.end :]
            year = (each.date or "")[:4] or _year_in(behind.replace(each.issuer or "", ""))
            return Wanted(number_of(each.number or "").key, [], Typed(()), year, _by_whom(behind))
    said = _SILENT.sub("", _PROVISIONS.sub(" ", _REFERRING.sub("", text)).strip())
    number = re.search(r"[0-9]\S*(?:\s*[-–/]\s*\S+)*", said)
    beside = f"{said[: number.start()]} {said[number.end() :]}" if number else said
    behind = text.partition(number.group())[2] if number else ""
    return Wanted(
        number_of(number.group()).key if number else "",
        [each.plain for each in words_of(beside)],
        typed(said) if words_of(said) else typed(text),
        _year_in(behind),
        _by_whom(behind),
    )


def _year_in(behind: str) -> str:
    """Return the year with which what stands behind a number begins, or nothing."""
    for each in extract(behind):
        if isinstance(each, DateMention):
            dated = each.iso and "/" not in each.iso
            between = words_of(_BEFORE_DATE.sub("", behind[: each.start]))
            return each.iso[:4] if each.iso and dated and not between else ""
    return ""


def _by_whom(behind: str) -> frozenset[str]:
    """Return the places of who issued a document, by what stands behind its number."""
    said = _ABOUT.sub("", behind)
    # Without capitals no name is known for one.
    return frozenset(places_in(said.title() if said.islower() else said))


def way_to(wanted: Wanted, document: LegalReference, index: Index) -> Way | None:
    """Return how a document is found by what is typed, or None where it is another one."""
    if document.number and wanted.number:
        number, asked = number_of(document.number), wanted.number
        key = number.key
        if key == asked:
            return "number" if wanted.may_be(document, index) else None
        begins = key.startswith(asked) and not key[len(asked)].isdigit()
        if asked == number.without_year and not asked.isdecimal():
            begins = wanted.may_be(document, index)
        if begins and _may_stand_beside(wanted.beside, document, index):
            return "beginning"
    texts = (document.type, document.name, document.subject)
    said = [text for each in texts if each for text in (each.vi, each.en) if text]
    words = words_of(" ; ".join([*said, document.number or "", (document.dated or "")[:4]]))
    if not wanted.words.words:
        return None
    words += _years_of_undated(wanted, document, words)
    if wanted.words.all_in(words, marks=True):
        return "words"
    return "unmarked" if wanted.words.all_in(words, marks=False) else None


def _years_of_undated(
    wanted: Wanted, document: LegalReference, words: Sequence[Word]
) -> list[Word]:
    """Return the years that are typed, if a document may be of them that is known by its name.

    It has no year in its date, its number and its words, and more than its type is typed.
    """
    typed_years = [each for each in wanted.words.words if _IS_YEAR.fullmatch(each.plain)]
    if any(_IS_YEAR.fullmatch(each.plain) for each in words):
        return []
    kind = document.type or Bilingual()
    types = {each.plain for each in words_of(f"{kind.vi or ''} ; {kind.en or ''}")}
    left = [each for each in wanted.words.words if each not in typed_years]
    return typed_years if any(each.plain not in types for each in left) else []


def _may_stand_beside(words: Sequence[str], document: LegalReference, index: Index) -> bool:
    """Return whether words beside a number are of the type, the name, the issuer or the year.

    Args:
        words: without diacritics.
        document: with a number, which may say type and issuer alone.
        index: its dataset.
    """
    number = document.number or ""
    by_number = Bilingual(vi=issuer_of_number(number))
    issuer = index.label(document.issuer) if document.issuer else by_number
    named = (document.type, document.name, document.subject, issuer)
    said = [getattr(each, language) for each in named if each for language in LANGUAGES]
    said += [type_of_number(number), str(number_of(number).year or (document.dated or "")[:4])]
    said += [*issuers_in_english(number), number]
    known = {each.plain for each in words_of(" ; ".join(filter(None, said)))}
    left = [each for each in words if each not in known]
    return not left or number_of(number).is_called(" ".join(left))
