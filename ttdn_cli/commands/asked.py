"""Which command is asked for, found out before Typer builds all the commands that an app has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import typer


def narrow(app: typer.Typer, arguments: Sequence[str], environ: Mapping[str, str]) -> None:
    """Leave an app only what answers what is asked, so that it has no more than that to build.

    One command is enough where the arguments begin with its name, and where a shell completes one
    its options and arguments; without arguments none is needed. Where a shell completes the name,
    no command needs any of these.
    Everything else, such as help and errors, is left to the whole app.

    Args:
        app: whose commands have their names given, to begin with.
        arguments: of the process, without its own name.
        environ: its environment, in which a shell that completes says so.
    """
    completing = "_TTDN_COMPLETE" in environ
    words = _words_before(environ) if completing else arguments
    found = [each for each in app.registered_commands if [each.name] == [*words[:1]]]
    if found or not (words or completing):
        app.registered_commands = found
    elif completing and not words:
        for command in app.registered_commands:
            command.help = command.help or (command.callback and command.callback.__doc__)
            command.callback = _nothing


def _words_before(environ: Mapping[str, str]) -> list[str]:
    """Return the words behind `ttdn` and before the one that a shell completes.

    bash puts the line into another variable than the others.
    """
    line = environ.get("COMP_WORDS") or environ.get("_TYPER_COMPLETE_ARGS", "")
    return f"{line}|".split()[1:-1]


def _nothing() -> None: ...
