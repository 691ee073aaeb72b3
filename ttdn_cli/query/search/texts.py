"""What can be found of a record: its values as they stand and as they are printed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import KindName, ValueKind, leaves
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.records import Term
from ttdn_cli.facts.texts import Record
from ttdn_cli.query.fields import NAME, Field
from ttdn_cli.query.printed import figures, shortfalls
from ttdn_cli.query.search.questions import content_of
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import BY_NAME
from ttdn_cli.text.dates import parse_time, precision
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.unicode import nfc
from ttdn_cli.text.words import Word, folded, words_of

Role = Literal["own", "printed", "quote", "reference", "heading", "note"]
"""What a text is to its record: a value of its own, that value as it is printed, a quote of the
evidence, the name of what it refers to, the heading of a value, or a note on it, such as its
source."""

_LOCALES = {each: Locale(each) for each in Language}
_NOT_SEARCHED = {"id", "mentioned_in", "review", "precision"}
_NOTES = {"inferred", "source", "date_basis"}
_WITHOUT_TEXT = ("evidence.paragraph", "inferred.field", "inferred.part")

_LEAD = re.compile(r"([^:,;(.]{2,60})[:,;(]")
"""What a definition begins with, often the term in the other language."""


def is_searched(field: str) -> bool:
    """Return whether a search reads all texts of a field, by its name or that of a part of it."""
    return field.partition(".")[0] not in _NOT_SEARCHED | {"evidence", "inferred"}


class SearchText:
    """A text of a record.

    Attributes:
        field: the name of the field, or of the part of it, that the text is the value of.
        text: as it stands or is printed.
        role: what it is to the record.
        language: in which it is, or None where it is the same in all, such as a number.
        whole: whether it is found only as a whole.
    """

    __slots__ = ("_folded", "field", "language", "role", "text", "whole")

    def __init__(
        self,
        field: str,
        text: str,
        role: Role = "own",
        language: str | None = None,
        *,
        whole: bool = False,
    ) -> None:
        self.field = field
        self.text = text
        self.role = role
        self.language = language
        self.whole = whole
        self._folded: str | None = None

    @property
    def words(self) -> list[Word]:
        """Its words; they are read when they are asked for, as a dataset may have many texts."""
        return _words(self.text)

    @property
    def folded(self) -> str:
        """The text without case and diacritics, which has the key of each of its words."""
        if self._folded is None:
            self._folded = folded(self.text)
        return self._folded

    def written(self, word: Word) -> str:
        """Return one of its words in small letters, as it is written."""
        return nfc(self.text[word.start : word.end]).casefold()


@lru_cache(maxsize=10_000)
def _words(text: str) -> list[Word]:
    return words_of(text)


class Searchable:
    """A record and its texts.

    Attributes:
        section: of the record.
        record: the record itself.
        texts: what can be found of it, what reads best first.
    """

    def __init__(self, searched: _Searched, record: Any, index: Index) -> None:
        self.section = searched.section
        self.record = record
        self.texts = list(_texts(searched, record, index))
        self._folded: str | None = None

    @property
    def folded(self) -> str:
        """All its texts without case and diacritics, which has the key of each of their words."""
        if self._folded is None:
            self._folded = "\n".join({text.folded for text in self.texts})
        return self._folded


def searchable(sections: Sequence[Section], index: Index) -> list[Searchable]:
    """Return every record of sections with its texts."""
    return [
        Searchable(searched, record, index)
        for searched in map(_searched, sections)
        for record in searched.section.all(index)
    ]


class _Searched(NamedTuple):
    """What is the same for all records of a section.

    Attributes:
        section: of the records.
        fields: those that are searched, each with the kind of its values.
        heads: the name of the field that stands for their label.
    """

    section: Section
    fields: list[tuple[Field, ValueKind]]
    heads: str


def _searched(section: Section) -> _Searched:
    askable = section.askable
    fields = [(each, each.kind) for each in askable if each.name not in _NOT_SEARCHED]
    return _Searched(section, fields, _field_of_label(section, [each.name for each in askable]))


def _texts(searched: _Searched, record: Any, index: Index) -> Iterator[SearchText]:
    for field, kind in searched.fields:
        value = field.value(record, index)
        if value is not None and value != []:
            yield from _of_field(field, kind, value, index)
    if isinstance(record, Metric):
        for figure in figures(record, index):
            yield SearchText("given", figure, "printed")
        for shortfall in shortfalls(record, index):
            yield SearchText("remaining", shortfall, "printed")
    if record.id in index.furthest_behind:
        for language, locale in _LOCALES.items():
            mark = locale.both("thấp nhất", "lowest")
            yield SearchText("rank_from_lowest", mark, "printed", language)
    elif record.id in index.furthest_ahead:
        for language, locale in _LOCALES.items():
            mark = locale.both("cao nhất", "highest")
            yield SearchText("percent", mark, "printed", language)
    yield from _nouns(searched.section.key)
    if isinstance(record, Record):
        label, heads = record.label, searched.heads
        for code, said in (("vi", label.vi), ("en", label.en)):
            if said and said not in (record.id, getattr(record, heads, None)):
                yield SearchText(heads, said, "own", code)
    if isinstance(record, Term):
        for code, said in (("vi", record.meaning.vi), ("en", record.meaning.en)):
            if said and (lead := _LEAD.match(said)):
                yield SearchText(f"meaning.{code}", lead[1].strip('"'), "own", code)


def _of_field(field: Field, kind: ValueKind, value: Any, index: Index) -> Iterator[SearchText]:
    source = index.source.language
    filled = False
    for path, leaf, each in leaves(value, kind):
        filled = True
        name = ".".join([field.name, *(step for step in path if isinstance(step, str))])
        if name in _WITHOUT_TEXT:
            continue
        if leaf.name == "reference":
            label = index.label(each)
            for language, said in (("vi", label.vi), ("en", label.en)):
                if said:
                    yield SearchText(f"{name}.{NAME}.{language}", said, "reference", language)
            continue
        if field.name == "evidence":
            own = source if path[-1] == "quote" else _other(source)
            yield SearchText(name, str(each), "quote", own)
        elif field.name in _NOTES:
            yield SearchText(name, str(each), "note", str(path[-1]))
        elif leaf.name == "text":
            yield SearchText(name, str(each), "own", _language_of(name, source))
        else:
            yield from _printed(name, leaf.name, each)
    if filled and not field.program:
        yield from _headings(field.name, field.heading.vi or "", field.heading.en or "")


def _field_of_label(section: Section, names: Sequence[str]) -> str:
    """Return which of its fields stands for the label of a record, which users may name."""
    return next(
        name for name in (section.headline, "name", "number", "indicator", "id") if name in names
    )


def _language_of(name: str, source: str) -> str:
    """Return the language of the text in a field: that in which its name ends, or of the source."""
    ending = name.replace("_", ".").rpartition(".")[2]
    return ending if ending in [*Language] else source


def _other(language: str) -> str:
    return next(each for each in Language if each != language)


@cache
def _headings(name: str, vi: str, en: str) -> list[SearchText]:
    """Return the headings of a field, with their small words and without: `On behalf of`."""
    texts = []
    for language, heading in (("vi", vi), ("en", en)):
        content = " ".join(heading[w.start : w.end] for w in content_of(words_of(heading)))
        for text in dict.fromkeys((heading, content)):
            texts.append(SearchText(name, text, "heading", language, whole=True))
    return texts


@cache
def _nouns(key: str) -> list[SearchText]:
    """Return what the records of a section are called, by its key."""
    section = BY_NAME[key]
    names = (*section.noun, section.title)
    return [
        SearchText("id", text, "heading", language, whole=True)
        for name in names
        for language, text in (("vi", name.vi), ("en", name.en))
        if text
    ]


@lru_cache(maxsize=10_000)
def _printed(name: str, kind: KindName, value: Any) -> list[SearchText]:
    """Return a number, a date or a word of a fixed list in the forms in which it is printed."""
    whole = kind == "choice"
    texts = [SearchText(name, str(value), whole=whole or kind == "date")]
    for language, locale in _LOCALES.items():
        forms: list[str] = []
        if kind == "date":
            forms = [*_dates(value, locale)]
        elif kind == "choice":
            forms = [locale.word(value)]
        elif kind == "number":
            rounded = (round(value, digits) for digits in (2, 1, 0))
            forms = list(dict.fromkeys(locale.percent(each) for each in rounded))
            forms.append(locale.decimal(value))
        texts += [SearchText(name, form, "printed", language, whole=whole) for form in forms]
    return texts


def _dates(date: str, locale: Locale) -> Iterator[str]:
    yield locale.date(date)
    yield locale.spoken_date(date)
    if precision(date) == "day":
        first = parse_time(date)[0]
        year, month, day = map(int, first.split("-"))
        yield locale.both(
            f"ngày {day} tháng {month} năm {year}",
            f"{locale.date(first[:7]).split()[0]} {day}, {year}",
        )
    elif precision(date) == "month":
        year, month = map(int, parse_time(date)[0].split("-"))
        yield locale.both(f"tháng {month} năm {year}", f"{month}/{year}")
