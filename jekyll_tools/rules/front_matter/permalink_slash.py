"""A permalink lacks its leading slash.

## Why
Jekyll puts it there, so the page is where it should be. But templates that print `page.permalink` get the value as it
is written, and make a link of it that counts from the page it stands on.

## Bad
    ---
    permalink: about/
    ---

## Good
    ---
    permalink: /about/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.psych import Entry
from jekyll_tools.rules.front_matter.permalink_shape import as_whole
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location


@rule(on="key:permalink", level="info")
def check(entry: Entry, context: Context) -> Iterator[Finding]:
    page, value = context.page, entry.value
    if page is None or not isinstance(value, str) or not value.strip() or value.startswith("/") or "://" in value:
        return
    if as_whole(value):
        return  # permalink-shape
    message = f"permalink has no leading slash; Jekyll puts it there: {page.url}"
    yield Finding(entry.location, message, "write the slash: templates may print the value as it is", _fix(entry))


def _fix(entry: Entry) -> tuple[Edit, ...]:
    """The slash that is missing, and nothing else."""
    origin, start, _ = entry.location
    written = entry.location.text
    quoted = written[:1] in ("'", '"')
    if written[quoted : len(written) - quoted] != entry.value:
        return ()
    return (Edit(Location(origin, start + quoted, start + quoted), "/"),)
