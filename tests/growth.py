"""How the time of a piece of work grows with its input: the one measure of the tests that look at time."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

TRIES = 4


def too_fast_growing(work: Callable[[int], object], size: int) -> tuple[float, float] | None:
    """The CPU seconds at `size` and at four times that, where they break cpu(4n) < 6 cpu(n) + 0.05 s; else None.

    A slow moment of the machine is no fault of the work's: only what breaks the rule four times over does, each time a
    few calls deeper. For Python keeps frames in chunks, and where the innermost loop's calls begin a new one each takes
    ten times as long.
    """
    pair = (0.0, 0.0)
    for attempt in range(TRIES):
        pair = _deeper(work, size, 5 * attempt)
        if pair[1] < 6 * pair[0] + 0.05:
            return None
    return pair


def _deeper(work: Callable[[int], object], size: int, calls: int) -> tuple[float, float]:
    if calls:
        return _deeper(work, size, calls - 1)
    return _seconds(work, size), _seconds(work, 4 * size)


def _seconds(work: Callable[[int], object], size: int) -> float:
    gc.disable()
    try:
        start = process_time()
        work(size)
        return process_time() - start
    finally:
        gc.enable()
