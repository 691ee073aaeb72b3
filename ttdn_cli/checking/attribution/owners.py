"""Whose figures those of a dataset are, and which of them may be of another place."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ttdn_cli.checking.attribution.authors import (
    REPORT_OF,
    bodies_of,
    in_titles,
    name_beside,
    named_in,
    of_author,
    said_of_author,
    titles_without_venue,
)
from ttdn_cli.checking.attribution.bodies import expanded
from ttdn_cli.checking.attribution.body_levels import (
    FOR_PLACE,
    central_bodies,
    is_for_place,
    is_national,
    is_of_each,
    is_of_state,
    says_which,
    speaking_for_all,
)
from ttdn_cli.checking.attribution.body_names import one_name
from ttdn_cli.checking.attribution.places import (
    in_words,
    is_local,
    is_small,
    narrowed,
    placed,
    places_in,
    unplaced,
)
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import PersonOrGroup
from ttdn_cli.text.locales import InBoth

_HEADS_OF_PLACES = ("chairman", "deputy_chairman", "secretary", "deputy_secretary")
"""Ranks of those who speak for the place that the title of their text names."""

NOBODY = " "
"""Whose figures are where a dataset names no author, no place and no body but of the country.

A name in the title of the text may stand behind it.
"""


class Owner(NamedTuple):
    """Whose figures those of a dataset are, where their words do not say it.

    Attributes:
        name: a place; a body behind a space; `NOBODY`; or nothing for the country.
        state: whether its words may be of another place, as those of the Government are.
        silent: whether nothing says whose they are, but for a name in the title of the text.
    """

    name: str
    state: bool
    silent: bool = False


class Speakers(NamedTuple):
    """Who speaks in the text of a dataset.

    Attributes:
        bodies: those of its author, of his offices, or those that the title of the text names.
        places: those that the title names.
        for_places: whether it is these that he speaks for.
        silent: whether the dataset has no author, and the title names no body.
    """

    bodies: list[str]
    places: list[str]
    for_places: bool
    silent: bool


def speakers_of(index: Index) -> Speakers:
    """Return who speaks in the text of a dataset."""
    titles = titles_without_venue(index)
    bodies, offices = of_author(index)
    places = sorted(_places(titles))
    named = [*named_in(titles)]
    said = bodies or bodies_of(offices) or [*in_titles(named)]
    heads = all(each.rank in _HEADS_OF_PLACES for each in offices)
    for_places = bool(places) and heads and not named and not said
    said = said or ([] if places else [*named_in(titles, REPORT_OF)])
    return Speakers(said, places, for_places, silent=not index.author and not named)


def owner_of(index: Index) -> Owner:
    """Return whose figures those of a dataset are.

    They are those of the bodies of its author, of his offices, or else of the body or the place in
    the title of its text. Of bodies, only those that speak for a place stand for it; any other is
    itself, with that place in its name. One that each place has is that of the place which the
    title of its text names, or is known in its own dataset only. So is who is not named in a
    dataset that has names of places or bodies. Where an event takes place says nothing.
    """
    bodies, places, for_places, silent = speakers_of(index)
    if for_places:
        (title, *_) = titles_without_venue(index)
        return Owner(_alone([narrowed(each, title) for each in places], index), state=True)
    if not bodies:
        silent = silent and not _names_any(index)
        beside = in_words(name_beside(index.dataset.source.title or ""))
        name = f"{NOBODY}{beside}" if silent else f" {index.dataset.id}"
        return Owner(name, state=True, silent=silent)
    names = {_name(each, places, index) for each in bodies}
    local = {each for each in names if is_local(each)}
    central = {"", *(f" {each}" for each in central_bodies())}
    if local and names <= local | central:
        names = local
    if "" in names:
        return Owner("", state=True)
    name = " | ".join(sorted(names))
    state = all(is_local(each) or is_of_state(each) for each in names)
    return Owner(name, state)


def place_or_body_of(index: Index) -> str:
    """Return the place or the body in which the text of a dataset speaks: a place as it is named.

    It is the place in the offices or bodies of its author, or without one that in the title of its
    text; else a body, behind a space; else nothing.
    """
    bodies, offices = of_author(index)
    every = said_of_author(index)
    titles = titles_without_venue(index)
    found = _places(every) or ({} if bodies else _places(titles))
    if found:
        return _alone(sorted(found), index)
    said = bodies or bodies_of(offices) or [*in_titles(named_in(titles))]
    said = [one_name(expanded(each)) for each in said]
    named = sorted({in_words(each) for each in said})
    known = all(map(says_which, said))
    return " ".join(["", *named]) if known and not speaking_for_all() & {*named} else ""


def _names_any(index: Index) -> bool:
    """Return whether a dataset names a place, or a body that is not one of the country."""
    data = index.dataset
    people: list[PersonOrGroup] = [*data.attendees, *data.people]
    titles = [held.title for each in people for held in each.titles]
    scopes = [each.scope for each in data.metrics if each.scope]
    bodies = [each.label for each in data.organizations]
    labels: list[InBoth] = [*(each.label for each in data.places), *titles, *scopes, *bodies]
    if any(_is_of_place(text) for each in labels for text in (each.vi, each.en) if text):
        return True
    return not all(is_national(in_words(each.vi or each.en or "")) for each in bodies)


def _is_of_place(text: str) -> bool:
    words = f" {in_words(text)} "
    return bool(places_in(text)) or any(f" {in_words(each)} " in words for each in FOR_PLACE)


def _name(said: str, places: list[str], index: Index) -> str:
    """Return the name of an owner by that of a body or an office.

    Args:
        said: the body or the office.
        places: those in the title of the text.
        index: the dataset.
    """
    said = one_name(expanded(said))
    found = places_in(said)
    words = in_words(placed(said))
    if found:
        if is_for_place(in_words(unplaced(said))):
            return _alone(sorted(found), index)
        return _alone([f" {words}"], index, alone=all(map(is_small, found)))
    if is_of_each(words) and places:
        if is_for_place(words):
            return _alone(places, index)
        named = " ".join([words, *map(in_words, places)])
        return _alone([f" {named}"], index, alone=all(map(is_small, places)))
    if words in speaking_for_all():
        return ""
    return f" {words}" if says_which(said) else f" {words} {index.dataset.id}"


def _alone(places: list[str], index: Index, *, alone: bool | None = None) -> str:
    """Return places as one name, with that of the dataset where several places have theirs."""
    alone = all(map(is_small, places)) if alone is None else alone
    return ", ".join([*places, *([index.dataset.id] if alone else ())])


def _places(texts: Iterable[str]) -> set[str]:
    return {place for each in texts for place in places_in(each)}
