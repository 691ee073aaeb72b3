"""Many datasets as one Excel workbook: a sheet for each list, every row with its dataset first.

Ids are `dataset:record`, in the columns of references too, so that one column is enough to look a
row up by. The rows are written one by one: a workbook in the memory takes fifty times its file.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Any
from warnings import catch_warnings, simplefilter

from ttdn_cli.corpus.columns import origin_cells, origin_columns
from ttdn_cli.corpus.corpus import Corpus, Member
from ttdn_cli.errors import TtdnError
from ttdn_cli.facts.progress import WRITING, show_progress
from ttdn_cli.query.section import Section
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.query.view import View
from ttdn_cli.share.export.excel import (
    FORMATS,
    NARROWEST,
    about_rows,
    check_length,
    fill,
    in_brackets,
    last_printed,
    make_bold,
    new_book,
    new_table,
    saved,
    set_heads,
    set_height,
    set_page,
    sheet_name,
    width_of,
)
from ttdn_cli.share.export.sheet import Form, SheetColumn, Value, columns_of, first_day
from ttdn_cli.share.signals import heeded
from ttdn_cli.share.temporary import temporary_files
from ttdn_cli.text.locales import Language, Locale
from ttdn_cli.text.messages import message

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell

_MOST_ROWS = 1_048_576
"""Rows of a sheet, its headings among them (Excel specifications and limits)."""

_ID = re.compile(r"[^\s,]+")


class _Column:
    """A column of all datasets, filled one dataset after the other."""

    def __init__(self, heading: str, form: Form) -> None:
        self.heading = heading
        self.form = form
        self.values: list[Value] = []
        self.inferred: set[int] = set()

    def add(self, column: SheetColumn, dataset: str) -> None:
        first = len(self.values)
        self.inferred.update(first + place for place in column.inferred)
        if column.ids:
            named = rf"{dataset}:\g<0>"
            self.values += [each and _ID.sub(named, str(each)) for each in column.values]
        else:
            self.values.extend(column.values)


def workbook_together(corpus: Corpus, language: Language) -> bytes:
    """Return the workbook; its headings, words and names are in that language.

    Raises:
        TtdnError: if openpyxl is not installed, or something is longer than a cell or a sheet.
        TargetError: if the folder for temporary files cannot be written to.
    """
    # Before openpyxl is there: it brings threads, to which a signal that is held goes else.
    with temporary_files():
        book, locale = new_book(write_only=True), Locale(language)
        about: dict[str, _Column] = {}
        sections: dict[Section, list[_Column]] = {each: [] for each in SECTIONS}
        for number, member in enumerate(heeded(corpus.watched())):
            view = View(member.index(), language, whole=True)
            _add_about(about, member, view, number)
            for section, columns in sections.items():
                _add(columns, section, member, view)
        sheets = [(locale.message("Datasets"), "datasets", [*about.values()])]
        sheets += [(sheet_name(each, locale), each.key, found) for each, found in sections.items()]
        every = sum(len(columns[0].values) for *_, columns in sheets)
        with show_progress(corpus.name, WRITING) as watch:
            rows = chain.from_iterable(_write_sheet(book, *each, locale) for each in sheets)
            for number, _ in enumerate(heeded(rows), 1):
                watch(number / every)
            return saved(book)


def _add_about(about: dict[str, _Column], member: Member, view: View, number: int) -> None:
    """Add what the sheet about one dataset says, as a row; several lines of one kind are one."""
    said: dict[str, list[str]] = {}
    for head, text in about_rows(view):
        said.setdefault(head, []).extend([text] if text is not None else [])
    found = [*_origin(member, view, 1)]
    found += [SheetColumn(head, "text", ["\n".join(each) or None]) for head, each in said.items()]
    for each in found:
        # Not every dataset has corrections.
        column = about.setdefault(each.heading, _Column(each.heading, each.form))
        column.values += [None] * (number - len(column.values))
        column.add(each, member.id)
    for column in about.values():
        column.values += [None] * (number + 1 - len(column.values))


def _add(columns: list[_Column], section: Section, member: Member, view: View) -> None:
    own = columns_of(section, view)
    found = [*_origin(member, view, len(own[0].values)), *own]
    if not columns:
        columns += [_Column(each.heading, each.form) for each in found]
    for column, each in zip(columns, found, strict=True):
        column.add(each, member.id)


def _origin(member: Member, view: View, count: int) -> Iterator[SheetColumn]:
    """Yield the columns that say of which dataset so many rows are."""
    heads = [each.heading for each in origin_columns(view)]
    texts = [", ".join(each.lines) or None for each in origin_cells(member, view)]
    for place, (head, text) in enumerate(zip(heads, texts, strict=True)):
        yield SheetColumn(head, "text", [text] * count)
        if place == 1:
            day = first_day(member.about.date) if member.about.date else None
            heading = view.both(f"{head} (ngày đầu)", f"{head} (first day)")
            yield SheetColumn(heading, "day", [day] * count)


def _write_sheet(
    book: Workbook, title: str, name: str, columns: Sequence[_Column], locale: Locale
) -> Iterator[None]:
    """Write a sheet, and yield after each of its rows."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.filters import AutoFilter
    from openpyxl.worksheet.table import TableColumn

    sheet = book.create_sheet(title)
    count = len(columns[0].values)
    if count >= _MOST_ROWS:
        raise TtdnError(
            message("sheet {title}", title=title),
            message(
                "more than {most:,} rows, Excel's limit. Export to another format.",
                most=_MOST_ROWS - 1,
            ),
        )
    for place, column in enumerate(columns, 1):
        widths = (width_of(each) for each in column.values if each is not None)
        width = max(width_of(column.heading), NARROWEST, *widths)
        sheet.column_dimensions[get_column_letter(place)].width = width
    heads = _different([each.heading for each in columns])
    set_heads(sheet)
    set_page(sheet)
    last = get_column_letter(len(columns))
    sheet.print_area = f"A1:{last_printed(sheet)}{count + 1}"
    if count:
        table = new_table(name, f"A1:{last}{count + 1}")
        # openpyxl would read the headings from cells that are not there any more, and warns.
        table.tableColumns = [TableColumn(id=n, name=each) for n, each in enumerate(heads, 1)]
        table.autoFilter = AutoFilter(ref=table.ref)
        with catch_warnings():
            simplefilter("ignore")
            sheet.add_table(table)
    pen = _Pen(sheet, locale)
    sheet.append([pen.heading(each) for each in heads])
    for number in range(count):
        row = [each.values[number] for each in columns]
        set_height(sheet, number + 2, row)
        sheet.append([pen.cell(each, number) for each in columns])
        yield


