"""Where an author typed what Liquid prints of a document in a list: the key whose value is at fault.

The list's template is as it should be, and often the theme's; who is sent there to mend a title would break the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jekyll_tools.diagnostic import Diagnostic
from jekyll_tools.psych import Entry
from jekyll_tools.regex import regex
from jekyll_tools.site.page import Page
from jekyll_tools.text import Location

_OWN = regex(r"\{\{-?\s*page\.")  # what prints of the page itself


def typed(diagnostic: Diagnostic, tag: str, pages: Mapping[str, Page]) -> Diagnostic:
    """A diagnostic of a tag ("<b", "</b"), or an address, that is printed of one of the pages (by path), where that has
    it.

    Where that cannot be told for certain the diagnostic is as it was.
    """
    place = diagnostic.location
    path = place.about or ((place, *place.through)[-1].path if _OWN.match(place.text) else "")
    page = pages.get(path)
    tag = tag.lower()
    held = list(_with(tag, page)) if page is not None and place.is_made else []
    held = [entry for entry in held if _is_lone(tag, entry)] or held
    held = [entry for entry in held if str(entry.path[0]) in place.text] or held
    if len(held) != 1 or held[0].location.path != path:
        return diagnostic
    origin, start, end = held[0].location
    if places := _places(tag, held[0].location.text.lower()):
        start += places[0]
        end = min(end, origin.string.find(">", start) + 1 or end) if tag[0] == "<" else start + len(tag)
    return diagnostic._replace(location=Location(origin.reached((place, *place.through)), start, end))


def _with(tag: str, page: Page) -> Iterator[Entry]:
    """The values of a page's front matter in which a tag stands, or what Markdown makes it of."""
    for entry in page.front_matter.entries.values():
        written = entry.location.text.lower()
        if isinstance(entry.value, str) and (_places(tag, written) or (tag == "<a" and "](" in written)):
            yield entry


def _places(tag: str, written: str) -> list[int]:
    """Where a tag begins, which `<br>` is not for "<b"."""
    return [found.start() for found in re.finditer(rf"{re.escape(tag)}(?![\w-])", written)]


def _is_lone(tag: str, entry: Entry) -> bool:
    """Whether a tag stands more often in a value than its counterpart."""
    written, name = entry.location.text.lower(), tag.lstrip("</")
    opened, closed = len(_places(f"<{name}", written)), len(_places(f"</{name}", written))
    return closed > opened if tag.startswith("</") else opened > closed
