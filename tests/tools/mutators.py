"""Damage to a dataset: byte by byte, and line by line with an eye for its structure."""

from __future__ import annotations

import re
from collections.abc import Callable
from random import Random

HOSTILE = (
    "null",
    "~",
    "''",
    '""',
    "[]",
    "{}",
    "0",
    "-1",
    "1.5",
    "1e9",
    "99999999999999999999",
    "yes",
    "no",
    "12:30",
    "2023-02-30",
    "64/63",
    "1/0",
    "100,5%",
    '"\\e[31m"',
    '"\\u202e"',
    '"a\\nb"',
    '"\\ud800"',
    "!!int",
    "!!python/name:os.system",
    "*x",
    "&x",
    "|",
    ">",
    "-",
    "?",
    ":",
    "[a",
    "{a",
    "<<:",
    "'[/]'",
    "=1+1",
    "<script>",
    "đ",
    "Ð",
    "ﬁ",
    "\u0301",
    "\u200b",
    "\ufeff",
    "\x85",
)
"""What no field expects, or what means something to YAML, a terminal or a spreadsheet."""

_VALUE = re.compile(r"(?<=: )[^\n]+")
_WORD = re.compile(r"\w+")


def damaged(data: bytes, random: Random) -> bytes:
    """Return the data with one to four faults in it."""
    for _ in range(random.randint(1, 4)):
        data = random.choice(_WAYS)(data, random)
    return data


def _of_text(change: Callable[[str, Random], str]) -> Callable[[bytes, Random], bytes]:
    def way(data: bytes, random: Random) -> bytes:
        text = data.decode("utf-8", "surrogateescape")
        return change(text, random).encode("utf-8", "surrogateescape")

    return way


def _bytes(data: bytes, random: Random) -> bytes:
    start = random.randint(0, len(data))
    new = random.randbytes(random.randint(0, 8))
    return data[:start] + new + data[start + random.randint(0, 8) :]


def _cut(data: bytes, random: Random) -> bytes:
    return data[: random.randint(0, len(data))]


def _value(text: str, random: Random) -> str:
    return _replaced(_VALUE, text, random, random.choice(HOSTILE))


def _other_value(text: str, random: Random) -> str:
    found = _VALUE.findall(text) or [""]
    return _replaced(_VALUE, text, random, random.choice(found))


def _other_word(text: str, random: Random) -> str:
    found = _WORD.findall(text) or [""]
    return _replaced(_WORD, text, random, random.choice(found))


def _replaced(pattern: re.Pattern[str], text: str, random: Random, new: str) -> str:
    places = [found.span() for found in pattern.finditer(text)]
    if not places:
        return text + new
    start, end = random.choice(places)
    return text[:start] + new + text[end:]


def _lines(text: str, random: Random) -> str:
    lines = text.split("\n")
    start = random.randrange(len(lines))
    block = lines[start : start + random.randint(1, 12)]
    after = lines[start + len(block) :]
    rest = lines[:start] + after
    place = random.randint(0, len(rest))
    taken = random.choice(["moved", "copied", "gone", "shifted"])
    if taken == "gone":
        return "\n".join(rest)
    if taken == "copied":
        return "\n".join(lines[:place] + block + lines[place:])
    if taken == "shifted":
        by = random.choice(["  ", " ", "\t", "    ", "- "])
        return "\n".join([*lines[:start], *(by + each for each in block), *after])
    return "\n".join(rest[:place] + block + rest[place:])


_WAYS: tuple[Callable[[bytes, Random], bytes], ...] = (
    _bytes,
    _bytes,
    _cut,
    *(_of_text(each) for each in (_value, _value, _other_value, _other_word, _lines, _lines)),
)
