"""Work on many things in as many processes as there are processors."""

from __future__ import annotations

import gc
import multiprocessing
import os
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import islice
from typing import TypeVar

from ttdn_cli.text.language import Language
from ttdn_cli.text.messages import speak, spoken

_Thing = TypeVar("_Thing")
_Made = TypeVar("_Made")

_AT_ONCE = 8
"""Things that are given to a process at once."""

_AHEAD = 16
"""How many times that a process may be ahead: it goes on while this one writes to the disk."""

_EVERY = 1.0
"""Seconds after which what was made is kept."""


def kept(things: Iterable[_Thing], keep: Callable[[list[_Thing]], None]) -> Iterator[_Thing]:
    """Yield things, and have them kept about each second: who ends this loses no more than that.

    Args:
        things: to be made one by one.
        keep: takes those that have been made since the last time, at least one.
    """
    fresh: list[_Thing] = []
    last = time.monotonic()
    for each in things:
        fresh.append(each)
        yield each
        if time.monotonic() - last > _EVERY:
            keep(fresh)
            fresh, last = [], time.monotonic()
    if fresh:
        keep(fresh)


def map_at_once(
    make: Callable[[_Thing], _Made], things: Sequence[_Thing], *, few: bool = False
) -> Iterator[_Made]:
    """Yield what is made of each of many things, in their order.

    Args:
        make: a function of a module; what it takes and returns can be pickled.
        things: of which something is made.
        few: whether that is done before another process has started.

    Where a process is killed, the rest is made in this one.
    """
    count = min(processors(), -(-len(things) // 2))
    if few or count < 2:
        yield from map(make, things)
        return
    # A process that is copied has all modules; one that has threads cannot be copied safely.
    copied = sys.platform == "linux" and threading.active_count() == 1
    context = multiprocessing.get_context("fork" if copied else "spawn")
    chunks = iter(range(0, len(things), _AT_ONCE))
    done = 0
    with ProcessPoolExecutor(count, context, _begin, (spoken(),)) as pool:
        try:
            # Not all at once: what is made waits here until it is asked for.
            running = [
                pool.submit(_make, make, things[start : start + _AT_ONCE])
                for start in islice(chunks, _AHEAD * count)
            ]
            while running:
                for made in running.pop(0).result():
                    done += 1
                    yield made
                running += [
                    pool.submit(_make, make, things[start : start + _AT_ONCE])
                    for start in islice(chunks, 1)
                ]
            return
        except BrokenProcessPool:
            pass
    yield from map(make, things[done:])


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _begin(language: Language) -> None:
    """Prepare a process that works on many things."""
    threading.Thread(target=_end_with_parent, daemon=True).start()
    speak(language)
    # What is in the tree of a file refers to itself in places.
    gc.freeze()
    gc.enable()


def _end_with_parent() -> None:
    """End this process when the one that started it does, in whatever way.

    Where that is killed, nobody tells this one, which would wait for work and keep open what
    somebody reads to its end.
    """
    if parent := multiprocessing.parent_process():
        parent.join()
        os._exit(1)


def _make(make: Callable[[_Thing], _Made], things: Sequence[_Thing]) -> list[_Made]:
    return [make(each) for each in things]
