"""Formulas of a Word document (ISO/IEC 29500, Office Math), written in one line.

No number is joined to another one: `58` over `63` is `58/63`, and `10` to the power `x` is `10^x`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from ttdn_cli.evidence.parts import CUT

RAISED = str.maketrans("0123456789+-−", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻")
LOWERED = str.maketrans("0123456789+-−", "₀₁₂₃₄₅₆₇₈₉₊₋₋")

MOST_NESTED = 100
"""Elements within each other; a formula that people read has few."""

_SIMPLE = re.compile(r"[\w.,%]*|\([^()]*\)")
_FIGURES = re.compile(r"[0-9+\-−]+")


class _Node(NamedTuple):
    """An element that is open: its name, its properties, and its parts, each with its name."""

    name: str
    properties: dict[str, str]
    parts: list[tuple[str, str]]


class Formula:
    """A formula that is being read."""

    def __init__(self) -> None:
        self._open = [_Node("", {}, [])]

    def start(self, name: str) -> None:
        """Open an element.

        Raises:
            ValueError: if there are too many in each other.
        """
        if len(self._open) > MOST_NESTED:
            raise ValueError("a formula is nested too deeply")
        self._open.append(_Node(name, {}, []))

    def set(self, name: str, value: str) -> None:
        """Set a property of the innermost element."""
        self._open[-1].properties[name] = value

    def add(self, words: str) -> None:
        """Add words to the innermost element."""
        self._open[-1].parts.append(("", words))

    def end(self) -> None:
        """Close the innermost element."""
        node = self._open.pop()
        self._open[-1].parts.append((node.name, _written(node)))

    @property
    def text(self) -> str:
        """What stands in the formula, in one line."""
        return CUT + _written(self._open[0]) + CUT


def _written(node: _Node) -> str:
    """Return an element of a formula in one line."""
    properties, part = node.properties, _joined(node.parts)
    match node.name:
        case "f" if properties.get("type") == "noBar":
            return f"{part['num']} ¦ {part['den']}"
        case "f":
            return f"{_operand(part['num'])}/{_operand(part['den'])}"
        case "sSup" | "sSub" | "sSubSup" | "limLow" | "limUpp":
            return f"{_operand(part['e'])}{_low(part['sub'] or part['lim'])}{_high(part['sup'])}"
        case "sPre":
            return f"{_low(part['sub'])}{_high(part['sup'])}{CUT}{part['e']}"
        case "rad":
            return f"{_high(part['deg'])}√{_operand(part['e'])}"
        case "nary":
            sign = properties.get("chr", "∫")
            return f"{sign}{_low(part['sub'])}{_high(part['sup'])} {part['e']}"
        case "func":
            return f"{part['fName']} {part['e']}"
        case "d":
            inner = properties.get("sepChr", "|").join(text for name, text in node.parts if name)
            return f"{properties.get('begChr', '(')}{inner}{properties.get('endChr', ')')}"
        case "m" | "eqArr":
            return "; ".join(text for name, text in node.parts if name)
        case "mr":
            return " ".join(text for name, text in node.parts if name)
    return "".join(f"{CUT}{text}{CUT}" if name else text for name, text in node.parts)


class _Parts(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return ""


def _joined(parts: list[tuple[str, str]]) -> Mapping[str, str]:
    """Return the parts by their names; one that is missing is empty."""
    return _Parts((name, text.strip(CUT)) for name, text in parts if name)


def _operand(text: str) -> str:
    return text if _SIMPLE.fullmatch(text) else f"({text})"


def _high(text: str) -> str:
    if _FIGURES.fullmatch(text):
        return text.translate(RAISED)
    return f"^{_operand(text)}" if text else ""


def _low(text: str) -> str:
    if _FIGURES.fullmatch(text):
        return text.translate(LOWERED)
    return f"_{_operand(text)}" if text else ""
