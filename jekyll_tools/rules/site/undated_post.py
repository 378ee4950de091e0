"""A post's file name does not begin with a date.

## Why
Jekyll takes only files named like `2024-02-20-title.md` for posts, and drops the others of `_posts` without a word. A
month or day of one digit will do; another order, or another mark between the numbers, will not.

## Bad
    _posts/20-02-2024-news.md:
    Hello.

## Good
    _posts/2024-02-20-news.md:
    Hello.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.documents import UNDATED
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

_TEXTS = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown", ".html", ".htm")


@rule(on="site", level="warning")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    for skipped in site.skipped:
        if skipped.reason == UNDATED and skipped.path.lower().endswith(_TEXTS):
            message = "the post is not published: its name does not begin with a date"
            yield Finding(Location.of_file(skipped.path), message, "name it like 2024-02-20-title.md")
