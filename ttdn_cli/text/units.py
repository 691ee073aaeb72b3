"""The units and the magnitude words that may follow a number."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import Literal, NamedTuple, get_args

from ttdn_cli.text.gazetteer import Gazetteer, load
from ttdn_cli.text.numbers import MAGNITUDES

UnitKind = Literal["percent", "currency", "measurement", "duration", "multiple", "count"]


class Unit(NamedTuple):
    """A unit as it stands in a text, and what kind it is; `of` says more (`tấn/năm`)."""

    text: str
    kind: UnitKind


MAGNITUDE = "|".join(sorted(MAGNITUDES, key=len, reverse=True))
"""The magnitude words as alternatives of a pattern."""

_SPACE = r"[ ]{0,3}"
_SCALES = re.compile(
    rf"(?:{_SPACE}(?:{MAGNITUDE})(?!\w| phú(?!\w))){{1,4}}(?: rưỡi(?!\w))?|(?:k|tr)(?![\w/])|"
    r" ?tr\.? ?(?=(?:đồng|đ)(?!\w))"
)
_CODES = re.compile("usd|eur|vnd|vnđ")


@cache
def _units() -> tuple[Gazetteer, dict[str, Unit], dict[str, tuple[Unit, int]]]:
    data = load("units")
    units: dict[str, Unit] = {}
    kinds: tuple[UnitKind, ...] = get_args(UnitKind)
    for kind in kinds[::-1]:
        units |= {each.lower(): Unit(each, kind) for each in data[kind]}
    converted = {
        name: (Unit(each["unit"], "duration"), each["value"])
        for name, each in data["converted"].items()
    }
    return Gazetteer(units), units, converted


@cache
def _per() -> re.Pattern[str]:
    """Return what says of which a unit is counted, after a stroke or `per`: `đồng/kg`."""
    data = load("units")
    every = sorted({each.lower() for each in (*data["per"], *data["measurement"])}, key=len)
    after_stroke, after_per = (
        "|".join(map(re.escape, each)) for each in (every[::-1], data["per_en"])
    )
    return re.compile(rf"(?:/(?:{after_stroke})(?!\w)){{1,2}}| per (?:{after_per})(?!\w)")


@cache
def _written() -> dict[str, str]:
    """Return the units of measurement with capitals, by their small letters: `kWh`."""
    return {each.lower(): each for each in load("units")["measurement"] if not each.islower()}


def match_unit(low: str, start: int) -> tuple[int, Unit] | None:
    """Return the end of the unit at a place, and the unit, or None without a known one.

    Args:
        low: the text in lower case.
        start: where a unit may begin, after at most three spaces.
    """
    gazetteer, units, _ = _units()
    place = start
    while low[place : place + 1] == " " and place < start + 3:
        place += 1
    end = gazetteer.match(low, place)
    if end is None or (place == start and low[place].isalpha() and end - place > 5):
        return None
    unit = units[low[place:end]]
    if unit.kind == "percent" and unit.text == "điểm":
        unit = unit._replace(kind="count")
    if per := _per().match(low, end):
        of = _CODES.sub(lambda code: code.group().upper(), per.group())
        of = "/".join(_written().get(each, each) for each in of.split("/"))
        unit, end = unit._replace(text=unit.text + of), per.end()
    return end, unit


def years_of(unit: Unit) -> tuple[Unit, int] | None:
    """Return the unit `năm` or `years` and how many of it a longer one has, or None of others."""
    return _units()[2].get(unit.text)


def parts_of(unit: Unit) -> dict[str, int]:
    """Return the smaller units in which the rest of a unit is said, and how many make it up."""
    parts: dict[str, int] = load("units")["parts"].get(unit.text, {})
    return parts


def match_magnitude(low: str, start: int) -> tuple[Decimal | None, int]:
    """Return the product of the magnitude words at a place and their end, or None and the place."""
    found = _SCALES.match(low, start)
    if not found:
        return None, start
    words = found.group().split()
    if words[-1] in ("k", "tr", "tr."):
        return Decimal(10**3 if words[-1] == "k" else 10**6), found.end()
    product = Decimal(1)
    half = words[-1] == "rưỡi"
    for word in words[: -1 if half else None]:
        product *= MAGNITUDES[word]
    return product, found.end()


@cache
def _names() -> dict[str, str]:
    """Return the unit that each name stands for, by its small letters."""
    return {each.lower(): unit for unit, names in load("units")["same"].items() for each in names}


def name_unit(unit: str) -> str:
    """Return one name of a unit for all that it is called: `VND` and `đồng` are one.

    What it is counted of stays: `đồng/kg` is another unit than `đồng`.
    """
    text, stroke, rest = unit.lower().partition("/")
    return _names().get(text, text) + stroke + rest


def names_of(unit: str) -> list[str]:
    """Return all that a unit is called, itself first."""
    name = name_unit(unit)
    return list(dict.fromkeys([unit, *load("units")["same"].get(name, [])]))


def base_of(unit: str) -> tuple[str, int]:
    """Return the name of the unit by which a unit can be compared, and how many of it one is.

    A hectare is 10,000 square metres. What it is counted of stays.
    """
    name, stroke, rest = name_unit(unit).partition("/")
    measure = load("units")["measures"].get(name, {"unit": name, "value": 1})
    return measure["unit"] + stroke + rest, measure["value"]


def is_currency(unit: str) -> bool:
    """Return whether a unit is one of money."""
    known = _units()[1].get(unit.lower().partition("/")[0])
    return known is not None and known.kind == "currency"
