"""Records as rows of text, for the formats that have nothing else: the mapping of CSV and TSV.

A text in both languages is two columns, `role_vi` and `role_en`. A list of texts or numbers is
joined by `;`, or is JSON where that could be read in another way. A list of objects is JSON.
Evidence is three columns, `paragraphs`, `quotes` and `glosses`, of which the last is empty where no
quote has a translation. What is absent is empty. What a terminal would obey, or nobody would see,
is written out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, count
from typing import Any, Literal

import msgspec

from ttdn_cli.facts.kinds import ValueKind
from ttdn_cli.facts.texts import Evidence
from ttdn_cli.query.answers import Answer
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.cells import begins_formula, defuse, defuse_json, line_of
from ttdn_cli.text.unicode import escape_unsafe


def render_csv(
    answer: Answer, screen: Screen, delimiter: Literal[",", "\t"] = ","
) -> Iterator[str]:
    """Yield a header and a line for each object, quoted as RFC 4180 says, ended by LF."""
    fields = list(answer.fields)
    nothing: dict[str, Any] = {name: None for name, _ in fields}
    heads = distinct(head for head, _ in _row(fields, nothing))
    yield line_of((escape_unsafe(defuse(each)) for each in heads), delimiter)
    for each in answer.objects:
        yield line_of((escape_unsafe(text) for _, text in _row(fields, each)), delimiter)


def distinct(names: Iterable[str]) -> Iterator[str]:
    """Yield names with a number behind each that has been before, as DuckDB names columns."""
    known: set[str] = set()
    for name in names:
        several = (f"{name}_{number}" for number in count(1))
        own = name if name not in known else next(each for each in several if each not in known)
        known.add(own)
        yield own


def render_tsv(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield the same with tabs between the columns."""
    return render_csv(answer, screen, "\t")


def _row(fields: list[tuple[str, ValueKind]], values: dict[str, Any]) -> list[tuple[str, str]]:
    columns = (_columns(name.replace(".", "_"), kind, values.get(name)) for name, kind in fields)
    return [*chain.from_iterable(columns)]


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
    if isinstance(value, (bool, dict)):
        return _json(value)
    return defuse(value) if isinstance(value, str) else str(value)


def _many(items: list[Any]) -> str:
    texts = [
        str(each)
        for each in items
        if isinstance(each, (str, int)) and not isinstance(each, bool) and each != ""
    ]
    read_otherwise = any(";" in each or each.startswith("[") for each in texts)
    if len(texts) < len(items) or read_otherwise or any(map(begins_formula, texts[1:])):
        return _json(items)
    return defuse(";".join(texts))


def _json(value: Any) -> str:
    return defuse_json(msgspec.json.encode(value).decode())
