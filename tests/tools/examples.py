"""The console examples of the docs: what they are, and what comes out of them now."""

from __future__ import annotations

import re
from pathlib import Path

from tests.conftest import ROOT, TTDN, environment, on_terminal, program_on_terminal

PAGES = [ROOT / "README.md", ROOT / "README.vi.md", *sorted((ROOT / "docs").glob("*.md"))]
WIDTH = 100


def blocks(page: Path) -> list[str]:
    """Return what is in the console blocks of a page."""
    text = page.read_text(encoding="utf-8")
    return re.findall(r"^```console\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def command_of(block: str) -> tuple[str, str]:
    """Return the command of a block, which may go on while a quotation is open, and its output."""
    lines = block.removeprefix("$ ").splitlines(keepends=True)
    size = next(n for n in range(1, len(lines) + 1) if "".join(lines[:n]).count("'") % 2 == 0)
    return "".join(lines[:size]).removesuffix("\n"), "".join(lines[size:])


def ran(command: str) -> str:
    """Return what a command writes on a terminal of 100 columns, in the folder of the project.

    A shell runs it where there is something for a shell to do.
    """
    if re.fullmatch(r"ttdn [\w ./-]*", command):
        args = command.split()[1:]
        return on_terminal(*args, width=WIDTH, cwd=ROOT, env={"NO_COLOR": "1"}).out
    env = {"PATH": f"{TTDN.parent}:{environment()['PATH']}", "NO_COLOR": "1"}
    return program_on_terminal("bash", "-c", command, width=WIDTH, cwd=ROOT, env=env).out
