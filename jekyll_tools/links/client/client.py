"""The one small verb that asks for a URL; everything else about asking is a wrapper around it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, Protocol

from jekyll_tools.records import NamedTuple

if TYPE_CHECKING:
    from jekyll_tools.links.client.deadline import Budget

# Why there is no answer: no such name; nobody listens; no route; no trust; too slow; cut off; no HTTP; an address that
# is not asked; redirects that lead nowhere; a URL that cannot be sent; a host not asked again; an answer to be
# asked for in another way.
FailureKind = Literal[
    "dns",
    "refused",
    "unreachable",
    "tls",
    "timeout",
    "reset",
    "protocol",
    "private",
    "redirect",
    "url",
    "given-up",
    "odd",
]


class Request(NamedTuple):
    """A URL to GET, ready to be sent (`urls.sendable`).

    `body`: how many bytes of the decoded body are wanted, 0 for none. `headers`: more of them, such as cookies.
    `budget`: the time that is left, None where nobody counts. `follow`: whether redirects are followed. `first`: what
    it has been answered, where that is known and no more than that.
    """

    url: str
    body: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    budget: Budget | None = None
    follow: bool = True
    first: Response | None = None


class Failure(NamedTuple):
    """Why there is no answer; `words` go on after "the server" or stand alone."""

    kind: FailureKind
    words: str


class Response(NamedTuple):
    """An answer, or the failure to get one (its status is 0).

    `url`: what answered. `body`: what was asked for of it, decoded; `whole` says that it is all there is, `garbled`
    that the rest could not be read, `late` that there was no time for it. `left`: the seconds
    left of the request's time. `moved`: where the page is now, if its server says that it has moved for good.
    """

    url: str
    status: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    whole: bool = False
    garbled: bool = False
    late: bool = False
    left: float = 0.0
    moved: str = ""
    failure: Failure | None = None

    def header(self, name: str) -> str:
        """The first header of that name, "" where there is none."""
        for key, value in self.headers:  # asked several times of every answer: no generator
            if key.lower() == name:
                return value
        return ""


class Client(Protocol):
    """Asks; never raises for what the network or the server does."""

    def get(self, request: Request) -> Response:
        """The answer to a request, or its failure."""
        ...
