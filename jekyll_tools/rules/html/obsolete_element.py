"""An element is obsolete.

## Why
HTML has given up elements like `<font>` and `<center>`: the look belongs into a style, and a browser may one day stop
to draw them. `jekyll-tools render --clean` writes the page's HTML with today's words and the same look.

## Bad
    <font color="Tomato">spotlight</font>

## Good
    <span style="color: Tomato">spotlight</span>
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.html.scan import Tag
from jekyll_tools.html.tables import OBSOLETE
from jekyll_tools.rules.rule import Context, rule


@rule(on=tuple(f"tag:{name}" for name in OBSOLETE), level="warning")
def check(tag: Tag, _context: Context) -> Iterator[Finding]:
    if tag.written:
        yield Finding(tag.location, f"<{tag.name}> is obsolete", f"use {_instead(tag)} instead")


def _instead(tag: Tag) -> str:
    from jekyll_tools.html.css import declarations
    from jekyll_tools.html.hints import RENAMED
    from jekyll_tools.html.modern import modernise

    attributes = {name: attribute.value or "" for name, attribute in tag.attributes.items()}
    written = tag.location.text
    if tag.name not in RENAMED or "{{" in written or "{%" in written:  # what its attributes say differs by the page
        return OBSOLETE[tag.name]
    modern = modernise(tag.name, attributes)
    style = declarations(modern.styles).replace('"', "'")
    return f'<{modern.name} style="{style}">' if style else f"<{modern.name}>"
