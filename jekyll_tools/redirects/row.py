"""A redirect of the table, whoever asked for it: a page's front matter or `_data/redirects.yml`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jekyll_tools.addressable import InvalidURL
from jekyll_tools.diagnostic import Problem
from jekyll_tools.records import NamedTuple
from jekyll_tools.redirects import data, source, target
from jekyll_tools.redirects.answer import written
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.site.config import Config
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location
from jekyll_tools.urls import UrlError


class Row(NamedTuple):
    """`source`, `target`, `target_path` and `destination` are as in a `Redirect`.

    `page_path`: the page that asked for it, "" for the data file. `replaces`: whether it stands in for that page.
    """

    source: str
    target: str
    target_path: str
    destination: str
    status: int
    location: Location
    page_path: str = ""
    replaces: bool = False


def of_pages(redirects: Iterable[Redirect]) -> Iterator[Row | Problem]:
    """The rows of redirects that pages ask for: permanent, as a stub is to search engines."""
    for each in redirects:
        if _is_sendable(each.target):
            place = (each.location, each.page.path, each.key == "redirect_to")
            yield Row(each.source, each.target, each.target_path, each.destination, 301, *place)
        else:
            yield _unsafe(each.key, each.location.text, "is not an address", each.location)


def of_data(site: Site) -> Iterator[Row | Problem]:
    """The rows of `_data/redirects.yml`, and what is wrong with its entries."""
    for one in data.said(site.folder, site.config):
        yield one if isinstance(one, Problem) else of_said(one, site.config)


def of_said(said: data.Said, config: Config) -> Row | Problem:
    """The row of an entry of the data file, or why there is none."""
    path = said.source if said.source.startswith("/") else f"/{said.source}" if said.source else ""
    if why := source.fault(path):
        return _unsafe("from", said.source, why, said.source_location)
    leads, why = _leads(said.target, config)
    if why:
        return _unsafe("to", said.target, why, said.target_location)
    inside = target.inside(leads, config)
    return Row(path, leads, inside, source.destination(path), said.status, said.source_location)


def _leads(text: str, config: Config) -> tuple[str, str]:
    try:
        leads = target.of_text(text, config)
    except InvalidURL:
        return "", "is not an address"
    why = target.fault(text, leads)
    return leads, why or ("" if _is_sendable(leads) else "is not an address")


def _is_sendable(leads: str) -> bool:
    try:
        written(leads)
    except UrlError:
        return False
    return True


def _unsafe(key: str, value: str, reason: str, location: Location) -> Problem:
    return Problem("unsafe-redirect", location, {"key": key, "value": value, "reason": reason})
