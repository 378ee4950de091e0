"""The ids that a page's layouts add to those of its text.

A layout, the layout it names itself, and the files they include by a literal name are read as HTML with holes where
Liquid stands. An id with a hole in it stands for all that fit around the hole; what cannot be known (a file the theme
brings, an include named by Liquid, another page's content) makes every id possible.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

from jekyll_tools import limits
from jekyll_tools.html.scan import raw_tags
from jekyll_tools.liquid.mask import HOLE, mask
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.site.files import inside
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.site.theme import may_have

_TAG = regex(r"\{%-?\s*include(?:_cached)?\s+([^\s%]{1,200})")
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
        self._folder = site.folder
        self._config = site.config
        self._layouts = inside(str(site.config.data.get("layouts_dir") or "_layouts"))
        self._includes = inside(str(site.config.data.get("includes_dir") or "_includes"))
        self._known: dict[str, Anchors] = {}
        self._open: set[str] = set()
        self._names: dict[str, str] | None = None

    def of(self, page: Page) -> Anchors:
        """What the layouts of a page add to it."""
        return self._layout(page.data.get("layout"))

    def _layout(self, name: object) -> Anchors:
        if name in (None, False, "", "none"):
            return NONE
        path = self._paths().get(str(name))
        if path is not None:
            return self._file(path)
        config = self._config
        return ANY if may_have(config.data, config.theme, f"_layouts/{name}.html") else NONE

    def _paths(self) -> dict[str, str]:
        """The files of `_layouts`, by the name that pages call them by."""
        if self._names is None:
            self._names = {}
            root = os.path.join(self._folder, self._layouts)
            for above, _, files in os.walk(root):
                for file in sorted(files):
                    path = os.path.join(above, file)
                    name = os.path.splitext(os.path.relpath(path, root))[0].replace(os.sep, "/")
                    self._names.setdefault(name, path)
        return self._names

    def _file(self, path: str) -> Anchors:
        if path in self._open:
            return NONE  # a file that includes itself adds nothing twice
        if len(self._open) > limits.NESTING:
            return ANY
        if path not in self._known:
            self._open.add(path)
            self._known[path] = self._read(path)
            self._open.remove(path)
        return self._known[path]

    def _read(self, path: str) -> Anchors:
        from jekyll_tools.front_matter import parse

        raw = _bytes(path)
        if raw is None:
            return ANY
        front_matter = parse(os.path.relpath(path, self._folder), raw)
        text = front_matter.body.string
        found = _anchors(text) | self._layout(front_matter.data.get("layout"))
        for name in _included(text):
            found |= ANY if name is None else self._file(os.path.join(self._folder, self._includes, name))
        return found


def _bytes(path: str) -> bytes | None:
    if os.path.islink(path) or not os.path.isfile(path) or os.path.getsize(path) > limits.FILE_BYTES:
        return None
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return None


def _included(text: str) -> Iterator[str | None]:
    """The names of the files that a text includes, None for one that Liquid makes or that leads out of the folder."""
    for match in _TAG.finditer(text):
        literal = "{" not in match[1] and ".." not in match[1].split("/")
        yield match[1].lstrip("/") if literal else None


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
