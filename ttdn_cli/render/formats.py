"""The output formats, each with a function `render_NAME(answer, screen)` in its module."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from ttdn_cli.render.terminal import Screen

if TYPE_CHECKING:
    from ttdn_cli.query.answers import Answer

Format = Literal["table", "cards", "markdown", "json", "jsonl", "csv", "tsv", "yaml"]

FOR_PEOPLE: tuple[Format, ...] = ("table", "cards")
"""The formats that print all of several answers; the others print the first only."""

_MODULES = {"jsonl": "json", "tsv": "csv"}


def render(name: Format, answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield the text of an answer in a format; only the module of that format is imported."""
    if name == "cards":
        # A table without columns is cards.
        name, answer = "table", answer.as_cards()
    module = "pipe_table" if name == "table" and screen == Screen() else _MODULES.get(name, name)
    renderer = import_module(f"ttdn_cli.render.{module}")
    text: Iterator[str] = getattr(renderer, f"render_{name}")(answer, screen)
    return text
