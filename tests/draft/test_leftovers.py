"""What no record holds is set aside in few words, and not what a record holds beside it."""

from __future__ import annotations

import pytest
import yaml

from ttdn_cli.draft.dataset import draft_file
from ttdn_cli.draft.reading import Reading


def drafted(text: str) -> tuple[list[str], list[str]]:
    """Return the words that a draft ignores, and the figures that it has."""
    data = yaml.safe_load(draft_file(Reading(text), "d", "text.txt")[1])
    ignored = (data.get("coverage") or {"ignore": []})["ignore"]
    return [each["text"] for each in ignored], [each["given"] for each in data.get("metrics", ())]


@pytest.mark.parametrize(
    ("text", "swallowed"),
    [
        pytest.param(
            "Chợ Sen\nThu 3 triệu 500 nghìn đồng; chi 2 tỷ 300 triệu đồng; hạn 1 năm 6 tháng.\n"
            "3. Âm 2,5%; nhập siêu 1,2 tỷ USD.\nTỷ trọng là 17%.",
            {"1 năm"},
            id="what is cut takes words of its own figure alone",
        ),
        pytest.param("Chợ Sen\n3. Âm 2,5%.", set(), id="the number of an item, before a figure"),
        pytest.param(
            "Chợ Sen\nMã AB1 ở 5% kho.\nMã CD2 có 12 xã.", set(), id="words between figures"
        ),
        pytest.param("Chợ Sen\nChợ họp sáng.", set(), id="nothing to set aside"),
    ],
)
def test_what_is_set_aside_holds_no_figure_of_a_record(text: str, swallowed: set[str]) -> None:
    ignored, given = drafted(text)
    found = {figure for figure in given for each in ignored if figure in each}
    assert found <= swallowed
    assert not any("Tỷ" in each for each in ignored)
