"""What browsers take where one of several sources of an element is not there.

Of a `<video>` or `<audio>` they try one after the other. Of a `<picture>` they take the first that its `type` and
`media` allow, there or not: what stands behind one without a `media` is for browsers that hardly anybody has.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from jekyll_tools.liquid.mask import has_hole

if TYPE_CHECKING:
    from jekyll_tools.html.scan import Tag

_PLAYERS = frozenset(("video", "audio"))
_MOST = 8  # sources of one element that are kept: each has the others with it
_WITHIN = frozenset(("source", "track", "img"))


def alternatives(tags: Iterable[Tag]) -> dict[int, tuple[str, ...]]:
    """The addresses that may be taken instead of those of a tag, by its number among a page's start tags."""
    found: dict[int, tuple[str, ...]] = {}
    around, sources = "", list[tuple[int, str]]()
    for number, tag in enumerate(tags):
        if tag.name not in _WITHIN:
            found |= _of_player(sources) if around in _PLAYERS else {}
            around, sources = tag.name, []
        elif around == "picture":
            if sources:
                found[number] = tuple(url for _, url in sources)
            if (
                tag.name == "source"
                and len(sources) < _MOST
                and "media" not in tag.attributes
                and (url := _address(tag, "srcset"))
            ):
                sources.append((number, url))
        elif tag.name == "source" and len(sources) < _MOST and (url := _address(tag, "src")):
            sources.append((number, url))
    return found | (_of_player(sources) if around in _PLAYERS else {})


def _of_player(sources: list[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    return {number: tuple(url for other, url in sources if other != number) for number, _ in sources}


def _address(tag: Tag, name: str) -> str:
    """The first address of an attribute, "" for none that is known."""
    attribute = tag.attributes.get(name)
    words = (attribute.value or "").split() if attribute is not None else []
    return "" if not words or has_hole(words[0]) else words[0].rstrip(",")
