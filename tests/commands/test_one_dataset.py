"""What takes one dataset says so where many are named, in one line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.conftest import SECOND, SPEECH, Ttdn

COMMANDS = {
    "cite": ["cite"],
    "image": ["image", "58/63", "-o", "fact.svg"],
    "verify": ["verify", "speech.txt"],
}


@pytest.fixture
def data(tmp_path: Path) -> Path:
    shutil.copy(SPEECH, tmp_path)
    shutil.copy(SECOND, tmp_path)
    return tmp_path


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize(
    "named",
    [
        pytest.param(["."], id="a folder"),
        pytest.param(["*.yaml"], id="a pattern"),
        pytest.param(["speech.yaml", "second.yaml"], id="two"),
    ],
)
def test_a_command_that_takes_one_dataset_says_so(
    ttdn: Ttdn, data: Path, command: str, named: list[str]
) -> None:
    options = [part for each in named for part in ("--data", each)]
    done = ttdn(*COMMANDS[command], *options, folder=data)
    said = f"ttdn: {', '.join(named)}: ttdn {command} takes one dataset. Give the path of its file."
    assert (done.code, done.out, " ".join(done.err.split())) == (2, "", said)
    assert not (data / "fact.svg").exists()


def test_ttdn_alone_says_so_of_the_variable(ttdn: Ttdn, data: Path) -> None:
    done = ttdn(env={"TTDN_DATA": "*.yaml"}, folder=data)
    said = "ttdn: *.yaml: ttdn takes one dataset. Give the path of its file."
    assert (done.code, " ".join(done.err.split())) == (2, said)


def test_a_variable_with_spaces_is_one_path(ttdn: Ttdn, tmp_path: Path) -> None:
    file = tmp_path / "a speech.yaml"
    shutil.copy(SECOND, file)
    assert "Suối Reo" in ttdn("cite", env={"TTDN_DATA": str(file)}).out
