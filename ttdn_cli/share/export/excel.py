"""A dataset as an Excel workbook: a sheet with a table for each list, and one about the dataset.

Text stays text, also where it begins like a formula. `sheet` says what the columns are.
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from ttdn_cli import __version__
from ttdn_cli.errors import TtdnError
from ttdn_cli.facts.source import Correction
from ttdn_cli.query.answers import source_of
from ttdn_cli.query.derived import document_of
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.query.view import View
from ttdn_cli.share.export.sheet import Form, Value, columns_of
from ttdn_cli.share.signals import heeded
from ttdn_cli.share.temporary import no_room
from ttdn_cli.text.dates import day_numbers
from ttdn_cli.text.locales import Locale
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import capitalize_first, shorten

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.table import Table
    from openpyxl.worksheet.worksheet import Worksheet

NARROWEST, _WIDEST = 10, 45
"""Characters of a column; a longer text is wrapped."""

_LINE, _HIGHEST = 15, 409
"""Points: a line of the usual font, and the highest row of Excel."""

_MOST = 32_767
"""Characters that a cell holds (Excel specifications and limits); openpyxl cuts what is longer."""

_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31
"""Characters that the name of a sheet may have (Excel specifications and limits)."""

_PAGE = 230
"""Characters across a page of A4, the long way, in letters of 7 points; those of a cell have 11."""

FORMATS: dict[Form, str] = {"share": "0.00%"}

FIRST = datetime.fromisoformat("1900-01-01")
"""The first day of the format."""


def workbook(view: View) -> bytes:
    """Return the workbook; its headings, words and names are in the language of the view.

    Raises:
        TtdnError: if openpyxl is not installed, or a text is longer than a cell holds.
        TargetError: if the folder for temporary files cannot be written to.
    """
    book = new_book()
    book.remove(book.worksheets[0])
    _add_about(book, view)
    for section in SECTIONS:
        _add_section(book, section, View(view.index, view.language, whole=True))
    return saved(book, _first_day(view.index.date))


def new_book(*, write_only: bool = False) -> Workbook:
    """Return a workbook to fill.

    Raises:
        TtdnError: if openpyxl is not installed.
    """
    # With lxml installed, openpyxl writes other bytes, and a full disk does not raise `OSError`.
    os.environ["OPENPYXL_LXML"] = "False"
    try:
        # Slow to import, and not installed with the tool.
        from openpyxl import Workbook
    except ImportError:
        raise TtdnError(
            message("openpyxl is not installed. Run: pip install 'ttdn-cli[xlsx]'")
        ) from None
    return Workbook(write_only=write_only)


def _first_day(iso: str | None) -> datetime:
    """Return the first day of a date, or of the format itself where there is none."""
    days = day_numbers(iso) if iso else None
    return max(FIRST, datetime.fromordinal(days.start)) if days else FIRST


def saved(book: Workbook, day: datetime = FIRST) -> bytes:
    """Return the file, dated with a day instead of now, so that the same facts make the same bytes.

    openpyxl keeps each sheet in a temporary file, and writes the present time into every entry.

    Raises:
        TargetError: if the folder for temporary files cannot be written to.
    """
    try:
        return _saved(book, day)
    except OSError as error:
        raise no_room(error) from None


def _saved(book: Workbook, day: datetime) -> bytes:
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = book.properties.modified = day
    written, buffer = io.BytesIO(), io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(written, "w")).save()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in heeded(old.namelist()):
            # An entry is of 1980, the first year of the format, unless it is given a time.
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def about_rows(view: View) -> list[tuple[str, str | None]]:
    """Return what is said of a dataset: each time what of it, and that, or None."""
    index, date = view.index, view.index.date
    event, source = index.event, index.source
    dated = view.date_of(event) if event and event.date else view.date(date) if date else None
    rows: list[tuple[str, str | None]] = [
        (view.message("Event"), view.say(event.label) if event else None),
        (view.message("Date"), dated),
        (view.message("Source"), source.title),
        (view.message("Document"), view.say(document_of(index))),
        (view.message("Published by"), source.publisher),
        (view.message("Address"), source.url or view.message("address not recorded")),
        (view.message("License"), index.dataset.license),
        (view.message("Note"), capitalize_first(source_of(view))),
        (view.message("Made with"), f"ttdn {__version__}"),
    ]
    rows += [
        (view.message("Correction"), _correction(each, view)) for each in index.dataset.corrections
    ]
    return rows


def _correction(each: Correction, view: View) -> str:
    """Return what was changed of a record, when and why."""
    return view.message(
        "{date}, {record}: {note} (was: {was})",
        date=each.date,
        record=each.record,
        note=view.say(each.note),
        was=each.was,
    )


def _add_about(book: Workbook, view: View) -> None:
    sheet = book.create_sheet(view.message("About"))
    rows = ((head, text) for head, text in about_rows(view) if text is not None)
    for number, (head, text) in enumerate(rows, 1):
        _write(sheet, number, 1, head, view)
        _write(sheet, number, 2, text, view)
    _finish(sheet, sheet["A"])


def _add_section(book: Workbook, section: Section, view: View) -> None:
    sheet = book.create_sheet(sheet_name(section, view))
    columns = columns_of(section, view)
    for place, column in enumerate(columns, 1):
        _write(sheet, 1, place, column.heading, view)
        for number, value in enumerate(column.values, 2):
            if value is not None:
                cell = _write(sheet, number, place, value, view)
                if column.form in FORMATS:
                    cell.number_format = FORMATS[column.form]
                if number - 2 in column.inferred:
                    # It stays a number, and is shown as ttdn prints it.
                    cell.number_format = in_brackets(cell.number_format)
    _finish(sheet, sheet[1])
    set_heads(sheet)
    sheet.print_area = f"A1:{last_printed(sheet)}{sheet.max_row}"
    if columns[0].values:
        # A table has rows. Formulas call it by the YAML key, in any language.
        sheet.add_table(new_table(section.key, sheet.dimensions))


def in_brackets(number_format: str) -> str:
    """Return a format of numbers that stand in brackets."""
    return f'"["{number_format}"]"'


def sheet_name(section: Section, locale: Locale) -> str:
    """Return the name of the sheet of a section."""
    return _NOT_IN_A_NAME.sub(" ", locale.say(section.title))[:_LONGEST_NAME]


def set_heads(sheet: Worksheet) -> None:
    """Let the headings stay in view, and the first column, by which other sheets refer to a row."""
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"


def new_table(name: str, ref: str) -> Table:
    """Return a table of the cells of a range, striped."""
    from openpyxl.worksheet.table import Table, TableStyleInfo

    table = Table(displayName=name, ref=ref)
    table.tableStyleInfo = TableStyleInfo("TableStyleLight1", showRowStripes=True)
    return table


def last_printed(sheet: Worksheet) -> str:
    """Return the last column that is printed: all together on a page would be too small to read."""
    width = 0.0
    last = "A"
    for letter, column in sheet.column_dimensions.items():
        width += column.width
        if width > _PAGE:
            break
        last = letter
    return last


def _write(
    sheet: Worksheet, number: int, place: int, value: Value, view: View
) -> Cell | MergedCell:
    """Write a cell, in a column that is wide enough for it."""
    from openpyxl.utils import get_column_letter

    cell = sheet.cell(number, place)
    check_length(value, sheet, sheet.cell(number, 1).value)
    fill(cell, value, view)
    column = sheet.column_dimensions[get_column_letter(place)]
    column.width = max(column.width if number > 1 else NARROWEST, width_of(value))
    return cell


def check_length(value: Value, sheet: Worksheet, row: Any) -> None:
    """Refuse what a cell has no room for.

    Args:
        value: of the cell.
        sheet: that has it.
        row: what is in the first column of its row.

    Raises:
        TtdnError: if it is too long.
    """
    if isinstance(value, str) and len(value) > _MOST:
        raise TtdnError(
            message("sheet {title}, row {row}", title=sheet.title, row=shorten(str(row))),
            message(
                "text longer than {most:,} characters, Excel's limit. Export to another format.",
                most=_MOST,
            ),
        )


def fill(cell: Cell | MergedCell, value: Value, locale: Locale) -> None:
    """Write a value into a cell, set as its type is."""
    from openpyxl.styles import Alignment

    cell.value = value
    if isinstance(value, (int, float)):
        # It stands off from the text to its right.
        cell.alignment = Alignment("right", "top", indent=1)
    else:
        cell.alignment = Alignment("left", "top", wrap_text=isinstance(value, str))
    if isinstance(value, str):
        # Otherwise openpyxl makes a formula, or an error, of what looks like one.
        cell.data_type = "s"
        # Excel then does not make a formula of it either when somebody edits the cell.
        cell.quotePrefix = value[:1] in "=+-@"
    elif isinstance(value, date):
        cell.number_format = locale.both("d/m/yyyy", "d mmm yyyy")


def _finish(sheet: Worksheet, heads: Iterable[Cell | MergedCell]) -> None:
    """Set what depends on all cells: the height of rows, and how they are printed."""
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        set_height(sheet, number, row)
    for cell in heads:
        make_bold(cell)
    set_page(sheet)


def set_height(sheet: Worksheet, number: int, row: Iterable[Any]) -> None:
    """Make a row high enough for its wrapped lines: not every program does so by itself."""
    if (lines := max(map(_lines, row))) > 1:
        sheet.row_dimensions[number].height = min(lines * _LINE, _HIGHEST)


def make_bold(cell: Cell | MergedCell) -> None:
    """Set a cell in bold letters."""
    from openpyxl.styles import Font
    from openpyxl.styles.fonts import DEFAULT_FONT

    cell.font = Font(name=DEFAULT_FONT.name, size=DEFAULT_FONT.size, bold=True)


def set_page(sheet: Worksheet) -> None:
    """Set how a sheet is printed."""
    from openpyxl.worksheet.worksheet import Worksheet

    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = Worksheet.PAPERSIZE_A4
    # As wide as one page, and as many pages high as it takes.
    sheet.page_setup.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    cast(Any, sheet.oddFooter).center.text = "&A – &P/&N"


def width_of(value: Value) -> int:
    """Return how wide a column has to be for a value, in characters."""
    texts = ["31 Dec 2024"] if isinstance(value, date) else str(value).split("\n")
    return min(max(map(len, texts)) + 2, _WIDEST)


def _lines(value: Any) -> int:
    """Return about how many lines a cell has when its text is wrapped between words."""
    room = _WIDEST - 8  # Words seldom end at the edge.
    return sum(-(-max(len(each), 1) // room) for each in str(value).split("\n"))
