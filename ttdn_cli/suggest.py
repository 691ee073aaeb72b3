"""Did you mean: also where Typer only lists what a word may be."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from typer.core import TyperCommand, TyperGroup


@contextmanager
def _asking() -> Iterator[None]:
    """Ask "Did you mean" where Typer, for a misspelt option, only lists what it may be."""
    try:
        yield
    except Exception as error:
        # The class has another place in each release of Typer; the attribute is what counts.
        usage: Any = error
        if options := getattr(usage, "possibilities", None):
            usage.message += f". Did you mean {' or '.join(sorted(options))}?"
            usage.possibilities = None
        raise


class Command(TyperCommand):
    """A command whose misspelt options are asked about."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse as Typer does; a misspelt option gets a question."""
        with _asking():
            return super().parse_args(ctx, args)


class Group(TyperGroup):
    """A group of commands whose misspelt options are asked about."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse as Typer does; a misspelt option gets a question."""
        with _asking():
            return super().parse_args(ctx, args)
