"""Letterheads: the body that issues a document stands in capitals above its number."""

from __future__ import annotations

import re

from ttdn_cli.extraction.documents import type_names
from ttdn_cli.extraction.passages import Passage

_COLUMNS = re.compile(r" {2,}|[ ]*\|[ ]*")
_MOTTO = re.compile(
    r"cộng hòa|cộng hoà|độc lập|đảng cộng sản việt nam\Z|socialist republic|independence"
)
_OWN_NUMBER = re.compile(r"(?:\A|\n)[ |*]*số ?:?\s?[0-9]")
_PLACE = re.compile(r"(?:TỈNH|THÀNH PHỐ|TP\.?|HUYỆN|QUẬN|THỊ XÃ|XÃ|PHƯỜNG|THỊ TRẤN) ")
_MOST_LINES = 6


def _is_title(line: str) -> bool:
    """Return whether a line in capitals is the title of a document: `TỜ TRÌNH`."""
    title = line.strip(" *-").lower()
    return any(title == each or title.startswith(f"{each} ") for each in type_names())


class Letterhead:
    """The lines at the head of a text, of which the last in capitals above `Số:` is the issuer."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._open = True

    def issuer_of(self, passage: Passage) -> tuple[int, str] | None:
        """Return where the number of the letterhead stands in a passage, and who issues it.

        What is in the passage is kept for the next one, as long as only lines in capitals precede
        the number.
        """
        if not self._open:
            return None
        number = _OWN_NUMBER.search(passage.low)
        lines = passage.text[: number.start() if number else None].split("\n")
        self._lines += [line for line in lines if line.strip(" -_*|")]
        self._open = number is None and len(self._lines) <= _MOST_LINES
        if number is None:
            return None
        issuer = self._last_in_capitals()
        return (number.end() - 1, issuer) if issuer else None

    def _last_in_capitals(self) -> str | None:
        """Return the last line in capitals, with the one before it where it is only the place."""
        issuer = ""
        for line in reversed(self._lines[-_MOST_LINES:]):
            column = next((each for each in _COLUMNS.split(line.strip(" |*")) if each), "")
            letters = [each for each in column if each.isalpha()]
            if _MOTTO.match(column.lower()) or not letters or _is_title(column):
                continue
            if not all(map(str.isupper, letters)):
                break
            issuer = f"{column.strip(' *-')} {issuer}".strip()
            if not _PLACE.match(issuer):
                return issuer
        return issuer or None
