"""Vietnamese as it was written before Unicode: recognised, and turned into Unicode.

What a text says is not in its bytes: windows-1258, TCVN3 and VNI use the same ones. Each reading is
tried, and one is taken only if what it gives is Vietnamese, syllable by syllable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import msgspec

from ttdn_cli.evidence.parts import RefusedError
from ttdn_cli.text.unicode import nfc

_CLEARLY = 0.85
_CLEARLY_NOT = 0.5
_FEWEST = 4
_SAMPLE = 400_000
"""How many characters of a text decide how it was written."""

_RUNS = re.compile(r"[A-Za-z\x80-\U0010ffff]+")
_EDGES = "\xa0\u200b\ufeff‘’“”„–—…•·‹›€™"
_MODERN = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_TONES = str.maketrans(dict.fromkeys("\u0300\u0301\u0303\u0309\u0323"))

# Initials, and rhymes without their tone: the spelling of Vietnamese, in which a syllable that ends
# in c, ch, p or t has only two of the tones.
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|gh|gi|kh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?"
    r"(?:uyê(?:n|t)|oai|oay|oao|oeo|uây|uya|uyu|uy(?:ch|n|nh|p|t)?|iê(?:c|m|n|ng|p|t|u)|"
    r"yê(?:m|n|ng|t|u)|ươ(?:c|i|m|n|ng|p|t|u)|uô(?:c|i|m|n|ng|t|p)|uơ|uê(?:ch|n|nh)?|"
    r"uâ(?:n|ng|t|y)|oa(?:c|ch|m|n|ng|nh|p|t)?|oă(?:c|m|n|ng|t)|oe(?:n|o|t|ng)?|oo(?:c|ng)|"
    r"a(?:ch|c|i|m|ng|nh|n|o|p|t|u|y)?|ă(?:c|m|ng|n|p|t)|â(?:c|m|ng|n|p|t|u|y)|"
    r"e(?:c|m|ng|n|o|p|t)?|ê(?:ch|c|m|ng|nh|n|p|t|u)?|i(?:a|ch|c|m|nh|ng|n|p|t|u)?|"
    r"o(?:c|i|m|ng|n|p|t)?|ô(?:c|i|m|ng|n|p|t)?|ơ(?:c|i|m|ng|n|p|t)?|"
    r"u(?:a|c|i|m|ng|n|p|t)?|ư(?:a|c|i|m|ng|n|t|u)?|y(?:m|n|t|nh|ch)?)"
)
_ABBREVIATION = re.compile("[A-ZĂÂĐÊÔƠƯ]{1,6}")


class Decoded(NamedTuple):
    """A text, and how it was written if that was not Unicode."""

    text: str
    written: str | None = None


class _Typed(msgspec.Struct, frozen=True):
    source: str
    characters: dict[str, str]


@cache
def _fonts() -> dict[str, _Typed]:
    data = files("ttdn_cli.evidence").joinpath("legacy.json").read_bytes()
    return msgspec.json.decode(data, type=dict[str, _Typed])


def is_syllable(word: str) -> bool:
    """Return whether a word is spelt like a Vietnamese syllable, with at most one tone."""
    parted = unicodedata.normalize("NFD", word.lower())
    plain = parted.translate(_TONES)
    tones = parted if len(parted) - len(plain) == 1 else ""
    if len(parted) - len(plain) > 1 or not _SYLLABLE.fullmatch(nfc(plain)):
        return False
    return not (plain.endswith(("c", "ch", "p", "t")) and re.search("[\u0300\u0303\u0309]", tones))


class Score(NamedTuple):
    """Of the words of a text beyond ASCII: how many there are, and how many are Vietnamese."""

    words: int
    right: int

    @property
    def share(self) -> float:
        """Which part of them is Vietnamese."""
        return self.right / self.words if self.words else 0.0


def score(text: str) -> Score:
    """Count the words of a text beyond ASCII, and the Vietnamese syllables among them."""
    words = right = 0
    for run in _RUNS.findall(nfc(text[:_SAMPLE])):
        word = run.strip(_EDGES)
        if word and not word.isascii() and not _ABBREVIATION.fullmatch(word):
            words += 1
            right += is_syllable(word)
    return Score(words, right)


def is_clear(text: str) -> bool:
    """Return whether a text is Vietnamese beyond doubt."""
    found = score(text)
    return found.words >= _FEWEST and found.share >= _CLEARLY


def decode_bytes(data: bytes) -> Decoded | None:
    """Return text that is not in Unicode as windows-1258, if that makes it Vietnamese.

    Python's codec leaves a letter and its tone apart, as Unicode may.
    """
    try:
        text = data.decode("cp1258")
    except UnicodeDecodeError:
        return None
    return Decoded(text, "windows-1258") if is_clear(text) else None


def retype(text: str) -> Decoded:
    """Turn text typed in TCVN3 or VNI fonts, or decoded as Latin from UTF-8, into Unicode.

    Lines that are in Unicode already stay as they are.

    Raises:
        RefusedError: if a line is partly in Unicode and partly not: nobody can say which letters
            are meant.
    """
    lines = text.splitlines(keepends=True)
    old = "".join(line for line in lines if not line.isascii() and not _MODERN.search(line))
    given = score(old)
    if given.words < _FEWEST or given.share > _CLEARLY_NOT:
        return Decoded(text)
    readings = {"TCVN3": _retyped, "VNI": _retyped, "UTF-8 read as windows-1252": _undone}
    found = {name: score(read(old, name)) for name, read in readings.items()}
    best = max(found, key=lambda name: found[name].share)
    if found[best].words < _FEWEST or found[best].share < _CLEARLY:
        return Decoded(text)
    read = readings[best]
    if _is_mixed("".join(line for line in lines if _MODERN.search(line)), best, read):
        raise RefusedError(
            f"mixes Unicode with {best} in one line. Convert it to Unicode with UniKey."
        )
    turned = (line if _MODERN.search(line) else read(line, best) for line in lines)
    return Decoded("".join(turned), best)


def _is_mixed(modern: str, best: str, read: Callable[[str, str], str]) -> bool:
    """Return whether words that are no Vietnamese would be if they were read in another way."""
    words = {run.strip(_EDGES) for run in _RUNS.findall(modern)}
    strange = [each for each in words if not each.isascii() and not is_syllable(each)]
    return sum(is_syllable(read(each, best)) for each in strange) >= _FEWEST


def retype_as(text: str, written: str | None) -> str:
    """Turn other text of the same file into Unicode in the same way."""
    if written in _fonts():
        return _retyped(text, written)
    return _undone(text, "") if written == "UTF-8 read as windows-1252" else text


def _retyped(text: str, font: str) -> str:
    characters = _fonts()[font].characters
    longest = "|".join(sorted(map(re.escape, characters), key=len, reverse=True))
    return nfc(re.sub(longest, lambda found: characters[found.group()], text))


def _undone(text: str, _: str) -> str:
    """Return UTF-8 that was read as windows-1252, or as Latin-1 where that has no character."""
    turned = bytearray()
    for each in text:
        try:
            turned += each.encode("cp1252")
        except UnicodeEncodeError:
            turned += each.encode("latin-1", "replace")
    try:
        return turned.decode()
    except UnicodeDecodeError:
        return text
