"""The ids that a page's layouts add to those of its text.

A layout, the layout it names itself, and the files they include by a literal name are read as HTML with holes where
Liquid stands. An id with a hole in it stands for all that fit around the hole; what cannot be known (a file the theme
brings, an include named by Liquid, another page's content) makes every id possible.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce
from operator import or_
from posixpath import splitext

from jekyll_tools.html.scan import raw_tags
from jekyll_tools.liquid.mask import HOLE, mask
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import Reached, own_layouts, reached
from jekyll_tools.site.theme import may_have

_LAYOUTS = "_layouts/"
_HOLES = regex(HOLE + "+")
_CONTENT = regex(r"\.\s*(?:content|output)\b")


class Anchors(NamedTuple):
    """Ids that exist: `names`, and every name that begins and ends as a pair of `shapes` says; or all (`unknown`)."""

    names: frozenset[str] = frozenset()
    shapes: frozenset[tuple[str, str]] = frozenset()
    unknown: bool = False

    def __or__(self, other: Anchors) -> Anchors:
        unknown = self.unknown or other.unknown
        return Anchors(self.names | other.names, self.shapes | other.shapes, unknown)

    def has(self, name: str) -> bool:
        fits = any(name.startswith(start) and name.endswith(end) for start, end in self.shapes)
        return self.unknown or fits or name in self.names


NONE, ANY = Anchors(), Anchors(unknown=True)


class Layouts:
    """The anchors of a site's layouts, each file read once."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: dict[str, Anchors] = {}  # by the layout's name
        self._read: dict[str, Anchors] = {}  # by the template's

    def of(self, page: Page) -> Anchors:
        """What the layouts of a page add to it."""
        name = page.data.get("layout")
        if str(name) not in self._known:
            self._known[str(name)] = reduce(or_, map(self._template, reached(self._site, [name])), NONE)
        return self._known[str(name)]

    def _template(self, template: Reached) -> Anchors:
        name, text = template
        if name not in self._read:
            self._read[name] = self._absent(name) if text is None else _anchors(text.string)
        return self._read[name]

    def _absent(self, name: str) -> Anchors:
        """What a layout adds that the site has not: nothing, where its theme has not either."""
        config = self._site.config
        is_own = splitext(name.removeprefix(_LAYOUTS))[0] in own_layouts(self._site)  # one that cannot be read
        is_known = name.startswith(_LAYOUTS) and not is_own and not may_have(config.data, config.theme, name)
        return NONE if is_known else ANY


def _anchors(text: str) -> Anchors:
    if _shows_other_content(text):
        return ANY
    names: set[str] = set()
    shapes: set[tuple[str, str]] = set()
    for value in _written_ids(mask(text)):
        if HOLE not in value:
            names.add(value)
            continue
        parts = _HOLES.split(value)
        if not parts[0] and not parts[-1]:
            return ANY
        shapes.add((parts[0], parts[-1]))
    return Anchors(frozenset(names), frozenset(shapes))


def _written_ids(text: str) -> Iterator[str]:
    for tag in raw_tags(text):
        for attribute in () if tag.closing else tag.attributes:
            if attribute.value and (attribute.name == "id" or (attribute.name == "name" and tag.name == "a")):
                yield attribute.value


def _shows_other_content(text: str) -> bool:
    at = text.find("{{")
    while at >= 0:
        end = text.find("}}", at)
        if end < 0:
            return False
        output = text[at:end]
        if _CONTENT.search(output) and "strip_html" not in output:
            return True
        at = text.find("{{", end)
    return False
