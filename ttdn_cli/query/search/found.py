"""The answer to a search: a row for each record, its headline beside the words that were found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Annotated, NamedTuple

import msgspec

from ttdn_cli.facts.kinds import kind_of
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.texts import Record
from ttdn_cli.facts.types import about
from ttdn_cli.query.answers import (
    Answer,
    Card,
    Column,
    caption_of,
    count_of,
    count_of_kinds,
    hint_of,
)
from ttdn_cli.query.search.matching import Match, spans_in
from ttdn_cli.query.search.searcher import Found
from ttdn_cli.query.search.terms import Phrase
from ttdn_cli.query.search.texts import SearchText
from ttdn_cli.query.section import both
from ttdn_cli.query.sections import STATS
from ttdn_cli.query.view import NOTHING, Cell, View, cell
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.unicode import shorten

_GIST = {
    "attendees": ("role",),
    "people": ("role", "organizations"),
    "metrics": ("figure", "remaining"),
    "legal_references": ("issued_by", "date"),
    "organizations": ("name", "name_en", "name_vi"),
    "places": ("name", "name_en", "name_vi"),
    "glossary": ("expansion", "meaning"),
    "event": ("date", "city"),
    "milestones": ("date",),
    "quotations": ("said_by",),
}
"""What to say of a record whose headline has all the words: fields by the key of its section."""

_ANSWERS = {"attendees": "reference", "people": "reference", "timeline": "date"}
"""Of which kind a value is that answers `who` and `when`, by the section that these are after."""


class Hit(msgspec.Struct, frozen=True):
    """A record that a search found, and the text of it that has most of the words."""

    id: Annotated[str, about("of the record.")]
    section: Annotated[str, about("the key of its section.")]
    field: Annotated[
        str, about("the name of the field, or of the part of it, that the text is the value of.")
    ]
    text: Annotated[str, about("the text of that field.")]


def hits_of(matches: Iterable[Match]) -> list[Hit]:
    """Return what programs read of matches."""
    return [
        Hit(each.searched.record.id, each.searched.section.key, best.field, _value_of(each, best))
        for each in matches
        for best in each.texts[:1]
    ]


def _value_of(match: Match, best: SearchText) -> str:
    """Return what a field says, where it was found by how that is printed or by its heading."""
    if best.role not in ("printed", "heading"):
        return best.text
    values = (each for each in match.searched.texts if each.role in ("own", "reference"))
    value = next((each for each in values if f"{each.field}.".startswith(f"{best.field}.")), None)
    return value.text if value else best.text


class Row(NamedTuple):
    """What is said of a match.

    Attributes:
        headline: what the record is called.
        values: what else was found of it, each with its heading, or what it comes to, without one.
        section: the name of its section.
        id: of the record.
    """

    headline: Cell
    values: list[tuple[str, Cell]]
    section: Cell
    id: str


def answer_of(found: Found, view: View, limit: int | None) -> Answer:
    """Return the answer that lists at most `limit` records, the words marked in their texts."""
    matches = found.matches[:limit]
    said = [row_of(each, found, view) for each in matches]
    columns, rows = table_of([(each, found.phrases) for each in said], view)
    counted = count_of(len(matches), len(found.matches), NOUN, view)
    return Answer(
        title=" · ".join(filter(None, (counted, kinds_of(matches, view)))),
        columns=columns,
        rows=rows,
        cards=[card_of(each, view) for each in said],
        caption=caption_of("", view),
        hint=hint_of(view, listed=True),
        objects=map(msgspec.to_builtins, hits_of(matches)),
        fields=kind_of(Hit).fields.items(),
    )


NOUN = both("bản ghi", "record"), both("bản ghi", "records")
"""What one record that was found is called, and several of them."""


def table_of(
    said: Sequence[tuple[Row, Sequence[Phrase]]], locale: Locale
) -> tuple[list[Column], list[list[Cell]]]:
    """Return the columns and the cells of matches, each with what was looked for."""
    columns = [
        Column(locale.message("Record"), on_card="title"),
        Column(locale.message("Field")),
        Column(_text(locale)),
        Column(locale.message("Section")),
        Column(locale.message("Id"), on_card="note"),
    ]
    rows = [_cells(each, phrases) for each, phrases in said]
    if not any(each.values for each, _ in said):
        # The headlines say it all.
        columns[1:3] = []
        rows = [[headline, section, id_] for headline, _, _, section, id_ in rows]
    return columns, rows


def card_of(row: Row, locale: Locale) -> Card:
    """Return a match where there is no room for columns."""
    values = [(name or _text(locale), value) for name, value in row.values]
    section = (locale.message("Section"), row.section)
    return Card(row.headline.lines[0], row.id, [*values, section], row.headline.hits)


def _text(locale: Locale) -> str:
    # Of a text itself it is another word in Vietnamese.
    return locale.both("Nội dung", "Text")


def kinds_of(matches: Sequence[Match], view: View) -> str | None:
    """Return how many there are of each kind where all are of one section that has kinds."""
    sections = {each.searched.section.key: each.searched.section for each in matches}
    if len(sections) != 1:
        return None
    (section,) = sections.values()
    return count_of_kinds(section, [each.searched.record for each in matches], view)


def said_of(found: Found, view: View) -> str:
    """Return in one line what the first record is, with the texts of it that were found."""
    row = row_of(found.matches[0], found, view)
    values = (
        f"{name}: {line}" if name else line for name, value in row.values for line in value.lines
    )
    said = [shorten(row.headline.lines[0], 100), shorten(" · ".join(values), 160)]
    return " · ".join(filter(None, said))


def _cells(row: Row, phrases: Sequence[Phrase]) -> list[Cell]:
    """Return the cells of a row: the headings of its values in one, the values in another."""
    headings = " · ".join(name for name, _ in row.values if name)
    values = " · ".join(line for _, value in row.values for line in value.lines)
    field = cell(headings, "dim") if headings else NOTHING
    text = (_marked(values, phrases) if headings else cell(values)) if values else NOTHING
    return [row.headline, field, text, row.section, cell(row.id)]


def row_of(match: Match, found: Found, view: View) -> Row:
    """Return what is said of a match."""
    section, record = match.searched.section, match.searched.record
    if isinstance(record, Record):
        title = view.say(record.label)
    else:
        title = " – ".join(section.selected(section.headline).shown(record, view).lines)
    return Row(
        _marked(title, found.phrases),
        _values(match, found, title, view),
        cell(view.say(section.title), "dim"),
        record.id,
    )


def _values(match: Match, found: Found, title: str, view: View) -> list[tuple[str, Cell]]:
    """Return what to say of a match beside its headline, each value with its heading.

    It is what was found and what the question is after; else what a reader wants to know of it.
    """
    gist = _gist(match, title, view)
    texts = _texts_shown(match, found, title, view)
    # A note has what was typed, and says less than the record.
    noted = found.way == "notes" and gist.lines
    if not texts or noted or _is_other_name(texts[0], match, found, gist):
        return [("", gist)] if gist.lines else []
    printed = [(_field_of(each), _printed(match, each, view)) for each in texts]
    values = [
        (view.say(match.searched.section.selected(name).heading), _marked(text, found.phrases))
        for name, text in printed
        if text != title
    ]
    if _is_unanswered(texts, match, found):
        rest = _gist(match, " · ".join([title, *(text for _, text in printed)]), view)
        values += [("", rest)] if rest.lines else []
    return values


def _is_other_name(text: SearchText, match: Match, found: Found, gist: Cell) -> bool:
    """Return whether a text is the record's name in the other language, and there is more to say.

    By words of similar meaning, the name may be found that nobody has typed.
    """
    record = match.searched.record
    labels = (record.label.vi, record.label.en) if isinstance(record, Record) else ()
    return text.text in labels and bool(gist.lines or found.way == "near")


def _is_unanswered(texts: Sequence[SearchText], match: Match, found: Found) -> bool:
    """Return whether texts lack what a question is after, or the figure of a metric."""
    section = match.searched.section
    asked = {_ANSWERS[each] for each in found.asked if each in _ANSWERS}
    kinds = {section.selected(_field_of(each)).kind.single.name for each in texts}
    # An object, such as an organiser, has the reference and what it is there for.
    kinds |= {"reference"} if "object" in kinds else set()
    return section == STATS or (bool(asked) and asked.isdisjoint(kinds))


def _texts_shown(match: Match, found: Found, title: str, view: View) -> list[SearchText]:
    """Return texts that have what the headline lacks, as few as will do, none of a field twice."""
    headline = SearchText("", title)
    left = [each for each in found.phrases if not each.stands(headline)]
    shown: list[SearchText] = []
    while left:
        best = max(match.texts, key=lambda text: _fitness(text, left, match, found, view))
        if not any(each.stands(best) for each in left):
            break
        left = [each for each in left if not each.stands(best)]
        # What the records of a section are called stands in a column of its own.
        if best.field != "id" and _field_of(best) not in map(_field_of, shown):
            shown.append(best)
    return shown


def _fitness(
    text: SearchText, phrases: Sequence[Phrase], match: Match, found: Found, view: View
) -> tuple[int, ...]:
    """Return what makes a text the one to show: the words, and then what the question is after."""
    field = match.searched.section.selected(_field_of(text))
    return (
        sum(phrase.stands(text) for phrase in phrases),
        bool(found.asked) and text.role == "heading",
        field.kind.single.name in {_ANSWERS.get(each) for each in found.asked},
        text.language in (view.language, None),
    )


def _field_of(text: SearchText) -> str:
    """Return the name of the field that a text is of."""
    return text.field.partition(".")[0]


def _gist(match: Match, title: str, view: View) -> Cell:
    """Return what a reader wants to know of a record whose headline has what was looked for."""
    section, record = match.searched.section, match.searched.record
    names = _GIST.get(section.key, ())
    if isinstance(record, Metric) and not record.remaining_percent:
        names = names[:1]  # That nothing is missing answers no question.
    cells = (section.selected(name).shown(record, view) for name in names)
    said = [line for each in cells for line in each.lines if line and line not in title]
    return cell(" · ".join(dict.fromkeys(said))) if said else NOTHING


def _printed(match: Match, best: SearchText, view: View) -> str:
    """Return a text as a person reads it: a heading as its value, what is concluded in brackets."""
    section, record = match.searched.section, match.searched.record
    field = section.selected(_field_of(best))
    worded = field.kind.single.name in ("text", "translated", "object")
    # What is found as a whole, a heading or a word of a fixed list, says nothing by itself.
    said = best.role == "heading" or best.whole or not worded
    if best.role == "quote":
        quoted = (each for each in record.evidence if each.quote == best.text)
        shown = (view.message("para. {quote}", quote=view.quote(each)) for each in quoted)
        return "; ".join(shown) or best.text
    lines = field.shown(record, view).lines if said else ()
    return "; ".join(lines) or best.text


def _marked(text: str, phrases: Sequence[Phrase]) -> Cell:
    return Cell((text,), hits=tuple(spans_in(text, phrases)))
