"""Questions after usage errors ("Did you mean …?") that Typer does not ask."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
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
    """A command that suggests the nearest option for a misspelt one."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse as Typer does; a misspelt option gets a question."""
        with _explained(_nearest_options):
            return super().parse_args(ctx, args)


class Group(TyperGroup):
    """A group of commands that suggests what a misspelt or misplaced option may be.

    Its commands have only a name and a help, which are enough to list and complete them.

    Attributes:
        load: makes the command that is called, with its parameters, from one of these.
        aliases: other names of commands, which no list shows.
    """

    load: Callable[[Any], Command]
    aliases: Mapping[str, str]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse as Typer does; an option of a command is sent to its place behind it."""

        def hint(usage: Any) -> str | None:
            commands: Any = self.commands.values()
            parameters = (each for command in commands for each in self.load(command).params)
            option = getattr(usage, "option_name", None)
            if option and any(option in each.opts for each in parameters):
                return f"Put it after a command: {ctx.command_path} COMMAND {option}"
            return _nearest_options(usage)

        with _explained(hint):
            return super().parse_args(ctx, args)

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Resolve as Typer does; a command in capitals gets a question."""
        args = [self.aliases.get(args[0], args[0]), *args[1:]]
        lower = args[0].lower()
        known = lower != args[0] and lower in self.commands
        with _explained(lambda usage: f"Did you mean '{lower}'?" if known else None):
            name, command, rest = super().resolve_command(ctx, args)
        return name, command and self.load(command), rest
