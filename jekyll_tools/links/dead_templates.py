"""Links of layouts and includes that lead to nothing, on every page or on some."""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Problem
from jekyll_tools.links.link import Link
from jekyll_tools.links.resolve import Resolver
from jekyll_tools.links.served import Served
from jekyll_tools.links.templates import relative_links, template_links
from jekyll_tools.site.site import Site

_ERROR_PAGE = "/404.html"  # is shown at any address


def dead_template_links(site: Site, resolver: Resolver, served: Served, maker: str) -> Iterator[Problem]:
    """A `dead-template-link` for each layout and include that has some.

    Facts: urls; maker (who may put something there); and, of those that count from the page and are right on the home
    page, page (the address of one from which they lead to nothing).
    """
    dead: dict[str, list[Link]] = {}
    for link in template_links(site):
        target = resolver.resolve(link)
        # Nothing is there; or something is, and the address leaves out the baseurl.
        if target.kind == "inside" and (served.find(target.path) is None) != target.bare:
            dead.setdefault(link.location.path, []).append(link)
    for links in dead.values():
        yield Problem("dead-template-link", links[0].location, {"urls": _written(links), "maker": maker})
    yield from _astray(site, resolver, served)


def _astray(site: Site, resolver: Resolver, served: Served) -> Iterator[Problem]:
    found: dict[str, list[tuple[Link, str]]] = {}
    for link, pages in relative_links(site):
        if served.find(resolver.resolve(link).path) is not None:
            others = (url for url in pages if url != _ERROR_PAGE)
            paths = ((url, resolver.resolve(link._replace(base=url)).path) for url in others)
            if page := next((url for url, path in paths if served.find(path) is None), ""):
                found.setdefault(link.location.path, []).append((link, page))
    for links in found.values():
        facts = {"urls": _written([link for link, _ in links]), "page": links[0][1], "maker": ""}
        yield Problem("dead-template-link", links[0][0].location, facts)


def _written(links: list[Link]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link.url for link in links))
