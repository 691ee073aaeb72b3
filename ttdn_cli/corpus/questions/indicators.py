"""Which figures of many datasets are of the same indicator: by their words, or as said in one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from ttdn_cli.corpus.corpus import Member
from ttdn_cli.corpus.questions.clashes import Said
from ttdn_cli.corpus.questions.places import is_small, places_in
from ttdn_cli.corpus.questions.spans import class_of, span_of
from ttdn_cli.corpus.questions.times import Time, time_of
from ttdn_cli.corpus.questions.wording import Wording, wording_of
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.records import PersonOrGroup
from ttdn_cli.text.dates import day_numbers
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.unicode import CAPITALS
from ttdn_cli.text.words import words_of

LANGUAGES = ("vi", "en")

AFTER_ALL = 10**7
"""The number of a day after all others."""

_VENUE = re.compile(r"(?<!\w)(?:tại|ở|at|in)\s.*", re.I | re.S)
_OF = re.compile(r"(?<!\w)(?:của|of)\s+(?:the\s+)?(?P<name>.+)", re.I | re.S)
_NAME_END = re.compile(
    r"\s*(?:[,:;.(/\d]|\s[–—-]\s|(?<!\w)(?:năm|quý|tháng|về|trong|gửi|trình|in|for|on|to)(?!\w)).*",
    re.I | re.S,
)
"""What follows the name of a body in a title: `Báo cáo của Tập đoàn Sao Mai năm 2024`."""

_PART_OF_COUNTRY = " cả nước"
"""Stands among the words of what a local body says of the country: `tỷ trọng trong cả nước`."""

_FOR_ALL = (
    *("Chính phủ", "Thủ tướng Chính phủ", "Government", "Prime Minister", "Văn phòng Chính phủ"),
    *("Quốc hội", "National Assembly", "Tổng cục Thống kê", "Cục Thống kê"),
    *("General Statistics Office", "National Statistics Office"),
)
"""Bodies whose figures are of the country, where their words do not say otherwise."""

_COUNTED = "number "
"""How the class of a figure begins that counts something."""


class Indicator(NamedTuple):
    """What figures have in common that can be compared.

    Attributes:
        language: of the words.
        words: of scope and indicator, with diacritics.
        place: that the words name, or whose figures those of the dataset are (`owner_of`).
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


def order_of(member: Member, place: int) -> tuple[int, int]:
    """Return by what a text is told to be earlier: its date, then its place; the undated last."""
    return _first_day(member.about.date), place


@lru_cache(maxsize=1 << 14)
def _first_day(date: str | None) -> int:
    return day_numbers(date).start if date else AFTER_ALL


def said_of(metric: Metric, member: Member, place: int, *, english: bool) -> Said | None:
    """Return the value of a figure, or None where it is no number."""
    span = span_of(metric, english=english)
    return Said(order_of(member, place), place, metric.id, span) if span else None


def figures_of(
    member: Member, index: Index, place: int
) -> Iterator[tuple[Metric, Said, Time | None]]:
    """Yield the figures of a dataset that can be compared, each with its value and its time."""
    english = index.source.language == "en"
    for metric in index.dataset.metrics:
        said = said_of(metric, member, place, english=english)
        if said:
            yield metric, said, time_of(metric, member)


