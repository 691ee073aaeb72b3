"""An app is narrowed to what is asked, and nobody can tell from outside."""

from __future__ import annotations

import pytest
import typer

from tests.conftest import Ttdn
from ttdn_cli.asked import narrow


def left(arguments: list[str], **environ: str) -> list[str | None]:
    """Return the commands that are left, each with a star where it has lost its parameters."""
    app = typer.Typer()

    @app.command("one")
    def one(number: int) -> None:
        """Do one thing."""

    @app.command("two", help="Do another thing.")
    def two(number: int) -> None: ...

    narrow(app, arguments, environ)
    helps = {"one": ("Do one thing.",), "two": ("Do another thing.",)}
    for each in app.registered_commands:
        said = each.help or (each.callback and each.callback.__doc__) or ""
        assert (said,) == helps[each.name or ""]
    return [
        f"{each.name}{'' if each.callback in (one, two) else '*'}"
        for each in app.registered_commands
    ]


BASH, OTHER = {"_TTDN_COMPLETE": "complete_bash"}, {"_TTDN_COMPLETE": "complete_zsh"}


@pytest.mark.parametrize(
    ("arguments", "environ", "expected"),
    [
        pytest.param(["two", "1"], {}, ["two"], id="a command"),
        pytest.param(["two", "--help"], {}, ["two"], id="the help of a command"),
        pytest.param([], {}, ["one", "two"], id="nothing"),
        pytest.param(["--help"], {}, ["one", "two"], id="the help"),
        pytest.param(["--x", "two"], {}, ["one", "two"], id="an option first"),
        pytest.param(["tow"], {}, ["one", "two"], id="a misspelt command"),
        pytest.param(["TWO"], {}, ["one", "two"], id="in capitals"),
        pytest.param([], BASH | {"COMP_WORDS": "ttdn\ntwo\n-"}, ["two"], id="bash, an option"),
        pytest.param([], BASH | {"COMP_WORDS": "ttdn\ntwo\n"}, ["two"], id="bash, an argument"),
        pytest.param([], BASH | {"COMP_WORDS": "ttdn\ntwo"}, ["one*", "two*"], id="bash, a name"),
        pytest.param([], BASH | {"COMP_WORDS": "ttdn\n"}, ["one*", "two*"], id="bash, any name"),
        pytest.param([], BASH, ["one*", "two*"], id="bash, no words"),
        pytest.param([], OTHER | {"_TYPER_COMPLETE_ARGS": "ttdn two -"}, ["two"], id="zsh, option"),
        pytest.param(
            [], OTHER | {"_TYPER_COMPLETE_ARGS": "ttdn two "}, ["two"], id="zsh, argument"
        ),
        pytest.param(
            [], OTHER | {"_TYPER_COMPLETE_ARGS": "ttdn t"}, ["one*", "two*"], id="zsh, name"
        ),
        pytest.param(["two"], {"COMP_WORDS": "ttdn\none\n"}, ["two"], id="words of another shell"),
    ],
)
def test_what_is_not_asked_is_not_built(
    arguments: list[str], environ: dict[str, str], expected: list[str]
) -> None:
    assert left(arguments, **environ) == expected


def test_a_name_in_the_middle_of_the_line_is_completed(ttdn: Ttdn) -> None:
    """The cursor of bash stands in the name, and there are words after it."""
    env = {"_TTDN_COMPLETE": "complete_bash", "COMP_WORDS": "ttdn\nst\n--json", "COMP_CWORD": "1"}
    assert ttdn(env=env).out.split() == ["stats"]
