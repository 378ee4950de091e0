"""Addresses that templates print of data and keys, and to which they put nothing, or too little: the site's `baseurl`
that they leave out, and the slash between it and a relative address.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Problem
from jekyll_tools.links.dead import Dead
from jekyll_tools.links.keyed import keyed
from jekyll_tools.links.link import Link
from jekyll_tools.links.malformed import fault
from jekyll_tools.links.named import menu
from jekyll_tools.links.prints import Output
from jekyll_tools.links.resolve import Resolver
from jekyll_tools.links.served import Served
from jekyll_tools.site.site import Site

_GLUED = "nothing: this site's own address is put right before it, without a slash between"


def unbased_links(site: Site, resolver: Resolver, served: Served, dead: Dead) -> Iterator[Problem]:
    """A `wrong-baseurl` for each output of a template that prints paths of this site as they are (further fact: mixed,
    whether it prints addresses of other servers too); a `missing-page` for each relative address of a page that is
    there, behind which the site's own is put.
    """
    bare: dict[Output, Link] = {}
    mixed: set[Output] = set()
    for link, outputs in _printed(site):
        for output in outputs:
            if output.before == "nothing" and "://" in link.url:
                mixed.add(output)
            elif output.before == "nothing" and resolver.baseurl and _is_bare(link, resolver, served):
                bare.setdefault(output, link)
        if _is_relative(link.url) and any(output.is_glued(site) for output in outputs):
            target = resolver.resolve(link._replace(base="/"))
            if target.kind == "inside" and served.find(target.path) is not None:
                yield dead.problem("missing-page", link, "", _GLUED, mend=f"write /{link.url}")
    for output, link in bare.items():
        problem = dead.bare(link, resolver.resolve(link).path, mixed="yes" if output in mixed else "")
        yield problem._replace(location=output.place(site))


def _printed(site: Site) -> Iterator[tuple[Link, tuple[Output, ...]]]:
    yield from menu(site)
    yield from ((link, (output,)) for link, output in keyed(site))


def _is_bare(link: Link, resolver: Resolver, served: Served) -> bool:
    """Whether it is a path of something on this site without the baseurl."""
    if not link.url.startswith("/") or link.url.startswith("//"):
        return False
    target = resolver.resolve(link)
    return target.bare and served.find(target.path) is not None


def _is_relative(url: str) -> bool:
    return url[:1] not in ("/", "#", "?", "") and ":" not in url and fault(url) is None
