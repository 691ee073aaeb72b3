from __future__ import annotations

from typing import get_args

import msgspec
import pytest

from tests.conftest import SECOND, SPEECH
from ttdn_cli import load
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.readings import read_figure
from ttdn_cli.facts.validation import check_dataset
from ttdn_cli.facts.vocabulary import SectionKey


def test_a_quote_names_what_its_longest_name_says() -> None:
    """A name that begins a longer one is not named where the longer one stands."""
    text = SECOND.read_text(encoding="utf-8").replace(
        "name_en: National Assembly\n    evidence:\n",
        "name_en: National Assembly\n    abbreviations: [Thư viện]\n    evidence:\n"
        "      - {paragraph: 2, quote: Thư viện}\n",
    )
    index = Index(check_dataset(text.encode(), "x.yaml"))
    assert index.mentions("thu-vien-son-ha") == ["dien-dan-doc-sach", "lo-thi-en"]
    assert index.mentions("quoc-hoi") == ["luat-80-2015"]


@pytest.mark.parametrize(("name", "named"), [("nhiều", True), ("nhiề", False), ("hiều", False)])
def test_a_name_counts_as_a_whole_word_only(name: str, named: bool) -> None:
    dataset = load(SECOND)
    bodies = [
        msgspec.structs.replace(each, name=name) if each.id == "thu-tuong" else each
        for each in dataset.organizations
    ]
    changed = msgspec.structs.replace(dataset, organizations=bodies)
    assert ("thieu-tu-sach" in Index(changed).mentions("thu-tuong")) is named


@pytest.mark.parametrize(
    ("figures", "lowest"),
    [
        pytest.param(["90%", "50%"], [1], id="the lower one"),
        pytest.param(["50%", "90%", "50%"], [0, 2], id="two of them"),
        pytest.param(["50%", "50%"], [], id="all are level"),
        pytest.param([], [], id="no figures"),
        pytest.param(["90%", "50%", "ít nhất 95%"], [1], id="at least 95% is more than 50%"),
        pytest.param(["90%", "50%", "hơn 40%"], [], id="over 40% may be less than 50%"),
        pytest.param(["90%", "50%", "tối đa 3%"], [], id="at most 3% is less"),
        pytest.param(["90%", "50%", "khoảng 90%"], [], id="about is not known"),
        pytest.param(["tối đa 3%", "dưới 40%"], [], id="limited ones only"),
        pytest.param(["90%", "50%", "5 - 10%"], [], id="a range below"),
    ],
)
def test_the_lowest_is_one_that_no_other_may_be_below(
    figures: list[str], lowest: list[int]
) -> None:
    metrics = [
        msgspec.structs.replace(
            load(SPEECH).metrics[0],
            id=str(place),
            given=each,
            measure="coverage",
            reading=read_figure(each, english=False),
        )
        for place, each in enumerate(figures)
    ]
    index = Index(msgspec.structs.replace(load(SPEECH), metrics=metrics))
    assert index.furthest_behind == set(map(str, lowest))
    assert {id_ for id_, rank in index.ranks_from_lowest.items() if rank == 1} == set(
        map(str, lowest)
    )


def test_ranks_count_from_the_lowest_and_level_ones_share_theirs() -> None:
    index = Index(load(SPEECH))
    assert list(index.ranks_from_lowest.values()) == [2, 4, 4, 3, 1]


def test_the_keys_of_sections_are_those_of_a_dataset() -> None:
    assert {*get_args(SectionKey)} == {*Index(load(SPEECH)).sections}


def test_a_place_is_named_by_who_is_from_there() -> None:
    assert "nguyen-van-chuong" in Index(load(SPEECH)).mentions("hoa-binh")
