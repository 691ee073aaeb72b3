"""Update a dataset for a newer text: what a person did stays, and what is new is added."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml

from ttdn_cli.draft.dataset import draft_file, update_file
from ttdn_cli.draft.reading import Reading
from ttdn_cli.evidence.verify import verify
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.validation import check_dataset
from ttdn_cli.text.canonical import Canonical

LINES = (
    "Báo cáo của xã Mường Sen",
    "Năm 2024, xã có 12 trường học.",
    "Thu đạt 47,5 tỷ đồng, tăng 5% so với năm 2023.",
    "Bộ Y tế đã gửi 300 liều vắc-xin.",
)
TEXT = "\n".join(LINES)


def draft(text: str = TEXT) -> str:
    return draft_file(Reading(text), "bao-cao", "text.txt")[1].decode()


def updated(data: str, text: str) -> str:
    return update_file(data.encode(), "d.yaml", text, "text.txt")[1].decode()


def holds(data: str, text: str) -> bool:
    report = verify(Index(check_dataset(data.encode(), "d.yaml")), Canonical(text), "text")
    return report.passed and report.same_text and not report.uncovered


def given(data: str) -> dict[str, Any]:
    return {each["given"]: each for each in yaml.safe_load(data)["metrics"]}


def without(data: str, id_: str) -> str:
    """Return the file without one record, as a person removes it in an editor."""
    start = data.index(f"  - id: {id_}\n")
    following = re.compile(r"^(?:  - id:|\w)", re.M).search(data, start + 1)
    return data[:start] + (data[following.start() :] if following else "")


def test_the_same_text_changes_nothing() -> None:
    data = draft()
    assert updated(data, TEXT) == data


def test_evidence_moves_with_its_paragraph_and_new_records_are_added() -> None:
    text = "\n".join([*LINES[:2], "Xã trồng 800 ha rừng.", *LINES[2:]])
    before = draft()
    after = updated(before, text)
    assert holds(after, text)
    assert given(after)["tăng 5%"]["evidence"][0]["paragraph"] == 4
    assert given(after)["800 ha"]["review"] == "unreviewed"
    lines = set(after.splitlines()) - set(before.splitlines())
    assert all("paragraph" in each or "800" in each or len(each) < 60 for each in lines)


def test_what_a_person_wrote_stays() -> None:
    data = draft().replace("license: null\n", "license: CC-BY-4.0  # asked on Monday\n")
    data = data.replace("    given: 12 trường học\n", "    given: 12 trường học  # counted twice\n")
    data = data.replace("bao-cao", "my-report").replace("review: unreviewed", "review: null", 1)
    after = updated(data, "\n".join(["Lời đầu", *LINES]))
    for said in ("asked on Monday", "# counted twice", "my-report", "review: null"):
        assert said in after


def test_what_a_person_removed_does_not_return() -> None:
    data = draft()
    id_ = next(each["id"] for key, each in given(data).items() if key.startswith("300"))
    after = updated(without(data, id_), TEXT)
    assert not any(key.startswith("300") for key in given(after))
    dismissed = yaml.safe_load(after)["draft"]["dismissed"]
    assert [each["section"] for each in dismissed] == ["metrics"]
    assert holds(after, TEXT)
    again = updated(after, TEXT.replace("đã gửi 300", "đã gửi cho xã 300"))
    assert not any(key.startswith("300") for key in given(again))


def test_a_record_whose_words_are_gone_is_kept_and_marked() -> None:
    text = "\n".join([*LINES[:2], *LINES[3:]])
    after = updated(draft(), text)
    assert given(after)["tăng 5%"]["review"] == "not in the text"
    assert holds(after, text)


def test_the_same_figure_elsewhere_is_no_evidence_for_a_record_that_is_gone() -> None:
    text = "\n".join([*LINES[:2], *LINES[3:], "Số hộ nghèo tăng 5% ở bản Hua."])
    after = updated(draft(), text)
    lost = [each for each in yaml.safe_load(after)["metrics"] if each["given"] == "tăng 5%"]
    assert [each["review"] for each in lost] == ["not in the text", "unreviewed"]
    assert holds(after, text)


@pytest.mark.parametrize(
    "layout",
    [
        pytest.param(lambda data: data.replace("\n", "\r\n"), id="lines that end as on Windows"),
        pytest.param(lambda data: "\ufeff" + data, id="a byte order mark"),
        pytest.param(
            lambda data: data.replace("metrics:\n", "metrics:  # figures\n"), id="comment"
        ),
        pytest.param(lambda data: data.rstrip("\n"), id="no line end at the end"),
        pytest.param(
            lambda data: yaml.safe_dump(yaml.safe_load(data), sort_keys=False, allow_unicode=True),
            id="as a library writes it: lists that are not indented",
        ),
        pytest.param(
            lambda data: re.sub(
                r"(?ms)(?<=^metrics:\n).*?(?=^\w)",
                lambda found: re.sub("(?m)^  ", "", found[0]),
                data,
            ),
            id="one list that is not indented",
        ),
        pytest.param(
            lambda data: re.sub(
                r"(?ms)(?<=^metrics:\n).*?(?=^\w)",
                lambda found: re.sub("(?m)^(?=.)", "    ", found[0]),
                data,
            ),
            id="one list that is indented by more",
        ),
    ],
)
def test_the_layout_of_the_file_stays(layout: Callable[[str], str]) -> None:
    data = layout(draft())
    text = f"{TEXT}\nXã trồng 800 ha rừng."
    after = updated(data, text)
    assert holds(after, text)
    assert ("\r\n" in after) == ("\r\n" in data)
    assert after.startswith("\ufeff") == data.startswith("\ufeff")
    assert ("# figures" in after) == ("# figures" in data)
    assert ("\n- id" in after) == ("\n- id" in data)


def ignored(data: str) -> list[tuple[str, str]]:
    entries = (yaml.safe_load(data).get("coverage") or {"ignore": []})["ignore"]
    return [(each["text"], each["reason"]["en"]) for each in entries]


@pytest.mark.parametrize(
    ("text", "given_", "expected"),
    [
        pytest.param(TEXT, "300", [("300", "left out in review")], id="with its reason"),
        pytest.param(
            "LỄ MỪNG 50 NĂM NGÀY MỞ CHỢ, THỐNG NHẤT HAI XÃ\nXã Mường Sen có 12 trường học.",
            "50",
            [("THỐNG NHẤT HAI XÃ", "draft: not placed")],
            id="no entry twice",
        ),
        pytest.param(TEXT, "", [], id="nothing removed"),
    ],
)
def test_the_words_of_what_a_person_removed_are_ignored(
    text: str, given_: str, expected: list[tuple[str, str]]
) -> None:
    data = draft(text)
    ids = [each["id"] for key, each in given(data).items() if given_ and key.startswith(given_)]
    for id_ in ids:
        data = without(data, id_)
    after = updated(data, text)
    assert holds(after, text)
    found = ignored(after)
    assert len(found) == len(set(found))
    assert set(expected) <= set(found)


SHARED = (
    "Báo cáo của xã Mường Sen\n"
    "Năm 2024, với sự giúp đỡ tận tình của mười hai bản, xe sách phục vụ 300 bạn đọc, "
    "tăng 35% so với năm 2022.\n"
)


def test_a_figure_that_shares_a_date_with_another_one_is_removed_for_itself() -> None:
    data = draft(SHARED)
    assert set(given(data)) >= {"300", "tăng 35%"}
    after = updated(without(data, given(data)["tăng 35%"]["id"]), SHARED)
    assert "tăng 35%" in str(yaml.safe_load(after)["draft"]["dismissed"])
    assert "left out in review" in {reason for _, reason in ignored(after)}
    assert set(given(after)) == set(given(data)) - {"tăng 35%"}
    # Another figure of that year is new, and so is one that ends like what was removed.
    more = SHARED.replace("Mường Sen\n", "Mường Sen\nNăm 2024, xã tăng 135% số hộ đọc sách.\n")
    assert "tăng 135%" in given(updated(after, more))


def test_a_new_figure_that_shares_a_date_with_another_one_is_added() -> None:
    more = SHARED.replace("300 bạn đọc", "300 bạn đọc với 45 xe")
    after = updated(draft(SHARED), more)
    assert any(key.startswith("45 xe") for key in given(after))
    assert len(given(after)) == len(given(draft(SHARED))) + 1


@pytest.mark.parametrize(
    "left", [pytest.param("", id="nothing"), pytest.param(" null  # none", id="null")]
)
def test_a_section_whose_last_record_was_deleted_is_empty(left: str) -> None:
    text = "Xã có 12 chợ.\n"
    data = draft(text)
    data = data.replace("metrics:\n", f"metrics:{left}\n")
    data = without(data, next(iter(given(data.replace(left, "")).values()))["id"])
    assert check_dataset(data.encode(), "d.yaml").metrics == []
    more = f"{text}Xã mở 55 lớp.\n"
    after = updated(data, more)
    assert list(given(after)) == ["55 lớp"]
    assert holds(after, more)
