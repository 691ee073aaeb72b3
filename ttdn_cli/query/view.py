"""How a person reads a value: cells of text in the chosen language."""

from __future__ import annotations

from typing import Any, Literal

import msgspec
from msgspec import inspect as types

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import bare
from ttdn_cli.facts.records import Evidence, Named
from ttdn_cli.text.locales import Language, Locale

Tone = Literal["plain", "dim", "good", "fair", "late", "poor"]


class Cell(msgspec.Struct, frozen=True):
    """What stands in one place of a table.

    Attributes:
        lines: one text per line; where a cell has one line only, they are joined by `; `.
        tone: what the value means to a reader, for a renderer that has colours.
        hits: where in its only line is what was looked for, from one place to before another.
    """

    lines: tuple[str, ...]
    tone: Tone = "plain"
    hits: tuple[tuple[int, int], ...] = ()


NOTHING = Cell(())


def cell(text: str, tone: Tone = "plain") -> Cell:
    """Return a cell of one line."""
    return Cell((text,), tone)


class View(Locale):
    """A dataset as seen in one language.

    Attributes:
        index: the dataset.
        language: in which a person reads it.
        whole: whether names come with their ids, and translations with what they translate.
    """

    def __init__(self, index: Index, language: Language, *, whole: bool = False) -> None:
        super().__init__(language)
        self.index = index
        self.whole = whole

    def evidence(self, evidence: list[Evidence]) -> Cell:
        """Return a line for each quote, with its paragraph."""
        paragraph = self.both("đoạn", "para.")
        return Cell(tuple(f"{paragraph} {each.paragraph}: “{each.quote}”" for each in evidence))

    def value(self, value: Any, type_: types.Type) -> Cell:
        """Return the cell of any value, as its type in `records.py` says."""
        if value is None or value == []:
            return NOTHING
        if isinstance(type_, types.ListType):
            if value and isinstance(value[0], Evidence):
                return self.evidence(value)
            items = (self.value(item, type_.item_type).lines for item in value)
            return Cell(tuple(line for lines in items for line in lines))
        return cell(self.line(value, type_))

    def line(self, value: Any, type_: types.Type) -> str:
        """Return the text of a value that is not a list."""
        type_, extra = bare(type_)
        if "refers_to" in extra:
            name = self.say(self.index.label(value))
            return f"{name} [{value}]" if self.whole else name
        if "date" in extra:
            return self.date(value)
        if isinstance(type_, types.LiteralType):
            return self.word(value)
        if isinstance(type_, types.FloatType):
            return self.percent(value)
        if isinstance(type_, types.IntType):
            return str(value) if "year" in extra else self.number(value)
        if isinstance(type_, types.StructType):
            if {"vi", "en"} == set(type_.cls.__struct_fields__):
                published = self.whole and isinstance(value, Named) and self.say(value) != value.vi
                return f"{self.say(value)} ({value.vi})" if published else self.say(value)
            return self.parts(value, type_)
        return str(value)

    def parts(self, value: Any, type_: types.StructType) -> str:
        """Return a value of several fields: the first, and the others in brackets."""
        given = [(getattr(value, each.name), each.type) for each in type_.fields]
        first, *rest = (self.line(*each) for each in given if each[0] is not None)
        if self.whole:
            return " · ".join([first, *rest])
        return f"{first} ({', '.join(rest)})" if rest else first
