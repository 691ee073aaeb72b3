"""How Vietnamese documents are numbered, and what a number says of its document.

The shapes are those of Law 80/2015/QH13 and Decree 34/2016/NĐ-CP for legal normative documents,
of Decree 30/2020/NĐ-CP for administrative ones, and of the Party's own office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

import msgspec

from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import fold

_CODE = "[A-ZĐƯ][A-Za-zĐđƯư]*"
_SHAPES = (
    # 80/2015/QH13: number, year, National Assembly and its term.
    r"\d+/(?P<year>\d{4})/(?P<issuer>(?P<type>QH|UBTVQH))\d+",
    # 72/2015/NĐ-CP: number, year, type and issuer; a joint one has several issuers.
    rf"\d+/(?P<year>\d{{4}})/(?P<type>{_CODE})-(?P<issuer>{_CODE}(?:-{_CODE})*)",
    # 368/QĐ-TTg: number, type and issuer.
    rf"\d+/(?P<type>{_CODE})-(?P<issuer>{_CODE}(?:-{_CODE})*)",
    # 57-KL/TW: number, type and level of the Party.
    rf"\d+-(?P<type>{_CODE})/(?P<issuer>{_CODE})",
)
_TYPES = {
    "CT": ("Chỉ thị",),
    "HD": ("Hướng dẫn",),
    "KH": ("Kế hoạch",),
    "KL": ("Kết luận",),
    "NQ": ("Nghị quyết",),
    "NQLT": ("Nghị quyết liên tịch",),
    "NĐ": ("Nghị định",),
    "QC": ("Quy chế",),
    "QĐ": ("Quyết định", "Quy định"),
    "QH": ("Luật", "Bộ luật", "Nghị quyết", "Hiến pháp"),
    "QyĐ": ("Quy định",),
    "TB": ("Thông báo",),
    "TT": ("Thông tư",),
    "TTLT": ("Thông tư liên tịch",),
    "UBTVQH": ("Pháp lệnh", "Nghị quyết"),
}
_ISSUERS = {
    "CP": "Chính phủ",
    "QH": "Quốc hội",
    "TTg": "Thủ tướng",
    "UBTVQH": "Ủy ban Thường vụ Quốc hội",
}
_ANY_CENTRAL_ORGAN = "TW"


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


class DocumentNumber(msgspec.Struct, frozen=True):
    """What the number of a document says: codes of type and issuer, and the year or None."""

    type: str
    issuer: str
    year: int | None

    def agrees_with_type(self, name: str) -> bool:
        """Return whether the number is one of this type of document, as far as it is known."""
        known = _TYPES.get(self.type)
        return known is None or fold(name) in {fold(each) for each in known}

    def agrees_with_issuer(self, names: Iterable[str]) -> bool:
        """Return whether one of the names of a body is that of an issuer in the number."""
        return self.issuer == _ANY_CENTRAL_ORGAN or any(
            _stands_for(code, name) for code in self.issuer.split("-") for name in names
        )


def parse_document_number(number: str) -> DocumentNumber:
    """Parse the number of a document.

    Raises:
        ValueError: if it has no known shape; its text is for the user.
    """
    for shape in _SHAPES:
        if found := re.fullmatch(shape, number):
            parts = found.groupdict()
            year = parts.get("year")
            return DocumentNumber(parts["type"], parts["issuer"], int(year) if year else None)
    raise ValueError("expected a number such as 72/2015/NĐ-CP, 368/QĐ-TTg or 57-KL/TW")


def repair_document_number(number: str) -> str | None:
    """Return a number as a text has it in the form that decrees give it, or None if it is none.

    Spaces go, a hyphen that was lost or is a point comes back, `TƯ` is `TW`, and letters get their
    case where the abbreviation is known. Digits and what they say never change.

    Args:
        number: with plain hyphens and spaces.
    """
    form = re.sub(r" {0,3}([/.&-]) {0,3}", r"\1", number.strip())
    # In `QĐ.UBND` the point is a lost hyphen; in `QĐ-UBND.HC` a unit of the issuer follows it.
    form = re.sub(r"(/[^\W\d_]+)[. ](?=[^\W\d_])", r"\1-", form).replace("TƯ", "TW")
    form = re.sub(r"[^\W\d_]{2,}", lambda code: _spelling(code.group()), form)
    letters = form.rpartition("/")[2]
    whole = "/" in form or re.fullmatch("[0-9]+-[A-Za-zĐ]+", form)
    return form if whole and letters.lower() != letters else None


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


def _stands_for(code: str, name: str) -> bool:
    """Return whether a code is a word of a name, its known name, or made of its initials."""
    initials = "".join(word[0] for word in name.split() if word not in ("và", "của"))
    return (
        code in name.split()
        or fold(name).startswith(fold(_ISSUERS.get(code, "\0")))
        or fold(initials).startswith(fold(code))
    )
