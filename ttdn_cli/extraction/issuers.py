"""Who issued a document, by the words around its number."""

from __future__ import annotations

import re

from ttdn_cli.extraction.bodies import find_bodies, match_body
from ttdn_cli.extraction.passages import Passage
from ttdn_cli.text.document_numbers import issuer_of_number

GENERIC = ("Ủy ban nhân dân", "Hội đồng nhân dân", "Trung ương Đảng")
"""What a number says of an issuer where words may say more: the place, or the body."""

_OFFICE = re.compile(
    r"(?:(?:quyền |phó )?(?:chủ tịch(?! nước)|bộ trưởng|giám đốc|tổng giám đốc|thống đốc|"
    r"tổng cục trưởng|cục trưởng|chánh văn phòng|chủ nhiệm)|"
    r"ban thường vụ|thường trực|ban cán sự đảng|hội nghị lần thứ \S+(?: \([ivx]+\)| của)?) "
)
"""Who signs for a body, or a part of it: `của Chủ tịch UBND tỉnh …`."""

_OF = re.compile(
    r" ?,? (?:của|(?:(?:which )?was )?(?:issued |adopted |passed |promulgated |signed |approved )?"
    r"by(?: the)?|of the|of) "
)
_BY = re.compile(r" (?:được|do) ")
_DONE = re.compile(r" (?:khóa \w+ )?(?:ký ban hành|ban hành|thông qua|ký)(?!\w)")
_ISSUES = re.compile(
    r" (?:(?:đã|vừa|mới|chính thức) )*(?:ký|ban hành|ký ban hành|thông qua|issued|adopted|passed|"
    r"signed|promulgated|approved)(?: the| các| những)? $"
)
"""What stands between an issuer and what it issues: `UBND TP Hà Nội ban hành Quyết định …`."""

_OWNS = re.compile(r"['’]s? $| $")
"""What joins an issuer in English to the type of what it issued: `the Politburo's Conclusion`."""

_BEFORE = 120


def issuer_after(passage: Passage, places: tuple[int, int]) -> str | None:
    """Return the issuer that is named right after one of two places of a passage, or None."""
    for place in places:
        if of := _OF.match(passage.low, place):
            if found := _issuer_at(passage, of.end()):
                return found[0]
        elif by := _BY.match(passage.low, place):
            found = _issuer_at(passage, by.end())
            if found and _DONE.match(passage.low, found[1]):
                return found[0]
    return None


def issuer_between(passage: Passage, start: int, end: int) -> str | None:
    """Return the issuer between a type word and its number: `Nghị quyết của Quốc hội số …`."""
    of = passage.low.find(" của ", start, end)
    found = _issuer_at(passage, of + len(" của ")) if of >= 0 else None
    return found[0] if found and found[1] <= end else None


def issuer_by_place(passage: Passage, start: int, number: str) -> str | None:
    """Return the issuer that the number of a document says, or the subject of its sentence.

    Args:
        passage: in which the document stands.
        start: of its citation.
        number: repaired in form.
    """
    said = issuer_of_number(number)
    generic = said is None or said in GENERIC
    return (generic and _issuer_before(passage, start)) or said


def _issuer_at(passage: Passage, start: int) -> tuple[str, int] | None:
    """Return the issuer at a place, with a second one after `và`, and where the name ends."""
    titled = _OFFICE.match(passage.low, start)
    begin = titled.end() if titled else start
    end = match_body(passage, begin)
    if not end:
        return None
    joint = passage.low.startswith(" và ", end) and match_body(passage, end + len(" và "))
    if joint:
        return f"{passage.text[begin:end]}, {passage.text[end + len(' và ') : joint]}", joint
    return passage.text[begin:end], end


def _issuer_before(passage: Passage, start: int) -> str | None:
    window = max(0, start - _BEFORE)
    before = passage.low[window:start]
    issues = _ISSUES.search(before) or (_OWNS.search(before) if passage.english else None)
    if not issues:
        return None
    end = window + issues.start()
    head = Passage(0, passage.text[window:end], passage.low[window:end], None, passage.english)
    last = find_bodies(head)[-1:]
    return next((head.text[first:stop] for first, stop in last if stop == len(head.text)), None)
