"""Which datasets cite a document, in any spelling of it, and which documents are cited most."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import Ttdn
from tests.tools.corpora import body, dataset, document, write

DECREE = {"type": {"vi": "Nghị định", "en": "Decree"}}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> str:
    press = {"name": {"vi": "Luật Báo chí", "en": "Press Law"}}
    own = {"own": body("Ủy ban nhân dân tỉnh Phú Thọ")}
    other = {"own": body("Ủy ban nhân dân tỉnh Hải Lộc")}
    every = [
        dataset(
            "a",
            date="2022-12-20",
            organizations=own,
            legal_references={
                "nd": document("72/2015/NĐ-CP", date="2015-09-07", provisions=["Điều 5"], **DECREE),
                "kl": document("57-KL/TW"),
                "ub": document("12/QĐ-UBND", date="2023-01-02", issuer="own"),
            },
        ),
        dataset(
            "b",
            date="2021-12-20",
            organizations=other,
            legal_references={
                "nd": document("72 /2015/ NĐ - CP", year=2015, review="unreviewed"),
                "kl": document("57-KL/TW", date="2023-06-15"),
                "ub": document("12/QĐ-UBND", date="2023-01-02", issuer="own"),
            },
        ),
        dataset(
            "c",
            date=None,
            legal_references={
                "nd": document("72/2015/NĐ-CP", **DECREE),
                "l": document(None, **press),
                "net": document(None, name={"vi": "Luật An ninh mạng"}, year=2018),
                "tb": document("54/TB-VPCP", date="2024-02-19"),
                "tt": document("72/2015/TT-BTC", type={"vi": "Thông tư", "en": "Circular"}),
            },
        ),
    ]
    return str(write(tmp_path_factory.mktemp("citing"), *every))


def rows(ttdn: Ttdn, *args: str) -> Any:
    return json.loads(ttdn("citing", *args, "--json").out)


@pytest.mark.parametrize(
    ("asked", "records"),
    [
        pytest.param("72/2015/NĐ-CP", "b:nd a:nd c:nd", id="as published, by the date of the text"),
        pytest.param("72/2015/nd-cp", "b:nd a:nd c:nd", id="small, without diacritics"),
        pytest.param("72 / 2015 / NĐ – CP", "b:nd a:nd c:nd", id="with spaces and a dash"),
        pytest.param("Nghị định số 72/2015/NĐ-CP", "b:nd a:nd c:nd", id="behind its type"),
        pytest.param("nghi dinh 72/2015", "b:nd a:nd c:nd", id="without letters, behind its type"),
        pytest.param("Nghị định 72/2015", "b:nd a:nd c:nd", id="of its type alone"),
        pytest.param("Điều 5 Nghị định 72/2015/NĐ-CP", "b:nd a:nd c:nd", id="with a provision"),
        pytest.param("72/2015/NĐ-CP ngày 7/9/2015", "b:nd a:nd c:nd", id="with its date"),
        pytest.param("ND72/2015", "b:nd a:nd c:nd", id="its type without a space"),
        pytest.param("QĐ72/2015", "", id="another type without a space"),
        pytest.param("72/2015/NĐCP", "b:nd a:nd c:nd", id="without a hyphen"),
        pytest.param("72/2015/QĐTTg", "", id="another one without a hyphen"),
        pytest.param("072/2015/NĐ-CP", "b:nd a:nd c:nd", id="with a zero before it"),
        pytest.param("Decree 72", "b:nd a:nd c:nd", id="in English, by its type or its letters"),
        pytest.param("Notice No. 54", "c:tb", id="in English, where its number alone says that"),
        pytest.param("Thông báo số 54 năm 2024", "c:tb", id="with its year behind it"),
        pytest.param("Thông báo số 54 năm 2023", "", id="with another year"),
        pytest.param("Nghị định 72 năm 2015 của Chính phủ", "b:nd a:nd c:nd", id="with its issuer"),
        pytest.param("Nghị định 72/2015 của Bộ Tài chính", "", id="of another issuer"),
        pytest.param("Luật An ninh mạng năm 2018", "c:net", id="a law with its year"),
        pytest.param("Luật An ninh mạng năm 2015", "", id="a law of another year"),
        pytest.param("Decision 72/2015", "", id="of another type in English"),
        pytest.param("Nghị định 7", "", id="no beginning of a number within its digits"),
        pytest.param("Thông tư 72", "c:tt", id="of another type"),
        pytest.param("57-kl/tw", "b:kl a:kl", id="of the Party"),
        pytest.param("12/QĐ-UBND", "b:ub a:ub", id="of two places"),
        pytest.param("NĐ 72", "b:nd a:nd c:nd", id="by the letters of its type"),
        pytest.param("NĐ72/2015", "b:nd a:nd c:nd", id="by them, and its year"),
        pytest.param("TT 72", "c:tt", id="by those of another type"),
        pytest.param("QĐ 72", "", id="by those of none"),
        pytest.param("72-2015-NĐ-CP", "b:nd a:nd c:nd", id="with hyphens"),
        pytest.param("72/2015/NĐ/CP", "b:nd a:nd c:nd", id="with strokes"),
        pytest.param("72/2015 NĐ-CP", "b:nd a:nd c:nd", id="without a stroke"),
        pytest.param("72/NĐ-CP", "b:nd a:nd c:nd", id="without its year"),
        pytest.param("72/NĐ-CP năm 2015", "b:nd a:nd c:nd", id="with its year behind it"),
        pytest.param("72/NĐ-CP năm 2016", "", id="with another year behind it"),
        pytest.param("72/QĐ-TTg", "", id="without its year, of another type"),
        pytest.param("Điều 5 NĐ 72/2015", "b:nd a:nd c:nd", id="in short behind a provision"),
        pytest.param("Điều 5 Nghị định 72/2015", "b:nd a:nd c:nd", id="without letters behind one"),
        pytest.param("Decree 72 of the Government", "b:nd a:nd c:nd", id="its issuer in English"),
        pytest.param("Decree 72 of the Ministry of Health", "", id="another issuer in English"),
        pytest.param("57/KL-TW", "b:kl a:kl", id="its signs the other way round"),
        pytest.param("57KL/TW", "b:kl a:kl", id="without the first sign"),
        pytest.param("Luật Báo chí 2016", "c:l", id="with a year where the dataset has none"),
        pytest.param("luat bao chi", "c:l", id="by its name, without diacritics"),
        pytest.param("Nghị định 72/2015, Điều 5", "b:nd a:nd c:nd", id="before a provision"),
        pytest.param("Nghị định 72/2015 Điều 5", "b:nd a:nd c:nd", id="without a comma"),
        pytest.param("Nghị định 72/2015 (khoản 2, Điều 5)", "b:nd a:nd c:nd", id="in brackets"),
        pytest.param("Decree 72/2015, Article 5", "b:nd a:nd c:nd", id="before one in English"),
        pytest.param("Nghị định 72/2014, Điều 5", "", id="another number before one"),
        pytest.param("Nghị định 72/2015, Điều 5 và 6", "b:nd a:nd c:nd", id="before two"),
        pytest.param("Điều 5 và 6 Nghị định 72/2015", "b:nd a:nd c:nd", id="behind two"),
        pytest.param("Thông tư 72/2015, Điều 5", "c:tt", id="another type before one"),
        pytest.param("theo Nghị định 72/2015", "b:nd a:nd c:nd", id="referred to"),
        pytest.param("under Decree 72/2015", "b:nd a:nd c:nd", id="in English"),
        pytest.param("Luật Báo chí, Điều 4", "c:l", id="by its name before a provision"),
        pytest.param("Điều 4 Luật Báo chí", "c:l", id="by its name behind a provision"),
        pytest.param("khoản 1 Điều 3 Luật An ninh mạng năm 2018", "c:net", id="and with its year"),
        pytest.param("Điều 4 Luật Nhà báo", "", id="another name behind one"),
        pytest.param("press law", "c:l", id="by its name in English"),
        pytest.param("Luật Báo chỉ", "c:l", id="with diacritics that none has"),
        pytest.param("Luật Nhà báo", "", id="another name"),
    ],
)
def test_who_cites(ttdn: Ttdn, folder: str, asked: str, records: str) -> None:
    done = ttdn("citing", *asked.split(), "--data", folder, "--json")
    assert [each["record"] for each in json.loads(done.out)] == records.split()
    assert done.code == (0 if records else 1)


@pytest.mark.parametrize(
    "asked", ["22/2021/TT-BGDĐT", "22/2021/TT-BGD&ĐT", "22/2021/tt-bgd & đt", "Thông tư 22/2021"]
)
def test_a_ministry_with_and_without_the_sign_in_its_letters(
    ttdn: Ttdn, tmp_path: Path, asked: str
) -> None:
    numbers = zip("abc", ("22/2021/TT-BGD&ĐT", "22/2021/TT-BGDĐT", "22/2021/TT-BGD"), strict=True)
    every = (dataset(name, legal_references=[document(number)]) for name, number in numbers)
    folder = str(write(tmp_path, *every))
    found = {each["dataset"] for each in rows(ttdn, *asked.split(), "--data", folder)}
    assert {"a", "b"} <= found
    assert [each["datasets"] for each in rows(ttdn, "--data", folder)] == [2, 1]


@pytest.fixture(scope="module")
def numbered(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return a folder of documents that share their numbers."""
    issuers = {
        "cm": body("UBND tỉnh Cà Mau"),
        "lc": body("Ủy ban nhân dân tỉnh Lào Cai"),
        "any": body("Ủy ban nhân dân tỉnh"),
        "cag": body("UBND huyện Chợ Mới, tỉnh An Giang"),
        "cbk": body("UBND huyện Chợ Mới, tỉnh Bắc Kạn"),
    }
    cited = {
        "p22": document("368/QĐ-TTg", date="2022-03-05"),
        "p23": document("368/QĐ-TTg", date="2023-03-05"),
        "p": document("368/QĐ-TTg"),
        "d": document("72/2015/NĐ-CP", date="2015-09-07"),
        "w": document("72/2015/NĐ-CP", date="2015-07-09"),
        **{each: document("12/2020/QĐ-UBND", issuer=f"by-{each}") for each in issuers},
        "x": document("12/2020/QĐ-UBND"),
        "kh": document("9/KH-UBND", date="2020-03-05", issuer="by-cm"),
    }
    bodies = {f"by-{each}": issuer for each, issuer in issuers.items()}
    every = dataset("a", organizations=bodies, legal_references=cited)
    return str(write(tmp_path_factory.mktemp("numbered"), every))


