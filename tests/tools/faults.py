"""Signals and errors at every call that changes a name: a layer between what writes and the system.

`python -m tests.tools.faults KIND THERE SYSTEM` writes a target once for each fault, each in a
process of its own, and prints a line of JSON about each of them.
"""

from __future__ import annotations

import errno
import json
import os
import signal
import stat
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext, suppress
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from ttdn_cli.errors import TargetError
from ttdn_cli.share import atomic, names
from ttdn_cli.share.target import leftovers

CALLS = ("open", "mkdir", "write", "fsync", "chmod", "replace", "rename", "link", "unlink", "rmdir")
SYSTEMS = ("exchange", "no exchange", "no second names")
"""What the system can: all; not `renameat2`; neither that nor links."""

SIGNALS = ("SIGTERM", "SIGINT", "SIGHUP", "SIGKILL")
FILES = ("a.csv", "b.csv", "c.csv")

Hook = Callable[[str, str], None]


@contextmanager
def watched(hook: Hook, system: str = "exchange") -> Iterator[None]:
    """Call the hook with the name of each call, "before" and "after" it.

    A call from within the hook is not watched.
    """
    busy = False

    def watch(name: str, real: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            nonlocal busy
            if busy:
                return real(*args, **kwargs)
            for moment in ("before", "after"):
                busy = True
                try:
                    hook(name, moment)
                finally:
                    busy = False
                if moment == "before":
                    result = real(*args, **kwargs)
            return result

        return call

    def lacking(*_: object, **__: object) -> bool:
        return False

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    real = {name: getattr(os, name) for name in CALLS}
    renameat2 = names._renameat2
    for name, function in real.items():
        without = name == "link" and system == "no second names"
        setattr(os, name, watch(name, refuse if without else function))
    names._renameat2 = watch("renameat2", renameat2 if system == "exchange" else lacking)
    try:
        yield
    finally:
        names._renameat2 = renameat2
        for name, function in real.items():
            setattr(os, name, function)


def write(target: str, text: str, *, folder: bool, force: bool = True) -> None:
    """Write a file, or a folder, in which each text says of which run it is."""
    content = text.encode() * 1000
    if folder:
        atomic.write_folder(target, dict.fromkeys(FILES, content), force=force)
    else:
        atomic.write_file(target, content, force=force)


def device(folder: Path) -> str:
    """Return the path of a device in this folder; never one of the system that might be lost.

    Who is not root may make none, and may replace none of the system.
    """
    path = folder / "device"
    try:
        os.mknod(path, 0o600 | stat.S_IFCHR, os.makedev(1, 3))
    except PermissionError:
        if not os.geteuid():
            pytest.skip("root may not make a device here")
        return "/dev/null"
    return str(path)


def state(path: Path) -> str:
    """Return the text that a target was written with: "missing" if there is none, or "broken"."""
    if not os.path.lexists(path):
        return "missing"
    if path.is_symlink() or (path.is_dir() and sorted(os.listdir(path)) != sorted(FILES)):  # noqa: PTH208
        return "broken"
    parts = [path / each for each in FILES] if path.is_dir() else [path]
    texts = {each.read_text(encoding="utf-8") for each in parts}
    found = next((each for each in ("old", "new", "other") if texts == {each * 1000}), None)
    return found or "broken"


@dataclass
class Outcome:
    """What became of a target after a fault.

    Attributes:
        fault: the signal, or the error that the call returned.
        call: which call it was, "before" or "after" it, and the how many-th of the run.
        code: how the process ended; 3 is an error of one line.
        target: its state.
        beside: the state of each other name in the folder that was not there before.
        said: what the next run says of these.
        again: the state of the target after the next run.
    """

    fault: str
    call: str
    code: int
    target: str
    beside: dict[str, str]
    said: list[str]
    again: str


def outcome(
    fault: str, moment: str, number: int, *, folder: bool, there: bool, system: str
) -> Outcome | None:
    """Write a target with a fault at that call; return None if there are fewer calls."""
    # In memory, if there is such a folder: to wait for a disk is the most of the time.
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as name:
        os.chdir(name)
        Path("mine").write_text("mine", encoding="utf-8")
        os.symlink("mine", ".x.ttdn-0")  # noqa: PTH211
        if there:
            write("x", "old", folder=folder)
        known = set(os.listdir())  # noqa: PTH208
        reader, writer = os.pipe()
        if not (pid := os.fork()):
            _fail(fault, moment, number, writer, folder=folder, force=there, system=system)
        os.close(writer)
        code = os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])
        with os.fdopen(reader) as stream:
            call = stream.read()
        if not call:
            assert code == 0, code
            return None
        assert Path("mine").read_text(encoding="utf-8") == "mine"
        assert os.readlink(".x.ttdn-0") == "mine"  # noqa: PTH115
        found, said = state(Path("x")), [*leftovers("x")]
        beside = {each: state(Path(each)) for each in {*os.listdir()} - known - {"x"}}  # noqa: PTH208
        write("x", "new", folder=folder)
        os.chdir("/")
        again = state(Path(name, "x"))
        return Outcome(fault, f"{moment} {call} ({number})", code, found, beside, said, again)


def _fail(
    fault: str, moment: str, number: int, writer: int, *, folder: bool, force: bool, system: str
) -> None:
    """Write with a fault, and end this process."""
    made, write_down = count(1), os.write
    for name in SIGNALS[:3]:
        signal.signal(getattr(signal, name), signal.SIG_DFL)

    def hook(call: str, when: str) -> None:
        if when == moment and next(made) == number:
            write_down(writer, call.encode())
            if fault.startswith("SIG"):
                os.kill(os.getpid(), getattr(signal, fault))
            else:
                raise OSError(getattr(errno, fault), os.strerror(getattr(errno, fault)))

    code = 4
    with suppress(BaseException):
        try:
            with watched(hook, system):
                write("x", "new", folder=folder, force=force)
            code = 0
        except TargetError as error:
            code = 3 if "\n" not in str(error) else 5
    os._exit(code)


def outcomes(*, folder: bool, there: bool, system: str) -> Iterator[Outcome]:
    """Yield what becomes of a target after each fault at each call."""
    for fault in (*SIGNALS, "EIO", "ENOSPC"):
        for moment in ("before", "after") if fault.startswith("SIG") else ("before",):
            for number in count(1):
                found = outcome(fault, moment, number, folder=folder, there=there, system=system)
                if found is None:
                    break
                yield found


def main(kind: str, there: str, system: str, held: str = "held") -> None:
    """Print the outcomes; if `held` is anything else, signals are not."""
    if held != "held":
        vars(atomic)["signals_held"] = nullcontext
    for each in outcomes(folder=kind == "folder", there=there == "old", system=system):
        print(json.dumps(asdict(each)))


if __name__ == "__main__":
    main(*sys.argv[1:])
