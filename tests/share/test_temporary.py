"""What is made in the folder for temporary files: nothing of it is left, however that ends."""

from __future__ import annotations

import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import NEEDS_UNIX, environment
from tests.tools.corpora import dataset, figure, write

_SIGNALLED = """
import os, signal, sys
from ttdn_cli import __main__
from ttdn_cli.facts.index import Index

signal.signal(signal.SIGINT, signal.SIG_DFL)
os.sched_getaffinity = lambda _: range(1)
begin, begun = Index.__init__, []

def signalled(*args, **options):
    begun.append(1)
    print(len(begun), file=sys.stderr, flush=True)
    if len(begun) == 3:
        os.kill(os.getpid(), signal.{name})
    return begin(*args, **options)

Index.__init__ = signalled
sys.argv[0] = "ttdn"
__main__.main()
"""


@pytest.fixture(scope="module")
def speeches(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("speeches")
    metrics = {"fig": figure("Tỷ lệ hộ nghèo", "2%")}
    return write(folder, *(dataset(f"d{number}", metrics=metrics) for number in range(8)))


@NEEDS_UNIX
@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
@pytest.mark.parametrize(
    "args",
    [
        pytest.param(("export", "out/x.db"), id="SQLite"),
        pytest.param(("export", "out/x.xlsx"), id="Excel"),
        pytest.param(("export", "out/x"), id="a data package"),
        pytest.param(("report", "out/x"), id="pages"),
    ],
)
def test_a_signal_ends_long_work_soon_and_leaves_nothing(
    args: tuple[str, ...], name: str, speeches: Path, tmp_path: Path
) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "meanwhile").mkdir()
    env = environment(TMPDIR=str(tmp_path / "meanwhile"), TTDN_CACHE_DIR=str(tmp_path / "cache"))
    read = [sys.executable, "-m", "ttdn_cli", "event", "--data", str(speeches)]
    subprocess.run(read, env=env, capture_output=True, check=False)
    command = [sys.executable, "-c", _SIGNALLED.format(name=name), *args, "--data", str(speeches)]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert (done.returncode, done.stderr.split()) == (-getattr(signal, name), [b"1", b"2", b"3"])
    assert [*(tmp_path / "meanwhile").rglob("*")] == []
    assert [*(tmp_path / "out").rglob("*")] == []


@NEEDS_UNIX
def test_rows_of_a_workbook_are_kept_where_they_are_gone_afterwards(
    speeches: Path, tmp_path: Path
) -> None:
    (tmp_path / "meanwhile").mkdir()
    env = environment(TMPDIR=str(tmp_path / "meanwhile"))
    program = (
        "import os, signal, sys\n"
        "from ttdn_cli import __main__\n"
        "from ttdn_cli.share.export import excel_together as written\n"
        "signal.signal(signal.SIGINT, signal.SIG_DFL)\n"
        "set_height, rows = written.set_height, []\n"
        "def signalled(*args):\n"
        "    rows.append(args)\n"
        "    if len(rows) == 3:\n"
        "        os.kill(os.getpid(), signal.SIGINT)\n"
        "    return set_height(*args)\n"
        "written.set_height = signalled\n"
        "sys.argv[0] = 'ttdn'\n"
        "__main__.main()\n"
    )
    args = ("export", "x.xlsx", "--data", str(speeches))
    command = [sys.executable, "-c", program, *args]
    done = subprocess.run(command, cwd=tmp_path, env=env, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (-signal.SIGINT, b"")
    assert [*(tmp_path / "meanwhile").iterdir()] == []


@NEEDS_UNIX
def test_a_signal_to_wait_takes_effect_meanwhile(tmp_path: Path) -> None:
    """What a handler sees: a process that no terminal has cannot be stopped by one."""
    program = (
        "import os, signal\n"
        "from ttdn_cli.share.signals import heeded, signals_held\n"
        "signal.signal(signal.SIGTSTP, lambda *_: print('waits'))\n"
        "with signals_held():\n"
        "    for each in heeded('abc'):\n"
        "        print(each)\n"
        "        if each == 'a':\n"
        "            os.kill(os.getpid(), signal.SIGTSTP)\n"
        "            print('held')\n"
    )
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, check=False)
    assert done.stdout.split() == [b"a", b"held", b"waits", b"b", b"c"]
