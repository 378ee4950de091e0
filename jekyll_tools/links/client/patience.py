"""Hosts that are given up: one that is silent, or turns all away, is not asked for each of a hundred links."""

from __future__ import annotations

import threading
import time
from collections import Counter

from jekyll_tools import limits
from jekyll_tools.links.client.client import Client, Failure, Request, Response
from jekyll_tools.links.client.place import place
from jekyll_tools.links.client.retry import retry_after
from jekyll_tools.links.client.turns import Turns

_SILENT = Failure("given-up", "gave no answer to other links, so it was not asked for this one")
_BUSY = Failure("given-up", "turned other links away, so it was not asked for this one")


class Patience:
    """Gives up a host that has let the whole time of a URL go by and never answered any; one that has sent `most`
    bodies in a row too slowly to read; one that has said `most` times in a row that it is asked too much. Where it says
    for how long, it is left alone until then, at most `longest` seconds.
    """

    def __init__(
        self,
        client: Client,
        turns: Turns,
        most: int = limits.LINK_PATIENCE,
        longest: float = limits.LINK_WAIT_SECONDS,
    ) -> None:
        self._client = client
        self._turns = turns
        self._most = most
        self._longest = longest
        self._lock = threading.Lock()
        self._answered: set[str] = set()
        self._slow: Counter[str] = Counter()
        self._busy: Counter[str] = Counter()
        self._given_up: dict[str, Failure] = {}

    def get(self, request: Request) -> Response:
        host = place(request.url).host
        given_up = self._given_up.get(host)
        if given_up is not None:
            return Response(request.url, failure=given_up)
        response = self._client.get(request)
        self.note(request, response)
        return response

    def has_given_up(self, host: str) -> bool:
        """Whether a host is not asked any more."""
        return host in self._given_up

    def note(self, request: Request, response: Response) -> None:
        """Heeds an answer that was got without asking here."""
        with self._lock:
            self._note(place(request.url).host, request, response)

    def _note(self, host: str, request: Request, response: Response) -> None:
        late = request.budget is not None and request.budget.left() <= 0
        if response.failure is None:
            self._answered.add(host)
            self._slow[host] = self._slow[host] + 1 if response.late else 0
            self._busy[host] = self._busy[host] + 1 if self._is_busy(host, response) else 0
        elif late and host not in self._answered:
            self._given_up[host] = _SILENT
        if self._slow[host] >= self._most:
            self._given_up[host] = _SILENT
        if self._busy[host] >= self._most:
            self._given_up[host] = _BUSY

    def _is_busy(self, host: str, response: Response) -> bool:
        if response.status not in (429, 503):
            return False
        seconds = retry_after(response, time.time())
        if seconds is None:
            return response.status == 429
        if seconds <= self._longest:
            self._turns.hold(host, seconds)
        return True
