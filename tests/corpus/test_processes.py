"""In how many processes work is done, and what becomes of them when the one they work for ends."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
import time
from functools import partial
from pathlib import Path

import pytest

from tests.conftest import NEEDS_UNIX
from ttdn_cli.corpus.processes import kept, map_at_once, processors

_PATIENCE = 20
"""Seconds for processes to start, of which some may have to wait for the others."""


def let_use(count: int, patch: pytest.MonkeyPatch) -> None:
    """Let this process use so many processors, however many there are."""
    patch.setattr(os, "sched_getaffinity", lambda _pid: {*range(count)}, raising=False)


@pytest.mark.parametrize("count", [1, 3, 64])
def test_processors_are_those_that_the_process_may_use(
    count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A container, taskset or a scheduler of jobs gives it fewer than the machine has."""
    let_use(count, monkeypatch)
    monkeypatch.setattr(os, "cpu_count", lambda: 128)
    assert processors() == count


@pytest.mark.parametrize(
    ("count", "expected", "why"),
    [
        pytest.param(6, 6, "those of the machine", id="known"),
        pytest.param(None, 1, "there is one, as this runs", id="not known"),
    ],
)
def test_where_a_system_does_not_say_what_a_process_may_use(
    count: int | None, expected: int, why: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: count)
    assert processors() == expected, why


def worker(folder: Path, expected: int, _thing: int) -> int:
    """Return the process that works, once as many as expected do so at the same time."""
    own = folder / str(os.getpid())
    if not own.exists():
        own.touch()
        due = time.monotonic() + _PATIENCE
        while len([*folder.iterdir()]) < expected and time.monotonic() < due:
            time.sleep(0.01)
    return os.getpid()


@pytest.mark.parametrize(
    ("count", "things", "few", "expected"),
    [
        pytest.param(3, 48, False, 3, id="one for each processor"),
        pytest.param(1, 48, False, 0, id="this one, where another has no processor"),
        pytest.param(3, 48, True, 0, id="this one, for what is done before another has begun"),
        pytest.param(3, 1, False, 0, id="this one, for one thing"),
    ],
)
def test_work_is_done_in_as_many_processes_as_there_are_processors(
    count: int,
    things: int,
    few: bool,
    expected: int,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    let_use(count, monkeypatch)
    work = partial(worker, tmp_path, expected)
    workers = {*map_at_once(work, range(things), few=few)}
    if expected:
        assert len(workers) == expected
        assert os.getpid() not in workers
    else:
        assert workers == {os.getpid()}


@pytest.mark.parametrize(
    ("seconds", "expected"),
    [
        pytest.param([], [], id="of nothing, nothing"),
        pytest.param([0.1, 0.1], [[0, 1]], id="what is made at once, at its end"),
        pytest.param([0.4] * 7, [[0, 1, 2], [3, 4, 5], [6]], id="about each second"),
        pytest.param([5, 5], [[0], [1]], id="each, where it takes longer"),
        pytest.param([0.1, 5], [[0, 1]], id="none twice, at the end"),
    ],
)
def test_what_is_made_is_kept_about_each_second(
    seconds: list[float], expected: list[list[int]], monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now)
    keepings: list[list[int]] = []
    for place in kept(range(len(seconds)), keepings.append):
        now += seconds[place]
    assert keepings == expected


_STARTS = """
import signal, sys, time
import os
from ttdn_cli.corpus import processes
signal.signal(signal.SIGINT, signal.SIG_DFL)
os.sched_getaffinity = lambda pid: range(3)

def make(number):
    print(number, flush=True)
    time.sleep({work})

for made in processes.map_at_once(make, range(100)):
    time.sleep({wait})
"""


@NEEDS_UNIX
@pytest.mark.skipif(sys.platform != "linux", reason="Elsewhere a process is no copy of its parent.")
@pytest.mark.parametrize("end", ["SIGKILL", "SIGTERM", "SIGINT"])
@pytest.mark.parametrize(
    ("work", "wait"),
    [
        pytest.param(0.2, 0, id="at work"),
        pytest.param(0, 60, id="without work"),
    ],
)
def test_none_is_left_where_the_one_that_started_it_is_killed(
    end: str, work: float, wait: float
) -> None:
    """Else they hold the streams open, and who reads these waits for ever."""
    code = textwrap.dedent(_STARTS).format(work=work, wait=wait)
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE) as child:
        assert child.stdout
        child.stdout.readline()
        child.send_signal(signal.Signals[end])
        child.communicate(timeout=5)
    assert child.returncode == -signal.Signals[end]
