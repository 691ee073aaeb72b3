"""Which people of one name are one: what `career` joins, and what `conflicts` compares."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tools.corpora import Plain, body, corpus_of, dataset, person
from ttdn_cli.corpus.questions.career import Post, career
from ttdn_cli.corpus.questions.conflicts import conflicts
from ttdn_cli.text.locales import Language, Locale

NAME = "Nguyễn Văn Hùng"
ENGLISH = Locale(Language.EN)
Held = tuple[str, str | None]
"""A title and the body in which it is held."""

FRONT = "Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam"
PARTY = "Đảng Cộng sản Việt Nam"
CENTRAL = "Ban Chấp hành Trung ương Đảng"
ARMY = "Quân đội nhân dân Việt Nam"
MINISTER = ("Bộ trưởng", "Bộ Y tế")


def holder(id_: str, *held: Held, name: str = NAME, date: str | None = "2024-06-06") -> str:
    bodies = {f"b{place}": body(named) for place, (_, named) in enumerate(held) if named}
    titles = [
        {"title": {"vi": title}, "organization": f"b{place}" if named else None}
        for place, (title, named) in enumerate(held)
    ]
    who: Plain = {**person(name, ()), "titles": titles}
    return dataset(id_, date=date, organizations=bodies, people={"who": who})


def people(folder: Path, *datasets: str) -> int:
    rows, _ = career(NAME, corpus_of(folder, *datasets), ENGLISH)
    return len({row.values.person for row in rows if isinstance(row.values, Post)})


def contradictions(folder: Path, *datasets: str) -> int:
    return conflicts(corpus_of(folder, *datasets), ENGLISH, None)[1]


@pytest.mark.parametrize(
    ("held", "one", "why"),
    [
        (("Chủ tịch", "UBND phường Tân Lập"), False, "a body that is not known is another one"),
        (("Hiệu trưởng", "Trường Tiểu học Kim Đồng"), False, "so is a school"),
        (("Giám đốc", "Sở Y tế"), False, "so is a department of some province"),
        (("Giám đốc Sở Y tế", None), False, "in the title"),
        (("Chủ tịch nước Lào", None), False, "another country"),
        (("Thủ tướng Nhật Bản", None), False, "of no known body"),
        (("Trưởng phòng Văn hóa", None), False, "a title of no known office"),
        (("Hội viên Hội Nhà văn", None), False, "a member of some body"),
        (("Giáo sư Đại học Vinh", None), False, "a degree and a body"),
        (("Đại biểu Quốc hội", None), False, "a body in the office itself"),
        (("Giáo sư", None), True, "a degree is of the only person there is"),
        (("PGS.TS", None), True, "in short"),
        (("Nhà thơ", None), True, "what somebody is"),
        (("Anh hùng Lao động", None), True, "an honour"),
        (("Nghệ sĩ Nhân dân", None), True, "an honour of an office"),
        (("Bộ trưởng", None), True, "an office that says of no body"),
        (("Thứ trưởng Thường trực", None), True, "nor does a standing deputy"),
    ],
)
def test_a_title_that_says_of_a_body_is_of_nobody_else(
    tmp_path: Path, held: Held, one: bool, why: str
) -> None:
    found = people(tmp_path, holder("a", held), holder("b", MINISTER, date="2024-07-01"))
    assert (found == 1) is one, why


def test_bodies_of_a_person_count_without_saying_of_which_title_they_are(tmp_path: Path) -> None:
    titles = {**person(NAME, ("Giáo sư", "Giám đốc")), "organizations": ["own"]}
    some = dataset("a", organizations={"own": body("Sở Y tế")}, people={"who": titles})
    assert people(tmp_path, some, holder("b", MINISTER)) == 2


@pytest.mark.parametrize(
    "held",
    [
        ("Hội viên", "Hội Nhà báo Việt Nam"),
        ("Hội viên", "Liên hiệp Phụ nữ Việt Nam"),
        ("Đoàn viên", "Trung ương Đoàn TNCS Hồ Chí Minh"),
        ("Ủy viên", "Tổng Liên đoàn Lao động Việt Nam"),
        ("Ủy viên", "UBTW MTTQ Việt Nam"),
        ("Ủy viên", "Central Committee of the Viet Nam Fatherland Front"),
        ("Ủy viên dự khuyết Ban Chấp hành Trung ương Đảng", None),
        ("Ủy viên Trung ương Đảng dự khuyết", None),
        ("Đại biểu", "National Assembly XV"),
        ("Đại biểu", "National Assembly, 15th term"),
        ("Cán bộ", "Bộ Công an"),
        ("Đại tá", "Bộ Công an"),
        ("Chuyên viên", "Bộ Y tế"),
        ("Cán bộ", "Ban Tuyên giáo Trung ương"),
        ("Bí thư", PARTY),
        ("Chính ủy", "QĐND Việt Nam"),
    ],
)
def test_what_many_are_makes_nobody_one_person(tmp_path: Path, held: Held) -> None:
    every = holder("a", MINISTER, held), holder("b", ("Bí thư", "Tỉnh ủy Kon Tum"), held)
    assert people(tmp_path, *every) == 2


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Chủ tịch", FRONT), ("Phó Chủ tịch", FRONT)),
        (("Chủ tịch", FRONT), ("Chủ tịch", "UBTW MTTQ Việt Nam")),
        (("Chủ tịch Ủy ban Trung ương MTTQ Việt Nam", None), ("Tổng Thư ký", FRONT)),
        (("Phó Chủ tịch - Tổng Thư ký", FRONT), ("Phó Chủ tịch", FRONT)),
        (("Vice President", "Vietnam Fatherland Front Central Committee"), ("Chủ tịch", FRONT)),
        (("Chánh Văn phòng", "Trung ương Đảng"), ("Phó Chánh Văn phòng", "Trung ương Đảng")),
        (("Trưởng Ban Tổ chức", "Trung ương Đảng"), ("Phó Trưởng Ban Tổ chức", CENTRAL)),
        (("Trưởng Ban Tổ chức Trung ương", None), ("Phó Trưởng ban", "Ban Tổ chức Trung ương")),
        (("Chủ nhiệm Tổng cục Chính trị", ARMY), ("Phó Chủ nhiệm Tổng cục Chính trị", ARMY)),
        (("Tổng Tham mưu trưởng", None), ("Phó Tổng Tham mưu trưởng", ARMY)),
        (("Tổng Tham mưu trưởng", None), ("Phó Tổng Tham mưu trưởng", None)),
        (("Bí thư thứ nhất Trung ương Đoàn", None), ("Bí thư", "Trung ương Đoàn")),
        (("Tổng Bí thư", None), ("Tổng Bí thư", None)),
        (("Tổng Bí thư", None), ("Tổng Bí thư", PARTY)),
        (("Tổng Bí thư", f"{CENTRAL} Cộng sản Việt Nam"), ("Tổng Bí thư", PARTY)),
        (("Tổng Bí thư, Chủ tịch nước", None), ("Chủ tịch nước", None)),
        (("Chủ tịch", "Quốc hội"), ("Chủ tịch", "Quốc hội khóa XV")),
        (("Chủ tịch Quốc hội", None), ("Chairman", "National Assembly, 15th term")),
        (("Tổng Thư ký", "Quốc hội"), ("Chủ nhiệm Văn phòng, Tổng Thư ký", "Quốc hội khóa XV")),
        (("Ủy viên Bộ Chính trị", None), ("Ủy viên", "Bộ Chính trị")),
    ],
)
def test_who_leads_a_body_of_hundreds_is_one_person(tmp_path: Path, one: Held, other: Held) -> None:
    assert people(tmp_path, holder("a", one), holder("b", other, date="2024-07-01")) == 1


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (("Trưởng đoàn", "Quốc hội"), ("Phó Trưởng đoàn", "Quốc hội"), "one in each province"),
        (("Trưởng đoàn ĐBQH", "Quốc hội"), ("Phó Trưởng đoàn ĐBQH", "Quốc hội"), "in full"),
        (("Bí thư", PARTY), ("Phó Bí thư", PARTY), "in each place"),
        (("Chính ủy", ARMY), ("Phó Chính ủy", ARMY), "in each troop"),
        (("Trưởng ban", CENTRAL), ("Phó Trưởng ban", CENTRAL), "of which board?"),
        (("Bí thư Chi bộ", CENTRAL), ("Phó Bí thư Chi bộ", CENTRAL), "of which cell?"),
        (
            ("Chủ tịch", "Mặt trận Tổ quốc Việt Nam"),
            ("Phó Chủ tịch", "Mặt trận Tổ quốc Việt Nam"),
            "in each place",
        ),
        (("Tổng Bí thư Đảng Nhân dân Lào", None), ("Tổng Bí thư", None), "of another country"),
    ],
)
def test_who_leads_a_part_of_it_may_be_two(
    tmp_path: Path, one: Held, other: Held, why: str
) -> None:
    every = holder("a", one), holder("b", other)
    assert people(tmp_path, *every) == 2, why
    assert contradictions(tmp_path, *every) == 0, why


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("Chủ tịch", "Quốc hội"), ("Phó Chủ tịch", "Quốc hội khóa XV")),
        (("Chủ tịch", FRONT), ("Phó Chủ tịch", "UBTW MTTQ Việt Nam")),
        (("Chủ tịch", FRONT), ("Phó Chủ tịch - Tổng Thư ký", FRONT)),
        (("Tổng Tham mưu trưởng", None), ("Phó Tổng Tham mưu trưởng", ARMY)),
        (("Chánh Văn phòng", CENTRAL), ("Phó Chánh Văn phòng", "Trung ương Đảng")),
        (("Chủ nhiệm Ủy ban Kinh tế", "Quốc hội"), ("Phó Chủ nhiệm Ủy ban Kinh tế", None)),
        (("Chủ nhiệm Tổng cục Chính trị", ARMY), ("Phó Chủ nhiệm Tổng cục Chính trị", ARMY)),
    ],
)
def test_its_leaders_contradict_each_other(tmp_path: Path, one: Held, other: Held) -> None:
    every = holder("a", one), holder("b", other)
    assert people(tmp_path, *every) == 1
    assert contradictions(tmp_path, *every) == 1


@pytest.mark.parametrize(
    ("third", "date", "found"),
    [
        pytest.param("Trần Văn Nam", "2022-01-01", 0, id="in another year"),
        pytest.param("Trần Văn Nam", None, 0, id="in a text without a date"),
        pytest.param("Trần Văn Năm", "2022-01-01", 1, id="the same name once more"),
    ],
)
def test_a_name_without_diacritics_is_of_the_only_one_with_them_in_all_texts(
    tmp_path: Path, third: str, date: str | None, found: int
) -> None:
    every = (
        holder("a", MINISTER, name="Tran Van Nam"),
        holder("b", ("Thứ trưởng", "Bộ Y tế"), name="Trần Văn Năm"),
        holder("c", ("Thứ trưởng", "Bộ Y tế"), name=third, date=date),
    )
    assert contradictions(tmp_path, *every) == found
