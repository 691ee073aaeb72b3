"""What is for programs is the same bytes whoever asks, and so is a table where nobody looks."""

from __future__ import annotations

from pathlib import Path
from typing import get_args

import pytest

from tests.conftest import Ttdn
from tests.tools.every import OF_EVERY_KIND
from ttdn_cli.query.sections import SECTIONS
from ttdn_cli.render.formats import Format
from ttdn_cli.share.cite.styles import MachineStyle

LISTS = [section.command for section in SECTIONS]
MACHINE = [each for each in get_args(Format) if each not in ("table", "cards", "markdown")]
COMMANDS = [
    *(f"{command} --json" for command in LISTS),
    *(f"attendees -f {form}" for form in MACHINE),
    *("show pham-s kl-57-2023 --json", "search hoa binh --json"),
    *(f"cite pham-s kl-57-2023 --style {each}" for each in get_args(MachineStyle)),
    *(f"export OUT --to {form}" for form in ("db", "csv", "jsonld", "package")),
]
TABLES = [f"{command} --evidence --lang en" for command in LISTS]

ELSEWHERE = {
    "a locale without UTF-8": {
        **{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        "TZ": "Asia/Tokyo",
    },
    "another encoding": {"LC_ALL": "vi_VN.UTF-8", "PYTHONIOENCODING": "latin-1"},
    "another language": {"TTDN_LANG": "vi", "TERM": "xterm-256color"},
    "a narrow screen": {"COLUMNS": "20", "TERM": "dumb", "FORCE_COLOR": "1"},
    "colours": {"FORCE_COLOR": "1", "TERM": "xterm-256color"},
}


def written(ttdn: Ttdn, command: str, folder: Path, *more: str, **env: str) -> dict[str, bytes]:
    """Return what a command writes: to standard output, and to the files that it makes."""
    folder.mkdir()
    words = [str(folder / "out") if word == "OUT" else word for word in command.split()]
    done = ttdn(*words, *more, env=env | OF_EVERY_KIND)
    assert (done.code, done.err) == (0, "")
    files = {str(each.relative_to(folder)): each for each in folder.rglob("*") if each.is_file()}
    assert bool(done.out) is not bool(files)
    return {"": done.out.encode(), **{name: each.read_bytes() for name, each in files.items()}}


@pytest.mark.parametrize("command", COMMANDS)
def test_what_is_for_programs(ttdn: Ttdn, tmp_path: Path, command: str) -> None:
    plain = written(ttdn, command, tmp_path / "plain")
    for name, env in ELSEWHERE.items():
        assert written(ttdn, command, tmp_path / name, **env) == plain, name
    more = ["--lang", "vi", "--no-cache", *(["--evidence"] * (command.split()[0] in LISTS))]
    assert written(ttdn, command, tmp_path / "asked", *more) == plain


@pytest.mark.parametrize("command", TABLES)
def test_a_table_in_a_pipe(ttdn: Ttdn, tmp_path: Path, command: str) -> None:
    plain = written(ttdn, command, tmp_path / "plain")
    for name, env in ELSEWHERE.items():
        if name != "colours":  # They can be forced.
            assert written(ttdn, command, tmp_path / name, **env) == plain, name
    text = plain[""].decode()
    assert "\x1b" not in text
    assert all(line == line.rstrip() for line in text.splitlines())
