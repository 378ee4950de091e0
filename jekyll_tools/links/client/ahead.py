"""Many URLs asked at once by one thread, as long as all is plain: on connections that are kept, awaited together.

To wake a thread for an answer costs more than to read it. What is not plain is left to the threads: a connection to be
opened, a body that is wanted, an answer that is more than "here it is".
"""

from __future__ import annotations

import contextlib
import selectors
import socket
import time
from collections.abc import Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

from jekyll_tools import limits
from jekyll_tools.links.client import causes
from jekyll_tools.links.client.client import Request, Response
from jekyll_tools.links.client.coming import Coming
from jekyll_tools.links.client.deadline import Budget
from jekyll_tools.links.client.place import Place, place
from jekyll_tools.links.client.quick import ODD, received
from jekyll_tools.links.client.stream import Closed, Odd

if TYPE_CHECKING:
    from jekyll_tools.links.client.shared import Shared

Tag = TypeVar("Tag")
_SWEEP = 0.1  # seconds between two looks at who is late


class Ahead(Generic[Tag]):
    """The requests under way; each has a tag by which it is known."""

    def __init__(self, shared: Shared) -> None:
        self._shared = shared
        self._under_way: dict[socket.socket, _Exchange[Tag]] = {}
        self._selector = selectors.DefaultSelector()
        self._wakened, self._waker = socket.socketpair()
        self._wakened.setblocking(False)
        self._waker.setblocking(False)
        self._selector.register(self._wakened, selectors.EVENT_READ)
        self._swept = time.monotonic()

    def start(self, tag: Tag, request: Request) -> bool:
        """Sends a request, if that can be done at once."""
        where, parts = place(request.url), self._shared.parts
        if parts is None or request.body or parts[1].has_given_up(where.host):
            return False
        quick, turns = parts[0], self._shared.turns
        connection = quick.warm.take(where)
        if connection is None:
            return False
        if not turns.try_begin(where.host):
            quick.warm.keep(where, connection)
            return False
        if not _is_sent(connection, quick.head(request)):
            connection.close()
            turns.end(where.host)
            return False
        exchange = _Exchange(tag, request, connection, where, Budget(self._shared.seconds))
        self._under_way[connection] = exchange
        self._selector.register(connection, selectors.EVENT_READ, exchange)
        return True

    def wake(self) -> None:
        """Ends a `wait`; any thread may call it."""
        with contextlib.suppress(OSError):  # it is full: he will wake
            self._waker.send(b"\0")

    def wait(self, seconds: float | None) -> Iterator[tuple[Tag, Response | None, float]]:
        """What comes within so many seconds, or until it is woken: each answer and how long it took. No answer where
        the connection had been closed meanwhile, so that the URL is not asked for yet.
        """
        longest = _SWEEP if self._under_way and (seconds is None or seconds > _SWEEP) else seconds
        for key, _ in self._selector.select(longest):
            if key.data is None:
                with contextlib.suppress(OSError):
                    self._wakened.recv(4096)
            elif key.data.arrive():
                yield self._finished(key.data)
        if time.monotonic() - self._swept > _SWEEP:
            self._swept = time.monotonic()
            yield from (self._finished(each) for each in list(self._under_way.values()) if each.is_late())

    def _finished(self, exchange: _Exchange[Tag]) -> tuple[Tag, Response | None, float]:
        assert self._shared.parts is not None
        quick, patience = self._shared.parts
        self._drop(exchange)
        response, stays = exchange.answer()
        if stays:
            quick.warm.keep(exchange.where, exchange.connection)
        else:
            exchange.connection.close()
        if response is not None and 200 <= response.status < 300:
            patience.note(exchange.request, response)
        return exchange.tag, response, self._shared.seconds - exchange.budget.left()

    def _drop(self, exchange: _Exchange[Tag]) -> None:
        del self._under_way[exchange.connection]
        self._selector.unregister(exchange.connection)
        self._shared.turns.end(exchange.where.host)

    def close(self) -> None:
        """Gives up what is under way."""
        for exchange in list(self._under_way.values()):
            self._drop(exchange)
            exchange.connection.close()
        self._selector.close()
        self._wakened.close()
        self._waker.close()


def _is_sent(connection: socket.socket, head: bytes) -> bool:
    try:
        return connection.send(head) == len(head)
    except OSError:
        return False


class _Exchange(Generic[Tag]):
    """A request that is sent, and as much of its answer as has come."""

    __slots__ = ("_until", "budget", "connection", "request", "stream", "tag", "where")

    def __init__(self, tag: Tag, request: Request, connection: socket.socket, where: Place, budget: Budget) -> None:
        self.tag = tag
        self.request = request
        self.connection = connection
        self.where = where
        self.budget = budget
        self.stream = Coming(connection, budget)
        self._until: Budget | None = None  # for a body that is read to keep the connection

    def arrive(self) -> bool:
        """Takes what has come; True where that is all that is wanted."""
        try:
            ended = self.stream.take(all=self.where.tls)
        except OSError:  # cut off: as if nothing had come
            self.stream.buffer = b""
            return True
        if self._until is None and self.stream.has_head:
            self._until = Budget(limits.LINK_KEPT_MS / 1000)
        return ended or self.stream.has_enough

    def is_late(self) -> bool:
        """Whether no more is waited for."""
        return (self._until or self.budget).left() <= 0

    def answer(self) -> tuple[Response | None, bool]:
        """The answer, and whether the connection may stay."""
        url = self.request.url
        if self._until is None and self.budget.left() <= 0:
            return Response(url, failure=causes.failure(TimeoutError())), False
        try:
            response, stays = received(self.stream, self.request)
        except Odd:
            response, stays = Response(url, failure=ODD), False
        except (Closed, OSError):
            return None, False
        return response._replace(left=self.budget.left()), stays
