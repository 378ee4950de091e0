"""Jobs done in threads, hosts in turn: no host is asked more than it bears, and none waits for another's sake."""

from __future__ import annotations

import heapq
import itertools
import threading
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from queue import Empty, SimpleQueue
from typing import Generic, Protocol, TypeVar

from jekyll_tools import limits
from jekyll_tools.links.client.turns import Turns

Job = TypeVar("Job")
Result = TypeVar("Result")
Made_co = TypeVar("Made_co", covariant=True)


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
    front: Front[Job, Result] | None = None,
) -> Iterator[Result]:
    """Does jobs, each named by its host; yields the results as they come.

    What `do` raises is raised here. The threads are daemons: an interrupted run does not wait for a slow server. What
    the `front` can do needs none of them.
    """
    line = _Line(jobs, turns)
    team = _Team(do, workers) if front is None else _Fronted(do, workers, front)
    try:
        while line.size:
            while team.free and (taken := line.take()) is not None:
                team.give(*taken)
            for host, result in team.come(line.wait() if team.free else None):
                if isinstance(result, Later):
                    line.again(host, result)
                else:
                    line.done(host)
                    yield result
    finally:
        team.dismiss()


class Front(Protocol[Job, Made_co]):
    """Does jobs without a thread for each."""

    def start(self, host: str, job: Job) -> bool:
        """Begins with a job, if it is one that can be done so."""
        ...

    def come(self, seconds: float | None) -> Iterator[tuple[str, Job, Made_co | Later[Job] | None]]:
        """What is done within so many seconds, or until it is woken: None where the job is a thread's after all."""
        ...

    def wake(self) -> None:
        """Ends a `come`; any thread may call it."""
        ...

    def close(self) -> None:
        """Gives up what is under way."""
        ...


class _Team(Generic[Job, Result]):
    """Threads that work; as many as there is work for, no more than so many."""

    def __init__(self, do: Callable[[Job], Result | Later[Job]], most: int) -> None:
        self._do = do
        self._busy = 0
        self._threads = 0
        self._most = most
        self._tasks: SimpleQueue[tuple[str, Job] | None] = SimpleQueue()
        self._results: SimpleQueue[tuple[str, Result | Later[Job] | BaseException]] = SimpleQueue()

    @property
    def free(self) -> int:
        """How many more jobs may be given."""
        return self._most - self._busy

    def give(self, host: str, job: Job) -> None:
        if self._threads <= self._busy < self._most:
            threading.Thread(target=self._work, daemon=True).start()
            self._threads += 1
        self._busy += 1
        self._tasks.put((host, job))

    def come(self, seconds: float | None) -> Iterator[tuple[str, Result | Later[Job]]]:
        """A result and its host; none where there was none in so many seconds."""
        try:
            host, result = self._results.get(timeout=seconds)
        except Empty:
            return
        self._busy -= 1
        if isinstance(result, BaseException):
            raise result
        yield host, result

    def dismiss(self) -> None:
        for _ in range(self._threads):
            self._tasks.put(None)

    def _work(self) -> None:
        while (task := self._tasks.get()) is not None:
            host, job = task
            try:
                self._put(host, self._do(job))
            except BaseException as error:
                self._put(host, error)

    def _put(self, host: str, result: Result | Later[Job] | BaseException) -> None:
        self._results.put((host, result))


class _Fronted(_Team[Job, Result]):
    """Threads, and before them a front that takes what it can: half as much more than all of them could."""

    def __init__(self, do: Callable[[Job], Result | Later[Job]], most: int, front: Front[Job, Result]) -> None:
        super().__init__(do, most)
        self._front = front
        self._ahead = 0

    @property
    def free(self) -> int:
        # What waits for a thread meanwhile are the few that the front has no part in.
        return super().free + self._most // 2 - self._ahead

    def give(self, host: str, job: Job) -> None:
        if self._front.start(host, job):
            self._ahead += 1
        else:
            super().give(host, job)

    def come(self, seconds: float | None) -> Iterator[tuple[str, Result | Later[Job]]]:
        for host, job, result in self._front.come(seconds):
            self._ahead -= 1
            if result is None:
                super().give(host, job)
            else:
                yield host, result
        while not self._results.empty():
            yield from super().come(0.0)

    def dismiss(self) -> None:
        super().dismiss()
        self._front.close()

    def _put(self, host: str, result: Result | Later[Job] | BaseException) -> None:
        super()._put(host, result)
        self._front.wake()


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
