"""A page prints a key of its own that it does not have.

## Why
Liquid prints nothing for what nobody has and says nothing, so a misspelt key leaves a hole in the text. What stands in
a condition or a loop, or in an address, is not looked at here, nor are the sites whose plugins may give a page more.

## Bad
    ---
    title: Talks
    ---
    # {{ page.titel }}

## Good
    ---
    title: Talks
    ---
    # {{ page.title }}
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.regex import regex
from jekyll_tools.rules.printed import cut
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page
from jekyll_tools.text import Location

_OUTPUT = regex(r"\{\{-?\s*page\.(?P<key>[A-Za-z_]\w{0,80})(?:\.[\w.]{1,80})?\s*-?\}\}")
_OWN = regex(r"\{%-?\s*(?:assign|capture)\s+page\b")
# What Jekyll gives to a page beside `OF_DOCUMENT`, be it nothing.
_GIVEN = frozenset(("category", "collection", "dir", "html_pages", "layout", "paginator", "permalink", "published"))
_ADDRESS = ("=", '"', "'", "(", "/", "<", "#")  # before an output: other rules tell empty addresses


@rule(on="page", level="warning")
def check(page: Page, context: Context) -> Iterator[Finding]:
    if not page.published or not page.needs_liquid or page.converter not in ("markdown", "html"):
        return
    text = page.body.string
    if "page." not in text or _OUTPUT.search(text) is None:
        return
    from jekyll_tools.render import plugins
    from jekyll_tools.render.known import OF_DOCUMENT
    from jekyll_tools.site.templates import stretches

    site = context.site
    if _OWN.search(text) or not site.owns(page) or plugins.missing(site) or plugins.own(site):
        return
    for start, end in stretches(text):
        for found in _OUTPUT.finditer(text, start, end):
            key = found["key"]
            if key in page.data or key in _GIVEN or key in OF_DOCUMENT or text.endswith(_ADDRESS, 0, found.start()):
                continue
            place = page.body.locate(*found.span())
            hint, fix = _mending(key, page, page.body.locate(*found.span("key")))
            yield Finding(place, f"{cut(found[0])} prints nothing: this page has no {key}", hint, fix, safe=False)


def _mending(key: str, page: Page, place: Location) -> tuple[str, tuple[Edit, ...]]:
    from jekyll_tools.spelling import near

    like = near(key, [*(name for name in page.data if isinstance(name, str)), "title", "date", "content"])
    if like:
        return f"did you mean page.{like}?", (Edit(place, like),)
    return f"write {key}: in the front matter, or take this out", ()
