"""One record in full, by its id."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import msgspec

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import ValueKind
from ttdn_cli.facts.metrics import Metric
from ttdn_cli.facts.texts import Record
from ttdn_cli.query.answers import Answer, Card, address_of_text, caption_of, card_of, columns_of
from ttdn_cli.query.identify import known_records
from ttdn_cli.query.section import Section
from ttdn_cli.query.view import Cell, View


class Addition(NamedTuple):
    """What is shown of a record beside the dataset: for people, and for programs by a name."""

    heading: str
    cell: Cell
    name: str
    value: Any


_Add = Callable[[Record], Addition] | None

_FEW = 4
"""So many records are no longer named one by one in what to type next."""


def show_records(ids: Sequence[str], view: View, add: _Add = None) -> Answer:
    """Return the answer that shows records whole.

    Args:
        ids: of records of the dataset.
        view: the dataset.
        add: finds more to show of a record, such as its quotes in a published text.
    """
    records = known_records(view.index)
    found = [records[id_] for id_ in ids]
    return Answer(
        cards=(_card(section, record, view, add) for section, record in found),
        caption=caption_of("", view),
        hint=_hint(ids, view, with_text=add is not None),
        objects=(_object(section, record, view.index, add) for section, record in found),
    )


def _hint(ids: Sequence[str], view: View, *, with_text: bool) -> str:
    """Return how to get a footnote, and without the text also the sentences around the quotes."""
    named = " ".join(ids) if len(ids) < _FEW else view.message("ID")
    footnote = view.message("Footnote: ttdn cite {ids}", ids=named)
    if with_text:
        return footnote
    how = view.message("In its sentence: ttdn show {ids} --in SOURCE", ids=named)
    return f"{footnote}\n{how} · {address_of_text(view)}"


def _card(section: Section, record: Any, view: View, add: _Add) -> Card:
    # What a body is mentioned in comes with its names below.
    shown = [
        each
        for each in section.fields
        if each.name != "mentioned_in"
        and not each.program
        and (not each.column or each.name == section.headline)
        and not (each.name == "given" and _is_in_figures(record))
    ]
    view = View(view.index, view.language, whole=True, dataset=view.dataset)
    cells = [each.shown(record, view) for each in shown]
    card = card_of(columns_of(shown, section, view), cells)
    rows: list[tuple[str, Cell]] = []
    for heading, shown_cell in card.rows:
        # A figure that is written as it is given, say, is shown once.
        said = [(view.id_of(record.id),), (card.title,), *(each.lines for _, each in rows)]
        if shown_cell.lines not in said or shown_cell.bar is not None:
            rows.append((heading, shown_cell))
    if changes := view.index.corrections(record.id):
        lines = (
            view.message(
                "{date}: was “{was}” – {note}",
                date=view.date(each.date),
                was=each.was,
                note=view.say(each.note),
            )
            for each in changes
        )
        rows.append((view.message("Corrections"), Cell(tuple(lines))))
    referring = tuple(
        f"{view.say(view.index.label(id_))} [{view.id_of(id_)}]"
        for id_ in view.index.mentions(record.id)
    )
    if referring:
        rows.append((view.message("Referred to by"), Cell(referring)))
    if add:
        # Who asks for the sentences reads these first.
        rows.insert(0, add(record)[:2])
    return Card(card.title, f"{view.say(section.title)} · {view.id_of(record.id)}", rows)


def _is_in_figures(record: Any) -> bool:
    """Return whether what a metric gives has no words: its figure says the same."""
    return isinstance(record, Metric) and re.fullmatch("[0-9.,/% ]+", record.given) is not None


def _object(section: Section, record: Any, index: Index, add: _Add) -> dict[str, Any]:
    values = {
        each.name: _resolved(each.value(record, index), each.kind, index)
        for each in section.askable
    }
    referring = [_named(id_, index) for id_ in index.mentions(record.id)]
    changes = msgspec.to_builtins(index.corrections(record.id))
    found = {"section": section.key, **values, "referred_to_by": referring, "corrections": changes}
    return found | (dict([add(record)[2:]]) if add else {})


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
