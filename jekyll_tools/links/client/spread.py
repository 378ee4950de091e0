"""Jobs done in threads, hosts in turn: no host is asked more than it bears, and none waits for another's sake."""

from __future__ import annotations

import heapq
import itertools
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

from jekyll_tools import limits
from jekyll_tools.links.client.turns import Turns

Job = TypeVar("Job")
Result = TypeVar("Result")


@dataclass(frozen=True)
class Later(Generic[Job]):
    """A job to be done again, after so many seconds."""

    job: Job
    seconds: float


def spread(
    jobs: Iterable[tuple[str, Job]],
    do: Callable[[Job], Result | Later[Job]],
    turns: Turns,
    workers: int = limits.LINK_WORKERS,
) -> Iterator[Result]:
    """Does jobs, each named by its host; yields the results as they come.

    What `do` raises is raised here. The threads are daemons: an interrupted run does not wait for a slow server.
    """
    line = _Line(jobs, turns)
    team = _Team(do, workers)
    try:
        while line.size:
            while team.free and (taken := line.take()) is not None:
                team.give(*taken)
            host, result = team.next(line.wait() if team.free else None)
            if isinstance(result, Later):
                line.again(host, result)
            elif host:
                line.done(host)
                yield result  # type: ignore[misc]
    finally:
        team.dismiss()


class _Team(Generic[Job, Result]):
    """Threads that work; as many as there is work for, no more than so many."""

    def __init__(self, do: Callable[[Job], Result | Later[Job]], most: int) -> None:
        self._do = do
        self.free = most
        self._threads = 0
        self._most = most
        self._tasks: SimpleQueue[tuple[str, Job] | None] = SimpleQueue()
        self._results: SimpleQueue[tuple[str, Result | Later[Job] | BaseException]] = SimpleQueue()

    def give(self, host: str, job: Job) -> None:
        if self._most - self.free >= self._threads:
            threading.Thread(target=self._work, daemon=True).start()
            self._threads += 1
        self.free -= 1
        self._tasks.put((host, job))

    def next(self, seconds: float | None) -> tuple[str, Result | Later[Job] | None]:
        """A result and its host; no host where there was none in so many seconds."""
        try:
            host, result = self._results.get(timeout=seconds)
        except Empty:
            return "", None
        self.free += 1
        if isinstance(result, BaseException):
            raise result
        return host, result

    def dismiss(self) -> None:
        for _ in range(self._threads):
            self._tasks.put(None)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            host, job = task
            try:
                self._results.put((host, self._do(job)))
            except BaseException as error:
                self._results.put((host, error))


class _Line(Generic[Job]):
    """The jobs that wait, by host; `take` gives one of the host whose turn it is."""

    def __init__(self, jobs: Iterable[tuple[str, Job]], turns: Turns) -> None:
        self._turns = turns
        self._waiting: dict[str, deque[Job]] = {}
        self._running: Counter[str] = Counter()
        self._number = itertools.count()
        self._next: list[tuple[float, int, str]] = []  # a heap: when each host may be asked
        self._listed: set[str] = set()
        self._later: list[tuple[float, int, str, Job]] = []
        for host, job in jobs:
            self._waiting.setdefault(host, deque()).append(job)
        self.size = sum(map(len, self._waiting.values()))
        for host in self._waiting:
            self._list(host, 0.0)

    def take(self) -> tuple[str, Job] | None:
        """A job whose host may be asked now; None where there is none."""
        now = self._turns.clock()
        while self._later and self._later[0][0] <= now:
            _, _, host, job = heapq.heappop(self._later)
            self._waiting[host].append(job)
            self._list(host, now)
        while self._next and self._next[0][0] <= now:
            _, _, host = heapq.heappop(self._next)
            self._listed.discard(host)
            if self._turns.ready(host) <= now:
                self._running[host] += 1
                job = self._waiting[host].popleft()
                self._list(host, now + self._turns.interval)
                return host, job
            self._list(host, now)
        return None

    def wait(self) -> float | None:
        """Seconds until `take` may have another; None where only a result can bring one."""
        times = [heap[0][0] for heap in (self._next, self._later) if heap]
        return max(0.0, min(times) - self._turns.clock()) if times else None

    def done(self, host: str) -> None:
        self.size -= 1
        self._free(host)

    def again(self, host: str, later: Later[Job]) -> None:
        heapq.heappush(self._later, (self._turns.clock() + later.seconds, next(self._number), host, later.job))
        self._free(host)

    def _free(self, host: str) -> None:
        self._running[host] -= 1
        self._list(host, 0.0)

    def _list(self, host: str, earliest: float) -> None:
        if host not in self._listed and self._waiting[host] and self._running[host] < self._turns.at_once:
            heapq.heappush(self._next, (max(earliest, self._turns.ready(host)), next(self._number), host))
            self._listed.add(host)
