"""Which figures of many datasets are of the same indicator: by their words, or as said in one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ttdn_cli.corpus.corpus import Member
from ttdn_cli.corpus.questions.clashes import Said
from ttdn_cli.corpus.questions.spans import class_of, span_of
from ttdn_cli.corpus.questions.times import Time, time_of
from ttdn_cli.corpus.questions.wording import Wording, places_in, wording_of
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.records import PersonOrGroup
from ttdn_cli.text.dates import day_numbers
from ttdn_cli.text.words import words_of

LANGUAGES = ("vi", "en")

AFTER_ALL = 10**7
"""The number of a day after all others."""

_COUNTED = "number "
"""How the class of a figure begins that counts something."""


class Indicator(NamedTuple):
    """What figures have in common that can be compared.

    Attributes:
        language: of the words.
        words: of scope and indicator, with diacritics.
        place: the province, city, district or commune that they are of, folded, or nothing: that
            the words name, or the title of the text, or the office of its author.
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


def worded(metric: Metric, index: Index, area: str) -> Iterator[Worded]:
    """Yield what a figure is of, in each language in which it is worded.

    Args:
        metric: the figure.
        index: its dataset.
        area: the province or city of the dataset, as `area_of` returns it.
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
            place = area if wording.place is None else wording.place
            indicator = Indicator(language, wording.exact, place, of, metric.status)
            yield Worded(indicator, wording.plain, own is None or language == source)


def _without_unit(of: str, metric: Metric, wording: Wording | None) -> str:
    """Return what can be compared without the name of what is counted, where the words say it."""
    if metric.measure != "count" or not metric.unit or not wording:
        return of
    unit = {each.plain for each in words_of(metric.unit)}
    return _COUNTED.strip() if unit <= set(wording.plain.split()) else of


def area_of(index: Index) -> str:
    """Return the places of a dataset, folded, or nothing for a national one.

    They are the provinces, cities, districts and communes in the title of its text, in the name of
    its event, and in the offices of its author: of their own do people speak who name none. Where
    the event takes place says nothing.
    """
    dataset = index.dataset
    said: list[str | None] = [dataset.source.title, dataset.source.title_en]
    if dataset.event:
        said += [dataset.event.name.vi, dataset.event.name.en]
    author = index.records.get(index.author or "")
    if isinstance(author, PersonOrGroup):
        said += [text for each in author.titles for text in (each.title.vi, each.title.en)]
        bodies = (index.records[each] for each in author.organizations)
        said += [text for each in bodies for text in (each.label.vi, each.label.en)]
    elif author:
        said += [author.label.vi, author.label.en]
    return ", ".join(sorted(_places(filter(None, said))))


def _places(texts: Iterable[str]) -> set[str]:
    return {place for each in texts for place in places_in(each)}
