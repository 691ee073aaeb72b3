"""Whether figures that an article gives of somebody are whose a dataset's are."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, cached_property
from typing import NamedTuple

from ttdn_cli.checking.attribution.body_levels import level_of_body
from ttdn_cli.checking.attribution.levels import is_about_place, level_of
from ttdn_cli.checking.concepts import words_of
from ttdn_cli.checking.own_texts import (
    author_texts,
    own_bodies,
    own_texts,
    texts_beside,
)
from ttdn_cli.checking.said_names import NamesIn, plain_of
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.text.unicode import fold

_OF_MINISTRY = re.compile(r"(?<!\w)(?:của|toàn) Bộ(?!\w)")
"""What says that a figure is that of the ministry itself."""

_COMPARED = re.compile(r" (?:hon|nhat|so voi|dau|thu|cung|than|compared)(?= |\Z)")
"""What says, without diacritics, that a figure is compared with that of the country behind it."""

NATION = ""
"""Stands for the name of the whole country."""


class Owner(NamedTuple):
    """Of whom an article says something.

    Attributes:
        word: where.
        name: in small letters without diacritics.
        record: the id of the body that it is, or None.
        speaks: whether it is an office of the country that speaks, and may do so of a place.
    """

    word: int
    name: str
    record: str | None = None
    speaks: bool = False


class OwnFigures:
    """The figures of a dataset, and whose they are.

    Args:
        index: the dataset.

    Attributes:
        are_of_places: whether they are those of the country or of a place in it.
    """

    def __init__(self, index: Index) -> None:
        self._index = index
        self._own = NamesIn(own_texts(index))
        self._authors = own_bodies(index)
        self._level = level_of(index)
        silent = self._level is None and not index.author
        self._is_national = self._level == "nation" or silent
        self.are_of_places = self._level in ("nation", "place")
        self._is_about_place = self._is_national and is_about_place(index)

    @cached_property
    def _beside(self) -> dict[int, NamesIn]:
        return {number: NamesIn(texts) for number, texts in texts_beside(self._index).items()}

    def are_of(self, owner: Owner, before: str, metric: Metric) -> bool:
        """Return whether the figures of the dataset, or this one of them, are of somebody.

        Args:
            owner: of whom an article says it.
            before: the word before the name there, without diacritics, or nothing.
            metric: the figure of the dataset.
        """
        if owner.record in self._authors:
            return True
        if owner.name == NATION:
            told = owner.speaks or not self._is_about_place
            own = self._is_national and told and not self._is_of_body(metric)
            return own or _is_said_national(metric)
        if self._is_of_other_level(owner, before):
            return False
        if self._own.have(owner.name):
            return True
        quotes = (each.quote for each in metric.evidence if each.quote)
        if NamesIn((*_texts(metric), *quotes)).have(owner.name):
            return True
        return self._level != "place" and self._is_beside(owner, metric)

    def _is_beside(self, owner: Owner, metric: Metric) -> bool:
        """Return whether somebody is named beside a figure.

        What a text of the Government says elsewhere of a place is no reason to take this for its.
        Anywhere in it those may be named who speak for the country, or where nobody speaks.
        """
        label = self._index.label(owner.record) if owner.record else None
        speaks = label and level_of_body(label.vi or label.en or "") == "nation"
        own = {each.paragraph for each in metric.evidence}
        paragraphs = own if self._level and not speaks else self._beside.keys()
        return any(self._beside[each].have(owner.name) for each in paragraphs)

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
        own = {each for each in ("tinh", "pho") if self._own.say(f"{each} {owner.name}")}
        return (
            bool(own) and before in ("tinh", "pho", "tp") and before.replace("tp", "pho") not in own
        )


@cache
def nation_names() -> frozenset[str]:
    """Return what the whole country is called, in small letters without diacritics."""
    return frozenset(map(fold, words_of("owners", "nation")))


def _is_said_national(metric: Metric) -> bool:
    """Return whether a figure is said to be the country's: `2,93% trên cả nước`.

    It is not where it is compared with that one: `14,94%, cao hơn bình quân cả nước`.
    """
    if any(_nation_in(f" {plain_of(text)} ") for text in _texts(metric)):
        return True
    for each in metric.evidence:
        before, given, behind = each.quote.partition(metric.given)
        plain = f" {plain_of(behind if given else before)} "
        if given and _nation_in(f" {plain_of(before)} "):
            return True
        said = _nation_in(plain)
        if said and not _COMPARED.search(plain[: said.start()]):
            return True
    return False


def _nation_in(plain: str) -> re.Match[str] | None:
    return _nation().search(plain)


@cache
def _nation() -> re.Pattern[str]:
    return re.compile(rf" (?:{'|'.join(map(re.escape, nation_names()))}) ")


def _texts(metric: Metric) -> Iterator[str]:
    for each in (metric.indicator, *([metric.scope] if metric.scope else [])):
        yield from (text for text in (each.vi, each.en) if text)
