"""The workbook, as openpyxl reads it, and as LibreOffice does where it is installed."""

from __future__ import annotations

import csv
import datetime
import io
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from openpyxl.cell import Cell
from openpyxl.utils import get_column_letter
from openpyxl.workbook import Workbook

from tests.conftest import SECOND, SPEECH, environment
from tests.tools.datasets import datasets, index_of, proven
from tests.tools.hostile import HOSTILE, hostile_dataset, named
from ttdn_cli import load
from ttdn_cli.errors import TtdnError
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import (
    EVENT,
    GLOSSARY,
    LEGAL,
    MILESTONES,
    ORGANIZATIONS,
    SECTIONS,
    STATS,
    TIMELINE,
)
from ttdn_cli.query.view import View
from ttdn_cli.share.export.excel import workbook
from ttdn_cli.text.locales import Language

BOTH = pytest.mark.parametrize("path", [SPEECH, SECOND], ids=["speech", "second"])
OFFICE = shutil.which("soffice")


def read(index: Index, language: Language = Language.EN) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(workbook(View(index, language))))


def of(path: Path, language: Language = Language.EN) -> Workbook:
    return read(Index(load(path)), language)


def of_title(section: Section) -> str:
    """Return the name of the sheet of a section in English."""
    assert section.title.en
    return section.title.en


def rows(book: Workbook, sheet: str) -> list[dict[str, Any]]:
    """Return the rows of a sheet, each by its headings."""
    head, *rest = book[sheet].iter_rows(values_only=True)
    return [dict(zip(map(str, head), row, strict=True)) for row in rest]


@BOTH
@pytest.mark.parametrize("language", Language)
def test_a_sheet_for_each_list_and_one_before_them(path: Path, language: Language) -> None:
    book = of(path, language)
    index = Index(load(path))
    first, *others = book.sheetnames
    assert first == {"vi": "Giới thiệu", "en": "About"}[language]
    assert others == [View(index, language).say(each.title)[:31] for each in SECTIONS]
    for section, name in zip(SECTIONS, others, strict=True):
        ids = [row[0] for row in book[name].iter_rows(min_row=2, values_only=True)]
        assert ids == [each.id for each in section.all(index)]


@pytest.mark.parametrize(
    ("language", "sheet", "heading"),
    [
        (Language.EN, "Metrics", "Indicator (vi)"),
        (Language.VI, "Số liệu", "Chỉ tiêu (vi)"),
        (Language.EN, "Attendees", "Title (en)"),
        (Language.VI, "Đại biểu dự hội nghị", "Chức danh (en)"),
        (Language.VI, "Văn bản được viện dẫn", "Cơ quan ban hành"),
        (Language.EN, "Organizations", "English name"),
        (Language.EN, "Not in the text", "Question (vi)"),
        (Language.VI, "Mốc", "Thời điểm"),
    ],
)
def test_headings_are_in_the_language(language: Language, sheet: str, heading: str) -> None:
    assert heading in [cell.value for cell in of(SPEECH, language)[sheet][1]]


@pytest.mark.parametrize("language", Language)
def test_numbers_and_days_are_no_texts(language: Language, speech: Dataset) -> None:
    book = of(SPEECH, language)
    stats = book[View(Index(speech), language).say(STATS.title)]
    every = list(stats.iter_rows(values_only=True))
    (given_,) = [row for row in every if row[0] == "trang-cong-dia-phuong"]
    assert [each for each in given_ if isinstance(each, (int, float))] == [
        *(58, 63, 92.06, 5, 58),
        *(7.94, 3),
    ]
    assert "58/63" in given_
    assert "2023-12" in given_, "a month is no day"
    event = book[View(Index(speech), language).say(EVENT.title)]
    (day,) = [cell for cell in event[2] if isinstance(cell, Cell) and cell.is_date]
    assert day.value == datetime.datetime(2024, 6, 6)
    assert day.number_format == {"vi": "d/m/yyyy", "en": "d mmm yyyy"}[language]


def test_a_day_that_excel_does_not_know_is_text() -> None:
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    data["event"]["date"] = "1899-12-31"
    index = index_of(json.dumps(proven(data)))
    assert rows(read(index), of_title(EVENT))[0]["Date"] == "1899-12-31"


