"""JSON Lines: an object in each line; the same bytes on every machine."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ttdn_cli.query.answers import Answer
from ttdn_cli.render.terminal import Screen


def render(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield the objects of an answer, one in a line, as jsonlines.org describes it."""
    for each in answer.objects:
        yield msgspec.json.encode(each).decode() + "\n"
