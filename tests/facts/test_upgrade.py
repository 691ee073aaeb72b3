"""Older datasets: they are read as what they are in the form of today."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.conftest import SECOND, Ttdn
from ttdn_cli import load
from ttdn_cli.facts.issues import DatasetError
from ttdn_cli.facts.texts import Inferred
from ttdn_cli.facts.validation import check_dataset

OLD = SECOND.with_name("schema1.yaml")
TEXT = OLD.read_text(encoding="utf-8")
METRIC = """metrics:
  - id: figure
    indicator: {vi: chỉ tiêu, en: indicator}
    scope: {vi: phạm vi, en: scope}
    given: GIVEN
    as_of: AS_OF
    evidence:
      - {paragraph: 2, quote: "QUOTE"}
"""

KEYS = {
    "attendees": "id name name_en kind part order honorific role titles organizations province "
    "evidence",
    "stats": "id indicator scope given count total percent remaining as_of legal_basis evidence",
    "legal": "id type number issuer year date subject cited_for evidence",
    "points": "id kind text attributed_to evidence",
    "organizations": "id name abbreviations mentioned_in evidence",
    "timeline": "id date precision what ref evidence",
    "glossary": "id term expansion meaning evidence",
    "event": "id name type date date_basis city province organizers speaker on_behalf_of publisher "
    "document evidence",
}
"""What scripts that were written for schema 1 know, by command."""


def test_an_older_file_is_what_its_upgrade_is() -> None:
    assert load(OLD) == load(SECOND)


@pytest.mark.parametrize("command", KEYS)
def test_scripts_find_every_key_they_knew(ttdn: Ttdn, command: str) -> None:
    for file in (None, OLD):
        data = ("--data", str(file)) if file else ()
        answer = json.loads(ttdn(command, "--json", *data).out)
        for record in [answer] if command == "event" else answer:
            assert record.keys() >= set(KEYS[command].split())


def old(given: str, as_of: str, quote: str) -> str:
    metric = METRIC.replace("GIVEN", given).replace("AS_OF", as_of).replace("QUOTE", quote)
    text = TEXT.replace("metrics: []\n", metric)
    assert text != TEXT
    return text


@pytest.mark.parametrize(
    ("given", "measure"),
    [
        ("58/63", "coverage"),
        ("90%", "coverage"),
        ("100%", "coverage"),
        ("100,0%", "coverage"),
        ("99,9%", "coverage"),
        ("150%", "share"),
        ("100,5%", "share"),
        ("1250%", "share"),
        ("1.250", "count"),
    ],
)
def test_a_part_of_a_whole_was_a_coverage(given: str, measure: str) -> None:
    text = old(given, "2023-12", f"đến tháng 12/2023 đạt {given}")
    (metric,) = check_dataset(text.encode(), "x.yaml").metrics
    assert (metric.measure, metric.inferred) == (measure, [])


@pytest.mark.parametrize(
    ("as_of", "quote", "part"),
    [
        pytest.param("2023-12-06", "ngày 6/12 có 58/63 lớp", "year", id="a day without its year"),
        pytest.param("2023-12-06", "ngày 6/12/2023 có 58/63 lớp", "stated", id="with it"),
    ],
)
def test_a_year_that_no_quote_has_is_marked(as_of: str, quote: str, part: str) -> None:
    text = old("58/63", as_of, quote)
    (metric,) = check_dataset(text.encode(), "x.yaml").metrics
    found = metric.inference("as_of")
    assert (found.part if found else "stated") == part


@pytest.mark.parametrize(
    ("as_of", "quote"),
    [
        pytest.param("2023", "theo 12/2023/NĐ-CP có 58/63 lớp", id="a year of a number only"),
        pytest.param("2023", "có 58/63 lớp", id="a year that is not there"),
        pytest.param("2023-12", "tháng 12 có 58/63 lớp", id="a month without its year"),
        pytest.param("2023-12-06", "tháng 12/2023 có 58/63 lớp", id="a day that is not there"),
    ],
)
def test_a_date_of_a_figure_that_no_quote_has_is_refused(as_of: str, quote: str) -> None:
    with pytest.raises(DatasetError, match=r"metrics\[0\]\.as_of: .* not in the record\'s quotes"):
        check_dataset(old("58/63", as_of, quote).encode(), "x.yaml")


def test_the_basis_of_the_date_is_kept() -> None:
    event = load(OLD).event
    assert event
    assert event.date_basis
    assert event.date_basis.vi == "Giả định"
    (found,) = event.inferred
    assert isinstance(found, Inferred)
    assert (found.field, found.part, found.basis) == ("date", "year", event.date_basis)


def test_the_year_of_a_document_is_read_from_its_number() -> None:
    found = load(OLD).legal_references[0].inference("year")
    assert found
    assert found.basis.en == "Read from the number of the document"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        pytest.param("date_basis: {vi: Giả định}", None, id="one language is enough now"),
        pytest.param("date_basis: null", None, id="no basis"),
        pytest.param("date_basis: x", "event: unknown field 'date_basis'", id="no text in both"),
        pytest.param('date_basis: {vi: ""}', "event.inferred[0].basis.vi: empty", id="empty"),
    ],
)
def test_a_fault_of_an_older_file_is_said(given: str, said: str | None, tmp_path: Path) -> None:
    text = TEXT.replace("date_basis: {vi: Giả định, en: Assumed}", given)
    assert text != TEXT
    if said is None:
        check_dataset(text.encode(), "x.yaml")
        return
    with pytest.raises(DatasetError) as caught:
        check_dataset(text.encode(), "x.yaml")
    assert any(said in line for line in caught.value.lines()), [*caught.value.lines()]
