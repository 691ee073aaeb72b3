"""What is said to what cannot be run as it was typed, and where it is typed for help."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import NEEDS_UNIX, Ttdn
from ttdn_cli.query.listings import SECTION_NAMES
from ttdn_cli.render.output_schema import commands

_ASKED = dict.fromkeys([*commands(), *SECTION_NAMES])
MISTYPED = [
    pytest.param("stat", "No such command 'stat'. Did you mean 'stats'?", "", id="a command"),
    pytest.param("STATS", "No such command 'STATS'. Did you mean 'stats'?", "", id="capitals"),
    pytest.param("[/]", "No such command '[/]'.", "", id="no command is near"),
    pytest.param("help nosuch", "No such command 'nosuch'.", "", id="help of no command"),
    pytest.param("-- --json", "No such command '--json'.", "", id="an option as a command"),
    pytest.param("--verson", "No such option --verson. Did you mean --version?", "", id="option"),
    pytest.param(
        "--json",
        "No such option --json. Put it after a command: ttdn COMMAND --json",
        "",
        id="an option of commands",
    ),
    pytest.param(
        "stats --evidenc",
        "No such option --evidenc. Did you mean --evidence?",
        "stats",
        id="option of one",
    ),
    pytest.param("stats -x", "No such option -x.", "stats", id="a short option"),
    pytest.param("stats --zzz", "No such option --zzz.", "stats", id="no option is near"),
    pytest.param("show", "Missing argument: ID...", "show", id="an argument is missing"),
    pytest.param("event a", "Unexpected argument 'a'.", "event", id="an argument too many"),
    pytest.param("report a b", "Unexpected argument 'b'.", "report", id="the second of one"),
    pytest.param(
        "stats --sort", "--sort needs a value: --sort FIELD,...", "stats", id="option without value"
    ),
    pytest.param("stats -n", "-n needs a value: -n N", "stats", id="short option without value"),
    pytest.param("--lang", "--lang needs a value: --lang LANG", "", id="the language itself"),
    pytest.param("stats --json=1", "--json takes no value.", "stats", id="a value for a flag"),
    pytest.param(
        "stats -n x", "--limit: 'x' is not a whole number from 1 on.", "stats", id="no number"
    ),
    pytest.param(
        "stats -n 0", "--limit: '0' is not a whole number from 1 on.", "stats", id="none at all"
    ),
    pytest.param(
        "stats -n -1", "--limit: '-1' is not a whole number from 1 on.", "stats", id="below zero"
    ),
    pytest.param("stats --lang fr", "--lang: 'fr' is not one of vi, en.", "stats", id="language"),
    pytest.param("--lang fr stats", "--lang: 'fr' is not one of vi, en.", "", id="language first"),
    pytest.param(
        "show -f yml x",
        "--format: 'yml' is not one of table, cards, markdown, json, jsonl, yaml. "
        "Did you mean 'yaml'?",
        "show",
        id="a choice",
    ),
    pytest.param(
        "schema [bold]x",
        f"COMMAND: '[bold]x' is not one of {', '.join(_ASKED)}.",
        "schema",
        id="a choice of an argument",
    ),
    pytest.param(
        "stats --json -f csv", "Use either --json or --format csv.", "stats", id="two formats"
    ),
    pytest.param(
        "stats --bom", "--bom needs --format csv or --format tsv.", "stats", id="what it needs"
    ),
]


@pytest.mark.parametrize(("typed", "wrong", "command"), MISTYPED)
def test_bad_usage_says_what_is_wrong_and_what_to_type(
    ttdn: Ttdn, typed: str, wrong: str, command: str
) -> None:
    done = ttdn(*typed.split())
    assert (done.code, done.out) == (2, "")
    first, *between, last = done.err.splitlines()
    assert first == f"ttdn: {wrong}"
    assert last == f"ttdn: Try: {' '.join(f'ttdn {command}'.split())} --help"
    usage = [f"ttdn: Usage: ttdn {command} [OPTIONS]"]
    assert [each[: len(usage[0])] for each in between] in ([], usage)
    about_arguments = "argument" in wrong or "Use either" in wrong or "needs --" in wrong
    assert bool(between) is about_arguments


@pytest.mark.parametrize(("typed", "wrong", "command"), MISTYPED)
def test_bad_usage_is_said_in_vietnamese(ttdn: Ttdn, typed: str, wrong: str, command: str) -> None:
    said = ttdn(*typed.split(), env={"TTDN_LANG": "vi"})
    english = ttdn(*typed.split())
    assert (said.code, said.out) == (2, "")
    for vi, en in zip(said.err.splitlines(), english.err.splitlines(), strict=True):
        assert vi != en
        for word in ("No ", "Missing", "argument", "Try", "Usage", "mean", "needs", "value"):
            assert word not in vi


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        pytest.param("help", "--help", id="help"),
        pytest.param("help help", "--help", id="help of help"),
        pytest.param("help --help", "--help", id="help of itself"),
        pytest.param("help --lang vi", "--help --lang vi", id="help in a language"),
        pytest.param("help stats", "stats --help", id="help of a command"),
        pytest.param("help metrics", "stats --help", id="help of a command by its key"),
        pytest.param("--lang vi help stats", "stats --help --lang vi", id="in a language"),
        pytest.param("help stats --lang vi", "stats --help --lang vi", id="the language behind"),
        pytest.param("-v", "--version", id="the version in short"),
        pytest.param("schema stats", "schema --of stats", id="the schema of a command"),
        pytest.param("schema metrics", "schema --of stats", id="the schema of a section"),
        pytest.param("--lang vi stats", "stats --lang vi", id="the language before a command"),
        pytest.param("--lang=VI stats", "stats --lang vi", id="the language in capitals"),
        pytest.param("stats --lang vi_VN.UTF-8", "stats --lang vi", id="the name of a locale"),
    ],
)
def test_what_people_type_means_the_same(ttdn: Ttdn, typed: str, same: str) -> None:
    said = ttdn(*typed.split())
    assert said.code == 0
    assert said.out
    assert said == ttdn(*same.split())


def test_the_language_of_the_command_is_nearer_than_the_one_before_it(ttdn: Ttdn) -> None:
    assert ttdn("--lang", "vi", "stats", "--lang", "en") == ttdn("stats")


@pytest.mark.parametrize(
    ("value", "language"),
    [
        pytest.param("vi ", "vi", id="a space behind"),
        pytest.param("VI", "vi", id="capitals"),
        pytest.param("vi_VN", "vi", id="a country"),
        pytest.param("vi-VN", "vi", id="a country with a hyphen"),
        pytest.param("en_US.UTF-8", "en", id="a locale"),
        pytest.param("", "en", id="empty"),
        pytest.param(" ", "en", id="blank"),
    ],
)
@pytest.mark.parametrize("command", [[], ["legal"], ["legal", "--help"], ["nosuch"]])
def test_the_variable_of_the_language_is_read_as_people_write_it(
    ttdn: Ttdn, command: list[str], value: str, language: str
) -> None:
    assert ttdn(*command, env={"TTDN_LANG": value}) == ttdn(*command, env={"TTDN_LANG": language})


@pytest.mark.parametrize("command", ["", "stats", "schema"])
def test_a_variable_that_names_no_language_is_named(ttdn: Ttdn, command: str) -> None:
    done = ttdn(*command.split(), env={"TTDN_LANG": "xx"})
    assert (done.code, done.out) == (2, "")
    assert done.err.splitlines()[0] == "ttdn: TTDN_LANG: 'xx' is not one of vi, en."


@pytest.mark.parametrize(
    "env",
    [
        pytest.param({"_TTDN_COMPLETE": "complete_bash"}, id="bash sends nothing else"),
        pytest.param({"_TTDN_COMPLETE": "complete_zsh"}, id="zsh sends nothing else"),
        pytest.param({"_TTDN_COMPLETE": "complete_fish"}, id="fish sends nothing else"),
        pytest.param({"_TTDN_COMPLETE": "1"}, id="no shell sends this"),
        pytest.param({"_TTDN_COMPLETE": "complete_bash", "COMP_WORDS": "ttdn"}, id="no place"),
        pytest.param(
            {"_TTDN_COMPLETE": "complete_bash", "COMP_WORDS": "ttdn", "COMP_CWORD": "x"},
            id="a place that is no number",
        ),
    ],
)
def test_a_completion_that_no_shell_asks_for_is_refused(ttdn: Ttdn, env: dict[str, str]) -> None:
    done = ttdn("stats", env=env)
    assert (done.code, done.out) == (2, "")
    assert done.err == (
        "ttdn: _TTDN_COMPLETE is set, as a shell sets it to complete a line, but no shell asks.\n"
        "ttdn: Try: unset _TTDN_COMPLETE\n"
    )


def test_a_home_that_is_not_there_is_not_made(ttdn: Ttdn, tmp_path: Path) -> None:
    home = tmp_path / "nobody"
    for folder in ("", "~/cache"):
        done = ttdn("stats", "--json", env={"HOME": str(home), "TTDN_CACHE_DIR": folder})
        assert (done.code, done.err) == (0, "")
        assert not home.exists()


@NEEDS_UNIX
def test_completion_is_installed_in_no_home_that_is_not_there(ttdn: Ttdn, tmp_path: Path) -> None:
    home = tmp_path / "nobody"
    done = ttdn("--install-completion", env={"HOME": str(home)})
    assert (done.code, done.out) == (2, "")
    assert done.err == f"ttdn: HOME: {home}: no such folder. Set it.\n"
    assert not home.exists()


def test_help_in_a_pipe_is_no_wider_than_a_screen(ttdn: Ttdn) -> None:
    lines = ttdn("--help", env={"COLUMNS": "999999"}).out.splitlines()
    assert max(map(len, lines)) == 500


def test_a_tilde_is_the_home(ttdn: Ttdn, tmp_path: Path) -> None:
    env = {"HOME": str(tmp_path), "TTDN_CACHE_DIR": "~/c"}
    assert ttdn("stats", "--json", env=env, folder=tmp_path).code == 0
    assert list((tmp_path / "c").iterdir())
    assert not (tmp_path / "~").exists()
