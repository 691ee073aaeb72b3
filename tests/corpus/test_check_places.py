"""Of many datasets, those speak of a figure whose place the article names beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.corpora import body, corpus_of, dataset, figure
from ttdn_cli.corpus.checks import check_many

POOR, REVENUE, GROWTH = "Tỷ lệ hộ nghèo", "Thu ngân sách nhà nước", "Tốc độ tăng trưởng GRDP"


def _of(name: str, author: str, indicator: str, given: str) -> str:
    said = figure(indicator, given, period="2023")
    bodies = {"author": body(author)}
    return dataset(name, author="author", organizations=bodies, metrics=[said])


DATASETS = (
    _of("cp", "Chính phủ", POOR, "2,93%"),
    _of("lc", "UBND tỉnh Lào Cai", POOR, "14,9%"),
    _of("yb", "UBND tỉnh Yên Bái", POOR, "9,1%"),
    _of("hg", "UBND tỉnh Hà Giang", POOR, "33,5%"),
    _of("hn", "UBND thành phố Hà Nội", POOR, "0,1%"),
    _of("thu", "Chính phủ", REVENUE, "1.752 nghìn tỷ đồng"),
    _of("thu-lc", "UBND tỉnh Lào Cai", f"{REVENUE} trên địa bàn", "7.720 tỷ đồng"),
    _of("grdp", "UBND tỉnh Lào Cai", GROWTH, "5,1%"),
)
LC, YB, HG = ({"14,9%": {"lc": "confirmed"}}, {"9,1%": {"yb": "confirmed"}},
              {"33,5%": {"hg": "confirmed"}})  # fmt: skip
CP, THREE = {"2,93%": {"cp": "confirmed"}}, LC | YB | HG
UNKNOWN = {None: "not_in_source"}


def _checked(tmp_path: Path, text: str) -> dict[str, dict[str | None, str]]:
    found: dict[str, dict[str | None, str]] = {}
    for each in check_many(text, corpus_of(tmp_path, *DATASETS)).findings:
        if each.kind == "quantity":
            found.setdefault(each.text, {})[each.dataset] = each.verdict
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Năm 2023, tỷ lệ hộ nghèo cả nước là 2,93%, Lào Cai là 14,9%.", CP | LC, id="behind it"
        ),
        pytest.param(
            "Năm 2023, tỷ lệ hộ nghèo cả nước là 2,93%, trong đó Lào Cai chỉ còn 14,9%.", CP | LC,
            id="among them",
        ),
        pytest.param(
            "Tỷ lệ hộ nghèo năm 2023: Lào Cai 14,9%, Yên Bái 9,1%, Hà Giang 33,5%.", THREE,
            id="a list",
        ),
        pytest.param(
            "Tỷ lệ hộ nghèo năm 2023:\n- Lào Cai: 14,9%\n- Yên Bái: 9,1%\n- Hà Giang: 33,5%",
            THREE, id="lines",
        ),
        pytest.param(
            "Lào Cai: Tỷ lệ hộ nghèo năm 2023 là 14,9%, thấp hơn Hà Giang 18,6 điểm phần trăm.",
            LC | {"18,6 điểm phần trăm": UNKNOWN}, id="lower than another",
        ),
        pytest.param(
            "Yên Bái và tỉnh Lào Cai có nhiều đổi mới; tỷ lệ hộ nghèo năm 2023 là 9,1% và "
            "14,9%.", YB | LC, id="in turn, as the sentence before names them",
        ),
        pytest.param(
            "Tỷ lệ hộ nghèo năm 2023 của tỉnh Lào Cai là 14,9%; Yên Bái: 9,1%; Hà Giang: 33,5%.",
            THREE, id="parted by semicolons",
        ),
        pytest.param(
            "Tỷ lệ hộ nghèo năm 2023 của Lào Cai (14,9%) cao hơn Yên Bái (9,1%) nhưng thấp hơn Hà "
            "Giang (33,5%).", THREE, id="brackets",
        ),
        pytest.param(
            "Hà Giang có tỷ lệ hộ nghèo năm 2023 là 33,5%, trong khi Lào Cai là 14,9%.", HG | LC,
            id="while another",
        ),
        pytest.param(
            "Năm 2023, tỷ lệ hộ nghèo cả nước là 2,93%. Lào Cai là 14,9%.", CP | LC,
            id="a sentence of its own",
        ),
        pytest.param(
            "Tỷ lệ hộ nghèo năm 2023 của Yên Bái, Lào Cai và tỉnh Hà Giang lần lượt là 9,1%, 14,9% "
            "và 33,5%.", THREE, id="in turn",
        ),
        pytest.param(
            "Lào Cai và thành phố Hà Nội có tỷ lệ hộ nghèo năm 2023 lần lượt là 14,9% và 0,1%.",
            LC | {"0,1%": {"hn": "confirmed"}}, id="a city in turn",
        ),
        pytest.param(
            "Yên Bái và Lào Cai có tỷ lệ hộ nghèo năm 2023 là 9,1% và 14,9%.", YB | LC,
            id="as many as places",
        ),
        pytest.param(
            "Năm 2023, tỷ lệ hộ nghèo lần lượt là 9,1% và 14,9% ở Yên Bái và Lào Cai.", YB | LC,
            id="places behind",
        ),
        pytest.param(
            "Về tỷ lệ hộ nghèo năm 2023, khác với Lào Cai, Yên Bái là 9,1%.", YB,
            id="unlike another",
        ),
        pytest.param(
            "Năm 2023, tại Lào Cai tỷ lệ hộ nghèo là 14,9%, tại Yên Bái là 9,1%.", LC | YB,
            id="a clause that begins with its place",
        ),
        pytest.param(
            "Năm 2023, tốc độ tăng trưởng GRDP của Lào Cai đạt 5,1%, tỷ lệ hộ nghèo là 14,9%.",
            LC | {"5,1%": {"grdp": "confirmed"}}, id="two figures of one place",
        ),
        pytest.param(
            "Giữa Lào Cai và Yên Bái, tỷ lệ hộ nghèo năm 2023 của Yên Bái là 9,1%, tốc độ tăng "
            "trưởng GRDP của Lào Cai đạt 5,1%.", YB | {"5,1%": {"grdp": "confirmed"}},
            id="two figures that are none of two places in turn",
        ),
        pytest.param(
            "Tỷ lệ che phủ rừng của Lào Cai là 57%, tỷ lệ hộ nghèo năm 2023 là 14,9%.",
            LC | {"57%": UNKNOWN}, id="a figure that none has",
        ),
    ],
)  # fmt: skip
def test_the_place_beside_a_figure_is_whose_it_is(
    tmp_path: Path, text: str, expected: dict[str, dict[str, str]]
) -> None:
    assert _checked(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Năm 2023, tỷ lệ hộ nghèo của tỉnh Lào Cai là 33,5%, Yên Bái là 14,9%.",
            {"33,5%": {"lc": "contradicted"}, "14,9%": {"yb": "contradicted"}}, id="of each other",
        ),
        pytest.param(
            "Yên Bái và Lào Cai có tỷ lệ hộ nghèo năm 2023 lần lượt là 14,9% và 9,1%.",
            {"14,9%": {"yb": "contradicted"}, "9,1%": {"lc": "contradicted"}}, id="in turn",
        ),
        pytest.param(
            "Hà Giang có tỷ lệ hộ nghèo năm 2023 là 33,5%, trong khi Lào Cai (9,1%).",
            HG | {"9,1%": {"lc": "contradicted"}}, id="brackets",
        ),
        pytest.param(
            "Năm 2023, tỷ lệ hộ nghèo cả nước là 2,93%; Yên Bái và Lào Cai là 14,9%.",
            CP | {"14,9%": UNKNOWN}, id="two places and one figure",
        ),
        pytest.param(
            "Năm 2023, tỷ lệ hộ nghèo của Yên Bái là 9,1%, của thành phố Lào Cai là 14,9%.",
            YB | {"14,9%": UNKNOWN}, id="the city of a province",
        ),
        pytest.param(
            "Tỷ lệ hộ nghèo năm 2023 của Lào Cai, theo cơ quan thống kê công bố là 20%.",
            {"20%": {"lc": "contradicted"}}, id="one figure, whatever its clause says",
        ),
        pytest.param(
            "Năm 2023, tỷ lệ hộ nghèo cả nước là 3,2%; Lào Cai là 20%.",
            {"3,2%": {"cp": "contradicted"}, "20%": UNKNOWN}, id="what none has is said",
        ),
    ],
)  # fmt: skip
def test_a_figure_of_another_place_is_not_borne_out(
    tmp_path: Path, text: str, expected: dict[str, dict[str | None, str]]
) -> None:
    assert _checked(tmp_path, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Nước ta đã giảm nghèo nhanh. Tỷ lệ hộ nghèo năm 2023 là 2,93%.", CP, id="our country"
        ),
        pytest.param("Theo Thủ tướng, tỷ lệ hộ nghèo năm 2023 là 2,93%.", CP, id="its head"),
        pytest.param(
            "Bộ Lao động - Thương binh và Xã hội cho biết tỷ lệ hộ nghèo năm 2023 là 2,93%.", CP,
            id="a ministry",
        ),
        pytest.param(
            "Bộ trưởng Nguyễn Văn An cho biết tỷ lệ hộ nghèo năm 2023 là 2,93%.", CP,
            id="a minister",
        ),
        pytest.param(
            "Hội nghị diễn ra tại Đà Nẵng. Theo Thủ tướng, tỷ lệ hộ nghèo năm 2023 là 2,93%.", CP,
            id="not in the first sentence",
        ),
        pytest.param("Tỷ lệ hộ nghèo năm 2023 là 2,93%.", CP, id="nobody"),
        pytest.param(
            "Tỷ lệ hộ nghèo năm 2023 là 3,5%.", {"3,5%": {"cp": "contradicted"}},
            id="nobody, a wrong one",
        ),
        pytest.param(
            "Năm 2023, thu ngân sách nhà nước đạt 1.752 nghìn tỷ đồng.",
            {"1.752 nghìn tỷ đồng": {"thu": "confirmed"}}, id="of a place, as its words say",
        ),
        pytest.param(
            "Theo Thủ tướng, tỷ lệ hộ nghèo của Lào Cai năm 2023 là 2,93%.",
            {"2,93%": {"lc": "contradicted"}}, id="the Prime Minister of a province",
        ),
        pytest.param(
            "Thủ tướng làm việc với tỉnh Lào Cai. Tỷ lệ hộ nghèo năm 2023 là 14,9%.", LC,
            id="the Prime Minister in a province",
        ),
        pytest.param(
            "Làm việc với Lào Cai, Thủ tướng cho biết tỷ lệ hộ nghèo năm 2023 là 14,9%.", LC,
            id="in one sentence",
        ),
        pytest.param(
            "UBND tỉnh Lào Cai báo cáo Thủ tướng. Tỷ lệ hộ nghèo năm 2023 là 15,9%.",
            {"15,9%": {"lc": "contradicted"}}, id="a province to the Prime Minister",
        ),
    ],
)  # fmt: skip
def test_what_is_said_for_the_country_is_of_no_province(
    tmp_path: Path, text: str, expected: dict[str, dict[str, str]]
) -> None:
    assert _checked(tmp_path, text) == expected


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("Nước ta đã giảm nghèo nhanh. T", id="our country"),
        pytest.param("Thủ tướng chủ trì hội nghị. T", id="its head"),
        pytest.param("Theo Bộ Lao động - Thương binh và Xã hội, t", id="a ministry"),
    ],
)
def test_no_province_contradicts_what_no_national_dataset_has(tmp_path: Path, before: str) -> None:
    corpus = corpus_of(tmp_path, *DATASETS[1:4])
    assert not check_many(f"{before}ỷ lệ hộ nghèo năm 2023 là 2,93%.", corpus).recognized


@pytest.mark.parametrize("whole", ["cả nước", "toàn quốc", "nước ta"])
@pytest.mark.parametrize(
    ("author", "scope"),
    [
        pytest.param("Ủy ban nhân dân xã Tân Lập", None, id="a commune"),
        pytest.param("UBND huyện Nam Đàn", None, id="a district"),
        pytest.param("Ủy ban nhân dân tỉnh Tây Long", None, id="a province of no list"),
        pytest.param("Thành ủy Tây Long", None, id="a committee of a city of no list"),
        pytest.param("Bộ Y tế", "Bộ", id="a ministry of itself"),
        pytest.param("Bộ Y tế", "Bộ Y tế", id="a ministry by its name"),
    ],
)
@pytest.mark.parametrize("given", ["2,4%", "3,1%"])
def test_what_is_said_of_the_country_is_of_none_of_its_parts(
    tmp_path: Path, whole: str, author: str, scope: str | None, given: str
) -> None:
    more = {"scope": scope} if scope else {}
    metrics = {"fig": figure(POOR, "2,4%", period="2023", **more)}
    local = dataset("a", author="own", organizations={"own": body(author)}, metrics=metrics)
    text = f"Năm 2023, tỷ lệ hộ nghèo {whole} là {given}."
    found = check_many(text, corpus_of(tmp_path, local)).findings
    assert {e.verdict for e in found if e.kind == "quantity"} <= {"not_in_source"}


@pytest.mark.parametrize(
    ("author", "scope"),
    [
        pytest.param("Chính phủ", None, id="the Government"),
        pytest.param("Bộ Y tế", None, id="a ministry"),
        pytest.param("Bộ Lao động - Thương binh và Xã hội", None, id="a ministry of society"),
        pytest.param("UBND tỉnh Tây Long", "Cả nước", id="a province, of the country"),
    ],
)
@pytest.mark.parametrize(("given", "verdict"), [("2,4%", "confirmed"), ("3,1%", "contradicted")])
def test_what_is_said_of_the_country_is_of_who_speaks_of_it(
    tmp_path: Path, author: str, scope: str | None, given: str, verdict: str
) -> None:
    more = {"scope": scope} if scope else {}
    metrics = {"fig": figure(POOR, "2,4%", period="2023", **more)}
    one = dataset("a", author="own", organizations={"own": body(author)}, metrics=metrics)
    text = f"Năm 2023, tỷ lệ hộ nghèo cả nước là {given}."
    found = check_many(text, corpus_of(tmp_path, one)).findings
    assert {e.verdict for e in found if e.kind == "quantity"} == {verdict}
