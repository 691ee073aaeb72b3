"""Whether an article says of a figure that it is so, or that it is aimed at."""

from __future__ import annotations

from functools import cache
from typing import Literal

from ttdn_cli.checking.concepts import Phrases, pairs_of
from ttdn_cli.checking.words import Article
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.text.gazetteer import load

Said = Literal["achieved", "aimed", "due"]
"""It is so; it is aimed at or planned; or it has to be so."""


@cache
def _phrases() -> Phrases:
    lists = load("concepts")["statuses"]
    return Phrases((phrase, name) for name, phrases in lists.items() for phrase in phrases)


def said_status(article: Article, near: range, wide: range) -> Said | None:
    """Return what an article says of a quantity, or None where it says neither.

    Whoever `has set the goal of` has not reached it: an aim counts more.

    Args:
        article: the text.
        near: the words around the quantity up to the numbers beside it.
        wide: those of its sentence.
    """
    for words in (near, wide):
        pairs = pairs_of(article.words[words.start : words.stop])
        found = {each.name for each in _phrases().find(pairs, plain=not article.is_marked)}
        if "aimed" in found:
            return "aimed"
        if "due" in found:
            return "due"
        if "achieved" in found and words is near:
            return "achieved"
    return None


def is_aimed_at(metric: Metric) -> bool:
    """Return whether a figure is a target or a plan."""
    return metric.status != "actual"
