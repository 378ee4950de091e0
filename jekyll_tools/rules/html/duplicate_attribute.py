"""A tag gives an attribute twice.

## Why
Only one of the two counts. In a page of Markdown kramdown keeps the last, in a page of HTML the browser keeps the
first: of `class="a" class="b"` one class is lost.

## Bad
    <div class="wide" class="red">A note.</div>

## Good
    <div class="wide red">A note.</div>
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.html.scan import Tag, scan_tag
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location


@rule(on="tag:*", level="warning")
def check(tag: Tag, context: Context) -> Iterator[Finding]:
    if not tag.written or not tag.repeats:
        return
    written = tag.location.text
    if "{{" in written or "{%" in written:
        return
    raw = scan_tag(written, 0)
    if raw is None or raw.closing or raw.end != len(written):
        return
    kept = "last" if context.page is not None and context.page.converter == "markdown" else "first"
    met: dict[str, str | None] = {}
    for attribute in raw.attributes:
        if attribute.name in met and met[attribute.name] != attribute.value:
            start = tag.location.start + attribute.start
            yield Finding(
                Location(tag.location.origin, start, tag.location.start + attribute.end),
                f"<{tag.name}> has {attribute.name} twice: only the {kept} counts",
                "write both values into one" if attribute.name in ("class", "style") else "remove one of the two",
            )
        met.setdefault(attribute.name, attribute.value)
