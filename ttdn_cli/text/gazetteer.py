"""Which of many names stand in a text, in a time that does not grow with their number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

_TOKEN = re.compile(r"\w+|\W")
_END: None = None
"""The key under which a tree has the name that ends there."""


class Gazetteer:
    """Names that are looked for as whole words.

    Args:
        names: of which none is empty.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._tree: dict[str | None, Any] = {}
        for name in names:
            branch = self._tree
            for token in _TOKEN.findall(name):
                branch = branch.setdefault(token, {})
            branch[_END] = name

    def find_names(self, text: str) -> Iterator[str]:
        """Yield the names that stand in a text, from left to right.

        The longest name counts: `Ban Đối ngoại Trung ương Đảng` does not name `Đảng` too.
        """
        tokens = _TOKEN.findall(text)
        place = 0
        while place < len(tokens):
            name, length = None, 1
            if place == 0 or not _is_word(tokens[place - 1]):
                name, length = self._longest(tokens, place)
            if name is not None:
                yield name
            place += length

    def _longest(self, tokens: list[str], start: int) -> tuple[str | None, int]:
        """Return the longest name that begins there and how many tokens it has, or none and 1."""
        found, length = None, 1
        branch: Any = self._tree
        for after in range(start + 1, len(tokens) + 1):
            branch = branch.get(tokens[after - 1])
            if branch is None:
                break
            if _END in branch and (after == len(tokens) or not _is_word(tokens[after])):
                found, length = branch[_END], after - start
        return found, length


def _is_word(token: str) -> bool:
    return token[0].isalnum() or token[0] == "_"
