"""Names looked up, each once: a page's hundred links to a host are one question."""

from __future__ import annotations

import socket
import threading
from functools import cache
from queue import Empty, SimpleQueue
from typing import Any

from jekyll_tools.links.client.client import Failure

Addresses = list[tuple[Any, ...]]


class Names:
    """The addresses of hosts, as the system finds them. What a name leads to is judged when it is connected."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, int], Addresses | Failure] = {}

    def find(self, host: str, port: int, seconds: float) -> Addresses | Failure:
        """The addresses of a host, or why there are none."""
        known = self._known.get((host, port))
        if known is None:
            known = _literal(host, port) or _looked_up(host, port, seconds)
            if not isinstance(known, Failure) or known.kind == "dns":
                self._known[host, port] = known
        return known


def _literal(host: str, port: int) -> Addresses:
    try:
        socket.inet_pton(socket.AF_INET, host)
    except (OSError, ValueError):
        return []
    return [(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP, "", (host, port))]


def _looked_up(host: str, port: int, seconds: float) -> Addresses | Failure:
    # RFC 6761: these names have no address, whatever a resolver says.
    if host.rstrip(".").endswith(".invalid") or host == "invalid":
        return Failure("dns", "has a name that does not exist")
    # The system's own lookup cannot be called off.
    answer: SimpleQueue[Addresses | OSError] = SimpleQueue()
    threading.Thread(target=_look_up, args=(host, port, answer), daemon=True).start()
    try:
        found = answer.get(timeout=max(seconds, 0.001))
    except Empty:
        return Failure("timeout", "has a name that was not found in time")
    if not isinstance(found, OSError):
        return found
    if (isinstance(found, socket.gaierror) and found.errno == socket.EAI_AGAIN) or not names_are_found():
        return Failure("unreachable", "has a name that could not be looked up for now")
    return Failure("dns", "has a name that does not exist")


@cache
def names_are_found() -> bool:
    """Whether the network is there: where not even this name is found, no link can be judged."""
    try:
        return bool(socket.getaddrinfo("example.com", 443))
    except OSError:
        return False


def _look_up(host: str, port: int, answer: SimpleQueue[Addresses | OSError]) -> None:
    try:
        answer.put(socket.getaddrinfo(host.strip("[]"), port, type=socket.SOCK_STREAM))
    except OSError as error:
        answer.put(error)
    except UnicodeError:
        answer.put(socket.gaierror(socket.EAI_NONAME, "no host name"))
