"""A title is empty.

## Why
The browser's tab, the search results and the lists of the site show nothing for the page, or its address. A post or
document without the key `title` is named after its file; with an empty text it is not. (The home page may do without:
there the site's title stands.) An empty `title` in `_config.yml` leaves the name of the site out of all of these.

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
from jekyll_tools.site.live_templates import live_templates
from jekyll_tools.site.site import Site


@rule(on=("key:title", "site"), level="info")
def check(read: Entry | Site, context: Context) -> Iterator[Finding]:
    yield from _of_site(read) if isinstance(read, Site) else _of_page(read, context)


def _of_site(site: Site) -> Iterator[Finding]:
    entry = site.config.entries.get(("title",))
    if entry is None or site.config.data.get("title") or not (entry.value is None or str(entry.value).strip() == ""):
        return
    if any("site.title" in text for text in live_templates(site).values()):
        yield Finding(
            entry.key, "the site's title is empty: tabs and search results do not say whose page it is", "write one"
        )


def _of_page(entry: Entry, context: Context) -> Iterator[Finding]:
    page, value = context.page, entry.value
    if page is None or not page.published or page.data.get("title") or page.converter not in ("markdown", "html"):
        return
    if page.url == "/" or (value is None and page.kind != "page"):  # the site's title says it, or the file's name
        return
    if value is None or (isinstance(value, str) and not value.strip()):
        yield Finding(entry.key, "the title is empty: tabs and lists have no name for the page", "write one")
