"""What becomes of the processes that work for one when that ends."""

from __future__ import annotations

import signal
import subprocess
import sys
import textwrap

import pytest

from tests.conftest import NEEDS_UNIX

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
