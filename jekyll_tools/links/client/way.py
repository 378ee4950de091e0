"""What all connections of a run share: what is said of us, whom to trust, which addresses may be asked."""

from __future__ import annotations

import os
import ssl
from collections.abc import Mapping
from functools import lru_cache
from typing import NamedTuple

from requests.utils import DEFAULT_CA_BUNDLE_PATH

from jekyll_tools.links.client.deadline import Budget
from jekyll_tools.links.client.door import Door
from jekyll_tools.links.client.names import Names
from jekyll_tools.links.client.peer import Peers

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
    """The certificates of the file or folder that the environment names as it does for curl and requests, else those
    that come with requests.

    Raises OSError where they cannot be read.
    """
    place = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE") or DEFAULT_CA_BUNDLE_PATH
    if os.path.isdir(place):
        return ssl.create_default_context(capath=place)
    return ssl.create_default_context(cafile=place)


class Place(NamedTuple):
    """Where a connection leads."""

    tls: bool
    host: str
    port: int


@lru_cache(1024)  # every wrapper asks for it
def place(url: str) -> Place:
    """Where a URL that can be sent is asked for.

    >>> place("https://h.example/"), place("http://[::1]:81/")
    (Place(tls=True, host='h.example', port=443), Place(tls=False, host='[::1]', port=81))
    """
    tls = url.startswith("https:")
    named = authority(url)
    host, _, port = named.rpartition(":") if named.rfind(":") > named.rfind("]") else (named, "", "")
    return Place(tls, host, int(port) if port else (443 if tls else 80))


def authority(url: str) -> str:
    """The host and port of a URL that can be sent."""
    place = url.partition("://")[2]
    return place[: _end(place)]


def path(url: str) -> str:
    """The path and query of a URL that can be sent, as written.

    >>> path("http://h.example?"), path("http://h.example/a//b%2F?")
    ('/?', '/a//b%2F?')
    """
    place = url.partition("://")[2]
    rest = place[_end(place) :]
    return rest if rest.startswith("/") else "/" + rest


def _end(place: str) -> int:
    slash, question = place.find("/"), place.find("?")
    if slash < 0 or 0 <= question < slash:
        slash = question
    return slash if slash >= 0 else len(place)
