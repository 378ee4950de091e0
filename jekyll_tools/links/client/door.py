"""Opens connections: the name is looked up, every address judged, and the connection shut when its time is up."""

from __future__ import annotations

import contextlib
import socket
import threading
from collections.abc import Callable
from functools import cache
from queue import Empty, SimpleQueue
from typing import Any

from jekyll_tools.links.client.client import Failure
from jekyll_tools.links.client.deadline import Budget
from jekyll_tools.links.client.peer import Peers

_Addresses = list[tuple[Any, ...]]


class Failed(Exception):
    """There is no connection; `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.words)
        self.failure = failure


class Door:
    """The way out for one request."""

    def __init__(self, peers: Peers, budget: Budget) -> None:
        self._peers = peers
        self._budget = budget
        self._releases: list[Callable[[], None]] = []

    def open(self, host: str, port: int) -> socket.socket:
        """A connection to an address that may be asked. Raises Failed."""
        addresses = _lookup(host, port, self._budget.left())
        failure = Failure("dns", "has no address")
        for index, (family, kind, protocol, _, place) in enumerate(addresses):
            share = self._budget.left() / (len(addresses) - index)
            try:
                return self._connect(socket.socket(family, kind, protocol), place, share)
            except Failed as failed:
                failure = failed.failure
            except OSError as error:
                failure = _failure(error)
        raise Failed(failure)

    def _connect(self, connection: socket.socket, place: Any, seconds: float) -> socket.socket:
        try:
            self._judge(place[0])
            connection.settimeout(max(seconds, 0.001))
            connection.connect(place)
            self._judge(connection.getpeername()[0])
            self._releases.append(self._budget.guard(connection))
            connection.settimeout(max(self._budget.left(), 0.001))
        except BaseException:
            connection.close()
            raise
        return connection

    def _judge(self, address: str) -> None:
        refusal = self._peers.refusal(address)
        if refusal:
            raise Failed(Failure("private", f"is at {address}, {refusal}, which is not asked"))

    def close(self) -> None:
        """Calls the timers off."""
        while self._releases:
            self._releases.pop()()


def _failure(error: OSError) -> Failure:
    if isinstance(error, TimeoutError):
        return Failure("timeout", "gave no answer in time")
    if isinstance(error, ConnectionRefusedError):
        return Failure("refused", "refuses the connection")
    return Failure("unreachable", f"cannot be reached ({error.strerror or error})")


def _lookup(host: str, port: int, seconds: float) -> _Addresses:
    # RFC 6761: these names have no address, whatever a resolver says. The system's own lookup cannot be called off.
    if host.rstrip(".").endswith(".invalid") or host == "invalid":
        raise Failed(Failure("dns", "has a name that does not exist"))
    answer: SimpleQueue[_Addresses | OSError] = SimpleQueue()
    threading.Thread(target=_look_up, args=(host, port, answer), daemon=True).start()
    with contextlib.suppress(Empty):
        found = answer.get(timeout=max(seconds, 0.001))
        if not isinstance(found, OSError):
            return found
        if (isinstance(found, socket.gaierror) and found.errno == socket.EAI_AGAIN) or not _names_are_found():
            raise Failed(Failure("unreachable", "has a name that could not be looked up for now"))
        raise Failed(Failure("dns", "has a name that does not exist"))
    raise Failed(Failure("timeout", "has a name that was not found in time"))


@cache
def _names_are_found() -> bool:
    # Where not even this name is found, it is our network that fails, and no link can be judged.
    try:
        return bool(socket.getaddrinfo("example.com", 443))
    except OSError:
        return False


def _look_up(host: str, port: int, answer: SimpleQueue[_Addresses | OSError]) -> None:
    try:
        answer.put(socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM))
    except OSError as error:
        answer.put(error)
    except UnicodeError:
        answer.put(socket.gaierror(socket.EAI_NONAME, "no host name"))
