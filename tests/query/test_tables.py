"""The tables of a dataset: what holds of them whatever writes them down."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from tests.conftest import DIRECTIVE, SECOND, SPEECH, VISIT
from tests.tools.datasets import datasets, index_of
from ttdn_cli import load
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.kinds import kind_of
from ttdn_cli.facts.texts import Fact
from ttdn_cli.facts.types import OrganizationRef, about
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.query.tables import Table, _cells, columns_of, tables
from ttdn_cli.text.dates import parse_time, precision

RIGHT: dict[str, Callable[[Any], bool]] = {
    "text": lambda value: isinstance(value, str) and value != "",
    "integer": lambda value: type(value) is int,
    "number": lambda value: type(value) in (float, int),
    "year": lambda value: type(value) is int and 1 <= value <= 9999,
    "date": lambda value: bool(parse_time(value)),
    "day": lambda value: precision(value) == "day",
}


def check(every: list[Table]) -> None:
    """Every value is of its kind, every key tells rows apart, every reference leads to a row."""
    by_name = {each.name: each for each in every}
    assert len(by_name) == len(every)
    ids = {each.name: {row[0] for row in each.rows} for each in every if each.key == ("id",)}
    for table in every:
        names = [each.name for each in table.columns]
        assert len(set(names)) == len(names)
        assert table.about
        keys = [tuple(row[names.index(each)] for each in table.key) for row in table.rows]
        assert len(set(keys)) == len(table.rows)
        for place, column in enumerate(table.columns):
            assert column.about
            for row in table.rows:
                value = row[place]
                assert value is not None or not column.required
                assert value is None or RIGHT[column.type](value)
                assert value is None or value in (column.choices or (value,))
                assert value is None or value in ids.get(column.refers_to or "", {value})


@pytest.mark.parametrize("path", [SPEECH, SECOND, VISIT, DIRECTIVE], ids=lambda path: path.stem)
def test_tables_hold_together(path: Path) -> None:
    check(tables(Index(load(path))))


@given(datasets())
@settings(deadline=None, max_examples=25, suppress_health_check=list(HealthCheck))
def test_tables_of_any_dataset_hold_together(text: str) -> None:
    check(tables(index_of(text)))


def test_every_field_that_a_user_may_ask_for_is_there() -> None:
    """As columns of its section, or as a table of its own."""
    by_name = {each.name: each for each in tables(Index(load(SPEECH)))}
    for section in SECTIONS:
        for selected in section.askable if section.stored else []:
            columns = [each.name for each in by_name[section.key].columns]
            assert (
                selected.name == "evidence"
                or f"{section.key}_{selected.name}" in by_name
                or any(each in columns for each in (selected.name, f"{selected.name}_vi"))
            )


class _Inner(Fact, frozen=True, kw_only=True):
    """A kind that no dataset has yet."""

    body: Annotated[OrganizationRef | None, about("whose it is.")] = None
    words: Annotated[list[str], about("some texts.")]


def test_a_list_within_an_object_is_json() -> None:
    """No record has one yet; a new kind may, and its values are not lost."""
    value = _Inner(words=["a", 'b "c"'])
    kind = kind_of(_Inner)
    made = list(columns_of("x", kind))
    assert [(each.name, each.refers_to, each.required) for each in made] == [
        ("x_body", "organizations", False),
        ("x_words", None, True),
    ]
    assert [each.about for each in made] == ["Whose it is.", "Some texts. As JSON."]
    body, words = _cells(value, kind)
    assert body is None
    assert msgspec.json.decode(words) == ["a", 'b "c"']
    assert list(_cells(None, kind)) == [None, None]
