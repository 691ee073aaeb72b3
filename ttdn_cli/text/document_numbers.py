"""How Vietnamese documents are numbered, and what a number says of its document.

The shapes are those of Law 80/2015/QH13 and Decree 34/2016/NĐ-CP for legal normative documents,
of Decree 30/2020/NĐ-CP for administrative ones, and of the Party's own office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

import msgspec

from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import fold, nfc

_ANY_CENTRAL_ORGAN = "TW"
_ASSEMBLY = ("QH", "UBTVQH")

_GAP = " {0,3}"
_LETTERS = r"[A-ZĐƯƠÂÊÔ](?:[A-ZĐƯƠÂÊÔ]|(?<=[A-ZĐ])[a-zđ](?=[A-ZĐ]|[a-zđ]?(?![a-zđ])))*[0-9]{0,3}"
_SEVERAL = (
    rf"{_LETTERS}(?:(?:[-./&]|{_GAP}[-./&]{_GAP}(?![A-ZĐƯƠÂÊÔ][^\W\d_A-ZĐƯƠÂÊÔ])){_LETTERS}){{0,5}}"
)
"""Letters with hyphens; beside a space a word of a sentence is none: `12/UBND-VX. Theo đó`."""

NUMBER = re.compile(
    r"(?=[0-9])(?<![\w/.,-])(?<![0-9]:)(?:"
    # 72/2015/NĐ-CP, 80/2015/QH13, 14 /2008/ NĐ - CP; 54/2017/NĐ CP
    rf"[0-9]{{1,6}}[a-zA-Z]?{_GAP}/{_GAP}(?:1[89]|20|21)[0-9]{{2}}{_GAP}/{_GAP}{_SEVERAL}"
    r"(?: (?:CP|TTg)(?!\w))?"
    # 26-CP, 217-HĐBT, as before 1997
    r"|[0-9]{1,4}-(?:CP|HĐBT|TTg|HĐNN)(?!\w|/)"
    # 57-KL/TW, 101 - QĐ/TW
    rf"|[0-9]{{1,5}}{_GAP}-{_GAP}{_LETTERS}{_GAP}/{_GAP}{_LETTERS}"
    # 368/QĐ-TTg, 1175/BDN, and 812/QĐ- whose issuer was struck out
    rf"|[0-9]{{1,6}}[a-zA-Z]?{_GAP}/{_GAP}"
    rf"(?:{_LETTERS}{_GAP}-(?!\w|{_GAP}[A-ZĐƯ])|{_SEVERAL})"
    r")(?![\w/]|[-.]\w)"
)
"""A number of a document in running text, with plain hyphens and spaces; `repair` knows more."""

LOOSE_NUMBER = re.compile(
    rf"(?=[0-9])(?<![\w/.,-])[0-9]{{1,6}}{_GAP}/{_GAP}(?:[0-9]{{4}}{_GAP}/{_GAP})?[a-zđư]+"
    rf"(?:{_GAP}[-.]{_GAP}[a-zđư]+)*(?![\w/-])"
)
"""The same in small letters, which is one only after `số`."""

BARE_NUMBER = re.compile(r"[0-9]{1,5}(?:/(?:19|20)[0-9]{2})?(?![\w%]|[/.,-]\w| ?[%/])")
"""A number without letters, which is one only after a type of document: `Nghị định 100`."""


FIRST_YEAR = 1945
"""The year of the first documents of the State, of which the numbers are."""


class DocumentNumber(msgspec.Struct, frozen=True):
    """What the number of a document says: codes of type and issuer, and the year.

    Attributes:
        type: as `NĐ`, or empty where the number has none, as that of an official letter.
        issuer: as `CP`, with hyphens between several, or empty where the number has none.
        year: or None.
    """

    type: str
    issuer: str
    year: int | None

    @property
    def says_type(self) -> bool:
        """Whether its letters are those of a known type of document."""
        return self.type in _called()

    def agrees_with_type(self, name: str) -> bool:
        """Return whether the number is one of this type of document, as far as it is known."""
        known = _called().get(self.type)
        return known is None or fold(name) in known | _any_type()

    def agrees_with_issuer(self, names: Iterable[str]) -> bool:
        """Return whether one of the names of a body is that of an issuer in the number.

        A number without an issuer agrees with every body.
        """
        codes = self._codes()
        if not codes:
            return True
        if _ANY_CENTRAL_ORGAN in codes:
            return any(map(_may_be_of_party, names))
        # `BGD-ĐT` is one body with a hyphen in its code.
        either = {fold(code) for code in (*codes, "".join(codes))}
        return any(not either.isdisjoint(_codes_of(name, either)) for name in names)

    def is_of_party(self) -> bool:
        """Return whether all issuers in the number, and at least one, are bodies of the Party."""
        codes = self._codes()
        return bool(codes) and all(map(_is_of_party, codes))

    def is_of_assembly(self) -> bool:
        """Return whether this is an act of the National Assembly or its standing committee."""
        return self.issuer in _ASSEMBLY and self.type in (*_ASSEMBLY, "NQ", "PL")

    def _codes(self) -> list[str]:
        return [code for code in self.issuer.replace("&", "").split("-") if code]


def _is_of_party(code: str) -> bool:
    return code in load("documents")["words"]["party"] or code.endswith(("TW", "TU"))


def _may_be_of_party(name: str) -> bool:
    """Return whether a name is no known one of a body of the State."""
    every = (_known_codes_of(tuple(words)) for words in _without_offices(_words(name)))
    codes = frozenset[str]().union(*every)
    return not codes or any(_is_of_party(code.upper()) for code in codes)


_PARTS = re.compile(r"[0-9]+[a-zA-Z]?([/-]?)(?:([0-9]{4})(?:/|$))?(.*)")
"""What joins a number to the rest, its year, and its letters."""


def parse_document_number(number: str) -> DocumentNumber:
    """Parse the number of a document, as published or as `repair_document_number` returns it.

    Of an official letter (`1316/TCT-CS`) the first code is the issuer and the rest a unit of it;
    where neither type nor issuer is known by its code, each code may be the issuer.

    Raises:
        ValueError: if it has no known shape; its text is for the user.
    """
    form = _tidy(number)
    parts = _PARTS.fullmatch(form)
    if not parts or not _is_number(form):
        raise ValueError(message("expected a number such as 72/2015/NĐ-CP, 368/QĐ-TTg or 57-KL/TW"))
    year = int(parts[2]) if parts[2] else None
    if year and year < FIRST_YEAR:
        raise ValueError(
            message("no document of Viet Nam has the year {year} in its number", year=year)
        )
    first, *rest = [code.rstrip("0123456789") for code in re.split("[-./]", parts[3])]
    issuers = "-".join(each for each in rest if each)
    if year and not rest and first in _ASSEMBLY:  # 80/2015/QH13
        return DocumentNumber(first, first, year)
    of_party = parts[1] == "-" and "/" in parts[3]  # 57-KL/TW
    if first in _type_codes() or of_party:
        return DocumentNumber(first, issuers, year)
    if not issuers or fold(first.replace("&", "")) in _known_codes():
        return DocumentNumber("", first, year)
    # What has a year is a normative document, whose type is first.
    return DocumentNumber(*((first, issuers) if year else ("", f"{first}-{issuers}")), year)


def _is_number(form: str) -> bool:
    if NUMBER.fullmatch(form) or BARE_NUMBER.fullmatch(form):
        return True
    # Of letters that were all small, those that are not known still are.
    code = re.search(r"[^\W\d_]+", form) if LOOSE_NUMBER.fullmatch(form.lower()) else None
    return code is not None and code.group() in _spellings().values()


def repair_document_number(number: str) -> str | None:
    """Return a number as a text has it in the form that decrees give it, or None if it is none.

    Spaces go, a hyphen that was lost or is a point comes back, `TƯ` is `TW`, and letters get their
    case where the abbreviation is known. Digits and what they say never change.

    Args:
        number: with plain hyphens and spaces.
    """
    form = _tidy(number)
    letters = form.rpartition("/")[2]
    whole = "/" in form or re.fullmatch("[0-9]+-[A-Za-zĐ]+", form)
    return form if whole and letters.lower() != letters else None


def _tidy(number: str) -> str:
    plain = number.replace("–", "-").replace("\u2010", "-").replace("\u2011", "-")
    form = re.sub(r" {0,3}([/.&-]) {0,3}", r"\1", plain.strip(" "))
    # In `QĐ.UBND` the point is a lost hyphen; in `QĐ-UBND.HC` a unit of the issuer follows it.
    form = re.sub(r"(/[^\W\d_]+)[. ](?=[^\W\d_])", r"\1-", form).replace("TƯ", "TW")
    return re.sub(r"[^\W\d_]{2,}", lambda code: _spelling(code.group()), form)


def type_of_number(number: str) -> str | None:
    """Return the type of document that the letters of a number say, or None."""
    codes = re.findall(r"[^\W\d_]+", number)
    return next((_type_codes()[code] for code in codes if code in _type_codes()), None)


def issuer_of_number(number: str) -> str | None:
    """Return the body that the letters of a number say has issued it, or None.

    Of a joint document these are several, with commas between; of any other, what follows the first
    is a unit within it (`VPCP-KTTH`).
    """
    issuers = load("documents")["issuers"]
    codes = [code for code in re.findall(r"[^\W\d_]+", number) if code not in _type_codes()]
    joint = re.search(r"(?<![^\W\d_])(?:[A-ZĐ]{2}LT|QCPH|CTPH)(?![^\W\d_])", number)
    if codes[:2] == ["PL", "UBTVQH"]:  # An ordinance; elsewhere `PL` is a department of law.
        codes = codes[1:]
    said = codes if joint else codes[:1]
    return ", ".join(issuers[code] for code in said if code in issuers) or None


@cache
def _type_codes() -> dict[str, str]:
    codes = {code: name for name, codes in load("documents")["types"].items() for code in codes}
    # English texts have them without marks.
    return {code.replace("Đ", "D"): name for code, name in codes.items()} | codes


@cache
def _spellings() -> dict[str, str]:
    data = load("documents")
    every = (*_type_codes(), *data["issuers"], *data["codes"]["known"])
    return {each.casefold(): each for each in every}


def _spelling(code: str) -> str:
    return _spellings().get(code.casefold(), code)


@cache
def _called() -> dict[str, set[str]]:
    """Return the names of documents, folded, by the code of their type, with marks and without."""
    called = load("documents")["called"]
    known = {code: {fold(name) for name in names} for code, names in called.items()}
    return {code.replace("Đ", "D"): names for code, names in known.items()} | known


@cache
def _any_type() -> set[str]:
    return {fold(name) for name in load("documents")["words"]["any"]}


class _Name(NamedTuple):
    """A name of a body whose code is known.

    Attributes:
        code: folded.
        words: folded, without what joins them.
        english: whether it is in English.
        placed: whether a place may stand before it.
    """

    code: str
    words: tuple[str, ...]
    english: bool
    placed: bool


@cache
def _known_names() -> tuple[_Name, ...]:
    data = load("documents")
    lists = [({code: [name] for code, name in data["issuers"].items()}, False)]
    lists += [(data["named"], False), (data["english"], True)]
    return tuple(
        _Name(fold(code), _content(_words(name)), english, name.startswith("…"))
        for names, english in lists
        for code, several in names.items()
        for name in several
    )


@cache
def _known_codes() -> frozenset[str]:
    return frozenset(name.code for name in _known_names())


@cache
def _same_body() -> dict[str, set[str]]:
    """Return the codes that share a name with each code, as `BNN` does with `BNNPTNT`."""
    by_name: dict[tuple[str, ...], set[str]] = {}
    for name in _known_names():
        by_name.setdefault(name.words, set()).add(name.code)
    return {
        code: set().union(*(each for each in by_name.values() if code in each))
        for code in _known_codes()
    }


@cache
def _offices() -> list[tuple[list[str], list[str]]]:
    """Return the words of each office, folded, and those that it stands for, the longest first."""
    offices = load("documents")["offices"].items()
    every = [([fold(word) for word in _words(name)], _words(for_)) for name, for_ in offices]
    return sorted(every, key=lambda office: len(office[0]), reverse=True)


@cache
def _places() -> frozenset[tuple[str, ...]]:
    """Return what begins a place, as folded words."""
    names = [*load("documents")["words"]["places"]]
    names += (name for several in load("provinces").values() for name in several)
    return frozenset(tuple(fold(word) for word in _words(name)) for name in names)


_JOINERS = frozenset(("và", "của", "and", "of", "the", "&"))
_ENGLISH_TAILS = frozenset(("of", "for", "in", "viet", "vietnam"))
_MOST_OF_NAME = 1000
_MOST_OFFICES = 4


def _words(name: str) -> list[str]:
    """Return the words of a name, but not what stands in brackets after it."""
    return re.findall(r"\w+|&", nfc(name.partition("(")[0][:_MOST_OF_NAME]))


def _content(words: list[str]) -> tuple[str, ...]:
    return tuple(fold(word) for word in words if word.lower() not in _JOINERS)


def _codes_of(name: str, asked: set[str]) -> set[str]:
    """Return the codes that may stand for a body by one of its names.

    Args:
        name: in Vietnamese or English, with who signs for the body before it or not.
        asked: codes, folded, of which one that is not known may be made of initials.
    """
    codes: set[str] = set()
    for words in _without_offices(_words(name)):
        codes |= _known_codes_of(tuple(words))
        short = {fold(words[0])} if words[0][1:] != words[0][1:].lower() else set()
        short.add(fold(_initials(words, whole=True)) if _has_abbreviation(words) else "")
        codes |= short.union(*(_same_body().get(code, ()) for code in short))
        codes |= _made_of_initials(words) - _known_codes()
    return codes & asked


def _without_offices(words: list[str]) -> Iterator[list[str]]:
    """Yield the words of a body's name, and what is left as the offices before it go one by one."""
    for _ in range(_MOST_OFFICES + 1):
        while words and words[0].lower() in _JOINERS:
            words = words[1:]
        if not words:
            return
        yield words
        folded = [fold(word) for word in words]
        for office, meant in _offices():
            if folded[: len(office)] == office:
                words = meant + words[len(office) :]
                break
        else:
            return


