"""Whose figures those of a dataset are, and which of them may be of another place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from ttdn_cli.corpus.questions.bodies import body_key, expanded, is_of_each_body
from ttdn_cli.corpus.questions.places import (
    in_words,
    is_local,
    is_small,
    placed,
    places_in,
    unplaced,
)
from ttdn_cli.corpus.questions.titles import ALSO, Office, office_of
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import PersonOrGroup
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.locales import InBoth
from ttdn_cli.text.unicode import CAPITALS

VENUE = re.compile(r"(?<!\w)(?:tại|ở|at|in)\s.*", re.I | re.S)
"""Where something is held, in the name of an event or in the title of a text."""

_OF = re.compile(r"(?<!\w)(?:của|of)\s+(?:the\s+)?(?P<name>.+)", re.I | re.S)
_NAME_END = re.compile(
    r"\s*(?:[,:;.(/\d]|\s[–—-]\s|(?<!\w)(?:năm|quý|tháng|về|trong|gửi|trình|in|for|on|to)(?!\w)).*",
    re.I | re.S,
)
"""What follows the name of a body in a title: `Báo cáo của Tập đoàn Sao Mai năm 2024`."""

_REPORT_OF = re.compile(
    rf"\ABáo cáo\s(?:.*?\s)?(?P<name>(?:(?![IVX]+(?!\w))[{CAPITALS}]\w*\s*)+)"
    r"(?=\Z|[\d(,.;:–—-]|(?:năm|quý|tháng|về)(?!\w))",
    re.S,
)
"""A title that ends with a name, but for its time: `Báo cáo thường niên Sao Mai 2023`."""

_FOR_ALL = (
    *("Chính phủ", "Thủ tướng Chính phủ", "Government", "Prime Minister", "Văn phòng Chính phủ"),
    *("Quốc hội", "National Assembly", "Tổng cục Thống kê", "Cục Thống kê"),
    *("General Statistics Office", "National Statistics Office", "Việt Nam", "Chính phủ Việt Nam"),
)
"""Bodies whose figures are of the country, where their words do not say otherwise."""

_OFFICES = (
    *("chủ tịch", "bí thư", "phó chủ tịch", "phó bí thư", "phó bí thư thường trực"),
    *("chairman", "chairwoman", "secretary", "vice chairman", "vice chairwoman"),
)
_FOR_PLACE = (
    *("ủy ban nhân dân", "ubnd", "hội đồng nhân dân", "hđnd", "chính quyền", "cục thống kê"),
    *("tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "thị ủy", "đảng ủy"),
    *("people's committee", "people's council", "party committee", "statistics office"),
)
_NO_OFFICE = Office("", "", "")

_HEADS_OF_PLACES = ("chairman", "deputy_chairman", "secretary", "deputy_secretary")
"""Ranks of those who speak for the place that the title of their text names."""

_BESIDE = ("của", "tỉnh", "và", "of", "the", "and", "provincial", "municipal")
"""Offices, bodies and words of which alone the name of who speaks for a whole place consists."""

_OF_EACH = (
    *(*_FOR_PLACE, "sở", "phòng", "chi cục", "công an tỉnh", "công an huyện", "công an xã"),
    *("văn phòng ủy ban nhân dân", "văn phòng ubnd", "trạm y tế", "provincial people's"),
)
"""How the names of bodies begin of which each place has one."""

_HEADS = (*_OFFICES, "giám đốc", "phó giám đốc", "trưởng phòng", "hiệu trưởng", "director")
"""Offices that each body has: whose they are, its name tells."""

_NATIONAL = ("state", "ministries", "party", "mass", "international", "english")
"""Lists of bodies that are of no place within the country."""

_MINISTRY = ("bộ", "ministry of", "bộ trưởng", "thứ trưởng", "tổng cục", "minister of")


NOBODY = " "
"""Whose figures are where a dataset names no author, no place and no body but of the country."""


class Owner(NamedTuple):
    """Whose figures those of a dataset are, where their words do not say it.

    Attributes:
        name: a place; a body behind a space; `NOBODY`; or nothing for the country.
        state: whether its words may be of another place, as those of the Government are.
    """

    name: str
    state: bool


def owner_of(index: Index) -> Owner:
    """Return whose figures those of a dataset are.

    They are those of the bodies of its author, of his offices, or else of the body or the place in
    the title of its text. Of bodies, only those that speak for a place stand for it; any other is
    itself, with that place in its name. One that each place has is that of the place which the
    title of its text names, or is known in its own dataset only. So is who is not named in a
    dataset that has names of places or bodies. Where an event takes place says nothing.
    """
    titles = _titles(index)
    bodies, offices = _of_author(index)
    places = sorted(_places(map(_without_venue, titles)))
    named = [*_named(titles)]
    said = bodies or _bodies_of(offices) or [*_in_titles(named)]
    heads = all(each.rank in _HEADS_OF_PLACES for each in offices)
    if places and heads and not named and not said:
        return Owner(_alone(places, index), state=True)
    said = said or ([] if places else [*_named(titles, (_REPORT_OF,))])
    if not said:
        silent = not index.author and not named and not _names_any(index)
        return Owner(NOBODY if silent else f" {index.dataset.id}", state=True)
    names = {_name(each, places, index) for each in said}
    local = {each for each in names if is_local(each)}
    central = {"", *(f" {each}" for each in _central())}
    if local and names <= local | central:
        names = local
    if "" in names:
        return Owner("", state=True)
    name = " | ".join(sorted(names))
    state = all(is_local(each) or _is_of_state(each) for each in names)
    return Owner(name, state)


def place_or_body_of(index: Index) -> str:
    """Return the place or the body in which the text of a dataset speaks: a place as it is named.

    It is the place in the offices or bodies of its author, or without one that in the title of its
    text; else a body, behind a space; else nothing.
    """
    bodies, offices = _of_author(index)
    every = _said_of_author(index)
    found = _places(every) or ({} if bodies else _places(map(_without_venue, _titles(index))))
    if found:
        return _alone(sorted(found), index)
    said = bodies or _bodies_of(offices) or [*_in_titles(_named(_titles(index)))]
    named = sorted({in_words(expanded(each)) for each in said})
    known = all(_says_which(expanded(each)) for each in said)
    return " ".join(["", *named]) if known and not _speaking_for_all() & {*named} else ""


def _titles(index: Index) -> list[str]:
    dataset = index.dataset
    titles: list[str | None] = [dataset.source.title, dataset.source.title_en]
    if dataset.event:
        titles += [dataset.event.name.vi, dataset.event.name.en]
    return [*filter(None, titles)]


def _of_author(index: Index) -> tuple[list[str], list[Office]]:
    """Return the bodies of an author, each by one name, and the offices that he holds."""
    author = index.records.get(index.author or "")
    if isinstance(author, PersonOrGroup):
        labels = [index.records[each].label for each in author.organizations]
        bodies = [each.vi or each.en or "" for each in labels]
        offices = [*filter(None, (_office(held.title) for held in author.titles))]
        return bodies, offices or [_NO_OFFICE for _ in author.titles]
    return ([author.label.vi or author.label.en or ""] if author else []), []


def _office(title: InBoth) -> Office | None:
    """Return the office of a title, or None for what somebody is beside one.

    A title that is none of a known office is taken whole: it says itself of what it is, if at all.
    """
    for text, english in ((title.vi, False), (title.en, True)):
        office = office_of(text, english=english) if text else None
        if office and office.rank:
            return None if office.rank in ALSO else office
    return Office("", "", title.vi or title.en or "")


def _bodies_of(offices: Iterable[Office]) -> list[str]:
    """Return the bodies of offices, but where their words do not say which one it is."""
    return [said for each in offices if _tells(said := expanded(each.body))]


def _tells(body: str) -> bool:
    return bool(places_in(body) or _is_of_each(in_words(body)) or body_key(body, ""))


def _in_titles(names: Iterable[str]) -> Iterator[str]:
    """Yield the bodies that titles of texts name, or those of the offices that they name.

    An office that says of no body is itself where somebody is named who holds it.
    """
    for name in names:
        alone = _person().sub("", name)
        alone = alone if places_in(alone).keys() == places_in(name).keys() else name
        offices = [office_of(each, english=name.isascii()) for each in (alone, name)]
        if offices[0].rank not in ALSO:
            bodies = _bodies_of(offices)[:1]
            yield from bodies if bodies or (offices[0].rank and alone == name) else [name]


@cache
def _person() -> re.Pattern[str]:
    """Return what finds the name of a person behind an office: `Thủ tướng Phạm Minh Chính`."""
    surnames = "|".join(map(re.escape, load("names")["surnames"]))
    return re.compile(rf"\s+(?:{surnames})(?:\s[{CAPITALS}]\w*){{1,3}}\Z")


def _said_of_author(index: Index) -> Iterator[str]:
    """Yield the names of the bodies and the titles of an author in each language."""
    author = index.records.get(index.author or "")
    labels: list[InBoth] = [author.label] if author else []
    if isinstance(author, PersonOrGroup):
        labels = [index.records[each].label for each in author.organizations]
        labels += [held.title for held in author.titles]
    yield from (text for each in labels for text in (each.vi, each.en) if text)


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
    return not all(_is_national(in_words(each.vi or each.en or "")) for each in bodies)


def _is_of_place(text: str) -> bool:
    words = f" {in_words(text)} "
    return bool(places_in(text)) or any(f" {in_words(each)} " in words for each in _FOR_PLACE)


def _is_national(words: str) -> bool:
    return words in _national() or _begins(words, _MINISTRY)


def _name(said: str, places: list[str], index: Index) -> str:
    """Return the name of an owner by that of a body or an office.

    Args:
        said: the body or the office.
        places: those in the title of the text.
        index: the dataset.
    """
    said = expanded(said)
    found = places_in(said)
    words = in_words(placed(said))
    if found:
        if _is_for_place(in_words(unplaced(said))):
            return _alone(sorted(found), index)
        return _alone([f" {words}"], index, alone=all(map(is_small, found)))
    if _is_of_each(words) and places:
        if _is_for_place(words):
            return _alone(places, index)
        named = " ".join([words, *map(in_words, places)])
        return _alone([f" {named}"], index, alone=all(map(is_small, places)))
    if words in _speaking_for_all():
        return ""
    return f" {words}" if _says_which(said) else f" {words} {index.dataset.id}"


def _says_which(body: str) -> bool:
    """Return whether a name is that of one body, as `Ban Quản lý dự án` and `Cục Thuế` are not."""
    kinds = load("organizations")["begin"]
    proper = body not in kinds and not body.split()[-1].islower() and not is_of_each_body(body)
    return not _is_of_each(in_words(body)) and (proper or bool(body_key(body, "")))


def _alone(places: list[str], index: Index, *, alone: bool | None = None) -> str:
    """Return places as one name, with that of the dataset where several places have theirs."""
    alone = all(map(is_small, places)) if alone is None else alone
    return ", ".join([*places, *([index.dataset.id] if alone else ())])


def _is_of_state(name: str) -> bool:
    """Return whether a body is one of the state: a ministry, or such as each place has."""
    words = name.strip()
    return bool(words in _central() or _begins(words, _MINISTRY) or _is_of_each(words))


@cache
def _central() -> frozenset[str]:
    lists = load("bodies")
    return frozenset(
        in_words(each) for key in ("state", "ministries", "party") for each in lists[key]
    )


@cache
def _national() -> frozenset[str]:
    lists = load("bodies")
    every = frozenset(in_words(each) for key in _NATIONAL for each in lists[key])
    return every | _speaking_for_all()


@cache
def _speaking_for_all() -> frozenset[str]:
    return frozenset(map(in_words, _FOR_ALL))


def _is_for_place(words: str) -> bool:
    """Return whether the words beside a place are of who speaks for all of it."""
    return bool(_only().fullmatch(words))


def _is_of_each(words: str) -> bool:
    """Return whether a body is one that each place has, or an office that each body has."""
    national = f" {in_words('Việt Nam')}" in words
    return words in map(in_words, _HEADS) or (
        not national and _begins(_begin().sub("", words), _OF_EACH)
    )


def _begins(words: str, begin: tuple[str, ...]) -> bool:
    return f"{words} ".startswith(tuple(f"{in_words(each)} " for each in begin))


@cache
def _only() -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{_any_of(*_OFFICES, *_FOR_PLACE, *_BESIDE)})(?: |\Z))*")


@cache
def _begin() -> re.Pattern[str]:
    return re.compile(rf"\A(?:{_any_of(*_HEADS)}) ")


def _any_of(*phrases: str) -> str:
    return "|".join(sorted(map(in_words, phrases), key=len, reverse=True))


def _places(texts: Iterable[str]) -> set[str]:
    return {place for each in texts for place in places_in(each)}


def _named(
    titles: Iterable[str], patterns: Sequence[re.Pattern[str]] | None = None
) -> Iterator[str]:
    """Yield whose text it is by the first title that says so: `Báo cáo của …`, `Tập đoàn …`."""
    for title in map(_without_venue, titles):
        for pattern in patterns or (_OF, _body()):
            found = pattern.search(title)
            if found and (name := _NAME_END.sub("", found["name"]).strip()):
                yield name
                return


@cache
def _body() -> re.Pattern[str]:
    """Return what finds the name of a body by its first word, or by its last one in English."""
    lists = load("organizations")
    # In capitals `BÁO CÁO` begins like a newspaper; a single syllable may begin other words.
    long = [each for each in lists["begin"] if " " in each]
    capitals = [each.upper() for each in long]
    first = [*lists["begin"], *capitals, *lists["begin_en"]]
    begin, whole, end = (
        "|".join(map(re.escape, sorted(each, key=len, reverse=True)))
        for each in (first, [*long, *capitals], lists["end_en"])
    )
    return re.compile(
        rf"(?<!\w)(?P<name>(?:(?:{begin}) (?=[{CAPITALS}0-9])|(?:{whole}) ).+"
        rf"|(?:[{CAPITALS}]\w* )+(?:{end})(?!\w))"
    )


def _without_venue(title: str) -> str:
    """Return a title without where something was said."""
    return VENUE.sub("", title)
