"""The figures that come first, on the card and on the page."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml

from tests.conftest import SECOND, SPEECH
from tests.tools.datasets import index_of, proven
from ttdn_cli import load
from ttdn_cli.facts.index import Index
from ttdn_cli.query.headline import headline_figures


def of_figures(*figures: dict[str, Any]) -> Index:
    """Return a dataset with these metrics, `a` the first of them."""
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    data["metrics"] = [
        {
            "id": id_,
            "indicator": {"vi": f"Sách {id_}"},
            "evidence": [{"paragraph": 5, "quote": "tặng"}],
            **each,
        }
        for id_, each in zip("abcdef", figures, strict=False)
    ]
    return index_of(json.dumps(proven(data)))


SHARE = {"measure": "coverage", "as_of": "2019"}

CASES: dict[str, tuple[list[dict[str, Any]], str]] = {
    "there is none": ([], ""),
    "the lowest share comes first": (
        [SHARE | {"given": each} for each in ("27/34", "21/34", "25/34", "34/34")],
        "bac",
    ),
    "no share is the lowest of one, so the order is that of the text": (
        [{"given": "12 tỷ đồng"}, {"given": "21/34"}],
        "ab",
    ),
    "equal figures stand once while there are others": (
        [{"given": "5 cuốn"}, {"given": "5 cuốn"}, {"given": "6 cuốn"}, {"given": "7 cuốn"}],
        "acd",
    ),
    "and again where there are none": ([{"given": "5 cuốn"}, {"given": "5 cuốn"}], "ab"),
    "an aim comes behind what is": (
        [{"given": "5 cuốn", "status": "target"}, {"given": "6 cuốn"}],
        "ba",
    ),
}


@pytest.mark.parametrize(("figures", "ids"), CASES.values(), ids=CASES)
def test_what_comes_first(figures: list[dict[str, Any]], ids: str) -> None:
    assert "".join(each.id for each in headline_figures(of_figures(*figures))) == ids


def test_of_the_speech_the_lowest_and_two_others() -> None:
    first = headline_figures(Index(load(SPEECH)))
    assert [each.given for each in first] == ["55/63", "90%", "100%"]
