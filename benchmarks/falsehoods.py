"""Change one thing in a true article, so that it is no longer true."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from benchmarks.articles import Article, Mark
from benchmarks.wrong import (
    BODIES,
    CITIES,
    DOCUMENT_NUMBERS,
    DOCUMENT_SYMBOLS,
    DOCUMENT_TYPES,
    DOCUMENT_YEARS,
    DOCUMENTS_OF_OTHER_TYPES,
    EVENT,
    FIGURES,
    HOLDERS,
    INDICATORS,
    ISSUERS,
    ISSUERS_IN_NUMBERS,
    MONTHS,
    ORGANISERS,
    PROVINCES,
    RANKS,
    RANKS_ADDED,
    SCOPES,
    SUBJECTS,
    SURNAMES,
    SYLLABLES,
    TONES,
    Table,
)

OF_MANY_ITEMS = frozenset({"title: of another"})
"""The kinds of changes that make a pair of items wrong, each of which is right by itself."""

RECOGNISABLE = frozenset(
    {
        *("figure: part", "figure: whole", "figure: percentage", "figure: other words"),
        "figure: of another",
        *(
            f"{what}: {unit}"
            for what in ("event", "as of", "document")
            for unit in ("day", "month", "year", "date in other words")
        ),
        *("name: middle dropped", "name: a syllable", "name: tone", "name: surname"),
        *("title: rank", "title: body"),
        *(
            "document: other type",
            "document: type in words",
            "document: type in the number",
            "document: number",
        ),
        *("document: year in the number", "quotation: a word"),
    }
)
"""The kinds of changes after which a reader still sees what is meant."""


class Change(NamedTuple):
    """One thing that is no longer true.

    Attributes:
        kind: of change.
        edits: what stands where instead, in the order of the text.
        targets: the items that are now wrong.
        mark: what was changed, for the record and the right value.
    """

    kind: str
    edits: Sequence[tuple[int, int, str]]
    targets: Sequence[tuple[int, int]]
    mark: Mark

    def text(self, true: str) -> str:
        """Return the changed article."""
        made, last = "", 0
        for start, end, new in self.edits:
            made += true[last:start] + new
            last = end
        return made + true[last:]

    def places(self) -> list[tuple[int, int]]:
        """Return where the wrong items and the changed words lie in the changed article."""
        edited = [(start, end) for start, end, new in self.edits if new]
        return [self.moved(place) for place in (*self.targets, *edited)]

    def moved(self, place: tuple[int, int]) -> tuple[int, int]:
        """Return where a stretch of the true article lies in the changed one."""
        start, end = place
        for first, last, new in self.edits:
            longer = len(new) - (last - first)
            start += longer if last <= place[0] else 0
            end += longer if last <= place[1] else 0
        return start, end


def changes(article: Article) -> Iterator[Change]:
    """Yield every change of an article that the rules know."""
    for mark in article.marks:
        said = article.text[mark.start : mark.end]
        for kind, wrong in RULES[mark.kind](mark, said, article.language):
            if wrong != said and (kind != "title: holder" or _has_title(article, mark)):
                yield Change(kind, [(*mark.place, wrong)], [mark.place], mark)
        if mark.kind in "si":
            yield from _of_figures(article, mark, said)
    yield from _swapped(article)


def _of_figures(article: Article, mark: Mark, said: str) -> Iterator[Change]:
    """Yield changes of what a figure is of: the figure is what is wrong then."""
    figures = [each for each in article.marks if each.kind == "f" and _beside(each, mark)]
    own = [each.place for each in figures if each.record == mark.record]
    targets = sorted(own, key=lambda place: abs(place[0] - mark.start))[:1]
    tables = {
        "s": [("figure: scope", SCOPES)],
        "i": [("figure: work", SUBJECTS), ("figure: thing", INDICATORS)],
    }[mark.kind]
    for kind, table in tables:
        for wrong in _replaced(table, said):
            yield Change(kind, [(*mark.place, wrong)], targets, mark)


def _beside(one: Mark, other: Mark) -> bool:
    return one.sentence == other.sentence


def _swapped(article: Article) -> Iterator[Change]:
    """Yield changes that swap two figures, or two names that have their titles, of one wording."""
    for number, one in enumerate(article.marks):
        for other in article.marks[number + 1 :]:
            same = one.kind == other.kind and _beside(one, other) and one.record != other.record
            if one.kind not in "fp" or not same or one.wrong or other.wrong:
                continue
            first, second = (article.text[each.start : each.end] for each in (one, other))
            titles = [each for each in article.marks if _is_held(each, one, other)]
            kind = "figure: swapped" if one.kind == "f" else "title: of another"
            enough = len({each.record for each in titles}) == 2 or one.kind == "f"
            if enough and first != second:
                edits = [(*one.place, second), (*other.place, first)]
                places = [each.place for each in (one, other, *titles)]
                yield Change(kind, edits, places, one)


def _has_title(article: Article, name: Mark) -> bool:
    return any(_is_held(each, name, name) for each in article.marks)


def _is_held(title: Mark, one: Mark, other: Mark) -> bool:
    """Return whether a mark is the title that one of two people holds in the same wording."""
    return title.kind == "t" and _beside(title, one) and title.record in (one.record, other.record)


Wrong = Iterator[tuple[str, str]]
"""Kinds of changes, each with what then stands there."""


def _replaced(table: Table, said: str) -> Iterator[str]:
    """Yield what is said with the first word of a table that stands in it replaced."""
    plain = said.isascii()
    for word, others in table.items():
        sought = re.escape(bare(word) if plain else word)
        if found := re.search(rf"(?<!\w){sought}(?!\w)", said, re.IGNORECASE):
            for other in others:
                new = other if found.group()[0].isupper() else other[0].lower() + other[1:]
                yield said[: found.start()] + (bare(new) if plain else new) + said[found.end() :]
            return


def bare(text: str) -> str:
    """Return a text without diacritics, as papers in other languages print names."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(each for each in letters if not unicodedata.combining(each))


