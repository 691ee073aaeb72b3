"""One made-up speech as a dataset: its YAML as a person writes it, with the words of each fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count
from random import Random
from typing import Any, NamedTuple, TypeVar

from benchmarks.speech_world import (
    DOCUMENTS,
    FIRST_YEAR,
    OFFICIALS,
    YEARS,
    Body,
    Document,
    Official,
    World,
    measure_of,
    quoted,
)
from ttdn_cli.text.canonical import fingerprint

PLANTED_EVERY = 50
"""Of so many speeches one contradicts the one before it: in a figure, a title and a date."""

LEAST_FACTS, MOST_FACTS = 30, 500
"""Fewer have no room for each section and the bodies in it; more would say the same twice."""

_SHARES = {
    "attendees": 0.06,
    "people": 0.04,
    "legal_references": 0.1,
    "milestones": 0.06,
    "quotations": 0.03,
    "places": 0.04,
    "glossary": 0.03,
    "absent": 0.01,
    "points": 0.15,
}
"""How many of all facts are in each section; the bodies that they name and figures are the rest."""

_ORDER = (
    *("attendees", "people", "metrics", "legal_references", "points", "milestones"),
    *("quotations", "organizations", "places", "glossary", "absent"),
)

_Item = TypeVar("_Item")


def speech(world: World, number: int, facts: int, of: int) -> str:
    """Return the YAML of one made-up speech.

    Args:
        world: that it speaks of.
        number: of the speech, from 1.
        facts: how many records it has.
        of: how many speeches there are, all years together.
    """
    return _Speech(world, number, facts, of).text()


class _Day(NamedTuple):
    year: int
    month: int
    day: int

    @property
    def iso(self) -> str:
        return f"{self.year}-{self.month:02}-{self.day:02}"

    @property
    def said(self) -> str:
        return f"{self.day}/{self.month}/{self.year}"


class _Speech:
    def __init__(self, world: World, number: int, facts: int, of: int) -> None:
        self.world = world
        self.pools = world.pools
        self.number = number
        self.facts = facts
        # Only `random` itself is promised to stay as it is.
        self.random = Random(f"{world.share('speech')} {number}").random
        self.pair = -(-number // PLANTED_EVERY)
        """The number of what is planted in this speech and the one before or behind it."""
        self.contradicts = number % PLANTED_EVERY == 0
        self.is_contradicted = number % PLANTED_EVERY == PLANTED_EVERY - 1 and number < of
        days = (number - self.contradicts) * 336 * YEARS // (of + 1)
        months, day = divmod(days, 28)
        self.day = _Day(FIRST_YEAR + months // 12, 1 + months % 12, day + 1)
        self.month = months
        self.bodies: dict[str, Body] = {}
        self.fingerprints: list[str] = []

    def text(self) -> str:
        world = self.world
        host = self.pick(world.ministries)
        province = self.pick(world.committees)
        speaker = self.official()
        event = self.event(host, province, speaker)
        sections = {
            "attendees": [*self.attendees(speaker)],
            "people": [*self.people()],
            "legal_references": [*self.documents()],
            "points": [*self.points()],
            "milestones": [*self.milestones()],
            "quotations": [*self.quotations(speaker)],
            "places": [*self.places()],
            "glossary": [*self.terms()],
            "absent": [*self.absent()],
        }
        organizations = [*map(self.organization, self.bodies.values())]
        taken = 1 + len(organizations) + sum(map(len, sections.values()))
        sections["metrics"] = [*self.metrics(self.facts - taken, province)]
        sections["organizations"] = organizations
        blocks = (f"\n{key}:\n" + "\n".join(sections[key]) for key in _ORDER if sections[key])
        return self.head(host) + event + "".join(blocks)

    def pick(self, pool: Sequence[_Item]) -> _Item:
        return pool[int(self.random() * len(pool))]

    def some(self, section: str) -> range:
        """Return a place for each record of a section."""
        return range(max(1, round(_SHARES[section] * self.facts)))

    def official(self) -> Official:
        return self.world.official(int(self.random() * OFFICIALS), self.month)

    def evidence(self, *quotes: str) -> str:
        """Return the evidence of a record, which is a paragraph of its own."""
        self.fingerprints.append(fingerprint("; ".join(quotes)))
        paragraph = len(self.fingerprints) + 1
        some = (f"      - {{paragraph: {paragraph}, quote: {quoted(each)}}}\n" for each in quotes)
        return "    evidence:\n" + "".join(some)

    def named(self, body: Body) -> str:
        """Return the id of a body, which has a record then."""
        self.bodies[body.id] = body
        return body.id

    def head(self, host: Body) -> str:
        """Return what stands above the event, of which all paragraphs have to be known."""
        title = f"Bài phát biểu số {self.number}, ngày {self.day.said}"
        prints = "".join(f"\n    - {each}" for each in (fingerprint(title), *self.fingerprints))
        return f"""\
