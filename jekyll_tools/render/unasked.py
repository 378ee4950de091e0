"""What layouts and lists print of a document without asking whether it has it, within a line of words.

Read, not rendered: of a document its own layout counts, and what loops over its collection (`for post in site.talks`)
hold and include. What stands in a condition counts where the document's own keys and the settings say that it holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from jekyll_tools.diagnostic import Problem
from jekyll_tools.regex import regex
from jekyll_tools.render.holes import Hole, Reader
from jekyll_tools.render.known import holds

if TYPE_CHECKING:
    from jekyll_tools.render.reading import Reading
    from jekyll_tools.site.page import Page

_LOOP = regex(r"\{%-?\s*for\s+\w+\s+in\s+site\.")
_ALL_BUT = 2  # more documents than that, and most of their collection: it is the template that does not suit


def problems(reading: Reading) -> Iterator[Problem]:
    """A `missing-key` (facts: key; shown, the words without it; place, where that is printed; others, how many more
    documents of the collection lack it) for each document that lacks a key so printed.
    """
    lacking: dict[tuple[str, tuple[object, ...]], list[tuple[Page, Hole]]] = {}
    told: set[tuple[str, str]] = set()
    for page, hole in _met(reading):
        if (page.path, hole.key) not in told and _lacks(page, hole, reading.site.config.data):
            told.add((page.path, hole.key))
            lacking.setdefault((hole.key, hole.place.order), []).append((page, hole))
    for found in lacking.values():
        label = found[0][0].collection
        of_all = sum(page.collection == label for page in reading.site.published)
        many = len(found) > _ALL_BUT and len(found) * 2 > of_all
        for page, hole in found[:1] if many else found:
            facts = {"key": hole.key, "shown": hole.shown, "place": hole.place, "others": len(found) - 1 if many else 0}
            entry = page.front_matter.entries.get((hole.key,))
            yield Problem("missing-key", entry.key if entry else page.text.locate(0, 3), facts)


def _met(reading: Reading) -> Iterator[tuple[Page, Hole]]:
    """Each document with each hole that it may fall into."""
    site, reader = reading.site, Reader(reading)
    documents = [page for page in site.published if page.kind != "page" and site.owns(page)]
    layouts: dict[object, list[Hole]] = {}
    for page in documents:
        name = page.data.get("layout")
        if isinstance(name, str) and name not in layouts:
            layout = reading.layouts.get(name)
            layouts[name] = list(reader.holes(layout.text, "page")) if layout else []
        yield from ((page, hole) for hole in layouts.get(name, ()))
    labels = {page.collection for page in documents}
    for listing in filter(site.owns, site.published):
        if listing.needs_liquid and _LOOP.search(listing.body.string):
            for label, hole in reader.listed(listing.body, labels):
                yield from ((page, hole) for page in documents if page.collection == label)


def _lacks(page: Page, hole: Hole, settings: Mapping[str, object]) -> bool:
    """Whether a document lacks what is printed there, and comes there for certain."""
    value = page.data.get(hole.key)
    if value is not None and not (isinstance(value, str) and not value.strip()):
        return False
    return all(holds(condition, hole.variable, page, settings) is wanted for condition, wanted in hole.guards)
