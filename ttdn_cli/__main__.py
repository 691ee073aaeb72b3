"""The entry of the command: how the process ends, whatever happens in it."""

from __future__ import annotations

import gc
import os
import signal
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

_LOADED_BEFORE = {name.partition(".")[0] for name in sys.modules}
_HARMLESS = {"__main__", "ttdn_cli", "_distutils_hack", "_virtualenv"}
"""Modules beside Python's own that leave nothing to do; environments load the last two."""

_PROGRAMS = {"ttdn", "ttdn.exe", "ttdn-script.py", "__main__.py"}


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
    from ttdn_cli.commands.language import language_of
    from ttdn_cli.errors import CANNOT, TtdnError
    from ttdn_cli.text.messages import message, speak

    try:
        try:
            speak(language_of(sys.argv[1:], os.environ))
            code = command_line()()
            sys.stdout.flush()
            _end(code or 0)
        except SystemExit as end:
            sys.stdout.flush()
            _end(end.code if isinstance(end.code, int) else bool(end.code))
    except TtdnError as error:
        _fail(str(error), error.exit_code)
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        _fail(message("standard output: {why}. The output is incomplete.", why=why), CANNOT)


def _end_by_signals() -> None:
    """Let a closed pipe and Ctrl-C end the process, as they end any other Unix tool."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    # A shell that starts a job in the background has it ignore Ctrl-C: keep that.
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _end(code: int) -> NoReturn:
    """End the process, at once where nobody else has anything to do at its end.

    The shutdown of Python takes a quarter of the time of a short answer. Where any code but its
    own and ours has run, that may have files to write, threads to wait for or handlers to call.
    """
    for stream in (sys.stdout, sys.stderr):
        try:
            if stream is not None:
                stream.flush()
        except (OSError, ValueError):
            # What is left in the buffer is lost, and Python would say so once more.
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
    alone = os.path.basename(sys.argv[0]) in _PROGRAMS and not _is_watched()  # noqa: PTH119
    if not alone or _LOADED_BEFORE - sys.stdlib_module_names - _HARMLESS:
        sys.exit(code)
    os._exit(code)


def _is_watched() -> bool:
    """Return whether a profiler, a debugger or a prompt has something to do at the end."""
    monitoring = getattr(sys, "monitoring", None)  # From Python 3.12 on (PEP 669), with six places.
    tools = map(monitoring.get_tool, range(6)) if monitoring else ()
    return any((sys.getprofile(), sys.gettrace(), sys.flags.inspect, *tools))


def _fail(why: str, code: int) -> NoReturn:
    """Say why on standard error, each line by its own, and end."""
    from ttdn_cli.render.terminal import warn

    warn(*why.split("\n"))
    _end(code)


if __name__ == "__main__":
    main()
