"""How a value of an article stands to one of the dataset, and the rules of values alone."""

from __future__ import annotations

from typing import Literal, NamedTuple

from ttdn_cli.facts.texts import Bilingual

Standing = Literal["same", "rule", "other", "open"]
"""The same value; the same by a rule; another one; or one that cannot be compared."""


class Relation(NamedTuple):
    """How two values stand to each other.

    Attributes:
        standing: how.
        rule: by which rule they are the same, or None.
    """

    standing: Standing
    rule: Bilingual | None = None


SAME, OTHER, OPEN = Relation("same"), Relation("other"), Relation("open")

UNLIMITED = Bilingual(
    vi="bỏ từ giới hạn như “hơn”, “gần”",
    en="left out a limit such as “more than” or “nearly”",
)
LIMIT = Bilingual(vi="giá trị nằm trong giới hạn đã nêu", en="the value is within the limit")
ROUNDED = Bilingual(vi="đã làm tròn", en="rounded")
