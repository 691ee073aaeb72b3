"""What a dataset of schema 1 is in the form of today: a list of edits, and the edits made.

Schema 1 knew speeches in Vietnamese at an event with a date, and figures that are parts of a whole.
It did not mark what its text does not say: a year that stands in no quote of its record.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from ttdn_cli.facts.parser import Node
from ttdn_cli.facts.types import Path

_OLD = "1"
_SHARE = re.compile(r"[0-9]+/[0-9]+|[0-9,]+%")
_DAY = re.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}")
_FROM_NUMBER = {"vi": "Đọc từ số văn bản", "en": "Read from the number of the document"}
_UNSAID = {
    "vi": "Trích dẫn không ghi năm; bản dữ liệu cũ không nói lấy từ đâu",
    "en": "The quotes do not have the year; the older dataset does not say where it is from",
}


class Edit(NamedTuple):
    """A change of one key of a mapping.

    Attributes:
        path: the way to the mapping.
        key: what is set there, or None where a key only goes.
        value: plain text, mappings and lists.
        after: the key that it stands behind, or None for the end.
        replaces: the key that goes, or None.
        comment: what stands behind a plain value, where a line can have it, or None.
    """

    path: Path
    key: str | None
    value: Any = None
    after: str | None = None
    replaces: str | None = None
    comment: str | None = None


def edits(dataset: Any, name: str) -> Iterator[Edit]:
    """Yield the edits that make a dataset of schema 1 one of schema 2, in an order to make them.

    Args:
        dataset: as plain text, mappings and lists; it may have any fault.
        name: the id of the dataset, where its event has none.
    """
    if not isinstance(dataset, Mapping) or dataset.get("schema") != _OLD:
        return
    event, source = dataset.get("event"), dataset.get("source")
    id_ = event.get("id") if isinstance(event, Mapping) else None
    yield Edit((), "schema", "2")
    yield Edit((), "id", id_ if isinstance(id_, str) else name, after="schema")
    if isinstance(source, Mapping):
        yield Edit(("source",), "kind", "speech", after="publisher")
        yield Edit(("source",), "language", "vi", after="kind")
    if isinstance(event, Mapping):
        yield from _event(event)
    for place, metric in _records(dataset, "metrics"):
        given = str(metric.get("given"))
        if _SHARE.fullmatch(given):
            # What is more than all is no part of a whole that ought to be all.
            measure = "share" if _is_more_than_all(given) else "coverage"
            yield Edit(("metrics", place), "measure", measure, after="given")
        if _DAY.fullmatch(str(metric.get("as_of"))):
            # Of a month or a year, the quotes had to have the year.
            yield from _year(("metrics", place), metric, "as_of")
    for place, document in _records(dataset, "legal_references"):
        path = ("legal_references", place)
        if document.get("date") in (None, "null", "~"):
            yield from _year(path, document, "year")
        else:
            yield from _year(path, document, "date")


def upgrade(root: Node, name: str) -> None:
    """Make the tree of a dataset of schema 1 one of schema 2; leave any other as it is.

    What is added has the place of what it is added to.
    """
    for edit in list(edits(_plain(root), name)):
        node: Any = root
        for step in edit.path:
            node = node.value[step]
        if isinstance(node.value, dict):
            place = node.value.get(edit.replaces or edit.key or "", node)
            if edit.key == "schema" or edit.key not in (None, *node.value):
                node.value[edit.key or ""] = _node(edit.value, place.mark)
            node.value.pop(edit.replaces or "", None)


def _event(event: Mapping[str, Any]) -> Iterator[Edit]:
    basis = event.get("date_basis")
    if isinstance(basis, Mapping):
        inferred = [{"field": "date", "part": "year", "basis": basis}]
        yield Edit(("event",), "inferred", inferred, after="date", replaces="date_basis")
    else:
        if basis in ("null", "~"):
            yield Edit(("event",), None, replaces="date_basis")
        yield from _year(("event",), event, "date")


def _year(path: Path, record: Mapping[str, Any], field: str) -> Iterator[Edit]:
    """Yield what marks the year of a date as inferred, if no quote of the record has it."""
    date = record.get(field)
    if not isinstance(date, str) or not re.fullmatch("[0-9]{1,4}(-[0-9-]+)?", date):
        return
    year = date.partition("-")[0]
    stated = re.compile(rf"(?<![\w/.-]){year}(?![\w/.-])|[/.-]{year}(?![\w/-])")
    if any(stated.search(quote) for quote in _quotes(record)):
        return
    numbered = f"/{year}/" in str(record.get("number"))
    inferred: dict[str, Any] = {"field": field}
    if "-" in date:
        inferred["part"] = "year"
    inferred["basis"] = _FROM_NUMBER if numbered else _UNSAID
    yield Edit(path, "inferred", [inferred], after=field)


def _is_more_than_all(given: str) -> bool:
    number, percent, _ = given.partition("%")
    whole, _, decimals = number.lstrip("0").partition(",")
    return bool(percent) and ((len(whole), whole), decimals.strip("0,")) > ((3, "100"), "")


def _quotes(record: Mapping[str, Any]) -> Iterator[str]:
    evidence = record.get("evidence")
    for each in evidence if isinstance(evidence, list) else ():
        if isinstance(each, Mapping):
            yield str(each.get("quote"))


def _records(dataset: Mapping[str, Any], key: str) -> Iterator[tuple[int, Mapping[str, Any]]]:
    records = dataset.get(key)
    for place, each in enumerate(records if isinstance(records, list) else ()):
        if isinstance(each, Mapping):
            yield place, each


def _plain(node: Node) -> Any:
    if isinstance(node.value, dict):
        return {key: _plain(each) for key, each in node.value.items()}
    return [_plain(each) for each in node.value] if isinstance(node.value, list) else node.value


def _node(value: Any, mark: int) -> Node:
    if isinstance(value, Mapping):
        nodes = {key: _node(each, mark) for key, each in value.items()}
        for node in nodes.values():
            node.key_mark = mark
        return Node(nodes, mark)
    if isinstance(value, list):
        return Node([_node(each, mark) for each in value], mark)
    return Node(value, mark, plain=True)
