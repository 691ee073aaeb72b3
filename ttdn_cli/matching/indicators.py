"""Which figures of many datasets are of the same indicator: by their words, or as said in one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from ttdn_cli.checking.attribution.owners import Owner
from ttdn_cli.checking.attribution.places import in_words, is_local, is_small, level_of, places_in
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.matching.clashes import Said, order_of
from ttdn_cli.matching.spans import class_of, span_of
from ttdn_cli.matching.times import Time, event_of, time_of
from ttdn_cli.matching.wording import OWN, Wording, wording_of
from ttdn_cli.text.units import names_of
from ttdn_cli.text.words import words_of

LANGUAGES = ("vi", "en")

_PART_OF_COUNTRY = " cả nước"
"""Stands among the words of what a local body says of the country: `tỷ trọng trong cả nước`."""

_STAFF = (
    *("trực thuộc", "của bộ", "cán bộ", "công chức", "viên chức", "nhân viên"),
    *("staff", "employees"),
)
"""Words of what belongs to whoever says so."""

_OWN = (*_STAFF, "ở")
"""Words of what a body may count of its own, wherever that is."""

_LOCAL = re.compile(
    r"(?<!\w)(?:grdp|trên địa bàn|gross regional domestic product|province-wide|provincewide"
    r"|(?:toàn|cả|khắp|trong|của) (?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|phường|xã(?! hội)"
    r"|thôn|trường|công ty|tập đoàn|tổng công ty|bệnh viện|đơn vị|cơ quan|đảng bộ)"
    r"|(?:tỉnh|thành phố|huyện|quận|thị xã|phường|xã) (?:ta|nhà|mình)"
    r"|(?:of|in|across|throughout) the (?:province|city|district|commune|ward|area|company|school"
    r"))(?!\w)",
    re.I,
)
"""What is said of one place or one body only, though the words do not name it."""

_COUNTED = "number "
"""How the class of a figure begins that counts something."""


class Indicator(NamedTuple):
    """What figures have in common that can be compared.

    Attributes:
        language: of the words.
        words: of scope and indicator, with diacritics.
        place: that the words name, or whose figures those of the dataset are (`owners.owner_of`).
        of: what is counted, in which unit.
        status: actual, target or plan.
    """

    language: str
    words: str
    place: str
    of: str
    status: str


class Worded(NamedTuple):
    """A figure with its words in one language.

    Attributes:
        indicator: what it is of.
        plain: the words without diacritics.
        own: whether the text is in that language, as far as it is worded in it.
    """

    indicator: Indicator
    plain: str
    own: bool


def figures_of(
    index: Index, date: str | None, place: int
) -> Iterator[tuple[Metric, Said, Time | None]]:
    """Yield the figures of a dataset that can be compared, each with its value and its time.

    Args:
        index: the dataset.
        date: of its text, ISO 8601, or None.
        place: of the dataset among all.
    """
    english = index.source.language == "en"
    named = index.dataset.event.name if index.dataset.event else None
    event = event_of(named.vi or named.en or "") if named else None
    for metric in index.dataset.metrics:
        if span := span_of(metric, english=english):
            said = Said(order_of(date, place), place, metric.id, span)
            yield metric, said, time_of(metric, date, event)


def worded(metric: Metric, index: Index, owner: Owner) -> Iterator[Worded]:
    """Yield what a figure is of, in each language in which it is worded.

    Args:
        metric: the figure.
        index: its dataset.
        owner: whose figures those of the dataset are, as `owners.owner_of` returns them.
    """
    of = class_of(metric)
    if of is None:
        return
    source = index.source.language
    english = source == "en"
    wordings = {each: wording_of(metric, each, english=english) for each in LANGUAGES}
    own = wordings[source]
    of = _without_unit(of, metric, own or wordings["vi"] or wordings["en"])
    for language, wording in wordings.items():
        if wording:
            words, place = wording.exact, place_of(wording, index, owner, metric)
            if wording.place == "" != place:
                words += _PART_OF_COUNTRY
            indicator = Indicator(language, words, place, of, metric.status)
            yield Worded(indicator, wording.plain, own is None or language == source)


def place_of(wording: Wording, index: Index, owner: Owner, metric: Metric) -> str:
    """Return where or whose a figure is, given its words and the owner of its dataset.

    A place in the words is that of what is measured where the owner is a body of the state that
    may speak of it: a company counts its own there. A local body counts its own there too, unless
    that place is the scope of the figure. What a local body says of the country is its
    own part of that. What is said of one place or body is not of the country, and where nobody is
    said, neither is what a quote says beside a place. A commune that is named without its province
    is known in its own dataset only.
    """
    name, place = owner.name, wording.place
    if place is None and (owner.silent or not name) and _is_local(metric, wording, owner):
        return f"{OWN}{index.dataset.id}"
    if place is None or (is_local(name) and place in ("", name)):
        return name
    if place.startswith(OWN):
        here = is_local(name) and level_of(name) == place.removeprefix(OWN)
        return name if here else f"{OWN}{index.dataset.id}"
    if is_small(place):
        return f"{place}, {name if is_local(name) else index.dataset.id}"
    own = name and _has(wording.exact, _OWN)
    if own or not owner.state or (is_local(name) and not _is_scope(place, metric)):
        return f"{place} | {name}"
    return place


def _is_local(metric: Metric, wording: Wording, owner: Owner) -> bool:
    """Return whether a figure is of some place or body that its words do not name."""
    said = [
        each for both in (metric.scope, metric.indicator) if both for each in (both.vi, both.en)
    ]
    if any(_LOCAL.search(each) for each in said if each):
        return True
    quotes = [each.quote for each in metric.evidence if each.quote]
    return owner.silent and (
        _has(wording.exact, _STAFF) or any(_LOCAL.search(e) or places_in(e) for e in quotes)
    )


def _is_scope(place: str, metric: Metric) -> bool:
    scope = metric.scope
    said = filter(None, (scope.vi, scope.en)) if scope else ()
    return any(place in places_in(each) for each in said)


def _has(words: str, phrases: tuple[str, ...]) -> bool:
    return any(f" {in_words(each)} " in f" {words} " for each in phrases)


def _without_unit(of: str, metric: Metric, wording: Wording | None) -> str:
    """Return what can be compared without the name of what is counted, where the words say it."""
    if metric.measure != "count" or not metric.unit or not wording:
        return of
    said = set(wording.plain.split())
    units = ({each.plain for each in words_of(name)} for name in names_of(metric.unit))
    return _COUNTED.strip() if any(unit <= said for unit in units) else of
