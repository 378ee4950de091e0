"""A page of another server: what is asked for it, and what is known of it then."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from jekyll_tools import limits
from jekyll_tools.links.encrypted import Encrypted
from jekyll_tools.links.link import Link
from jekyll_tools.links.scholarly import asked, is_registry
from jekyll_tools.links.verdict import Known, judge, with_anchor
from jekyll_tools.records import NamedTuple

if TYPE_CHECKING:
    from jekyll_tools.links.asking import Asking
    from jekyll_tools.links.client.client import Request, Response
    from jekyll_tools.links.client.shared import Shared
    from jekyll_tools.links.client.spread import Later

Done = tuple["Page", Mapping[str, Known]]


class Page(NamedTuple):
    """A URL without fragment, the links to it with the fragment of each; how often it was asked, and the time left.

    `first`: what it has been answered this time, where that is not all that is to be known.
    `encrypted`: its URL by `https:`, where it is to be asked for that; `known`: what is known by then.
    """

    url: str
    links: tuple[tuple[Link, str], ...]
    tries: int = 1
    left: float | None = None
    first: Response | None = None
    encrypted: str = ""
    known: Mapping[str, Known] = MappingProxyType({})


class Ask:
    """Asks for a page, and says what is known of it then."""

    def __init__(self, asking: Asking, encrypted: Encrypted) -> None:
        self._asking = asking
        self._encrypted = encrypted

    def __call__(self, page: Page) -> Done | Later[Page]:
        if page.encrypted:
            return page, _with_tls(page) if self._encrypted.works(page.encrypted) else page.known
        started = self._asking.turns.clock()
        response = self._asking.client.get(self.request(page))
        return self.settled(page, response, self._asking.turns.clock() - started)

    @staticmethod
    def request(page: Page) -> Request:
        """What is asked for a page."""
        from jekyll_tools.links.client.client import Request
        from jekyll_tools.links.client.deadline import Budget

        budget = None if page.left is None else Budget(page.left)
        wanted = limits.LINK_BODY_BYTES if any(anchor for _, anchor in page.links) else 0
        follow = not is_registry(page.url)
        return Request(asked(page.url), wanted, budget=budget, follow=follow, first=page.first)

    def settled(self, page: Page, response: Response, took: float) -> Done | Later[Page]:
        """What an answer says, or what is to be asked yet."""
        from jekyll_tools.links.client.spread import Later

        seconds = self._asking.pause(response, page.tries)
        if seconds is not None and seconds < response.left:
            again = page._replace(tries=page.tries + 1, left=response.left - seconds, first=None)
            return Later(again, seconds)
        known = {anchor: judge(response, anchor, round(took, 3)) for anchor in {anchor for _, anchor in page.links}}
        address = self._encrypted.address(response) if response.url == page.url else ""
        return Later(page._replace(encrypted=address, known=known), 0.0) if address else (page, known)


class Front:
    """Asks for pages ahead of the threads, and settles there what is simply there."""

    def __init__(self, shared: Shared, ask: Ask) -> None:
        from jekyll_tools.links.client.ahead import Ahead

        self._ahead: Ahead[tuple[str, Page]] = Ahead(shared)
        self._ask = ask
        self.wake = self._ahead.wake
        self.close = self._ahead.close

    def start(self, host: str, page: Page) -> bool:
        if page.encrypted or page.tries > 1:
            return False
        return self._ahead.start((host, page), self._ask.request(page))

    def come(self, seconds: float | None) -> Iterator[tuple[str, Page, Done | Later[Page] | None]]:
        for (host, page), response, took in self._ahead.wait(seconds):
            if response is None:
                yield host, page, None
            elif 200 <= response.status < 300:
                yield host, page, self._ask.settled(page, response, took)
            else:
                yield host, page._replace(first=response, left=response.left), None


def _with_tls(page: Page) -> dict[str, Known]:
    """What is known of a page that `https:` gives too."""
    return {
        anchor: found._replace(encrypted=with_anchor(page.encrypted, anchor)) if found.verdict == "ok" else found
        for anchor, found in page.known.items()
    }
