"""What a record may conclude, and what has to stand in its quotes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import yaml

from tests.conftest import DIRECTIVE, RESOLUTION, VISIT
from ttdn_cli.facts.inferences import may_be_inferred
from ttdn_cli.facts.issues import DatasetError
from ttdn_cli.facts.records import LegalReference
from ttdn_cli.facts.texts import Evidence
from ttdn_cli.facts.validation import check_dataset

WHY = {"vi": "vì sao", "en": "why"}


def faults(of: Any, change: Callable[[Any], object]) -> list[str]:
    data = yaml.safe_load(of.read_text("utf-8"))
    change(data)
    try:
        check_dataset(yaml.safe_dump(data, allow_unicode=True).encode(), "x")
    except DatasetError as error:
        return [f"{each.where}: {each.what}" for each in error.issues]
    return []


def record(data: Any, section: str, id_: str) -> Any:
    return next(each for each in data[section] if each["id"] == id_)


def infers(section: str, id_: str, field: str, value: Any) -> Callable[[Any], None]:
    def change(data: Any) -> None:
        record(data, section, id_)[field] = value
        record(data, section, id_)["inferred"] = [{"field": field, "basis": WHY}]

    return change


def sets(section: str, id_: str, **values: Any) -> Callable[[Any], None]:
    return lambda data: record(data, section, id_).update(values)


@pytest.mark.parametrize(
    ("of", "change", "said"),
    [
        pytest.param(
            RESOLUTION,
            sets("legal_references", "ttr-212", type={"vi": "Quyết định", "en": "Decision"}),
            '"Quyết định" is not in the record\'s quotes',
            id="a type that its number does not have, nor its quotes",
        ),
        pytest.param(
            VISIT,
            sets("legal_references", "ports-act", type={"en": "Decree", "vi": "Nghị định"}),
            '"Decree" is not in the record\'s quotes',
            id="the type of a law by name",
        ),
        pytest.param(
            DIRECTIVE,
            infers("metrics", "so-cho", "given", "15"),
            "'given' is what the text says, so that it cannot be inferred",
            id="a figure",
        ),
        pytest.param(
            DIRECTIVE,
            infers("people", "mac-thi-hong-diem", "name", "Mạc Thị Hồng"),
            "'name' is what the text says, so that it cannot be inferred",
            id="the name of a person",
        ),
        pytest.param(
            DIRECTIVE,
            infers("legal_references", "cv-1316", "number", "1317/TCT-CS"),
            "'number' is what the text says, so that it cannot be inferred",
            id="the number of a document",
        ),
        pytest.param(
            DIRECTIVE,
            infers("legal_references", "ttr-62", "date", "2025-03-11"),
            "2025-03-11 is inferred, and the quotes have another date",
            id="a date beside another one",
        ),
        pytest.param(
            DIRECTIVE,
            sets("metrics", "tang-truc-tuyen", given="29 điểm phần trăm"),
            "'change' needs its verb or sign in the figure",
            id="a change that may be a rise or a fall",
        ),
        pytest.param(
            DIRECTIVE,
            infers("legal_references", "ttr-62", "number", "62/TTr-TCKH"),
            "",
            id="a number as it is written without spaces",
        ),
        pytest.param(RESOLUTION, lambda data: None, "", id="nothing changed"),
    ],
)
def test_what_the_text_says_is_in_the_quotes(
    of: Any, change: Callable[[Any], object], said: str
) -> None:
    found = faults(of, change)
    assert any(said in each for each in found) if said else found == []


@pytest.mark.parametrize(
    ("name", "short", "fine"),
    [
        pytest.param("Ủy ban nhân dân tỉnh Hà Nam", "UBND tỉnh Hà Nam", True, id="initials"),
        pytest.param("Bộ Khoa học và Công nghệ", "Bộ KH&CN", True, id="without and"),
        pytest.param("Ủy ban nhân dân tỉnh Hà Giang", "UBND tỉnh Hà Nam", False, id="elsewhere"),
        pytest.param("Bộ Quốc phòng", "UBND tỉnh Hà Nam", False, id="another body"),
        pytest.param("Ủy ban nhân dân tỉnh Hà Nam khóa 5", "UBND tỉnh Hà Nam", False, id="more"),
    ],
)
def test_an_inferred_name_of_a_body_writes_out_an_abbreviation(
    name: str, short: str, fine: bool
) -> None:
    def change(data: Any) -> None:
        body: Any = {
            "id": "new",
            "name": name,
            "abbreviations": [short],
        }
        body["inferred"] = [{"field": "name", "basis": WHY}]
        body["evidence"] = [{"paragraph": 7, "quote": short}]
        data["organizations"].append(body)

    found = [each for each in faults(DIRECTIVE, change) if "stands for" in each]
    assert (found == []) == fine


def test_quotes_of_what_is_absent_have_to_stand_in_the_text(ttdn: Any, tmp_path: Any) -> None:
    text = VISIT.read_text("utf-8").replace("quote: two thirds of the cost", "quote: all the cost")
    data = tmp_path / "d.yaml"
    data.write_text(text, "utf-8")
    done = ttdn("verify", str(VISIT.with_suffix(".txt")), "--data", str(data))
    assert done.code == 1
    assert "absent-cost" in done.out


@pytest.mark.parametrize(
    ("quote", "fine"),
    [
        pytest.param("Nghị định số 58/2017/NĐ CP", True, id="a space for the hyphen"),
        pytest.param("Nghị định số 58 /2017/ NĐ – CP", True, id="spaces around the signs"),
        pytest.param("Nghị định 58/2017/NĐ-CP Về phí", True, id="a capital behind it"),
        pytest.param("Nghị định số 58/2017/NĐCP", False, id="no sign at all"),
        pytest.param("Nghị định số 158/2017/NĐ-CP", False, id="the end of a longer number"),
        pytest.param("Nghị định số 58/2017/NĐ-CPX", False, id="the beginning of a longer one"),
        pytest.param("Nghị định số 58/2017/NĐ", False, id="a part of it"),
    ],
)
def test_a_number_may_be_inferred_of_one_whose_signs_are_written_otherwise(
    quote: str, fine: bool
) -> None:
    record = LegalReference(
        id="decree",
        category="state",
        number="58/2017/NĐ-CP",
        evidence=[Evidence(paragraph=1, quote=quote)],
    )
    assert may_be_inferred(record, "number") is fine
