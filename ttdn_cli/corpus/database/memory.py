"""How much memory a question may take."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ttdn_cli.corpus.processes import processors

_MORE = 1536 * 1024**2
"""Bytes of addresses beyond those at the beginning. What DuckDB counts takes a third of them."""

_OF_A_THREAD = 192 * 1024**2
"""Addresses that the allocator of a thread reserves (M_ARENA_MAX of glibc), and its stack."""


@contextmanager
def bounded_memory() -> Iterator[None]:
    """Give this process no more memory than a question needs: DuckDB does not count all of its own.

    A list or a text of one value, such as `range(2000000000)`, is beside its limit. Only Linux
    bounds what a process takes; elsewhere nothing is.
    """
    if sys.platform != "linux":
        yield
        return
    import resource

    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").partition(" ")[0])
    most = pages * resource.getpagesize() + _MORE + processors() * _OF_A_THREAD
    soft, hard = resource.getrlimit(resource.RLIMIT_AS)
    if soft == resource.RLIM_INFINITY or soft > most:
        resource.setrlimit(resource.RLIMIT_AS, (most, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (soft, hard))
