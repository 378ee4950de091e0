"""Pages by their titles: the words of a link may be the title of the page that it is meant for."""

from __future__ import annotations

from functools import cached_property

from jekyll_tools.links.link import Link
from jekyll_tools.regex import regex
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

_LONG = 200  # characters
_LEAST = 2  # characters
_MARKUP = regex(r"[*_`\\\"'“”‘’]|</?[a-z]{1,6}>")
_BRACKETED = regex(r"\[([^\[\]]*)\]\([ <]?\Z")
_TAG = regex(r"<a\s[^<>]*\Z")
_WITHIN = regex(r"[^<>\n]{0,200}>([^<>]{1,200})<")


class Titles:
    """Those of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site

    def named(self, link: Link) -> str:
        """The address of the one page whose title a link's words are; "" for none, and for the page that it is on."""
        words = "" if link.attribute != "href" or link.location.is_made else _plain(_words(link.location))
        near = self._urls.get(words, "") if len(words) >= _LEAST else ""
        return "" if near == link.base or "?" in near else near

    @cached_property
    def _urls(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for page in self._site.published:
            title = page.data.get("title")
            if isinstance(title, str) and title:
                words = _plain(title)
                found[words] = "" if words in found else page.url
        return found


def _words(place: Location) -> str:
    """The words of the link whose address stands there: in brackets before it, or between its tags."""
    string, start = place.origin.string, place.start
    before = string[max(start - _LONG, 0) : start]
    if bracketed := _BRACKETED.search(before):
        return bracketed[1]
    found = _WITHIN.match(string, place.end) if _TAG.search(before) else None
    return found[1] if found else ""


def _plain(words: str) -> str:
    return " ".join(_MARKUP.sub("", words).split()).casefold()
