"""The titles of people of one name over time, those in other bodies apart."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from tests.conftest import Ttdn
from tests.tools.corpora import body, dataset, person, write

NAME = "Nguyễn Thanh Lâm"
MINISTRY = body("Bộ Thông tin và Truyền thông", name_en="Ministry of Information")
ENGLISH = body("Ministry of Information")
RADIO = body("Đài Tiếng nói Việt Nam")


def post(name: str, date: str, title: str, held_in: Any, who: str = NAME, **more: Any) -> str:
    bodies = {"own": held_in} if held_in else {}
    people = {"who": person(who, title, "own" if held_in else None, **more)}
    return dataset(name, date=date, organizations=bodies, people=people)


def rows(ttdn: Ttdn, asked: str, *args: str) -> Any:
    return json.loads(ttdn("career", *asked.split(), *args, "--json").out)


def persons(ttdn: Ttdn, folder: Path, *datasets: str) -> list[tuple[int, str]]:
    found = rows(ttdn, NAME, "--data", str(write(folder, *datasets)))
    return [(each["person"], each["dataset"]) for each in found]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        pytest.param(NAME, ["a"], id="as published"),
        pytest.param("nguyen thanh lam", ["a", "b"], id="without diacritics: two names"),
        pytest.param("Nguyễn Thánh Lâm", ["a", "b"], id="with others than anybody"),
        pytest.param("Thành", ["b"], id="a part with diacritics"),
        pytest.param("lam", ["a", "b", "c"], id="a part without"),
        pytest.param("Trần", [], id="nobody"),
        pytest.param(f"ông {NAME}", ["a"], id="behind a form of address"),
        pytest.param(f"PGS.TS {NAME}", ["a"], id="behind degrees"),
        pytest.param("Ông", [], id="a form of address alone is nobody's"),
        pytest.param(f"Mr. {NAME}", ["a"], id="behind one in English"),
        pytest.param("Mr Lam", ["a", "b", "c"], id="without a point, a part of a name"),
        pytest.param(f"Assoc. Prof. Dr. {NAME}", ["a"], id="behind degrees in English"),
        pytest.param(f"Prof.Dr {NAME}", ["a"], id="written together"),
        pytest.param(f"anh {NAME}", ["a"], id="behind one among friends"),
        pytest.param("Ms", [], id="one in English alone is nobody's either"),
        pytest.param("Drlam", [], id="no form of address, the beginning of a word"),
    ],
)
def test_names(ttdn: Ttdn, tmp_path: Path, asked: str, found: list[str]) -> None:
    every = (
        post("a", "2024-01-01", "Thứ trưởng", MINISTRY),
        post("b", "2024-01-02", "Thứ trưởng", MINISTRY, "Nguyễn Thành Lâm"),
        post("c", "2024-01-03", "Thứ trưởng", MINISTRY, "Lê Lâm"),
    )
    done = ttdn("career", *asked.split(), "--data", str(write(tmp_path, *every)), "--json")
    assert sorted(each["dataset"] for each in json.loads(done.out)) == found
    assert done.code == (0 if found else 1)


def test_titles_are_by_person_and_then_by_time(ttdn: Ttdn, tmp_path: Path) -> None:
    every = (
        post("late", "2024-01-01", "Bộ trưởng", MINISTRY),
        post("other", "2023-06-01", "Tổng Giám đốc", RADIO),
        post("early", "2023-01-01", "Thứ trưởng", ENGLISH),
    )
    assert persons(ttdn, tmp_path, *every) == [(1, "early"), (1, "late"), (2, "other")]
    shown = ttdn("career", NAME, "--data", str(tmp_path)).out
    assert f"{NAME} (1)" in shown
    assert f"{NAME} (2)" in shown


@pytest.mark.parametrize(
    ("one", "other", "people"),
    [
        ("Sở Y tế Lào Cai", "Sở Y tế tỉnh Lào Cai", 1),
        ("Công an Hà Nội", "Công an TP. Hà Nội", 1),
        ("Công an Lào Cai", "Công an thành phố Lào Cai", 2),
        ("Thành ủy Lào Cai", "Tỉnh ủy Lào Cai", 2),
    ],
)
def test_bodies_with_and_without_the_level_of_their_place(
    ttdn: Ttdn, tmp_path: Path, one: str, other: str, people: int
) -> None:
    every = [
        post(name, f"202{year}-01-01", title, body(named))
        for year, (name, title, named) in enumerate((("a", "Giám đốc", one), ("b", "Phó", other)))
    ]
    assert len({number for number, _ in persons(ttdn, tmp_path, *every)}) == people


def test_who_has_titles_in_two_bodies_in_one_text_is_one_person(ttdn: Ttdn, tmp_path: Path) -> None:
    titles = [
        {"title": {"vi": "Tổng Giám đốc"}, "organization": "own"},
        {"title": {"vi": "Thứ trưởng"}, "organization": "ministry"},
    ]
    both = dataset(
        "both",
        date="2023-06-01",
        organizations={"own": RADIO, "ministry": MINISTRY},
        people={"who": {**person(NAME, ()), "titles": titles}},
    )
    every = (
        both,
        post("a", "2022-01-01", "Thứ trưởng", MINISTRY),
        post("b", "2024-01-01", "Tổng Giám đốc", RADIO),
    )
    assert {number for number, _ in persons(ttdn, tmp_path, *every)} == {1}


def test_a_title_without_a_body_is_of_the_only_person_there_is(ttdn: Ttdn, tmp_path: Path) -> None:
    bare = post("bare", "2023-06-01", "Giáo sư", None)
    one = post("a", "2022-01-01", "Thứ trưởng", MINISTRY)
    assert {number for number, _ in persons(ttdn, tmp_path, bare, one)} == {1}
    other = post("b", "2024-01-01", "Tổng Giám đốc", RADIO)
    assert persons(ttdn, tmp_path, other) == [(1, "a"), (2, "bare"), (3, "b")]


def test_a_row_has_title_body_and_words(ttdn: Ttdn, tmp_path: Path) -> None:
    one = post("a", "2022-01-01", "Thứ trưởng", MINISTRY, review="unreviewed")
    (row,) = found = rows(ttdn, "lam", "--data", str(write(tmp_path, one)))
    assert (row["title"]["vi"], row["body"]["en"]) == ("Thứ trưởng", "Ministry of Information")
    assert (row["quote"], row["review"]) == ("Thứ trưởng", "unreviewed")
    schema = json.loads(ttdn("schema", "career").out)
    assert [*Draft202012Validator(schema).iter_errors(found)] == []
    assert [*Draft202012Validator(schema).iter_errors([{**row, "more": 1}])]
    assert "unreviewed" in ttdn("career", "lam", "--data", str(tmp_path)).out


def test_groups_and_the_bundled_dataset(ttdn: Ttdn, tmp_path: Path) -> None:
    group = dataset("a", people={"who": {"name": "Các đại biểu", "kind": "group"}})
    assert ttdn("career", "đại biểu", "--data", str(write(tmp_path, group))).code == 1
    (row,) = rows(ttdn, "thanh lam")
    assert row["title"]["en"] == "Deputy Minister of Information and Communications"
    assert ttdn("career", "?").code == 2


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        (body("Sở Y tế"), body("Sở Y tế"), False, "of which province?"),
        (body("Sở Y tế tỉnh Cà Mau"), body("Sở Y tế tỉnh Cà Mau"), True, "one province"),
        (body("UBND huyện Tam Dương"), body("UBND huyện Tam Đường"), False, "by diacritics"),
        (body("UBND tỉnh Cà Mau"), body("Ủy ban nhân dân tỉnh Cà Mau"), True, "in short"),
        (body("Quốc hội"), body("Quốc hội"), False, "hundreds are members of it"),
        (body("Ban Tuyên giáo"), body("Ban Tuyên giáo"), False, "of which province?"),
        (body("Bộ GD&ĐT"), body("Bộ Giáo dục và Đào tạo"), True, "a ministry in short"),
        (body("Bộ TTTT"), MINISTRY, True, "in short without a sign"),
        (
            body("Bệnh viện Đa khoa Trung tâm", name_en="Central General Hospital"),
            body("Bệnh viện Đa khoa Trung tâm", name_en="Central General Hospital"),
            False,
            "its translation says no more than its name",
        ),
    ],
)
def test_which_bodies_make_one_person(
    ttdn: Ttdn, tmp_path: Path, one: Any, other: Any, same: bool, why: str
) -> None:
    every = (
        post("a", "2024-01-01", "Giám đốc", one),
        post("b", "2024-02-01", "Phó Giám đốc", other),
    )
    found = {number for number, _ in persons(ttdn, tmp_path, *every)}
    assert (len(found) == 1) is same, why


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        (("Chủ tịch Quốc hội", None), ("Phó Chủ tịch Quốc hội", None), True, "the Assembly"),
        (("Bộ trưởng", "Bộ Y tế"), ("Minister", "Ministry of Health"), True, "in English"),
        (
            ("Thống đốc Ngân hàng Nhà nước", None),
            ("Phó Thống đốc", "Ngân hàng Nhà nước Việt Nam"),
            True,
            "with the country and without",
        ),
        (
            ("Chủ tịch nước CHXHCN Việt Nam", None),
            ("Phó Chủ tịch nước", None),
            True,
            "with the name of the State",
        ),
        (("Vụ phó", "Bộ Y tế"), ("Vụ phó", "Bộ Nội vụ"), False, "two ministries"),
        (
            ("Chủ nhiệm Ủy ban Kinh tế của Quốc hội", None),
            ("Phó Chủ nhiệm Ủy ban Kinh tế", None),
            True,
            "a committee of the Assembly",
        ),
    ],
)
def test_bodies_of_several_names(
    ttdn: Ttdn, tmp_path: Path, one: Any, other: Any, same: bool, why: str
) -> None:
    every = [
        post(id_, f"2024-0{place}-01", title, body(named) if named else None)
        for place, (id_, (title, named)) in enumerate((("a", one), ("b", other)), 1)
    ]
    assert (len({number for number, _ in persons(ttdn, tmp_path, *every)}) == 1) is same, why


@pytest.mark.parametrize(
    ("named", "title", "same"),
    [
        ("Ban Chấp hành Trung ương Đảng", "Ủy viên", False),
        ("BCH TW Đảng khóa XIII", "Ủy viên", False),
        ("Ban Chấp hành Trung ương Đảng Cộng sản Việt Nam", "Ủy viên", False),
        ("Trung ương Đảng", "Ủy viên", False),
        ("Communist Party of Viet Nam", "Ủy viên", False),
        ("Communist Party of Vietnam Central Committee", "Ủy viên", False),
        ("Quốc hội khoá XV", "Đại biểu", False),
        ("Quốc hội nước CHXHCN Việt Nam", "Đại biểu", False),
        ("Quốc hội nước Cộng hòa xã hội chủ nghĩa Việt Nam khóa XIV", "Đại biểu", False),
        ("National Assembly of Viet Nam", "Đại biểu", False),
        ("Ủy ban Trung ương MTTQ Việt Nam", "Ủy viên", False),
        ("Quân đội nhân dân Việt Nam", "Đại tá", False),
        ("Quốc hội khóa XV", "Chủ tịch Quốc hội", True),
        ("Đảng Cộng sản Việt Nam", "Tổng Bí thư", True),
        ("National Assembly of Viet Nam", "Phó Chủ tịch", True),
        ("Mặt trận Tổ quốc Việt Nam", "Phó Chủ tịch", False),
        ("Ủy ban Thường vụ Quốc hội", "Ủy viên", True),
        ("Bộ Chính trị", "Ủy viên", True),
        ("Ban Tuyên giáo Trung ương", "Ủy viên", True),
        ("Báo Quân đội nhân dân", "Phóng viên", True),
    ],
)
def test_of_whom_a_body_has_hundreds_two_may_have_one_name(
    ttdn: Ttdn, tmp_path: Path, named: str, title: str, same: bool
) -> None:
    """But few have led it, and of its smaller bodies each has few."""
    every = []
    for id_, (held, other) in {
        "a": ("Bộ trưởng", "Bộ Văn hóa, Thể thao và Du lịch"),
        "b": ("Bí thư", "Tỉnh ủy Kon Tum"),
    }.items():
        held_in = [(title, "many"), (held, "own")]
        titles = [{"title": {"vi": each}, "organization": of} for each, of in held_in]
        bodies = {"many": body(named), "own": body(other)}
        people = {"who": {**person(NAME, ()), "titles": titles}}
        every.append(dataset(id_, date="2024-01-01", organizations=bodies, people=people))
    assert (len({number for number, _ in persons(ttdn, tmp_path, *every)}) == 1) is same


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        (
            ("Chủ tịch UBND tỉnh Cà Mau", None),
            ("Phó Chủ tịch", body("Ủy ban nhân dân tỉnh Cà Mau")),
            True,
            "one names the body in the title",
        ),
        (
            ("Chủ tịch UBND tỉnh Cà Mau", None),
            ("Phó Chủ tịch UBND thành phố Cà Mau", None),
            False,
            "of two places",
        ),
        (("Giám đốc Sở Y tế", None), ("Phó Giám đốc Sở Y tế", None), False, "of which province?"),
        (("Vụ trưởng Vụ Pháp chế", None), ("Phó Vụ trưởng Vụ Pháp chế", None), False, "of which?"),
        (
            ("Vụ trưởng Vụ Pháp chế, Bộ Y tế", None),
            ("Phó Vụ trưởng Vụ Pháp chế, Bộ Y tế", None),
            True,
            "of a ministry",
        ),
    ],
)
def test_titles_that_name_their_body(
    ttdn: Ttdn, tmp_path: Path, one: Any, other: Any, same: bool, why: str
) -> None:
    every = (post("a", "2024-01-01", *one), post("b", "2024-02-01", *other))
    found = {number for number, _ in persons(ttdn, tmp_path, *every)}
    assert (len(found) == 1) is same, why


@pytest.mark.parametrize(
    ("held_in", "more", "numbers"),
    [
        pytest.param(ENGLISH, (), [1, 1], id="in the same body"),
        pytest.param(RADIO, (), [1, 2], id="in another body"),
        pytest.param(ENGLISH, ("Nguyễn Thành Lam",), [1, 2, 3], id="of which of two names?"),
    ],
)
def test_a_name_without_diacritics(
    ttdn: Ttdn, tmp_path: Path, held_in: Any, more: tuple[str, ...], numbers: list[int]
) -> None:
    every = [
        post("a", "2024-01-01", "Thứ trưởng", MINISTRY),
        post("b", "2024-02-01", "Deputy Minister", held_in, "Nguyen Thanh Lam"),
        *(post("c", "2024-03-01", "Thứ trưởng", MINISTRY, name) for name in more),
    ]
    write(tmp_path, *every)
    found = rows(ttdn, "nguyen thanh lam", "--data", str(tmp_path))
    assert sorted(each["person"] for each in found) == numbers


def test_a_name_in_another_language_is_the_same(ttdn: Ttdn, tmp_path: Path) -> None:
    every = (
        post("a", "2024-01-01", "Thứ trưởng", MINISTRY),
        post("b", "2024-02-01", "Thứ trưởng", MINISTRY, "Nguyen Thanh Lam", name_vi=NAME),
    )
    assert persons(ttdn, tmp_path, *every) == [(1, "a"), (1, "b")]


@pytest.mark.parametrize(
    ("records", "others", "numbers"),
    [
        pytest.param([MINISTRY, MINISTRY], [], [1, 2], id="two records of one text are two people"),
        pytest.param([MINISTRY, MINISTRY], [MINISTRY], [1, 2, 3], id="another text means which?"),
        pytest.param([MINISTRY, RADIO], [MINISTRY], [1, 1, 2], id="one of them by the body"),
        pytest.param([MINISTRY, None], [], [1, 2], id="one has no body"),
        pytest.param([MINISTRY], [MINISTRY, None], [1, 1, 1], id="one in each text"),
    ],
)
def test_namesakes_in_one_text(
    ttdn: Ttdn, tmp_path: Path, records: list[Any], others: list[Any], numbers: list[int]
) -> None:
    bodies = {f"b{place}": each for place, each in enumerate(records) if each}
    people = [
        person(NAME, "Thứ trưởng", f"b{place}" if each else None)
        for place, each in enumerate(records)
    ]
    first = dataset("a", date="2024-01-01", organizations=bodies, people=people)
    more = [post(f"d{n}", f"2024-02-0{n + 1}", "Bộ trưởng", e) for n, e in enumerate(others)]
    assert sorted(number for number, _ in persons(ttdn, tmp_path, first, *more)) == numbers


def test_who_heads_a_part_of_a_body_is_of_that_body(ttdn: Ttdn, tmp_path: Path) -> None:
    every = (
        post("a", "2022-01-01", "Cục trưởng Cục Báo chí", MINISTRY),
        post("b", "2024-01-01", "Thứ trưởng", MINISTRY),
        post("c", "2024-02-01", "Vụ trưởng Vụ Pháp chế", RADIO),
    )
    assert persons(ttdn, tmp_path, *every) == [(1, "a"), (1, "b"), (2, "c")]