def _figure(mark: Mark, said: str, language: str) -> Wrong:
    if mark.wrong:
        yield from (("figure: other words", wrong) for wrong in mark.wrong)
        return
    percent = re.fullmatch(r"(\d+(?:[.,]\d+)?)( ?%| per cent| percent)", said)
    if percent:
        for wrong in FIGURES[percent[1].replace(",", ".")]:
            number = wrong.replace(".", ",") if language == "vi" else wrong
            yield "figure: percentage", number + percent[2]
    elif part := re.match(r"\d+", said):
        for wrong in FIGURES[part.group()]:
            yield "figure: part", wrong + said[part.end() :]
        if (whole := re.search(r"63\Z", said)) and whole.start():
            for wrong in FIGURES["whole"]:
                yield "figure: whole", said[: whole.start()] + wrong
    for other in FIGURES.get(f"other {said}", ()):
        yield "figure: of another", other


def _date(kind: str) -> Callable[[Mark, str, str], Wrong]:
    def wrong(mark: Mark, said: str, language: str) -> Wrong:
        if mark.wrong:
            yield from ((f"{kind}: date in other words", each) for each in mark.wrong)
            return
        for unit, text in _other_dates(said):
            yield f"{kind}: {unit}", text

    return wrong


_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})")
_NUMERIC = re.compile(
    r"(?<!\d)(?:(?P<day>\d{1,2})[/. -])??(?P<month>\d{1,2})"
    r"(?:[/. -](?P<year>\d{4}))?(?![/.-]?\d)"
)
_WORDS = re.compile(
    r"(?:(?P<day>\d{1,2}) )?tháng (?P<month>\d{1,2})(?:(?: năm |/)(?P<year>\d{4}))?"
)
_ENGLISH = re.compile(
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)? (?:of )?)?(?P<month>"
    + "|".join(MONTHS)
    + r")(?:,? (?P<year>\d{4}))?"
)
_AMERICAN = re.compile(
    r"(?P<month>" + "|".join(MONTHS) + r") (?P<day>\d{1,2})(?:th)?(?!\d)(?:, (?P<year>\d{4}))?"
)


def _other_dates(said: str) -> Iterator[tuple[str, str]]:
    for pattern in (_ISO, _WORDS, _AMERICAN, _ENGLISH, _NUMERIC):
        if found := pattern.search(said):
            break
    else:
        raise ValueError(f"no date: {said}")
    for unit in ("day", "month", "year"):
        if value := found[unit]:
            for other in MONTHS.get(value) or _other_numbers(unit, value):
                start, end = found.span(unit)
                yield unit, said[:start] + other + said[end:]


