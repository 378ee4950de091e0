"""Markdown within HTML stays as it is.

## Why
kramdown reads no Markdown in a block of HTML, unless the block's tag says `markdown="1"`: the reader sees the stars and
brackets.

## Bad
    <div>See **my** [papers](/publications/).</div>

## Good
    <div markdown="1">See **my** [papers](/publications/).</div>
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.rules.literal import AS_IT_IS, MARKDOWN
from jekyll_tools.rules.rule import Context, rule


@rule(on="element:html_element", level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    if element.value in AS_IT_IS or not ("html_only" in element.options or "in_raw" in element.options):
        return
    for child in element.children:
        source = child.source
        if child.kind != "text" or source is None or not ("**" in child.value or "](" in child.value):
            continue
        for found in MARKDOWN.finditer(source.string, child.start, child.end):
            yield Finding(
                source.locate(found.start(), found.end()),
                f"Markdown within <{element.value}> is not read: this will be shown as it is written",
                'add markdown="1" to the tag of the block around it, or write HTML here',
            )