@pytest.mark.parametrize(
    ("asked", "records"),
    [
        pytest.param("Quyết định số 368/QĐ-TTg năm 2022", "p22 p", id="with its year"),
        pytest.param("368/QĐ-TTg ngày 5/3/2023", "p23 p", id="with its date"),
        pytest.param("368/QĐ-TTg ngày 6/3/2023", "p23 p", id="with another date of that year"),
        pytest.param("368/qd-ttg ngay 5/3/2023", "p23 p", id="typed in a hurry"),
        pytest.param(
            "368/QĐ-TTg của Thủ tướng Chính phủ năm 2022", "p22 p", id="behind its issuer"
        ),
        pytest.param(
            "368/QĐ-TTg phê duyệt Đề án đến năm 2030", "p22 p23 p", id="a year of what it is about"
        ),
        pytest.param("9/KH-UBND giai đoạn 2021-2025", "kh", id="the years of a plan"),
        pytest.param("72/2015/NĐ-CP ngày 7/9/2015", "d w", id="one that is dated otherwise too"),
        pytest.param("12/2020/QĐ-UBND của UBND tỉnh Cà Mau", "cm any x", id="of a province"),
        pytest.param("12/2020/qd-ubnd cua ubnd tinh ca mau", "cm any x", id="in small letters"),
        pytest.param("12/2020/QĐ-UBND của UBND huyện Đầm Dơi", "any x", id="of another district"),
        pytest.param("12/2020/QĐ-UBND Lào Cai", "lc any x", id="by the name alone"),
        pytest.param(
            "12/2020/QĐ-UBND của UBND huyện Chợ Mới, tỉnh An Giang",
            "any cag x",
            id="of which of two districts of one name",
        ),
        pytest.param(
            "12/2020/QĐ-UBND về chợ ở Cà Mau", "cm lc any cag cbk x", id="the place is its subject"
        ),
        pytest.param("12/2020/QĐ-UBND", "cm lc any cag cbk x", id="of whomever"),
    ],
)
def test_what_stands_beside_a_number(ttdn: Ttdn, numbered: str, asked: str, records: str) -> None:
    found = rows(ttdn, *asked.split(), "--data", numbered)
    assert {each["record"] for each in found} == {f"a:{each}" for each in records.split()}


