"""What all connections of a run share: what is said of us, whom to trust, which addresses may be asked."""

from __future__ import annotations

import os
import ssl
from collections.abc import Mapping

import certifi

from jekyll_tools.links.client.deadline import Budget
from jekyll_tools.links.client.door import Door
from jekyll_tools.links.client.names import Names
from jekyll_tools.links.client.peer import Peers
from jekyll_tools.links.client.place import certificates

_ACCEPT = "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"


class Way:
    """`context` holds the certificates to trust: read once, for a bundle takes 40 ms."""

    def __init__(self, user_agent: str, peers: Peers, context: ssl.SSLContext | None = None) -> None:
        self.context = context or trusted()
        self.headers: Mapping[str, str] = {
            "User-Agent": user_agent,
            "Accept": _ACCEPT,
            "Accept-Encoding": "gzip, deflate",
        }
        self._peers = peers
        self._names = Names()

    def door(self, budget: Budget, *, guarded: bool) -> Door:
        """The way out for one request."""
        return Door(self._peers, self._names, budget, guarded=guarded)


def trusted() -> ssl.SSLContext:
    """The certificates to trust. Raises OSError where they cannot be read."""
    place = certificates() or certifi.where()
    if os.path.isdir(place):
        return ssl.create_default_context(capath=place)
    return ssl.create_default_context(cafile=place)
