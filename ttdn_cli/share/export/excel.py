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
from ttdn_cli.errors import TargetError, TtdnError
from ttdn_cli.facts.source import Correction
from ttdn_cli.query.answers import source_of
from ttdn_cli.query.derived import document_of
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.query.view import View
from ttdn_cli.share.export.sheet import Form, Value, columns_of
from ttdn_cli.text.dates import day_numbers
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import capitalize_first, shorten

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

_NARROWEST, _WIDEST = 10, 45
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

_FORMATS: dict[Form, str] = {"share": "0.00%"}

_FIRST = datetime.fromisoformat("1900-01-01")


def workbook(view: View) -> bytes:
    """Return the workbook; its headings, words and names are in the language of the view.

    Raises:
        TtdnError: if openpyxl is not installed, or a text is longer than a cell holds.
        TargetError: if the folder for temporary files cannot be written to.
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
    book = Workbook()
    book.remove(book.worksheets[0])
    _add_about(book, view)
    for section in SECTIONS:
        _add_section(book, section, View(view.index, view.language, whole=True))
    try:
        return _saved(book, _first_day(view.index.date))
    except OSError as error:
        # Python finds the folder by writing into it, so its name is not known here.
        reason = error.strerror or str(error)
        why = message("{why}. Set TMPDIR to another folder.", why=reason[:1].lower() + reason[1:])
        raise TargetError(message("temporary folder"), why) from None


def _first_day(iso: str | None) -> datetime:
    """Return the first day of a date, or of the format itself where there is none."""
    days = day_numbers(iso) if iso else None
    return max(_FIRST, datetime.fromordinal(days.start)) if days else _FIRST


def _saved(book: Workbook, day: datetime) -> bytes:
    """Return the file, dated with a day instead of now, so that the same facts make the same bytes.

    openpyxl keeps each sheet in a temporary file, and writes the present time into every entry.
    """
    from openpyxl.writer.excel import ExcelWriter

    book.properties.created = book.properties.modified = day
    written, buffer = io.BytesIO(), io.BytesIO()
    ExcelWriter(book, zipfile.ZipFile(written, "w")).save()
    with zipfile.ZipFile(written) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            # An entry is of 1980, the first year of the format, unless it is given a time.
            new.writestr(zipfile.ZipInfo(name), old.read(name), zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _about(view: View) -> list[tuple[str, str]]:
    index, date = view.index, view.index.date
    event, source = index.event, index.source
    dated = view.date_of(event) if event and event.date else view.date(date) if date else None
    rows = [
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
    return [(head, text) for head, text in rows if text is not None]


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
    for number, (head, text) in enumerate(_about(view), 1):
        _write(sheet, number, 1, head, view)
        _write(sheet, number, 2, text, view)
    _finish(sheet, sheet["A"])


def _add_section(book: Workbook, section: Section, view: View) -> None:
    from openpyxl.worksheet.table import Table, TableStyleInfo

    sheet = book.create_sheet(_NOT_IN_A_NAME.sub(" ", view.say(section.title))[:_LONGEST_NAME])
    columns = columns_of(section, view)
    for place, column in enumerate(columns, 1):
        _write(sheet, 1, place, column.heading, view)
        for number, value in enumerate(column.values, 2):
            if value is not None:
                cell = _write(sheet, number, place, value, view)
                if column.form in _FORMATS:
                    cell.number_format = _FORMATS[column.form]
                if number - 2 in column.inferred:
                    # It stays a number, and is shown as ttdn prints it.
                    cell.number_format = f'"["{cell.number_format}"]"'
    _finish(sheet, sheet[1])
    # Headings stay in view, and ids, by which other sheets refer to a row.
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.print_area = f"A1:{_last_printed(sheet)}{sheet.max_row}"
    if columns[0].values:
        # A table has rows. Formulas call it by the YAML key, in any language.
        table = Table(displayName=section.key, ref=sheet.dimensions)
        table.tableStyleInfo = TableStyleInfo("TableStyleLight1", showRowStripes=True)
        sheet.add_table(table)


def _last_printed(sheet: Worksheet) -> str:
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
    from openpyxl.styles import Alignment
    from openpyxl.utils import get_column_letter

    cell = sheet.cell(number, place)
    if isinstance(value, str) and len(value) > _MOST:
        raise TtdnError(
            message(
                "sheet {title}, row {row}",
                title=sheet.title,
                row=shorten(str(sheet.cell(number, 1).value)),
            ),
            message(
                "text longer than {most:,} characters, Excel's limit. Export to another format.",
                most=_MOST,
            ),
        )
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
        cell.number_format = view.both("d/m/yyyy", "d mmm yyyy")
    column = sheet.column_dimensions[get_column_letter(place)]
    column.width = max(column.width if number > 1 else _NARROWEST, _width(value))
    return cell


def _finish(sheet: Worksheet, heads: Iterable[Cell | MergedCell]) -> None:
    """Set what depends on all cells: the height of rows, and how they are printed."""
    from openpyxl.styles import Font
    from openpyxl.styles.fonts import DEFAULT_FONT

    # Not every program makes a row high enough for its wrapped lines by itself.
    for number, row in enumerate(sheet.iter_rows(values_only=True), 1):
        if (lines := max(map(_lines, row))) > 1:
            sheet.row_dimensions[number].height = min(lines * _LINE, _HIGHEST)
    for cell in heads:
        cell.font = Font(name=DEFAULT_FONT.name, size=DEFAULT_FONT.size, bold=True)
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    # As wide as one page, and as many pages high as it takes.
    sheet.page_setup.fitToPage = True
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.page_margins.left = sheet.page_margins.right = 0.4
    cast(Any, sheet.oddFooter).center.text = "&A – &P/&N"


def _width(value: Value) -> int:
    texts = ["31 Dec 2024"] if isinstance(value, date) else str(value).split("\n")
    return min(max(map(len, texts)) + 2, _WIDEST)


def _lines(value: Any) -> int:
    """Return about how many lines a cell has when its text is wrapped between words."""
    room = _WIDEST - 8  # Words seldom end at the edge.
    return sum(-(-max(len(each), 1) // room) for each in str(value).split("\n"))