def test_a_row_has_provisions_and_the_words(ttdn: Ttdn, folder: str) -> None:
    (_, row, _) = found = rows(ttdn, "72/2015/NĐ-CP", "--data", folder)
    assert (row["provisions"], row["date"]) == (["Điều 5"], "2015-09-07")
    assert "72/2015/NĐ-CP" in row["quote"]
    assert [each["review"] for each in found] == ["unreviewed", None, None]
    shown = ttdn("citing", "72/2015", "--data", folder).out
    assert "Điều 5" in shown
    assert "unreviewed" in shown


def test_the_nearest_number_is_suggested(ttdn: Ttdn, folder: str) -> None:
    done = ttdn("citing", "72/2016/NĐ-CP", "--data", folder)
    assert (done.code, done.out) == (1, "")
    assert "Did you mean 72/2015/NĐ-CP?" in done.err


def test_the_most_cited(ttdn: Ttdn, folder: str) -> None:
    """One number of a place is another document elsewhere; without a date, it is the one known."""
    found = rows(ttdn, "--data", folder)
    assert [(each["number"], each["date"], each["datasets"]) for each in found] == [
        ("72/2015/NĐ-CP", "2015-09-07", 3),
        ("57-KL/TW", "2023-06-15", 2),
        (None, "2018", 1),
        (None, None, 1),
        ("12/QĐ-UBND", "2023-01-02", 1),
        ("12/QĐ-UBND", "2023-01-02", 1),
        ("54/TB-VPCP", "2024-02-19", 1),
        ("72/2015/TT-BTC", None, 1),
    ]
    assert (found[0]["first"], found[0]["last"]) == ("2021-12-20", "2022-12-20")
    assert rows(ttdn, "--data", folder, "--limit", "1") == found[:1]


