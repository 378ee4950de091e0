"""A total deadline for a URL: connecting, redirects, dripping headers and bodies together.

A time limit on a socket is one per read, and a server that sends a byte a second never meets it; so a timer shuts the
connection from outside, and whoever reads from it wakes up.
"""

from __future__ import annotations

import contextlib
import socket
import threading
import time
from collections.abc import Callable, Iterator

from jekyll_tools.links.client.client import Client, Failure, Request, Response

SECONDS = 60.0  # for a URL, where no wrapper sets a deadline


class Budget:
    """Seconds that a URL may still take; used by one thread at a time."""

    def __init__(self, seconds: float, clock: Callable[[], float] = time.monotonic) -> None:
        self.seconds = seconds
        self._clock = clock
        self._end = clock() + seconds

    def left(self) -> float:
        """The seconds left, never below 0."""
        return max(0.0, self._end - self._clock())

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """Time that does not count, such as waiting for one's turn."""
        started = self._clock()
        try:
            yield
        finally:
            self._end += self._clock() - started

    def guard(self, connection: socket.socket) -> Callable[[], None]:
        """Shuts a connection when the time is up; returns what calls that off."""
        # A copy of the descriptor: TLS takes the socket over, and its object is empty from then on.
        copy = connection.dup()

        def shut() -> None:
            with contextlib.suppress(OSError):
                copy.shutdown(socket.SHUT_RDWR)

        timer = threading.Timer(self.left(), shut)
        timer.daemon = True
        timer.start()

        def release() -> None:
            timer.cancel()
            copy.close()

        return release


class Deadline:
    """Gives every request that has no time of its own the same number of seconds, redirects included."""

    def __init__(self, client: Client, seconds: float) -> None:
        self._client = client
        self._seconds = seconds

    def get(self, request: Request) -> Response:
        budget = request.budget or Budget(self._seconds)
        response = self._client.get(request._replace(budget=budget))
        left = budget.left()
        if response.failure is None or left > 0:
            return response._replace(left=left)
        return response._replace(failure=Failure("timeout", f"gave no answer within {self._seconds:g} s"))
