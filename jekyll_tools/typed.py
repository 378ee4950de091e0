"""Where an author typed what Liquid prints in a list: the key, of a document or a data file, whose value is at fault.

The list's template is as it should be, and often the theme's; who is sent there to mend a title would break the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from jekyll_tools import limits
from jekyll_tools.diagnostic import Diagnostic
from jekyll_tools.psych import Entry
from jekyll_tools.regex import regex
from jekyll_tools.site.data_files import data_of
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

_OWN = regex(r"\{\{-?\s*page\.")  # what prints of the page itself


class Typed:
    """What was typed in one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._pages = {page.path: page for page in reversed(site.pages)}
        self._searched = 0

    def is_of_permalink(self, diagnostic: Diagnostic, tag: str) -> bool:
        """Whether a template's link is shown as text as the address of the page that it lists has a quotation mark,
        which is told at that page's permalink.
        """
        place = diagnostic.location
        page = self._pages.get(place.about)
        return page is not None and '"' in page.url and not place.is_made and tag[:3].lower().rstrip() in ("<a", "</a")

    def at(self, diagnostic: Diagnostic, tag: str) -> Diagnostic:
        """A diagnostic of a tag ("<b", "</b"), or an address, that is printed of a page or a data file, where that has
        it.

        Where that cannot be told for certain the diagnostic is as it was.
        """
        place = diagnostic.location
        found = _of_page(diagnostic, tag, self._pages)
        if found is not diagnostic:
            return found
        if not place.is_made:
            behind = place.origin.string.startswith("{{", place.end) and "://" in tag
            held = list(self._values(tag)) if behind else []
            return _moved(diagnostic, held[0], tag) if len(held) == 1 else diagnostic
        held = [entry for entry in self._entries(tag, place) if str(entry.path[-1]) in place.printing]
        is_half = tag[0] == "<" and ">" not in tag
        held = [entry for entry in held if not is_half or _is_lone(tag, entry)]
        is_one = len(held) == 1 or (tag[0] != "<" and len({entry.path[-1] for entry in held}) == 1)
        return _moved(diagnostic, held[0], tag) if is_one else diagnostic  # of an address that is there twice the first

    def _values(self, address: str) -> Iterator[Entry]:
        """The values of the pages' front matter that are an address, of which a template prints one behind another."""
        for page in self._site.pages:
            self._searched += len(page.front_matter.entries)
            if self._searched > limits.SEARCHED:
                return
            yield from (entry for entry in page.front_matter.entries.values() if entry.value == address)

    def _entries(self, tag: str, place: Location) -> Iterator[Entry]:
        """The values of data files in which a tag stands, and of the page that it is printed on; none where
        enough was looked through.
        """
        page = self._pages.get(place.printed_of)
        self._searched += len(page.text) if page is not None else 0
        if self._searched > limits.SEARCHED:
            return
        for entry in page.front_matter.entries.values() if page is not None else ():
            if isinstance(entry.value, str) and entry.path and _places(tag.lower(), entry.value.lower()):
                yield entry
        for file in data_of(self._site).files:
            self._searched += len(file.text)
            if self._searched > limits.SEARCHED:
                return
            if tag.lower() in file.text.string.lower():
                for entry in file.entries.values():
                    if isinstance(entry.value, str) and entry.path and _places(tag.lower(), entry.value.lower()):
                        yield entry


def _of_page(diagnostic: Diagnostic, tag: str, pages: Mapping[str, Page]) -> Diagnostic:
    place = diagnostic.location
    path = place.about or ((place, *place.through)[-1].path if _OWN.match(place.text) else "")
    page = pages.get(path)
    tag = tag.lower()
    held = list(_with(tag, page)) if page is not None and place.is_made else []
    held = [entry for entry in held if _is_lone(tag, entry)] or held
    held = [entry for entry in held if str(entry.path[0]) in place.text] or held
    if len(held) != 1 or held[0].location.path != path:
        return diagnostic
    return _moved(diagnostic, held[0], tag)


def _moved(diagnostic: Diagnostic, entry: Entry, tag: str) -> Diagnostic:
    """The diagnostic at a tag in a value, or at the value."""
    place, (origin, start, end) = diagnostic.location, entry.location
    if places := _places(tag.lower(), entry.location.text.lower()):
        start += _left_open(tag.lower(), entry.location.text.lower(), places)
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
    goes_on = r"(?![\w-])" if tag[-1:].isalnum() else ""
    return [found.start() for found in re.finditer(re.escape(tag) + goes_on, written)]


def _left_open(tag: str, written: str, places: list[int]) -> int:
    """The first of some tags that no end tag follows before the next of them; the first of others."""
    ends = _places(f"</{tag[1:]}", written) if tag[0] == "<" and tag[1:2] != "/" else places
    behind = [*places[1:], len(written)]
    open_ = (at for at, next_ in zip(places, behind, strict=True) if not any(at < end < next_ for end in ends))
    return next(open_, places[0])


def _is_lone(tag: str, entry: Entry) -> bool:
    """Whether a tag stands more often in a value than its counterpart."""
    written, name = entry.location.text.lower(), tag.lstrip("</")
    opened, closed = len(_places(f"<{name}", written)), len(_places(f"</{name}", written))
    return closed > opened if tag.startswith("</") else opened > closed
