"""JSON: an array of objects, or one object; the same bytes on every machine."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from ttdn_cli.answers import Answer
from ttdn_cli.screen import Screen


def render(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield the objects of an answer, indented by two spaces, without escapes for Vietnamese."""
    objects = list(answer.objects)
    whole = msgspec.json.encode(objects[0] if answer.single else objects)
    yield msgspec.json.format(whole, indent=2).decode() + "\n"
