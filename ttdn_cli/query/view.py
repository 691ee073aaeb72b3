"""How a person reads a value: the one formatter of values, for tables and pages alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Literal, NamedTuple

import msgspec

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import ValueKind
from ttdn_cli.facts.records import Evidence
from ttdn_cli.text.locales import Language, Locale

Tone = Literal["plain", "dim", "good", "fair", "late", "poor"]


class Cell(msgspec.Struct, frozen=True):
    """What stands in one place of a table.

    Attributes:
        lines: one text per line; where a cell has one line only, they are joined by `; `.
        tone: what the value means to a reader, for a renderer that has colours.
        hits: where in its only line is what was looked for, from one place to before another.
        bar: a share in per cent, which is drawn before its only line.
    """

    lines: tuple[str, ...]
    tone: Tone = "plain"
    hits: tuple[tuple[int, int], ...] = ()
    bar: float | None = None


NOTHING = Cell(())


def cell(text: str, tone: Tone = "plain") -> Cell:
    """Return a cell of one line."""
    return Cell((text,), tone)


class Run(NamedTuple):
    """A part of a line.

    Attributes:
        text: what it says.
        ref: the id of the record that it names, or None.
        lang: the language of a text as published; None where it is that of the view.
    """

    text: str
    ref: str | None = None
    lang: str | None = None


class Line(NamedTuple):
    """One value, or one of several: its parts, and the published texts that it translates."""

    runs: tuple[Run, ...]
    originals: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The line without its originals."""
        return "".join(run.text for run in self.runs)


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

    def value(self, value: Any, kind: ValueKind) -> Cell:
        """Return the cell of a value."""
        if isinstance(value, list) and value and isinstance(value[0], Evidence):
            paragraph = self.both("đoạn", "para.")
            return Cell(tuple(f"{paragraph} {each.paragraph}: “{each.quote}”" for each in value))
        return Cell(tuple(line.text for line in self.lines(value, kind)))

    def lines(self, value: Any, kind: ValueKind, name: str = "") -> Iterator[Line]:
        """Yield a line for a value, one for each item of a list, none for null.

        Args:
            value: of a field.
            kind: of the value.
            name: of the field. A text in a field whose name ends in `_en` is English; any other is
                as published, in Vietnamese.
        """
        if value is None:
            return
        if kind.item:
            for item in value:
                yield from self.lines(item, kind.item, name)
        elif kind.name == "translated":
            yield self._translated(value, kind)
        elif kind.fields:
            fields = ((getattr(value, name), field, name) for name, field in kind.fields.items())
            yield self._object(chain.from_iterable(self.lines(*each) for each in fields))
        elif kind.name == "reference":
            label = self.say(self.index.label(value))
            yield Line((Run(f"{label} [{value}]" if self.whole else label, value),))
        elif kind.name == "text":
            yield Line((Run(value, lang="en" if name.endswith("_en") else "vi"),))
        else:
            yield Line((Run(self._word(value, kind)),))

    def _translated(self, value: Any, kind: ValueKind) -> Line:
        text = self.say(value)
        if not kind.published or text == value.vi:
            return Line((Run(text),))
        return Line((Run(f"{text} ({value.vi})" if self.whole else text),), (value.vi,))

    def _object(self, parts: Iterable[Line]) -> Line:
        """Return a value of several fields: the first, and the others in brackets."""
        lines = list(parts)
        before, between, after = (" · ", " · ", "") if self.whole else (" (", ", ", ")")
        runs = [*lines[0].runs]
        for number, line in enumerate(lines[1:]):
            runs += (Run(between if number else before), *line.runs)
        if lines[1:] and after:
            runs.append(Run(after))
        return Line(tuple(runs), tuple(chain.from_iterable(line.originals for line in lines)))

    def _word(self, value: Any, kind: ValueKind) -> str:
        if kind.name == "date":
            return self.date(value)
        if kind.name == "choice":
            return self.word(value)
        if kind.name == "number":
            return self.percent(value)
        return self.number(value) if kind.name == "integer" else str(value)