@BOTH
def test_the_first_sheet_says_as_of_when_and_from_where(path: Path) -> None:
    data = load(path)
    said = {row[0]: row[1] for row in of(path)["About"].iter_rows(values_only=True)}
    assert data.event
    assert data.event.date
    assert said["Event"] == data.event.name.en
    assert said["Date"] == datetime.datetime.fromisoformat(data.event.date)
    assert said["Source"] == data.source.title
    assert said["Published by"] == data.source.publisher
    assert str(data.source.publisher) in str(said["Note"])
    assert said["Address"] == "address not recorded"
    assert "License" not in said


def test_the_first_sheet_says_what_was_corrected() -> None:
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    done = {"date": "2025-10-22", "record": "thu-vien-son-ha", "was": "Thư viện A"}
    data["corrections"] = [done | {"note": {"vi": "Chép nhầm", "en": "A slip"}}]
    said = [row[1] for row in read(index_of(json.dumps(data)))["About"].iter_rows(values_only=True)]
    assert "2025-10-22, thu-vien-son-ha: A slip (was: Thư viện A)" in said


def test_without_an_event_its_sheet_is_empty() -> None:
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    del data["event"], data["attendees"]
    data["source"] |= {"date": "2019-Q4", "publisher": None, "url": "https://a.b/c"}
    data["license"] = "CC-BY-4.0"
    book = read(index_of(json.dumps(data)))
    said = {row[0]: row[1] for row in book["About"].iter_rows(values_only=True)}
    assert said.keys().isdisjoint({"Event", "Published by"})
    assert (said["Date"], said["License"]) == ("2019-Q4", "CC-BY-4.0")
    assert said["Address"] == "https://a.b/c"
    assert rows(book, of_title(EVENT)) == []


def test_only_the_share_is_written_as_per_cent() -> None:
    """A number that is given in per cent stays the number beside it, without a sign."""
    sheet = of(SPEECH)[of_title(STATS)]
    shares = {
        (sheet.cell(1, cell.column).value, cell.number_format)
        for row in sheet.iter_rows(min_row=2)
        for cell in row
        if isinstance(cell, Cell) and "%" in cell.number_format
    }
    assert shares == {("Per cent", '0.00"%"')}
    values = [(row["Given"], row["Value"], row["Per cent"]) for row in rows(of(SPEECH), "Metrics")]
    assert values[0] == ("90%", 90, 90)


@BOTH
def test_heads_stay_and_widths_fit(path: Path) -> None:
    for sheet in of(path).worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        for column in sheet.iter_cols():
            lines = [line for cell in column for line in shown(cell.value).split("\n")]
            letter = get_column_letter(int(column[0].column or 0))
            width = sheet.column_dimensions[letter].width
            assert max(map(len, lines)) < width <= 45 or width == 45


