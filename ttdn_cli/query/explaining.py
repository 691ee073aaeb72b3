"""What there is instead, where no record meets conditions."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import Any

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import ValueKind, leaves
from ttdn_cli.query.conditions import Condition
from ttdn_cli.query.printed import ORDER
from ttdn_cli.query.section import Section
from ttdn_cli.query.spelling import bare
from ttdn_cli.text.dates import day_numbers
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.messages import message, spoken

_MOST, _LONGEST = 5, 80
"""How many values are named where none is as asked, and characters of the longest of them."""


def explain_none(
    conditions: tuple[Condition, ...], records: Any, section: Section, index: Index
) -> str:
    """Return what there is instead, where no record meets conditions; nothing where each has some.

    Args:
        conditions: all that were typed.
        records: of which each was asked.
        section: of the records.
        index: the dataset.
    """
    for each in conditions:
        read = each.settled(records, index)
        if not any(read.holds(record, index) for record in records):
            instead = _instead(each, records, section, index)
            return f" {instead}" if instead else ""
    return ""


def _instead(asked: Condition, records: Any, section: Section, index: Index) -> str:
    locale = Locale(spoken())
    name, noun = locale.both(asked.field.heading.vi or "", asked.field.name), section.noun[0]
    values = _values(asked, records, index)
    if not values:
        return message("No {noun} has a value for {name}.", noun=locale.say(noun), name=name)
    if not asked.value:
        return message("Every {noun} has a value for {name}.", noun=locale.say(noun), name=name)
    if asked.kind != "text" and asked.operator in ORDER:
        return _end(asked, name, values, locale)
    shown = {_written(asked, value, leaf, index, locale): value for leaf, value in values}
    # Nobody finds a word by reading sentences.
    if max(map(len, shown)) > _LONGEST:
        return ""
    return message("{name} has {values}.", name=name, values=_some(asked, shown))


def _values(asked: Condition, records: Any, index: Index) -> list[tuple[ValueKind, Any]]:
    """Return what is compared in records; of a text in both languages, that which is spoken."""
    if asked.kind != "text":
        return [pair for record in records for pair in asked.values(record, index)]
    field = asked.field
    found = [each for one in records for each in leaves(field.value(one, index), field.kind)]
    other = next(each for each in Language if each != spoken())
    plain = [(leaf, value) for path, leaf, value in found if [*path][-1:] != [other]]
    return [pair for pair in plain if isinstance(pair[1], str)] or [each[1:] for each in found]


def _end(
    asked: Condition, name: str, values: Sequence[tuple[ValueKind, Any]], locale: Locale
) -> str:
    """Return where the values end on the side that a condition asks beyond."""
    least, plain = asked.operator.startswith("<"), [value for _, value in values]
    if asked.kind == "number":
        number = min(plain) if least else max(plain)
        end = _number(asked, number, values[0][0], locale)
        if least:
            return message("The lowest {name} is {end}.", name=name, end=end)
        return message("The highest {name} is {end}.", name=name, end=end)
    if least:
        first = locale.date(min(plain, key=lambda each: day_numbers(each).start))
        return message("The earliest {name} is {date}.", name=name, date=first)
    last = locale.date(max(plain, key=lambda each: day_numbers(each).stop))
    return message("The latest {name} is {date}.", name=name, date=last)


def _some(asked: Condition, shown: dict[str, Any]) -> str:
    """Return a few of the values that there are: in order, or those first that are spelt alike."""
    matcher = SequenceMatcher(b=bare(asked.value)[:100])

    def unlike(text: str) -> float:
        matcher.set_seq1(bare(text)[:100])
        return -matcher.ratio()

    ordered = sorted(shown, key=unlike if asked.kind == "text" else shown.__getitem__)
    some = " · ".join(ordered[:_MOST])
    if len(ordered) <= _MOST:
        return some
    return message("{values} and {count} more", values=some, count=len(ordered) - _MOST)


def _written(asked: Condition, value: Any, kind: ValueKind, index: Index, locale: Locale) -> str:
    """Return a value as it is printed: that of a reference is the name, as most people know it."""
    if kind.name == "reference":
        label = index.label(value)
        return label.vi or label.en or str(value)
    if kind.name == "date":
        return locale.date(value)
    if kind.name == "choice":
        return locale.word(value)
    return str(value) if isinstance(value, str) else _number(asked, value, kind, locale)


def _number(asked: Condition, value: float, kind: ValueKind, locale: Locale) -> str:
    if asked.compared.name.endswith("percent"):
        return locale.percent(value)
    return str(value) if kind.name == "year" else locale.decimal(value)
