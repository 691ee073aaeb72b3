"""The answer to a question: rows and columns for people, objects for programs, a caption.

Every renderer takes an answer and turns it into text. Rows, cards, objects and fields are made when
a renderer goes through them, so that JSON does not pay for a table.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import ValueKind
from ttdn_cli.facts.records import Fact, Record
from ttdn_cli.query.fields import Selected
from ttdn_cli.query.sections import SECTIONS, Section
from ttdn_cli.query.view import Cell, View
from ttdn_cli.text.locales import InBoth
from ttdn_cli.text.unicode import find_closest, fold

if TYPE_CHECKING:
    from ttdn_cli.evidence.passages import Passage


class Column(msgspec.Struct, frozen=True):
    """The head of a column.

    Attributes:
        heading: in the language of the answer.
        right: whether its cells are set to the right.
        wrap: whether they may be wrapped.
        group: whether equal neighbours are written once.
    """

    heading: str
    right: bool = False
    wrap: bool = True
    group: bool = False


class Card(msgspec.Struct, frozen=True):
    """One record on its own: a title, a note beside it, and named cells below."""

    title: str
    note: str
    rows: list[tuple[str, Cell]]


class Answer(msgspec.Struct, frozen=True, kw_only=True):
    """An answer in every form at once.

    Attributes:
        title: of the table.
        columns: its heads, or none where the answer is cards only.
        rows: its cells.
        cards: the same records, one by one.
        caption: what is counted, as of when, from which text.
        objects: the same records for programs, as plain values.
        fields: the names and kinds of what is in each object, where all have the same.
        single: whether that is one object and no list.
        picture: draws lines of a width that stand above the records on a screen.
    """

    title: str
    columns: list[Column]
    rows: Iterable[list[Cell]]
    cards: Iterable[Card]
    caption: str
    objects: Iterable[dict[str, Any]]
    fields: Iterable[tuple[str, ValueKind]] = ()
    single: bool = False
    picture: Callable[[int], Sequence[str]] | None = None


def listing(
    section: Section,
    records: Sequence[Any],
    view: View,
    *,
    fields: Sequence[Selected] | None = None,
    evidence: bool = False,
) -> Answer:
    """Return the answer that lists records of a section.

    Args:
        section: of the records.
        records: all of them, or those that were asked for.
        view: the dataset.
        fields: those that were asked for, or None for those of the table and of the JSON.
        evidence: whether it is asked for too; the JSON of all fields has it anyway.
    """
    shown = fields or section.shown
    given = fields or section.contract
    if evidence:
        shown, given = _with_evidence(shown, section), _with_evidence(given, section)
    return Answer(
        title=view.say(section.title),
        columns=[] if section.listing.single else [_head(each, section, view) for each in shown],
        rows=([each.shown(record, view) for each in shown] for record in records),
        cards=(_card(section, record, shown, view, fields) for record in records),
        caption=_caption(section, records, view),
        objects=(_object(record, given, view.index) for record in records),
        fields=((each.name, each.kind) for each in given),
        single=section.listing.single,
        picture=section.picture and section.picture(records, view),
    )


def _with_evidence(fields: Sequence[Selected], section: Section) -> Sequence[Selected]:
    evidence = section.selected("evidence")
    return fields if evidence in fields else [*fields, evidence]


def _head(selected: Selected, section: Section, view: View) -> Column:
    field = selected.field
    grouped = section.group and selected.name == section.columns[0]
    return Column(view.say(selected.heading), field.right, field.wrap, grouped)


def whole(
    ids: Sequence[str], view: View, read: Callable[[Record], list[Passage]] | None = None
) -> tuple[Answer, list[str]]:
    """Return the answer that shows records whole, and the ids that are not there.

    Args:
        ids: of the records.
        view: the dataset.
        read: finds the quotes of a record in a published text, if there is one at hand.
    """
    records = known(view.index)
    found = [(id_, *records[id_]) for id_ in ids if id_ in records]
    answer = Answer(
        title="",
        columns=[],
        rows=(),
        cards=(_whole_card(section, record, view, read) for _, section, record in found),
        caption=_sentence(source_of(view, view.index.event.date)),
        objects=(_whole_object(section, record, view.index, read) for _, section, record in found),
    )
    return answer, [id_ for id_ in ids if id_ not in records]


def nearest(asked: str, index: Index, most: int = 3) -> list[str]:
    """Return the ids that a person may have meant, the likeliest first.

    These begin like what was asked, else have a name with a word in it that does, else are spelt
    alike; case and diacritics do not count, so that names and numbers find their record too.
    """
    wanted = _slug(asked)
    if not wanted:
        return []
    ids = dict.fromkeys([*index.records, *known(index)])
    joined = wanted.replace("-", "")
    beginning = [id_ for id_ in ids if id_.replace("-", "").startswith(joined)]
    named = [
        record.id
        for record in index.records.values()
        if f"-{wanted}" in f"-{_slug(record.label.vi)}-{_slug(record.label.en)}"
    ]
    return list(dict.fromkeys(beginning + named))[:most] or find_closest(wanted, ids, most)


def _slug(text: str) -> str:
    return re.sub("[^a-z0-9]+", "-", fold(text)).strip("-")


def known(index: Index) -> dict[str, tuple[Section, Any]]:
    """Return every record by its id, stored or derived, with its section."""
    # A stored record wins over a derived one of the same id.
    sections = sorted(SECTIONS, key=lambda section: section.stored)
    return {record.id: (section, record) for section in sections for record in section.all(index)}


def _object(record: Fact, fields: Sequence[Selected], index: Index) -> dict[str, Any]:
    return {each.name: msgspec.to_builtins(each.value(record, index)) for each in fields}


def _card(
    section: Section,
    record: Fact,
    fields: Sequence[Selected],
    view: View,
    asked: Sequence[Selected] | None = None,
) -> Card:
    head = asked[0] if asked else section.selected(section.headline)
    title = head.shown(record, view)
    rows = [
        (view.say(each.heading), shown)
        for each in fields
        if each != head and (shown := each.shown(record, view)).lines
    ]
    return Card(" ".join(title.lines) or "–", "", rows)


_Read = Callable[[Record], "list[Passage]"] | None


def _whole_card(section: Section, record: Any, view: View, read: _Read) -> Card:
    # What a body is mentioned in comes with its names below.
    fields = [Selected(field, section.of) for field in section.fields]
    fields = [each for each in fields if each.name != "mentioned_in"]
    view = View(view.index, view.language, whole=True)
    card = _card(section, record, _with_evidence(fields, section), view)
    rows = [row for row in card.rows if row[1].lines not in ((record.id,), (card.title,))]
    referring = tuple(
        f"{view.say(view.index.label(id_))} [{id_}]" for id_ in view.index.mentions(record.id)
    )
    if referring:
        rows.append((view.both("Được nhắc đến trong", "Referred to by"), Cell(referring)))
    if read:
        lines = tuple(_read_line(each, view) for each in read(record))
        rows.append((view.both("Trong văn bản", "In the text"), Cell(lines)))
    return Card(card.title, f"{section.key} · {record.id}", rows)


def _read_line(passage: Passage, view: View) -> str:
    place = passage.found_paragraph or passage.paragraph
    if passage.status == "missing":
        what = f"{view.word(passage.status)}: “{passage.quote}”"
    else:
        what = f"“{passage.before}»{passage.quote}«{passage.after}”"
    return view.both(f"đoạn {place}: {what}", f"para. {place}: {what}")


def _whole_object(section: Section, record: Any, index: Index, read: _Read) -> dict[str, Any]:
    values = {
        each.name: _resolved(each.value(record, index), each.kind, index)
        for each in section.askable
    }
    referring = [_named(id_, index) for id_ in index.mentions(record.id)]
    found = {"section": section.key, **values, "referred_to_by": referring}
    return found | ({"passages": msgspec.to_builtins(read(record))} if read else {})


def _resolved(value: Any, kind: ValueKind, index: Index) -> Any:
    """Return a value as plain values, with the name beside every id that refers to a record."""
    if value is None:
        return None
    if kind.name == "reference":
        return _named(value, index)
    if kind.item:
        return [_resolved(item, kind.item, index) for item in value]
    if not kind.fields:
        return msgspec.to_builtins(value)
    values: dict[str, Any] = {}
    for name, field in kind.fields.items():
        resolved = _resolved(getattr(value, name), field, index)
        # A body with a part in the event: its own id and name, not an id within an id.
        values |= resolved if name == "id" else {name: resolved}
    return values


def _named(id_: str, index: Index) -> dict[str, Any]:
    return {"id": id_, "name": msgspec.to_builtins(index.label(id_))}


def _caption(section: Section, records: Sequence[Any], view: View) -> str:
    dates = [view.index.event.date]
    if section.as_of:
        dates = sorted({getattr(each, section.as_of) for each in records} - {None}) or dates
    source = source_of(view, *dates)
    if section.listing.single:
        return _sentence(source)
    counted = count_of(len(records), len(section.all(view.index)), section.noun, view)
    return f"{counted} · {source}"


def count_of(count: int, every: int, noun: tuple[InBoth, InBoth], view: View) -> str:
    """Return how many of how many there are; `noun` is of one and of several."""
    many = view.number(count)
    if count != every:
        many = view.both(f"{many} trong {view.number(every)}", f"{many} of {view.number(every)}")
    return f"{many} {view.say(noun[every != 1])}"


def source_of(view: View, *dates: str) -> str:
    """Return as of when facts are, and from which text: what every caption says."""
    source = view.index.source
    when = ", ".join(view.spoken_date(date) for date in dates)
    as_of = view.both(f"tính đến {when}", f"as of {when}")
    given = view.date(view.index.event.date)
    text = f"{view.say(source.document)} ({given}), {source.publisher}"
    return view.both(f"{as_of} · nguồn: {text}", f"{as_of} · source: {text}")


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]
