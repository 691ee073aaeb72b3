"""A decoded copy is the dataset that it was made of, read a part at a time."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from tests.tools.datasets import datasets, index_of
from ttdn_cli.facts.decoded import Decoded, encoded
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.records import Dataset
from ttdn_cli.query.answers import listing, whole
from ttdn_cli.query.search import search
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.query.view import View
from ttdn_cli.render.formats import render
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.locales import Language

ANY = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))


@ANY
@given(datasets())
def test_every_part_comes_back_as_it_was(text: str) -> None:
    dataset = index_of(text).dataset
    assert isinstance(dataset, Dataset)
    copy = Decoded(encoded(dataset))
    for name in Dataset.__struct_fields__:
        assert getattr(copy, name) == getattr(dataset, name)


@ANY
@given(datasets())
def test_the_answers_from_a_copy_are_those_from_the_file(text: str) -> None:
    index = index_of(text)
    dataset = index.dataset
    assert isinstance(dataset, Dataset)

    def answers(view: View) -> list[str]:
        every = [
            "".join(render(style, listing(each, each.all(view.index), view), Screen()))
            for each in SECTIONS
            for style in ("json", "table", "csv")
        ]
        shown, _ = whole(list(view.index.records), view)
        return [*every, *render("json", shown, Screen()), str(search(["a"], view.index))]

    copy = Index(Decoded(encoded(dataset)))
    assert answers(View(copy, Language.VI)) == answers(View(index, Language.VI))


def test_only_what_is_asked_for_is_decoded(speech: Dataset) -> None:
    copy = Decoded(encoded(speech))
    assert copy.metrics[3].percent == 92.06
    assert [name for name in Dataset.__struct_fields__ if name in vars(copy)] == ["metrics"]
    assert copy.metrics is copy.metrics


def test_there_is_nothing_but_the_parts_of_a_dataset(speech: Dataset) -> None:
    with pytest.raises(AttributeError, match="figures"):
        _ = Decoded(encoded(speech)).figures


@pytest.mark.parametrize("content", [b"", b"schema: 1", b"\x90", b"\x81\xa1a"])
def test_what_is_no_copy_is_refused(content: bytes) -> None:
    with pytest.raises(msgspec.MsgspecError):
        Decoded(content)
