"""Which figures are said to be one, as `same_as` of a dataset names another, and why any are."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ttdn_cli.facts.texts import Bilingual

SAME_WORDS = Bilingual(vi="cùng lời", en="same words")
WORDS_OF_ANOTHER = Bilingual(
    vi="cùng lời với một số liệu khác ở đây", en="same words as another one here"
)
OTHER_SCOPE = Bilingual(vi="cùng lời, phạm vi khác", en="same words, another scope")
SAME_AS = Bilingual(vi="bộ dữ liệu nói là một (same_as)", en="said to be the same (same_as)")
SAME_AS_ANOTHER = Bilingual(
    vi="cùng lời với số liệu mà bộ dữ liệu nói là một (same_as)",
    en="same words as one that is said to be the same (same_as)",
)
AS_ASKED = Bilingual(vi="được hỏi cùng nhau", en="asked for together")
"""Why figures are taken for one."""


class Link(NamedTuple):
    """A figure of which its dataset says that it is the same as another one.

    Attributes:
        record: dataset and id of the figure.
        to: those of the other one.
    """

    record: str
    to: str


def joined(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return one name for all that are linked with each other, directly or by others."""
    above: dict[str, str] = {}

    def root(name: str) -> str:
        while above.setdefault(name, name) != name:
            above[name] = name = above[above[name]]
        return name

    for one, other in links:
        above[root(one)] = root(other)
    return {name: root(name) for name in [*above]}
