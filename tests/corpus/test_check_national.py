"""Where an article speaks for the country, and where of a place that it only names."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.corpora import body, corpus_of, dataset, figure, person
from ttdn_cli.corpus.checks import check_many

POOR = "Tỷ lệ hộ nghèo"


def _of(name: str, author: str, given: str) -> str:
    said = figure(POOR, given, en="Poverty rate", period="2023")
    return dataset(name, author="by", organizations={"by": body(author)}, metrics=[said])


HEAD = {"head": person("Đinh Văn Trọng", "Thủ tướng Chính phủ", "by")}
COUNTRY = figure(POOR, "2,93%", en="Poverty rate", period="2023")
DATASETS = (
    dataset("tt", author="head", people=HEAD, organizations={"by": body("Chính phủ")},
            metrics=[COUNTRY]),
    _of("lao-cai", "Ủy ban nhân dân tỉnh Lào Cai", "14,94%"),
    _of("yen-bai", "Ủy ban nhân dân tỉnh Yên Bái", "9,1%"),
    _of("ha-noi", "Ủy ban nhân dân thành phố Hà Nội", "0,1%"),
)  # fmt: skip


def _checked(tmp_path: Path, text: str) -> dict[str, dict[str | None, str]]:
    found: dict[str, dict[str | None, str]] = {}
    for each in check_many(text, corpus_of(tmp_path, *DATASETS)).findings:
        if each.kind == "quantity":
            found.setdefault(each.text, {})[each.dataset] = each.verdict
    return found


LAO_CAI = {"14,94%": {"lao-cai": "confirmed"}}


@pytest.mark.parametrize(
    ("text", "given", "expected"),
    [
        pytest.param(
            ", cao hơn mức 2,93% của cả nước.", "2,93%", {"tt": "confirmed"}, id="of the country"
        ),
        pytest.param(
            ", cao hơn mức 2,39% của cả nước.", "2,39%", {"tt": "contradicted"}, id="a wrong one"
        ),
        pytest.param(
            ", trong khi mức 2,93% là của cả nước.", "2,93%", {"tt": "confirmed"}, id="while"
        ),
        pytest.param(" (2,93% trên cả nước).", "2,93%", {"tt": "confirmed"}, id="in brackets"),
        pytest.param(", cả nước là 2,93%.", "2,93%", {"tt": "confirmed"}, id="before it"),
        pytest.param(", bình quân cả nước là 2,93%.", "2,93%", {"tt": "confirmed"}, id="average"),
        pytest.param(
            ", cao hơn mức 9,1% của Yên Bái.", "9,1%", {"yen-bai": "confirmed"}, id="of another"
        ),
        pytest.param(
            ", cao hơn mức 9,7% của Yên Bái.", "9,7%", {"yen-bai": "contradicted"},
            id="a wrong one of another",
        ),
    ],
)  # fmt: skip
def test_who_owns_a_figure_behind_it_counts_more_than_who_stands_before(
    tmp_path: Path, text: str, given: str, expected: dict[str | None, str]
) -> None:
    found = _checked(tmp_path, f"{POOR} của Lào Cai năm 2023 là 14,94%{text}")
    assert found == LAO_CAI | {given: expected}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("của Lào Cai năm 2023 là 14,94%, cao nhất cả nước.", id="a rank behind it"),
        pytest.param("của Lào Cai cao nhất cả nước năm 2023 với 14,94%.", id="a rank before it"),
        pytest.param("của Lào Cai đứng thứ 3 cả nước năm 2023 với 14,94%.", id="a place"),
        pytest.param("của Lào Cai năm 2023 là 14,94% trong khi cả nước giảm.", id="a verb"),
        pytest.param("của Lào Cai năm 2023 bằng 14,94% của cả nước.", id="a share of it"),
        pytest.param("của Lào Cai năm 2023 là 14,94% so với cả nước thì cao.", id="compared"),
    ],
)
def test_a_place_among_others_is_not_the_country(tmp_path: Path, text: str) -> None:
    assert _checked(tmp_path, f"{POOR} {text}").get("14,94%") == LAO_CAI["14,94%"]


@pytest.mark.parametrize(
    ("other", "given", "owner"),
    [
        pytest.param("cả nước", "2,93%", "tt", id="the country"),
        pytest.param("bình quân cả nước", "2,93%", "tt", id="its average"),
        pytest.param("Yên Bái", "9,1%", "yen-bai", id="another province"),
    ],
)
@pytest.mark.parametrize("signs", [": {}.", " ({})."])
def test_of_two_who_are_compared_the_first_has_the_first_figure(
    tmp_path: Path, other: str, given: str, owner: str, signs: str
) -> None:
    both = signs.format(f"14,94% so với {given}")
    found = _checked(tmp_path, f"{POOR} của Lào Cai năm 2023 cao hơn {other}{both}")
    assert found == LAO_CAI | {given: {owner: "confirmed"}}


PM = "Thủ tướng Đinh Văn Trọng"


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Hà Nội (TTXVN) - {PM} cho biết tỷ lệ", id="a dateline"),
        pytest.param(f"Hà Nội, 5/1 - {PM} cho biết tỷ lệ", id="with its day"),
        pytest.param(f"Sáng 5/1, tại Hà Nội, {PM} chủ trì hội nghị. Tỷ lệ", id="a venue"),
        pytest.param(f"Tại thành phố Hà Nội, {PM} cho biết tỷ lệ", id="begins with the venue"),
        pytest.param("Hà Nội (TTXVN) - Chính phủ vừa họp. Tỷ lệ", id="the Government"),
    ],
)
@pytest.mark.parametrize(("given", "verdict"), [("2,93%", "confirmed"), ("2,83%", "contradicted")])
def test_who_speaks_for_the_country_in_the_capital_speaks_of_the_country(
    tmp_path: Path, text: str, given: str, verdict: str
) -> None:
    found = _checked(tmp_path, f"{text} hộ nghèo năm 2023 còn {given}.")
    assert found == {given: {"tt": verdict}}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(f"Phát biểu tại Lào Cai, {PM} cho biết tỷ lệ", id="in one sentence"),
        pytest.param(f"Tại Lào Cai, {PM} cho biết tỷ lệ", id="begins with the place"),
        pytest.param(f"Sáng 5/1, tại Lào Cai, {PM} chủ trì hội nghị. Tỷ lệ", id="before it"),
    ],
)
@pytest.mark.parametrize(
    ("given", "expected"),
    [
        pytest.param("2,93%", {"tt": "confirmed"}, id="the country's"),
        pytest.param("14,94%", {"lao-cai": "confirmed"}, id="the place's"),
        pytest.param("3,5%", {None: "not_in_source"}, id="neither's"),
    ],
)
def test_elsewhere_it_may_be_of_that_place_or_of_the_country(
    tmp_path: Path, text: str, given: str, expected: dict[str | None, str]
) -> None:
    found = _checked(tmp_path, f"{text} hộ nghèo năm 2023 còn {given}.")
    assert found.get(given, {None: "not_in_source"}) == expected


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Tại Lào Cai, tỷ lệ", id="a place where nobody speaks"),
        pytest.param("Tại Lào Cai, theo chuẩn của Chính phủ, tỷ lệ", id="a rule of theirs"),
        pytest.param("Thủ tướng làm việc với tỉnh Lào Cai. Tỷ lệ", id="with whom they work"),
        pytest.param("Lào Cai: Tỷ lệ", id="a heading"),
    ],
)
@pytest.mark.parametrize(
    ("given", "verdict"), [("14,94%", "confirmed"), ("14,84%", "contradicted")]
)
def test_a_place_that_is_spoken_of_has_its_own(
    tmp_path: Path, text: str, given: str, verdict: str
) -> None:
    found = _checked(tmp_path, f"{text} hộ nghèo năm 2023 còn {given}.")
    assert found == {given: {"lao-cai": verdict}}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("The country's poverty rate fell to {} in 2023.", id="the country's"),
        pytest.param("Across the country, the poverty rate fell to {} in 2023.", id="across it"),
        pytest.param("The national poverty rate fell to {} in 2023.", id="national"),
        pytest.param("Vietnam's poverty rate fell to {} in 2023.", id="its name"),
        pytest.param("The poverty rate in Viet Nam fell to {} in 2023.", id="in it"),
        pytest.param("The poverty rate of the whole country was {} in 2023.", id="whole"),
        pytest.param("Nationwide, the poverty rate fell to {} in 2023.", id="nationwide"),
    ],
)
@pytest.mark.parametrize(("given", "verdict"), [("2.93%", "confirmed"), ("14.94%", "contradicted")])
def test_english_words_for_the_country(tmp_path: Path, text: str, given: str, verdict: str) -> None:
    assert _checked(tmp_path, text.format(given)) == {given: {"tt": verdict}}


def test_a_national_programme_is_not_the_country(tmp_path: Path) -> None:
    text = "Under the national programme, Lào Cai's poverty rate fell to 14.94% in 2023."
    assert _checked(tmp_path, text) == {"14.94%": {"lao-cai": "confirmed"}}
