"""JSON, an array of objects, one object or null, and JSON Lines: the same bytes on every machine.

What a terminal would obey, or nobody would see, is written as an escape of JSON: the same value.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import msgspec

from ttdn_cli.query.answers import Answer
from ttdn_cli.render.terminal import Screen
from ttdn_cli.text.unicode import escape_unsafe_in_json

_AT_ONCE = 500
"""Objects that are made before they are written: few enough to fit in memory many times."""


def render_json(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield the objects of an answer, indented by two spaces, without escapes for Vietnamese."""
    objects = iter(answer.objects)
    if answer.single:
        yield f"{_indented(next(objects, None))}\n"
        return
    before = "["
    while some := list(islice(objects, _AT_ONCE)):
        # What is between the brackets of an array, as it stands in a longer one too.
        yield before + _indented(some)[1:-2]
        before = ","
    yield "[]\n" if before == "[" else "\n]\n"


def render_jsonl(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield the objects of an answer, one in a line, as jsonlines.org describes it."""
    for each in answer.objects:
        yield _encoded(each) + "\n"


def _indented(value: Any) -> str:
    return msgspec.json.format(_encoded(value), indent=2)


def _encoded(value: Any) -> str:
    try:
        encoded = msgspec.json.encode(value).decode()
    except UnicodeEncodeError:
        # A file name that is not UTF-8, which JSON is: U+FFFD stands for what cannot be written.
        import json

        written = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        encoded = written.encode(errors="surrogateescape").decode(errors="replace")
    return escape_unsafe_in_json(encoded)
