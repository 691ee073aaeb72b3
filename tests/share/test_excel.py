"""The workbook, as openpyxl reads it, and as LibreOffice does where it is installed."""

from __future__ import annotations

import csv
import datetime
import io
import json
import re
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
from openpyxl.utils import get_column_letter, range_boundaries
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
    ATTENDEES,
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
from ttdn_cli.text.dates import day_numbers
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


@BOTH
@pytest.mark.parametrize("language", Language)
def test_a_sheet_is_a_table_with_filters_and_a_name(path: Path, language: Language) -> None:
    """Excel repairs a workbook whose tables share a name or a heading, or have no row."""
    book = of(path, language)
    for section, sheet in zip(SECTIONS, book.worksheets[1:], strict=True):
        heads = [cell.value for cell in sheet[1]]
        assert all(isinstance(each, str) and each == each.strip() for each in heads)
        assert len({str(each).casefold() for each in heads}) == len(heads)
        if sheet.max_row == 1:
            assert not sheet.tables
            continue
        (table,) = sheet.tables.values()
        assert table.displayName == section.key
        assert table.ref == table.autoFilter.ref == sheet.dimensions
        assert [each.name for each in table.tableColumns] == heads
        assert not sheet.auto_filter.ref, "a sheet with a table has no other filter"
    names = [name for sheet in book.worksheets for name in sheet.tables]
    assert len({*names}) == len(names)
    assert all(re.fullmatch("[a-z]+(_[a-z]+)*", each) for each in names)


@BOTH
@pytest.mark.parametrize("language", Language)
def test_a_column_has_values_of_one_type(path: Path, language: Language) -> None:
    for sheet in of(path, language).worksheets:
        for column in sheet.iter_cols(min_row=2, values_only=True):
            types = {type(each) for each in column if each is not None}
            assert len(types - {int}) <= 1, "Excel itself has one type of numbers"
            assert not types & {bool}
            if int in types:
                assert types <= {int, float}


def test_pandas_sorts_by_a_day_of_each_date() -> None:
    import pandas  # It takes long.

    content = io.BytesIO(workbook(View(Index(load(SPEECH)), Language.EN)))
    sheets = pandas.read_excel(content, sheet_name=None)
    timeline = sheets[of_title(TIMELINE)].sort_values("Date (first day)", ascending=False)
    assert list(timeline["Date"])[:2] == ["6 June [2024]", "December 2023"]
    assert list(timeline["Date"])[-2:] == ["[2016]", "[2015]"]
    assert all(isinstance(each, str) for each in timeline["Date"])
    dates = {
        (title, name): str(sheet[name].dtype)
        for title, sheet in sheets.items()
        for name in sheet.columns
        if "(first day)" in str(name) and sheet[name].notna().any()
    }
    assert dates
    assert all(each.startswith("datetime64") for each in dates.values())
    assert sheets[of_title(STATS)]["Per cent"].sum() == pytest.approx(0.9 + 1 + 1 + 0.9206 + 0.873)


@pytest.mark.parametrize(
    ("given_", "printed", "first"),
    [
        pytest.param("2019-04-21", "21 April 2019", "2019-04-21", id="a day"),
        pytest.param("2019-04", "April 2019", "2019-04-01", id="a month"),
        pytest.param("2019-Q4", "Q4 2019", "2019-10-01", id="a quarter"),
        pytest.param("2019", "2019", "2019-01-01", id="a year"),
        pytest.param("2016/2020", "2016 – 2020", "2016-01-01", id="a period"),
        pytest.param("1899-12-31", "31 December 1899", None, id="before the days of Excel"),
        pytest.param(None, None, None, id="none"),
    ],
)
def test_a_date_is_as_printed_with_its_first_day(
    given_: str | None, printed: str | None, first: str | None
) -> None:
    data = yaml.safe_load(SECOND.read_text(encoding="utf-8"))
    data["event"]["date"] = given_
    data["event"].pop("inferred", None)
    (row,) = rows(read(index_of(json.dumps(proven(data)))), of_title(EVENT))
    day = row["Date (first day)"]
    assert (row["Date"], day and day.date().isoformat()) == (printed, first)


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
        *(5, 0.9206, 58, 63, 58),
        *(0.0794, 3),
    ]
    assert "58/63" in given_
    assert {"vi": "[12/2023]", "en": "[December 2023]"}[language] in given_
    event = book[View(Index(speech), language).say(EVENT.title)]
    (day,) = [cell for cell in event[2] if isinstance(cell, Cell) and cell.is_date]
    assert day.value == datetime.datetime(2024, 6, 6)
    assert day.number_format == {"vi": "d/m/yyyy", "en": "d mmm yyyy"}[language]


@BOTH
def test_the_first_sheet_says_as_of_when_and_from_where(path: Path) -> None:
    data = load(path)
    said = {row[0]: row[1] for row in of(path)["About"].iter_rows(values_only=True)}
    assert data.event
    assert data.event.date
    assert said["Event"] == data.event.name.en
    assert said["Date"] == View(Index(data), Language.EN).date_of(data.event)
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
    assert (said["Date"], said["License"]) == ("Q4 2019", "CC-BY-4.0")
    assert said["Address"] == "https://a.b/c"
    assert rows(book, of_title(EVENT)) == []


