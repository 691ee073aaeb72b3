"""How a person reads a value: the one formatter of values, for tables and pages alike."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, Literal, NamedTuple

import msgspec

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import ValueKind
from ttdn_cli.facts.metrics import Metric, Quantity, subject_of
from ttdn_cli.facts.texts import Evidence, Record
from ttdn_cli.query.derived import document_of
from ttdn_cli.text.gazetteer import load
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.measures import PER_CENT

Tone = Literal["plain", "dim", "good", "fair", "late", "poor"]


class Cell(msgspec.Struct, frozen=True):
    """What stands in one place of a table.

    Attributes:
        lines: one text per line; where a cell has one line only, they are joined by `; `.
        tone: what the value means to a reader, for a renderer that has colours.
        hits: where in its only line is what was looked for, from one place to before another.
        bar: a share in per cent, which is drawn before its only line.
        scale: the share at which the scale of the bar begins.
        plain: in a document, which has no bars, the heading of its column and what it says.
    """

    lines: tuple[str, ...]
    tone: Tone = "plain"
    hits: tuple[tuple[int, int], ...] = ()
    bar: float | None = None
    scale: float = 0
    plain: tuple[str, str] | None = None


NOTHING = Cell(())


def cell(text: str, tone: Tone = "plain") -> Cell:
    """Return a cell of one line."""
    return Cell((text,), tone)


def date_cell(date: str | None, inferred: Literal["year", "date"] | None, locale: Locale) -> Cell:
    """Return a cell with a date, what is inferred of it in square brackets; none without one."""
    if not date:
        return NOTHING
    said = locale.date(date, year_inferred=inferred == "year")
    return cell(f"[{said}]" if inferred == "date" else said)


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
        dataset: the id of the dataset, where it is one of many, or nothing.
    """

    def __init__(
        self, index: Index, language: Language, *, whole: bool = False, dataset: str = ""
    ) -> None:
        super().__init__(language)
        self.index = index
        self.whole = whole
        self.dataset = dataset

    def id_of(self, id_: str) -> str:
        """Return the id of a record as a user types it: of one of many datasets with that one's."""
        return f"{self.dataset}:{id_}" if self.dataset else id_

    def date_of(self, record: Record) -> str:
        """Write the date of a record on the timeline, what is inferred of it in square brackets."""
        date = self.date(record.dated or "", year_inferred=record.year_inferred)
        return f"[{date}]" if record.date_inferred else date

    @property
    def title(self) -> str:
        """The title of the text in the language of the view, or as published.

        One without a title is called by its event, else by what kind of document it is.
        """
        source, event = self.index.source, self.index.event
        if source.title:
            return self.both(source.title_vi or "", source.title_en or "") or source.title
        return self.say(event.label if event else document_of(self.index))

    def date_in(self, record: Record, field: str) -> str:
        """Write the date in a field of a record, what is inferred of it in square brackets."""
        found = record.inference(field)
        years = found is not None and found.part == "year"
        date = self.date(getattr(record, field), year_inferred=years)
        return date if found is None or years else f"[{date}]"

    def subject(self, metric: Metric) -> str:
        """Write whom or what a figure covers and what is measured of them, in one phrase."""
        scope = self.say(metric.scope) if metric.scope else None
        return subject_of(self.say(metric.indicator), scope)

    def figure(self, metric: Metric) -> str:
        """Write a figure: a part of a whole with its share, any other as published.

        One that is published in another language is written in the words of this one, but for the
        unit.
        """
        read, own = metric.reading, self.language == self.index.source.language
        if read and read.denominator and read.numerator is not None and metric.measure != "change":
            share = f" ({self.percent(metric.percent)})" if metric.percent is not None else ""
            if own and (read.approximation or not read.counts_part):
                return f"{metric.given}{share}"
            # `2/3` is a fraction, and nothing that is counted.
            of = "/" if read.denominator < 10 else self.both("/", " of ")
            part, whole = self.quantity(read.numerator), self.quantity(read.denominator)
            rank = self.both("thứ ", "No. ") if metric.measure == "rank" else ""
            return f"{rank}{self._limit(read)}{part}{of}{whole}{share}"
        if read is None or own or read.denominator:
            return metric.given
        if read.value is not None:
            number = self.quantity(read.value)
        elif read.low is not None and read.high is not None:
            number = f"{self.quantity(read.low)} – {self.quantity(read.high)}"
        else:
            return metric.given
        if metric.measure == "rank":
            return self.both(f"thứ {number}", f"No. {number}")
        unit = self._unit(read.unit or "")
        if metric.measure != "change" or read.value is None:
            return f"{self._limit(read)}{number}{unit}"
        if not read.approximation and unit == "%":
            return f"{'+' if read.value > 0 else ''}{number}{unit}"
        # Who says over -10% says a smaller fall.
        way = self.both("tăng", "up") if read.value > 0 else self.both("giảm", "down")
        return f"{way} {self._limit(read)}{self.quantity(abs(read.value))}{unit}"

    def _unit(self, unit: str) -> str:
        if unit in PER_CENT:
            return "%"
        named = load("units")["translated"][self.language].get(unit, unit)
        return f" {named}" if named else ""

    def _limit(self, read: Quantity) -> str:
        return f"{self.word(read.approximation)} " if read.approximation else ""

    def value(self, value: Any, kind: ValueKind) -> Cell:
        """Return the cell of a value."""
        if isinstance(value, list) and value and isinstance(value[0], Evidence):
            return Cell(
                tuple(self.message("para. {quote}", quote=self.quote(each)) for each in value)
            )
        return Cell(tuple(line.text for line in self.lines(value, kind)))

    def quote(self, entry: Evidence) -> str:
        """Write a quote with its paragraph before it, and with its gloss, if there is one."""
        gloss = f" ({entry.gloss})" if entry.gloss else ""
        return f"{entry.paragraph}: “{entry.quote}”{gloss}"

    def lines(self, value: Any, kind: ValueKind, name: str = "") -> Iterator[Line]:
        """Yield a line for a value, one for each item of a list, none for null.

        Args:
            value: of a field.
            kind: of the value.
            name: of the field. A text in a field whose name ends in a language is in that; any
                other is in that of the source.
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
            yield Line((Run(f"{label} [{self.id_of(value)}]" if self.whole else label, value),))
        elif kind.name == "text":
            ending = name.rpartition("_")[2]
            lang = ending if ending in [*Language] else self.index.source.language
            yield Line((Run(value, lang=lang),))
        else:
            yield Line((Run(self._word(value, kind)),))

    def _translated(self, value: Any, kind: ValueKind) -> Line:
        text, language = self.say(value), self.index.source.language
        original = getattr(value, language) if kind.is_published(language) else None
        if original is None or language == self.language or getattr(value, self.language) is None:
            return Line((Run(text),))
        if text == original:
            return Line((Run(text),))
        return Line((Run(f"{text} ({original})" if self.whole else text),), (original,))

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
            return self.decimal(value)
        return self.number(value) if kind.name == "integer" else str(value)
