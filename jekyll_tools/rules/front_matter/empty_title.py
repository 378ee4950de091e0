"""A title is empty.

## Why
The browser's tab, the search results and the lists of the site show nothing for the page, or its address. A post or
document without the key `title` is named after its file; with an empty text it is not. (The home page may do without:
there the site's title stands.)

## Bad
    ---
    title: ""
    permalink: /about/
    ---

## Good
    ---
    title: About
    permalink: /about/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.psych import Entry
from jekyll_tools.rules.rule import Context, rule


@rule(on="key:title", level="info")
def check(entry: Entry, context: Context) -> Iterator[Finding]:
    page, value = context.page, entry.value
    if page is None or not page.published or page.data.get("title") or page.converter not in ("markdown", "html"):
        return
    if page.url == "/" or (value is None and page.kind != "page"):  # the site's title says it, or the file's name
        return
    if value is None or (isinstance(value, str) and not value.strip()):
        yield Finding(entry.key, "the title is empty: tabs and lists have no name for the page", "write one")
