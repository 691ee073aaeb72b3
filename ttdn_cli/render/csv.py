"""CSV: comma-separated columns, for spreadsheets; the same bytes on every machine."""

from __future__ import annotations

from collections.abc import Iterator

from ttdn_cli.query.answers import Answer
from ttdn_cli.render.delimited import delimited
from ttdn_cli.render.terminal import Screen


def render(answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield a header and the objects of an answer, as `flat` maps them to columns."""
    yield from delimited(answer, ",")
