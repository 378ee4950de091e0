"""When to ask again: for what may pass, and after a while."""

from __future__ import annotations

import email.utils
import random
import time
from collections.abc import Callable

from jekyll_tools import limits
from jekyll_tools.links.client.client import Client, Request, Response

FAILURES = frozenset(("timeout", "reset"))
STATUSES = frozenset((408, 429, 500, 502, 503, 504))
PAUSES = (1.0, 4.0)  # seconds before the second try and the third, where the server does not say


def pause(response: Response, tries: int, longest: float = limits.LINK_WAIT_SECONDS) -> float | None:
    """The seconds to wait before the next try of what has been tried so many times; None where its answer stands.

    A server that says "later" than `longest` is not asked again.
    """
    if tries > len(PAUSES) or not _may_pass(response):
        return None
    seconds = retry_after(response, time.time())
    if seconds is not None:
        return seconds if seconds <= longest else None
    return PAUSES[tries - 1] * random.uniform(0.75, 1.25)  # noqa: S311


class Retry:
    """Asks again on the spot."""

    def __init__(
        self,
        client: Client,
        pause: Callable[[Response, int], float | None] = pause,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._client = client
        self._pause = pause
        self._sleep = sleep

    def get(self, request: Request) -> Response:
        tries = 1
        while (seconds := self._pause(response := self._client.get(request), tries)) is not None:
            self._sleep(seconds)
            tries += 1
        return response


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
    if not value:
        return None
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        return max(0.0, email.utils.parsedate_to_datetime(value).timestamp() - now)
    except (ValueError, TypeError, OverflowError):
        return None
