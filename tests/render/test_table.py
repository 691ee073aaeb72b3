"""Long answers come as they are made: nobody waits for the last record to read the first."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import SECOND
from ttdn_cli import load
from ttdn_cli.facts.index import Index
from ttdn_cli.query.answers import Answer, listing
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import BY_NAME, SECTIONS
from ttdn_cli.query.view import View
from ttdn_cli.render import table
from ttdn_cli.render.formats import Format, render
from ttdn_cli.render.terminal import Screen, apart
from ttdn_cli.text.locales import Language

VIEW = View(Index(load(SECOND)), Language.EN)


def many_points(count: int) -> list[Any]:
    (point,) = VIEW.index.records_of("points")
    kinds = itertools.cycle(["role", "role", "measure"])
    return [msgspec.structs.replace(point, id=f"p-{n}", kind=next(kinds)) for n in range(count)]


def endless(section: Section) -> Answer:
    """Return an answer whose objects never end."""
    answer = listing(section, section.all(VIEW.index), VIEW)
    (one, *_) = answer.objects
    return msgspec.structs.replace(answer, objects=itertools.repeat(one))


@pytest.mark.parametrize("style", ["json", "jsonl", "csv", "tsv", "yaml"])
def test_a_machine_format_begins_before_it_has_all(style: Format) -> None:
    chunks = render(style, endless(BY_NAME["points"]), Screen())
    assert "thieu-tu-sach" in "".join(itertools.islice(chunks, 3))


@pytest.mark.parametrize("width", [40, 80, 200])
@pytest.mark.parametrize("section", SECTIONS, ids=lambda section: section.command)
def test_a_table_drawn_in_parts_is_the_table_drawn_at_once(
    section: Section, width: int, monkeypatch: pytest.MonkeyPatch, speech: Any
) -> None:
    view = View(Index(speech), Language.VI)

    def drawn(at_once: int) -> str:
        monkeypatch.setattr(table, "_AT_ONCE", at_once)
        answer = listing(section, section.all(view.index), view, evidence=True)
        # The line between two rows is blank with or without an escape in it.
        return re.sub(
            "\x1b\\[0m$", "", "".join(table.render_table(answer, Screen(width, True))), flags=re.M
        )

    assert drawn(1) == drawn(2) == drawn(10_000)


def test_the_first_rows_of_a_long_table_come_first(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []

    def drawn(what: object, *_: object) -> str:
        asked.append(what)
        return "drawn"

    monkeypatch.setattr(table, "drawn", drawn)
    answer = listing(BY_NAME["points"], many_points(1_000), VIEW)
    chunks = table.render_table(answer, Screen(100))
    assert list(itertools.islice(chunks, 2)) == ["drawn", "drawn"]
    assert len(asked) == 2


LINES = st.text("ab\n", max_size=4)


@given(st.lists(st.lists(LINES)))
def test_texts_are_apart_by_one_blank_line(texts: list[list[str]]) -> None:
    whole = ["".join(chunks).strip("\n") for chunks in texts]
    expected = "\n\n".join(text for text in whole if text)
    assert "".join(apart(texts)) == expected + "\n" * bool(expected)


def test_apart_holds_back_line_breaks_only() -> None:
    def chunks() -> Iterator[str]:
        yield "a\n"
        raise AssertionError("the second chunk was asked for before the first was given")

    assert next(apart([chunks()])) == "a"
