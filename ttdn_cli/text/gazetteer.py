"""Find many names in a text, in a time that hardly grows with their number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from ttdn_cli.text.unicode import fold

_FIRST_TOKEN = re.compile(r"(?<!\w)(?:\w+|\W)")
_TOKEN = re.compile(r"\w{1,40}|\W")
_WORD = re.compile(r"\w")


class Gazetteer:
    """Names that are looked for as whole words.

    Args:
        names: of which none is empty.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = set(names)
        self._lengths: dict[str, list[int]] = {}
        for name in sorted(self._names, key=len, reverse=True):
            (token,) = _FIRST_TOKEN.findall(name)[:1]
            lengths = self._lengths.setdefault(token, [])
            if len(name) not in lengths[-1:]:
                lengths.append(len(name))

    def find_names(self, text: str) -> Iterator[str]:
        """Yield the names in a text, from left to right.

        The longest name counts: `Ban Đối ngoại Trung ương Đảng` does not name `Đảng` too.
        """
        return (text[start:end] for start, end in self.find_spans(text))

    def find_spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield start and end of the names in a text, as `find_names` does."""
        end, known = 0, self._lengths
        for token in _FIRST_TOKEN.finditer(text):
            # Most words begin no name.
            if token.group() not in known or token.start() < end:
                continue
            if found := self._match(text, token, whole=True):
                end = found
                yield token.start(), end

    def match(self, text: str, start: int) -> int | None:
        """Return the end of the longest name that stands at a place, or None without one.

        A name that ends in a sign, such as `%`, may have a word after it.
        """
        token = _TOKEN.match(text, start)
        return self._match(text, token) if token else None

    def _match(self, text: str, token: re.Match[str], *, whole: bool = False) -> int | None:
        start = token.start()
        for length in self._lengths.get(token.group(), ()):
            name = text[start : start + length]
            end = start + len(name)
            ends = not _WORD.match(text, end) or not (whole or name[-1].isalnum())
            if name in self._names and ends:
                return end
        return None


@cache
def load(name: str) -> dict[str, Any]:
    """Return the lists of a data file of this package, such as `units`.

    Each file says what its lists are for and where they come from.
    """
    # What finds names only, at every start, does not wait for these.
    import tomllib
    from importlib import resources

    file = resources.files("ttdn_cli.text") / "data" / f"{name}.toml"
    return tomllib.loads(file.read_text("utf-8"))


@cache
def surnames() -> frozenset[str]:
    """Return the Vietnamese surnames that begin a name."""
    return frozenset(load("names")["surnames"])


@cache
def plain_surnames() -> frozenset[str]:
    """Return the same in small letters without diacritics."""
    return frozenset(map(fold, surnames()))
