"""Commands that say in one voice what is wrong with what was typed, and what to type."""

from __future__ import annotations

import os
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from ttdn_cli.errors import TtdnError, did_you_mean
from ttdn_cli.text.messages import message
from ttdn_cli.text.unicode import escape_unsafe, find_closest

if TYPE_CHECKING:
    _Mixin = TyperCommand
else:
    _Mixin = object

_USAGE_ERROR: Any = typer.BadParameter.__mro__[1]
"""Typer's error for anything typed wrong. It has another place in each release."""

_COMPLETION = "_TTDN_COMPLETE"
_SENT = {"complete_bash": ("COMP_WORDS", "COMP_CWORD")}
_SENT_BY_OTHERS = ("_TYPER_COMPLETE_ARGS",)
"""What a shell sends beside the name of what it wants."""


_NO_OPTION, _MINUS = re.compile(r"-[0-9]|--(?:\s|.*\n).*", re.DOTALL), "\u2212"
"""How a number below nought begins, a comment of SQL, and the sign that is no hyphen."""


class MistypedError(TtdnError):
    """What was typed means nothing: what is wrong with it, and lines of what to type."""

    def __init__(self, *lines: str) -> None:
        Exception.__init__(self, "\n".join(map(escape_unsafe, lines)))


def _nearest_to(word: str, known: Sequence[str]) -> str:
    """Return the question after the nearest of the known words, after a space, or nothing."""
    return did_you_mean(list(map(repr, find_closest(word.lower(), known))))


def one_of(values: Sequence[str], value: str | None) -> str | None:
    """Return a value that is one of these, or None.

    Raises:
        typer.BadParameter: if it is none of these; it asks about the nearest.
    """
    if value is None or value in values:
        return value
    why = message("{value!r} is not one of {values}.", value=value, values=", ".join(values))
    raise typer.BadParameter(why + _nearest_to(value, values))


class _Spoken(_Mixin):
    """What a command and a group of them have in common: words in the language of the process."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse as Typer does; an error knows of which command it is."""
        try:
            return super().parse_args(ctx, args)
        except _USAGE_ERROR as error:
            error.ctx = error.ctx or ctx
            raise

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line of the usage, in the language of the process."""
        pieces = " ".join(self.collect_usage_pieces(ctx))
        formatter.write_usage(ctx.command_path, pieces, message("Usage: "))

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, as wide and in the colours as answers are."""
        # Only the help needs it.
        from ttdn_cli.render.help import adapt_help

        adapt_help()
        super().format_help(ctx, formatter)

    def get_help_option(self, ctx: Any) -> Any:
        """Return the option that shows the help, in the last group of options."""
        option: Any = super().get_help_option(ctx)
        if option:
            option.help = message("Show this message and exit.")
            if any(getattr(each, "rich_help_panel", None) for each in self.params):
                option.rich_help_panel = message("Advanced")
        return option


