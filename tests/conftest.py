"""What the tests share: the installed command, run as a process as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pexpect
import pytest

from ttdn_cli import load
from ttdn_cli.facts.records import Dataset

ROOT = Path(__file__).parent.parent
SPEECH = ROOT / "data" / "speech.yaml"
SECOND = Path(__file__).parent / "data" / "second.yaml"
ON_WINDOWS = os.name == "nt"
NEEDS_UNIX = pytest.mark.skipif(ON_WINDOWS, reason="Windows has no Unix shell or terminal")
CACHE = tempfile.TemporaryDirectory(prefix="ttdn-cache-")
"""Where the tests keep copies: the first one to ask makes them, the others find them."""
TTDN = Path(sys.executable).parent / ("ttdn.exe" if ON_WINDOWS else "ttdn")


class Ended(NamedTuple):
    """How a process ended; a negative code is the signal that ended it."""

    code: int
    out: str
    err: str


def environment(**changes: str) -> dict[str, str]:
    """Return a small environment in which only what is named here speaks."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "TTDN_CACHE_DIR": CACHE.name, **changes}


Ttdn = Callable[..., Ended]


def unprivileged(*command: str) -> list[str]:
    """Return a command that runs without root's power to read and write everything."""
    if ON_WINDOWS or os.geteuid():
        return [*command]
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", *command]


def ttdn_process(*args: str, stdin: str | bytes = "", env: dict[str, str] | None = None) -> Ended:
    """Run the installed command and wait for its end."""
    done = subprocess.run(
        [TTDN, *args],
        input=stdin if isinstance(stdin, bytes) else stdin.encode(),
        capture_output=True,
        env=environment(**(env or {})),
        timeout=60,
        check=False,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


def on_terminal(*command: str, width: int, cwd: Path | None = None, **env: str) -> Ended:
    """Run a command on a pseudo-terminal of that width; what it says is all in `out`."""
    child = pexpect.spawn(
        command[0],
        list(command[1:]),
        cwd=cwd,
        env=environment(**{"TERM": "xterm-256color", **env}),
        dimensions=(50, width),
        encoding="utf-8",
        timeout=60,
    )
    text = child.read().replace("\r\n", "\n")
    child.close()
    return Ended(child.exitstatus or 0, text, "")


@pytest.fixture(scope="session")
def ttdn() -> Ttdn:
    return ttdn_process


@pytest.fixture(scope="session")
def speech() -> Dataset:
    return load(SPEECH)
