"""The site's redirects are not made: their plugin is not run.

## Why
`redirect_from` and `redirect_to` mean nothing to Jekyll itself. Without the plugin jekyll-redirect-from the old
addresses answer "not found", and a page with `redirect_to` is shown as it is. Nothing is told of a key that a template
of the site reads itself.

## Bad
    _config.yml:
    plugins: [jekyll-feed]
    about.md:
    ---
    permalink: /about/
    redirect_from: /me/
    ---

## Good
    _config.yml:
    plugins: [jekyll-feed, jekyll-redirect-from]
    about.md:
    ---
    permalink: /about/
    redirect_from: /me/
    ---
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Level
from jekyll_tools.psych import Entry
from jekyll_tools.redirects import source
from jekyll_tools.redirects.map import PLUGIN, is_run
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.live_templates import live_templates
from jekyll_tools.site.lost_plugins import adding, named_in_vain
from jekyll_tools.site.page import Page
from jekyll_tools.site.samples import REDIRECTS
from jekyll_tools.site.site import Site

_OFF = regex(r"^[ \t]*#[ \t]*plugins[ \t]*:", re.MULTILINE)
_OFF_ITEM = regex(rf"^[ \t]*#[ \t]*-[ \t]*[\"']?{PLUGIN}\b", re.MULTILINE)
_OFF_ROW = regex(rf"^[ \t]*#[ \t]*plugins[ \t]*:[ \t]*\[[^\]]{{0,999}}\b{PLUGIN}\b", re.MULTILINE)
_PRINTED = regex(r"page\.(?<!\wpage\.)(redirect_(?:to|from))\b")
_NOT_FOUND = "404.html"
_KEYS = ("redirect_from", "redirect_to")


@rule(on="site", level="error")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    config = site.config
    if is_run(site) or config.is_unread or any(problem.kind == "missing-theme" for problem in config.problems):
        return  # it is run, or may be for all that is known
    asked = list(_asked(site, _templated(site)))
    if asked:
        files = len({entry.location.path for entry in asked})  # a file that a collection has too is two pages
        pages = f"{files} pages ask" if files > 1 else "this page asks"
        message = f"{pages} for redirects, but the plugin {PLUGIN} is not run: there will be none"
        level: Level | None = "warning" if all(map(_is_themes, asked)) else None
        yield Finding(asked[0].key, message, _hint(site) + _first(site), level=level)


def _first(site: Site) -> str:
    """What is to be done before: a redirect from its page's own address would take the page's place."""
    loops = [page for page in filter(site.owns, site.published) if _is_loop(page)]
    if not loops:
        return ""
    more = f" and {len(loops) - 1} more" if loops[1:] else ""
    return f"\nbefore that remove the redirect from the page's own address in {loops[0].path}{more}, or it will be lost"


def _is_loop(page: Page) -> bool:
    said = page.data.get("redirect_from")
    addresses = [each for each in (said if isinstance(said, list) else [said]) if isinstance(each, str)]
    return any(source.destination(f"/{each.lstrip('/')}") == page.destination for each in addresses)


def _is_themes(entry: Entry) -> bool:
    """Whether a page is to be found at nothing but old addresses of the theme's site, which came with it."""
    said = entry.value if isinstance(entry.value, list) else [entry.value]
    return entry.key.text == "redirect_from" and all(_is_left(str(address).strip("/")) for address in said)


def _is_left(address: str) -> bool:
    """Whether an old address is one of the theme's, or that of the home page itself."""
    return not address or address in REDIRECTS or address.startswith("wordpress/")


def _hint(site: Site) -> str:
    """What to do, by whether the settings name the plugin in vain, or in a comment."""
    if lost := named_in_vain(site.config, PLUGIN):
        return lost
    texts = {entry.location.path: entry.location.origin.string for entry in site.config.entries.values()}
    for path, text in texts.items():
        if _OFF.search(text) and _OFF_ITEM.search(text):
            return f"take the # and the blank behind it off `plugins:`, and off {PLUGIN} below it, in {path}"
        if _OFF_ROW.search(text):
            return f"take the # and the blank behind it off `plugins:` in {path}"
    return adding(site.config, site.folder, PLUGIN)


def _templated(site: Site) -> frozenset[str]:
    """The keys that a template of the site's own makes redirects of, as by `<meta http-equiv>`."""
    keys = set().union(*(_PRINTED.findall(text) for text in live_templates(site).values()))
    return frozenset(keys)


def _asked(site: Site, templated: frozenset[str]) -> Iterator[Entry]:
    """The first key for a redirect of each published page, other than those of which a template makes them, and those
    that name nothing but the page's own address, or that with a slash or `.html` less or more, where servers find it.
    """
    for page in filter(site.owns, site.published):
        if page.destination == _NOT_FOUND:  # what it redirects leads nowhere
            continue
        entries = (page.front_matter.entries.get((key,)) for key in _KEYS if key not in templated)
        yield from [entry for entry in entries if entry is not None and entry.value and not _is_own(entry, page)][:1]


def _is_own(entry: Entry, page: Page) -> bool:
    said = entry.value if isinstance(entry.value, list) else [entry.value]
    return entry.path == ("redirect_from",) and all(_bare(str(address)) == _bare(page.url) for address in said)


def _bare(address: str) -> str:
    return address.strip("/").removesuffix("/index.html").removesuffix(".html")
