"""What each command imports: most of the time that a command takes goes into that."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import (
    CACHE,
    NEEDS_UNIX,
    SECOND,
    TTDN,
    environment,
    installed,
    program_on_terminal,
)
from tests.tools.every import OF_EVERY_KIND
from ttdn_cli.query.listings import LISTINGS

pytestmark = NEEDS_UNIX

TYPER = {"annotated_doc", "shellingham", "typer"}
FACTS = TYPER | {"msgspec"}
YAML = FACTS | {"yaml"}
DRAWN = FACTS | {"rich"}

PROVEN = f"verify {SECOND.with_suffix('.txt')} --data {SECOND}"
"""A verification of a text in which every quote stands."""

DRAWING = {"rich.console", "rich.table"}
"""Of Rich, what takes long to import; how wide a character is does not."""

OPTIONAL = {"nt", "org", "typing_extensions", "vms_lib"}
"""What Python's own `platform` and `copy`, and msgspec, ask for and do without."""

LEAST = {
    "__main__",
    "commands",
    "commands.app",
    "commands.completion",
    "commands.language",
    "commands.options",
    "commands.usage",
    "errors",
    "facts",
    "facts.cache",
    "facts.loader",
    "facts.vocabulary",
    "files",
    "query",
    "query.listings",
    "render",
    "render.formats",
    "render.terminal",
    "text",
    "text.dates",
    "text.language",
    "text.locales",
    "text.messages",
    "text.unicode",
}
"""Our own files that a list as JSON needs; `-X importtime` does not tell of `commands.lists`."""


def imported(said: str) -> set[str]:
    """Return the modules in what `-X importtime` says."""
    return set(re.findall(r"^import time:.*\|\s*([\w.]+)\s*$", said, re.MULTILINE))


def python(*args: str, **env: str) -> set[str]:
    """Return the modules that a Python imports."""
    command = (sys.executable, "-X", "importtime", *args)
    done = subprocess.run(command, env=environment(**env), capture_output=True, check=False)
    return imported(done.stderr.decode())


def ttdn(*args: str, **env: str) -> set[str]:
    """Return the modules that the installed command imports."""
    return python(str(TTDN), *args, **env)


BEFORE = {name.partition(".")[0] for name in python("-c", "pass")}
"""What is imported whatever is run: an environment may have its own."""


def foreign(found: set[str]) -> set[str]:
    """Return the top-level packages that are neither Python's nor ours."""
    top = {name.partition(".")[0] for name in found}
    return top - {"ttdn_cli"} - set(sys.stdlib_module_names) - BEFORE - OPTIONAL


def ours(found: set[str]) -> set[str]:
    return {name.partition(".")[2] for name in found if name.startswith("ttdn_cli.")}


@pytest.fixture(autouse=True, scope="module")
def _copies_are_there(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        # In a folder of their own: among those of other tests they may be the oldest, which are
        # removed.
        patch.setattr(CACHE, "name", str(tmp_path_factory.mktemp("copies")))
        for listing in LISTINGS:
            installed(listing.command, "--json")
            installed(listing.command, "--json", env=OF_EVERY_KIND)
        installed("attendees", "--data", str(SECOND))
        installed(env=completing("show", "kl"))
        yield


def completing(*words: str) -> dict[str, str]:
    return {
        "_TTDN_COMPLETE": "complete_bash",
        "COMP_WORDS": "\n".join(("ttdn", *words)),
        "COMP_CWORD": str(len(words)),
    }


@pytest.mark.parametrize("command", [listing.command for listing in LISTINGS])
def test_a_list_imports_no_library_as_json_and_msgspec_as_a_table(command: str) -> None:
    assert foreign(ttdn(command, "--json", **OF_EVERY_KIND)) == TYPER
    table = ttdn(command, **OF_EVERY_KIND)
    assert foreign(table) == FACTS | {"rich"}
    assert not table & DRAWING


@pytest.mark.parametrize("args", ["search hoai nam", "show pham-s", PROVEN])
def test_a_table_in_a_pipe_is_not_drawn_by_rich(args: str) -> None:
    table = ttdn(*args.split())
    assert foreign(table) == FACTS | {"rich"}
    assert not table & DRAWING


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ("--version", TYPER),
        ("stats --json --no-cache", YAML),
        ("stats --json -w percent<95", FACTS),
        ("points role -f jsonl", FACTS),
        ("legal -f csv", FACTS),
        ("legal -f markdown", FACTS),
        ("legal -f yaml", YAML),
        ("search hoai nam --json", FACTS),
        ("show pham-s --json", FACTS),
        (f"{PROVEN} --json", FACTS),
        # What does not stand in the text is answered with what is spelt most like it.
        (f"verify {SECOND.with_suffix('.txt')} --json", FACTS | {"rapidfuzz"}),
        (f"validate {SECOND} --json", YAML),
        ("cite pham-s", FACTS),
        ("cite pham-s --style csl-json", FACTS),
        ("cite kl-57-2023 --style bibtex", FACTS),
        ("schema", FACTS),
        ("schema --of stats", FACTS),
        ("export - --to db", FACTS),
        ("export - --to csv", FACTS),
        ("export - --to jsonld", FACTS),
        ("report -", FACTS | {"jinja2", "markupsafe"}),
    ],
)
def test_a_command_imports_what_it_needs(args: str, expected: set[str]) -> None:
    assert foreign(ttdn(*args.split())) == expected


