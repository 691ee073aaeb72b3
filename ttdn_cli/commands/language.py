"""In which language a command speaks: what is typed, else the environment."""

# Not `from __future__ import annotations`: Typer compiles each that is a string, at every start.
from collections.abc import Mapping, Sequence

import typer

from ttdn_cli.commands.usage import one_of
from ttdn_cli.text.locales import Language, detect_language, parse_language

OPTION = "--lang"
VARIABLE = "TTDN_LANG"


def language_of(args: Sequence[str], environ: Mapping[str, str]) -> Language:
    """Return the language of a command line before anything of it is read, errors included.

    What is no language is left for the option to refuse.
    """
    chosen = None
    for place, word in enumerate(args):
        if word == "--":
            break
        if word == OPTION:
            chosen = parse_language("".join(args[place + 1 : place + 2]))
        elif word.startswith(f"{OPTION}="):
            chosen = parse_language(word.removeprefix(f"{OPTION}="))
    return chosen or parse_language(environ.get(VARIABLE, "")) or detect_language(environ)


def chosen_language(text: str) -> Language | None:
    """Return the language that an option or its variable names; None for a blank one.

    Raises:
        typer.BadParameter: if it is none that is spoken here.
    """
    found = parse_language(text)
    one_of([*Language], found or text.strip() or None)
    return found


def language_of_variable(environ: Mapping[str, str]) -> Language | None:
    """Return the language that the variable names, or None.

    Raises:
        typer.BadParameter: if it is none that is spoken here.
    """
    try:
        return chosen_language(environ.get(VARIABLE, ""))
    except typer.BadParameter as error:
        raise typer.BadParameter(f"{VARIABLE}: {error.message}") from None
