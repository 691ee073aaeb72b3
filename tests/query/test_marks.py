"""What is marked for a reader: conclusions, drafts, the other language, corrections, gaps."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import DIRECTIVE, RESOLUTION, VISIT, Ttdn
from ttdn_cli import load


def shown(ttdn: Ttdn, line: str, data: Path | None = None, lang: str = "en") -> str:
    """Return what a command prints, each run of spaces as one."""
    asked = ("--data", str(data)) if data else ()
    return " ".join(ttdn(*line.split(), "--lang", lang, *asked).out.split())


@pytest.mark.parametrize(
    ("line", "lang", "mark"),
    [
        pytest.param("legal", "en", "Government [2015]", id="a whole value"),
        pytest.param("timeline", "vi", "[2015] Nghị định số 72/2015/NĐ-CP", id="on the timeline"),
        pytest.param("event", "en", "Date 6 June [2024]", id="only the year"),
        pytest.param("event", "vi", "Ngày 6/6/[2024]", id="in Vietnamese"),
        pytest.param("event", "en", "Inferred Date (year): The article gives", id="the basis"),
        pytest.param("event", "vi", "Suy luận Ngày (năm): ", id="the basis by its heading"),
        pytest.param("show nd-72-2015", "en", "Inferred Year: ", id="the basis of a record"),
        pytest.param("stats", "en", "as of December 2023 (4/5 inferred)", id="most of several"),
        pytest.param(
            "stats -w id=ke-hoach-bo-nganh",
            "en",
            "· as of December 2023 Source",
            id="one that is said",
        ),
        pytest.param(
            "stats -w id=quy-che-tinh-thanh",
            "en",
            "· as of [December 2023] Source",
            id="one that is not",
        ),
        pytest.param("attendees", "en", "address (6 June [2024]), Vietnam.vn", id="the source"),
        pytest.param("cite", "en", "6 June [2024]), Vietnam.vn.", id="a citation of the speech"),
        pytest.param("cite nd-72-2015", "en", "72/2015/NĐ-CP [2015].", id="one of a document"),
        pytest.param(
            "organizations -w id=ubnd-hoa-binh", "vi", "[Ủy ban nhân dân", id="a full name"
        ),
    ],
)
def test_a_conclusion_is_in_square_brackets(ttdn: Ttdn, line: str, lang: str, mark: str) -> None:
    assert mark in shown(ttdn, line, lang=lang)


def test_a_conclusion_is_in_every_machine_format_with_its_basis(ttdn: Ttdn) -> None:
    (document,) = json.loads(ttdn("legal", "-w", "id=nd-72-2015", "--json").out)
    assert document["year"] == 2015
    ((field, basis),) = [(each["field"], each["basis"]) for each in document["inferred"]]
    assert (field, basis["en"] != "") == ("year", True)
    entry = json.loads(ttdn("timeline", "-w", "ref=nd-72-2015", "--json").out)[0]
    assert entry["inferred"][0]["basis"] == basis
    for form in ("yaml", "csv", "jsonl"):
        assert basis["en"] in ttdn("legal", "-f", form).out


def test_a_date_of_the_event_is_not_put_under_a_figure(ttdn: Ttdn) -> None:
    for line in ("stats", "show trang-cong-dia-phuong", "search 58/63", "stats -w percent<90"):
        assert "s of 6 June" not in shown(ttdn, line)


@pytest.mark.parametrize(
    ("line", "lang", "mark"),
    [
        pytest.param("stats", "en", "23 metrics, 1 unreviewed Source", id="how many"),
        pytest.param("stats -w id=chi-ttdn", "en", "unreviewed", id="which"),
        pytest.param("stats", "vi", "1 chưa rà soát Nguồn", id="in Vietnamese"),
        pytest.param("show chi-ttdn", "en", "Review unreviewed", id="the record"),
        pytest.param("cite chi-ttdn", "en", "[draft]", id="its citation"),
    ],
)
def test_a_draft_says_so(ttdn: Ttdn, line: str, lang: str, mark: str) -> None:
    draft = next(
        each["id"]
        for each in json.loads(ttdn("stats", "--json", "--data", str(RESOLUTION)).out)
        if each["review"] == "unreviewed"
    )
    assert mark in shown(ttdn, line.replace("chi-ttdn", draft), RESOLUTION, lang)


@pytest.mark.parametrize(
    ("line", "data", "lang", "mark"),
    [
        pytest.param("points", VISIT, "vi", "(tiếng Anh)", id="English for Vietnamese"),
        pytest.param("stats", RESOLUTION, "en", "(in Vietnamese)", id="Vietnamese for English"),
        pytest.param("cite", VISIT, "vi", "(tiếng Anh)", id="a title without a translation"),
    ],
)
def test_what_one_language_lacks_is_shown_in_the_other_and_marked(
    ttdn: Ttdn, line: str, data: Path, lang: str, mark: str
) -> None:
    assert mark in shown(ttdn, line, data, lang)


@pytest.mark.parametrize("data", [VISIT, DIRECTIVE, RESOLUTION], ids=lambda path: path.stem)
def test_a_correction_is_shown_with_its_record(ttdn: Ttdn, data: Path) -> None:
    for correction in load(data).corrections:
        record = correction.record
        assert f"was “{correction.was}” – " in shown(ttdn, f"show {record}", data)
        (found,) = json.loads(ttdn("show", record, "--json", "--data", str(data)).out)
        assert found["corrections"][0]["was"] == correction.was
        assert found["corrections"][0]["record"] == record


@pytest.mark.parametrize(
    ("line", "lang", "said"),
    [
        ("event", "en", "address not recorded"),
        ("event", "vi", "chưa ghi địa chỉ"),
        ("cite", "en", "Address not recorded."),
        ("cite", "vi", "Chưa ghi địa chỉ."),
    ],
)
def test_an_address_that_nobody_recorded_is_said_to_be_none(
    ttdn: Ttdn, line: str, lang: str, said: str
) -> None:
    assert said in shown(ttdn, line, lang=lang)


def test_what_the_text_does_not_say_is_listed(ttdn: Ttdn) -> None:
    questions = json.loads(ttdn("absent", "--json").out)
    assert {each["id"] for each in questions} == {"nguoi-chu-tri", "thoi-luong", "thoi-han"}
    assert "3 questions Source: " in shown(ttdn, "absent")


def test_a_basis_is_shown_once(ttdn: Ttdn) -> None:
    out = ttdn("show", "hoi-nghi-tap-huan-2024", "--lang", "en").out
    assert out.count("The article gives day and month only") == 1
    assert "Basis of the date" not in out


@pytest.mark.parametrize(
    ("lang", "said"), [("en", "1 person or group"), ("vi", "1 cá nhân hoặc nhóm")]
)
def test_a_group_is_not_counted_as_a_person(ttdn: Ttdn, lang: str, said: str) -> None:
    assert said in ttdn("people", "--lang", lang).out
