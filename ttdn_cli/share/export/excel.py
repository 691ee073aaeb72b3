"""A dataset as an Excel workbook: a sheet for each list, and one about the dataset.

Text stays text, also where it begins like a formula. Numbers are numbers and days are dates; a date
that is a month or a year only is text, as Excel would make a day of it. So is one before 1900,
when the dates of Excel begin (ECMA-376, part 1, 18.17.4).
"""

from __future__ import annotations

import io
import os
import re
import zipfile
from collections.abc import Iterator, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, cast

from ttdn_cli import __version__
from ttdn_cli.errors import TargetError, TtdnError
from ttdn_cli.facts.source import Correction
from ttdn_cli.query import cells
from ttdn_cli.query.answers import source_of
from ttdn_cli.query.derived import document_of
from ttdn_cli.query.fields import Field
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.query.view import View
from ttdn_cli.text.dates import day_numbers, precision
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import capitalize_first, shorten

if TYPE_CHECKING:
    from openpyxl import Workbook
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

_FIRST_DAY = "1900-01-01"
_FIRST = datetime.fromisoformat(_FIRST_DAY)

_Value = str | int | float | date | None


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
    sheet = book.create_sheet(view.message("About"))
    _fill(sheet, _about(view), view, bold="A")
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


def _about(view: View) -> list[tuple[_Value, ...]]:
    event, source, date = view.index.event, view.index.source, view.index.date
    unknown = view.message("address not recorded")
    rows = [
        (view.message("Event"), view.say(event.label) if event else None),
        (view.message("Date"), _day(date) if date else None),
        (view.message("Source"), source.title),
        (view.message("Document"), view.say(document_of(view.index))),
        (view.message("Published by"), source.publisher),
        (view.message("Address"), source.url or unknown),
        (view.message("License"), view.index.dataset.license),
        (view.message("Note"), capitalize_first(source_of(view))),
        (view.message("Made with"), f"ttdn {__version__}"),
    ]
    rows += [
        (view.message("Correction"), _correction(each, view))
        for each in view.index.dataset.corrections
    ]
    return [each for each in rows if each[1] is not None]


def _correction(each: Correction, view: View) -> str:
    """Return what was changed of a record, when and why."""
    return view.message(
        "{date}, {record}: {note} (was: {was})",
        date=each.date,
        record=each.record,
        note=view.say(each.note),
        was=each.was,
    )


def _add_section(book: Workbook, section: Section, view: View) -> None:
    sheet = book.create_sheet(_NOT_IN_A_NAME.sub(" ", view.say(section.title))[:_LONGEST_NAME])
    fields, records = list(_fields(section)), section.all(view.index)
    rows = ([_value(each, record, view) for each in fields] for record in records)
    _fill(sheet, [[view.say(each.heading) for each in fields], *rows], view, bold=1)
    for column, field in enumerate(fields, 1):
        if field.cell is cells.percent:
            for row in range(2, len(records) + 2):
                sheet.cell(row, column).number_format = '0.00"%"'
    # Headings stay in view, and ids, by which other sheets refer to a row.
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    if records:
        sheet.auto_filter.ref = sheet.dimensions


def _fields(section: Section) -> Iterator[Field]:
    """Yield the fields of a section, each language of a translated one."""
    for each in section.askable:
        languages = each.kind.fields if each.kind.name == "translated" else ()
        yield from [each.part(step) for step in languages] or [each]


def _value(field: Field, record: Any, view: View) -> _Value:
    value, kind = field.value(record, view.index), field.kind
    if kind.name == "date" and value is not None:
        return _day(value)
    if value is None or kind.name in ("integer", "year", "number"):
        return cast(_Value, value)
    return "\n".join(view.value(value, kind).lines) or None


def _day(iso: str) -> date | str:
    """Return a date if it is a day that Excel can hold, else its text in the dataset."""
    whole = precision(iso) == "day" and iso >= _FIRST_DAY
    return date.fromisoformat(iso) if whole else iso


def _fill(
    sheet: Worksheet, rows: Sequence[Sequence[_Value]], view: View, *, bold: str | int
) -> None:
    """Write rows to a sheet; `bold` is its column or row of headings."""
    from openpyxl.styles import Alignment, Font
    from openpyxl.styles.fonts import DEFAULT_FONT
    from openpyxl.utils import get_column_letter

    for number, row in enumerate(rows, 1):
        for place, value in enumerate(row, 1):
            if isinstance(value, str) and len(value) > _MOST:
                raise TtdnError(
                    message(
                        "sheet {title}, row {row}", title=sheet.title, row=shorten(str(row[0]))
                    ),
                    message(
                        "text longer than {most:,} characters, Excel's limit. "
                        "Export to another format.",
                        most=_MOST,
                    ),
                )
            cell = sheet.cell(number, place)
            # Dates to the left: some of them are texts, and a column has one edge.
            left = "left" if isinstance(value, date) else None
            cell.alignment = Alignment(left, "top", wrap_text=isinstance(value, str))
            cell.value = value
            if isinstance(value, str):
                # Otherwise openpyxl makes a formula, or an error, of what looks like one.
                cell.data_type = "s"
                # Excel then does not make a formula of it either when somebody edits the cell.
                cell.quotePrefix = value[:1] in "=+-@"
            elif isinstance(value, date):
                cell.number_format = view.both("d/m/yyyy", "d mmm yyyy")
            column = sheet.column_dimensions[get_column_letter(place)]
            column.width = max(column.width if number > 1 else _NARROWEST, _width(value))
        # Not every program makes a row high enough for its wrapped lines by itself.
        if (lines := max(map(_lines, row))) > 1:
            sheet.row_dimensions[number].height = min(lines * _LINE, _HIGHEST)
    for cell in sheet[bold]:
        cell.font = Font(name=DEFAULT_FONT.name, size=DEFAULT_FONT.size, bold=True)
    # One page of A4 wide.
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToPage = True
    sheet.page_setup.fitToHeight = 0


def _width(value: _Value) -> int:
    texts = ["31 Dec 2024"] if isinstance(value, date) else str(value).split("\n")
    return min(max(map(len, texts)) + 2, _WIDEST)


def _lines(value: _Value) -> int:
    """Return about how many lines a cell has when its text is wrapped between words."""
    room = _WIDEST - 8  # Words seldom end at the edge.
    return sum(-(-max(len(each), 1) // room) for each in str(value).split("\n"))