def test_a_share_is_a_fraction_that_is_shown_in_per_cent() -> None:
    """A number that is given in per cent stays the number beside it, without a sign."""
    sheet = of(SPEECH)[of_title(STATS)]
    shares = {
        (sheet.cell(1, cell.column).value, cell.number_format)
        for row in sheet.iter_rows(min_row=2)
        for cell in row
        if isinstance(cell, Cell) and "%" in cell.number_format
    }
    assert shares == {("Per cent", "0.00%"), ("Missing (%)", "0.00%")}
    values = [(row["Given"], row["Value"], row["Per cent"]) for row in rows(of(SPEECH), "Metrics")]
    assert values[0] == ("90%", 90, 0.9)
    assert values[3] == ("58/63", 58, 0.9206)


@BOTH
@pytest.mark.parametrize("language", Language)
def test_a_page_is_as_wide_as_can_be_read(path: Path, language: Language) -> None:
    """All columns on one page would be letters of three points: the first are printed."""
    for sheet in of(path, language).worksheets:
        assert sheet.sheet_properties.pageSetUpPr
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        if sheet.print_area:
            (_, _, last, bottom) = range_boundaries(sheet.print_area.rpartition("!")[2])
            assert bottom == sheet.max_row
            letters = [get_column_letter(place) for place in range(1, int(last or 0) + 1)]
            assert sum(sheet.column_dimensions[each].width for each in letters) <= 230
            assert len(letters) >= 5
            assert sheet.print_title_rows == "$1:$1"


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


def test_a_document_without_a_date_is_sorted_by_its_year() -> None:
    document = rows(of(SPEECH), of_title(LEGAL))[0]
    assert document["Year"] == 2015
    assert (document["Date"], document["Date (first day)"]) == (
        "[2015]",
        datetime.datetime(2015, 1, 1),
    )


def test_a_number_that_is_a_conclusion_is_shown_in_brackets() -> None:
    """The years of two documents are read from their numbers; that of the third is in the text."""
    sheet = of(SPEECH)[of_title(LEGAL)]
    (place,) = (cell.column for cell in sheet[1] if cell.value == "Year")
    cells = [sheet.cell(number, place) for number in range(2, sheet.max_row + 1)]
    assert [(cell.value, cell.number_format) for cell in cells] == [
        (2015, '"["General"]"'),
        (2016, '"["General"]"'),
        (2023, "General"),
    ]


def test_references_have_names_and_beside_them_ids() -> None:
    book = of(SPEECH)
    document = rows(book, of_title(LEGAL))[0]
    assert (document["Issuer"], document["Issuer (id)"]) == ("Government", "chinh-phu")
    event = rows(book, of_title(EVENT))[0]
    assert event["Speaker (id)"] == "nguyen-thanh-lam"
    assert event["Organisers (id)"] == "bo-tttt\nubnd-lam-dong"
    assert event["Organisers"].split("\n")[0] == "Ministry of Information and Communications · lead"
    assert event["On behalf of"].count("\n") == event["On behalf of (id)"].count("\n") == 2
    people = {row["Id"]: row for row in rows(book, of_title(ATTENDEES))}
    assert people["pham-s"]["Organizations (id)"] == "ubnd-lam-dong"
    # Of two titles the second is held in a body: its id stands on the second line.
    assert people["pham-s"]["Titles (id)"] == "\nubnd-lam-dong"
    assert people["pham-s"]["Titles"].count("\n") == 1
    # An entry of the timeline has the id of its fact, whose name stands in it anyway.
    assert rows(book, of_title(TIMELINE))[0]["Id"] == "nd-72-2015"
    ids = {each.id for each in Index(load(SPEECH)).records.values()}
    for sheet in book.worksheets[1:]:
        for row in rows(book, sheet.title):
            for head, value in row.items():
                if head.endswith(" (id)") and value:
                    assert {*str(value).split("\n")} <= ids | {""}


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
        share = None if metric.percent is None else pytest.approx(metric.percent / 100, abs=1e-9)
        assert (row["Count"], row["Per cent"]) == (metric.count, share)
        assert (row["Value"], row["Low"], row["High"]) == (metric.value, metric.low, metric.high)
        assert first_day(metric.as_of) == row["As of (first day)"]
        assert row["Measure"] == metric.measure
    named = {row["Id"]: row["Name"] for row in rows(book, of_title(ORGANIZATIONS))}
    assert named == {each.id: each.name for each in index.records_of("organizations")}
    for term, row in zip(index.records_of("glossary"), rows(book, of_title(GLOSSARY)), strict=True):
        assert (row["Term"], row["Expansion"]) == (term.term, term.expansion)
        assert row["Meaning (en)"] == term.meaning.en
    for each, row in zip(
        index.records_of("milestones"), rows(book, of_title(MILESTONES)), strict=True
    ):
        assert (row["What (vi)"], row["Date (first day)"]) == (each.what.vi, first_day(each.date))
        assert row["Review"] == each.review
    assert len(rows(book, of_title(EVENT))) == (index.event is not None)


def first_day(date: str | None) -> Any:
    """Return what a cell has of a date: its first day, if Excel has it."""
    days = day_numbers(date) if date else None
    first = datetime.datetime.fromordinal(days.start) if days else None
    return first if first and first.year >= 1900 else None


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
