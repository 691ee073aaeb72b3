"""Questions after usage errors ("Did you mean …?") that Typer does not ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from ttdn_cli.text.unicode import find_closest


@contextmanager
def _explained(hint: Callable[[Any], str | None]) -> Iterator[None]:
    """Add a hint to a usage error, in place of Typer's list of what an option may be.

    The error's class has another place in each release of Typer; its attributes are what counts.
    """
    try:
        yield
    except Exception as error:
        usage: Any = error
        text = hint(usage)
        if text and text not in usage.message:
            usage.message = f"{usage.message.rstrip('.')}. {text}"
            usage.possibilities = None
        raise


def _nearest_options(usage: Any) -> str | None:
    options = getattr(usage, "possibilities", None)
    return f"Did you mean {' or '.join(sorted(options))}?" if options else None


def one_of(values: Sequence[str], value: str | None) -> str | None:
    """Return a value that is one of these, or None.

    Raises:
        typer.BadParameter: if it is none of these; it asks about the nearest.
    """
    if value is None or value in values:
        return value
    nearest = find_closest(value.lower(), values)
    question = f" Did you mean {nearest[0]!r}?" if nearest else ""
    raise typer.BadParameter(f"{value!r} is not one of {', '.join(values)}.{question}")


class Command(TyperCommand):
    """A command whose misspelt options are asked about."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse as Typer does; a misspelt option gets a question."""
        with _explained(_nearest_options):
            return super().parse_args(ctx, args)


class LazyCommand(TyperCommand):
    """A command that has only its name and its help until it is called.

    Help and completion, which list the commands, need no more.

    Args:
        load: makes the command from its name and its help.
        **known: what Typer needs to list it.
    """

    def __init__(self, *, load: Callable[[str, str], Command], **known: Any) -> None:
        super().__init__(**known)
        self._load = load

    def loaded(self) -> Command:
        """Return the command with its parameters."""
        return self._load(self.name or "", self.help or "")

    def make_context(self, *args: Any, **kwargs: Any) -> Any:
        """Return the context in which the loaded command is called."""
        return self.loaded().make_context(*args, **kwargs)


class Group(TyperGroup):
    """A group of commands whose misspelt or misplaced options are asked about."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse as Typer does; an option of a command is sent to its place behind it."""

        def hint(usage: Any) -> str | None:
            commands: Any = self.commands.values()
            parameters = (each for command in commands for each in command.loaded().params)
            option = getattr(usage, "option_name", None)
            if option and any(option in each.opts for each in parameters):
                return f"Put it after a command: {ctx.command_path} COMMAND {option}"
            return _nearest_options(usage)

        with _explained(hint):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Resolve as Typer does; a command in capitals gets a question."""
        lower = args[0].lower()
        known = lower != args[0] and lower in self.commands
        with _explained(lambda usage: f"Did you mean '{lower}'?" if known else None):
            return super().resolve_command(ctx, args)
