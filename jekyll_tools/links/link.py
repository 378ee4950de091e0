"""A link: what a page uses, or an address that it defines."""

from __future__ import annotations

from typing import Literal

from jekyll_tools.records import NamedTuple
from jekyll_tools.text import Location

MENU_KEY = "menu"  # an entry of the site's menu
AUTHOR_KEY = "author"  # an address of the author's, in the settings
PICTURE_KEY = "picture"  # a picture named for templates

_NOUNS = {"href": "link", "redirect_to": "redirect", MENU_KEY: "link", AUTHOR_KEY: "link", PICTURE_KEY: "picture"}


class Link(NamedTuple):
    """`role` "uses": the page at `base` points at `url` (as the reader's browser gets it, before it is resolved).
    `role` "defines": `url` (a site path, with `#id` for an anchor) exists.

    `attribute` is the HTML attribute or the front matter key that holds it ("href", "src", "redirect_from").
    `instead`: the addresses of its element that browsers take where this one is not there.
    """

    role: Literal["uses", "defines"]
    url: str
    location: Location
    base: str  # the site path of the page it stands on ("/about/")
    attribute: str = "href"
    instead: tuple[str, ...] = ()

    @property
    def noun(self) -> str:
        """What to call it."""
        return _NOUNS.get(self.attribute, "address")

    @property
    def named(self) -> str:
        """The same with its URL, in quotation marks where that has blanks in it, and on one line."""
        words = self.url.split()
        return f'{self.noun} "{" ".join(words)}"' if len(words) > 1 else f"{self.noun} {self.url}"
