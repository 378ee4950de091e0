"""Times commands side by side: whole processes, in turn, the best of several runs, by the clock and in CPU time."""

from __future__ import annotations

import os
import resource
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

RUNS = 7


def _nothing() -> None:
    pass


class Command(NamedTuple):
    """A command, what is done before each run of it, untimed, and the folder of its caches ("": the usual one)."""

    words: Sequence[str]
    before: Callable[[], None] = _nothing
    cache: str = ""


class Spent(NamedTuple):
    """Seconds by the clock, and of CPU time, children included. The latter depends less on the machine's other work."""

    wall: float
    cpu: float


def best(commands: Mapping[str, Command], runs: int = RUNS, cwd: str | None = None) -> dict[str, Spent]:
    """The least of each that a run of each command took, after one run to warm the disk's cache.

    The commands take turns, so that a slow moment of the machine falls on all of them. Raises RuntimeError where a
    command cannot run (an exit code above 1; findings are 1).
    """
    times: dict[str, list[Spent]] = {name: [] for name in commands}
    for turn in range(runs + 1):
        for name, command in commands.items():
            command.before()
            spent = _spent(name, command, cwd)
            if turn:
                times[name].append(spent)
    return {name: Spent(min(each.wall for each in all), min(each.cpu for each in all)) for name, all in times.items()}


def _spent(name: str, command: Command, cwd: str | None) -> Spent:
    before, started = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    done = subprocess.run(command.words, cwd=cwd, env=_environment(command.cache), capture_output=True, check=False)
    wall, after = time.perf_counter() - started, resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode > 1:
        raise RuntimeError(f"{name}: exit {done.returncode}: {done.stderr.decode()[-400:]}")
    return Spent(wall, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)


def _environment(cache: str) -> dict[str, str]:
    # An installed package has its byte code; a checkout writes it at the first run, unless it is told not to.
    found = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**found, "XDG_CACHE_HOME": cache} if cache else found


def show(times: Mapping[str, Spent], ours: Sequence[str], peers: Sequence[str]) -> None:
    """Prints the times, and for each of ours how many times as long the peers take together."""
    for name, spent in times.items():
        print(f"  {name:<44} {spent.cpu * 1000:8.1f} ms CPU {spent.wall * 1000:8.1f} ms")
    wall, cpu = (sum(times[name][index] for name in peers) for index in range(2))
    print(f"  {' + '.join(peers)} against")
    for name in ours:
        spent = times[name]
        print(f"    {name:<42} {cpu / spent.cpu:8.1f} times the CPU {wall / spent.wall:7.1f} times as long")
