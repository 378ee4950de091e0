"""Fair and polite: a host is asked a few things at a time, and none waits for another host's sake."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from queue import SimpleQueue
from typing import Generic, TypeVar

from jekyll_tools import limits, urls
from jekyll_tools.links.client.client import Client, Request, Response

Job = TypeVar("Job")
Result = TypeVar("Result")


class Hosts:
    """At most `at_once` requests to a host at any moment, redirects included; waiting does not count as time taken."""

    def __init__(self, client: Client, at_once: int = limits.LINK_AT_ONCE) -> None:
        self._client = client
        self._at_once = at_once
        self._lock = threading.Lock()
        self._turns: dict[str, threading.Semaphore] = {}

    def get(self, request: Request) -> Response:
        turn = self._turn(urls.split(request.url).host)
        with request.budget.paused() if request.budget else nullcontext():
            turn.acquire()
        try:
            return self._client.get(request)
        finally:
            turn.release()

    def _turn(self, host: str) -> threading.Semaphore:
        with self._lock:
            return self._turns.setdefault(host, threading.Semaphore(self._at_once))


def spread(
    jobs: Iterable[tuple[str, Job]],
    do: Callable[[Job], Result],
    workers: int = limits.LINK_WORKERS,
    at_once: int = limits.LINK_AT_ONCE,
) -> Iterator[Result]:
    """Does jobs, each named by its host, in threads, hosts in turn; yields the results as they come.

    What `do` raises is raised here. The threads are daemons: an interrupted run does not wait for a slow server.
    """
    queue = _Queue(jobs, at_once)
    results: SimpleQueue[tuple[Result | None, BaseException | None]] = SimpleQueue()
    total = queue.size
    for _ in range(min(workers, total)):
        threading.Thread(target=_work, args=(queue, do, results), daemon=True).start()
    for _ in range(total):
        result, error = results.get()
        if error is not None:
            raise error
        yield result  # type: ignore[misc]


def _work(
    queue: _Queue[Job], do: Callable[[Job], Result], results: SimpleQueue[tuple[Result | None, BaseException | None]]
) -> None:
    while (taken := queue.take()) is not None:
        host, job = taken
        try:
            results.put((do(job), None))
        except BaseException as error:
            results.put((None, error))
        queue.done(host)


class _Queue(Generic[Job]):
    """Jobs by host; `take` gives the next of the host whose turn it is."""

    def __init__(self, jobs: Iterable[tuple[str, Job]], at_once: int) -> None:
        self._waiting: dict[str, deque[Job]] = {}
        for host, job in jobs:
            self._waiting.setdefault(host, deque()).append(job)
        self.size = sum(map(len, self._waiting.values()))
        self._free = deque(host for _ in range(at_once) for host in self._waiting)
        self._changed = threading.Condition()

    def take(self) -> tuple[str, Job] | None:
        """A job, as soon as its host is free; None when all are taken."""
        with self._changed:
            while self._waiting:
                while self._free:
                    host = self._free.popleft()
                    if host in self._waiting:
                        return host, self._pop(host)
                self._changed.wait()
            return None

    def _pop(self, host: str) -> Job:
        jobs = self._waiting[host]
        job = jobs.popleft()
        if not jobs:
            del self._waiting[host]
            self._changed.notify_all()
        return job

    def done(self, host: str) -> None:
        """Gives a host's place back."""
        with self._changed:
            self._free.append(host)
            self._changed.notify()
