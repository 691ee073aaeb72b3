"""The text of a Word document (.docx; ISO/IEC 29500, WordprocessingML).

It is what Word shows at the end of a review: what was inserted is read, what was deleted is not.
Styles and the numbers that Word makes for lists are not read.
"""

from __future__ import annotations

import re
from io import BytesIO
from xml.parsers import expat
from zipfile import BadZipFile, ZipFile

from ttdn_cli.evidence.parts import Gathered, Part, RefusedError
from ttdn_cli.evidence.word import read_part
from ttdn_cli.text.messages import later, message

MOST_XML = 16 * 1024 * 1024
"""Bytes of the parts of a document that are read, unpacked, together."""

_MAIN = "word/document.xml"
_BESIDE: tuple[tuple[str, Part | None], ...] = (
    (r"word/(?:foot|end)notes\d*\.xml", None),
    (r"word/header\d*\.xml", "header"),
    (r"word/footer\d*\.xml", "footer"),
    (r"word/comments\d*\.xml", "comments"),
)


def read_document(data: bytes) -> Gathered:
    """Return the text of a Word document, its notes after it, and what is left out.

    Raises:
        RefusedError: if it is no Word document, is damaged or unpacks to too much.
    """
    gathered = Gathered()
    try:
        with ZipFile(BytesIO(data)) as package:
            names = package.namelist()
            if _MAIN not in names:
                raise RefusedError(
                    message(
                        "{kind} Save it as .docx or as plain text (.txt).",
                        kind=message(_kind(names)),
                    )
                )
            parts: list[tuple[str, Part | None]] = [(_MAIN, None)]
            for pattern, part in _BESIDE:
                found = sorted(each for each in names if re.fullmatch(pattern, each))
                parts += [(name, part) for name in found]
            left = MOST_XML
            for name, part in parts:
                content = _unpacked(package, name, left)
                left -= len(content)
                read_part(content, gathered, part)
    except (BadZipFile, expat.ExpatError, NotImplementedError, RuntimeError, OSError, ValueError):
        why = message(
            "not a Word document that can be read: damaged or encrypted. Save it anew in Word."
        )
        raise RefusedError(why) from None
    return gathered


def _kind(names: list[str]) -> str:
    if any(name.startswith("xl/") for name in names):
        return later("an Excel workbook.")
    if any(name.startswith("ppt/") for name in names):
        return later("a PowerPoint presentation.")
    if "content.xml" in names:
        return later("an OpenDocument text.")
    return later("an archive, not a text.")


def _unpacked(package: ZipFile, name: str, most: int) -> bytes:
    with package.open(name) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise RefusedError(
            message(
                "larger than {size} MB unpacked. Keep only the article.", size=MOST_XML // 1024**2
            )
        )
    return content
