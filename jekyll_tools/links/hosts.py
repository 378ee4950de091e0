"""Hosts as they are written in addresses that no browser can ask for: what was likely meant."""

from __future__ import annotations

import re

from jekyll_tools import urls
from jekyll_tools.regex import regex
from jekyll_tools.urls.host import UrlError, host_name

_STOPS = regex(r"[.,;]{1,9}")
_PORT = regex(r":[^:\[\]]{0,99}\Z")
_OWN = frozenset(("localhost", "host.docker.internal"))  # the computer of whoever reads, as manuals name it
# What is left when the ending of a well-known host is forgotten, with that.
_ENDINGS = {
    **dict.fromkeys(("arxiv", "crossref", "doi", "ieee", "orcid", "wikipedia", "zenodo"), "org"),
    **dict.fromkeys(("facebook", "github", "gitlab", "instagram", "linkedin", "twitter", "youtube"), "com"),
}
_NUMBERS = regex(r"[0-9.]*[0-9][0-9.]*")
_FOUR = "write four numbers up to 255 with dots between, or the server's name"
_ANY = "write the server's name with its dots, as in https://example.org/"


def mend(url: str) -> str:
    """What to do about a host that is no name of one, or about its port.

    >>> mend("https://example..net/a"), mend("https://example.org:99999/")
    ('did you mean https://example.net/a?', 'write https://example.org/, or a port up to 65535')
    >>> mend("http://[::1/a")
    'an address of numbers and colons ends with ]: write http://[::1]/a'
    """
    parts = urls.split(url)
    written = parts.authority or ""
    if written.startswith("["):
        whole = f"{written.removesuffix(']')}]"
        if _is_host(whole):
            return f"an address of numbers and colons ends with ]: write {parts._replace(authority=whole)}"
        return "write an IPv6 address between the brackets, or the server's name without them"
    bare = _PORT.sub("", written)
    if bare != written and _is_host(bare):
        return f"write {parts._replace(authority=bare)}, or a port up to 65535"
    meant = _STOPS.sub(".", bare).strip(".")
    if "@" not in meant and "." in meant and meant != written and _is_host(meant):
        return f"did you mean {parts._replace(authority=meant)}?"
    return _FOUR if _NUMBERS.fullmatch(bare) else _ANY


def dotless(url: str) -> str:
    """The host of an address that is a name without a dot, "" for others.

    >>> dotless("https://doi/10.1000/182"), dotless("http://localhost:4000/"), dotless("http://[::1]/")
    ('doi', '', '')
    """
    host = urls.split(url).host
    return "" if not re.fullmatch(r"[a-z0-9-]*[a-z][a-z0-9-]*", host) or host in _OWN else host


def is_known(name: str) -> bool:
    """Whether a name without a dot is surely that of a well-known host without its ending."""
    return name in _ENDINGS


def mend_dotless(url: str) -> str:
    """What to do about such a one.

    >>> mend_dotless("https://doi/10.1000/182")
    'did you mean https://doi.org/10.1000/182?'
    """
    parts = urls.split(url)
    ending = _ENDINGS.get(parts.host)
    return f"did you mean {parts._replace(authority=f'{parts.host}.{ending}')}?" if ending else _ANY


def _is_host(name: str) -> bool:
    try:
        host_name(name.lower())
    except UrlError:
        return False
    return True
