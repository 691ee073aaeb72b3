"""A signal, an error or another process at any call that changes a name loses nothing."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from contextlib import suppress
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import NEEDS_UNIX, ROOT, Say
from tests.tools.faults import FILES, SIGNALS, SYSTEMS, state, watched, write
from tests.tools.tracing import strace
from ttdn_cli.errors import TargetError
from ttdn_cli.share.target import leftovers

pytestmark = NEEDS_UNIX

KINDS = pytest.mark.parametrize("kind", ["file", "folder"])
EVERY_SYSTEM = pytest.mark.parametrize("system", SYSTEMS)
REMOVING = ("unlink", "rmdir")


@cache
def outcomes(*scenario: str) -> list[dict[str, Any]]:
    """Return what became of the target after each fault at each call."""
    command = [sys.executable, "-m", "tests.tools.faults", *scenario]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def lost(each: dict[str, Any], there: str, *, exchange: bool) -> str | None:
    """Return what is wrong after a fault, or None."""
    before = "old" if there == "old" else "missing"
    if each["target"] not in (before, "new"):
        # Only where the system exchanges no names, and the process could do nothing any more.
        saved = [name for name, found in each["beside"].items() if found == "old"]
        if each["fault"] != "SIGKILL" or exchange or each["target"] != "missing" or not saved:
            return f"the target is {each['target']}"
        if not any(said.startswith(f"{saved[0]}: is x from before") for said in each["said"]):
            return "the next run does not say where the old one is"
    if each["again"] != "new":
        return "the next run is in its way"
    if each["fault"].startswith("SIG"):
        if each["code"] != -getattr(signal, each["fault"]):
            return f"it ended with {each['code']}"
        if each["beside"] and each["fault"] != "SIGKILL":
            return "something is left"
        if any(all(not said.startswith(name) for said in each["said"]) for name in each["beside"]):
            return "the next run does not say what is left"
        return None
    if (each["code"], each["target"]) not in ((3, before), (0, "new")):
        return f"it ended with {each['code']} and the target is {each['target']}"
    if each["beside"] and each["code"] == 3:
        return "something is left"
    if {*each["beside"].values()} - {"new"} and not each["said"]:
        return "what could not be removed is not said"
    return None


@KINDS
@pytest.mark.parametrize("there", ["old", "new"])
@EVERY_SYSTEM
def test_a_fault_at_any_call_loses_nothing(kind: str, there: str, system: str, say: Say) -> None:
    found = outcomes(kind, there, system)
    exchange = system == "exchange" or kind == "file"
    wrong = [(why, each) for each in found if (why := lost(each, there, exchange=exchange))]
    assert wrong == []
    # The layer has seen what it is to see.
    calls = {each["call"].split()[1] for each in found}
    assert calls >= {"open", "write"} | ({"mkdir", "renameat2"} if kind == "folder" else set())
    assert {each["fault"] for each in found} == {*SIGNALS, "EIO", "ENOSPC"}
    assert len(found) > (40 if kind == "file" else 130)
    if (kind, there) == ("folder", "old"):
        say(f"{len(found)} faults while a folder is overwritten, {system}: nothing is lost")


@pytest.mark.parametrize("system", SYSTEMS[:2])
def test_without_holding_signals_something_is_lost(system: str) -> None:
    """Without this, no fault above would be seen."""
    found = outcomes("folder", "old", system, "not held")
    wrong = {lost(each, "old", exchange=system == "exchange") for each in found}
    assert "something is left" in wrong
    assert ("the target is missing" in wrong) is (system != "exchange")


@KINDS
@EVERY_SYSTEM
@pytest.mark.parametrize("there", [True, False], ids=["old", "new"])
def test_another_process_at_any_call_mixes_nothing(
    kind: str, system: str, there: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two containers that share a folder, in which the processes have the same number."""
    monkeypatch.setattr(os, "getpid", lambda: 1)
    folder = kind == "folder"
    for number in count(1):
        place = tmp_path / str(number)
        place.mkdir()
        monkeypatch.chdir(place)
        if there:
            write("x", "old", folder=folder)
        made = count(1)
        refused: list[str] = []

        def hook(_: str, moment: str, made: Any = made, number: int = number) -> None:
            if moment == "before" and next(made) == number:
                write("x", "other", folder=folder)
                write("y", "other", folder=folder)

        with watched(hook, system):
            try:
                write("x", "new", folder=folder)
            except TargetError as error:
                refused.append(str(error))
        if next(made) <= number:
            assert number > 5
            return
        assert state(Path("y")) == "other"
        assert state(Path("x")) in (("other",) if refused else ("other", "new"))
        left = {*os.listdir()} - {"x", "y"}  # noqa: PTH208
        if refused and left:  # It came between two renames.
            assert system != "exchange"
            (name,) = left
            assert refused[0].endswith(f"What it was is in {name}.")
            assert state(Path(name)) == "old"
        else:
            assert left == set()


