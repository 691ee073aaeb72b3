"""The docs say what the tool does: commands, options, and examples as they come out."""

from __future__ import annotations

import re
import shutil

import pytest

from tests.conftest import NEEDS_UNIX, ROOT, TTDN, Ttdn, environment, on_terminal
from ttdn_cli.index import Index
from ttdn_cli.records import Dataset
from ttdn_cli.sections import SECTIONS

README = (ROOT / "README.md").read_text(encoding="utf-8")
READING = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```console\n(.*?)^```$", README, re.MULTILINE | re.DOTALL)
EXAMPLES = [block for block in BLOCKS if block.startswith("$ ")]
COMMANDS = [*(section.command for section in SECTIONS), "show", "verify", "validate", "schema"]


def test_two_lines_do_all_the_set_up() -> None:
    first, second = (block for block in BLOCKS if not block.startswith("$ "))
    assert re.fullmatch(r".*ttdn attendees\n", first)
    assert re.fullmatch(r".*pytest\n", second)


@NEEDS_UNIX
@pytest.mark.parametrize("block", EXAMPLES, ids=lambda block: block.splitlines()[0][2:50])
def test_an_example_comes_out_as_it_stands(block: str) -> None:
    command, _, output = block[2:].partition("\n")
    if " jq " in command and not shutil.which("jq"):
        pytest.skip("there is no jq here")
    path = f"{TTDN.parent}:{environment()['PATH']}"
    done = on_terminal("bash", "-c", command, width=100, cwd=ROOT, PATH=path, NO_COLOR="1")
    assert done.out == output


def test_every_command_and_option_is_in_the_readme(ttdn: Ttdn) -> None:
    for command in COMMANDS:
        assert f"| `ttdn {command}" in README
    helps = [ttdn("--help").out, *(ttdn(command, "--help").out for command in COMMANDS)]
    options = {option for text in helps for option in re.findall(r"(?<![\w`-])--[a-z-]+", text)}
    assert {"--json", "--lang", "--data", "--evidence", "--help", "--version"} <= options
    assert [option for option in options if option not in README] == []


def test_the_commands_in_the_readme_exist() -> None:
    named = set(re.findall(r"ttdn ([a-z]+)", README))
    assert named <= set(COMMANDS)


def test_the_second_reading_names_every_record_and_no_other(speech: Dataset) -> None:
    named = set(re.findall(r"`([a-z0-9-]+)`", READING))
    assert named == set(Index(speech).records)
