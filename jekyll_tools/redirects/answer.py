"""How a redirect is said over HTTP: the path that is asked for, and the address that is answered."""

from __future__ import annotations

import re
import unicodedata

from jekyll_tools import urls
from jekyll_tools.regex import regex

# What a target is written in; all else is percent-encoded. It holds nothing that acts in a server's configuration.
TARGET = "A-Za-z0-9\\-._~:/?#@!&'()*+,;=%"
_OUTSIDE = regex(f"[^{TARGET}]+")
_SENT = regex(r"[^!$&'()*+,\-./0-9:;=@A-Z\[\\\]_a-z|~]+")  # as urls.sendable has it, and the percent
_BARE_PERCENT = regex(r"%(?![0-9A-Fa-f]{2})")
_ESCAPED = regex(r"%[0-9A-Fa-f]{2}")
_HEX = [f"%{byte:02X}" for byte in range(256)]
_HERE = urls.Url("https", "h.example", "/")


def sent(path: str) -> str:
    """A decoded path as browsers send it.

    >>> sent("/é b/100%/(a)+b:c")
    '/%C3%A9%20b/100%25/(a)+b:c'
    """
    return _SENT.sub(_escape, path)


def composed(path: str) -> str:
    """A path in Unicode's composed form (NFC), in which keyboards write it.

    >>> len(composed("e\\u0301"))
    1
    """
    return path if path.isascii() else unicodedata.normalize("NFC", path)


def written(target: str) -> str:
    """A target as it stands in the answer: a path of the host, or a web address, in ASCII; a browser's reading of it.

    Escapes are in capitals (some servers rewrite them), and an empty fragment is none. Raises UrlError for a host that
    is none.

    >>> written("https://Bücher.example/a b/../ü?q='1|2'#{x}"), written("/x/$1?100%")
    ('https://xn--bcher-kva.example/%C3%BC?q=%271%7C2%27#%7Bx%7D', '/x/%241?100%25')
    """
    url = urls.resolve(_HERE, urls.split(target))
    sendable = urls.sendable(url)
    fragment = _quoted(url.fragment) if url.fragment else None
    query = None if sendable.query is None else _quoted(sendable.query)
    rest = str(urls.Url(path=_quoted(sendable.path), query=query, fragment=fragment))
    return rest if target.startswith("/") else f"{sendable.scheme}://{sendable.authority}{rest}"


def _quoted(text: str) -> str:
    whole = _BARE_PERCENT.sub("%25", text)
    return _OUTSIDE.sub(_escape, _ESCAPED.sub(lambda match: match[0].upper(), whole))


def _escape(match: re.Match[str]) -> str:
    return "".join([_HEX[byte] for byte in match.group().encode("utf-8", "replace")])