@lru_cache(maxsize=4096)
def _known_codes_of(words: tuple[str, ...]) -> frozenset[str]:
    """Return the codes whose names begin this one; of names, the longest counts."""
    found = [(len(name.words), name.code) for name in _known_names() if _is_named(words, name)]
    longest = max(found, default=(0, ""))[0]
    return frozenset(code for length, code in found if length == longest)


def _is_named(words: Sequence[str], name: _Name) -> bool:
    """Return whether a body's name is a known one, or that of a place's body.

    What goes on with `và` is another: the Bộ Khoa học, Công nghệ và Môi trường is not BKHCN.
    """
    content = [(fold(word), at) for at, word in enumerate(words) if word.lower() not in _JOINERS]
    size = len(name.words)
    for start in range(len(content) - size + 1 if name.placed else min(1, len(content))):
        part = content[start : start + size]
        if tuple(word for word, _ in part) == name.words:
            before = {word.lower() for word in words[: part[0][1]]}
            tail = [word.lower() for word in words[part[-1][1] + 1 :][:1]]
            ends = _ENGLISH_TAILS.issuperset(tail) if name.english else tail not in (["và"], ["&"])
            return ends and "of" not in before
    return False


def _has_abbreviation(words: list[str]) -> bool:
    return any(len(word) > 1 and word.isupper() for word in words)


def _initials(words: list[str], *, whole: bool) -> str:
    """Return the initials of a name, where asked with its abbreviations whole: `Bộ TT&TT`."""
    return "".join(
        word if whole and len(word) > 1 and word.isupper() else word[0]
        for word in words
        if word.lower() not in _JOINERS
    )


def _made_of_initials(words: list[str]) -> set[str]:
    """Return what a code of initials may be, without the place, and without the kind of body."""
    folded = tuple(fold(word) for word in words)
    ends = [len(words)] + [
        at
        for at in range(1, len(words))
        for size in (1, 2, 3, 4)
        if folded[at : at + size] in _places()
    ]
    kinds = load("documents")["words"]["kinds"]
    heads = [words[:end] for end in ends]
    heads += [head[1:] for head in heads if head[0] in kinds]
    return {fold(_initials(head, whole=whole)) for head in heads for whole in (True, False)}