# A made-up speech: nobody gave it.
schema: 2
id: speech-{self.number:05}
license: CC0-1.0

source:
  title: {quoted(title)}
  title_en: "Address No. {self.number}, {self.day.iso}"
  publisher: {host.vi}
  kind: speech
  language: vi
  document: {{vi: bài phát biểu dựng sẵn, en: made-up address}}
  url: null
  retrieved: null
  archived_url: null
  date: "{self.day.iso}"
  fingerprints:{prints}
"""

    def event(self, host: Body, province: Body, speaker: Official) -> str:
        kind, about = self.pick(self.pools["events"]), self.pick(self.pools["themes"])
        vi, en = (kind[key].format(about=about[key]) for key in ("vi", "en"))
        place = province.province
        said = (f"Ngày {self.day.said}, tại tỉnh {place}", vi, f"{host.vi} phối hợp")
        evidence = self.evidence(*said, f"với {province.vi}").replace("\n  ", "\n")[2:]
        return f"""
event:
  id: hoi-nghi
  name:
    vi: {quoted(vi)}
    en: {quoted(en)}
  type: {{vi: {kind["type"]["vi"]}, en: {kind["type"]["en"]}}}
  date: "{self.day.iso}"
  province: {place}
  organizers:
    - {{id: {self.named(host)}, part: lead}}
    - {{id: {self.named(province)}, part: partner}}
  speaker: {speaker.id}
{evidence}"""

    def attendees(self, speaker: Official) -> Iterator[str]:
        known = {speaker.id}
        yield self.person(speaker, "speaker")
        for _ in self.some("attendees")[1:]:
            each = self.official()
            if each.id not in known:
                known.add(each.id)
                yield self.person(each, "addressed")

    def people(self) -> Iterator[str]:
        if self.contradicts or self.is_contradicted:
            planted = self.world.official(OFFICIALS + self.pair, self.month)
            *_, second, highest = self.world.titles(planted.body)
            planted = planted._replace(title=highest if self.contradicts else second)
            yield self.person(planted, "mentioned")
        for place in self.some("people"):
            yield self.person(self.official(), "mentioned", f"-duoc-nhac-{place}")

    def person(self, each: Official, part: str, suffix: str = "") -> str:
        vi, en = each.title
        return f"""\
  - id: {each.id}{suffix}
    name: {each.name}
    family: {each.family}
    given: {each.given}
    kind: person
    part: {part}
    honorific: {{vi: {each.address[0]}, en: {each.address[1]}}}
    titles:
      - title:
          vi: {quoted(vi)}
          en: {quoted(en)}
        organization: {self.named(each.body)}
{self.evidence(f"{each.address[0]} {each.name}", vi)}"""

    def documents(self) -> Iterator[str]:
        known = set()
        if self.contradicts or self.is_contradicted:
            planted = self.world.document(DOCUMENTS + self.pair)
            # No month has fewer days.
            other = planted._replace(day=planted.day % 28 + 1)
            yield self.document(other if self.contradicts else planted)
        for _ in self.some("legal_references"):
            each = self.world.document(1 + int(self.random() * (DOCUMENTS - 1)))
            if each.id not in known:
                known.add(each.id)
                yield self.document(each)

    def document(self, each: Document) -> str:
        aim = self.pick(self.pools["aims"])
        day = _Day(each.year, each.month, each.day)
        said = f"{each.type[0]} số {each.number} ngày {day.said}"
        return f"""\
  - id: {each.id}
    type: {{vi: {each.type[0]}, en: {each.type[1]}}}
    number: {each.number}
    issuer: {self.named(each.issuer)}
    year: {day.year}
    date: "{day.iso}"
    category: {each.category}
    cited_for:
      vi: >-
        Căn cứ để {aim["vi"]}
      en: >-
        The basis on which to {aim["en"]}
{self.evidence(said, f"của {each.issuer.vi}")}"""

    def points(self) -> Iterator[str]:
        for place in self.some("points"):
            kind, actor, aim = (self.pick(self.pools[key]) for key in ("points", "actors", "aims"))
            vi, en = (kind[key].format(actor=actor[key], aim=aim[key]) for key in ("vi", "en"))
            yield f"""\
  - id: y-{place + 1}
    kind: {kind["kind"]}
    text:
      vi: >-
        {vi}
      en: >-
        {en}
{self.evidence("các cơ quan", actor["vi"], aim["vi"])}"""

    def milestones(self) -> Iterator[str]:
        for place in self.some("milestones"):
            each = self.pick(self.pools["milestones"])
            later = each["kind"] != "happening"
            day = _Day(self.day.year + (1 if later else -1), 1 + int(12 * self.random()), 15)
            yield f"""\
  - id: moc-{place + 1}
    kind: {each["kind"]}
    what:
      vi: {quoted(each["vi"])}
      en: {quoted(each["en"])}
    date: "{day.iso}"
{self.evidence(f"{each['said']} {day.said}")}"""

    def quotations(self, speaker: Official) -> Iterator[str]:
        for place in self.some("quotations"):
            each = self.pick(self.pools["quotations"])
            yield f"""\
  - id: loi-{place + 1}
    text:
      vi: {quoted(each["vi"])}
      en: {quoted(each["en"])}
    said_by: {speaker.id}
{self.evidence(f"“{each['vi']}”")}"""

    def places(self) -> Iterator[str]:
        committees = self.world.committees
        first = int(self.random() * len(committees))
        for place in self.some("places"):
            of = committees[(first + place) % len(committees)]
            yield f"""\
  - id: {of.id.removeprefix("ubnd-")}
    name: {of.province}
{self.evidence(f"tỉnh {of.province}")}"""

    def terms(self) -> Iterator[str]:
        first = int(self.random() * len(self.pools["glossary"]))
        for place in self.some("glossary"):
            each = self.pools["glossary"][(first + place) % len(self.pools["glossary"])]
            yield f"""\
  - id: thuat-ngu-{place + 1}
    term: {each["term"]}
    meaning:
      vi: {quoted(each["vi"])}
      en: {quoted(each["en"])}
    source: {{vi: "kiến thức chung, không có trong bài", en: "general knowledge"}}
{self.evidence(each["term"])}"""

    def absent(self) -> Iterator[str]:
        for place in self.some("absent"):
            each = self.pick(self.pools["absent"])
            yield f"""\
  - id: khong-noi-{place + 1}
    question:
      vi: {quoted(each["vi"])}
      en: {quoted(each["en"])}
    note: {{vi: Bài không nói, en: The speech does not say}}
