"""What stands in one part of a Word document (ISO/IEC 29500, WordprocessingML)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from xml.parsers import expat

from ttdn_cli.evidence.elements import names
from ttdn_cli.evidence.formulas import LOWERED, RAISED, Formula
from ttdn_cli.evidence.parts import CUT, Gathered, Part, RefusedError
from ttdn_cli.text.messages import message

_MATH = re.compile(
    "(?:http://schemas.openxmlformats.org|http://purl.oclc.org/ooxml)/officeDocument/(?:2006/)?math"
)
_DELETED = names("del moveFrom")
_BREAKS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011"}
_UNKNOWN = "\ufffd"
"""Stands for what is shown and cannot be read: it is not left out unseen."""
# What Word makes anew each time that it shows the document.
_MADE = frozenset(
    f"{what}{length}" for what in ("day", "month", "year") for length in ("Short", "Long")
)
_ELSEWHERE = names("altChunk subDoc")
_PARTS = names(
    "acc bar box borderBox d deg den e eqArr f fName func groupChr lim limLow limUpp m mr nary num "
    "phant rad sPre sSub sSubSup sSup sub sup"
)
_PROPERTIES = names("type chr begChr endChr sepChr")
# Microsoft's font Symbol, at figures and the characters that change a number (Adobe, Symbol
# encoding).
_SYMBOLS = {
    code: chr(code) for code in (*range(0x25, 0x27), *range(0x28, 0x2A), *range(0x2E, 0x3E))
}
_SYMBOLS |= {0x2B: "+", 0x2C: ",", 0x2D: "−", 0xA3: "≤", 0xA4: "⁄", 0xA5: "∞", 0xAE: "→", 0xB0: "°"}
_SYMBOLS |= {0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷", 0xB9: "≠", 0xBB: "≈"}
_SYMBOLS |= {0xD6: "√", 0xD7: "·"}
_OFF = names("0 false off")
_PICTURES = names("blip imagedata")
_FRACTION = re.compile(r"\s*EQ\s*\\f\s*\(([^(),;\\]+)[,;]([^(),;\\]+)\)\s*", re.I)
_SHOWN_CODE = re.compile(r"\s*(?:EQ|SYMBOL)\b", re.I)


def read_part(content: bytes, gathered: Gathered, part: Part | None) -> None:
    """Gather the words of one part of a document.

    Args:
        content: its XML.
        gathered: to which they are added.
        part: the part that they are left out as, or None if they are read.

    Raises:
        ExpatError: if it is no XML.
        ValueError: if it declares a document type, or is nested too deeply.
        RefusedError: if some of the text is in another file.
    """
    reader = _Reader(gathered, part)
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.StartElementHandler = reader.start
    parser.EndElementHandler = reader.end
    parser.CharacterDataHandler = reader.words
    parser.Parse(content, True)
    reader.place_boxes()


@dataclass
class _Run:
    """A run of letters that look alike: how they are shown.

    Attributes:
        hidden: whether nobody sees them.
        struck: whether they are struck through.
        raised: the characters that stand for them above or below the line, if they stand there.
    """

    hidden: bool = False
    struck: bool = False
    raised: Mapping[int, int] | None = None


@dataclass
class _Field:
    """A field: its code, and whether what comes now is still a part of the code."""

    code: str = ""
    in_code: bool = True


class _Reader:
    """Gathers the words of one part of a document."""

    def __init__(self, gathered: Gathered, part: Part | None) -> None:
        self.gathered = gathered
        self.part = part
        self.open: list[str] = []
        self.deleted = 0
        self.deleted_places: list[int] = []  # rows and cells among the open elements
        self.skipped = 0
        self.text = ""  # the element in which characters are words, or code
        self.runs: list[_Run] = []
        self.fields: list[_Field] = []
        self.formula: Formula | None = None
        # What stands around a text box or a reading aid, and what is to come after it.
        self.around: list[Gathered] = []
        self.boxes: list[Gathered] = []
        self.aids: list[Gathered] = []
        # Of the last run above or below the line: whether it stands after a digit.
        self.after_digit: bool | None = None

    @property
    def target(self) -> Part | None:
        if self.part:
            return self.part
        if self.deleted or self.deleted_places:
            return "deleted"
        if any(each.in_code for each in self.fields):
            return "hidden"
        run = self.runs[-1] if self.runs else _Run()
        return "hidden" if run.hidden else "retracted" if run.struck else None

    def start(self, full_name: str, attributes: dict[str, str]) -> None:
        name = _name(full_name)
        parent = self.open[-1] if self.open else ""
        self.open.append(name)
        values = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if name in _ELSEWHERE:
            raise RefusedError(
                message("made of several files. Save it anew in Word, as one document.")
            )
        if name == "Fallback" or (name in ("footnote", "endnote") and "eparator" in str(values)):
            self.skipped += 1
        if (name in _DELETED and parent == "trPr") or name == "cellDel":
            self.deleted_places.append(len(self.open) - 2)
        elif name in _DELETED and parent != "rPr":
            self.deleted += 1
        elif name in ("r", "m:r"):
            self.runs.append(_Run(hidden=bool(self.runs) and self.runs[-1].hidden))
        elif name in ("t", "delText", "m:t", "instrText"):
            self.text = name
        elif parent == "rPr" and self.runs and self.open[-3] in ("r", "m:r"):
            self.format(name, values.get("val", ""))
        elif name in ("txbxContent", "rt"):
            self.around.append(self.gathered)
            self.gathered = Gathered()
        elif name.startswith("m:"):
            self.start_formula(name[2:], values.get("val", ""))
        elif name == "fldChar":
            self.turn_field(values.get("fldCharType", ""))
        elif name in _PICTURES and not (self.target or self.skipped):
            self.gathered.add_picture()
        elif parent in ("r", "m:r"):
            self.character(name, values)

    def character(self, name: str, values: dict[str, str]) -> None:
        """Read an element that stands for a character."""
        if name in _BREAKS:
            self.add(_BREAKS[name])
        elif name == "sym":
            self.add(_symbol(values))
        elif name in _MADE:
            self.add(_UNKNOWN)
        elif name in ("br", "cr"):
            if self.formula:
                self.add(" ")
            else:
                self.gathered.end_line(self.target)

    def format(self, name: str, value: str) -> None:
        run, on = self.runs[-1], value not in _OFF
        if name in ("vanish", "specVanish"):
            run.hidden = on
        elif name in ("strike", "dstrike"):
            run.struck |= on
        elif name == "vertAlign":
            run.raised = {"superscript": RAISED, "subscript": LOWERED}.get(value)
        elif name == "position" and value.strip("-+0"):
            run.raised = LOWERED if value.startswith("-") else RAISED

    def start_formula(self, name: str, value: str) -> None:
        if self.formula is None and name == "oMath":
            self.formula = Formula()
        elif self.formula is None:
            return
        elif name in _PROPERTIES:
            self.formula.set(name, value)
        elif name in _PARTS:
            self.formula.start(name)

    def end_formula(self, name: str) -> None:
        if self.formula is None:
            return
        if name == "oMath" and "m:oMath" not in self.open:
            words, self.formula = self.formula.text, None
            self.add(words)
        elif name in _PARTS:
            self.formula.end()

    def turn_field(self, turn: str) -> None:
        """Begin a field, its result, or end it."""
        if turn == "begin":
            self.fields.append(_Field())
        elif self.fields and turn == "separate":
            self.fields[-1].in_code = False
        elif self.fields and turn == "end":
            field = self.fields.pop()
            if field.in_code and _SHOWN_CODE.match(field.code):
                self.add(_shown(field.code))

    def words(self, words: str) -> None:
        if self.text == "instrText":
            if self.fields:
                self.fields[-1].code += words
        elif self.text:
            self.add(words)

    def add(self, words: str) -> None:
        if self.skipped:
            return
        target = self.target
        if self.formula and target is None:
            self.formula.add(words)
            return
        words = self.level(words) if target is None else words.replace(CUT, " ")
        self.gathered.add(words, target, cut=target in ("deleted", "retracted"))

    def level(self, words: str) -> str:
        """Return words so that a number above or below the line is not joined to one on it."""
        raised = self.runs[-1].raised if self.runs else None
        if raised is None:
            apart = self.after_digit is False and words[:1].isdigit()
            self.after_digit = None
            return f" {words}" if apart and self.gathered.ends_in_digit() else words
        if self.after_digit is None:
            self.after_digit = self.gathered.ends_in_digit()
        return words.translate(raised) if self.after_digit else words

    def place_boxes(self) -> None:
        """Put text boxes after the paragraph in which they are anchored."""
        for each in self.boxes:
            self.gathered.extend(each)
        self.boxes = []

    def end(self, full_name: str) -> None:
        name = _name(full_name)
        self.open.pop()
        parent = self.open[-1] if self.open else ""
        if name == self.text:
            self.text = ""
        elif name in ("p", "tc"):
            self.gathered.end_line(self.target)
            self.after_digit = None
            if not self.around:
                self.place_boxes()
        elif name in ("r", "m:r"):
            self.runs.pop()
        elif name in ("txbxContent", "rt"):
            (self.boxes if name == "txbxContent" else self.aids).append(self.gathered)
            self.gathered = self.around.pop()
        elif name == "ruby" and self.aids:
            self.add(f"({self.aids.pop().text.strip()})")
        elif name.startswith("m:"):
            self.end_formula(name[2:])
        elif name in _DELETED and parent not in ("trPr", "rPr"):
            self.deleted -= 1
        elif name == "Fallback":
            self.skipped -= 1
        elif name in ("footnote", "endnote"):
            self.skipped = 0
        if name in ("tr", "tc") and self.deleted_places[-1:] == [len(self.open) + 1]:
            self.deleted_places.pop()


def _name(full_name: str) -> str:
    """Return the name of an element without its namespace; those of formulas begin with `m:`."""
    space, _, name = full_name.rpartition(" ")
    return f"m:{name}" if _MATH.fullmatch(space) else name


def _refuse_doctype(*_: object) -> None:
    raise ValueError("a Word document declares no document type")


def _symbol(values: dict[str, str]) -> str:
    """Return a character of a symbol font."""
    try:
        code = int(values.get("char", ""), 16)
    except ValueError:
        return _UNKNOWN
    if 0xFF < code < 0xD800:  # Beyond that a font has characters of its own.
        return chr(code)
    return _SYMBOLS.get(code & 0xFF, _UNKNOWN) if values.get("font") == "Symbol" else _UNKNOWN


def _shown(code: str) -> str:
    """Return what a field shows that has no result: a fraction, or something unknown."""
    found = _FRACTION.fullmatch(code)
    return f"{CUT}{found[1].strip()}/{found[2].strip()}{CUT}" if found else _UNKNOWN
