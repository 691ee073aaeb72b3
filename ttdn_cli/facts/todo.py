"""What is left to do in the file of a dataset: to review, to check and to place."""

from __future__ import annotations

import re
from collections.abc import Iterator
from operator import attrgetter
from typing import Annotated, Literal

import msgspec

from ttdn_cli.facts.index import Index
from ttdn_cli.facts.parser import Node, parse
from ttdn_cli.facts.source import NOT_PLACED
from ttdn_cli.facts.types import about

_CHECK = re.compile(r"(?m)(?:^|\s)# check: (.+)$")


class Task(msgspec.Struct, frozen=True):
    """One thing to do, and where in the file."""

    line: Annotated[int, about("where, counted from 1.")]
    kind: Annotated[
        Literal["check", "review", "not in the text", "place"],
        about(
            "a guess to check, a record to review, one that a newer text does not have, or words "
            "that a draft could make no record of."
        ),
    ]
    id: Annotated[str | None, about("of the record, or null for what is in none.")]
    what: Annotated[str, about("what the record is called, what to check, or the words.")]


def find_tasks(data: bytes, index: Index) -> list[Task]:
    """Return what is left to do in a dataset, in the order of its file.

    Args:
        data: the file; it is a valid dataset.
        index: what it holds.
    """
    root, _ = parse(data)
    places = sorted(_places(root, index)) if root else []
    tasks = list(_reviews(places, index))
    tasks += _checks(data.decode("utf-8-sig"), places)
    tasks += _unplaced(root) if root else ()
    return sorted(tasks, key=attrgetter("line"))


def _places(root: Node, index: Index) -> Iterator[tuple[int, str]]:
    """Yield the line of each record, and its id."""
    for section in index.sections:
        node = root.value.get(section) if isinstance(root.value, dict) else None
        records = node.value if node and isinstance(node.value, list) else [node] if node else []
        for each in records:
            if isinstance(each, Node) and (id_ := each.at("id")):
                yield each.place[0], id_


def _reviews(places: list[tuple[int, str]], index: Index) -> Iterator[Task]:
    for line, id_ in places:
        record = index.records[id_]
        if record.review:
            kind: Literal["review", "not in the text"] = (
                "review" if record.review == "unreviewed" else record.review
            )
            label = record.label
            yield Task(line, kind, id_, label.vi or label.en or id_)


def _unplaced(root: Node) -> Iterator[Task]:
    """Yield the words that a draft could not place; with another reason they are decided."""
    node: Node | None = root
    for key in ("coverage", "ignore"):
        node = node.value.get(key) if node and isinstance(node.value, dict) else None
    for each in node.value if node and isinstance(node.value, list) else ():
        if each.at("reason", "en") == NOT_PLACED.en:
            yield Task(each.place[0], "place", None, each.at("text") or "")


def _checks(text: str, places: list[tuple[int, str]]) -> Iterator[Task]:
    """Yield each comment that asks for a check, with the record in which it stands."""
    left = iter([*places, (len(text) + 2, "")])
    own: str | None = None
    following = next(left)
    line, counted = 1, 0
    for found in _CHECK.finditer(text):
        line += text.count("\n", counted, found.start(1))
        counted = found.start(1)
        while following[0] <= line:
            own, following = following[1], next(left)
        yield Task(line, "check", own, found[1].strip())
