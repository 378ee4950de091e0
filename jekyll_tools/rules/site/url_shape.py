"""The site's `url` is no web address.

## Why
Jekyll puts `url` before every address that goes through `absolute_url`, and themes put `site.url` before theirs; so do
plugins in feeds, sitemaps, redirects and what search engines are told. Without `https://` browsers take what comes out
for a path of the page's folder, and with `localhost` for a place on the reader's own computer. Where neither the
site's templates and pages nor a plugin that is run use it, nothing is said.

## Bad
    _config.yml:
    url: me.github.io
    plugins: [jekyll-sitemap]

## Good
    _config.yml:
    url: https://me.github.io
    plugins: [jekyll-sitemap]
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools import urls
from jekyll_tools.diagnostic import Edit, Finding, Level
from jekyll_tools.psych import Entry
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import templates

_WEB = regex(r"(?i:https?:)?//[^/\s]")
_OWN = ("localhost", "127.0.0.1")  # the computer of whoever reads
_HOST = regex(
    r"(?:https?[:/]{1,4})?(?P<host>(?:[a-z0-9-]{1,63}\.){1,4}[a-z]{2,24})(?P<path>/[^\s]{0,200})?", re.IGNORECASE
)
_USES = regex(r"\bsite\.url\b|\babsolute_url\b|\bsite\[.url.\]")
_BARE = regex(r"\bsite\.url\s*-?\}\}(?![/{\s\"'<]|\Z)")  # what follows needs the slash
_REDIRECTS = "jekyll-redirect-from"
_WRITING = ("jekyll-sitemap", "jekyll-feed", "jekyll-seo-tag")  # what readers themselves seldom follow


@rule(on="site", level="error")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    said, url = site.config.entries.get(("url",)), site.config.url
    if said is None or said.value != url or not url.strip():
        return
    is_whole = _WEB.match(url) is not None
    host = urls.split(url).host
    if is_whole and host not in _OWN:
        if url.endswith("/"):
            yield from _slash(said, url, site)
        return
    user, level = _user(site)
    if not user:
        return
    why = (
        "a place on the reader's own computer" if is_whole or _is_own(url) else "no web address, for it lacks https://"
    )
    message = f"url is {why}: the addresses that {user} makes of it lead nowhere"
    yield Finding(said.location, message, _mend(url), level=level)


def _slash(said: Entry, url: str, site: Site) -> Iterator[Finding]:
    """Of an address that ends in a slash, before which no template puts a path without one."""
    user, _ = _user(site)
    if not user or any(_BARE.search(text) for text in templates(site).values()):
        return
    plain = url.rstrip("/")
    message = f"url ends in a slash: the addresses that {user} makes of it have two, as {plain}//about/"
    fix = (Edit(said.location, plain),) if said.location.text == url else ()
    yield Finding(said.location, message, f"write {plain}", fix, safe=False, level="info")


def _is_own(url: str) -> bool:
    return url.partition(":")[0] in _OWN


def _mend(url: str) -> str:
    found = _HOST.fullmatch(url)
    if found is None or found["host"] in _OWN:
        return "write the address that the site is published at, such as https://me.github.io"
    return f"write https://{found['host']}{(found['path'] or '').rstrip('/')}"


def _user(site: Site) -> tuple[str, Level | None]:
    """Who makes addresses of it, and how much that matters; nobody, as a rule, where a site needs none."""
    for path, text in templates(site).items():
        if _USES.search(text):
            return path, None
    for page in site.published:
        if page.needs_liquid and _USES.search(page.text.string):
            return page.path, None
    if _REDIRECTS in site.config.plugins and any("redirect_from" in page.data for page in site.published):
        return _REDIRECTS, None
    return next(((plugin, "warning") for plugin in _WRITING if plugin in site.config.plugins), ("", None))
