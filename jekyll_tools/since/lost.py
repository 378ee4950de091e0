"""The guard of addresses: what was published, and is neither there nor redirected any more.

Kinds of problem: `lost-url`, one for each file that made such addresses, at the page that made it or that it was moved
to, else at the path that is gone. Facts: `urls` (a tuple), `since` (the revision's name), `redirects` (whether a
redirect is all that stood there), `is_here` (whether that page is published), `moved` (from which path, or ""),
`reason` (why the page is not published, or ""), `paste` (lines of front matter, "" where no redirect can stand in),
`listed` (whether the page has a `redirect_from:` to add to), `is_said` (whether all of it is there already), `edit` (an
Edit or None), `is_run` (whether jekyll-redirect-from is). Of several pages that lost theirs by one setting there is one
problem (`by_setting.py`). And `moved-site`: `baseurl:` is another one; facts `then`,
`now`, `since`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jekyll_tools.diagnostic import Problem
from jekyll_tools.records import NamedTuple
from jekyll_tools.redirects import source
from jekyll_tools.redirects.map import is_run
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.since import paste
from jekyll_tools.since.addresses import Address, Live, addresses
from jekyll_tools.since.by_setting import Grouped
from jekyll_tools.since.moves import moves
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location


class Then(NamedTuple):
    """A site as it was, and the name of the revision."""

    site: Site
    name: str


def problems(then: Then, site: Site, redirects: Sequence[Redirect]) -> Iterator[Problem]:
    """What the site has lost since `then`. Never raises."""
    if then.site.config.baseurl.strip("/") != site.config.baseurl.strip("/"):
        yield _moved_site(then, site)
    live = Live(site, redirects)
    lost: dict[str, list[Address]] = {}
    for address in addresses(then.site):
        if not live.answers(address.url):
            lost.setdefault(address.path, []).append(address)
    heirs = _Heirs(then.site, site) if lost else None
    grouped = Grouped(then.site, site)
    for path, found in lost.items():
        if heirs is not None:
            heir = heirs.of(path)
            grouped.add(_lost(then, site, found, heir), heir.page)
    yield from grouped.problems()


def _moved_site(then: Then, site: Site) -> Problem:
    entry = site.config.entries.get(("baseurl",))
    place = entry.location if entry else Location.of_file((*site.config.files, "_config.yml")[0])
    facts = {"then": then.site.config.baseurl, "now": site.config.baseurl, "since": then.name}
    return Problem("moved-site", place, facts)


class _Heir(NamedTuple):
    """Who can answer for a lost address: the page that has the content now, if any; else where the file was."""

    page: Page | None
    path: str
    moved: str = ""
    reason: str = ""


class _Heirs:
    def __init__(self, then: Site, now: Site) -> None:
        self._pages = {page.path: page for page in now.pages}
        self._skipped = {skipped.path: skipped.reason for skipped in now.skipped}
        self._moves: Mapping[str, str] = moves(then, now)

    def of(self, path: str) -> _Heir:
        page = self._pages.get(path) or self._pages.get(self._moves.get(path, ""))
        if page is not None:
            return _Heir(page, page.path, path if page.path != path else "", page.skipped)
        return _Heir(None, path, "", self._left_out(path))

    def _left_out(self, path: str) -> str:
        while path:
            if path in self._skipped:
                return self._skipped[path]
            path = path.rpartition("/")[0]
        return ""


def _lost(then: Then, site: Site, found: Sequence[Address], heir: _Heir) -> Problem:
    urls = tuple(dict.fromkeys(address.url for address in found))
    page = heir.page if heir.page is not None and heir.page.published else None
    said = page.front_matter.data.get("redirect_from") if page is not None else None
    missing = [url for url in urls if url not in (said if isinstance(said, list) else [said])]
    pasted = missing if all(map(_can_be_redirected, found)) else []
    facts = {
        "urls": urls,
        "since": then.name,
        "redirects": all(address.is_redirect for address in found),
        "is_here": page is not None,
        "moved": heir.moved,
        "reason": heir.reason,
        "paste": paste.lines(pasted) if pasted else "",
        "listed": bool(said),
        "is_said": not missing,
        "edit": paste.edit(page, pasted) if page is not None and pasted and is_run(site) else None,
        "is_run": is_run(site),
    }
    return Problem("lost-url", _place(heir), facts)


def _can_be_redirected(address: Address) -> bool:
    if not address.is_redirect and not address.file.endswith((".html", ".htm")):
        return False  # a page that sends on would stand where readers expect a file of another kind
    return not source.fault(address.url) and source.destination(address.url) == address.file


def _place(heir: _Heir) -> Location:
    if heir.page is None:
        return Location.of_file(heir.path or "_config.yml")
    return heir.page.place("permalink")
