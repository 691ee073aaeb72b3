"""What is left to do in the file of a dataset, with its line."""

from __future__ import annotations

import pytest

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.todo import find_tasks
from ttdn_cli.facts.validation import check_dataset

HEAD = """\
schema: 2
id: bao-cao
source: {title: Báo cáo, kind: report, language: vi, date: null}
organizations:
  - id: bo-y-te
    name: Bộ Y tế
    evidence: [{paragraph: 2, quote: Bộ Y tế}]
"""
PLACED = 'reason: {vi: "bản nháp: chưa xếp được", en: "draft: not placed"}'


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        pytest.param("", [], id="nothing"),
        pytest.param(
            "places:\n"
            "  - id: son-ha\n"
            "    name: Sơn Hà\n"
            "    review: unreviewed\n"
            "    evidence: [{paragraph: 2, quote: Sơn Hà}]\n",
            [(9, "review", "son-ha", "Sơn Hà")],
            id="a record",
        ),
        pytest.param(
            "license: null  # check: whose is it?\n",
            [(8, "check", "bo-y-te", "whose is it?")],
            id="a guess",
        ),
        pytest.param(
            f"coverage:\n  ignore:\n    - {{text: mã AB1, {PLACED}}}\n",
            [(10, "place", None, "mã AB1")],
            id="words that are not placed",
        ),
        pytest.param(
            "coverage: {ignore: [{text: mã AB1, reason: {en: A code of the form}}]}\n",
            [],
            id="words that a person has decided on",
        ),
        pytest.param("coverage: {}\n", [], id="no words"),
    ],
)
def test_what_is_left_to_do(more: str, expected: list[tuple[int, str, str | None, str]]) -> None:
    data = (HEAD + more).encode()
    tasks = find_tasks(data, Index(check_dataset(data, "d.yaml")))
    assert [(each.line, each.kind, each.id, each.what) for each in tasks] == expected
