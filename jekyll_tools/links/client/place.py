"""Where a URL is asked for, and where the certificates to trust lie: what is known before anything is asked."""

from __future__ import annotations

import os
from functools import lru_cache

from jekyll_tools.records import NamedTuple


def certificates() -> str:
    """The file or folder of certificates that the environment names, as it does for curl and requests; "" for none.

    Raises OSError where it is not there.
    """
    named = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE") or ""
    if named:
        os.stat(named)
    return named


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
