"""The entry of the command: how the process ends, whatever happens in it."""

from __future__ import annotations

import atexit
import gc
import io
import os
import signal
import sys
from contextlib import suppress
from itertools import compress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any, NoReturn

_BUFFERED = {io.TextIOWrapper, io.BufferedWriter, io.BufferedRandom}
_OBJECTS: list[Any] = gc.get_objects()
_FILES = [*compress(_OBJECTS, map(_BUFFERED.__contains__, map(type, _OBJECTS)))]
del _OBJECTS
"""What was open before us: the standard streams, and what a tool that watches Python writes to."""


def main() -> None:
    """Run the command line and end the process with the exit code of the contract."""
    _end_by_signals()
    if sys.stdout is None:
        _fail("Standard output is closed.", 2)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors=stream.errors, newline="\n")
    # There is next to nothing to collect, and looking for it takes a twentieth of a start.
    gc.disable()
    # Only now, so that Ctrl-C during the imports is quiet too.
    from ttdn_cli.commands.app import command_line
    from ttdn_cli.errors import CANNOT, TtdnError

    try:
        try:
            command_line()()
        except SystemExit as end:
            sys.stdout.flush()
            if _watched():
                raise
            _end(end.code if isinstance(end.code, int) else bool(end.code))
    except TtdnError as error:
        _fail(str(error), error.exit_code)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        _fail(f"standard output: {why}. The output is incomplete.", CANNOT)


def _end_by_signals() -> None:
    """Let a closed pipe and Ctrl-C end the process, as they end any other Unix tool."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    # A shell that starts a job in the background has it ignore Ctrl-C: keep that.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _end(code: int) -> NoReturn:
    """End without taking Python apart, which takes a quarter of the time of a short answer.

    All else that Python does at its end (Py_FinalizeEx, Python/C API) is done here too: it waits
    for threads, calls the exit handlers, and writes what is in the buffers of files. Our own files
    are closed by then; those of others were open before we began.
    """
    if threading := sys.modules.get("threading"):
        threading._shutdown()
    atexit._run_exitfuncs()
    for file in _FILES:
        with suppress(OSError, ValueError):
            file.flush()
    os._exit(code)


def _watched() -> bool:
    """Return whether a profiler, a debugger or the like has something to do at the end."""
    monitoring = getattr(sys, "monitoring", None)  # From Python 3.12 on (PEP 669), with six places.
    tools = map(monitoring.get_tool, range(6)) if monitoring else ()
    return any((sys.getprofile(), sys.gettrace(), *tools))


def _fail(message: str, code: int) -> NoReturn:
    """Say why on standard error and end."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"ttdn: {message}\n")
    _end(code)


if __name__ == "__main__":
    main()
