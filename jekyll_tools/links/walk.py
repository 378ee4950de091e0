"""A table of redirects held against a host that serves the site: each path is asked for, no redirect is followed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jekyll_tools import urls
from jekyll_tools.links.verdict import named
from jekyll_tools.records import NamedTuple

if TYPE_CHECKING:
    from jekyll_tools.links.asking import Asking
    from jekyll_tools.links.client.client import Response
    from jekyll_tools.text import Location


class Expected(NamedTuple):
    """A path (as it is sent), and its answer: a redirect's status and target; or, with status 200, a body."""

    path: str
    status: int
    target: str
    location: Location
    body: bytes = b""


class Answer(NamedTuple):
    """What became of a path: "" where all is as expected, else words that go on after its name."""

    expected: Expected
    words: str


def walk(origin: str, table: Iterable[Expected], asking: Asking) -> Iterator[Answer]:
    """Asks `origin` (such as `https://example.org`) for each path of a table, a few at a time."""
    from jekyll_tools.links.client.client import Request
    from jekyll_tools.links.client.retry import Retry
    from jekyll_tools.links.client.spread import spread

    client = Retry(asking.client, asking.pause)

    def ask(expected: Expected) -> Answer:
        # One byte more than there should be shows what follows the expected body.
        wanted = len(expected.body) + 1 if expected.body else 0
        return Answer(expected, _fault(expected, client.get(Request(origin + expected.path, wanted))))

    host = urls.split(origin).host
    return spread(((host, each) for each in table), ask, asking.turns)


def _fault(expected: Expected, response: Response) -> str:
    if response.failure:
        return f"gets no answer: the server {response.failure.words}"
    if response.status != expected.status:
        return f"gets {named(response.status)}, not {named(expected.status)}"
    if expected.body:
        return "" if response.body == expected.body else "gets another page than the one that redirects"
    place = response.header("location")
    if place and _reading(response.url, place) == _reading(response.url, expected.target):
        return ""
    return f"leads to {place or 'nothing'}, not {expected.target}"


def _reading(base: str, place: str) -> tuple[str, str | None]:
    """An address as a browser reads it, and its fragment."""
    url = urls.resolve(urls.split(base), urls.split(place))
    try:
        return str(urls.sendable(url)), url.fragment
    except urls.UrlError:
        return place, None
