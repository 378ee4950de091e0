"""Keys for links, in the front matter of pages, that nothing of the site shows."""

from __future__ import annotations

from functools import cached_property

from jekyll_tools.links.extract import KEYS
from jekyll_tools.regex import regex
from jekyll_tools.site.live_templates import seen_templates
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import SEO, is_unthemed
from jekyll_tools.text import Location

_KEY = regex(r"([A-Za-z_][\w-]{0,99}):")

_TAGS = {"canonical_url": SEO}  # what plugins print of keys that no template names


class Unshown:
    """Those of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def key(self, place: Location) -> str:
        """The key that stands at a place, if neither a layout nor an include nor a page names it; else "".

        Of a site without layouts of its own nobody can tell.
        """
        page = self._pages.get(place.path)
        found = _KEY.match(place.origin.line(place.line)) if page is not None else None
        if page is None or found is None or found[1] not in KEYS or place.start >= page.body.segments[0].offset:
            return ""
        if not self._is_whole or any(found[1] in text for text in self._texts):
            return ""
        tag = _TAGS.get(found[1])
        return "" if tag is not None and any(map(tag.search, self._texts)) else found[1]

    @cached_property
    def _is_whole(self) -> bool:
        return is_unthemed(self._site) and any(path.startswith("_layouts/") for path in seen_templates(self._site))

    @cached_property
    def _texts(self) -> list[str]:
        return [*seen_templates(self._site).values(), *(page.body.string for page in self._site.pages)]

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {page.path: page for page in self._site.pages}
