"""Environments to measure in, made as a user makes them, and two apps to measure against."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

EMPTY = """
import typer

app = typer.Typer()


@app.command()
def one() -> None:
    pass


@app.command()
def two() -> None:
    pass


def main() -> None:
    app()
"""

RICH = """
import typer
from rich.console import Console
from rich.table import Table

app = typer.Typer()
ROWS = ROWS_GO_HERE


@app.command()
def attendees() -> None:
    table = Table("Order", "Name", "Title", "Province", title="Attendees")
    for row in ROWS:
        table.add_row(*row)
    Console().print(table)


@app.command()
def two() -> None:
    pass


def main() -> None:
    app()
"""

PROJECT = """
[build-system]
requires = ["hatchling"]
build-backend = "hatchling.build"

[project]
name = "NAME"
version = "1"
dependencies = ["typer"]

[project.scripts]
NAME = "NAME:main"

[tool.hatch.build.targets.wheel]
only-include = ["NAME.py"]
"""


class Place:
    """Where everything is that is made for the measurements.

    Args:
        folder: for environments, data and a home; what is there from another time is used again.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "home"
        self.home.mkdir(parents=True, exist_ok=True)

    def environment(self, name: str, *packages: str | Path) -> Path:
        """Make an environment with these packages, compiled, and return the folder of its scripts.

        What is given as a path is installed anew each time, as it may have changed.
        """
        env = self.folder / name
        python = env / "bin" / "python"
        if not python.exists():
            said(sys.executable, "-m", "venv", env)
            named = [each for each in packages if isinstance(each, str)]
            if named:
                said(python, "-m", "pip", "install", "--quiet", *named)
        for path in (each for each in packages if isinstance(each, Path)):
            said(python, "-m", "pip", "install", "--quiet", path)
            again = ("--quiet", "--force-reinstall", "--no-deps")
            said(python, "-m", "pip", "install", *again, path)
        return env / "bin"

    def app(self, name: str, code: str) -> Path:
        """Write a package with a console script and return its folder."""
        folder = self.folder / "apps" / name
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"{name}.py").write_text(code, encoding="utf-8")
        (folder / "pyproject.toml").write_text(PROJECT.replace("NAME", name), encoding="utf-8")
        return folder


def said(*command: str | Path, given: str | None = None) -> str:
    """Run a command that has to succeed, with this input, and return what it prints."""
    done = subprocess.run(command, input=given, capture_output=True, encoding="utf-8", check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout
