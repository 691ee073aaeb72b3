"""Search all records: those in which all words occur, typed with or without diacritics."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import Annotated, Any

import msgspec

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import ValueKind, kind_of, leaves
from ttdn_cli.facts.types import about
from ttdn_cli.query.answers import Answer, Column, count_of, source_of
from ttdn_cli.query.fields import NAME, Field
from ttdn_cli.query.section import Section, both
from ttdn_cli.query.sections import BY_NAME, SECTIONS
from ttdn_cli.query.view import Cell, View, cell
from ttdn_cli.text.collation import normalize_tones
from ttdn_cli.text.unicode import decode_argument, fold


class Hit(msgspec.Struct, frozen=True):
    """A record in which all words occur, and the text of it that has most of them."""

    id: Annotated[str, about("of the record.")]
    section: Annotated[str, about("the key of its section.")]
    field: Annotated[
        str, about("the name of the field, or of the part of it, that the text is the value of.")
    ]
    text: Annotated[str, about("the text of that field.")]


class _Word:
    """A word that is looked for, where a word of a text begins."""

    def __init__(self, typed: str) -> None:
        self.plain = fold(typed)
        self.marked = normalize_tones(typed) if self.plain != typed.casefold() else None
        before = "(?<!\\w)" if self.plain[:1].isalnum() else ""
        self.pattern = re.compile(before + re.escape(self.plain))


class _Text:
    """A text in which words are looked for, and whether it is of the record itself."""

    def __init__(self, field: str, text: str, *, own: bool = True) -> None:
        self.field = field
        self.text = text
        self.own = own
        self.plain = fold(text)

    def spans(self, word: _Word) -> Iterator[tuple[int, int]]:
        """Yield where the text has a word."""
        places = [place for place, each in enumerate(self.text) for _ in fold(each)]
        for found in word.pattern.finditer(self.plain):
            yield places[found.start()], places[found.end() - 1] + 1

    def has(self, word: _Word) -> bool:
        """Return whether the text has a word, marked or not."""
        return word.plain in self.plain and word.pattern.search(self.plain) is not None

    def has_as_typed(self, word: _Word) -> bool:
        """Return whether the text has a word with the marks that it was typed with, if any."""
        spans = self.spans(word) if word.marked and self.has(word) else ()
        return any(word.marked == normalize_tones(self.text[start:end]) for start, end in spans)

    def has_whole(self, word: _Word) -> bool:
        """Return whether the text has a word that does not go on."""
        found = word.pattern.finditer(self.plain)
        return any(not self.plain[each.end() : each.end() + 1].isalnum() for each in found)


def words_of(arguments: Sequence[str]) -> list[str]:
    """Return the words that a user typed, in one argument or several, each once."""
    return list(dict.fromkeys(" ".join(map(decode_argument, arguments)).split()))


def search(words: Sequence[str], index: Index, section: Section | None = None) -> list[Hit]:
    """Return the records in which all words occur, the best first.

    Args:
        words: at least one.
        index: the dataset.
        section: where to look; None for all sections that the file has. What is derived repeats
            these.

    A word occurs where a word of a text begins with it, case and diacritics aside. Words typed with
    their marks prefer texts that have these. Then those texts come first that have more of the
    words, are these words and nothing else, have them side by side, are of the record itself and
    not of what it refers to, and have the words whole. Then the order of the sections counts.
    """
    wanted, phrase = [_Word(each) for each in words], _Word(" ".join(words))
    sections = [section] if section else [each for each in SECTIONS if each.stored]
    found = []
    for each in sections:
        fields = [(field, field.kind) for field in each.askable]
        for record in each.all(index):
            texts = list(_texts(record, fields, index))
            if all(any(text.has(word) for text in texts) for word in wanted):
                typed = sum(any(text.has_as_typed(word) for text in texts) for word in wanted)
                ranked = ((_rank(text, wanted, phrase), text) for text in texts)
                rank, best = max(ranked, key=itemgetter(0))
                found.append(((typed, *rank), Hit(record.id, each.key, best.field, best.text)))
    found.sort(key=itemgetter(0), reverse=True)
    return [hit for _, hit in found]


def _rank(text: _Text, words: Sequence[_Word], phrase: _Word) -> tuple[int, bool, bool, bool, int]:
    """Return what ranks the text of a record among the others."""
    there = [word for word in words if text.has(word)]
    return (
        sum(1 + text.has_as_typed(word) for word in there),
        phrase.pattern.fullmatch(text.plain) is not None,
        text.has(phrase),
        text.own,
        sum(map(text.has_whole, there)),
    )


def _texts(record: Any, fields: Sequence[tuple[Field, ValueKind]], index: Index) -> Iterator[_Text]:
    """Yield all that can be found of a record: what reads best first, its id last."""
    for field, kind in (*fields[1:], fields[0]):
        for path, leaf, value in leaves(field.value(record, index), kind):
            name = ".".join([field.name, *(step for step in path if isinstance(step, str))])
            if name in ("evidence.paragraph", "inferred.field", "inferred.part"):
                continue
            if leaf.name == "reference" and not field.derive:
                label = index.label(value)
                for language, said in (("vi", label.vi), ("en", label.en)):
                    if said:
                        yield _Text(f"{name}.{NAME}.{language}", said, own=False)
            yield _Text(name, str(value), own=leaf.name != "reference")


def found(every: Sequence[Hit], words: Sequence[str], view: View, limit: int | None) -> Answer:
    """Return the answer that lists at most `limit` hits, the words marked in their texts."""
    hits = every[:limit]
    wanted = [_Word(each) for each in words]
    records = {
        key: {each.id: each for each in BY_NAME[key].all(view.index)}
        for key in {hit.section for hit in hits}
    }
    columns = [
        Column(view.both("Mục", "Section"), on_card="note"),
        Column(view.both("Mã", "Id"), on_card="title"),
        Column(view.both("Trường", "Field")),
        Column(view.both("Nội dung", "Text")),
    ]
    noun = both("bản ghi", "record"), both("bản ghi", "records")
    counted = count_of(len(hits), len(every), noun, view)
    how = view.both("chi tiết: ttdn show MÃ", "details: ttdn show ID")
    source = source_of(view)
    return Answer(
        title=view.both("Kết quả", "Results"),
        columns=columns,
        rows=[_row(hit, records[hit.section][hit.id], wanted, view) for hit in hits],
        caption=f"{counted}; {how} · {source}",
        objects=map(msgspec.to_builtins, hits),
        fields=kind_of(Hit).fields.items(),
    )


def _row(hit: Hit, record: Any, words: Sequence[_Word], view: View) -> list[Cell]:
    found = [each for each in record.inferred if each.field == hit.field]
    shown = f"[{hit.text}]" if found else hit.text
    if found and found[0].part == "year":
        shown = f"[{hit.text[:4]}]{hit.text[4:]}"
    text = _Text(hit.field, shown)
    spans = sorted({span for word in words for span in text.spans(word)})
    heading = BY_NAME[hit.section].selected(hit.field.partition(".")[0]).heading
    return [
        cell(hit.section, "dim"),
        cell(hit.id),
        cell(view.say(heading), "dim"),
        Cell((shown,), hits=tuple(spans)),
    ]
