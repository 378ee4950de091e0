"""URLs as browsers read them (the WHATWG URL standard): split, resolved, encoded as they are sent.

Offline and without exceptions, but for `host_name` and `sendable`, which refuse what no browser could ask for.
"""

from __future__ import annotations

import re
from functools import lru_cache

from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.urls.escapes import decoded
from jekyll_tools.urls.host import UrlError, host_name

__all__ = ["PORTS", "Url", "UrlError", "decoded", "host_name", "resolve", "sendable", "split"]

PORTS = {"http": 80, "https": 443, "ws": 80, "wss": 443, "ftp": 21}  # the standard's special schemes

_SHORT = 500  # characters: longer ones hold pictures
_SCHEME = regex(r"([A-Za-z][A-Za-z0-9+.\-]*):")
_EDGES = "".join(map(chr, range(33)))  # browsers drop controls and spaces at both ends …
_BREAKS = str.maketrans("", "", "\t\n\r")  # … and these everywhere
_PATH = regex(r"[^!$%&'()*+,\-./0-9:;=@A-Z\[\\\]_a-z|~]+")
_QUERY = regex(r"[^!$%&()*+,\-./0-9:;=?@A-Z\[\\\]^_`a-z{|}~]+")


class Url(NamedTuple):
    """A URL or a relative reference in its parts, as written; None is a part that is not there."""

    scheme: str = ""
    authority: str | None = None
    path: str = ""
    query: str | None = None
    fragment: str | None = None

    @property
    def host(self) -> str:
        """The host as written, in lower case, without user name and port."""
        return self._host_and_port()[0].lower()

    @property
    def port(self) -> str | None:
        """The port as written; None where there is none."""
        return self._host_and_port()[1]

    def _host_and_port(self) -> tuple[str, str | None]:
        place = (self.authority or "").rpartition("@")[2]
        bracket = place.find("]") if place.startswith("[") else 0
        colon = place.find(":", bracket) if bracket >= 0 else -1
        return (place, None) if colon < 0 else (place[:colon], place[colon + 1 :])

    def without_fragment(self) -> Url:
        return self._replace(fragment=None)

    def __str__(self) -> str:
        scheme = f"{self.scheme}:" if self.scheme else ""
        authority = "" if self.authority is None else f"//{self.authority}"
        query = "" if self.query is None else f"?{self.query}"
        fragment = "" if self.fragment is None else f"#{self.fragment}"
        return scheme + authority + self.path + query + fragment


def split(text: str) -> Url:
    r"""The parts of a URL or of a reference on a web page.

    >>> split(" HTTP:\\me@H.org:80\\a?b#c ")
    Url(scheme='http', authority='me@H.org:80', path='/a', query='b', fragment='c')
    >>> split("../a:b")
    Url(scheme='', authority=None, path='../a:b', query=None, fragment=None)
    """
    # The same links stand on many pages, and several rules ask for the parts of each.
    return _known(text) if len(text) < _SHORT else _split(text)


def _split(text: str) -> Url:
    rest, _, fragment = _cut(text.strip(_EDGES).translate(_BREAKS), "#")
    scheme = _SCHEME.match(rest)
    name = scheme.group(1).lower() if scheme else ""
    rest, _, query = _cut(rest[scheme.end() :] if scheme else rest, "?")
    if not name or name in PORTS:
        rest = rest.replace("\\", "/")
    authority: str | None = None
    if rest.startswith("//") or name in PORTS:
        authority, slash, path = rest.lstrip("/" if name in PORTS else "").removeprefix("//").partition("/")
        rest = slash + path
    return Url(name, authority, rest, query, fragment)


_known = lru_cache(maxsize=1024)(_split)


def _cut(text: str, at: str) -> tuple[str, str, str | None]:
    head, found, tail = text.partition(at)
    return head, found, tail if found else None


def resolve(base: Url, reference: Url) -> Url:
    """Where a reference on the page at `base` leads; `base` may be a path alone.

    >>> str(resolve(split("/a/b"), split("../c?d#e")))
    '/c?d#e'
    >>> str(resolve(split("https://h.org/a/"), split("//i.org")))
    'https://i.org/'
    """
    if reference.scheme:
        return _tidy(reference)
    if reference.authority is not None:
        return _tidy(reference._replace(scheme=base.scheme))
    if not reference.path:
        query = base.query if reference.query is None else reference.query
        return base._replace(query=query, fragment=reference.fragment)
    path = reference.path
    if not path.startswith("/"):
        path = base.path[: base.path.rfind("/") + 1] + path
    return _tidy(base._replace(path=path, query=reference.query, fragment=reference.fragment))


def _tidy(url: Url) -> Url:
    if url.scheme and url.scheme not in PORTS:
        return url
    path = _squeezed(url.path or "/")
    return url if path == url.path else url._replace(path=path)


def _squeezed(path: str) -> str:
    if "/." not in path and "/%2" not in path:
        return path
    kept: list[str] = []
    parts = path.split("/")
    for index, part in enumerate(parts):
        dots = part.lower().replace("%2e", ".")
        if dots == ".." and len(kept) > 1:
            kept.pop()
        if dots not in (".", ".."):
            kept.append(part)
        elif index == len(parts) - 1:
            kept.append("")
    return "/".join(kept)


def sendable(url: Url) -> Url:
    """The URL as it goes to its server: host in ASCII, no user name or fragment, the rest percent-encoded.

    Raises UrlError.

    >>> str(sendable(split("HTTP://me@Bücher.example:80/ä b%2Fc?ä[]#d")))
    'http://xn--bcher-kva.example/%C3%A4%20b%2Fc?%C3%A4[]'
    """
    authority = _authority(url.scheme, url.authority or "")
    query = None if url.query is None else _QUERY.sub(_escape, url.query)
    return Url(url.scheme, authority, _PATH.sub(_escape, url.path or "/"), query)


@lru_cache(1024)  # a site's links lead to the same hosts again and again
def _authority(scheme: str, written: str) -> str:
    url = Url(scheme, written)
    host, port = host_name(url.host), url.port
    if not port:
        return host
    if not (port.isascii() and port.isdigit() and len(port) < 10 and int(port) < 65536):
        raise UrlError(f"has {port[:20]} for a port, which is no number up to 65535")
    return host if int(port) == PORTS.get(scheme) else f"{host}:{int(port)}"


def _escape(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match.group().encode("utf-8", "replace"))
