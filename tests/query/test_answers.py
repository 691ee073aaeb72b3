"""The card of a record: what heads it, what stands beside, and what is left out."""

from __future__ import annotations

import pytest

from tests.conftest import Ttdn
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


@pytest.mark.parametrize(
    ("command", "counted"),
    [
        pytest.param(
            "points",
            "31 points · 7 role, 1 credit, 4 measure, 7 outcome, 5 limitation, 3 context, "
            "1 demand, 2 objective, 1 expectation",
            id="of several kinds",
        ),
        pytest.param(
            "points -w kind=role,demand", "8 of 31 points · 7 role, 1 demand", id="those asked for"
        ),
        pytest.param("points limitation", "5 of 31 points", id="of one kind"),
        pytest.param("glossary -n 2", "2 of 14 terms", id="without kinds"),
        pytest.param(
            "points -w kind=objective,context --lang vi",
            "5 trong 31 luận điểm · 3 bối cảnh, 2 mục tiêu",
            id="in Vietnamese",
        ),
    ],
)
def test_a_list_counts_its_kinds(ttdn: Ttdn, command: str, counted: str) -> None:
    assert ttdn(*command.split()).out.splitlines()[-2] == counted
