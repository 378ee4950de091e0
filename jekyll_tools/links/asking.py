"""The client that the tool uses, put together from its wrappers."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from jekyll_tools import limits
from jekyll_tools.links.client.client import Client, Response
from jekyll_tools.links.client.retry import pause
from jekyll_tools.links.client.turns import Turns
from jekyll_tools.links.profile import TRUSTED, Profile

if TYPE_CHECKING:
    import ssl

    from jekyll_tools.links.memory import Memory


class Asking(NamedTuple):
    """A client, the turns in which it asks, and when it asks again: `pause` gives the seconds until the next try of an
    answer and the number of tries it took, None where it stands. `memory`: what earlier runs were answered.
    """

    client: Client
    turns: Turns
    profile: Profile = TRUSTED
    pause: Callable[[Response, int], float | None] = pause
    memory: Memory | None = None


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
    from jekyll_tools import __version__
    from jekyll_tools.address import user_agent
    from jekyll_tools.links.client.deadline import Deadline
    from jekyll_tools.links.client.patience import Patience
    from jekyll_tools.links.client.peer import Peers
    from jekyll_tools.links.client.plain import Plain
    from jekyll_tools.links.client.ports import Ports
    from jekyll_tools.links.client.quick import Either, Quick
    from jekyll_tools.links.client.redirect import Redirect
    from jekyll_tools.links.client.turns import Hosts, Turns
    from jekyll_tools.links.client.way import Way

    turns = Turns(profile.at_once, profile.interval)
    way = Way(user_agent(__version__), Peers(allow_private), context)
    client: Client = Either(Hosts(Quick(way), turns), Hosts(Plain(way), turns))
    if profile.ports is not None:
        client = Ports(client, profile.ports)
    client = Patience(client, turns)
    client = Deadline(Redirect(client, profile.hops) if follow else client, seconds)
    return Asking(client, turns, profile)
