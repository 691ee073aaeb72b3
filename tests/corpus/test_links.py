"""A figure that is said to be the same as one that is not there is named, not passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import Ttdn
from tests.tools.corpora import dataset, figure, person, write


@pytest.mark.parametrize(
    ("same_as", "warned"),
    [
        pytest.param("a:fig", False, id="a figure of another dataset"),
        pytest.param("a:figs", True, id="no record of it"),
        pytest.param("a:lam", True, id="a record that is no figure"),
        pytest.param("z:fig", True, id="a dataset that is not among these"),
    ],
)
@pytest.mark.parametrize("command", [("conflicts",), ("trend", "b:fig"), ("trend", "can ngheo")])
def test_what_a_figure_is_the_same_as(
    ttdn: Ttdn, tmp_path: Path, command: tuple[str, ...], same_as: str, warned: bool
) -> None:
    one = dataset(
        "a",
        metrics={"fig": figure("Hộ nghèo", "5%", period="2023")},
        people={"lam": person("Nguyễn Thanh Lâm", "Thứ trưởng")},
    )
    other = dataset(
        "b", metrics={"fig": figure("Hộ cận nghèo", "5%", period="2024", same_as=same_as)}
    )
    result = ttdn(*command, "--data", str(write(tmp_path, one, other)))
    said = f"ttdn: b:fig: same_as names {same_as}, a figure that none of these datasets has.\n"
    assert result.code == 0
    assert result.err == (said if warned else "")


def test_of_many_ten_are_named(ttdn: Ttdn, tmp_path: Path) -> None:
    every = [figure(f"Chỉ tiêu {number}", "5%", same_as="z:fig") for number in range(12)]
    result = ttdn("conflicts", "--data", str(write(tmp_path, dataset("a", metrics=every))))
    lines = result.err.splitlines()
    assert len(lines) == 11
    assert lines[-1] == "ttdn: 2 more figures like this."
