"""What the tests share: the command, run as a user runs it, and the two speeches."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import pexpect
import pytest
from hypothesis import settings

from ttdn_cli import load
from ttdn_cli.facts.dataset import Dataset

if TYPE_CHECKING:
    from tests.tools.zygote import Zygote

# Time is no property of a text: beside other work a slow example is no fault.
settings.register_profile(
    "ttdn", settings.get_profile(settings.get_current_profile_name()), deadline=None
)
settings.load_profile("ttdn")

ROOT = Path(__file__).parent.parent
SPEECH = ROOT / "data" / "speech.yaml"
SECOND = Path(__file__).parent / "data" / "second.yaml"
VISIT, DIRECTIVE, RESOLUTION = (
    SECOND.with_name(f"{name}.yaml") for name in ("state-visit", "directive", "resolution")
)
"""A speech in English with all sections, a directive without an event, a resolution of amounts."""

ON_WINDOWS = os.name == "nt"
NEEDS_UNIX = pytest.mark.skipif(ON_WINDOWS, reason="Windows has no Unix shell or terminal")
CACHE = tempfile.TemporaryDirectory(prefix="ttdn-cache-")
"""Where the tests keep copies: the first one to ask makes them, the others find them."""
TTDN = Path(sys.executable).parent / ("ttdn.exe" if ON_WINDOWS else "ttdn")
STARTED_BY = ("LC_", "LANG", "PYTHON")
"""How variables begin that the start of Python reads, which a fork does not go through."""


class Ended(NamedTuple):
    """How a process ended; a negative code is the signal that ended it."""

    code: int
    out: str
    err: str


Ttdn = Callable[..., Ended]
Say = Callable[[str], None]


def environment(**changes: str) -> dict[str, str]:
    """Return a small environment in which only what is named here speaks."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "SYSTEMROOT") if name in os.environ}
    return {**kept, "LC_ALL": "C.UTF-8", "TTDN_CACHE_DIR": CACHE.name, **changes}


def unprivileged(*command: str) -> list[str]:
    """Return a command that runs without root's power to read and write everything."""
    if ON_WINDOWS or os.geteuid():
        return [*command]
    return ["setpriv", "--bounding-set=-dac_override,-dac_read_search,-fowner", *command]


def installed(
    *args: str, stdin: str | bytes = "", env: Mapping[str, str] | None = None, **options: Any
) -> Ended:
    """Run the installed command and wait for its end."""
    done = subprocess.run(
        [TTDN, *args],
        input=stdin if isinstance(stdin, bytes) else stdin.encode(),
        capture_output=True,
        env=environment(**(env or {})),
        timeout=60,
        check=False,
        **options,
    )
    return Ended(done.returncode, done.stdout.decode(), done.stderr.decode())


@cache
def zygote(*before: str) -> Zygote:
    """Return a process to fork the command from, which a command starts; one for each of these."""
    from tests.tools.zygote import Zygote

    return Zygote(ROOT, environment(), before)


def forked(
    *args: str,
    stdin: str | bytes = "",
    env: Mapping[str, str] | None = None,
    before: tuple[str, ...] = (),
    **options: Any,
) -> Ended:
    """Run the command as if it were installed, where nothing depends on how Python starts."""
    if ON_WINDOWS or any(name.startswith(STARTED_BY) for name in env or {}):
        return installed(*args, stdin=stdin, env=env)
    with tempfile.TemporaryFile() as given:
        given.write(stdin if isinstance(stdin, bytes) else stdin.encode())
        given.seek(0)
        (out, to_out), (err, to_err) = os.pipe(), os.pipe()
        streams = os.dup(given.fileno()), to_out, to_err
        command = (str(TTDN), *args)
        changed = environment(**(env or {}))
        code, said = zygote(*before).run(command, changed, streams, [out, err], **options)
    return Ended(code, *(each.decode() for each in said))


def on_terminal(
    *args: str, width: int, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Ended:
    """Run the command on a pseudo-terminal of that width; what it says is all in `out`."""
    import termios

    env = {"TERM": "xterm-256color", **(env or {})}
    if any(name.startswith(STARTED_BY) for name in env):
        return program_on_terminal(str(TTDN), *args, width=width, cwd=cwd, env=env)
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (50, width))
    command, streams = (str(TTDN), *args), (theirs, theirs, theirs)
    code, said = zygote().run(command, environment(**env), streams, [ours], folder=cwd)
    return Ended(code, said[0].decode().replace("\r\n", "\n"), "")


def program_on_terminal(
    *command: str, width: int, cwd: Path | None = None, env: Mapping[str, str] | None = None
) -> Ended:
    """Run any command on a pseudo-terminal of that width, from its start on."""
    child = pexpect.spawn(
        command[0],
        list(command[1:]),
        cwd=cwd,
        env=environment(**{"TERM": "xterm-256color", **(env or {})}),
        dimensions=(50, width),
        encoding="utf-8",
        timeout=60,
    )
    text = child.read().replace("\r\n", "\n")
    child.close()
    return Ended(child.exitstatus or 0, text, "")


@pytest.fixture
def say(request: pytest.FixtureRequest) -> Say:
    """Return what says a line at the end, after all tests, in whichever process this one runs."""
    return lambda text: request.node.user_properties.append(("said", text))


def pytest_terminal_summary(terminalreporter: Any) -> None:
    for reports in terminalreporter.stats.values():
        for report in reports:
            for name, text in getattr(report, "user_properties", ()):
                if name == "said" and report.when == "call":
                    terminalreporter.write_line(text)


@pytest.fixture(scope="session")
def ttdn() -> Ttdn:
    return forked


@pytest.fixture(scope="session")
def speech() -> Dataset:
    return load(SPEECH)