ONE = f"--data {SECOND}"


@pytest.mark.parametrize(
    ("args", "needed"),
    [
        ("stats", set()),
        (f"stats {ONE}", {"corpus.files"}),
        (f"search lam {ONE}", {"corpus.files"}),
        ("show pham-s", set()),
        ("cite pham-s", set()),
        (f"cite {ONE}", {"corpus.files"}),
        ("export - --to csv", set()),
        ("export - --to db", set()),
        (f"export - --to xlsx {ONE}", {"corpus.files"}),
        ("export - --to jsonld", set()),
        ("report -", set()),
        (f"report - {ONE}", {"corpus.files"}),
        (PROVEN, {"corpus.files"}),
        (f"validate {SECOND}", set()),
        (f"draft {SECOND.with_suffix('.txt')}", set()),
        # What an article is checked against: one dataset is one kind of it.
        (f"check {SECOND.with_suffix('.txt')}", {"corpus.columns", "corpus.sources"}),
        (f"check {SECOND.with_suffix('.txt')} --html -", {"corpus.columns", "corpus.sources"}),
    ],
)
def test_one_dataset_waits_for_nothing_that_many_need(args: str, needed: set[str]) -> None:
    found = ttdn(*args.split())
    assert {each for each in ours(found) if each.startswith("corpus.")} == needed
    assert not found & {"multiprocessing", "concurrent.futures", "duckdb"}


@pytest.mark.parametrize("args", ["attendees", "stats", "show pham-s", "event"])
def test_a_table_on_a_terminal_imports_rich_and_no_more(args: str) -> None:
    command = (sys.executable, "-X", "importtime", str(TTDN), *args.split())
    said = program_on_terminal(*command, width=100).out
    assert foreign(imported(said)) == DRAWN


@pytest.mark.parametrize(
    ("words", "expected"),
    [(["st"], TYPER), (["show", "kl"], TYPER), (["stats", "--fields", "g"], FACTS)],
)
def test_completion_imports_what_it_needs(words: list[str], expected: set[str]) -> None:
    assert foreign(ttdn(**completing(*words))) == expected


@pytest.mark.parametrize("args", [["stats", "--json"], ["attendees", "--json"]])
def test_the_shortest_way_is_short(args: list[str], tmp_path: Path) -> None:
    """Beyond what an empty Typer app imports, it takes a few small files and no library at all."""
    app = tmp_path / "app.py"
    app.write_text(
        "import typer\napp = typer.Typer()\n"
        "@app.command()\ndef one() -> None: ...\n"
        "@app.command()\ndef two() -> None: ...\n"
        "app()\n",
        encoding="utf-8",
    )
    more = ttdn(*args) - python(str(app), "one")
    assert ours(more) == LEAST
    small = {"__future__", "_blake2", "gc", "unicodedata", "ttdn_cli"}
    assert {name for name in more if not name.startswith("ttdn_cli.")} <= small


def test_a_question_needs_little_of_python_itself() -> None:
    """What msgspec and the few lines of our own take from the standard library, beyond Typer."""
    more = ttdn("attendees", "-w", "order=1", "--json") - ttdn("attendees", "--json")
    allowed = {"_decimal", "decimal", "numbers", "_pydecimal", "_contextvars", "contextvars"}
    allowed |= {"_socket"}  # By typing_extensions, where it is there.
    python = {name for name in more if name.partition(".")[0] in sys.stdlib_module_names}
    assert python <= allowed | {"textwrap"}


def test_the_package_itself_imports_nothing() -> None:
    assert ours(python("-c", "import ttdn_cli")) == set()
