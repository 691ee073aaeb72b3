"""Whose text a dataset is of: the bodies and offices of its author, and those in its title."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from ttdn_cli.checking.attribution.bodies import expanded
from ttdn_cli.checking.attribution.body_levels import speaking_for_all, tells_whose
from ttdn_cli.checking.attribution.offices import ALSO, Office, office_of
from ttdn_cli.checking.attribution.places import in_words, places_in
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import PersonOrGroup
from ttdn_cli.text.gazetteer import load, surnames
from ttdn_cli.text.locales import InBoth
from ttdn_cli.text.unicode import CAPITALS

VENUE = re.compile(r"(?<!\w)(?:tại|ở|at|in)\s(?P<where>.*)", re.I | re.S)
"""Where something is held, in the name of an event or in the title of a text."""

_OF = re.compile(r"(?<!\w)(?:của|of)\s+(?:the\s+)?(?P<name>.+)", re.I | re.S)
_NAME_END = re.compile(
    r"\s*(?:[,:;.(/\d]|\s[–—-]\s|(?<!\w)(?:năm|quý|tháng|về|trong|gửi|trình|in|for|on|to)(?!\w)).*",
    re.I | re.S,
)
"""What follows the name of a body in a title: `Báo cáo của Tập đoàn Sao Mai năm 2024`."""

_NAME = rf"(?:(?!(?:[IVX]+|Q[1-4]|H[12]|FY)(?!\w))[{CAPITALS}][\w&]*(?:\s+|(?!\w)))+"
_AT_END = r"(?=\Z|[\d(,.;:–—-]|(?:năm|quý|tháng|về|giai đoạn|for)(?!\w))"
_KIND = (
    r"(?i:annual|semi-?annual|half-?year(?:ly)?|quarterly|monthly|interim|integrated|financial"
    r"|sustainability|esg|corporate governance)(?!\w)"
)
"""What reports of companies are called in English."""

_NO_NAME = rf"(?:{_KIND}|(?i:the|our|an?|draft|final|summary|full|bài|báo|video|infographic)(?!\w))"
_NAME_FIRST = rf"\A(?!{_NO_NAME})(?P<name>(?:(?!{_KIND})[{CAPITALS}][\w&]*\s*)+)"

REPORT_OF = (
    # Báo cáo thường niên Sao Mai 2023
    re.compile(rf"\ABáo cáo\s(?:.*?\s)?(?P<name>{_NAME}){_AT_END}", re.S),
    # Sao Mai Annual Report 2023; Sao Mai's annual report
    re.compile(
        rf"{_NAME_FIRST}(?:['’]s?\s)?(?:20\d\d\s)?(?:{_KIND}\s)+(?i:reports?|statements?)(?!\w)"
    ),
    # Annual report Sao Mai; 2023 annual report: Sao Mai; Annual Report 2023 - Sao Mai
    re.compile(
        rf"\A(?:20\d\d\s)?(?:{_KIND}\s)+(?i:reports?|statements?)(?:\s20\d\d)?"
        rf"(?:\s?[:|,]|\s[–—-])?\s(?P<name>{_NAME}){_AT_END}"
    ),
)
"""Titles that begin or end with the name of whose report they are of."""

_AT_AN_END = (
    # Sao Mai: Báo cáo năm 2023; Sao Mai báo cáo thường niên
    re.compile(rf"{_NAME_FIRST}(?:[:|]\s|(?<=\s)[–—-]\s|(?<=\s)báo cáo(?!\w))"),
    # Tình hình kinh tế Phú Quốc 2023
    re.compile(rf"\A[^\W\d_]+\s(?:.*\s)?(?![{CAPITALS}\d])\w+\s(?P<name>{_NAME}){_AT_END}", re.S),
    # Tổng kết năm 2023 - Sao Mai
    re.compile(rf"\s[|–—-]\s(?P<name>{_NAME})\Z"),
)
"""Titles that begin or end with a name, of which nothing says that they are of it."""

_IN = re.compile(
    r"(?<!\w)in\s(?:the\s)?(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|English)[a-z]*)"
    rf"(?P<name>{_NAME})(?=\Z|[\d(,.;:–—-]|(?:in|for|from|during|and)(?!\w))"
)
"""Titles in English that say where something is: `Poverty reduction in Laos`."""

_NOT_OF = ("GDP", "GRDP", "FDI", "ODA", "CPI", "PCI", "PMI", "IIP", "KPI", "AI", "ICT", "ESG")
"""What texts are about, in short: no names of whose they are."""

_NO_OFFICE = Office("", "", "")

_OF_PARTY = "general_secretary"
"""The rank of who speaks for the country by this office alone, in Vietnamese."""


def titles_of(index: Index) -> list[str]:
    """Return the titles of the text of a dataset, and the names of its event."""
    dataset = index.dataset
    titles: list[str | None] = [dataset.source.title, dataset.source.title_en]
    if dataset.event:
        titles += [dataset.event.name.vi, dataset.event.name.en]
    return [*filter(None, titles)]


def titles_without_venue(index: Index) -> list[str]:
    """Return these titles and names without where the text was spoken and the event was held."""
    dataset = index.dataset
    titles = [dataset.source.title, dataset.source.title_en]
    said = [without_venue(each) for each in titles if each]
    events = [dataset.event.name.vi, dataset.event.name.en] if dataset.event else []
    return [*said, *(VENUE.sub("", each) for each in events if each)]


def of_author(index: Index) -> tuple[list[str], list[Office]]:
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
        if office and office.rank == _OF_PARTY and not english and not office.body:
            return office._replace(body="Tổng Bí thư")
        if office and office.rank:
            return None if office.rank in ALSO else office
    return Office("", "", title.vi or title.en or "")


def bodies_of(offices: Iterable[Office]) -> list[str]:
    """Return the bodies of offices, but where their words do not say which one it is."""
    said = (expanded(each.body) for each in offices)
    return [each for each in said if tells_whose(each) or in_words(each) in speaking_for_all()]


def in_titles(names: Iterable[str]) -> Iterator[str]:
    """Yield the bodies that titles of texts name, or those of the offices that they name.

    An office that says of no body is itself where somebody is named who holds it.
    """
    for name in names:
        alone = _person().sub("", name)
        alone = alone if places_in(alone).keys() == places_in(name).keys() else name
        offices = [office_of(each, english=name.isascii()) for each in (alone, name)]
        if offices[0].rank not in ALSO:
            bodies = bodies_of(offices)[:1]
            yield from bodies if bodies or (offices[0].rank and alone == name) else [name]


@cache
def _person() -> re.Pattern[str]:
    """Return what finds the name of a person behind an office: `Thủ tướng Phạm Minh Chính`."""
    names = "|".join(map(re.escape, surnames()))
    return re.compile(rf"\s+(?:{names})(?:\s[{CAPITALS}]\w*){{1,3}}\Z")


def said_of_author(index: Index) -> Iterator[str]:
    """Yield the names of the bodies and the titles of an author in each language."""
    author = index.records.get(index.author or "")
    labels: list[InBoth] = [author.label] if author else []
    if isinstance(author, PersonOrGroup):
        labels = [index.records[each].label for each in author.organizations]
        labels += [held.title for held in author.titles]
    yield from (text for each in labels for text in (each.vi, each.en) if text)


def named_in(
    titles: Iterable[str], patterns: Sequence[re.Pattern[str]] | None = None
) -> Iterator[str]:
    """Yield whose text it is by the first title that says so: `Báo cáo của …`, `Tập đoàn …`."""
    for title in map(without_venue, titles):
        for pattern in patterns or (_OF, _body()):
            found = pattern.search(title)
            if found and (name := _NAME_END.sub("", found["name"]).strip()):
                yield name
                return


def name_beside(title: str) -> str:
    """Return the name with which a title begins or ends, or nothing.

    Behind what is spoken or held it says what that is about: `Thông điệp Tết`. That of a person is
    none, nor that of the country, which may be of a part of it: `ngành Bưu chính Việt Nam`.
    """
    title = without_venue(title)
    patterns = (_IN,) if title.isascii() else () if title.isupper() else _AT_AN_END
    for found in filter(None, (each.search(title) for each in patterns)):
        name = _NAME_END.sub("", found["name"]).strip()
        first, *more = name.split() or [""]
        person = first in surnames() and len(more) > 1
        national = in_words(name) in speaking_for_all() or name in _NOT_OF
        if name and not (person or national or _held().search(title, 0, found.start("name"))):
            return name
    return ""


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


def without_venue(title: str) -> str:
    """Return a title without where something was said or held: `Phát biểu tại Phú Thọ`.

    Elsewhere a place is what the text is about: `Tình hình giảm nghèo ở tỉnh Phú Thọ`.
    """
    venue = VENUE.search(title)
    if venue and (
        _held().search(title, 0, venue.start()) or _held().match(title, venue.start("where"))
    ):
        return title[: venue.start()]
    return title


@cache
def _held() -> re.Pattern[str]:
    words = "|".join(map(re.escape, load("organizations")["held"]))
    # What the owners of a company hold is the company's.
    return re.compile(rf"(?<!\w)(?:{words})(?!\w)(?!\s(?:đồng\s)?cổ đông)", re.I)
