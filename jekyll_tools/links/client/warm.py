"""Connections kept open for the next request to the same place."""

from __future__ import annotations

import contextlib
import socket
import ssl
import threading
import time
import weakref
from collections import OrderedDict
from collections.abc import Callable, Iterable

from jekyll_tools import limits
from jekyll_tools.links.client.deadline import Budget
from jekyll_tools.links.client.place import Place
from jekyll_tools.links.client.way import Way


class Warm:
    """The connections that wait, the one longest unused closed for a new one."""

    def __init__(self, way: Way, clock: Callable[[], float] = time.monotonic) -> None:
        self._way = way
        self._clock = clock
        self._lock = threading.Lock()
        self._idle: OrderedDict[socket.socket, tuple[Place, float]] = OrderedDict()
        self._by_place: dict[Place, list[socket.socket]] = {}
        self._sessions: dict[Place, ssl.SSLSession | None] = {}
        weakref.finalize(self, _close, self._idle).atexit = False  # the system closes them then

    def take(self, place: Place) -> socket.socket | None:
        """A connection that waits, None where there is none."""
        with self._lock:
            waiting = self._by_place.get(place)
            if not waiting:
                return None
            connection = waiting.pop()
            _, since = self._idle.pop(connection)
        if self._clock() - since > limits.LINK_IDLE_SECONDS or not _is_silent(connection):
            connection.close()
            return None
        return connection

    def keep(self, place: Place, connection: socket.socket) -> None:
        """Lets a connection wait for the next request."""
        if place.tls and place not in self._sessions and isinstance(connection, ssl.SSLSocket):
            self._sessions[place] = connection.session
        connection.setblocking(False)
        oldest = None
        with self._lock:
            self._by_place.setdefault(place, []).append(connection)
            self._idle[connection] = (place, self._clock())
            if len(self._idle) > limits.LINK_IDLE:
                oldest, (where, _) = self._idle.popitem(last=False)
                self._by_place[where].remove(oldest)
        if oldest is not None:
            oldest.close()

    def open(self, place: Place, budget: Budget) -> socket.socket:
        """A new connection. Raises Failed and OSError."""
        connection = self._way.door(budget, guarded=False).open(place.host, place.port)
        if not place.tls:
            return connection
        try:
            return self._way.context.wrap_socket(
                connection, server_hostname=place.host.strip("[]"), session=self._sessions.get(place)
            )
        except BaseException:
            with contextlib.suppress(OSError):
                connection.close()
            raise


def _is_silent(connection: socket.socket) -> bool:
    """Whether it is open still, and nobody has said what would be taken for the next answer."""
    try:
        connection.recv(1)
    except (BlockingIOError, ssl.SSLWantReadError):
        return True
    except OSError:
        pass
    return False


def _close(connections: Iterable[socket.socket]) -> None:
    for connection in connections:
        connection.close()
