"""Records as rows of text, for the formats that have nothing else: the mapping of CSV and TSV.

A text in both languages is two columns, `role_vi` and `role_en`. A list of texts or numbers is
joined by `;`, or is JSON where that could be read in another way. A list of objects is JSON.
Evidence is two columns, `paragraphs` and `quotes`. What is absent is empty. What a terminal would
obey, or nobody would see, is written out.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable, Iterator
from typing import Any

import msgspec

from ttdn_cli.facts.kinds import ValueKind
from ttdn_cli.facts.records import Evidence
from ttdn_cli.query.answers import Answer
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.unicode import escape_unsafe

_RUN = re.compile(r"'*\s*[=+\-@＝＋－＠]")
"""The beginning of what a spreadsheet takes for a formula (OWASP, CSV Injection)."""

_Column = tuple[str, Callable[[Any], str]]


def render_csv(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield a header and the objects of an answer, with commas between the columns."""
    return _render(answer, ",")


def render_tsv(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield a header and the objects of an answer, with tabs between the columns."""
    return _render(answer, "\t")


def _render(answer: Answer, delimiter: str) -> Iterator[str]:
    """Yield a header and a line for each object, quoted as RFC 4180 says, ended by LF."""
    columns = {
        head: (name, text) for name, kind in answer.fields for head, text in _columns(name, kind)
    }
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    for each in answer.objects:
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(escape_unsafe(text(each[name])) for name, text in columns.values())
    yield buffer.getvalue()


def _columns(name: str, kind: ValueKind) -> Iterator[_Column]:
    """Yield the columns of a field: the head of each, and what makes its text of the value."""
    head = name.replace(".", "_")
    if kind.fields:
        for part, inner in kind.fields.items():
            for column, text in _columns(f"{head}_{part}", inner):
                yield column, _of(part, text)
    elif not kind.item:
        yield head, _one
    elif not kind.item.fields:
        yield head, _many
    elif kind.item.type.cls is Evidence:
        yield "paragraphs", lambda items: _many([each["paragraph"] for each in items])
        yield "quotes", lambda items: _json([each["quote"] for each in items])
    else:
        yield head, _json


def _of(name: str, text: Callable[[Any], str]) -> Callable[[Any], str]:
    return lambda value: "" if value is None else text(value[name])


def _one(value: Any) -> str:
    if value is None:
        return ""
    return _defused(value) if isinstance(value, str) else str(value)


def _many(items: list[Any]) -> str:
    if not all(isinstance(each, (str, int)) for each in items):
        return _json(items)
    texts = [str(each) for each in items]
    if any(";" in each or each.startswith("[") for each in texts):
        return _json(items)
    return _defused(";".join(texts))


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _defused(text: str) -> str:
    """Return the text, behind an apostrophe if a spreadsheet would take it for a formula.

    One that has apostrophes there already gets one more, so that taking one away gives it back.
    """
    return f"'{text}" if _RUN.match(text) else text
