"""Links that arrive, but not straight: through a redirect, by way of the server's own, or by the site's full address.

Kinds of Problem, at the link. Facts: url (as written), noun, near (how to write it straight).
- `link-to-redirect`: at the path stands a redirect; `near` is where its chain ends.
- `missing-slash`: the page is a folder's, to which servers send on who leaves out the last slash.
- `own-address`: the site itself is named by its full address; told once a page, with `more`, how many others do so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from jekyll_tools import urls
from jekyll_tools.diagnostic import Problem
from jekyll_tools.links.link import Link
from jekyll_tools.redirects.forms import answer
from jekyll_tools.redirects.map import is_run
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.site.site import Site

if TYPE_CHECKING:
    from jekyll_tools.links.resolve import Resolver, Target
    from jekyll_tools.links.served import Claim
    from jekyll_tools.text import Location

_HOPS = 20  # browsers follow no more


class Detours:
    """The detours of one site's links."""

    def __init__(self, site: Site, redirects: Sequence[Redirect], resolver: Resolver) -> None:
        self._resolver = resolver
        self._stubs = {each.destination: each for each in redirects} if is_run(site) else {}
        self._whole: dict[str, dict[Location, Problem]] = {}

    def problems(self, link: Link, target: Target, found: str, claims: Iterable[Claim]) -> Iterator[Problem]:
        """The detour of a link that leads to the file `found`, if it takes one."""
        kind, near = self._detour(link, target, found, claims)
        if not kind:
            return
        problem = Problem(kind, link.location, {"url": link.url, "noun": link.noun, "near": near})
        if kind == "own-address":
            self._whole.setdefault(link.location.path, {}).setdefault(link.location, problem)
        else:
            yield problem

    def whole(self) -> Iterator[Problem]:
        """The links met so far that name the site, a Problem a page."""
        for problems in self._whole.values():
            first = next(iter(problems.values()))
            yield first._replace(facts={**first.facts, "more": len(problems) - 1})

    def _detour(self, link: Link, target: Target, found: str, claims: Iterable[Claim]) -> tuple[str, str]:
        if not _is_typed(link, target):
            return "", ""
        redirect = self._stubs.get(found)
        if redirect is not None and not any(_outdoes(claim, redirect) for claim in claims):
            return "link-to-redirect", self._end(redirect, target)
        if _names_host(link.url) and link.attribute == "href" and not link.location.is_made:
            path = "/" + target.path.lstrip("/")  # two slashes at its beginning would name another server
            return "own-address", self._resolver.baseurl + path + _behind(target)
        if found == urls.decoded(target.path).strip("/") + "/index.html" and not target.path.endswith("/"):
            return "missing-slash", _slashed(link.url)
        return "", ""

    def _end(self, redirect: Redirect, target: Target) -> str:
        for _ in range(_HOPS):
            following = self._stubs.get(answer(redirect.target_path, self._stubs)) if redirect.target_path else None
            if following is None or following is redirect:
                break
            redirect = following
        inside = redirect.target_path
        return self._resolver.baseurl + inside + _behind(target) if inside else redirect.target


def _names_host(url: str) -> bool:
    return "://" in url or url.startswith("//")


def _is_typed(link: Link, target: Target) -> bool:
    """Whether the author wrote the path there: what a loop over the site's pages prints is not his to mend."""
    return not link.location.is_made or urls.decoded(target.path).strip("/") in link.location.text


def _outdoes(claim: Claim, redirect: Redirect) -> bool:
    """Whether another file stands where the redirect's stub would be."""
    is_document = claim.page is not None and claim.page.kind != "page"
    return claim.kind == "static" or (is_document and claim.page is not redirect.page)


def _behind(target: Target) -> str:
    query, fragment = target.url.query, target.url.fragment
    return (f"?{query}" if query is not None else "") + (f"#{fragment}" if fragment is not None else "")


def _slashed(url: str) -> str:
    parts = urls.split(url)
    return str(parts._replace(path=parts.path + "/"))