LINK = os.link
"""Also where the system under test is to have none."""


def plant(what: str, name: str) -> None:
    """Put something of another's in the place of a name."""
    with suppress(FileNotFoundError):
        os.rename(name, f"{name}.gone")  # noqa: PTH104
    if what == "a second name":
        LINK("theirs/kept", name)
    elif what == "a named pipe":
        os.mkfifo(name)
    elif what == "a folder":
        os.mkdir(name)  # noqa: PTH102
    else:
        os.symlink("theirs" if what == "a link to a folder" else "theirs/kept", name)  # noqa: PTH211


PLANTED = ("a link to a file", "a link to a folder", "a second name", "a named pipe", "a folder")


@KINDS
@EVERY_SYSTEM
@pytest.mark.parametrize("what", PLANTED)
def test_what_is_planted_is_not_followed_nor_removed(
    kind: str, system: str, what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Somebody guesses the name (0), or sees it and is quick: before any call but the last."""
    folder, temporary = kind == "folder", f".x.ttdn-{'0' * 16}"
    monkeypatch.setattr(os, "urandom", bytes)
    for number in count(0):
        place = tmp_path / str(number)
        (place / "theirs").mkdir(parents=True)
        (place / "theirs" / "kept").write_text("kept", encoding="utf-8")
        monkeypatch.chdir(place)
        write("x", "old", folder=folder)
        made = count(1)
        planted: list[int] = []
        if number == 0:
            plant(what, temporary)
            planted.append(Path(temporary).lstat().st_ino)
        last: list[str] = []

        def hook(
            call: str,
            moment: str,
            made: Any = made,
            number: int = number,
            planted: list[int] = planted,
            last: list[str] = last,
        ) -> None:
            if moment == "before" and call in ("replace", "renameat2"):
                last.append(call)
            if moment == "before" and next(made) == number and not last:
                plant(what, temporary)
                planted.append(Path(temporary).lstat().st_ino)

        with watched(hook, system):
            try:
                write("x", "new", folder=folder)
                assert not planted
            except TargetError:
                assert planted
        assert Path("theirs", "kept").read_text(encoding="utf-8") == "kept"
        assert os.listdir("theirs") == ["kept"]  # noqa: PTH208
        if not planted:
            assert state(Path("x")) == "new"
            assert number > 3
            return
        assert state(Path("x")) == "old"
        assert Path(temporary).lstat().st_ino == planted[0]
        assert what != "a folder" or os.listdir(temporary) == []  # noqa: PTH208


WITH_ONE_RENAME = ("exchange", "renameat2")


@EVERY_SYSTEM
def test_what_comes_into_the_old_folder_meanwhile_is_kept(
    system: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At any call, into the folder that has the name at that moment; the next run tells of it."""
    for number in count(1):
        place = tmp_path / str(number)
        place.mkdir()
        monkeypatch.chdir(place)
        write("x", "old", folder=True)
        descriptor = os.open("x", os.O_RDONLY)
        made = count(1)
        come: list[int] = []
        renamed: list[str] = []
        late: list[bool] = []

        def hook(
            call: str,
            moment: str,
            made: Any = made,
            number: int = number,
            old: int = descriptor,
            come: list[int] = come,
            renamed: list[str] = renamed,
            late: list[bool] = late,
        ) -> None:
            if moment == "after" and call in ("replace", "renameat2"):
                renamed.append(call)
            if moment == "before" and next(made) == number:
                late.append("replace" in renamed or (system, *renamed[:1]) == WITH_ONE_RENAME)
                with suppress(FileNotFoundError):  # It is gone.
                    come += [os.open("thesis.doc", os.O_CREAT | os.O_WRONLY, 0o600, dir_fd=old)]

        with watched(hook, system), suppress(TargetError):
            write("x", "new", folder=True)
        os.close(descriptor)
        if next(made) <= number:
            assert number > 15
            return
        kept = [*Path().rglob("thesis.doc")]
        assert len(kept) == len(come)
        if not late[0]:
            # It is seen, and stays where it was.
            assert kept == [Path("x", "thesis.doc")]
            assert state(Path("x")) == "broken"
            assert {Path("x", each).read_text(encoding="utf-8")[:3] for each in FILES} == {"old"}
        if kept and kept[0].parent != Path("x"):
            (said,) = leftovers("x")
            assert said.startswith(f"{kept[0].parent}: is x from before")
        assert sorted(each.name for each in Path("x").iterdir() if each.name in FILES) == [*FILES]


# Each with what the kernel is to refuse, and which the target is before.
TRACED = {
    "a file": ("file", None),
    "a file over another": ("file", "old"),
    "a folder": ("folder", None),
    "a folder over another": ("folder", "old"),
    "a folder over another, no exchange": ("folder", "old"),
}
NAME_CALLS = "rename,renameat,renameat2,link,linkat,unlink,unlinkat,mkdir,mkdirat,rmdir"


def traced(case: str, place: str, *options: str) -> subprocess.CompletedProcess[bytes]:
    """Write a target under `strace`, over an old one if the case says so."""
    kind, there = TRACED[case]
    if there:
        write(f"{place}/x", "old", folder=kind == "folder")
    program = (
        "import signal\n"
        "from tests.tools.faults import write\n"
        # As the command does; and under `nohup` the child would inherit that SIGHUP is ignored.
        "signal.signal(signal.SIGINT, signal.SIG_DFL)\n"
        "signal.signal(signal.SIGHUP, signal.SIG_DFL)\n"
        f"write('x', 'new', folder={kind == 'folder'}, force={bool(there)})"
    )
    if "no exchange" in case:
        options = (*options, "-e", "inject=renameat2:error=ENOSYS")
    command = [strace(), "-qq", "-o", f"{place}/calls", "-e", f"trace={NAME_CALLS}", *options]
    done = subprocess.run(
        [*command, sys.executable, "-B", "-c", program],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""
    return done


@pytest.mark.parametrize("case", TRACED)
def test_a_signal_at_any_call_of_the_system_loses_nothing(case: str, say: Say) -> None:
    """The same by the kernel, whatever Python calls: this does not depend on the layer above."""
    kind, there = TRACED[case]
    exchange = "no exchange" not in case
    with tempfile.TemporaryDirectory() as place:
        assert traced(case, place).returncode == 0
        lines = Path(place, "calls").read_text(encoding="utf-8").splitlines()
    calls = Counter(each.partition("(")[0] for each in lines if "(INJECTED)" not in each)
    faults = [
        (name, call, number)
        for name in SIGNALS
        for call, most in calls.items()
        for number in range(1, most + 1)
    ]
    for name, call, number in faults:
        with tempfile.TemporaryDirectory() as place:
            target = Path(place, "x")
            inject = f"inject={call}:signal={name}:when={number}"
            code = traced(case, place, "-e", inject).returncode
            Path(place, "calls").unlink()
            beside = {each.name: state(each) for each in Path(place).iterdir() if each != target}
            said = [each.replace(f"{place}/", "") for each in leftovers(str(target))]
            ended: dict[str, Any] = {"fault": name, "code": code, "target": state(target)}
            write(str(target), "new", folder=kind == "folder")
            ended |= {"beside": beside, "said": said, "again": state(target)}
            assert lost(ended, there or "new", exchange=exchange) is None, (name, call, number)
    assert sum(calls.values()) >= (5 if kind == "folder" and there else 1)
    say(f"{len(faults)} signals at {sum(calls.values())} calls by strace, {case}: nothing is lost")
