"""Signals while files are written: each takes effect before or after, and never in between."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

_Thing = TypeVar("_Thing")

_ASKING = {"SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT"}
"""Signals by which somebody asks a process to end."""

_STOPPING = {"SIGTSTP", "SIGTTIN", "SIGTTOU"}
"""Signals by which a terminal asks it to wait (POSIX.1, 11.1.9)."""


@contextmanager
def signals_held() -> Iterator[None]:
    """Let no signal end or stop the process meanwhile; each takes effect at the end."""
    if hasattr(signal, "pthread_sigmask"):
        before = signal.pthread_sigmask(signal.SIG_BLOCK, signal.valid_signals())
        try:
            yield
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)
        return
    # Windows has handlers only, which Python calls in the main thread alone.
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    caught: list[int] = []
    every = [getattr(signal, name) for name in ("SIGINT", "SIGBREAK") if hasattr(signal, name)]
    kept = {each: signal.signal(each, lambda number, _: caught.append(number)) for each in every}
    try:
        yield
    finally:
        for number, handler in kept.items():
            signal.signal(number, handler)
        for number in caught:
            signal.raise_signal(number)


def heed_signals() -> None:
    """Stop what has just begun if a signal that is held asks the process to end, or wait.

    Raises:
        KeyboardInterrupt: if so. The signal ends the process before anyone can catch it, unless it
            means Ctrl-C to Python too.
    """
    pending = signal.sigpending() if hasattr(signal, "sigpending") else set()
    if stopping := [each for each in pending if each.name in _STOPPING]:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, stopping)
        signal.pthread_sigmask(signal.SIG_BLOCK, stopping)
    ends = (signal.SIG_DFL, signal.default_int_handler)
    if any(each.name in _ASKING and signal.getsignal(each) in ends for each in pending):
        raise KeyboardInterrupt


def heeded(things: Iterable[_Thing]) -> Iterator[_Thing]:
    """Yield things one by one, and heed the signals that are held before each.

    Raises:
        KeyboardInterrupt: as `heed_signals` does.
    """
    for each in things:
        heed_signals()
        yield each
