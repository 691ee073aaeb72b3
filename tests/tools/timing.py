"""Time compared side by side: whether work grows with its size, or with its square."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable

_TIMES = 6
"""How much larger the larger work is."""

_LEAST = 0.005
"""Seconds that the smaller work takes at least, for the two to be compared."""


def growth(work: Callable[[int], object], size: int) -> float:
    """Return how many times as long six times the work takes, by time of the processor.

    It is about 6 where work grows with its size, and about 36 where it does with its square. What
    is too short to be measured counts as `_LEAST`. Garbage is not collected meanwhile: that takes
    the longer the more there is of everything else.

    Args:
        work: what is done of a size.
        size: of the smaller work.
    """
    small, large = (min(_seconds(work, each) for _ in range(2)) for each in (size, _TIMES * size))
    return large / max(small, _LEAST)


def _seconds(work: Callable[[int], object], size: int) -> float:
    gc.collect()
    gc.disable()
    try:
        began = time.process_time()
        work(size)
        return time.process_time() - began
    finally:
        gc.enable()


LINEAR = 18.0
"""Between the growth of what is linear and of what is not."""
