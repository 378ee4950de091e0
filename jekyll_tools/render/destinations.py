"""Who claims which file of the output, and who gets it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from jekyll_tools.records import NamedTuple
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

Kind = Literal["page", "post", "document", "static", "redirect", "generated"]

# Jekyll writes in this order and says nothing; the last writer wins. Feed and map are made after all stubs, while the
# sitemap's plugin stands back where a page or a stub has its address.
_RANK: dict[Kind, int] = {"generated": 0, "page": 1, "redirect": 2, "static": 4, "post": 5, "document": 5}
_LATE = {"feed.xml": 3, "redirects.json": 3}


class Claim(NamedTuple):
    """A wish to be written to a file.

    `path`: the source that wishes it ("" for what a plugin generates); `url`: the address, as Jekyll has it;
    `location`: where the author said so (the permalink, the redirect_from item), else the file's start. `redirect` is
    set for the stub of a redirect_from.
    """

    path: str
    kind: Kind
    url: str
    location: Location
    redirect: Redirect | None = None


class Destination(NamedTuple):
    """A file of the output (`path`, relative to its folder), its claims in the order of writing, and the winner."""

    path: str
    claims: tuple[Claim, ...]

    @property
    def winner(self) -> Claim:
        return self.claims[-1]


def destinations(site: Site, redirects: Iterable[Redirect]) -> tuple[Destination, ...]:
    """Every file that Jekyll would write, in order of path."""
    found: dict[str, list[Claim]] = {}
    for destination, claim in _claims(site, redirects):
        found.setdefault(destination, []).append(claim)
    return tuple(
        Destination(path, tuple(sorted(claims, key=lambda claim: _rank(claim, path))))
        for path, claims in sorted(found.items())
    )


def _rank(claim: Claim, path: str) -> int:
    return _LATE.get(path, 0) if claim.kind == "generated" else _RANK[claim.kind]


def _claims(site: Site, redirects: Iterable[Redirect]) -> Iterator[tuple[str, Claim]]:
    for path in site.generated:
        yield path, Claim("", "generated", "/" + path, Location.of_file(path))
    for page in site.published:
        yield page.destination, Claim(page.path, page.kind, page.url, page.place("permalink"))
    for file in site.static_files:
        yield file.destination, Claim(file.path, "static", file.url, Location.of_file(file.path))
    for redirect in redirects:
        if redirect.key == "redirect_from":
            claim = Claim(redirect.page.path, "redirect", redirect.source, redirect.location, redirect)
            yield redirect.destination, claim


def overwritten(made: Iterable[Destination]) -> frozenset[str]:
    """The sources of what something else is written over: nobody sees it. Of a stub that is lost, the page is not."""
    lost = ((claim, each.winner) for each in made for claim in each.claims[:-1] if claim.redirect is None)
    return frozenset(claim.path for claim, winner in lost if claim.path != winner.path)
