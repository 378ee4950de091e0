"""The site's own layouts and includes, as texts, and what is reached from a layout."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from functools import lru_cache

from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.site.files import inside, read_inside
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.text import Text

_TAG = regex(r"\{%-?\s*(\w+)(?:\s+([^\s%]{1,200}?)(?=\s|-?%))?")
_BLOCKS = frozenset(("if", "unless", "case", "for", "tablerow", "capture", "comment", "raw", "highlight", "ifchanged"))
_INCLUDES = ("include", "include_cached")


SEO = regex(r"\{%-?\s*seo\b")  # the tag of jekyll-seo-tag
_CONVERTING = regex(r"\{\{-?\s*content\s*\|[^{}]{0,200}\bmarkdownify\b")


class Reached(NamedTuple):
    """A layout or include as Liquid gets it: a layout without its front matter.

    `text` is None where the site has none of the `name` that it is asked for by: `_layouts/post.html`,
    `_includes/head.html`, or "" where Liquid makes it.
    """

    name: str
    text: Text | None

    @property
    def path(self) -> str:
        """Where its text is, from the site's folder; "" where it has none."""
        return self.text.segments[0].origin.path if self.text is not None and self.text.segments else ""


@lru_cache(maxsize=1)
def templates(site: Site) -> dict[str, str]:
    """The text of every layout and include by its path from the site's folder; those of a theme that is a gem are
    not the site's own.
    """
    found: dict[str, str] = {}
    for path in (path for above in _folders(site) for path in _files(site, above)):
        raw = read_inside(site.folder, path)
        if isinstance(raw, bytes):
            found[path] = raw.decode("utf-8", "replace")
    return found


@lru_cache(maxsize=1)
def own_layouts(site: Site) -> dict[str, str]:
    """The paths of the site's own layouts, by the names that pages ask for them by, be they readable or not."""
    above = _folders(site)[0]
    return {os.path.splitext(path[len(above) + 1 :])[0]: path for path in _files(site, above)}


def _folders(site: Site) -> tuple[str, str]:
    """Where the layouts are, and the includes."""
    layouts, includes = (
        inside(str(site.config.data.get(f"{name}_dir") or "")) or f"_{name}" for name in ("layouts", "includes")
    )
    return layouts, includes


def _files(site: Site, above: str) -> Iterator[str]:
    for folder, _, files in os.walk(os.path.join(site.folder, above)):
        yield from (os.path.relpath(os.path.join(folder, name), site.folder) for name in sorted(files))


def reached(
    site: Site, layouts: Iterable[object], *, certain: bool = False, bodies: Iterable[str] = ()
) -> Iterator[Reached]:
    """Layouts by their names, those around them, and what these and the `bodies` of pages include, each once;
    `certain`: outside of any block.

    A name is what a page's front matter says: what is none, or `none`, reaches nothing.
    """
    texts, own, (folder, includes) = templates(site), own_layouts(site), _folders(site)
    waiting = [asked for name in layouts for asked in _layout(name, own)]
    waiting += [_include(each, includes) for body in bodies for each in _includes_of(body, certain=certain)]
    waiting = list(dict.fromkeys(waiting))
    seen = set(waiting)
    while waiting:
        path, name = waiting.pop()
        if path not in texts:
            yield Reached(name, None)
            continue
        is_layout = path.startswith(f"{folder}/")
        text, parent = _split(path, texts[path]) if is_layout else (Text.written(path, texts[path]), None)
        yield Reached(name, text)
        asked = [*_layout(parent, own), *(_include(each, includes) for each in _included(text.string, certain=certain))]
        waiting += (new for new in dict.fromkeys(asked) if new not in seen)
        seen.update(asked)


@lru_cache(maxsize=1)
def had(site: Site) -> tuple[Reached, ...]:
    """What is reached from the layouts of published pages."""
    return tuple(reached(site, sorted({str(page.data.get("layout")) for page in site.published})))


def is_seo_run(page: Page, site: Site) -> bool:
    """Whether the site's own layouts around a page have the tag of jekyll-seo-tag, and what they include."""
    if "jekyll-seo-tag" not in site.config.plugins:
        return False
    found = reached(site, [page.data.get("layout")])
    return any(each.text is not None and SEO.search(each.text.string) for each in found)


def is_unthemed(site: Site) -> bool:
    """Whether all that pages have around them is the site's own: no theme's."""
    return site.config.theme is None and "remote_theme" not in site.config.data


@lru_cache(maxsize=1)
def _converting(site: Site) -> frozenset[str]:
    """The names of the site's own layouts that convert Markdown in their pages (`content | markdownify`)."""
    if not any(map(_CONVERTING.search, templates(site).values())):
        return frozenset()
    texts = {name: [each.text for each in reached(site, [name])] for name in own_layouts(site)}
    return frozenset(
        name for name, found in texts.items() if any(text and _CONVERTING.search(text.string) for text in found)
    )


def is_converted(page: Page, site: Site) -> bool:
    """Whether a layout reads all of a page as Markdown, though it is none."""
    return page.converter == "html" and str(page.data.get("layout")) in _converting(site)


def _layout(name: object, own: dict[str, str]) -> list[tuple[str, str]]:
    """The path and name of a layout; nothing where none is asked for."""
    return [] if name in (None, False, "", "none") else [(own.get(str(name), ""), f"_layouts/{name}.html")]


def _include(written: str, folder: str) -> tuple[str, str]:
    """The path and name of an include; no name where Liquid makes it, or it leads out of the folder."""
    if "{" in written or ".." in written.split("/"):
        return "", ""
    return f"{folder}/{written.lstrip('/')}", f"_includes/{written.lstrip('/')}"


@lru_cache(maxsize=64)  # a layout is reached by many rules
def _split(path: str, text: str) -> tuple[Text, object]:
    """A layout's own text, and the layout around it."""
    from jekyll_tools import front_matter

    matter = front_matter.parse(path, text.encode("utf-8", "replace"))
    return matter.body, matter.data.get("layout")


@lru_cache(maxsize=256)
def _included(text: str, *, certain: bool) -> tuple[str, ...]:
    """What a template says that it includes: others ask for the same ones."""
    return tuple(_includes_of(text, certain=certain))


def _includes_of(text: str, *, certain: bool) -> list[str]:
    """What a text says that it includes, as written."""
    found, depth = [], 0
    for match in _TAG.finditer(text):
        depth = _depth(depth, match[1])
        if match[1] in _INCLUDES and match[2] and not (certain and depth):
            found.append(match[2])
    return found


def stretches(text: str) -> list[tuple[int, int]]:
    """The stretches of a template that no condition or loop holds."""
    found, depth, start = [], 0, 0
    for match in _TAG.finditer(text):
        before, depth = depth, _depth(depth, match[1])
        if before == 0 < depth:
            found.append((start, match.start()))
        elif depth == 0 < before:
            start = match.end()
    return [*found, *([(start, len(text))] if depth == 0 else [])]


def _depth(depth: int, tag: str) -> int:
    if tag in _BLOCKS:
        return depth + 1
    return max(depth - 1, 0) if tag.startswith("end") and tag[3:] in _BLOCKS else depth
