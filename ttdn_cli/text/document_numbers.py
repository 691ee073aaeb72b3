"""How Vietnamese documents are numbered, and what a number says of its document.

The shapes are those of Law 80/2015/QH13 and Decree 34/2016/NĐ-CP for legal normative documents,
of Decree 30/2020/NĐ-CP for administrative ones, and of the Party's own office.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

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


def _stands_for(code: str, name: str) -> bool:
    """Return whether a code is a word of a name, its known name, or made of its initials."""
    initials = "".join(word[0] for word in name.split() if word not in ("và", "của"))
    return (
        code in name.split()
        or fold(name).startswith(fold(_ISSUERS.get(code, "\0")))
        or fold(initials).startswith(fold(code))
    )
