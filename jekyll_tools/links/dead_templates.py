"""Links of layouts and includes that lead to nothing, on every page or on some."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jekyll_tools.diagnostic import Problem
from jekyll_tools.links.link import Link
from jekyll_tools.links.resolve import Resolver
from jekyll_tools.links.served import Served
from jekyll_tools.links.templates import template_links
from jekyll_tools.site.site import Site

_ERROR_PAGE = "/404.html"  # is shown at any address


def dead_template_links(site: Site, resolver: Resolver, served: Served, maker: str) -> Iterator[Problem]:
    """A `dead-template-link` for each layout and include that has some.

    Facts: urls; maker (who may put something there); and, of those that count from the page and are right on the home
    page, page (the address of one from which they lead to nothing).
    """
    dead: dict[str, list[Link]] = {}
    astray: dict[str, list[tuple[Link, str]]] = {}
    for link, pages in template_links(site):
        target = resolver.resolve(link)
        if pages:
            if page := _lacking(link, target.path, pages, resolver, served):
                astray.setdefault(link.location.path, []).append((link, page))
            elif served.find(target.path) is None and _is_dead(link, pages, resolver, served):
                dead.setdefault(link.location.path, []).append(link)
        # Nothing is there; or something is, and the address leaves out the baseurl.
        elif target.kind == "inside" and (served.find(target.path) is None) != target.bare:
            dead.setdefault(link.location.path, []).append(link)
    for links in dead.values():
        yield Problem("dead-template-link", links[0].location, {"urls": _written(links), "maker": maker})
    for found in astray.values():
        facts = {"urls": _written([link for link, _ in found]), "page": found[0][1], "maker": ""}
        yield Problem("dead-template-link", found[0][0].location, facts)


def _is_dead(link: Link, pages: Sequence[str], resolver: Resolver, served: Served) -> bool:
    """Whether an address that is nothing on the home page leads to nothing from any page either."""
    targets = [resolver.resolve(link._replace(base=url)) for url in pages]
    return all(target.kind == "inside" and served.find(target.path) is None for target in targets)


def _lacking(link: Link, home: str, pages: Sequence[str], resolver: Resolver, served: Served) -> str:
    """The first page from which an address leads to nothing that is right on the home page; else ""."""
    if served.find(home) is None:
        return ""
    paths = ((url, resolver.resolve(link._replace(base=url)).path) for url in pages if url != _ERROR_PAGE)
    return next((url for url, path in paths if served.find(path) is None), "")


def _written(links: list[Link]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(link.url for link in links))
