"""Floods of half-written URLs: four times the input takes about four times the time."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress

import pytest
from growth import too_fast_growing

from jekyll_tools.html.scan import Tag, scan
from jekyll_tools.links.anchors import _anchors
from jekyll_tools.links.client.client import Response
from jekyll_tools.links.extract import srcset, tag_urls
from jekyll_tools.links.fragment import text
from jekyll_tools.links.likeness import close_name
from jekyll_tools.links.malformed import fault
from jekyll_tools.links.unschemed import as_address
from jekyll_tools.site.templates import _included, stretches
from jekyll_tools.text import Text
from jekyll_tools.urls import UrlError, decoded, resolve, sendable, split

FLOODS = [
    "a,", "a, ", " ", ",", "%", "%4", "{%", "{{", "{% include ", "/../", "/.", "a.", ".", "http:", "https://", "#", "?",
    "%2e/", "\\", "[", "]", "](", "<a id=", "<a id='{{", "<img srcset='a,b 1x,", "charset", "charset = ", "mailto:@",
    "a:", "\u00e4", "xn--a.", "1.", "0x1.", "@", ":", "//", "\ud800", "\ue000a", "{%a\n", "{% include a",
]  # fmt: skip
WORK: dict[str, Callable[[str], object]] = {
    "fault": fault,
    "srcset": lambda flood: list(srcset(flood)),
    "tag_urls": lambda flood: [list(tag_urls(tag)) for tag in scan(Text.written("a", flood)) if isinstance(tag, Tag)],
    "included": lambda flood: list(_included(flood, certain=True)),
    "stretches": stretches,
    "anchors": _anchors,
    "resolve": lambda flood: resolve(split("https://h.example/a/"), split(flood)),
    "sendable": lambda flood: sendable(split(flood)),
    "decoded": decoded,
    "charset": lambda flood: text(Response("", 200, (("Content-Type", flood),), flood.encode("utf-8", "replace"))),
    "as_address": lambda flood: as_address(f"x{flood * 8}"),
    "close_name": lambda flood: close_name(flood[:200], [flood[:200] + "x"]),
}
LENGTH = 5_000


@pytest.mark.parametrize("name", WORK)
def test_linear(name: str) -> None:
    _all(WORK[name], "\u00e4.example")  # imports are not the flood's
    found = {
        flood: too_fast_growing(lambda n, f=flood: _all(WORK[name], f * (n // len(f))), LENGTH) for flood in FLOODS
    }
    assert {flood: pair for flood, pair in found.items() if pair} == {}


def _all(work: Callable[[str], object], whole: str) -> None:
    for before in ("", "http://", "/"):
        with suppress(UrlError):
            work(before + whole)