"""

    def organization(self, body: Body) -> str:
        short = f"    abbreviations: [{body.short}]\n" if body.short else ""
        return f"""\
  - id: {body.id}
    name: {body.vi}
    name_en: {quoted(body.en)}
{short}{self.evidence(*filter(None, (body.vi, body.short)))}"""

    def metrics(self, count: int, province: Body) -> Iterator[str]:
        known: set[str] = set()
        if self.contradicts or self.is_contradicted:
            key, indicator = self.world.indicators[self.pair % len(self.world.indicators)]
            of = self.world.committees[self.pair % len(self.world.committees)].province
            names = (
                f"Cụm công nghiệp số {self.pair} tỉnh {of}",
                f"Industrial cluster No. {self.pair} of {of} Province",
            )
            count -= 1
            yield self.metric("cum-cong-nghiep", key, indicator, names)
        while len(known) < count:
            # Half of them are of the province where the speech is given.
            scope = province if self.random() < 0.5 else self.pick(self.world.committees)
            key, indicator = self.pick(self.world.indicators)
            id_ = f"{key}-{scope.id.removeprefix('ubnd-')}"
            if id_ not in known:
                known.add(id_)
                names = (f"Tỉnh {scope.province}", f"{scope.province} Province")
                yield self.metric(id_, key, indicator, names)

    def metric(self, id_: str, key: str, indicator: dict[str, Any], scope: tuple[str, str]) -> str:
        year, month = self.day.year, self.day.month
        match indicator["by"]:
            case "as_of":
                said, field, iso = f"Đến tháng {month}/{year}", "as_of", f"{year}-{month:02}"
            case "quarter":
                quarter = (month + 2) // 3
                said = f"quý {self.pools['quarters'][quarter - 1]}/{year}"
                field, iso, month = "period", f"{year}-Q{quarter}", 3 * quarter
            case _:
                year, month = year - 1, 12
                said, field, iso = f"năm {year}", "period", f"{year}"
        years = year - FIRST_YEAR + month / 12
        given = self.world.figure(key, scope[0], years)
        if self.contradicts and id_ == "cum-cong-nghiep":
            # Near to the right one, as what is copied wrong.
            others = (self.world.figure(key, scope[0], years + more) for more in count(1))
            # But not by one in its last place, as what is rounded otherwise.
            given = next(each for each in others if abs(_digits(each) - _digits(given)) > 1)
        measure = measure_of(indicator)
        measured = f"    measure: {measure}\n" if measure else ""
        # The last words, as many as a quote may have.
        quote = " ".join(f"{scope[0]} {indicator['said']} {given}".split()[-12:])
        return f"""\
  - id: {id_}
    indicator:
      vi: {quoted(indicator["vi"])}
      en: {quoted(indicator["en"])}
    scope: {{vi: {scope[0]}, en: {scope[1]}}}
    given: {quoted(given)}
{measured}    {field}: "{iso}"
{_INFERRED.format(field=field) if self.random() < 0.5 else ""}{self.evidence(said, quote)}"""


def _digits(given: str) -> int:
    """Return the digits of a figure as one number."""
    return int("".join(filter(str.isdecimal, given)))


_INFERRED = """\
    inferred:
      - field: {field}
        basis:
          vi: Câu văn nêu thời gian một lần, trước số liệu đầu tiên của đoạn
          en: The sentence names the time once, before the first figure of the paragraph
"""
