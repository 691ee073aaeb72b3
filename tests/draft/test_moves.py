"""An update moves no record onto another fact, and leaves out no other than what was removed."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml

from tests.draft.test_update import draft, holds, updated, without
from ttdn_cli.draft.shifts import Shifts

LINES = (
    "Báo cáo của vùng Mường Sen",
    "Tỉnh Sen Thượng có 12 xã vùng sâu, đạt 45% kế hoạch trồng chè.",
    "Tỉnh Sen Bắc có 12 xã khó khăn, đạt 45% kế hoạch trồng dâu.",
    "Tỉnh Sen Trung có 12 xã giáp suối, đạt 45% kế hoạch nuôi ong.",
    "Hạn gửi báo cáo là 30 ngày.",
)
TEXT = "\n".join(LINES)
RIVER = "Cả vùng có 25% số bản đã mắc nước sạch về tận nhà."


def reviewed(text: str = TEXT) -> str:
    return draft(text).replace("    review: unreviewed\n", "")


def reviews(data: str) -> dict[str, str | None]:
    """Return the review of each figure, by its figure and the last word of its indicator."""
    return {
        f"{each['given']} {next(iter(each['indicator'].values())).split()[-1]}": each.get("review")
        for each in yaml.safe_load(data)["metrics"]
    }


def changed(text: str, *pairs: tuple[str, str]) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


GONE = "not in the text"


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param(
            changed(TEXT, ("12 xã vùng sâu", "15 xã vùng sâu"), ("khăn, đạt 45%", "khăn, đạt 46%")),
            {
                "12 xã sâu": GONE,
                "45% chè": "unreviewed",
                "12 xã khăn": None,
                "45% dâu": GONE,
                "12 xã suối": None,
                "45% ong": None,
                "30 ngày ngày": None,
                "15 xã sâu": "unreviewed",
                "46% dâu": "unreviewed",
            },
            id="the same figures in the lines around it",
        ),
        pytest.param(
            "\n".join([*LINES[:2], *LINES[3:]]),
            {
                "12 xã sâu": None,
                "45% chè": None,
                "12 xã khăn": GONE,
                "45% dâu": GONE,
                "12 xã suối": None,
                "45% ong": None,
                "30 ngày ngày": None,
            },
            id="a line that is gone",
        ),
        pytest.param(
            "\n".join(LINES[:2]),
            {
                "12 xã sâu": None,
                "45% chè": None,
                "12 xã khăn": GONE,
                "45% dâu": GONE,
                "12 xã suối": GONE,
                "45% ong": GONE,
                "30 ngày ngày": GONE,
            },
            id="a text that ends before",
        ),
        pytest.param(
            "\n".join([LINES[0], " ".join(LINES[1:])]),
            dict.fromkeys(reviews(reviewed())),
            id="lines that are one now",
        ),
        pytest.param(
            "\n".join([LINES[0], *LINES[:0:-1]]),
            dict.fromkeys(reviews(reviewed())),
            id="lines in another order",
        ),
        pytest.param(TEXT, dict.fromkeys(reviews(reviewed())), id="the same text"),
    ],
)
def test_a_record_stays_with_its_own_sentence(after: str, expected: dict[str, str | None]) -> None:
    data = updated(reviewed(), after)
    assert reviews(data) == expected
    assert holds(data, after)
    assert updated(data, after) == data


@pytest.mark.parametrize(
    ("sentence", "review"),
    [
        pytest.param(RIVER, None, id="as it was"),
        pytest.param(f"{RIVER} Chợ họp sáng.", None, id="with another sentence behind it"),
        pytest.param(RIVER.replace("vùng có", "vùng nay có"), "unreviewed", id="a word more"),
        pytest.param(RIVER.replace("nước sạch", "điện lưới"), "unreviewed", id="other words in it"),
        pytest.param("Giá thuê xe ở phố huyện giảm 25% vào mùa mưa.", GONE, id="another fact"),
    ],
)
def test_the_same_figure_in_a_sentence_that_changed(sentence: str, review: str | None) -> None:
    data = reviewed(f"Báo cáo\n{RIVER}")
    after = updated(data, f"Báo cáo\n{sentence}")
    own = yaml.safe_load(after)["metrics"][0]
    assert own.get("review") == review
    assert ("# check: the sentence" in after) == (review == "unreviewed")
    assert holds(after, f"Báo cáo\n{sentence}")
    assert updated(after, f"Báo cáo\n{sentence}") == after


HEADED = "Báo cáo của xã Mường Sen, nộp lên huyện ngày 5/3/2025\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("Rừng phủ 42% xã.", "Xã phấn đấu rừng phủ 42% xã.", id="an aim"),
        pytest.param("Rừng phủ 42% xã.", "Nếu rừng phủ 42% xã thì mở hội.", id="a condition"),
        pytest.param("Xã xây 50 km đường.", "Dự kiến xã xây 50 km đường.", id="a plan"),
        pytest.param(
            "Lúa là 30%, còn ngô là 40%.", "Lúa là 40%, còn ngô là 30%.", id="two that are swapped"
        ),
        pytest.param(
            'Ông Trần Văn Mận nói: "Phải đọc sách mỗi ngày".',
            'Bà Lò Thị Én nói: "Phải đọc sách mỗi ngày". Ông Trần Văn Mận nghe.',
            id="who says it",
        ),
        pytest.param(
            'Giám đốc Trần Văn Mận nói: "Phải đọc sách mỗi tối cùng con, để sau này con nhớ mãi".',
            'Bí thư Lò Thị Én nói: "Phải đọc sách mỗi tối cùng con, để sau này con nhớ mãi". '
            "Giám đốc Trần Văn Mận nghe.",
            id="who says what takes several quotes",
        ),
        pytest.param(
            "Căn cứ Luật Thư viện số 46/2019/QH14, xã mở phòng đọc.",
            "Xã bỏ nội quy trái Luật Thư viện số 46/2019/QH14.",
            id="what a document is cited for",
        ),
    ],
)
def test_what_a_sentence_now_says_otherwise_is_to_review(old: str, new: str) -> None:
    sections = ("metrics", "quotations", "legal_references")
    before = yaml.safe_load(reviewed(HEADED + old))
    after = updated(reviewed(HEADED + old), HEADED + new)
    data = yaml.safe_load(after)
    for each in sections:
        had = {one["id"] for one in before.get(each, [])}
        own = [one for one in data.get(each, []) if one["id"] in had]
        assert {one.get("review") for one in own} <= {"unreviewed"}
        assert {one["id"] for one in own} == had
    assert "# check: the sentence" in after
    assert data["draft"]["dismissed"] == []
    assert holds(after, HEADED + new)
    assert updated(after, HEADED + new) == after


@pytest.mark.parametrize(
    ("old", "new", "section"),
    [
        pytest.param(
            "Bà Lò Thị Én, Phó Giám đốc Sở Y tế, họp.",
            "Bà Lò Thị Én, Giám đốc Sở Y tế, họp.",
            "people",
            id="a title",
        ),
        pytest.param(
            "Theo Quyết định số 97/QĐ-TTg ngày 7/7/2020 của Thủ tướng Chính phủ.",
            "Theo Quyết định số 97/QĐ-TTg ngày 8/7/2020 của Thủ tướng Chính phủ.",
            "legal_references",
            id="a date of issue",
        ),
        pytest.param(
            "Theo Quyết định số 12/QĐ-UBND của UBND tỉnh Hà Nam.",
            "Theo Quyết định số 12/QĐ-UBND của UBND tỉnh Nam Định.",
            "legal_references",
            id="an issuer",
        ),
        pytest.param("Xã có 12 chợ.", "Xã có 15 chợ.", "metrics", id="a figure"),
    ],
)
def test_what_changed_is_gone_and_added_anew(old: str, new: str, section: str) -> None:
    after = updated(reviewed(HEADED + old), HEADED + new)
    found = yaml.safe_load(after)[section]
    assert [each.get("review") for each in found] == [GONE, "unreviewed"]
    assert yaml.safe_load(after)["draft"]["dismissed"] == []
    assert holds(after, HEADED + new)
    assert updated(after, HEADED + new) == after


def test_a_record_whose_words_are_back_is_to_review() -> None:
    text, other = f"Báo cáo\n{RIVER}\nXã có 7 chợ.", "Báo cáo\nXã có 7 chợ."
    lost = updated(reviewed(text), other)
    assert yaml.safe_load(lost)["metrics"][0]["review"] == GONE
    back = updated(lost, text)
    assert yaml.safe_load(back)["metrics"][0]["review"] == "unreviewed"
    assert len(yaml.safe_load(back)["metrics"]) == 2
    assert updated(lost, other) == lost


def values(data: str, section: str) -> list[str]:
    records: list[dict[str, Any]] = yaml.safe_load(data).get(section, [])
    return [str(each.get("given") or each.get("number") or each.get("name")) for each in records]


def removed(data: str, section: str, value: str) -> str:
    """Return the file without the first record of a value, and without a section left empty."""
    known = yaml.safe_load(data)[section]
    ids = [
        each["id"] for each, own in zip(known, values(data, section), strict=True) if own == value
    ]
    return re.sub(r"(?m)^\w+:\n(?=\w)", "", without(data, ids[0]))


HILL = "Huyện Sen có 5 xã đạt chuẩn mới. Chợ có 7 hộ."


@pytest.mark.parametrize(
    ("before", "section", "value", "after", "left"),
    [
        pytest.param(
            HILL,
            "metrics",
            "5 xã",
            f"{HILL}\nTỉnh có 215 xã đạt chuẩn mới.\nVùng cao chỉ 5 xã có chợ.",
            ["7 hộ", "215 xã", "5 xã"],
            id="a figure that ends like it, and the same one of something else",
        ),
        pytest.param(
            "Chính phủ đã họp. Có 7 hộ.",
            "organizations",
            "Chính phủ",
            "Chính phủ đã họp. Có 7 hộ.\nNghị định số 12/2023/NĐ-CP ngày 2/3/2023 của Chính phủ.",
            [],
            id="a body",
        ),
        pytest.param(HILL, "metrics", "5 xã", HILL, ["7 hộ"], id="the same text"),
        pytest.param(
            HILL,
            "metrics",
            "5 xã",
            HILL.replace("chuẩn mới", "chuẩn cao"),
            ["7 hộ"],
            id="a word of its own sentence changed",
        ),
        pytest.param(
            HILL,
            "metrics",
            "5 xã",
            HILL.replace("Sen có", "Sen nay có"),
            ["7 hộ"],
            id="a word beside it changed",
        ),
        pytest.param(
            HILL,
            "metrics",
            "5 xã",
            HILL.replace("7 hộ", "8 hộ"),
            ["7 hộ", "8 hộ"],
            id="another sentence of its line changed",
        ),
        pytest.param(
            HILL,
            "metrics",
            "5 xã",
            "Mùa này mưa lớn làm ngập 5 xã ven sông. Chợ có 7 hộ.",
            ["7 hộ", "5 xã"],
            id="another sentence in its place",
        ),
    ],
)
def test_what_was_removed_is_left_out_and_nothing_else(
    before: str, section: str, value: str, after: str, left: list[str]
) -> None:
    data = removed(draft(f"Báo cáo\n{before}"), section, value)
    new = f"Báo cáo\n{after}"
    at_once = updated(data, new)
    in_two = updated(updated(data, f"Báo cáo\n{before}"), new)
    for found in (at_once, in_two):
        assert values(found, section) == left
        assert holds(found, new)
        assert updated(found, new) == found
    assert len(values(at_once, "legal_references")) == after.count("NĐ-CP")
    assert "issuer" not in at_once


@pytest.mark.parametrize(
    ("old", "new", "partners"),
    [
        pytest.param("abc", "abc", {1: 1, 2: 2, 3: 3}, id="the same"),
        pytest.param("abc", "xabc", {1: 2, 2: 3, 3: 4}, id="one more before"),
        pytest.param("abc", "ac", {1: 1, 2: None, 3: 2}, id="one less"),
        pytest.param("abc", "bca", {1: 3, 2: 1, 3: 2}, id="one that moved"),
        pytest.param("abc", "axc", {1: 1, 2: 2, 3: 3}, id="one that changed"),
        pytest.param("abcd", "aCd", {1: 1, 2: None, 3: 2, 4: 3}, id="one gone and one changed"),
        pytest.param("", "ab", {1: 1, 2: 2, 3: None}, id="nothing known of the older text"),
        pytest.param("ab", "", {1: None, 2: None}, id="no newer text"),
    ],
)
def test_paragraphs_are_paired(old: str, new: str, partners: dict[int, int | None]) -> None:
    known = {number: {each} for number, each in enumerate(old, 1)}
    words = [{each.lower()} for each in new]
    shifts = Shifts(list(old), list(new), known, words)
    assert {number: shifts.partner(number) for number in partners} == partners
    assert all(1 <= shifts.nearest(number) <= max(1, len(new)) for number in range(1, 9))
