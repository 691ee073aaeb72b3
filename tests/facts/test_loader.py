"""A dataset from the cache is the one from its file, whatever it holds."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from tests.conftest import SPEECH
from tests.tools.datasets import datasets
from ttdn_cli import load
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.loader import DatasetLoader
from ttdn_cli.query.answers import listing
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.query.view import View
from ttdn_cli.render.formats import render
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.locales import Language


@pytest.fixture(scope="module", autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory) -> object:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TTDN_CACHE_DIR", str(tmp_path_factory.mktemp("cache")))
        yield


def again(file: Path) -> Dataset:
    """Return a dataset that was read before."""
    _ = DatasetLoader(str(file)).dataset
    copy = DatasetLoader(str(file)).dataset
    assert not isinstance(copy, Dataset)
    return copy


def answers(view: View) -> list[str]:
    return [
        "".join(render(style, listing(each, each.all(view.index), view), Screen()))
        for each in SECTIONS
        for style in ("json", "table", "csv")
    ]


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(datasets())
def test_it_is_the_same(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    file = tmp_path_factory.mktemp("any") / "any.yaml"
    file.write_text(text, encoding="utf-8")
    copy, dataset = again(file), load(file)
    assert [getattr(copy, name) for name in Dataset.__struct_fields__] == [
        getattr(dataset, name) for name in Dataset.__struct_fields__
    ]
    views = (View(Index(each), Language.VI) for each in (copy, dataset))
    assert len({tuple(answers(view)) for view in views}) == 1


def test_only_what_is_used_is_decoded() -> None:
    copy = again(SPEECH)
    assert copy.metrics[3].percent == 92.06
    assert [name for name in Dataset.__struct_fields__ if name in vars(copy)] == ["metrics"]
