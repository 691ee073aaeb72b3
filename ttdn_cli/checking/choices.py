"""Which figures of the dataset a quantity of an article can be, and which one it is most likely."""

from __future__ import annotations

from typing import NamedTuple

from ttdn_cli.checking.relations import Relation
from ttdn_cli.checking.statuses import Said, is_aimed_at
from ttdn_cli.checking.subjects import Subject
from ttdn_cli.extraction.mentions import QuantityMention

_CLEARER = 1.15
"""How much more words have to say of one figure than of another, to mean that one alone."""

_TELLING = 3
"""Digits of a number that nobody has by chance."""


class Choice(NamedTuple):
    """A figure that a quantity can be.

    Attributes:
        subject: the figure.
        weight: of the words that it shares with the article.
        found: how the quantity stands to it.
        dated: whether the article gives the quantity its date; None where it gives none.
    """

    subject: Subject
    weight: float
    found: Relation
    dated: bool | None

    @property
    def holds(self) -> bool:
        """Whether the quantity is the figure."""
        return self.found.standing in ("same", "rule")


def of_time(choices: list[Choice]) -> list[Choice]:
    """Return the choices whose date the article gives, where there are any.

    Without any, a figure of another time is no other value of this one.
    """
    if any(each.dated for each in choices):
        return [each for each in choices if each.dated is not False]
    return [each for each in choices if each.dated is not False or each.holds]


def of_status(choices: list[Choice], said: Said | None) -> list[Choice]:
    """Return the choices of which it can be said that they are so, aimed at, or due.

    A target that is said to be reached is not known to be; nor is a figure wrong that somebody
    aims to change.
    """
    aims = [each for each in choices if is_aimed_at(each.subject.metric)]
    actual = [each for each in choices if not is_aimed_at(each.subject.metric)]
    if said == "achieved":
        return actual
    if said == "aimed":
        return aims or [each for each in actual if each.holds]
    return aims or actual if said == "due" else choices


def prune(choices: list[Choice], features: set[str]) -> list[Choice]:
    """Return the choices without those of which an article says less than of another one.

    Args:
        choices: some figures.
        features: of the words around the quantity.
    """
    return [
        each
        for each in choices
        if not any(_says_more(one, each, features) for one in choices if one is not each)
    ]


def _says_more(one: Choice, other: Choice, features: set[str]) -> bool:
    """Return whether words name what only the first of two figures is about."""
    if one.weight < _CLEARER * other.weight:
        return False
    own, others = (set().union(*each.subject.indicator) for each in (one, other))
    return bool((own - others) & features) and not (others - own) & features


def likeliest(choices: list[Choice], mention: QuantityMention) -> Choice:
    """Return the choice that is meant most likely: of its time, of the same form, the heaviest."""
    form = mention.denominator is not None
    return max(
        choices,
        key=lambda each: (
            each.dated is True,
            (each.subject.metric.total is not None) == form,
            each.weight,
        ),
    )


def is_telling(mention: QuantityMention) -> bool:
    """Return whether a number has so many digits that it is that of a figure by no chance."""
    value = mention.value
    return value is not None and len(f"{abs(value):.12g}".replace(".", "").strip("0")) >= _TELLING