def worded(metric: Metric, index: Index, owner: str) -> Iterator[Worded]:
    """Yield what a figure is of, in each language in which it is worded.

    Args:
        metric: the figure.
        index: its dataset.
        owner: whose figures those of the dataset are, as `owner_of` returns it.
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
            words, place = wording.exact, place_of(wording, index, owner)
            if wording.place == "" != place:
                words += _PART_OF_COUNTRY
            indicator = Indicator(language, words, place, of, metric.status)
            yield Worded(indicator, wording.plain, own is None or language == source)


def place_of(wording: Wording, index: Index, owner: str) -> str:
    """Return where or whose a figure is, given its words and the owner of its dataset.

    What a local body says of the country is its own part of that. A commune that is named without
    its province is known in its own dataset only.
    """
    if wording.place is None or (wording.place == "" and is_local(owner)):
        return owner
    if is_small(wording.place):
        return f"{wording.place}, {owner if is_local(owner) else index.dataset.id}"
    return wording.place


def _without_unit(of: str, metric: Metric, wording: Wording | None) -> str:
    """Return what can be compared without the name of what is counted, where the words say it."""
    if metric.measure != "count" or not metric.unit or not wording:
        return of
    unit = {each.plain for each in words_of(metric.unit)}
    return _COUNTED.strip() if unit <= set(wording.plain.split()) else of


def owner_of(index: Index) -> str:
    """Return whose figures those of a dataset are, where their words do not say it.

    They are those of the provinces, cities, districts and communes in the title of its text, in the
    name of its event, and in the offices of its author; else of the bodies of its author, else of
    nobody known. Where an event takes place says nothing.
    """
    dataset = index.dataset
    titles: list[str | None] = [dataset.source.title, dataset.source.title_en]
    if dataset.event:
        titles += [dataset.event.name.vi, dataset.event.name.en]
    bodies: list[str] = []
    offices: list[str | None] = []
    author = index.records.get(index.author or "")
    if isinstance(author, PersonOrGroup):
        offices = [text for each in author.titles for text in (each.title.vi, each.title.en)]
        labels = [index.records[each].label for each in author.organizations]
        bodies = [each.vi or each.en or "" for each in labels]
        offices += [text for each in labels for text in (each.vi, each.en)]
    elif author:
        bodies = [author.label.vi or author.label.en or ""]
        offices = [author.label.vi, author.label.en]
    of_author = _places(filter(None, offices))
    # A national body may speak anywhere; the place in its title is of the occasion, or of a part.
    found = of_author or ({} if bodies else _places(map(_without_venue, filter(None, titles))))
    if found:
        alone = all(map(is_small, found))
        return ", ".join([*sorted(found), *([dataset.id] if alone else ())])
    said = bodies or [each for each in offices if each] or [*_named(titles)]
    named = sorted(set(map(_in_words, said)))
    return "" if _speaking_for_all().intersection(named) else " ".join(["", *named])


@cache
def _speaking_for_all() -> frozenset[str]:
    return frozenset(map(_in_words, _FOR_ALL))


@lru_cache(maxsize=1 << 14)
def _in_words(text: str) -> str:
    return " ".join(each.exact for each in words_of(text))


def is_local(owner: str) -> bool:
    """Return whether an owner is a place, and no body of the country or of none."""
    return bool(owner) and not owner.startswith(" ")


def _places(texts: Iterable[str]) -> set[str]:
    return {place for each in texts for place in places_in(each)}


def _named(titles: Iterable[str | None]) -> Iterator[str]:
    """Yield whose text it is by the first title that says so: `Báo cáo của …`, `Tập đoàn …`."""
    for title in map(_without_venue, filter(None, titles)):
        for pattern in (_OF, _body()):
            found = pattern.search(title)
            if found and (name := _NAME_END.sub("", found["name"])):
                yield name
                return


@cache
def _body() -> re.Pattern[str]:
    """Return what finds the name of a body by its first word, or by its last one in English."""
    lists = load("organizations")
    # In capitals `BÁO CÁO` begins like a newspaper.
    capitals = [each.upper() for each in lists["begin"] if " " in each]
    first = [*lists["begin"], *capitals, *lists["begin_en"]]
    begin, end = (
        "|".join(map(re.escape, sorted(each, key=len, reverse=True)))
        for each in (first, lists["end_en"])
    )
    return re.compile(
        rf"(?<!\w)(?P<name>(?:{begin}) (?=[{CAPITALS}0-9]).+|(?:[{CAPITALS}]\w* )+(?:{end})(?!\w))"
    )


def _without_venue(title: str) -> str:
    """Return a title without where something was said."""
    return _VENUE.sub("", title)
