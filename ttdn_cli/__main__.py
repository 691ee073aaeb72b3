"""The entry of the command: how the process ends, whatever happens in it."""

from __future__ import annotations

import gc
import os
import signal
import sys
from contextlib import suppress

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn, TextIO


def main() -> None:
    """Run the command line and end the process with the exit code of the contract."""
    _end_by_signals()
    if sys.stdout is None:
        _fail("standard output is closed", 2)
    _write_utf8(sys.stdout)
    _write_utf8(sys.stderr)
    # There is next to nothing to collect, and looking for it takes a twentieth of a start.
    gc.disable()
    # Only now, so that Ctrl-C during the imports is quiet too.
    from ttdn_cli.commands.app import app
    from ttdn_cli.commands.asked import narrow
    from ttdn_cli.errors import OutputError, TtdnError

    narrow(app, sys.argv[1:], os.environ)
    try:
        try:
            app()
        except SystemExit as end:
            sys.stdout.flush()
            _end(end)
    except TtdnError as error:
        _fail(str(error), error.exit_code)
    except OSError as error:
        lost = OutputError((error.strerror or str(error)).lower())
        _fail(str(lost), lost.exit_code)


def _end_by_signals() -> None:
    """Let a closed pipe and Ctrl-C end the process, as they end any other Unix tool."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    # A shell that starts a job in the background has it ignore Ctrl-C: keep that.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _write_utf8(stream: TextIO | None) -> None:
    if stream is not None and hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors=stream.errors, newline="\n")


def _end(end: SystemExit) -> NoReturn:
    """End at once: taking Python apart first would take longer than all that we do ourselves."""
    if _watched():
        raise end
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.flush()
    os._exit(end.code if isinstance(end.code, int) else bool(end.code))


def _watched() -> bool:
    """Return whether a profiler, a debugger or the like has something to do at the end."""
    monitoring = getattr(sys, "monitoring", None)  # From Python 3.12 on (PEP 669), with six places.
    tools = map(monitoring.get_tool, range(6)) if monitoring else ()
    return any((sys.getprofile(), sys.gettrace(), *tools))


def _fail(message: str, code: int) -> NoReturn:
    """Say why on standard error and end; nothing is tried on standard output again."""
    if sys.stderr is not None:
        with suppress(OSError):
            sys.stderr.write(f"ttdn: {message}\n")
            sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
