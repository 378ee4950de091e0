"""The redirects of a site, as jekyll-redirect-from 0.16.0 makes them.

Documents come before pages, each in the site's order; `redirect_from` before `redirect_to`. Where two claim one source
the last wins, in the place of the first. Two kinds of problem, at the item: `redirect-type` (facts: key, value), where
the real plugin stops the build without naming the page, and `unsafe-redirect` (facts: key, value, reason), for a value
that the plugin would take and we do not: it is left out of the map and of the stubs. A third, `redirect-loop`, is told
in loops.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Literal

from jekyll_tools.addressable import InvalidURL
from jekyll_tools.diagnostic import Problem
from jekyll_tools.records import NamedTuple
from jekyll_tools.redirects import source, target
from jekyll_tools.redirects.loops import loops
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.site.bundled import bundled
from jekyll_tools.site.page import Page, Skipped, StaticFile
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

PLUGIN = "jekyll-redirect-from"
Key = Literal["redirect_from", "redirect_to"]


class Collected(NamedTuple):
    """All redirects of a site in the plugin's order, overridden ones included, and what was wrong."""

    redirects: tuple[Redirect, ...]
    problems: tuple[Problem, ...]


class _Item(NamedTuple):
    key: Key
    value: object
    location: Location


def collect(site: Site) -> Collected:
    """The redirects of all published pages. Never raises."""
    redirects: list[Redirect] = []
    problems: list[Problem] = []
    for page in sorted(site.published, key=lambda page: page.kind == "page"):
        for item in _items(page):
            made = _redirect(item, page, site)
            (redirects if isinstance(made, Redirect) else problems).append(made)  # type: ignore[arg-type]
    # Without the plugin no stub is made, so that no visitor goes round.
    return Collected(tuple(redirects), (*problems, *(loops(site, redirects) if is_run(site) else ())))


def redirect_map(site: Site) -> dict[str, str]:
    """The content of `redirects.json`: targets by source."""
    return mapping(collect(site).redirects)


def mapping(redirects: Iterable[Redirect]) -> dict[str, str]:
    """Targets by source; the last wins."""
    return {redirect.source: redirect.target for redirect in redirects}


@lru_cache(maxsize=1)
def is_run(site: Site) -> bool:
    """Whether the plugin is run: `plugins` names it, or `gems` as Jekyll 3 reads it, or a Gemfile that counts."""
    gems = site.config.data.get("gems")
    if PLUGIN in site.config.plugins or (isinstance(gems, list) and PLUGIN in gems):
        return True
    return PLUGIN in bundled(site.config, site.folder)


def is_mapped(site: Site) -> bool:
    """Whether `redirects.json` is made: the settings may say no, and a file of that name in the source stays."""
    settings = site.config.data.get("redirect_from")
    if isinstance(settings, dict) and settings.get("json") is False:
        return False
    files: Iterable[Page | StaticFile | Skipped] = (*site.pages, *site.static_files, *site.skipped)
    return all(file.path != "redirects.json" for file in files)


def json_text(redirects: Iterable[Redirect]) -> str:
    """`redirects.json` as the plugin writes it."""
    import json

    return json.dumps(mapping(redirects), ensure_ascii=False, separators=(",", ":"))


def _items(page: Page) -> Iterator[_Item]:
    yield from _values(page, "redirect_from")
    # Of several the first that is there counts; `false` is nothing to the plugin.
    yield from [item for item in _values(page, "redirect_to") if item.value is not False][:1]


def _values(page: Page, key: Key) -> Iterator[_Item]:
    value = page.data.get(key)
    for number, item in enumerate(value if isinstance(value, list) else [value]):
        if item is not None:
            yield _Item(key, item, _place(page, key, number))


def _place(page: Page, key: Key, number: int) -> Location:
    entries = page.front_matter.entries
    entry = entries.get((key, number)) or entries.get((key,))
    # A value that came from the `defaults` of `_config.yml` stands nowhere on the page.
    return entry.location if entry is not None and entry.value is not None else page.text.locate(0)


def _redirect(item: _Item, page: Page, site: Site) -> Redirect | Problem:
    if not isinstance(item.value, str):
        return Problem("redirect-type", item.location, {"key": item.key, "value": item.value})
    make = _from if item.key == "redirect_from" else _to
    made = make(item.value, item.location, page, site)
    if isinstance(made, Redirect):
        return made
    return Problem("unsafe-redirect", item.location, {"key": item.key, "value": item.value, "reason": made})


def _from(value: str, location: Location, page: Page, site: Site) -> Redirect | str:
    path = value if value.startswith("/") else f"/{value}" if value else ""
    if why := source.fault(path):
        return why
    try:
        leads = target.of_page(page.url, site.config)
    except InvalidURL:
        return "leads to a page without a usable address"
    if why := target.fault(leads, leads, site.config.url):
        return f"leads to an address that {why}"
    return Redirect(path, leads, page.url, source.destination(path), "redirect_from", location, page)


def _to(value: str, location: Location, page: Page, site: Site) -> Redirect | str:
    try:
        leads = target.of_text(value, site.config)
    except InvalidURL:
        return "is not an address"
    if why := target.fault(value, leads, site.config.url):
        return why
    inside = target.inside(leads, site.config)
    return Redirect(page.url, leads, inside, page.destination, "redirect_to", location, page)
