from __future__ import annotations

import msgspec
import pytest

from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.query.cells import bar
from ttdn_cli.query.view import Tone, View
from ttdn_cli.render.pictures import BAR_WIDTH, cell_lines
from ttdn_cli.text.locales import Language


@pytest.mark.parametrize(
    ("given", "blocks", "tone"),
    [
        pytest.param("100%", "█" * 15, "good", id="the whole"),
        pytest.param("999/1000", "█" * 14 + "▉", "fair", id="nearly the whole is not the whole"),
        pytest.param("90%", "█" * 13 + "▌", "fair", id="a tenth behind"),
        pytest.param("89%", "█" * 13 + "▍", "late", id="more than a tenth"),
        pytest.param("75%", "█" * 11 + "▎", "late", id="a quarter"),
        pytest.param("74%", "█" * 11 + "▏", "poor", id="more than a quarter"),
        pytest.param("1/1000", "▏", "poor", id="nearly nothing is not nothing"),
        pytest.param("0/9", "", "poor", id="nothing"),
        pytest.param("120%", "█" * 15, "good", id="more than the whole"),
    ],
)
def test_a_bar_is_as_long_as_the_share_and_coloured_by_how_far_it_is_behind(
    speech: Dataset, given: str, blocks: str, tone: Tone
) -> None:
    metric = msgspec.structs.replace(speech.metrics[0], given=given)
    shown = bar(metric, View(Index(speech), Language.EN))
    assert cell_lines(shown) == (blocks.ljust(BAR_WIDTH, "·"),)
    assert shown.tone == tone


def test_only_the_furthest_behind_is_marked(speech: Dataset) -> None:
    view = View(Index(speech), Language.VI)
    marked = ["◂ thấp nhất" in bar(metric, view).lines[0] for metric in speech.metrics]
    assert marked == [False, False, False, False, True]
