"""A page brings `<html>`, `<head>` or `<body>`, and its layout does too.

## Why
A layout puts the page's text into a whole document. Browsers drop these tags where they come a second time, and keep
what is between them: a second title counts for nothing, and styles that were meant for one page's own words change the
menu and all else around them. A page that was written as a whole wants no layout; of another these tags are to go. Of a
page it is told once.

## Bad
    _layouts/single.html:
    <!DOCTYPE html>
    <html><head><title>Ann</title></head><body>{{ content }}</body></html>
    people.html:
    ---
    layout: single
    ---
    <html>
    <body><p>Ann and Bob.</p></body>
    </html>

## Good
    _layouts/single.html:
    <!DOCTYPE html>
    <html><head><title>Ann</title></head><body>{{ content }}</body></html>
    people.html:
    ---
    layout: single
    ---
    <p>Ann and Bob.</p>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.html.scan import raw_tags
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import reached
from jekyll_tools.text import Location

_NAMES = ("html", "head", "body")
_DOCUMENT = regex(r"<(?:html|head|body)\b", re.IGNORECASE)
_OF_LINE = regex(r"^ {0,3}<(?:html|head|body)\b[^<>]{0,1000}>", re.IGNORECASE | re.MULTILINE)
_SCRIPTED = regex(r"\son[a-z]+\s*=", re.IGNORECASE)  # browsers keep what it adds to the first
_FENCE = regex(r"^ {0,3}(?:```|~~~)", re.MULTILINE)
_HINT = "take out <html>, <head> and <body> with their end tags, or write `layout: none`, if the page is whole as it is"


@rule(on="site", level="warning")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    whole: dict[str, bool] = {}
    for page in filter(site.owns, site.published):
        if page.converter not in ("html", "markdown") or not page.destination.endswith(".html"):
            continue
        layout, place = str(page.data.get("layout")), _document(page)
        if place is not None and whole.setdefault(layout, _is_whole(site, page.data.get("layout"))):
            message = f"the page brings {place.text[:5]}>, which its layout {layout} does too: browsers drop the second"
            yield Finding(place, message, _HINT)


def _document(page: Page) -> Location | None:
    """The first tag of a page's own that is a whole document's; in Markdown one that begins a line, and is no code."""
    text = page.body.string
    if _DOCUMENT.search(text) is None:
        return None
    if page.converter == "html":
        spans = ((tag.start, tag.end) for tag in raw_tags(text) if tag.name in _NAMES and not tag.closing)
    else:
        fences = [fence.start() for fence in _FENCE.finditer(text)]
        found = (match.span() for match in _OF_LINE.finditer(text))
        spans = (span for span in found if sum(fence < span[0] for fence in fences) % 2 == 0)
    first = next((span for span in spans if not _SCRIPTED.search(text, *span)), None)
    return page.body.locate(*first) if first else None


def _is_whole(site: Site, layout: object) -> bool:
    """Whether a layout is there, and makes a whole document of what it gets."""
    return any(each.text is not None and _DOCUMENT.search(each.text.string) for each in reached(site, [layout]))
