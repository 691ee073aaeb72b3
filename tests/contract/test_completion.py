"""What shells offer: by their own protocols, and in the shells that are here."""

from __future__ import annotations

import shutil
from pathlib import Path

import pexpect
import pytest

from tests.conftest import NEEDS_UNIX, ROOT, SECOND, TTDN, Ttdn, environment
from ttdn_cli.query.filters import names
from ttdn_cli.query.sections import BY_NAME, SECTIONS

SHELLS = ["bash", "zsh", "fish", "powershell"]
KINDS = ["role", "measure", "outcome", "limitation", "context", "demand"]
KINDS += ["objective", "expectation", "credit"]
FORMATS = ["table", "cards", "markdown", "json", "jsonl", "csv", "tsv", "yaml"]


def offered(ttdn: Ttdn, shell: str, *words: str) -> list[str]:
    """Return what is offered for the last word, asked as the shell's own script asks."""
    line = " ".join(("ttdn", *words))
    env = {
        "_TTDN_COMPLETE": f"complete_{shell}",
        "COMP_WORDS": "\n".join(("ttdn", *words)),
        "COMP_CWORD": str(len(words)),
        "_TYPER_COMPLETE_ARGS": line,
        "_TYPER_COMPLETE_WORD_TO_COMPLETE": words[-1],
        "_TYPER_COMPLETE_FISH_ACTION": "get-args",
    }
    done = ttdn(env=env)
    assert done.err == ""
    lines = done.out.replace("_arguments '*: :((", "").replace("))'", "").splitlines()
    first = [each.split("\t")[0].split(":::")[0].split('":')[0].strip('"') for each in lines]
    return [] if done.out == "_files\n" else [each for each in first if each]


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(["att"], ["attendees"], id="a command"),
        pytest.param(["stats", "--fi"], ["--fields"], id="an option"),
        pytest.param(["stats", "-f", ""], FORMATS, id="formats"),
        pytest.param(["show", "-f", "j"], ["json", "jsonl"], id="formats of show"),
        pytest.param(["check", "-f", "r"], ["rdjsonl"], id="formats of check"),
        pytest.param(["stats", "--fields", "per"], ["percent", "period"], id="a field"),
        pytest.param(["stats", "-w", "per"], ["percent", "period"], id="a field of a condition"),
        pytest.param(["legal", "--fields", "issuer."], ["issuer.name"], id="a part of a field"),
        pytest.param(["points", ""], KINDS, id="kinds"),
        pytest.param(["stats", "--lang", ""], ["vi", "en"], id="languages"),
        pytest.param(["show", "kl-"], ["kl-57-2023"], id="ids"),
        pytest.param(["show", "pham-s", "pham-d"], ["pham-duy-hung"], id="a second id"),
        pytest.param(["search", "--section", "ti"], ["timeline"], id="sections"),
        pytest.param(["schema", "--of", "ver"], ["verify"], id="commands with a schema"),
    ],
)
def test_completion(ttdn: Ttdn, shell: str, words: list[str], expected: list[str]) -> None:
    assert offered(ttdn, shell, *words) == expected


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["stats", "--fields", "given,per"], ["given,percent", "given,period"]),
        (["stats", "-s", "given,-per"], ["given,-percent", "given,-period"]),
        (["stats", "--fields", "given,giv"], []),
    ],
)
def test_fields_are_completed_after_a_comma(
    ttdn: Ttdn, shell: str, words: list[str], expected: list[str]
) -> None:
    assert offered(ttdn, shell, *words) == expected


def test_every_command_and_field_is_offered(ttdn: Ttdn) -> None:
    commands = {section.command for section in SECTIONS}
    assert commands < set(offered(ttdn, "bash", ""))
    for command in commands:
        fields = [name for name in names(BY_NAME[command]) if "." not in name]
        assert offered(ttdn, "bash", command, "--fields", "") == fields


def test_ids_are_those_of_the_dataset_that_is_asked_for(ttdn: Ttdn) -> None:
    assert offered(ttdn, "bash", "show", "--data", str(SECOND), "lo-") == ["lo-thi-en"]
    assert offered(ttdn, "bash", "show", "--data", "-", "lo-") == []


@pytest.mark.parametrize("content", [None, "schema: 2", "\x00"])
def test_a_dataset_that_cannot_be_read_offers_nothing(
    ttdn: Ttdn, tmp_path: Path, content: str | None
) -> None:
    file = tmp_path / "bad.yaml"
    if content is not None:
        file.write_text(content, encoding="utf-8")
    assert offered(ttdn, "bash", "show", "--data", str(file), "") == []


def shell_says(shell: str, tmp_path: Path, line: str, expected: str) -> None:
    """Type a line and a tab into a shell with the completion set up, and wait for what follows."""
    missing = shutil.which(shell) is None
    if missing:
        pytest.skip(f"{shell} is not installed")
    env = environment(
        HOME=str(tmp_path),
        PATH=f"{TTDN.parent}:{environment()['PATH']}",
        TERM="xterm",
        PS1="ready> ",
        _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1",
    )
    start = {"bash": ["--norc", "--noprofile", "-i"], "zsh": ["-f", "-i"], "fish": ["--no-config"]}
    child = pexpect.spawn(
        shell, start[shell], env=env, cwd=ROOT, encoding="utf-8", timeout=20, dimensions=(40, 120)
    )
    setup = {
        "bash": 'eval "$(ttdn --show-completion bash)"',
        "zsh": 'PS1="ready> "; autoload -Uz compinit; compinit -D; '
        'eval "$(ttdn --show-completion zsh)"',
        "fish": "ttdn --show-completion fish | source",
    }
    child.sendline(f"{setup[shell]}; echo set''up")
    child.expect("\nsetup|\rsetup|\x1b[^\n]*setup\r")
    child.send(line + "\t")
    child.expect_exact(expected)
    child.sendcontrol("c")
    child.sendeof()
    child.close(force=True)


@NEEDS_UNIX
@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
@pytest.mark.parametrize(
    ("line", "expected"),
    [("ttdn stats --fields given,perc", "ent"), ("ttdn show kl-5", "7-2023")],
)
def test_a_tab_completes_in_a_real_shell(
    shell: str, line: str, expected: str, tmp_path: Path
) -> None:
    shell_says(shell, tmp_path, line, expected)
