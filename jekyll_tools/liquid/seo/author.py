"""The author of a page: its own, else the site's; by name among the site's `data.authors`."""

from __future__ import annotations

from jekyll_tools.liquid.access import fetch
from jekyll_tools.records import NamedTuple
from jekyll_tools.ruby.show import to_s


class Author(NamedTuple):
    """What is known of somebody, each as it is written; None where it is not."""

    name: object
    url: object
    twitter: str | None

    @classmethod
    def of(cls, page: object, site: object) -> Author | None:
        """The author of a page, if somebody is named who could be one."""
        named = _named(page, site)
        if isinstance(named, str):
            known = fetch(fetch(fetch(site, "data"), "authors"), named)
            named = {"name": named} | (known if isinstance(known, dict) else {})
        return cls(named.get("name"), named.get("url"), _handle(named)) if isinstance(named, dict) else None


def _named(page: object, site: object) -> object:
    own, several = fetch(page, "author"), fetch(page, "authors")
    first = several[0] if isinstance(several, list) and several else None
    for said in (own, first, fetch(site, "author")):
        if to_s(said):
            return said
    return None


def _handle(said: dict[object, object]) -> str | None:
    """The name on Twitter, without its sign."""
    handle = said.get("twitter")
    handle = said.get("name") if handle is None or handle is False else handle
    return handle.replace("@", "") if isinstance(handle, str) else None
