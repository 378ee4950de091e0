"""A link opens another site in a window that may change this one.

## Why
In browsers older than 2021, a page opened by `target="_blank"` can send the page that it was opened from elsewhere
while nobody looks. Newer browsers do not let it, so this is only a remark: a site is reported once, at its first such
link.

## Bad
    <a href="https://example.org/" target="_blank">The lab</a>

## Good
    <a href="https://example.org/" target="_blank" rel="noopener">The lab</a>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.html.scan import Tag
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule

_ELSEWHERE = regex(r"\s*(?:https?:)?//", re.IGNORECASE)
_SAFE = frozenset(("noopener", "noreferrer", "opener"))  # the last says that it is meant


@rule(on=("tag:a", "tag:area"), level="info")
def check(tag: Tag, context: Context) -> Iterator[Finding]:
    own = context.site.config.string("url", "").rstrip("/")
    if context.page is not None and context.page.published and _is_open(tag, own) and not tag.location.is_made:
        yield Finding(
            tag.location,
            'the link opens a window without rel="noopener": old browsers let the other site change this page',
            'add rel="noopener" to the link',
            once="site",
        )


def _is_open(tag: Tag, own: str) -> bool:
    """Whether it opens a window for another site, with nothing said of what that site may do."""
    if "target" not in tag.attributes:
        return False
    target, href, rel = (_value(tag, name) for name in ("target", "href", "rel"))
    if target.lower() != "_blank" or not _ELSEWHERE.match(href) or (own and href.startswith(own)):
        return False
    return _SAFE.isdisjoint(rel.lower().split())


def _value(tag: Tag, name: str) -> str:
    attribute = tag.attributes.get(name)
    return ((attribute and attribute.value) or "").strip()
