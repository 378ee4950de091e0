"""What layouts and lists print of a document without asking whether it has it, within a line of words.

Read, not rendered: of a document its own layout counts, and what loops over its collection (`for post in site.talks`)
hold and include. What stands in a condition counts where the document's own keys and the settings say that it holds.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jekyll_tools.diagnostic import Problem
from jekyll_tools.regex import regex
from jekyll_tools.render.known import DATE
from jekyll_tools.site.document import has_lost_keys
from jekyll_tools.site.names import dated
from jekyll_tools.site.samples import samples

if TYPE_CHECKING:
    from jekyll_tools.render.holes import Hole
    from jekyll_tools.render.reading import Reading
    from jekyll_tools.site.page import Page
    from jekyll_tools.site.site import Site

_LOOP = regex(r"\{%-?\s*for\s+\w+\s+in\s+site\.")
_ALL_BUT = 2  # more documents than that, and most of their collection: it is the template that does not suit


def problems(reading: Reading) -> Iterator[Problem]:
    """A `missing-key` (facts: key; shown, the words without it; place, where that is printed; empty, whether it is
    there, and says nothing; others, how many more documents of the collection lack it) for each document that lacks a
    key so printed.
    """
    of_all = Counter(page.collection for page in reading.site.published)
    found: dict[tuple[str, str, tuple[object, ...]], list[tuple[Page, Hole]]] = {}
    told: set[tuple[str, str]] = set()
    for page, hole in _met(reading):
        if hole.key == DATE and page in samples(reading.site):
            continue  # to be deleted, as template-leftover tells
        if (page.path, hole.key) not in told:
            told.add((page.path, hole.key))
            found.setdefault((page.collection, hole.key, hole.place.order), []).append((page, hole))
    for (label, key, _), lacking in found.items():
        many = key == DATE or (len(lacking) > _ALL_BUT and len(lacking) * 2 > of_all[label])
        for page, hole in lacking[:1] if many else lacking:
            facts = {"key": key, "shown": hole.shown, "place": hole.place, "others": len(lacking) - 1 if many else 0}
            entry = page.front_matter.entries.get((key,))
            place = entry.key if entry else page.text.locate(0, 3)
            yield Problem("missing-key", place, {**facts, "empty": entry is not None})


def _met(reading: Reading) -> Iterator[tuple[Page, Hole]]:
    """Each document with each hole that it falls into."""
    site = reading.site
    by_layout: dict[str, list[Page]] = {}
    by_label: dict[str, list[Page]] = {}
    for page in site.published:
        if page.kind != "page" and site.owns(page) and not has_lost_keys(page):
            by_label.setdefault(page.collection, []).append(page)
            by_layout.setdefault(str(page.data.get("layout")), []).append(page)
    if not by_label:
        return
    from jekyll_tools.render.holes import Reader

    reader = Reader(reading)
    for name, pages in by_layout.items():
        layout = reading.layouts.get(name)
        for hole in reader.holes(layout.text, "page") if layout else ():
            yield from _falling([page for page in pages if _lacks(page, hole.key)], hole, site)
    lacking: dict[tuple[str, str], list[Page]] = {}
    for listing in filter(site.owns, site.published):
        if listing.needs_liquid and _LOOP.search(listing.body.string):
            for label, hole in reader.listed(listing.body, by_label.keys()):
                if (label, hole.key) not in lacking:
                    lacking[label, hole.key] = [page for page in by_label[label] if _lacks(page, hole.key)]
                yield from _falling(lacking[label, hole.key], hole, site)


def _lacks(page: Page, key: str) -> bool:
    if key == DATE:
        is_dated = page.data.get(DATE) is not None or dated(page.path.rpartition("/")[2]) is not None
        return page.kind == "document" and not is_dated
    value = page.data.get(key)
    return value is None or (isinstance(value, str) and not value.strip())


def _falling(pages: Iterable[Page], hole: Hole, site: Site) -> Iterator[tuple[Page, Hole]]:
    """Those of the pages that come to a hole for certain."""
    from jekyll_tools.render.known import holds

    settings = site.config.data
    for page in pages:
        if all(holds(condition, hole.variable, page, settings) is wanted for condition, wanted in hole.guards):
            yield page, hole
