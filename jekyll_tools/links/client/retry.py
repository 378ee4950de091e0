"""A second try for what may pass: a timeout, a cut connection, a server's bad moment."""

from __future__ import annotations

import email.utils
import time
from collections.abc import Callable

from jekyll_tools import limits
from jekyll_tools.links.client.client import Client, Request, Response

FAILURES = frozenset(("timeout", "reset"))
STATUSES = frozenset((408, 429, 500, 502, 503, 504))
PAUSE = 1.0  # seconds, where the server does not say


class Retry:
    """Asks once more after a pause, or as the server says when; not if it says "later" than `longest`."""

    def __init__(
        self,
        client: Client,
        pause: float = PAUSE,
        longest: float = limits.LINK_WAIT_SECONDS,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._client = client
        self._pause = pause
        self._longest = longest
        self._sleep = sleep

    def get(self, request: Request) -> Response:
        response = self._client.get(request)
        if not _may_pass(response):
            return response
        pause = retry_after(response, time.time())
        pause = self._pause if pause is None else pause
        if pause > self._longest:
            return response
        self._sleep(pause)
        return self._client.get(request)


def _may_pass(response: Response) -> bool:
    return response.failure.kind in FAILURES if response.failure else response.status in STATUSES


def retry_after(response: Response, now: float) -> float | None:
    """The seconds that a server asks to wait (a number, or a date), None where it does not say.

    >>> retry_after(Response("", 503, (("Retry-After", "120"),)), 0)
    120.0
    >>> retry_after(Response("", 503, (("Retry-After", "Thu, 01 Jan 1970 00:01:00 GMT"),)), 50)
    10.0
    """
    value = response.header("retry-after").strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None
