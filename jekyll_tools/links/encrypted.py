"""Pages that are there by `http:`, asked for by `https:` as well: where that works, a link can say so.

Asked is where the answer came without a redirect and looks like the page. It is a request to the same host, in its
turn, and counts among its URLs; a host that has no `https:` is found out once.
"""

from __future__ import annotations

import threading
from collections import Counter
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from jekyll_tools import limits
from jekyll_tools.links.client.client import Request, Response
from jekyll_tools.links.client.place import place
from jekyll_tools.links.secure import is_secure
from jekyll_tools.links.soft import soft

if TYPE_CHECKING:
    from jekyll_tools.links.client.client import Client

_HTTP = "http://"


def with_tls(url: str) -> str:
    """The address of the same page by `https:`, "" where the URL names a port of its own, or its host is known to do so
    (which is told without asking).

    >>> with_tls("http://h.example/a"), with_tls("http://h.example:8080/a"), with_tls("http://arxiv.org/")
    ('https://h.example/a', '', '')
    """
    where = place(url)
    if not url.startswith(_HTTP) or where.port != 80 or is_secure(where.host):
        return ""
    return f"https://{url.removeprefix(_HTTP)}"


class Encrypted:
    """What is asked by `https:`. `room`: how many more URLs each host may be asked for; `in_all`: and all of them."""

    def __init__(
        self, client: Client, room: Mapping[str, int], in_all: int, with_tls: Callable[[str], str] = with_tls
    ) -> None:
        self._client = client
        self._with_tls = with_tls
        self._lock = threading.Lock()
        self._room = Counter(room)
        self._in_all = in_all
        self._without: set[str] = set()

    def address(self, response: Response) -> str:
        """What to ask after an answer, "" for nothing."""
        if response.status != 200 or "#" in response.url:
            return ""
        host, url = place(response.url).host, self._with_tls(response.url)
        if not url or host in self._without or soft(response):
            return ""
        with self._lock:
            if self._room[host] <= 0 or self._in_all <= 0:
                return ""
            self._room[host] -= 1
            self._in_all -= 1
        return url

    def works(self, url: str) -> bool:
        """Whether the page is there by `https:`, and not sent back."""
        from jekyll_tools.links.client.deadline import Budget

        response = self._client.get(Request(url, budget=Budget(limits.LINK_TLS_SECONDS)))
        if response.failure is not None and response.failure.kind != "redirect":
            self._without.add(place(url).host)
        return response.status == 200 and response.url.startswith("https://") and not soft(response)
