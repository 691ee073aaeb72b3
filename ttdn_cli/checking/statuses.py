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


_OTHER = "compared"
"""Names what says that a number is compared with the aim behind it."""


@cache
def _phrases() -> Phrases:
    lists = load("concepts")["statuses"]
    return Phrases((phrase, name) for name, phrases in lists.items() for phrase in phrases)


def said_status(article: Article, place: range, near: range, wide: range) -> Said | None:
    """Return what an article says of a quantity, or None where it says neither.

    Whoever `has set the goal of` has not reached it: an aim counts more, but for one with which the
    quantity is compared, as in `30%, short of the target of 50%`.

    Args:
        article: the text.
        place: the words of the quantity.
        near: the words around the quantity up to the numbers beside it.
        wide: those of its sentence.
    """
    for words in (near, wide):
        pairs = pairs_of(article.words[words.start : words.stop])
        every = list(_phrases().find(pairs, plain=not article.is_marked))
        found = {each.name for each in every}
        before = (words.start + each.first < place.start for each in every if each.name == _OTHER)
        if words is near and any(before):
            return "aimed"
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
