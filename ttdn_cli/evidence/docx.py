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

MOST_XML = 16 * 1024 * 1024
"""Bytes of the parts of a document that are read, unpacked, together."""

_MAIN = "word/document.xml"
_BESIDE: tuple[tuple[str, Part | None], ...] = (
    (r"word/(?:foot|end)notes\d*\.xml", None),
    (r"word/header\d*\.xml", "header"),
    (r"word/footer\d*\.xml", "footer"),
    (r"word/comments\d*\.xml", "comments"),
)
_DELETED = frozenset({"del", "moveFrom"})
_BREAKS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011"}
# Microsoft's font Symbol, at the characters that change a number (Adobe, Symbol encoding).
_SYMBOLS = {0xA3: "≤", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB9: "≠", 0xBB: "≈", 0xD7: "·", 0xB7: "•"}
_OFF = frozenset({"0", "false", "off"})
_PICTURES = frozenset({"blip", "imagedata"})
_RAISED = str.maketrans("0123456789+-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻")


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
                raise RefusedError(f"{_kind(names)} Save it as .docx or as plain text (.txt).")
            parts: list[tuple[str, Part | None]] = [(_MAIN, None)]
            for pattern, part in _BESIDE:
                found = sorted(each for each in names if re.fullmatch(pattern, each))
                parts += [(name, part) for name in found]
            left = MOST_XML
            for name, part in parts:
                content = _unpacked(package, name, left)
                left -= len(content)
                _Reader(gathered, part).read(content)
    except (BadZipFile, expat.ExpatError, NotImplementedError, RuntimeError, OSError, ValueError):
        why = "not a Word document that can be read: damaged or encrypted. Save it anew in Word."
        raise RefusedError(why) from None
    return gathered


def _kind(names: list[str]) -> str:
    if any(name.startswith("xl/") for name in names):
        return "an Excel workbook."
    if any(name.startswith("ppt/") for name in names):
        return "a PowerPoint presentation."
    return "an OpenDocument text." if "content.xml" in names else "an archive, not a text."


def _unpacked(package: ZipFile, name: str, most: int) -> bytes:
    with package.open(name) as stream:
        content = stream.read(most + 1)
    if len(content) > most:
        raise RefusedError(f"larger than {MOST_XML // 1024**2} MB unpacked. Keep only the article.")
    return content


class _Reader:
    """Gathers the words of one part of a document."""

    def __init__(self, gathered: Gathered, part: Part | None) -> None:
        self.gathered = gathered
        self.part = part
        self.open: list[str] = []
        self.deleted = 0
        self.deleted_rows: list[int] = []
        self.skipped = 0
        self.in_text = False
        self.hidden = self.struck = self.raised = False

    def read(self, content: bytes) -> None:
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _refuse_doctype
        parser.StartElementHandler = self.start
        parser.EndElementHandler = self.end
        parser.CharacterDataHandler = self.words
        parser.Parse(content, True)

    @property
    def target(self) -> Part | None:
        if self.part:
            return self.part
        if self.deleted or self.deleted_rows:
            return "deleted"
        return "hidden" if self.hidden else "retracted" if self.struck else None

    def start(self, full_name: str, attributes: dict[str, str]) -> None:
        name = full_name.rpartition(" ")[2]
        parent = self.open[-1] if self.open else ""
        self.open.append(name)
        values = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if name == "Fallback" or (name in ("footnote", "endnote") and "eparator" in str(values)):
            self.skipped += 1
        if name in _DELETED and parent == "trPr":
            self.deleted_rows.append(len(self.open) - 2)
        elif name in _DELETED and parent != "rPr":
            self.deleted += 1
        elif name == "r":
            self.hidden = self.struck = self.raised = False
        elif name in ("t", "delText"):
            self.in_text = True
        elif parent == "rPr" and "rPrChange" not in self.open[-4:-2]:
            self.format(name, values.get("val", ""))
        elif name == "tab" and parent != "r":
            return  # where a tab stops
        elif name in _BREAKS:
            self.add(_BREAKS[name])
        elif name == "sym":
            self.add(_symbol(values))
        elif name in _PICTURES and not (self.target or self.skipped):
            self.gathered.add_picture()
        elif name in ("br", "cr"):
            self.gathered.end_line(self.target)

    def format(self, name: str, value: str) -> None:
        on = value not in _OFF
        if name in ("vanish", "specVanish"):
            self.hidden = on
        elif name in ("strike", "dstrike"):
            self.struck |= on
        elif name == "vertAlign":
            self.raised = value == "superscript"

    def words(self, words: str) -> None:
        if self.in_text:
            self.add(words)

    def add(self, words: str) -> None:
        if self.skipped:
            return
        target = self.target
        if target is None and self.raised and self.gathered.ends_in_digit():
            words = words.translate(_RAISED)
        self.gathered.add(words, target, cut=target in ("deleted", "retracted"))

    def end(self, full_name: str) -> None:
        name = full_name.rpartition(" ")[2]
        self.open.pop()
        parent = self.open[-1] if self.open else ""
        if name in ("t", "delText"):
            self.in_text = False
        elif name in ("p", "tc"):
            self.gathered.end_line(self.target)
        elif name == "r":
            self.hidden = self.struck = self.raised = False
        elif name == "tr" and self.deleted_rows and self.deleted_rows[-1] == len(self.open) + 1:
            self.deleted_rows.pop()
        elif name in _DELETED and parent not in ("trPr", "rPr"):
            self.deleted -= 1
        elif name == "Fallback":
            self.skipped -= 1
        elif name in ("footnote", "endnote"):
            self.skipped = 0


def _refuse_doctype(*_: object) -> None:
    raise ValueError("a Word document declares no document type")


def _symbol(values: dict[str, str]) -> str:
    """Return a character of a symbol font; one that is not known is not left out unseen."""
    try:
        code = int(values.get("char", ""), 16) & 0xFF
    except ValueError:
        return "\ufffd"
    return _SYMBOLS.get(code, "\ufffd") if values.get("font") == "Symbol" else "\ufffd"
