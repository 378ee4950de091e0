"""What is known of the hosts that academic pages link to."""

from __future__ import annotations

from typing import NamedTuple

from jekyll_tools import urls
from jekyll_tools.regex import regex

# Registries: they redirect what they know, and what they do not know is "not found". Where they redirect to is a
# publisher, most of whom turn programs away, which says nothing about the identifier.
REGISTRIES = frozenset(("doi.org", "dx.doi.org", "www.doi.org", "hdl.handle.net", "n2t.net"))


class Anchors(NamedTuple):
    """Anchors that scripts make on a host's pages, and what they look like there."""

    host: str
    path: str
    anchor: str


MADE = (
    Anchors("github.com", r"/[^/]+/[^/]+/(?:blob|blame)/.+", r"L\d{1,7}(?:C\d{1,5})?(?:-L\d{1,7}(?:C\d{1,5})?)?"),
    Anchors("github.com", r"/[^/]+/[^/]+/(?:pull|issues|discussions)/\d+.*", r"[a-z_]+-?\d+"),
    Anchors("gitlab.com", r"/.+/-/(?:blob|blame)/.+", r"L\d{1,7}(?:-\d{1,7})?"),
    Anchors("bitbucket.org", r"/[^/]+/[^/]+/src/.+", r"lines-\d{1,7}(?::\d{1,7})?"),
)


def is_registry(url: str) -> bool:
    """Whether a URL that can be sent names an identifier that its host only passes on.

    >>> is_registry("https://doi.org/10.1000/182"), is_registry("https://doi.org/")
    (True, False)
    """
    parts = url.split("/", 3)  # asked of every link, so no more than this
    return len(parts) == 4 and parts[2] in REGISTRIES and parts[3] != ""


def is_made(url: str, anchor: str) -> bool:
    """Whether a script makes that anchor on that page.

    >>> is_made("https://github.com/a/b/blob/main/c.py", "L10-L20")
    True
    >>> is_made("https://github.com/a/b", "L10")
    False
    """
    split = urls.split(url)
    return any(
        split.host == known.host and regex(known.path).fullmatch(split.path) and regex(known.anchor).fullmatch(anchor)
        for known in MADE
    )