def _different(heads: Sequence[str]) -> list[str]:
    """Return headings of which no two are the same, as a table has to have them."""
    seen: Counter[str] = Counter()
    found = []
    for each in heads:
        seen[each.casefold()] += 1
        number = seen[each.casefold()]
        found.append(each if number == 1 else f"{each} ({number})")
    return found


class _Pen:
    """Writes cells; the styles of which there are few are made once."""

    def __init__(self, sheet: Any, locale: Locale) -> None:
        self._sheet = sheet
        self._locale = locale
        self._styles: dict[tuple[Any, ...], Any] = {}

    def heading(self, text: str) -> Cell:
        from openpyxl.cell import WriteOnlyCell

        cell = WriteOnlyCell(self._sheet)
        fill(cell, text, self._locale)
        make_bold(cell)
        return cell

    def cell(self, column: _Column, number: int) -> Any:
        from openpyxl.cell import WriteOnlyCell

        value = column.values[number]
        if value is None:
            return None
        check_length(value, self._sheet, column.values[0])
        is_inferred = number in column.inferred
        is_text = isinstance(value, str)
        key = (type(value), column.form, is_inferred, is_text and str(value)[:1] in "=+-@")
        cell: Any = WriteOnlyCell(self._sheet)
        if key in self._styles:
            cell.value = value
            if is_text:
                cell.data_type = "s"
            cell._style = self._styles[key]
            return cell
        fill(cell, value, self._locale)
        if column.form in FORMATS:
            cell.number_format = FORMATS[column.form]
        if is_inferred:
            cell.number_format = in_brackets(cell.number_format)
        self._styles[key] = cell._style
        return cell
