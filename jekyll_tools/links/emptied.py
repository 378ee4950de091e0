"""Keys that are left empty, and items of lists, for which a template prints nothing but the folder that it puts before
them.
"""

from __future__ import annotations

import re

from jekyll_tools.links.link import Link
from jekyll_tools.psych import Path
from jekyll_tools.regex import regex
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

_HOMES: tuple[Path, ...] = (("url",), ("baseurl",))  # what templates put before addresses, and may be empty
_PARAMETER = regex(r"\b(\w{1,100})\s{0,9}=")
_FILTERS = regex(r"\|[^{}|]*")


class Emptied:
    """Those of one site."""

    def __init__(self, site: Site) -> None:
        self._config = site.config
        self._pages = {page.path: page for page in site.pages}
        self._known: dict[tuple[str, str], Location | None] = {}  # by the page and the words that print it

    def key(self, link: Link) -> Location | None:
        """The one key without a value behind an address that is nothing but a folder: of the document, or the page,
        that it is printed of; else of the settings.
        """
        asked = link.location.printed_of, link.location.printing
        if asked not in self._known:
            self._known[asked] = self._key(link.location)
        return self._known[asked]

    def _key(self, place: Location) -> Location | None:
        page = self._page(place)
        for entries in (page.front_matter.entries if page is not None else {}, self._config.entries):
            empty = ((path, entry) for path, entry in entries.items() if entry.value == "" and path not in _HOMES)
            if held := [entry for path, entry in empty if is_named(path, place)]:
                return reached(held[0].location, place) if len(held) == 1 else None
        return None

    def item(self, link: Link) -> Location | None:
        """The first item without a value in the lists of the page that an include prints such an address of."""
        place = link.location
        page = self._page(place) if place.through else None
        entries = page.front_matter.entries.items() if page is not None else ()
        empty = (entry for path, entry in entries if entry.value is None and path and isinstance(path[-1], int))
        return next((reached(entry.location, place) for entry in empty), None)

    def _page(self, place: Location) -> Page | None:
        return self._pages.get(place.printed_of)


def reached(found: Location, place: Location) -> Location:
    """A place that knows where it is printed."""
    return found._replace(origin=found.origin.reached((place, *place.through)))


def is_named(path: Path, place: Location) -> bool:
    """Whether what is printed at a place names a key."""
    return bool(path) and re.search(rf"\b{re.escape(str(path[-1]))}\b", _named(place)) is not None


def _named(place: Location) -> str:
    """The words for what is printed at a place: of a parameter its value, for `include.item` the item that is given."""
    given, printed = _PARAMETER.sub("", place.text), _FILTERS.sub("", place.printing.removeprefix(place.text))
    for name in _PARAMETER.findall(place.text) if place.is_parameter else ():
        printed = re.sub(rf"\binclude\.{name}\b", "", printed)
    return f"{given} {printed}" if place.is_parameter else _FILTERS.sub("", place.text)
