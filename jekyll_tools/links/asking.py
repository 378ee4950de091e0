"""The client that the tool uses, put together from its wrappers."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING

from jekyll_tools import limits
from jekyll_tools.links.client.client import Client, Request, Response
from jekyll_tools.links.client.deadline import Deadline
from jekyll_tools.links.client.retry import pause
from jekyll_tools.links.client.shared import Shared
from jekyll_tools.links.client.turns import Turns
from jekyll_tools.links.encrypted import with_tls
from jekyll_tools.links.profile import TRUSTED, Profile
from jekyll_tools.records import NamedTuple

if TYPE_CHECKING:
    import ssl

    from jekyll_tools.links.client.peer import Peers
    from jekyll_tools.links.client.way import Way
    from jekyll_tools.links.memory import Memory

_ARCHIVE = "https://archive.org/wayback/available?url="


class Asking(NamedTuple):
    """A client, the turns in which it asks, and when it asks again: `pause` gives the seconds until the next try of an
    answer and the number of tries it took, None where it stands. `memory`: what earlier runs were answered. `with_tls`:
    where a page that is there by `http:` is asked for by `https:`, "" where it is not. `archive`: where copies of pages
    are asked for. `shared`: what the client's threads share with those that ask ahead of them, where there are such.
    """

    client: Client
    turns: Turns
    profile: Profile = TRUSTED
    pause: Callable[[Response, int], float | None] = pause
    memory: Memory | None = None
    with_tls: Callable[[str], str] = with_tls
    archive: str = _ARCHIVE
    shared: Shared | None = None


def asking(
    allow_private: Iterable[str] = (),
    seconds: float = limits.LINK_SECONDS,
    context: ssl.SSLContext | None = None,
    follow: bool = True,
    profile: Profile = TRUSTED,
) -> Asking:
    """The client that the tool uses: every wrapper around the plain one; without `follow` all but the redirects'.

    Raises ValueError for a network of `allow_private` that is none, OSError where there are no certificates.
    """
    from jekyll_tools.links.client.peer import Peers
    from jekyll_tools.links.client.place import certificates

    certificates()
    peers, turns = Peers(allow_private), Turns(profile.at_once, profile.interval)

    shared = Shared(turns, seconds)

    def made() -> Client:
        return Deadline(_stack(peers, shared, context, profile, follow=follow), seconds)

    return Asking(Lazy(made), turns, profile, shared=shared)


class Lazy:
    """A client that is made when it is first asked: where all answers are known, its libraries are not needed."""

    def __init__(self, make: Callable[[], Client]) -> None:
        self._make = make
        self._lock = threading.Lock()
        self._client: Client | None = None

    def get(self, request: Request) -> Response:
        if self._client is None:
            with self._lock:
                self._client = self._client or self._make()
        return self._client.get(request)


def _plain(way: Way) -> Client:
    from jekyll_tools.links.client.plain import Plain  # brings requests, a fifth of a run's memory

    return Plain(way)


def _stack(peers: Peers, shared: Shared, context: ssl.SSLContext | None, profile: Profile, *, follow: bool) -> Client:
    from jekyll_tools import __version__
    from jekyll_tools.address import user_agent
    from jekyll_tools.links.client.patience import Patience
    from jekyll_tools.links.client.ports import Ports
    from jekyll_tools.links.client.quick import Either, Quick
    from jekyll_tools.links.client.redirect import Redirect
    from jekyll_tools.links.client.turns import Hosts
    from jekyll_tools.links.client.way import Way

    way = Way(user_agent(__version__), peers, context)
    quick, turns = Quick(way), shared.turns
    client: Client = Either(Hosts(quick, turns), Hosts(Lazy(partial(_plain, way)), turns))
    if profile.ports is not None:
        client = Ports(client, profile.ports)
    patience = Patience(client, turns)
    shared.parts = quick, patience
    return Redirect(patience, profile.hops) if follow else patience
