"""Whether figures that an article gives of somebody are whose a dataset's are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.own_texts import (
    author_texts,
    is_local,
    known_texts,
    own_bodies,
    own_texts,
)
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.text.unicode import fold

_OF_MINISTRY = re.compile(r"(?<!\w)(?:của|toàn) Bộ(?!\w)")
"""What says that a figure is that of the ministry itself."""

NATION = ""
"""Stands for the name of the whole country."""


class Owner(NamedTuple):
    """Of whom an article says something.

    Attributes:
        word: where.
        name: in small letters without diacritics.
        record: the id of the body that it is, or None.
    """

    word: int
    name: str
    record: str | None = None


class OwnFigures:
    """The figures of a dataset, and whose they are.

    Args:
        index: the dataset.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._known = _joined(known_texts(index))
        self._own = _joined(own_texts(index))
        self._authors = own_bodies(index)
        self._is_local = is_local(index)

    def are_of(self, owner: Owner, before: str, metric: Metric) -> bool:
        """Return whether the figures of the dataset, or this one of them, are of somebody.

        Args:
            owner: of whom an article says it.
            before: the word before the name there, without diacritics, or nothing.
            metric: the figure of the dataset.
        """
        if owner.record in self._authors:
            return True
        texts = [*_texts(metric), *(each.quote for each in metric.evidence)]
        said = _joined(each for each in texts if each)
        if owner.name == NATION:
            of_all = any(f" {each} " in said for each in nation_names())
            return of_all or not (self._is_local or self._is_of_body(metric))
        if self._is_of_other_level(owner, before):
            return False
        if f" {owner.name} " in self._own or f" {owner.name} " in said:
            return True
        return not self._is_local and f" {owner.name} " in self._known

    def _is_of_body(self, metric: Metric) -> bool:
        """Return whether a figure covers the author's body alone: `của Bộ`, scope `Bộ Y tế`."""
        scope = metric.scope
        scopes = [fold(each) for each in ((scope.vi, scope.en) if scope else ()) if each]
        own = {fold(each) for each in author_texts(self._index)} | {
            "bo",
            "ministry",
            "the ministry",
        }
        quoted = (_OF_MINISTRY.search(each.quote) for each in metric.evidence)
        return any(each in own for each in scopes) or any(quoted)

    def _is_of_other_level(self, owner: Owner, before: str) -> bool:
        """Return whether somebody is the city of a dataset's province, or that of its city."""
        own = {each for each in ("tinh", "pho") if f" {each} {owner.name} " in self._own}
        return (
            bool(own) and before in ("tinh", "pho", "tp") and before.replace("tp", "pho") not in own
        )


def _joined(texts: Iterator[str]) -> str:
    return f" {' '.join(fold(each) for each in texts)} "


@cache
def nation_names() -> frozenset[str]:
    """Return what the whole country is called, in small letters without diacritics."""
    return frozenset(map(fold, words_of("owners", "nation")))


def _texts(metric: Metric) -> Iterator[str | None]:
    yield metric.indicator.vi
    yield metric.indicator.en
    if metric.scope:
        yield metric.scope.vi
        yield metric.scope.en
