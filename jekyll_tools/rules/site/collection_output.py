"""A collection has documents with addresses of their own, and is not published.

## Why
Jekyll publishes the documents of a collection only where `output: true` is set for it. A `permalink:` in one of them
says that it is meant to be a page; without the setting its address answers "not found".

## Bad
    _config.yml:
    collections:
      talks: {}
    _talks/one.md:
    ---
    permalink: /talks/one/
    ---

## Good
    _config.yml:
    collections:
      talks: {output: true}
    _talks/one.md:
    ---
    permalink: /talks/one/
    ---
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.collection import collections
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location


@rule(on="site", level="warning")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    meant = Counter(page.collection for page in site.pages if ("permalink",) in page.front_matter.entries)
    for label, collection in collections(site.config).items():
        if meant[label] and not collection.output:
            entry = site.config.entries.get(("collections", label))
            place = entry.key if entry is not None else Location.of_file("_config.yml")
            count = f"{meant[label]} of its documents have" if meant[label] > 1 else "one of its documents has"
            message = f"the collection {label} is not published, but {count} a permalink"
            yield Finding(place, message, "add `output: true` to it, which publishes its documents")
