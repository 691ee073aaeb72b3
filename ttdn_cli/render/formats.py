"""One file per output format, each with the same `render(answer, screen)`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Literal

from ttdn_cli.render.terminal import Screen

if TYPE_CHECKING:
    from ttdn_cli.query.answers import Answer

Format = Literal["table", "markdown", "json", "jsonl", "csv", "tsv", "yaml"]


def render(name: Format, answer: Answer, screen: Screen) -> Iterator[str]:
    """Yield the text of an answer in a format; only that format's file is imported."""
    file = "plain" if name == "table" and screen == Screen() else name
    text: Iterator[str] = import_module(f"ttdn_cli.render.{file}").render(answer, screen)
    return text
