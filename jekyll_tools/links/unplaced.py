"""Links that begin with `/` where the path of the site stands in `url` alone."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator

from jekyll_tools import urls
from jekyll_tools.diagnostic import Problem
from jekyll_tools.links.authored import Authored
from jekyll_tools.links.extract import KEYS
from jekyll_tools.links.link import AUTHOR_KEY, MENU_KEY, PICTURE_KEY, Link
from jekyll_tools.links.resolve import Resolver
from jekyll_tools.links.served import Served
from jekyll_tools.site.domain import has_domain
from jekyll_tools.site.samples import PICTURE, TALK_MAP, samples
from jekyll_tools.site.site import Site
from jekyll_tools.site.workflow import sets_baseurl
from jekyll_tools.text import Location

_PRINTED = {AUTHOR_KEY, MENU_KEY, PICTURE_KEY, *KEYS}  # by templates, which may put `url` before them


def unplaced_links(
    site: Site, resolver: Resolver, served: Served, links: Iterable[Link], authored: Authored
) -> Iterator[Problem]:
    """One `unplaced-links` at `url: https://me.github.io/project` with `baseurl: ""`, if links lead out of it by that.

    Facts: count (of addresses), url (the first of them), path and line (where that is written), place ("/project"),
    home ("https://me.github.io"), samples ("yes" where only the theme's sample pages have such links), liquid ("yes"
    where Liquid is run there: it is not in front matter and data), written (the address there of which
    jekyll-relative-links makes that one, else ""). GitHub Pages serves such a site below the path: with a domain of its
    own, at the top.
    """
    found = [link for link in links if _is_unplaced(link, resolver, served)] if _is_below(site, resolver) else []
    if not found:
        return
    theirs = {page.path for page in samples(site)}
    places = [(link.url, authored.place(link) if link.location.is_made else link.location) for link in found]
    own = [(url, place) for url, place in places if place.path not in theirs and url not in (PICTURE, TALK_MAP)]
    url, place = min(own or places, key=lambda found: found[1].order)
    said = site.config.entries["url",]
    home = urls.split(site.config.url)
    yield Problem(
        "unplaced-links",
        said.location,
        {
            "count": len({url for url, _ in own or places}),
            "url": url,
            "path": place.path,
            "line": place.line,
            "place": resolver.place,
            "home": f"{home.scheme}://{home.authority}",
            "samples": "" if own else "yes",
            "liquid": "yes" if _is_run(site, place) else "",
            "written": place.text if _is_of_source(place.text, url) else "",
        },
    )


def _is_of_source(written: str, url: str) -> bool:
    """Whether an address is made of one that leads from a file of the repository to another."""
    is_relative = written != "" and written[0] not in "/{" and "://" not in written
    return is_relative and posixpath.basename(written) == posixpath.basename(url)


def _is_run(site: Site, place: Location) -> bool:
    """Whether Liquid is run where an address is written: in the text of a page, and in a template."""
    page = next((page for page in site.pages if page.path == place.path), None)
    segments = page.body.segments if page is not None else ()
    return place.start >= segments[0].offset if segments else place.path.startswith(("_includes/", "_layouts/"))


def _is_below(site: Site, resolver: Resolver) -> bool:
    """Whether it is sure that the site is served below the path that `url` has."""
    baseurl, home = site.config.entries.get(("baseurl",)), urls.split(site.config.url)
    is_written = baseurl is not None and baseurl.value == "" == site.config.baseurl and ("url",) in site.config.entries
    is_project = resolver.place.count("/") == 1 and home.host.endswith(".github.io")
    return is_written and is_project and not has_domain(site) and not sets_baseurl(site.folder)


def _is_unplaced(link: Link, resolver: Resolver, served: Served) -> bool:
    if link.attribute in _PRINTED or not link.url.startswith("/") or link.url.startswith(("//", resolver.place + "/")):
        return False
    target = resolver.resolve(link)
    return target.kind == "inside" and served.find(target.path) is not None
