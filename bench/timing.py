"""Times commands side by side: whole processes, in turn, the best of several runs."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence

RUNS = 7


def best(commands: Mapping[str, Sequence[str]], runs: int = RUNS, cwd: str | None = None) -> dict[str, float]:
    """The shortest wall time in seconds of each command, after one run to warm the disk's cache.

    The commands take turns, so that a slow moment of the machine falls on all of them. Raises RuntimeError where a
    command cannot run (an exit code above 1; findings are 1).
    """
    times: dict[str, list[float]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            started = time.perf_counter()
            done = subprocess.run(command, cwd=cwd, env=_environment(), capture_output=True, check=False)
            if done.returncode > 1:
                raise RuntimeError(f"{name}: exit {done.returncode}: {done.stderr.decode()[-400:]}")
            if turn:
                times[name].append(time.perf_counter() - started)
    return {name: min(found) for name, found in times.items()}


def _environment() -> dict[str, str]:
    # An installed package has its byte code; a checkout writes it at the first run, unless it is told not to.
    return {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}


def show(times: Mapping[str, float], ours: str, peers: Sequence[str]) -> None:
    """Prints the times, and how many times as long the peers take together."""
    for name, seconds in times.items():
        print(f"  {name:<44} {seconds * 1000:8.1f} ms")
    together = sum(times[name] for name in peers)
    print(f"  {' + '.join(peers)} against {ours}: {together / times[ours]:.1f} times as long")
