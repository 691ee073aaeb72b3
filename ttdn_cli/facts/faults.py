"""What disagrees within one record: a name and its parts, a document and its number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from ttdn_cli.facts.types import Path
from ttdn_cli.facts.vocabulary import TYPES_IN_NAMES
from ttdn_cli.text.document_numbers import parse_document_number
from ttdn_cli.text.gazetteer import surnames
from ttdn_cli.text.messages import message


def of_person(person: Any) -> Iterator[tuple[Path, str]]:
    """Yield titles and parts of a name of a group, and parts that are not where they belong.

    The family name is at one end of the name, and the given names are at the other one.
    """
    free = f" {person.name} "
    for field, value in (("family", person.family), ("given", person.given)):
        if not value or not person.name:
            continue
        if person.kind == "group":
            yield (
                (field,),
                message('"{value}": a group has no {field} name', value=value, field=field),
            )
        elif free.startswith(f" {value} "):
            free = "-" + free[len(value) + 1 :]
        elif free.endswith(f" {value} "):
            free = free[: -len(value) - 1] + "-"
        elif field == "given" and person.family:
            what = message(
                '"{value}" does not begin or end the name "{name}" beside the family name',
                value=value,
                name=person.name,
            )
            yield (field,), what
        else:
            what = message(
                '"{value}" does not begin or end the name "{name}"', value=value, name=person.name
            )
            yield (field,), what
    first = str(person.name).split(" ")[0] if person.family and person.name else ""
    begins = first in surnames() and person.family not in surnames()
    if begins and free.endswith("-"):
        what = message(
            '"{value}": in Vietnamese names the family name is the first', value=person.family
        )
        yield ("family",), what
    if person.kind == "group" and person.titles:
        yield ("titles",), message("a group cannot have titles")


def of_document(document: Any) -> Iterator[tuple[Path, str]]:
    """Yield what disagrees: year and date, and a number that says another type or year."""
    date, year, given = document.date, document.year, document.number
    if year and date and str(year).zfill(4) != date[:4]:
        what = message("{year} does not match the date {date}", year=year, date=date)
        yield ("year",), what
    name = (document.name.vi or document.name.en or "").lower() if document.name else ""
    said = (document.type.vi or document.type.en or "").lower() if document.type else ""
    called = next((each for each in TYPES_IN_NAMES if name.startswith(f"{each} ")), None)
    if said and called and said not in TYPES_IN_NAMES[called]:
        what = message("{said!r} does not match the name {name!r}", said=said, name=name)
        yield ("type",), what
    if not given:
        return
    try:
        number = parse_document_number(given)
    except ValueError as error:
        yield ("number",), f'"{given}": {error}'
        return
    if date and number.year and str(number.year) != date[:4]:
        what = message('"{number}" does not match the date {date}', number=given, date=date)
        yield ("number",), what
    if number.is_of_party() and document.category not in (None, "party"):
        what = message(
            '"{number}" is of the Party, and no {category!r}',
            number=given,
            category=document.category,
        )
        yield ("category",), what
    if year and number.year not in (None, year):
        what = message('"{number}" does not match the year {year}', number=given, year=year)
        yield ("number",), what
    type_ = (document.type.vi or document.type.en) if document.type else None
    if type_ and not number.agrees_with_type(type_):
        what = message('"{number}" does not match the type {type!r}', number=given, type=type_)
        yield ("number",), what
