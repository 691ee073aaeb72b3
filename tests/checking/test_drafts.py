"""A text is no contradiction to the draft that was made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT
from ttdn_cli.checking.check import check
from ttdn_cli.checking.findings import Finding
from ttdn_cli.checking.statuses import said_status
from ttdn_cli.checking.words import Article
from ttdn_cli.draft.dataset import draft_file
from ttdn_cli.draft.reading import Reading
from ttdn_cli.extraction.passages import normalize_source
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.validation import check_dataset

DATA = ROOT / "tests" / "data"
TEXTS = [*sorted((DATA / "texts").glob("*.txt")), DATA / "directive.txt", DATA / "walk.txt"]


def contradicted(text: str, of: str | None = None) -> list[Finding]:
    """Return what of a text contradicts the draft of it, or of another."""
    text = normalize_source(text)
    data = draft_file(Reading(normalize_source(of or text)), "draft", "text.txt")[1]
    found = check(text, Index(check_dataset(data, "draft.yaml"))).findings
    return [each for each in found if each.verdict == "contradicted"]


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_text_does_not_contradict_its_own_draft(path: Path) -> None:
    assert contradicted(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "line",
    [
        pytest.param(
            "Tỷ lệ hộ xem đài chưa đến 30%, thấp hơn nhiều so với mục tiêu ít nhất 50%.",
            id="an aim with which a number is compared",
        ),
        pytest.param("Tỷ lệ hộ nghèo không quá 4,5%, đạt 92% kế hoạch năm.", id="a limit"),
        pytest.param(
            "Đến nay đã có 96 tủ sách, gấp 32 lần, với tổng số sách là 41.250 cuốn.",
            id="another number of the same sentence",
        ),
        pytest.param(
            "No more than 30% of households watch it, short of the target of 50%.", id="en"
        ),
    ],
)
def test_a_line_does_not_contradict_its_own_draft(line: str) -> None:
    assert contradicted(f"BÁO CÁO\nKết quả năm 2024\n{line}\n") == []


def test_another_number_contradicts_the_draft() -> None:
    line = "Đến nay đã có 96 tủ sách, với tổng số sách là 41.250 cuốn."
    text = f"BÁO CÁO\nKết quả năm 2024\n{line}\n"
    found = contradicted(text.replace("41.250", "41.520"), text)
    assert [each.text for each in found] == ["41.520 cuốn"]


@pytest.mark.parametrize(
    ("said", "status"),
    [
        pytest.param("30%", None, id="the number that is compared"),
        pytest.param("50%", "aimed", id="the aim"),
    ],
)
def test_an_aim_is_the_number_behind_it(said: str, status: str | None) -> None:
    article = Article("Tỷ lệ hộ xem đài là 30%, thấp hơn mục tiêu 50%.")
    start = article.text.index(said)
    place = article.words_in(start, start + len(said))
    near = {"30%": range(0, place.stop + 4), "50%": range(place.start - 4, place.stop)}[said]
    assert said_status(article, place, near, near) == status