class Command(_Spoken, TyperCommand):
    """A command whose help and errors are in the language of the process."""

    allow_extra_args = True

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Parse as Typer does; what is left over is refused here, and not by Typer.

        A word that begins with a hyphen and a digit, and is no option, is a number below nought;
        two hyphens begin a comment where a space or another line follows.
        """
        try:
            rest = super().parse_args(ctx, [*args])
        except _USAGE_ERROR as error:
            option = str(getattr(error, "option_name", ""))
            if not _NO_OPTION.fullmatch(option):
                raise
            # What parses options takes the sign that is no hyphen for a part of a word.
            signed = [_MINUS + each[1:] if each.startswith(option) else each for each in args]
            rest = self.parse_args(ctx, signed)
            for name, value in ctx.params.items():
                ctx.params[name] = _as_typed(value, args)
        if rest and not ctx.resilient_parsing:
            ctx.fail(message("Unexpected argument {argument!r}.", argument=rest[0]))
        return rest


def _as_typed(value: Any, args: Sequence[str]) -> Any:
    """Return the value of a parameter, its words with the hyphens that they were typed with."""
    if isinstance(value, (list, tuple)):
        return type(value)(_as_typed(each, args) for each in value)
    typed = f"-{value[1:]}" if str(value).startswith(_MINUS) else value
    return typed if typed in args else value


class Group(_Spoken, TyperGroup):
    """A group of commands, which have only a name and a help until one of them is called.

    Attributes:
        load: makes the command that is called, with its parameters, from one of these.
        understand: returns the command that the first of some words name without being it, and
            how many words these are, or None.
    """

    load: Callable[[Any], Command]
    understand: Callable[[Sequence[str]], tuple[str, int] | None]

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run what was typed, and return its exit code or None.

        Raises:
            MistypedError: if it cannot be run as it stands.
        """
        _check_completion(os.environ)
        _check_home(sys.argv[1:])
        try:
            return super().main(*args, **{**extra, "standalone_mode": False})
        except _USAGE_ERROR as error:
            raise MistypedError(*_told(error)) from None

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command that is called; `help NAME` is `NAME --help`."""
        name, *rest = args
        if name == "help" and ctx.resilient_parsing:
            # A shell asks what may follow: the names of the commands.
            return None, None, rest
        if name == "help":
            # The language is known by now, whatever stands here of it.
            named = [
                each
                for before, each in zip(["", *rest], rest, strict=False)
                if not each.startswith("-") and before != "--lang"
            ]
            name, rest = (named or ["help"])[0], [*named[1:], "--help"]
            if name == "help":
                typer.echo(ctx.get_help())
                raise typer.Exit
        if name not in self.commands and (meant := self.understand([name, *rest])):
            name, rest = meant[0], rest[meant[1] - 1 :]
        command = self.commands.get(name)
        if command is None and not ctx.resilient_parsing:
            nearest = _nearest_to(name, [*self.commands])
            ctx.fail(message("No such command {name!r}.", name=name) + nearest)
        return command and name, command and self.load(command), rest

    def commands_with(self, option: str) -> Iterator[str]:
        """Yield the names of the commands that have an option."""
        for name, command in self.commands.items():
            if any(option in each.opts for each in self.load(command).params):
                yield name


PLACEHOLDER = re.compile("[A-Z]{2,}")
"""A word in the help that stands for what is to be typed, such as both in `FIELD=VALUE`."""


def keep_whole(command: Any) -> None:
    """Read the variable of an option that may be repeated as one value, with its spaces."""
    for each in command.params:
        if getattr(each, "multiple", False):
            each.type.envvar_list_splitter = "\0"


def translate(command: Any) -> None:
    """Put what the help says of options and arguments into the language of the process."""
    for each in command.params:
        for name in ("help", "rich_help_panel"):
            if text := getattr(each, name, None):
                setattr(each, name, message(text))
        if each.metavar:
            each.metavar = PLACEHOLDER.sub(lambda found: message(found.group()), each.metavar)
    command.options_metavar = message(command.options_metavar)


def _told(error: Any) -> Iterator[str]:
    """Yield the lines of a usage error. Its class is known by the attributes that it alone has."""
    context = error.ctx
    why = error.message
    of_arguments = not hasattr(error, "option_name")
    if hasattr(error, "possibilities"):
        why = message("No such option {name}.", name=error.option_name) + _other_option(error)
    elif hasattr(error, "option_name"):
        why = _value_of(error.option_name, context)
    elif hasattr(error, "param_type"):
        why = message("Missing argument: {name}", name=_name(error.param, context))
    elif getattr(error, "param", None):
        why = f"{_name(error.param, context)}: {error.message}"
        of_arguments = False
    yield why
    if context:
        if of_arguments and not isinstance(context.command, Group):
            # What the help begins with, in one line however long it is.
            pieces = " ".join(context.command.collect_usage_pieces(context))
            yield message("Usage: ") + f"{context.command_path} {pieces}"
        path = context.command_path
        yield message("Try: {command}", command=path + " --help")


def _other_option(error: Any) -> str:
    """Return what to type in place of an option that is none, after a space, or nothing."""
    group, option = error.ctx.command, error.option_name
    if isinstance(group, Group) and any(group.commands_with(option)):
        path = error.ctx.command_path
        return message(" Put it after a command: {path} COMMAND {option}", path=path, option=option)
    return did_you_mean(sorted(error.possibilities or ()))


def _value_of(name: str, context: Any) -> str:
    """Return what is wrong with the value of an option: it has to have one, or may not."""
    option = next((each for each in context.command.params if name in each.opts), None)
    if option is None or option.is_flag:
        return message("{name} takes no value.", name=name)
    what = option.make_metavar(ctx=context)
    return message("{name} needs a value: {name} {what}", name=name, what=what)


def _name(parameter: Any, context: Any) -> str:
    """Return what a user calls a parameter: by the variable, if its value comes from there."""
    source = context.get_parameter_source(parameter.name)
    if source and source.name == "ENVIRONMENT":
        return str(parameter.envvar)
    if parameter.param_type_name == "argument":
        name = str(parameter.metavar or parameter.name)
        return name.removeprefix("[").removesuffix("]")
    return str(max(parameter.opts, key=len))


def _check_home(typed: Sequence[str]) -> None:
    """Refuse to write the completion of a shell where there is no home folder to write it to.

    Raises:
        MistypedError: if there is none; who installs completion would make it.
    """
    home = os.path.expanduser("~")  # noqa: PTH111
    if "--install-completion" in typed and not os.path.isdir(home):  # noqa: PTH112
        raise MistypedError(message("HOME: {home}: no such folder. Set it.", home=home))


def _check_completion(environ: Mapping[str, str]) -> None:
    """Refuse to complete what no shell asks for.

    Raises:
        MistypedError: if the variable of shells is set and the others are not.
    """
    asked = environ.get(_COMPLETION)
    if not asked or asked.startswith("source_"):
        return
    sent = [environ.get(each, "") for each in _SENT.get(asked, _SENT_BY_OTHERS)]
    if not all(sent) or (asked in _SENT and not sent[-1].isdecimal()):
        raise MistypedError(
            message(
                "{variable} is set, as a shell sets it to complete a line, but no shell asks.",
                variable=_COMPLETION,
            ),
            message("Try: {command}", command="unset " + _COMPLETION),
        )
