"""`ttdn` without its start: a process that has imported the package, and is forked for each call.

A call is a process as any other, with arguments, environment, streams and an end of its own. What
it does not have is a start of Python and its imports, which take ten times as long as the rest.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import resource
import signal
import socket
import struct
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Lock, Timer

_NUMBER = struct.Struct("i")
_SECONDS = 60
_PROGRAM = """
from tests.tools import zygote
zygote.wait(%d)
from ttdn_cli.__main__ import main
main()
"""


class Zygote:
    """A process to fork calls of the command from; it ends with ours.

    Args:
        root: the folder of the project.
        environ: the environment in which it starts.
        before: the words of a command that starts it, such as one that takes rights away.
    """

    def __init__(self, root: Path, environ: Mapping[str, str], before: Sequence[str] = ()) -> None:
        self._line, theirs = socket.socketpair()
        self._lock = Lock()
        with theirs:
            subprocess.Popen(
                [*before, sys.executable, "-c", _PROGRAM % theirs.fileno()],
                cwd=root,
                env=environ,
                stdin=subprocess.DEVNULL,
                pass_fds=[theirs.fileno()],
                start_new_session=True,
            )

    def run(
        self,
        command: Sequence[str],
        environ: Mapping[str, str],
        streams: tuple[int, int, int],
        read: Iterable[int],
        *,
        folder: Path | None = None,
        most: int = resource.RLIM_INFINITY,
    ) -> tuple[int, list[bytes]]:
        """Run a call and wait for its end.

        Args:
            command: its arguments, its own name first.
            environ: all of its environment.
            streams: its standard input, output and error, which are closed here.
            read: the other ends of those that are to be read, which are closed too.
            folder: where it runs, if not here.
            most: how many bytes a file that it writes may have.

        Returns:
            Its exit code, negative for a signal, and what was read from each end.
        """
        with self._lock, tempfile.TemporaryFile("w+") as request:
            json.dump([list(command), dict(environ), str(folder or Path.cwd()), most], request)
            request.flush()
            request.seek(0)
            socket.send_fds(self._line, [b"1"], [request.fileno(), *streams])
            for each in set(streams):
                os.close(each)
            timer = Timer(_SECONDS, os.kill, (self._number(), signal.SIGKILL))
            timer.start()
            with ThreadPoolExecutor() as pool:
                said = list(pool.map(_all, read))
            code = self._number()
            timer.cancel()
            return code, said

    def _number(self) -> int:
        (number,) = _NUMBER.unpack(self._line.recv(_NUMBER.size))
        return int(number)


def _all(end: int) -> bytes:
    """Return what is written to a pipe or a pseudo-terminal until nobody writes any more."""
    chunks = []
    try:
        while chunk := os.read(end, 1 << 16):
            chunks.append(chunk)
    except OSError:  # So a pseudo-terminal says that it has been left.
        pass
    os.close(end)
    return b"".join(chunks)


def wait(fd: int) -> None:
    """Import the package and fork for each call; return in the new process, ready to run it."""
    import ttdn_cli

    for module in pkgutil.walk_packages(ttdn_cli.__path__, "ttdn_cli."):
        if not module.name.endswith(".__main__"):  # It looks at the process in which it is.
            importlib.import_module(module.name)
    # All that this needs is imported with it; it itself reads the environment as it is imported.
    importlib.import_module("typer.rich_utils")
    del sys.modules["typer.rich_utils"], sys.modules["typer"].rich_utils
    gc.freeze()
    line = socket.socket(fileno=fd)
    while fds := socket.recv_fds(line, 1, 4)[1]:
        if not (pid := os.fork()):
            line.close()
            _become(*fds)
            return
        for each in fds:
            os.close(each)
        line.sendall(_NUMBER.pack(pid))
        line.sendall(_NUMBER.pack(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])))
    sys.exit()


def _become(request: int, *streams: int) -> None:
    """Turn this process into what a request asks for."""
    with os.fdopen(request) as stream:
        sys.argv, environ, folder, most = json.load(stream)
    os.environ.clear()
    os.environ.update(environ)
    os.chdir(folder)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
    resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))  # Also where nobody waits.
    for number, fd in enumerate(streams):
        os.dup2(fd, number)
        os.close(fd)
    # Anew, as Python makes them where the locale is C.UTF-8: they know what they write to.
    sys.stdin = os.fdopen(0, encoding="utf-8", errors="surrogateescape", closefd=False)
    sys.stdout = os.fdopen(1, "w", encoding="utf-8", errors="surrogateescape", closefd=False)
    sys.stderr = os.fdopen(2, "w", 1, "utf-8", "backslashreplace", closefd=False)
