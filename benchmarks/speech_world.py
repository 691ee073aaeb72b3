"""The world that made-up speeches speak of: people, bodies, documents and figures.

What is said of it depends on a seed alone. Two speeches that give the figure of one indicator and
scope at one time give the same one, and a person has one title in a month; only what is planted
contradicts that.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from ttdn_cli.text.slugs import slug

FIRST_YEAR, YEARS = 2016, 8
"""The speeches are of these years, in the order of their numbers."""

OFFICIALS, DOCUMENTS = 500, 1_500
"""How many there are; those of higher numbers are only in what is planted."""

_FORMS = {
    "percent": "share",
    "change": "change",
    "count": None,
    "part": "coverage",
    "duration": "duration",
    "multiple": "multiple",
}
"""The forms of figures, and their measure where the words alone do not say it."""


class Body(NamedTuple):
    """A ministry, a People's Committee or another body; `short` is the name within titles."""

    id: str
    vi: str
    en: str
    short: str | None = None
    province: str | None = None


class Official(NamedTuple):
    """A person as of a month."""

    id: str
    family: str
    given: str
    address: tuple[str, str]
    title: tuple[str, str]
    body: Body

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.family} {self.given}"


class Document(NamedTuple):
    """A document of the State or the Party, with the day of its issue."""

    id: str
    type: tuple[str, str]
    number: str
    issuer: Body
    year: int
    month: int
    day: int
    category: str


GOVERNMENT = Body("chinh-phu", "Chính phủ", "Government")
POLITBURO = Body("bo-chinh-tri", "Bộ Chính trị", "Politburo")
PRIME_MINISTER = Body("thu-tuong", "Thủ tướng Chính phủ", "Prime Minister")


class World:
    """All that made-up speeches may speak of.

    Args:
        seed: another one makes another world.
    """

    def __init__(self, seed: int) -> None:
        self.pools: dict[str, Any] = _pools()
        self._seed = f"{seed} "
        self.indicators = [(key, each) for key, each in self.pools["indicators"].items()]
        # Of an official and a month, or of a document: they are asked for thousands of times.
        self.official = lru_cache(1 << 16)(self._official)
        self.document = lru_cache(1 << 16)(self._document)

    @cached_property
    def ministries(self) -> list[Body]:
        """The ministries."""
        return [
            Body(slug(each["vi"], "bo"), each["vi"], each["en"])
            for each in self.pools["ministries"]
        ]

    @cached_property
    def committees(self) -> list[Body]:
        """The People's Committees of provinces."""
        return [
            Body(
                f"ubnd-{slug(name, 'tinh')}",
                f"Ủy ban nhân dân tỉnh {name}",
                f"People's Committee of {name} Province",
                f"UBND tỉnh {name}",
                name,
            )
            for name in self.pools["provinces"]
        ]

    def share(self, *what: object) -> float:
        """Return a number from 0 to 1 that is always the same of the same."""
        return crc32(f"{self._seed}{what}".encode()) / 2**32

    def _official(self, number: int, month: int) -> Official:
        """Return a person as of a month, counted from the first one; no two have one name."""
        families, middles, given = (self.pools[key] for key in ("family", "middle", "given"))
        # A factor that shares none with their product visits each combination once.
        place = number * 1031 % (len(families) * len(middles) * len(given))
        place, family = divmod(place, len(families))
        place, last = divmod(place, len(given))
        middle = middles[place]
        whole = f"{families[family]} {middle['name']} {given[last]}"
        bodies = self.ministries + self.committees
        body = bodies[int(self.share("body", number) * len(bodies))]
        change = int(self.share("promotion", number) * 12 * YEARS)
        step = int(self.share("title", number) * 2) + (month >= change)
        return Official(
            slug(whole, "nguoi"),
            families[family],
            f"{middle['name']} {given[last]}",
            (middle["vi"], middle["en"]),
            self.titles(body)[step],
            body,
        )

    def titles(self, body: Body) -> list[tuple[str, str]]:
        """Return the titles that people have in a body, in both languages, the highest last."""
        every = self.pools["titles"]["province" if body.province else "ministry"]
        names = {"vi": body.vi, "en": body.en, "name": body.province}
        return [(each["vi"].format(**names), each["en"].format(**names)) for each in every]

    def _document(self, number: int) -> Document:
        year = FIRST_YEAR - 4 + int(self.share("year", number) * 4)
        month, day = 1 + number % 12, 1 + number % 28
        kind = int(self.share("kind", number) * 4)
        if kind == 0:
            said, issuer, category = f"{number}/{year}/NĐ-CP", GOVERNMENT, "state"
            type_ = ("Nghị định", "Decree")
        elif kind == 1:
            said, issuer, category = f"{number}/QĐ-TTg", PRIME_MINISTER, "state"
            type_ = ("Quyết định", "Decision")
        elif kind == 2:
            place = number % len(self.ministries)
            code = self.pools["ministries"][place]["code"]
            said, issuer, category = f"{number}/{year}/TT-{code}", self.ministries[place], "state"
            type_ = ("Thông tư", "Circular")
        else:
            said, issuer, category = f"{number}-KL/TW", POLITBURO, "party"
            type_ = ("Kết luận", "Conclusion")
        return Document(slug(said, "so"), type_, said, issuer, year, month, day, category)

    def figure(self, key: str, scope: str, years: float) -> str:
        """Return a figure as a text has it.

        Args:
            key: of its indicator.
            scope: whom it covers.
            years: when, from the beginning of the first year.
        """
        indicator = self.pools["indicators"][key]
        low, high, growth = indicator["low"], indicator["high"], indicator["growth"]
        value = low + (high - low) * self.share(key, scope)
        value *= max(0.1, 1 + growth * years) * (1 + 0.04 * self.share(key, scope, years))
        match indicator["form"]:
            case "percent":
                return f"{_decimal(min(value, 99.4))}%"
            case "change":
                return f"tăng {_decimal(value)}%"
            case "multiple":
                return f"gấp {_decimal(value)} lần"
            case "part":
                whole = int(low + (high - low) * self.share(key, scope))
                return f"{min(int(value * 0.55), whole)}/{whole} {indicator['unit']}"
        number = f"{int(value):,}".replace(",", ".")
        return f"{number} {indicator['unit']}"


def measure_of(indicator: dict[str, Any]) -> str | None:
    """Return what a figure measures, where its words alone do not say it."""
    return _FORMS[indicator["form"]]


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


@cache
def _pools() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("speeches.toml").read_text(encoding="utf-8"))


_NOT_PLAIN = re.compile(r"""[,:#\[\]{}&*!|>'"%@`]|^[-?\d]|^(?:null|true|false|yes|no)$""")


@lru_cache(1 << 16)
def quoted(text: str) -> str:
    """Return a text as a person writes it in YAML: in quotes only where it has to be."""
    if not _NOT_PLAIN.search(text):
        return text
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
