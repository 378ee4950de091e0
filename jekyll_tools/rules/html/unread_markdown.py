"""Markdown within HTML stays as it is.

## Why
kramdown reads no Markdown in a block of HTML, unless the block's tag says `markdown="1"`: the reader sees the stars,
brackets and hashes, and the items of a list one behind the other.

## Bad
    <div>See **my** [papers](/publications/).</div>

## Good
    <div markdown="1">See **my** [papers](/publications/).</div>
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.html.tables import FORMATTING
from jekyll_tools.kramdown.element import Element
from jekyll_tools.regex import regex
from jekyll_tools.rules.literal import AS_IT_IS, BLOCKS, MARKDOWN
from jekyll_tools.rules.rule import Context, rule

# Classes of what scripts make code or a picture of, elements that they define, and what highlighted code is made of.
_DRAWN = regex(r"^span|^[a-z]+-|code|highlight|mermaid|\bpre")
_HINT = 'add markdown="1" to the tag of the block around it, or write HTML here'


@rule(on="element:html_element", level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    if element.value in AS_IT_IS or not ("html_only" in element.options or "in_raw" in element.options):
        return
    unread = f"Markdown within <{element.value}> is not read: this will be shown as it is written"
    has_blocks = element.value not in FORMATTING and not _DRAWN.search(f"{element.value} {element.attr.get('class')}")
    for child in element.children:
        source = child.source
        if child.kind != "text" or source is None:
            continue
        if has_blocks and "\n" in child.value:
            blocks = list(BLOCKS.finditer(source.string, child.start, child.end))
            more = f", and {len(blocks) - 1} more of its kind" if len(blocks) > 1 else ""
            yield from (Finding(source.locate(*found.span("block")), unread + more, _HINT) for found in blocks[:1])
        if "**" in child.value or "](" in child.value:
            for found in MARKDOWN.finditer(source.string, child.start, child.end):
                yield Finding(source.locate(*found.span()), unread, _HINT)
