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
from jekyll_tools.regex import regex
from jekyll_tools.rules.front_matter.permalink_shape import judged
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.permalink import STYLES
from jekyll_tools.text import Location

# A path without a doubt: not `example.org/x/`.
_PATH = regex(r"(?:\./)?(?:[\w-][\w-]*(?:\.(?:html?|json|txt|xml))?/?|[\w-]+/[\w./ ,'()&+~-]*)")


@rule(on="key:permalink", level="info")
def check(entry: Entry, context: Context) -> Iterator[Finding]:
    page, value = context.page, entry.value
    if page is None or not isinstance(value, str) or not value.strip() or value.startswith("/") or "://" in value:
        return
    if judged(value, page, context.site) is not None:
        return  # permalink-shape
    message = f"permalink has no leading slash; Jekyll puts it there: {page.url}"
    hint = "write the slash: templates may print the value as it is"
    if value in STYLES:
        hint = f"write a path such as /about/: {value} is the name of a style, for _config.yml"
    yield Finding(entry.location, message, hint, _fix(entry))


def _fix(entry: Entry) -> tuple[Edit, ...]:
    """The slash that is missing, and nothing else, where that alone can be meant."""
    origin, start, _ = entry.location
    written = entry.location.text
    quoted = written[:1] in ("'", '"')
    if (
        written[quoted : len(written) - quoted] != entry.value
        or entry.value in STYLES
        or not _PATH.fullmatch(entry.value)
    ):
        return ()
    begin = start + quoted
    return (Edit(Location(origin, begin, begin + len("./") * entry.value.startswith("./")), "/"),)
