"""How the time of a piece of work grows with its input: the one measure of the tests that look at time."""

from __future__ import annotations

import gc
from collections.abc import Callable
from time import process_time

TRIES = 4


def too_fast_growing(work: Callable[[int], object], size: int) -> tuple[float, float] | None:
    """The CPU seconds at `size` and at four times that, where they break cpu(4n) < 6 cpu(n) + 0.05 s; else None.

    A slow moment of the machine is no fault of the work's: only what breaks the rule four times over does.
    """
    pair = (0.0, 0.0)
    for _ in range(TRIES):
        pair = (_seconds(work, size), _seconds(work, 4 * size))
        if pair[1] < 6 * pair[0] + 0.05:
            return None
    return pair


def _seconds(work: Callable[[int], object], size: int) -> float:
    gc.disable()
    try:
        start = process_time()
        work(size)
        return process_time() - start
    finally:
        gc.enable()
