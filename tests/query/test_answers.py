"""The card of a record: what heads it, what stands beside, and what is left out."""

from __future__ import annotations

from ttdn_cli.query.answers import Answer, Card, Column, card_of
from ttdn_cli.query.view import NOTHING, Cell, cell

COLUMNS = [
    Column("Status", on_card="note"),
    Column("Id", on_card="title"),
    Column("Empty"),
    Column("Blank"),
    Column("Quote"),
]
QUOTE = Cell(("one", "two"))
ROW = [cell("exact", "good"), Cell(("a", "b")), NOTHING, cell(""), QUOTE]


def test_a_row_is_a_card_without_what_is_empty() -> None:
    assert card_of(COLUMNS, ROW) == Card("a b", "exact", [("Blank", cell("")), ("Quote", QUOTE)])
    assert card_of(COLUMNS[2:], ROW[2:]).title == "–"


def test_an_answer_has_cards_of_its_rows_unless_it_has_its_own() -> None:
    own = [Card("own", "", [])]
    assert list(Answer(columns=COLUMNS).cards_of([ROW])) == [card_of(COLUMNS, ROW)]
    assert list(Answer(columns=COLUMNS, cards=own).cards_of([ROW])) == own
    assert list(Answer().cards_of([])) == []


def test_one_record_alone_is_no_table() -> None:
    assert Answer(columns=COLUMNS).tabular
    assert not Answer(columns=COLUMNS, single=True).tabular
    assert not Answer(cards=[card_of(COLUMNS, ROW)]).tabular
