"""A command is loaded when it is called for, and nobody can tell from outside."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.conftest import Ttdn, environment, forked
from ttdn_cli.commands.app import ENTRIES, command_line
from ttdn_cli.query.listings import LISTINGS

MODULES = {
    "search",
    "show",
    "verify",
    "validate",
    "schema",
    "report",
    "image",
    "export",
    "cite",
    "lists",
}


def completing(*words: str) -> dict[str, str]:
    return {
        "_TTDN_COMPLETE": "complete_bash",
        "COMP_WORDS": "\n".join(("ttdn", *words)),
        "COMP_CWORD": str(len(words)),
    }


@pytest.mark.parametrize(
    ("args", "env", "loaded"),
    [
        pytest.param(["stats", "--json"], {}, {"lists"}, id="a list"),
        pytest.param(["show", "pham-s"], {}, {"show"}, id="another command"),
        pytest.param(["show", "--help"], {}, {"show"}, id="the help of a command"),
        pytest.param(["--version"], {}, set(), id="the version"),
        pytest.param(["--help"], {}, set(), id="the help"),
        pytest.param(["stat"], {}, set(), id="no command"),
        pytest.param(["--nope"], {}, MODULES, id="no option of the whole"),
        pytest.param(["--json"], {}, {"lists"}, id="an option of some commands"),
        pytest.param([], completing("st"), set(), id="completion of a command"),
        pytest.param([], completing("st", "--"), set(), id="completion after no command"),
        pytest.param([], completing("cite", "--"), {"cite"}, id="completion of an option"),
    ],
)
def test_only_what_is_called_for_is_loaded(
    args: list[str], env: dict[str, str], loaded: set[str]
) -> None:
    program = (
        "import os, sys\n"
        "from ttdn_cli.__main__ import main\n"
        f"sys.argv = ['ttdn', *{args}]\n"
        "exit = os._exit\n"
        "def say(code):\n"
        "    sys.stderr.write(' '.join(sys.modules))\n"
        "    sys.stderr.flush()\n"
        "    exit(code)\n"
        "os._exit = say\n"
        "main()\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, env=environment(**env), capture_output=True, check=False)
    found = done.stderr.decode().split()
    assert "ttdn_cli.commands.app" in found
    assert {each for each in MODULES if f"ttdn_cli.commands.{each}" in found} == loaded


@pytest.mark.parametrize("name", [*ENTRIES, *(each.command for each in LISTINGS)])
def test_the_help_of_a_command_begins_as_the_list_of_commands_says(name: str) -> None:
    group = command_line()
    said = group.commands[name].help or ""
    summary = said.partition("\n")[0]
    words = " ".join(forked("--help", env={"COLUMNS": "200"}).out.replace("│", " ").split())
    assert " ".join(summary.split()) in words
    assert group.load(group.commands[name]).help == said


@pytest.mark.parametrize("line", ["ttdn 'stats' --js", "ttdn -- event --js", "ttdn st\\ats --js"])
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
