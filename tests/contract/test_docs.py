"""The docs say what the tool does: commands, options, fields, and examples as they come out."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import NEEDS_UNIX, ROOT, TTDN, Ttdn, environment
from tests.tools.examples import PAGES, blocks, command_of, ran
from tests.tools.reference import reference
from ttdn_cli.facts.dataset import Dataset
from ttdn_cli.facts.index import Index
from ttdn_cli.query.filters import names
from ttdn_cli.query.listings import COMMAND_OF
from ttdn_cli.query.sections import SECTIONS

README = (ROOT / "README.md").read_text(encoding="utf-8")
REFERENCE = (ROOT / "docs" / "reference.md").read_text(encoding="utf-8")
READING = (ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
OTHERS = [
    "search",
    "show",
    "sql",
    "verify",
    "validate",
    "extract",
    "draft",
    "check",
    "schema",
    "report",
    "image",
    "export",
    "cite",
    "conflicts",
    "trend",
    "citing",
    "career",
]
COMMANDS = [*(section.command for section in SECTIONS), *OTHERS]
EXAMPLES = [(page, block) for page in PAGES for block in blocks(page)]


def named(example: tuple[Path, str]) -> str:
    return f"{example[0].stem}: {example[1].splitlines()[0][2:50]}"


def test_two_lines_do_all_the_set_up() -> None:
    first, second = re.findall(r"^```sh\n(python3 .*\n)```$", README, re.MULTILINE)
    assert re.fullmatch(r".*ttdn attendees\n", first)
    assert re.fullmatch(r".*pytest\n", second)


@NEEDS_UNIX
@pytest.mark.parametrize("example", EXAMPLES, ids=named)
def test_an_example_comes_out_as_it_stands(example: tuple[Path, str]) -> None:
    command, output = command_of(example[1])
    if " jq " in command and not shutil.which("jq"):
        pytest.skip("jq is not installed")
    assert ran(command) == output


def test_every_console_block_is_an_example_that_is_run() -> None:
    pages = "\n".join(page.read_text(encoding="utf-8") for page in PAGES)
    assert pages.count("\n```console\n") == len(EXAMPLES)
    assert all(block.startswith("$ ") for _, block in EXAMPLES)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_python_examples_run(page: Path) -> None:
    for block in re.findall(r"^```python\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S):
        env = environment(PATH=f"{TTDN.parent}:{environment()['PATH']}")
        python = [sys.executable, "-c", block]
        done = subprocess.run(python, env=env, capture_output=True, check=False)
        assert (done.returncode, done.stderr) == (0, b"")


def test_the_walk_ends_with_nothing_to_do_and_nothing_to_update(ttdn: Ttdn, tmp_path: Path) -> None:
    data, text = (ROOT / "tests" / "data" / f"walk.{kind}" for kind in ("yaml", "txt"))
    mine = tmp_path / "walk.yaml"
    shutil.copy(data, mine)
    assert "Nothing to change" in ttdn("draft", str(text), "--update", str(mine)).err
    assert "nothing to do" in ttdn("validate", str(mine), "--todo").out


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!http)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists()


def test_every_page_is_linked_from_the_readme() -> None:
    links = [page.relative_to(ROOT) for page in PAGES[1:]]
    assert [str(link) for link in links if f"({link})" not in README] == []


def test_the_reference_is_what_the_code_says() -> None:
    assert reference() == REFERENCE


def test_every_command_option_and_field_is_in_the_reference(ttdn: Ttdn) -> None:
    """By what the installed command says of itself, and not by what made the page."""
    for command in COMMANDS:
        start = REFERENCE.index(f"\n## `ttdn {command}")
        part = REFERENCE[start : REFERENCE.find("\n## ", start + 1)]
        text = ttdn(command, "--help", env={"TERMINAL_WIDTH": "200"}).out.partition("╭")[2]
        options = set(re.findall(r"(?<![\w`-])--?[a-z][a-z-]*(?=[ ,])", text))
        assert options >= {"--help", "-h"}
        assert [each for each in options if f"`{each}" not in part] == []
    for section in SECTIONS:
        start = REFERENCE.index(f"\n## `ttdn {section.command}")
        part = REFERENCE[start : REFERENCE.find("\n## ", start + 1)]
        fields = [name for name in names(section) if "." not in name]
        assert [name for name in fields if f"\n| `{name}` |" not in part] == []
    for code in (0, 1, 2):
        assert f"\n| {code} |" in REFERENCE


def test_every_command_and_option_is_in_the_readme(ttdn: Ttdn) -> None:
    for command in COMMANDS:
        assert f"| `ttdn {command}" in README
    helps = [ttdn("--help").out, *(ttdn(command, "--help").out for command in COMMANDS)]
    options = {option for text in helps for option in re.findall(r"(?<![\w`-])--[a-z-]+", text)}
    assert {"--json", "--where", "--data", "--evidence", "--help", "--version"} <= options
    assert [option for option in options if option not in README] == []


def test_the_commands_in_the_docs_exist() -> None:
    for page in PAGES:
        named = set(re.findall(r"(?:`|\$ |\| |; |\()ttdn ([a-z_]+)(?!\w)", page.read_text("utf-8")))
        assert named <= {"help", *COMMANDS, *COMMAND_OF}


def test_the_second_reading_names_every_record_and_no_other(speech: Dataset) -> None:
    named = set(re.findall(r"`([a-z0-9-]+)`", READING))
    assert named == set(Index(speech).records)
