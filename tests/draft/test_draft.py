"""What holds of the draft of any text: it is valid, it is proven strictly, and nothing is left."""

from __future__ import annotations

import re
from bisect import bisect_right

import pytest
from hypothesis import given, settings

from tests.draft.test_any_text import TEXTS
from ttdn_cli.draft.dataset import check_size, draft_file
from ttdn_cli.draft.drafting import Draft
from ttdn_cli.draft.leftovers import UnplaceableError
from ttdn_cli.draft.reading import Reading
from ttdn_cli.errors import TtdnError
from ttdn_cli.evidence.verify import verify
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.facts.validation import check_dataset
from ttdn_cli.files import MOST_DATASET_BYTES
from ttdn_cli.text.canonical import Canonical, canonical_words
from ttdn_cli.text.unicode import CAPITALS

LIKE_FACTS = re.compile(rf"\d+|%|(?<!\w)[{CAPITALS}]\w*(?: [{CAPITALS}]\w*)+")
"""Digits, `%` and words that begin with a capital: this knows nothing of the reader of texts."""

RECIPE = "Bánh rán\n\n200 g bột nếp, 2 quả trứng.\nNướng 180 °C trong 25 phút.\n"
BOOK = "".join(f"Nguyễn Thị Số {number} 0912 345 {number:03}\n" for number in range(60))
REPEATED = "Huyện có 90% hộ đạt chuẩn. " * 40
SPEECH = (
    "Khai mạc Hội thảo\nKính thưa ông Trần Văn Mận, Giám đốc Sở Y tế;\n"
    "Năm 2024, 58/63 xã đã có trạm, tăng 5% so với năm 2023. Theo Nghị định số 72/2015/NĐ-CP của "
    "Chính phủ, phấn đấu đạt 95% vào tháng 12/2025.\n“Sách là bạn của mọi người.”\n"
)
LETTERHEAD = (
    "UBND TỈNH HÀ GIANG\nSố: 15/CT-UBND\nHà Giang, ngày 3 tháng 4 năm 2025\nCHỈ THỊ\n"
    "Về việc trồng rừng\nCác xã trồng 1.250 ha rừng trước ngày 30/6/2026.\n"
    "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\nLò Văn Én\n"
)


def drafted(text: str) -> tuple[Draft, Dataset, bytes]:
    found, data = draft_file(Reading(text), "draft", "text.txt")
    return found, check_dataset(data, "draft.yaml"), data


def left_over(text: str, dataset: Dataset) -> list[str]:
    """Return what looks like a fact and is in no quote, name or ignored words at its place."""
    whole = Canonical(text)
    index = Index(dataset)
    quotes = {each.quote for record in index.records.values() for each in record.evidence}
    names = {name for record in index.records.values() for name in record.names}
    said = [*quotes, *names, *(each.text for each in dataset.coverage.ignore)]
    held: set[int] = set()
    for words in said:
        form = " ".join(canonical_words(words))
        start = whole.text.find(form)
        while start >= 0:
            held.update(range(start, start + len(form)))
            start = whole.text.find(form, start + 1)
    breaks = [whole.starts[line.start] for line in whole.lines]

    def one_line(found: re.Match[str]) -> bool:
        return bisect_right(breaks, found.start()) == bisect_right(breaks, found.end() - 1)

    return [
        found.group()
        for found in LIKE_FACTS.finditer(whole.text)
        if one_line(found)
        and any(whole.text[place] != " " and place not in held for place in range(*found.span()))
    ]


def check(text: str) -> Dataset:
    """Try all that holds of the draft of a text; return it."""
    _, dataset, data = drafted(text)
    report = verify(Index(dataset), Canonical(text), "text")
    assert report.passed
    assert report.same_text
    assert (report.uncovered, report.outside, report.proven) == ([], [], 0)
    assert {each.status for each in report.results} <= {"exact", "normalized"}
    assert left_over(text, dataset) == []
    assert all(each.review == "unreviewed" for each in Index(dataset).records.values())
    assert drafted(text)[2] == data
    return dataset


@settings(max_examples=150, deadline=None)
@given(TEXTS)
def test_any_text_has_a_draft_that_holds(text: str) -> None:
    try:
        encoded = text.encode().decode()
    except UnicodeEncodeError:
        return
    if not Canonical(encoded).words:
        return
    try:
        check(encoded)
    except UnplaceableError:
        assert re.search(r"[^\w\s]", encoded)


@pytest.mark.parametrize(
    ("text", "sections"),
    [
        pytest.param(SPEECH, {"attendees", "metrics", "legal_references"}, id="a speech"),
        pytest.param(LETTERHEAD, {"legal_references", "metrics", "people"}, id="a directive"),
        pytest.param(RECIPE, {"metrics"}, id="a recipe"),
        pytest.param(BOOK, set(), id="a telephone book"),
        pytest.param(REPEATED, {"metrics"}, id="the same sentence over and over"),
        pytest.param("lorem ipsum dolor", set(), id="nothing to find"),
        pytest.param("x", set(), id="one letter"),
        pytest.param("1. 2. 3. 4.\n%\n%%\n", set(), id="signs and numbers only"),
        pytest.param("def f(x): return x[0] + 1.5e3  # A B\n", set(), id="code"),
        pytest.param("xanh\nCăn_cứ CTĐT", set(), id="a word with an underscore"),
        pytest.param("Một con vịt\nXòe ra\nHai cái cánh\n", set(), id="a rhyme"),
    ],
)
def test_the_draft_of_a_kind_of_text(text: str, sections: set[str]) -> None:
    found = {key for key, records in Index(check(text)).sections.items() if records}
    assert sections <= found


def test_a_draft_that_no_command_would_read_is_refused() -> None:
    check_size(bytes(MOST_DATASET_BYTES), "text.txt")
    with pytest.raises(TtdnError, match="larger than 64 MB"):
        check_size(bytes(MOST_DATASET_BYTES + 1), "text.txt")


def test_a_change_of_the_text_changes_only_what_it_touches() -> None:
    before, after = (drafted(text)[2].decode() for text in (SPEECH, f"{SPEECH}Thêm 7 xã nữa.\n"))
    removed = set(before.splitlines()) - set(after.splitlines())
    assert removed <= {each for each in removed if "coverage" in each}


@pytest.mark.parametrize(
    ("text", "ignored"),
    [
        pytest.param("mã AB1, CD2 và EF3", ["ab1, cd2 và ef3"], id="near: as one"),
        pytest.param(
            f"mã AB1 {'rồi lại đi ' * 6}, CD2 {'rồi lại đi ' * 6}, EF3",
            ["ab1", "cd2", "ef3"],
            id="far: no sentence between them",
        ),
        pytest.param("không có mã", [], id="none"),
    ],
)
def test_what_is_not_placed_is_set_aside_without_the_sentences_between(
    text: str, ignored: list[str]
) -> None:
    found, _, _ = drafted(text)
    assert [each.lower() for each in found.ignored] == ignored
