"""A script, style sheet or frame is loaded by `http:` into a page that is served by `https:`.

## Why
Browsers refuse to load it, without a word to the reader: the map, the video or the style is just not there. (Pictures
they try by `https:` instead.)

## Bad
    _config.yml:
    url: https://me.example
    talk.html:
    <iframe src="http://www.example.org/video" title="The talk"></iframe>

## Good
    _config.yml:
    url: https://me.example
    talk.html:
    <iframe src="https://www.example.org/video" title="The talk"></iframe>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.html.scan import Tag
from jekyll_tools.limits import FIX_CHARACTERS
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_SAMPLE = regex(
    r"(?:www\.)?(?:your-?(?:site|domain|website))\.(?:com|org|net)\b|docs\.google\.com/\S{1,99}//example\.",
    re.IGNORECASE,
)
# The attribute that each loads from, and what it is called.
_LOADING = {
    "script": ("src", "script"),
    "iframe": ("src", "frame"),
    "embed": ("src", "object"),
    "object": ("data", "object"),
    "link": ("href", "style sheet"),
}


@rule(on=("tag:script", "tag:iframe", "tag:embed", "tag:object", "tag:link"), level="error")
def check(tag: Tag, context: Context) -> Iterator[Finding]:
    if not (context.site.config.url or ("https:" if context.site.target.pages else "")).startswith("https:"):
        return
    name, noun = _LOADING[tag.name]
    relation = tag.attributes.get("rel")
    is_sheet = relation is not None and "stylesheet" in (relation.value or "").lower().split()
    attribute = tag.attributes.get(name)
    if attribute is None or (tag.name == "link" and not is_sheet):
        return
    url = (attribute.value or "").strip()
    if url[:7].lower() == "http://":
        place = attribute.value_location or attribute.location
        message = f"browsers will not load the {noun} {url}: it comes by http:, and the page by https:"
        yield Finding(place, message, _hint(place, url[7:]))


def _hint(place: Location, address: str) -> str:
    """What mends it; where the same is loaded by `https:` in the same file nothing but to take this out."""
    if _SAMPLE.match(address):
        return "it is a sample's address, which was never filled in: write yours, or take this out"
    twin = _twin(place, address)
    return f"delete it: {twin} loads the same by https:" if twin else f"write https://{address} if that address works"


def _twin(place: Location, address: str) -> str:
    """Where the same is loaded by `https:` nearby; "" for nowhere."""
    origin, start, end = place
    string, first, last = origin.string, max(start - FIX_CHARACTERS, 0), end + FIX_CHARACTERS
    found = next((at for mark in "\"'" if (at := string.find(f"{mark}https://{address}{mark}", first, last)) >= 0), -1)
    if found < 0 or string.rfind("<!--", first, found) > string.rfind("-->", first, found):
        return ""
    return Location(origin, found, found + 1).seen_from(place)
