"""Redirects, followed hop by hop: each is a request of its own, judged as the first was."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jekyll_tools import limits, urls
from jekyll_tools.links.client.client import Client, Failure, Request, Response

if TYPE_CHECKING:
    from email.message import Message
    from http.cookiejar import CookieJar

FOR_GOOD = frozenset((301, 308))
STATUSES = FOR_GOOD | {302, 303, 307}


class Redirect:
    """Follows redirects, with the cookies that they set on their way; a fragment is carried along."""

    def __init__(self, client: Client, hops: int = limits.LINK_HOPS) -> None:
        self._client = client
        self._hops = hops

    def get(self, request: Request) -> Response:
        url, fragment, _ = request.url.partition("#")
        response = self._client.get(request._replace(url=url) if fragment else request)
        if not request.follow or (response.status not in STATUSES and not fragment):
            return response  # most are no redirects: nothing is made ready for one
        chain = _Chain(request)
        for hop in range(self._hops + 1):
            response = self._client.get(chain.request) if hop else response
            place = response.header("location")
            if response.status not in STATUSES or not place:
                return response._replace(url=chain.shown, moved=chain.moved)
            failure = chain.follow(response, place)
            if failure:
                return Response(chain.shown, failure=failure)
        return Response(chain.shown, failure=Failure("redirect", f"redirects more than {self._hops} times"))


class _Chain:
    """Where a chain of redirects is: the next request, and every one made."""

    def __init__(self, request: Request) -> None:
        first = urls.split(request.url)
        self._fragment = first.fragment
        self._jar = _jar()
        self.request = request._replace(url=str(first.without_fragment()))
        self._made = {(self.request.url, self.request.headers)}
        self._more = request.headers
        self._for_good = True
        self.moved = ""

    @property
    def shown(self) -> str:
        """The address of the next request, with the fragment that a browser would show."""
        return self.request.url if self._fragment is None else f"{self.request.url}#{self._fragment}"

    def follow(self, response: Response, place: str) -> Failure | None:
        """Takes a hop; returns why it cannot be taken."""
        self._keep_cookies(response)
        target = urls.resolve(urls.split(self.request.url), urls.split(_relative(_text(place), self.request.url)))
        if target.scheme not in ("http", "https"):
            return Failure("redirect", f"redirects to {target.scheme}:, which is no web page")
        try:
            url = str(urls.sendable(target))
        except urls.UrlError as error:
            return Failure("redirect", f"redirects to a URL that {error}")
        self._fragment = self._fragment if target.fragment is None else target.fragment
        self.request = self.request._replace(url=url, headers=(*self._more, *self._cookies(url)), first=None)
        step = (self.request.url, self.request.headers)
        if step in self._made:
            return Failure("redirect", "redirects in a circle")
        self._made.add(step)
        self._for_good = self._for_good and response.status in FOR_GOOD
        self.moved = self.shown if self._for_good else self.moved
        return None

    def _keep_cookies(self, response: Response) -> None:
        from urllib.request import Request as Asked

        headed: Any = _Headed(response)
        self._jar.extract_cookies(headed, Asked(self.request.url))

    def _cookies(self, url: str) -> tuple[tuple[str, str], ...]:
        from urllib.request import Request as Asked

        asking = Asked(url)
        self._jar.add_cookie_header(asking)
        cookie = asking.get_header("Cookie")
        return (("Cookie", cookie),) if cookie else ()


def _jar() -> CookieJar:
    from http.cookiejar import CookieJar, DefaultCookiePolicy

    return CookieJar(DefaultCookiePolicy())


class _Headed:
    """A response as `http.cookiejar` wants one."""

    def __init__(self, response: Response) -> None:
        from email.message import Message

        self._message = Message()
        for name, value in response.headers:
            if name.lower() == "set-cookie":
                self._message["Set-Cookie"] = value

    def info(self) -> Message:
        return self._message


def _relative(place: str, url: str) -> str:
    """What browsers make of `http:/path` from a page of that scheme: its path alone."""
    scheme, colon, rest = place.partition(":")
    slashes = rest[:2].replace("\\", "/")
    return rest if colon and slashes != "//" and url.startswith(f"{scheme.lower()}:") else place


def _text(place: str) -> str:
    # Headers are read as Latin-1; servers write UTF-8.
    try:
        return place.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return place