def _other_numbers(unit: str, value: str) -> Iterator[str]:
    number = int(value)
    for step in (-1, 1) if unit != "day" else (1, -1, 10):
        if unit == "month" and not 1 <= number + step <= 12:
            continue
        yield str(number + step).zfill(len(value))


def _name(mark: Mark, said: str, language: str) -> Wrong:
    syllables = said.split()
    plain = said.isascii()
    tables = [("name: surname", SURNAMES), ("name: a syllable", SYLLABLES)]
    tables += [] if plain else [("name: tone", TONES)]
    for kind, table in tables:
        table = (
            {bare(key): [bare(each) for each in table[key]] for key in table} if plain else table
        )
        for place, syllable in enumerate(syllables):
            for other in table.get(syllable, ()):
                yield kind, " ".join([*syllables[:place], other, *syllables[place + 1 :]])
    for place in range(1, len(syllables) - 1):
        yield "name: middle dropped", " ".join(syllables[:place] + syllables[place + 1 :])
    for other in HOLDERS:
        yield "title: holder", bare(other) if plain else other


def _title(mark: Mark, said: str, language: str) -> Wrong:
    yield from (("title: rank", wrong) for wrong in _replaced(RANKS, said))
    yield from (("title: rank added", wrong) for wrong in _replaced(RANKS_ADDED, said))
    yield from (("title: body", wrong) for wrong in _replaced(PROVINCES, said))
    yield from (("title: body", wrong) for wrong in _replaced(BODIES, said))


def _document(mark: Mark, said: str, language: str) -> Wrong:
    tables: dict[str, Table] = {
        "document: type in words": DOCUMENT_TYPES,
        "document: number": DOCUMENT_NUMBERS,
        "document: year in the number": DOCUMENT_YEARS,
    }
    for kind, table in tables.items():
        yield from ((kind, wrong) for wrong in _replaced(table, said))
    symbols = {
        "document: type in the number": DOCUMENT_SYMBOLS,
        "document: issuer in the number": ISSUERS_IN_NUMBERS,
    }
    for kind, table in symbols.items():
        for symbol, others in table.items():
            if said.endswith(symbol):
                yield from ((kind, said.removesuffix(symbol) + other) for other in others)
    for symbol, word, other in DOCUMENTS_OF_OTHER_TYPES[language]:
        if said.endswith(symbol):
            types = {each: [word] for each in DOCUMENT_TYPES}
            other_number = said.removesuffix(symbol) + other
            yield from (("document: other type", wrong) for wrong in _replaced(types, other_number))


def _quotation(mark: Mark, said: str, language: str) -> Wrong:
    yield from (("quotation: a word", wrong) for wrong in mark.wrong)


def _of_table(kind: str, *tables: Table) -> Callable[[Mark, str, str], Wrong]:
    def wrong(mark: Mark, said: str, language: str) -> Wrong:
        for table in tables:
            yield from ((kind, each) for each in _replaced(table, said))

    return wrong


def _place(mark: Mark, said: str, language: str) -> Wrong:
    yield from (("event: city", wrong) for wrong in _replaced(CITIES, said))
    yield from (("event: province", wrong) for wrong in _replaced(PROVINCES, said))


def _event(mark: Mark, said: str, language: str) -> Wrong:
    for word, others in EVENT.items():
        yield from (("event: a word", wrong) for wrong in _replaced({word: others}, said))


def _of_no_item(mark: Mark, said: str, language: str) -> Wrong:
    return iter(())


RULES: dict[str, Callable[[Mark, str, str], Wrong]] = {
    "f": _figure,
    "s": _of_no_item,
    "i": _of_no_item,
    "d": _date("event"),
    "a": _date("as of"),
    "x": _date("document"),
    "p": _name,
    "t": _title,
    "o": _of_table("organiser", ORGANISERS),
    "l": _place,
    "c": _document,
    "k": _of_table("document: issuer", ISSUERS),
    "e": _event,
    "q": _quotation,
}
"""How each kind of mark becomes wrong."""
