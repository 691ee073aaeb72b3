"""Records as rows of text, for the formats that have nothing else: the mapping of CSV and TSV.

A text in both languages is two columns, `role_vi` and `role_en`. A list of texts or numbers is
joined by `;`, or is JSON where that could be read in another way. A list of objects is JSON.
Evidence is three columns, `paragraphs`, `quotes` and `glosses`, of which the last is empty where no
quote has a translation. What is absent is empty. What a terminal would obey, or nobody would see,
is written out.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator
from itertools import chain
from typing import Any

import msgspec

from ttdn_cli.facts.kinds import ValueKind
from ttdn_cli.facts.texts import Evidence
from ttdn_cli.query.answers import Answer
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.unicode import escape_unsafe

_RUN = re.compile(r"'*\s*[=+\-@＝＋－＠]")
"""The beginning of what a spreadsheet takes for a formula (OWASP, CSV Injection)."""


def render_csv(answer: Answer, screen: Screen, delimiter: str = ",") -> Iterator[str]:
    """Yield a header and a line for each object, quoted as RFC 4180 says, ended by LF."""
    fields = list(answer.fields)
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\n")
    writer.writerow(_row(fields, {name: None for name, _ in fields}))
    for each in answer.objects:
        yield buffer.getvalue()
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(map(escape_unsafe, _row(fields, each).values()))
    yield buffer.getvalue()


def render_tsv(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield the same with tabs between the columns."""
    return render_csv(answer, screen, "\t")


def _row(fields: list[tuple[str, ValueKind]], values: dict[str, Any]) -> dict[str, str]:
    columns = (_columns(name.replace(".", "_"), kind, values.get(name)) for name, kind in fields)
    return dict(chain.from_iterable(columns))


def _columns(head: str, kind: ValueKind, value: Any) -> Iterator[tuple[str, str]]:
    """Yield the head and the text of each column of a value."""
    if kind.fields:
        for part, inner in kind.fields.items():
            yield from _columns(f"{head}_{part}", inner, None if value is None else value[part])
    elif not kind.item:
        yield head, _one(value)
    elif not kind.item.fields:
        yield head, _many(value or [])
    elif kind.item.type.cls is Evidence:
        yield "paragraphs", _many([each["paragraph"] for each in value or []])
        yield "quotes", _json([each["quote"] for each in value or []])
        glosses = [each["gloss"] for each in value or []]
        yield "glosses", _json(glosses) if any(glosses) else ""
    else:
        yield head, _json(value)


def _one(value: Any) -> str:
    if value is None:
        return ""
    return _defused(value) if isinstance(value, str) else str(value)


def _many(items: list[Any]) -> str:
    texts = [str(each) for each in items if isinstance(each, (str, int))]
    if len(texts) < len(items) or any(";" in each or each.startswith("[") for each in texts):
        return _json(items)
    return _defused(";".join(texts))


def _json(value: Any) -> str:
    return msgspec.json.encode(value).decode()


def _defused(text: str) -> str:
    """Return the text, behind an apostrophe if a spreadsheet would take it for a formula.

    One that has apostrophes there already gets one more, so that taking one away gives it back.
    """
    return f"'{text}" if _RUN.match(text) else text