@BOTH
def test_a_row_shows_all_its_lines(path: Path) -> None:
    for sheet in of(path).worksheets[1:]:
        for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
            lines = max(
                sum(-(-len(line) // 45) for line in shown(value).split("\n")) for value in row
            )
            assert lines <= 1 or (sheet.row_dimensions[number].height or 0) >= min(15 * lines, 409)


def shown(value: Any) -> str:
    if isinstance(value, datetime.datetime):
        return value.strftime("%d %b %Y")
    return "" if value is None else str(value)


def test_references_have_names_and_ids() -> None:
    book = of(SPEECH)
    document = rows(book, of_title(LEGAL))[0]
    assert document["Issuer"] == "Government [chinh-phu]"
    assert rows(book, of_title(TIMELINE))[0]["Date"] == "2015"
    assert rows(book, of_title(EVENT))[0]["On behalf of"].count("\n") == 2


@BOTH
@pytest.mark.parametrize("language", Language)
def test_the_same_facts_make_the_same_bytes(path: Path, language: Language) -> None:
    view = View(Index(load(path)), language)
    assert workbook(view) == workbook(view)


def test_hostile_texts_are_texts() -> None:
    sheet = read(index_of(hostile_dataset()))[of_title(ORGANIZATIONS)]
    cells = {row[0].value: row[1:3] for row in sheet.iter_rows()}
    assert [cell.value for cell in cells["Id"]] == ["Name", "English name"]
    for number, words in enumerate(HOSTILE):
        for cell in cells[named(number)]:
            assert (cell.value, cell.data_type) == (words, "s")
            assert cell.quotePrefix == (words[0] in "=+-@")


def test_a_text_that_no_cell_holds_is_refused() -> None:
    names = ", ".join(f"'{str(number) * 9000}'" for number in range(4))
    text = SECOND.read_text(encoding="utf-8").replace(
        "    name_en: Prime Minister\n",
        f"    name_en: Prime Minister\n    aliases: [{names}]\n",
    )
    with pytest.raises(TtdnError, match=r"Organizations, row thu-tuong: .* 32,767 characters"):
        workbook(View(index_of(text), Language.EN))


@given(datasets())
@settings(deadline=None, max_examples=15, suppress_health_check=list(HealthCheck))
def test_what_goes_in_comes_out(text: str) -> None:
    index = index_of(text)
    book = read(index)
    for metric, row in zip(index.records_of("metrics"), rows(book, of_title(STATS)), strict=True):
        assert row["Indicator (vi)"] == metric.indicator.vi
        assert row["Indicator (en)"] == metric.indicator.en
        assert row["Given"] == metric.given
        assert (row["Count"], row["Per cent"]) == (metric.count, metric.percent)
        assert (row["Value"], row["Low"], row["High"]) == (metric.value, metric.low, metric.high)
        assert cell_of(metric.as_of) == row["As of"]
        assert row["Measure"] == metric.measure
    named = {row["Id"]: row["Name"] for row in rows(book, of_title(ORGANIZATIONS))}
    assert named == {each.id: each.name for each in index.records_of("organizations")}
    for term, row in zip(index.records_of("glossary"), rows(book, of_title(GLOSSARY)), strict=True):
        assert (row["Term"], row["Expansion"]) == (term.term, term.expansion)
        assert row["Meaning (en)"] == term.meaning.en
    for each, row in zip(
        index.records_of("milestones"), rows(book, of_title(MILESTONES)), strict=True
    ):
        assert (row["What (vi)"], row["Date"]) == (each.what.vi, cell_of(each.date))
        assert row["Review"] == each.review
    assert len(rows(book, of_title(EVENT))) == (index.event is not None)


def cell_of(date: str | None) -> Any:
    """Return what a cell has of a date: a day is one, all else is text."""
    try:
        return date and datetime.datetime.strptime(date, "%Y-%m-%d")
    except ValueError:
        return date


def test_without_openpyxl_it_says_what_to_install(tmp_path: Path) -> None:
    program = (
        "import sys; sys.modules['openpyxl'] = None\n"
        f"sys.argv = ['ttdn', 'export', {str(tmp_path / 'facts.xlsx')!r}]\n"
        "from ttdn_cli.__main__ import main; main()"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], env=environment(), capture_output=True, check=False
    )
    assert done.returncode == 2
    assert done.stderr.decode() == (
        "ttdn: openpyxl is not installed. Run: pip install 'ttdn-cli[xlsx]'\n"
    )
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not OFFICE, reason="LibreOffice is not installed")
@BOTH
def test_libreoffice_opens_it(path: Path, tmp_path: Path) -> None:
    (tmp_path / "facts.xlsx").write_bytes(workbook(View(Index(load(path)), Language.VI)))
    # Every sheet, UTF-8, cells as they are shown: the tokens of the CSV filter.
    form = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [str(OFFICE), profile, "--headless", "--convert-to", form, "facts.xlsx"]
    subprocess.run(command, cwd=tmp_path, capture_output=True, check=True, timeout=120)
    index = Index(load(path))
    for section in SECTIONS:
        file = tmp_path / f"facts-{(section.title.vi or '')[:31]}.csv"
        _, *found = csv.reader(io.StringIO(file.read_text(encoding="utf-8"), newline=""))
        assert [row[0] for row in found] == [each.id for each in section.all(index)]
