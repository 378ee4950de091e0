"""The links of a site's pages, each with its place; a page that says what it said in an earlier run is not read again.

What a page says is its text as it comes out of Liquid, and where each part of that was written. Nothing else goes into
the links of its body, so that other pages, layouts and settings may change meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from jekyll_tools.cache import Cache, digest
from jekyll_tools.links.extract import page_links
from jekyll_tools.links.link import Link
from jekyll_tools.render.fingerprint import fingerprint
from jekyll_tools.render.reading import Reading
from jekyll_tools.text import Location, Origin, Text

if TYPE_CHECKING:
    from jekyll_tools.site.page import Page
    from jekyll_tools.site.site import Site


class PageLinks(Reading):
    """A reading of a site for what its pages link to. `cache`: what earlier runs read."""

    def __init__(self, site: Site, cache: Cache | None) -> None:
        super().__init__(site)
        self._kept = cache
        self._base = digest(fingerprint(), repr(sorted(self.options.items(), key=str)).encode())
        self._keys: dict[Page, tuple[bytes, list[Origin]]] = {}
        self._recalled: dict[Page, list[Link]] = {}

    def links(self) -> Iterator[tuple[Page, Iterator[Link]]]:
        """What each published page links to."""
        for page in self.pages():
            known = self._recalled.get(page)
            yield page, self._read_links(page) if known is None else _with_front_matter(page, known)

    def take(self, page: Page, text: Text) -> Callable[[], str]:
        if self._kept is None:
            return super().take(page, text)
        key, origins = self._keys[page] = self._key(page, text), _origins(text)
        value = self._kept.get(key)
        if value is None:
            return super().take(page, text)
        self._recalled[page] = [_link(entry, origins) for entry in json.loads(value)]
        return partial(self._html, page, text)

    def _html(self, page: Page, text: Text) -> str:
        return super().take(page, text)()

    def _read_links(self, page: Page) -> Iterator[Link]:
        body = self.body(page)
        links = [link for link in page_links(page, body.tags, {}, complete=False) if link.role == "uses"]
        yield from links
        if self._kept is not None and page in self._keys:
            key, origins = self._keys[page]
            entries = [_entry(link, origins) for link in links[len(_of_front_matter(page)) :]]
            if None not in entries:
                self._kept.put(key, json.dumps(entries).encode())

    def _key(self, page: Page, text: Text) -> bytes:
        numbers = {id(origin): number for number, origin in enumerate(_origins(text))}
        places = [(start, numbers[id(origin)], offset, width) for start, origin, offset, width in text.segments]
        own = repr((page.url, page.converter, places)), text.string
        return digest(b"links", self._base, *(part.encode("utf-8", "surrogatepass") for part in own))


def _origins(text: Text) -> list[Origin]:
    """The files that a text was written in, each once for each way by which it got there, in order."""
    return list({id(segment.origin): segment.origin for segment in text.segments}.values())


def _of_front_matter(page: Page) -> list[Link]:
    return list(page_links(page, (), {}, complete=False))


def _with_front_matter(page: Page, links: list[Link]) -> Iterator[Link]:
    yield from _of_front_matter(page)
    yield from links


def _entry(link: Link, origins: list[Origin]) -> tuple[str, str, str, int, int, int] | None:
    """A link as data; None for one of a file that is not at hand when it is read again."""
    origin, start, end = link.location
    number = next((number for number, other in enumerate(origins) if other is origin), None)
    return None if number is None else (link.url, link.base, link.attribute, number, start, end)


def _link(entry: tuple[str, str, str, int, int, int], origins: list[Origin]) -> Link:
    url, base, attribute, number, start, end = entry
    return Link("uses", url, Location(origins[number], start, end), base, attribute)
