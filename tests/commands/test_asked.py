"""An app is narrowed to what is asked, and nobody can tell from outside."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
import typer

from tests.conftest import Ttdn, environment
from ttdn_cli.commands.app import app
from ttdn_cli.commands.asked import narrow


def left(arguments: list[str], **environ: str) -> list[str | None]:
    """Return the commands that are left, each with a star where it has lost its parameters."""
    own = typer.Typer()

    @own.command("one")
    def one(number: int) -> None:
        """Do one thing."""

    @own.command("two", help="Do another thing.")
    def two(number: int) -> None: ...

    narrow(own, arguments, environ)
    helps = {"one": ("Do one thing.",), "two": ("Do another thing.",)}
    for each in own.registered_commands:
        said = each.help or (each.callback and each.callback.__doc__) or ""
        assert (said,) == helps[each.name or ""]
    return [
        f"{each.name}{'' if each.callback in (one, two) else '*'}"
        for each in own.registered_commands
    ]


ALL = {command.name for command in app.registered_commands}
BASH, OTHER = {"_TTDN_COMPLETE": "complete_bash"}, {"_TTDN_COMPLETE": "complete_zsh"}


@pytest.mark.parametrize(
    ("arguments", "environ", "expected"),
    [
        pytest.param(["two", "1"], {}, ["two"], id="a command"),
        pytest.param(["two", "--help"], {}, ["two"], id="the help of a command"),
        pytest.param([], {}, [], id="nothing"),
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
        pytest.param([], BASH | {"COMP_WORDS": "ttdn\n'two'\n-"}, ["one", "two"], id="quoted"),
        pytest.param([], BASH | {"COMP_WORDS": "ttdn\n--\ntwo\n"}, ["one", "two"], id="hyphens"),
        pytest.param([], BASH | {"COMP_WORDS": "ttdn\n-h\ntwo\n"}, ["one", "two"], id="option"),
        pytest.param(["two"], {"COMP_WORDS": "ttdn\none\n"}, ["two"], id="words of another shell"),
    ],
)
def test_what_is_not_asked_is_not_built(
    arguments: list[str], environ: dict[str, str], expected: list[str]
) -> None:
    assert left(arguments, **environ) == expected


@pytest.mark.parametrize(
    ("args", "built"),
    [
        pytest.param(["stats", "--json"], {"stats"}, id="a command"),
        pytest.param(["show", "pham-s"], {"show"}, id="another"),
        pytest.param(["--version"], ALL, id="none"),
        pytest.param(["stat"], ALL, id="no command"),
    ],
)
def test_the_installed_command_builds_only_what_is_asked(args: list[str], built: set[str]) -> None:
    program = (
        "import sys, typer.main\n"
        "build = typer.main.get_command_from_info\n"
        "def watched(command_info, **options):\n"
        "    sys.stderr.write(f'built {command_info.name}\\n')\n"
        "    return build(command_info, **options)\n"
        "typer.main.get_command_from_info = watched\n"
        "from ttdn_cli.__main__ import main\n"
        f"sys.argv = ['ttdn', *{args}]\n"
        "main()\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environment(), capture_output=True, check=False)
    assert set(re.findall(r"^built (\w+)$", done.stderr.decode(), re.MULTILINE)) == built


@pytest.mark.parametrize("line", ["ttdn 'stats' --js", "ttdn -- stats --js", "ttdn st\\ats --js"])
def test_a_command_that_is_written_in_another_way_is_completed(ttdn: Ttdn, line: str) -> None:
    env = {
        "_TTDN_COMPLETE": "complete_fish",
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    assert ttdn(env=env).out.split("\t")[0] == "--json"


def test_a_name_in_the_middle_of_the_line_is_completed(ttdn: Ttdn) -> None:
    """The cursor of bash stands in the name, and there are words after it."""
    env = {"_TTDN_COMPLETE": "complete_bash", "COMP_WORDS": "ttdn\nst\n--json", "COMP_CWORD": "1"}
    assert ttdn(env=env).out.split() == ["stats"]
