"""Of many datasets, the text of an event or of a day tells what was said there or then."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.tools.corpora import Plain, body, corpus_of, dataset, figure, person
from tests.tools.datasets import proven
from ttdn_cli.corpus.checks import check_many

COMMITTEE = "Ủy ban nhân dân tỉnh Hải Lộc"
HEAD, DEPUTY = f"Chủ tịch {COMMITTEE}", f"Phó Chủ tịch {COMMITTEE}"


def _of(name: str, day: str, title: str, beds: str, of: str = COMMITTEE) -> str:
    said = figure("Số giường bệnh", beds)
    return dataset(
        name,
        date=day,
        author="an",
        people={"an": person("Vi Văn Thấu", title, "body")},
        organizations={"body": body(of)},
        metrics=[said],
    )


def _at(name: str, event: str, day: str, city: str, given: str) -> str:
    said = figure("Vốn đăng ký", given)
    people = {"an": person("Vi Văn Thấu", "Chủ tịch", "body")}
    bodies = {"body": body(COMMITTEE)}
    data: Plain = json.loads(
        dataset(name, date=day, author="an", people=people, organizations=bodies, metrics=[said])
    )
    quotes: list[dict[str, Any]] = [
        {"paragraph": 1, "quote": event},
        {"paragraph": 2, "quote": f"ngày {'/'.join(str(int(e)) for e in day.split('-')[::-1])}"},
        {"paragraph": 3, "quote": f"tại {city}"},
    ]
    data["event"] = {"id": f"{name}-event", "name": {"vi": event}, "date": day, "city": city}
    data["event"] |= {"province": "Hải Lộc", "country": "Việt Nam", "evidence": quotes}
    return json.dumps(proven(data), ensure_ascii=False)


TITLES = (
    _of("cu", "2021-05-10", "Phó Chủ tịch", "1.250 giường"),
    _of("moi", "2024-06-06", "Chủ tịch", "1.480 giường"),
)
INVEST, YEARLY = "Hội nghị xúc tiến đầu tư tỉnh Hải Lộc", "Hội nghị tổng kết công tác năm 2023"
FURTHER = "Hội nghị xúc tiến đầu tư tỉnh Bình Lộc"
EVENTS = (
    _at("xuc-tien", INVEST, "2023-04-12", "Hải An", "12.400 tỷ đồng"),
    _at("tong-ket", YEARLY, "2023-12-28", "Sơn Khê", "15.900 tỷ đồng"),
    _at("binh-loc", FURTHER, "2024-04-15", "Bình An", "9.300 tỷ đồng"),
)


def _checked(
    folder: Path, datasets: tuple[str, ...], text: str, kind: str
) -> dict[str, dict[str | None, str]]:
    found: dict[str, dict[str | None, str]] = {}
    for each in check_many(text, corpus_of(folder, *datasets)).findings:
        if each.kind == kind:
            found.setdefault(each.text, {})[each.dataset] = each.verdict
    return found


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(f"Ngày 6/6/2024, {HEAD} Vi Văn Thấu nói.", {"moi": "consistent"}, id="now"),
        pytest.param(f"Ngày 10/5/2021, {DEPUTY} Vi Văn Thấu nói.", {"cu": "consistent"}, id="then"),
        pytest.param(
            f"Ngày 10/5/2021, {HEAD} Vi Văn Thấu nói.", {"cu": "contradicted"}, id="too early"
        ),
        pytest.param(
            f"Ngày 6/6/2024, {DEPUTY} Vi Văn Thấu nói.", {"moi": "contradicted"}, id="too late"
        ),
        pytest.param(
            f"Năm 2021, {HEAD} Vi Văn Thấu phát biểu.",
            {None: "not_in_source"},
            id="in the year, in which that may have changed",
        ),
        pytest.param(f"Năm 2022, {HEAD} Vi Văn Thấu nói.", {"moi": "consistent"}, id="no text"),
        pytest.param(f"{HEAD} Vi Văn Thấu phát biểu.", {"moi": "consistent"}, id="no date"),
        pytest.param(
            f"Ngày 6/6/2024, nhắc lại ngày 10/5/2021, {HEAD} Vi Văn Thấu phát biểu.",
            {"moi": "consistent"},
            id="two days",
        ),
        pytest.param(
            f"Tính đến ngày 10/5/2021, {HEAD} Vi Văn Thấu cho biết, tỉnh có 1.250 giường bệnh.",
            {"moi": "consistent"},
            id="the day of a figure",
        ),
        pytest.param(
            f"{HEAD} Vi Văn Thấu cho biết ngày 10/5/2021 tỉnh có 1.250 giường bệnh.",
            {"moi": "consistent"},
            id="a day that is named behind",
        ),
        pytest.param(
            f"Năm 2021, {HEAD} Vi Văn Thấu cho biết, tỉnh có 1.250 giường bệnh.",
            {"moi": "consistent"},
            id="the year of a figure",
        ),
    ],
)
def test_the_text_of_a_day_tells_who_held_which_title(
    tmp_path: Path, text: str, expected: dict[str | None, str]
) -> None:
    (found,) = _checked(tmp_path, TITLES, text, "title").values()
    assert found == expected


def test_another_person_of_that_name_contradicts_no_title(tmp_path: Path) -> None:
    other = _of("khac", "2024-03-05", "Thứ trưởng", "9 giường", "Bộ Nội vụ")
    text = f"Ngày 5/3/2024, {HEAD} Vi Văn Thấu phát biểu."
    (found,) = _checked(tmp_path, (*TITLES, other), text, "title").values()
    assert found == {"moi": "consistent"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            f"Tại {INVEST}, ông Vi Văn Thấu nêu vốn đăng ký 12.400 tỷ đồng.",
            {"12.400 tỷ đồng": {"xuc-tien": "confirmed"}},
            id="of its event",
        ),
        pytest.param(
            f"Tại {INVEST}, ông Vi Văn Thấu nêu vốn đăng ký 12.500 tỷ đồng.",
            {"12.500 tỷ đồng": {"xuc-tien": "contradicted"}},
            id="wrong, and other events say nothing of it",
        ),
        pytest.param(
            f"Tại {YEARLY}, ông nêu vốn đăng ký 12.400 tỷ đồng. Tại {INVEST}, ông nêu vốn đăng ký "
            "15.900 tỷ đồng.",
            {
                "12.400 tỷ đồng": {"tong-ket": "contradicted"},
                "15.900 tỷ đồng": {"xuc-tien": "contradicted"},
            },
            id="swapped",
        ),
        pytest.param(
            f"Tại {FURTHER} ngày 12/4/2023, ông nêu vốn đăng ký 9.300 tỷ đồng.",
            {"9.300 tỷ đồng": {"binh-loc": "confirmed"}},
            id="the day of another event is no sign of that",
        ),
        pytest.param(
            f"So với {INVEST}, {YEARLY} nêu vốn đăng ký 15.900 tỷ đồng.",
            {"15.900 tỷ đồng": {"tong-ket": "confirmed"}},
            id="two events",
        ),
        pytest.param(
            f"So với {INVEST}, {YEARLY} nêu vốn đăng ký 9.300 tỷ đồng.",
            {"9.300 tỷ đồng": {"binh-loc": "confirmed"}},
            id="two events, and the figure of a third",
        ),
    ],
)
def test_the_text_of_an_event_tells_its_figures(
    tmp_path: Path, text: str, expected: dict[str, dict[str, str]]
) -> None:
    assert _checked(tmp_path, EVENTS, text, "quantity") == expected


def test_what_a_report_of_no_event_has_is_said_too(tmp_path: Path) -> None:
    report = dataset("bao-cao", metrics=[figure("Vốn đăng ký", "12.400 tỷ đồng")])
    text = f"Tại {YEARLY}, ông Vi Văn Thấu nêu vốn đăng ký 12.400 tỷ đồng."
    found = _checked(tmp_path, (EVENTS[1], report), text, "quantity")
    assert found == {"12.400 tỷ đồng": {"bao-cao": "confirmed", "tong-ket": "contradicted"}}


@pytest.mark.parametrize(
    ("city", "expected"),
    [
        pytest.param("Hải An", {"xuc-tien": "confirmed"}, id="its own"),
        pytest.param("Sơn Khê", {None: "not_in_source"}, id="of another event"),
    ],
)
def test_an_event_is_at_no_place_of_another(
    tmp_path: Path, city: str, expected: dict[str | None, str]
) -> None:
    text = f"{INVEST} diễn ra tại {city}, ông Vi Văn Thấu phát biểu."
    found = check_many(text, corpus_of(tmp_path, *EVENTS)).findings
    assert {each.dataset: each.verdict for each in found if each.text == city} == expected


def test_a_part_of_the_name_of_an_event_is_no_wrong_name_of_another(tmp_path: Path) -> None:
    text = f"Tại {INVEST} ngày 15/4/2024, ông Vi Văn Thấu phát biểu."
    assert _checked(tmp_path, EVENTS, text, "event") == {INVEST: {"xuc-tien": "confirmed"}}


def test_a_wrong_name_of_an_event_is_whole(tmp_path: Path) -> None:
    text = f"Tại {INVEST} ngày 15/4/2024, ông Vi Văn Thấu phát biểu."
    assert _checked(tmp_path, EVENTS[2:], text, "event") == {INVEST: {"binh-loc": "contradicted"}}
