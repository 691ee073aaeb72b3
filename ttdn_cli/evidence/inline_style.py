"""What the style attribute of an element does to its text, as CSS reads it."""

from __future__ import annotations

import re
from typing import Literal

Look = Literal["hidden", "invisible", "retracted", "shown"]
"""`hidden`: it takes no room; `invisible`: it leaves a gap; `retracted`: it is struck through;
`shown`: its `display` undoes what the element itself or its `hidden` attribute says."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.S)
_ESCAPE = re.compile(r"\\(?:([0-9a-f]{1,6})[ \t\n\f\r]?|([^\n]))", re.I)
_NOTHING = re.compile(r"[+-]?(?:0++\.?0*+|\.0++)(?:e[+-]?\d+)?(?:[a-z]+|%)?", re.I)

# A value that is none of these is no value, and the declaration before it holds (CSS Display 3).
_DISPLAYS = re.compile(
    r"(?:(?:block|inline|run-in|flow|flow-root|table|flex|grid|ruby|list-item|contents|"
    r"inline-(?:block|table|flex|grid)|table-(?:row|cell|column|caption|(?:row|header|footer|column)"
    r"-group)|initial|inherit|unset|revert|revert-layer)(?: |\Z)){1,3}"
)


def read_style(css: str) -> Look | None:
    """Return what an inline style does to the text of its element, or None."""
    values: dict[str, tuple[bool, str]] = {}
    for declaration in _ESCAPE.sub(_character, _COMMENT.sub("", css)).split(";"):
        name, colon, value = declaration.partition(":")
        name, value = name.strip().lower(), " ".join(value.lower().split())
        important = value.endswith("important") and "!" in value
        value = value.partition("!")[0].strip()
        if not colon or (name == "display" and value != "none" and not _DISPLAYS.fullmatch(value)):
            continue
        if important >= values.get(name, (False, ""))[0]:
            values[name] = important, value
    plain = {name: value for name, (_, value) in values.items()}
    if plain.get("display") == "none" or plain.get("content-visibility") == "hidden":
        return "hidden"
    if plain.get("visibility") in ("hidden", "collapse"):
        return "invisible"
    if any(
        plain.get(name) and _NOTHING.fullmatch(plain[name]) for name in ("opacity", "font-size")
    ):
        return "invisible"
    if any("line-through" in plain.get(f"text-decoration{end}", "") for end in ("", "-line")):
        return "retracted"
    return "shown" if "display" in plain else None


def _character(found: re.Match[str]) -> str:
    if not found[1]:
        return found[2]
    code = int(found[1], 16)
    return chr(code) if 0 < code < 0x110000 else "\ufffd"
