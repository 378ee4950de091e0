"""Where a redirect leads, as jekyll-redirect-from resolves it, and which targets are refused."""

from __future__ import annotations

import re
from functools import lru_cache

from jekyll_tools.addressable import InvalidURL, absolute_url, normalize
from jekyll_tools.redirects.source import hidden
from jekyll_tools.regex import regex
from jekyll_tools.site.config import Config

_WEB = regex(r"https?://")
_HOST = regex(r"https?://([^/?#]*)", re.IGNORECASE)


def of_page(url: str, config: Config) -> str:
    """What the stubs of a page's `redirect_from` say. Raises InvalidURL where Jekyll's build stops."""
    return absolute_url(url, config.url, config.baseurl)


def of_text(text: str, config: Config) -> str:
    """What a page with `redirect_to: text` says: web addresses as typed, else behind `url` and `baseurl`.

    Raises InvalidURL where Jekyll's build stops.
    """
    return text if _WEB.match(text) else absolute_url(text, config.url, config.baseurl)


def inside(target: str, config: Config) -> str:
    """The path inside the site that a target names, without `baseurl`; "" where it leaves the site.

    The site's own address counts as inside; a query and a fragment are left out.
    """
    try:
        home = _home(config.url, config.baseurl)
        plain = normalize(target) if _HOST.match(target) else target
    except InvalidURL:
        return ""
    path = re.split(r"[?#]", plain, maxsplit=1)[0]
    if path + "/" == home:
        return "/"
    at_home = path.startswith(home) and (not path.startswith("//") or _is_host(home))
    return path[len(home) - 1 :] if at_home else ""


@lru_cache(1)
def _home(url: str, baseurl: str) -> str:
    return absolute_url("/", url, baseurl)


def _is_host(url: str) -> bool:
    """Whether an address names a host, but no scheme: some sites' `url:` is `//example.org`."""
    return url.startswith("//") and len(url) > 2 and url[2] not in "/?#"


def fault(typed: str, target: str, url: str = "") -> str:
    """Why no stub says this target, in words; "" where one does. The plugin escapes nothing, so what could leave its
    place in the stub's HTML or script, or lead a visitor elsewhere than it seems, is refused. `url` is the site's own.

    >>> fault("javascript:alert(1)", "javascript:alert(1)")
    'is neither a web address nor a path of this site'
    """
    if hidden(typed) or hidden(target):
        return "contains an invisible control character"
    if typed != typed.strip():
        return "starts or ends with a space"
    for mark in ("{{", "{%", '"', "<", ">", "\\"):
        if mark in target:
            return f"contains {mark!r}"
    if host := _HOST.match(target):
        return _host_fault(host[1])
    if _is_host(url) and target.startswith(f"{url.rstrip('/')}/"):
        return _host_fault(target[2:].partition("/")[0])
    if target.startswith("//"):
        return "starts with two slashes, which names another host"
    if not target.startswith("/") or target.startswith("/&"):  # an entity there could make two slashes
        return "is neither a web address nor a path of this site"
    return ""


def _host_fault(host: str) -> str:
    if "@" in host or "&" in host:
        return "has a user name or an entity before its host"
    return "" if host else "names no server"
