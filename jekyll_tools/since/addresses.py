"""The addresses of a site that others may have linked to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from jekyll_tools.links.served import Served
from jekyll_tools.records import NamedTuple
from jekyll_tools.redirects.forms import answer
from jekyll_tools.redirects.map import collect, is_run
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.redirects.row import Row, of_data
from jekyll_tools.regex import regex
from jekyll_tools.render.destinations import Claim, destinations
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.site import Site
from jekyll_tools.urls.escapes import decoded

# What pages load, and what search engines look for: nobody keeps the address of one.
_LOADED = regex(
    r"(?i)\.(?:avif|bmp|css|eot|gif|ico|jpe?g|js|map|mjs|otf|png|scss|svg|tiff?|ttf|webmanifest|webp|woff2?)$"
)
_UNASKED = frozenset(("404.html", "CNAME", "redirects.json", "robots.txt", "sitemap.xml"))
# Files with the redirects of a host, written by hand; an address that one of them names is looked after.
_HOSTS = ("_redirects", "netlify.toml", "vercel.json", "firebase.json", ".htaccess", "nginx.conf")
_TOKEN = regex(r"""[^\s"'=(){}\[\],;^$]+""")


class Address(NamedTuple):
    """`url` as Jekyll has it, and the `file` of the output that it gets; `path`: the source file that made it.

    `is_redirect`: only a redirect's stub stands there.
    """

    url: str
    file: str
    path: str
    is_redirect: bool = False


def addresses(site: Site) -> Iterator[Address]:
    """What a site publishes for its visitors: pages, posts, documents, redirects, feeds, files to load down.

    Lists that a plugin divides by number are left out: what stands on page 7 changes with every post.
    """
    for destination in destinations(site, _made(site, collect(site).redirects)):
        if not _LOADED.search(destination.path) and destination.path not in _UNASKED:
            claim = destination.winner
            if claim.kind != "generated" or destination.path.endswith(".xml"):
                yield Address(_url(claim), destination.path, claim.path, claim.kind == "redirect")


def _url(claim: Claim) -> str:
    return claim.url.removesuffix("index.html") if claim.url.endswith("/index.html") else claim.url


class Live:
    """What a site answers."""

    def __init__(self, site: Site, redirects: Sequence[Redirect]) -> None:
        self._served = Served(site, _made(site, redirects))
        self._rows = {row.destination for row in of_data(site) if isinstance(row, Row)}
        self._named = {path.rstrip("/") for path in _named(site)}
        self._below = tuple(path[:-1] for path in self._named if path.endswith("/*"))

    def answers(self, url: str) -> bool:
        """Whether a visitor gets a page, a file or a redirect there."""
        path = decoded(url)
        named = path.rstrip("/") in self._named or path.startswith(self._below)
        return named or self._served.find(url) is not None or bool(answer(url, self._rows))


def _made(site: Site, redirects: Sequence[Redirect]) -> Sequence[Redirect]:
    return redirects if is_run(site) else ()


def _named(site: Site) -> Iterator[str]:
    for name in _HOSTS:
        raw = read_inside(site.folder, name)
        if isinstance(raw, bytes):
            for match in _TOKEN.finditer(raw.decode("utf-8", "replace")):
                if match[0].startswith("/") and len(match[0]) > 1:
                    yield decoded(match[0])
