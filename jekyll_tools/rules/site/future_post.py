"""A post or document has a date in the future, and is not published yet.

## Why
Jekyll leaves it out until the site is built on that day or later, and a site that does not change is not built. A wrong
year hides a post for good. `future: true` in `_config.yml` publishes at once.

## Bad
    _config.yml:
    time: 2024-01-01
    _posts/2042-02-20-news.md:
    Hello.

## Good
    _config.yml:
    time: 2024-01-01
    future: true
    _posts/2042-02-20-news.md:
    Hello.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from jekyll_tools.diagnostic import Finding
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page
from jekyll_tools.text import Location


@rule(on="page", level="info")
def check(page: Page, context: Context) -> Iterator[Finding]:
    date = page.data.get("date")
    if page.kind == "page" or page.published or not isinstance(date, datetime) or date <= context.site.time:
        return
    if "future" in page.skipped:
        entry = page.front_matter.entries.get(("date",))
        place = entry.location if entry is not None else Location.of_file(page.path)
        yield Finding(
            place,
            f"the {page.kind} is not published before {date:%Y-%m-%d}",
            "set `future: true` in _config.yml to publish it now",
        )
