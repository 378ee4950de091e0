"""Collections whose documents have addresses of their own, and are not published."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from jekyll_tools.diagnostic import Problem
from jekyll_tools.site.collection import collections
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location


def unwritten_collections(site: Site, told: Collection[object]) -> Iterator[Problem]:
    """A `collection-output` for each (facts: label; count, of the documents with a permalink), but those `told`."""
    meant = Counter(page.collection for page in site.pages if ("permalink",) in page.front_matter.entries)
    for label, collection in collections(site.config).items():
        if meant[label] and not collection.output and label not in told:
            entry = site.config.entries.get(("collections", label))
            place = entry.key if entry is not None else Location.of_file("_config.yml")
            yield Problem("collection-output", place, {"label": label, "count": meant[label]})
