"""Pictures that keys name, and that are not there."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from jekyll_tools import urls
from jekyll_tools.diagnostic import Problem
from jekyll_tools.links.dead import Dead
from jekyll_tools.links.link import PICTURE_KEY, Link
from jekyll_tools.links.named import Files, empty_avatar, folders, names_for, pictures, prints_teasers
from jekyll_tools.links.resolve import Target
from jekyll_tools.links.served import Served
from jekyll_tools.regex import regex
from jekyll_tools.site.live_templates import seen_templates
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import had, reached, templates

_OF_HEADER = ("header.image", "header.overlay_image")
_FALLBACK = regex(r"\{\{-?\s*site\.teaser\b")
_META = 200  # characters: <meta property="og:image" content="


class Pictured:
    """Those of one site, whose links are `uses`."""

    def __init__(self, site: Site, served: Served, dead: Dead, uses: Iterable[Link]) -> None:
        self._site = site
        self._served = served
        self._dead = dead
        self._uses = uses
        self._laid_out: dict[tuple[str, str], bool] = {}  # by the layout and the key
        self._shown: set[str] | None = None
        self._printed: dict[str, set[str]] | None = None  # the addresses that Liquid prints, by their names

    def problems(self) -> Iterator[Problem]:
        """Of the pictures that keys name (further facts: asked, the end of the address, where templates spoil it;
        unprinted, what of the site does not print it, or ""; preview, whether it is but for previews on other sites).
        Of the author's that is left empty an `empty-picture` (facts: url and folder, both what browsers ask for
        instead).
        """
        if empty := empty_avatar(self._site):
            yield Problem("empty-picture", empty[0].location, {"url": empty[1], "folder": empty[1]})
        files = Files(self._served.claims)
        put = folders(self._site)
        base = self._site.config.baseurl.rstrip("/")
        for key, link, printed, preview in pictures(self._site):
            inside = link.url.removeprefix(f"{base}/") if base else link.url
            if inside != link.url and self._served.find(f"/{inside}") and not self._is_printed(base + link.url):
                continue  # the site's templates print it as it is
            if not files.ends_with(link.url) and self._served.find(link.url) is None:
                unprinted = self._unprinted(key, link) if printed else "layout or include of this site"
                is_preview = preview or key.endswith("og_image")
                for problem in self._dead.missing(link, Target("inside", urls.split(link.url), link.url)):
                    near = str(problem.facts["near"]).removeprefix(put.get(key, "") if printed else "")
                    yield problem._replace(
                        facts={
                            **problem.facts,
                            "near": near,
                            "unprinted": unprinted,
                            "preview": "yes" if is_preview else "",
                        }
                    )
                continue
            is_bare = key == "teaser" and prints_teasers(self._site)
            folder = "" if is_bare else put.get("teaser" if key == "header.teaser" else key, "")
            path = "/" + link.url.lstrip("/")
            asked = folder + link.url
            is_put = printed and folder and path.startswith(folder)
            is_asked = is_put and self._served.find(posixpath.normpath(asked)) is None
            if is_asked and (key != "header.teaser" or self._is_printed(asked)):
                reason = f"nothing: the theme puts {folder} before it, and {asked} is no file of this site"
                problem = self._dead.problem("missing-file", link, path.removeprefix(folder), reason, asked=asked)
                unprinted = "page of this site" if key == "teaser" and not self._is_printed(asked) else ""
                yield problem._replace(facts={**problem.facts, "unprinted": unprinted})

    def _unprinted(self, key: str, link: Link) -> str:
        """What does not print a picture: those for lists, which show none of some sites, perhaps no page has."""
        if key in _OF_HEADER and not self._may_print(key, link.location.path):
            return "layout or include of this page"
        if key not in ("teaser", "header.teaser"):
            return ""
        name = posixpath.basename(link.url)
        if link.location.path in self._site.config.files:
            is_seen = self._is_in_layouts or (self._is_printed(name) and self._is_shown(name))
        else:
            is_seen = not templates(self._site) or self._is_shown(name) or self._is_on_page(key, link.location.path)
        return "" if is_seen else "page of this site"

    def _may_print(self, key: str, path: str) -> bool:
        """Whether a template that the page's layout reaches names the key; true where that cannot be told."""
        page = self._pages.get(path)
        if page is None or not page.data.get("layout"):
            return True
        output = f".{key.rpartition('.')[2]}"  # page.header.image
        texts = [page.body, *(each.text for each in reached(self._site, [page.data["layout"]]))]
        return any(text is None or output in text.string for text in texts)

    def _is_on_page(self, key: str, path: str) -> bool:
        """Whether a template that the page's own layout reaches prints the key, or gives its value a name, but for what
        other sites read in its head.
        """
        page = self._pages.get(path)
        layout = str(page.data.get("layout") or "") if page is not None else ""
        if layout and (layout, key) not in self._laid_out:
            self._laid_out[layout, key] = self._lays_out(layout, key)
        return bool(layout) and self._laid_out[layout, key]

    def _lays_out(self, layout: str, key: str) -> bool:
        """Whether what a layout reaches does so."""
        seen = seen_templates(self._site)
        texts = [seen.get(each.path, "") for each in reached(self._site, [layout])]
        above, _, last = key.rpartition(".")
        if above and any(f"{name}.{last}" in text for text in texts for name in names_for(above, text)):
            return True
        pattern = re.compile(rf"(?:\{{\{{|\{{%-?\s*assign\s)[^{{}}%]*\bpage\.{re.escape(key)}\b")
        places = ((text, match.start()) for text in texts for match in pattern.finditer(text))
        return any("<meta" not in text[max(at - _META, 0) : at].rpartition(">")[2] for text, at in places)

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {page.path: page for page in self._site.published}

    @cached_property
    def _is_in_layouts(self) -> bool:
        """Whether what the layouts of pages reach prints the settings' picture for lists by its own name."""
        seen = seen_templates(self._site)
        return any(_FALLBACK.search(seen.get(each.path, "")) for each in had(self._site))

    def _is_shown(self, name: str) -> bool:
        """Whether a page asks for a picture of that name."""
        if self._shown is None:
            self._shown = {posixpath.basename(link.url) for link in self._uses if link.attribute != PICTURE_KEY}
        return name in self._shown

    def _is_printed(self, end: str) -> bool:
        """Whether a page prints an address that ends so: whether a list shows a picture is for the list to say."""
        if self._printed is None:
            self._printed = {}
            for link in self._uses:
                if link.location.is_made:
                    self._printed.setdefault(posixpath.basename(link.url), set()).add(link.url)
        return any(url.endswith(end) for url in self._printed.get(posixpath.basename(end), ()))
