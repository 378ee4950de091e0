"""When a host may be asked: so many requests at a moment, so far apart, and not before it said."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import nullcontext

from jekyll_tools import limits
from jekyll_tools.links.client.client import Client, Request, Response
from jekyll_tools.links.client.place import place


class Turns:
    """At most `at_once` requests to a host at any moment, each at least `interval` seconds after the one before."""

    def __init__(
        self,
        at_once: int = limits.LINK_AT_ONCE,
        interval: float = 0.0,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self.at_once = at_once
        self.interval = interval
        self.clock = clock
        self._sleep = sleep
        self._lock = threading.Lock()
        self._places: dict[str, threading.Semaphore] = {}
        self._next: dict[str, float] = {}

    def ready(self, host: str) -> float:
        """When the host may be asked next, by the clock."""
        return self._next.get(host, 0.0)

    def begin(self, host: str) -> None:
        """Waits for a turn; `end` gives it to the next."""
        self._place(host).acquire()
        with self._lock:
            now = self.clock()
            start = max(now, self._next.get(host, now))
            self._next[host] = start + self.interval
        if start > now:
            self._sleep(start - now)

    def try_begin(self, host: str) -> bool:
        """Takes a turn if there is one at once."""
        if not self._place(host).acquire(blocking=False):
            return False
        with self._lock:
            now = self.clock()
            if self._next.get(host, now) <= now:
                self._next[host] = now + self.interval
                return True
        self.end(host)
        return False

    def _place(self, host: str) -> threading.Semaphore:
        place = self._places.get(host)
        if place is None:
            with self._lock:
                place = self._places.setdefault(host, threading.Semaphore(self.at_once))
        return place

    def end(self, host: str) -> None:
        """The turn is over."""
        self._places[host].release()

    def hold(self, host: str, seconds: float) -> None:
        """Asks the host nothing for so long."""
        with self._lock:
            self._next[host] = max(self._next.get(host, 0.0), self.clock() + seconds)


class Hosts:
    """Asks in turn, redirects included; waiting does not count as time taken."""

    def __init__(self, client: Client, turns: Turns) -> None:
        self._client = client
        self._turns = turns

    def get(self, request: Request) -> Response:
        if request.first is not None:
            return self._client.get(request)
        host = place(request.url).host
        with request.budget.paused() if request.budget else nullcontext():
            self._turns.begin(host)
        try:
            return self._client.get(request)
        finally:
            self._turns.end(host)
