"""A link: what a page uses, or an address that it defines."""

from __future__ import annotations

from typing import Literal, NamedTuple

from jekyll_tools.text import Location


class Link(NamedTuple):
    """`role` "uses": the page at `base` points at `url` (as the reader's browser gets it, before it is resolved).
    `role` "defines": `url` (a site path, with `#id` for an anchor) exists.

    `attribute` is the HTML attribute or the front matter key that holds it ("href", "src", "redirect_from").
    """

    role: Literal["uses", "defines"]
    url: str
    location: Location
    base: str  # the site path of the page it stands on ("/about/")
    attribute: str = "href"
