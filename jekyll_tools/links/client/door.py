"""Opens connections: the name is looked up, every address judged, and the connection shut when its time is up."""

from __future__ import annotations

import socket
from collections.abc import Callable
from typing import Any

from jekyll_tools.links.client.client import Failure
from jekyll_tools.links.client.deadline import Budget
from jekyll_tools.links.client.names import Names
from jekyll_tools.links.client.peer import Peers


class Failed(Exception):
    """There is no connection; `failure` says why."""

    def __init__(self, failure: Failure) -> None:
        super().__init__(failure.words)
        self.failure = failure


class Door:
    """The way out for one request; `guarded`: a timer shuts its connections when their time is up."""

    def __init__(self, peers: Peers, names: Names, budget: Budget, *, guarded: bool) -> None:
        self._peers = peers
        self._names = names
        self._budget = budget
        self._guarded = guarded
        self._releases: list[Callable[[], None]] = []

    def open(self, host: str, port: int) -> socket.socket:
        """A connection to an address that may be asked. Raises Failed."""
        addresses = self._names.find(host, port, self._budget.left())
        if isinstance(addresses, Failure):
            raise Failed(addresses)
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
            if self._guarded:
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
