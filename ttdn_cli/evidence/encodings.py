"""Vietnamese as it was written before Unicode: recognised, and turned into Unicode.

What a text says is not in its bytes: windows-1258, TCVN3 and VNI use the same ones. Each reading is
tried, and one is taken only if what it gives is Vietnamese, syllable by syllable.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache, partial
from importlib.resources import files
from itertools import compress
from typing import NamedTuple

import msgspec

from ttdn_cli.evidence.parts import RefusedError
from ttdn_cli.evidence.signs import EDGES, MOST_LETTERS, RUNS, find_signs, has_lost_letters
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import nfc

_CLEARLY = 0.85
_CLEARLY_NOT = 0.5
_FEWEST = 4
_FEWEST_STRANGE = 2
_SAMPLE = 400_000
"""How many characters of a text decide how it was written."""

_MODERN = re.compile("[ĂăĐđĨĩŨũƠơƯư\u1ea0-\u1ef9\u0300\u0301\u0303\u0309\u0323]")
_TONE_ON_NO_VOWEL = re.compile(
    "(?<![aeiouy])(?<![aeiouy][\u0302\u0306\u031b])[\u0300\u0301\u0303\u0309\u0323]"
)
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
    return len(word) <= MOST_LETTERS and _is_syllable(word)


@lru_cache(maxsize=1 << 14)
def _is_syllable(word: str) -> bool:
    parted = unicodedata.normalize("NFD", word.lower())
    plain = parted.translate(_TONES)
    tones = parted if len(parted) - len(plain) == 1 else ""
    if len(parted) - len(plain) > 1 or not _SYLLABLE.fullmatch(nfc(plain)):
        return False
    if tones and _TONE_ON_NO_VOWEL.search(parted):
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
    for run in RUNS.findall(nfc(text[:_SAMPLE])):
        word = run.strip(EDGES)
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
        RefusedError: if it is partly in Unicode and partly not, or letters are lost: nobody can
            say which letters are meant.
    """
    if has_lost_letters(text):
        raise RefusedError(
            message(
                "UTF-8 that was saved as windows-1252, which lost letters. Give the text as it was "
                "before that."
            )
        )
    lines = text.splitlines(keepends=True)
    modern = [_MODERN.search(line) is not None for line in lines]
    new = nfc("".join(compress(lines, modern)))
    vietnamese = score(new).share >= _CLEARLY_NOT
    if way := _signed(new, among_unicode=True) or (_strange(new) if vietnamese else None):
        raise _mixed(message("Unicode with {way} in one line", way=way))
    unclear = [not line.isascii() and not new for line, new in zip(lines, modern, strict=True)]
    old = "".join(compress(lines, unclear))
    way = _way(old)
    if way is None:
        if vietnamese and (way := _strange(nfc(old))):
            raise _mixed(message("Unicode with {way}", way=way))
        return Decoded(text)
    if any(modern) and any(_is_both(line, way) for line in compress(lines, unclear)):
        raise _mixed(message("Unicode with {way}", way=way))
    turned = (
        line if new else _READINGS[way](line, way) for line, new in zip(lines, modern, strict=True)
    )
    return Decoded("".join(turned), way)


def _way(old: str) -> str | None:
    """Return how a text without letters that only Unicode has is written, if that is not Unicode.

    Raises:
        RefusedError: if only a part of it is written in that way.
    """
    given = score(old)
    # Words that are repeated say no more than once.
    various = {run for run in RUNS.findall(old[:_SAMPLE]) if not run.isascii()}
    if given.words >= _FEWEST and given.share <= _CLEARLY_NOT and len(various) > 2:
        found = {way: score(read(old, way)) for way, read in _READINGS.items()}
        best = max(found, key=lambda way: found[way].share)
        if found[best].words >= _FEWEST and found[best].share >= _CLEARLY:
            return best
    way = _signed(nfc(old))
    if way and score(_READINGS[way](old, way)).share < 1:
        raise _mixed(message("{way} with other letters", way=way))
    return way


def _signed(text: str, *, among_unicode: bool = False) -> str | None:
    """Return in which way the words of a text are written that cannot be Unicode, or None."""
    for way, read in _READINGS.items():
        signs = find_signs(text, way, partial(_read_word, read, way), is_syllable)
        if among_unicode:
            signs = signs._replace(right=1.0, vietnamese=True)
        if signs.are_enough(way):
            return way
    return None


def _strange(text: str) -> str | None:
    """Return in which way most words are written that are no Vietnamese, or None.

    Among Vietnamese in Unicode these are few, and names of other languages are no syllables.
    """
    words = {run.strip(EDGES) for run in RUNS.findall(text)}
    strange = [each for each in words if not each.isascii() and len(each) <= MOST_LETTERS]
    strange = [each for each in strange if not is_syllable(each) and not _MODERN.search(each)]
    for way, read in _READINGS.items():
        right = sum(is_syllable(nfc(read(each, way))) for each in strange)
        if right >= _FEWEST_STRANGE and right >= _CLEARLY * len(strange):
            return way
    return None


def _read_word(read: Callable[[str, str], str], way: str, word: str) -> str:
    return nfc(read(word, way))


def _is_both(line: str, way: str) -> bool:
    """Return whether a line is Vietnamese as it stands, and another in the way of the others."""
    return score(line).share == score(_READINGS[way](line, way)).share == 1


def _mixed(what: str) -> RefusedError:
    return RefusedError(message("mixes {what}. Convert it to Unicode with UniKey.", what=what))


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


_READINGS: dict[str, Callable[[str, str], str]] = {
    "TCVN3": _retyped,
    "VNI": _retyped,
    "UTF-8 read as windows-1252": _undone,
}