def test_numbers_that_are_given_anew_are_documents_of_their_own(ttdn: Ttdn, tmp_path: Path) -> None:
    every = [
        dataset(name, legal_references=[document("368/QĐ-TTg", date=date)])
        for name, date in (("a", "2022-03-05"), ("b", "2023-03-05"))
    ]
    found = rows(ttdn, "--data", str(write(tmp_path, *every)))
    assert [each["datasets"] for each in found] == [1, 1]


@pytest.mark.parametrize(
    ("number", "issuer", "title", "counts"),
    [
        pytest.param("12-NQ/TU", "Tỉnh ủy", "Báo cáo", [1, 1], id="of which provinces?"),
        pytest.param("12/QĐ-UBND", None, "Báo cáo", [1, 1], id="by nobody knows whom"),
        pytest.param("12-NQ/TU", "Tỉnh ủy Cà Mau", "Báo cáo", [2], id="of one province"),
        pytest.param("12-NQ/TU", "Tỉnh ủy", "Báo cáo tỉnh Cà Mau", [2], id="of that of the text"),
        pytest.param("12-NQ/TW", None, "Báo cáo", [2], id="of the country"),
    ],
)
def test_documents_of_one_number(
    ttdn: Ttdn, tmp_path: Path, number: str, issuer: str | None, title: str, counts: list[int]
) -> None:
    bodies = {"own": body(issuer)} if issuer else {}
    cited = document(number, date="2023-03-05", issuer="own" if issuer else None)
    every = [
        dataset(name, title=title, organizations=bodies, legal_references=[cited]) for name in "ab"
    ]
    found = rows(ttdn, "--data", str(write(tmp_path, *every)))
    assert [each["datasets"] for each in found] == counts


@pytest.mark.parametrize(
    ("others", "counts"),
    [
        pytest.param([document(None, year=1989)], [2], id="the one year that is known"),
        pytest.param(
            [document(None, year=1989), document("103/2016/QH13")],
            [1, 1, 1],
            id="a number of another",
        ),
        pytest.param([document("103/2016/QH13")], [1, 1], id="a number alone"),
        pytest.param(
            [document(None, year=1989), document(None, year=2016)], [1, 1, 1], id="two years"
        ),
        pytest.param(
            [document(None, year=2016), document("103/2016/QH13")],
            [2, 1],
            id="a number of that year",
        ),
    ],
)
def test_a_name_without_a_year(
    ttdn: Ttdn, tmp_path: Path, others: list[Any], counts: list[int]
) -> None:
    law = {"name": {"vi": "Luật Báo chí"}}
    every = [
        dataset(f"d{place}", legal_references=[law | each])
        for place, each in enumerate([document(None), *others])
    ]
    found = rows(ttdn, "--data", str(write(tmp_path, *every)))
    assert [each["datasets"] for each in found] == counts


def test_nothing_is_cited(ttdn: Ttdn, tmp_path: Path) -> None:
    done = ttdn("citing", "--data", str(write(tmp_path, dataset("a"))))
    assert (done.code, done.out) == (1, "")


def test_both_lists_are_as_the_schema_says(ttdn: Ttdn, folder: str) -> None:
    schema = Draft202012Validator(json.loads(ttdn("schema", "citing").out))
    for args in ((), ("72",)):
        printed = rows(ttdn, *args, "--data", folder)
        assert [*schema.iter_errors(printed)] == []
        assert [*schema.iter_errors([{**printed[0], "more": 1}])]


def test_signs_alone_are_no_number(ttdn: Ttdn, folder: str) -> None:
    done = ttdn("citing", "/", "--data", folder)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("ttdn: Type a number, or words of a name.\n")


def test_documents_of_one_number_have_their_issuers_beside_them(ttdn: Ttdn, folder: str) -> None:
    out = ttdn("citing", "12/QĐ-UBND", "--data", folder).out
    assert "Ủy ban nhân dân tỉnh Phú Thọ" in out
    assert "Ủy ban nhân dân tỉnh Hải Lộc" in out
