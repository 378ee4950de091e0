"""Addresses that data and front matter name for templates to print: menus, and pictures of pages and of the author.

A menu (`_data/navigation.yml`) holds whole addresses, or paths from the site's root that templates put the baseurl
before. A picture is named by its path or, as themes differ in the folder they put before it, by its end: it is missing
where no file of the site ends so.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Iterator, Mapping

from jekyll_tools import limits, psych, urls
from jekyll_tools.links.link import MENU_KEY, PICTURE_KEY, Link
from jekyll_tools.psych import Entry, Path
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location, Text

_IN_PAGES: tuple[Path, ...] = (
    ("header", "image"),
    ("header", "og_image"),
    ("header", "overlay_image"),
    ("header", "teaser"),
    ("teaser",),
    ("image",),
    ("image", "path"),
)
_IN_SETTINGS: tuple[Path, ...] = (("author", "avatar"), ("teaser",), ("og_image",), ("logo",))
_PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif", ".ico", ".bmp")


def menu_links(site: Site) -> Iterator[Link]:
    """The links of the site's menus."""
    path = posixpath.join(site.config.string("data_dir", "_data").strip("/"), "navigation.yml")
    raw = read_inside(site.folder, path)
    if not isinstance(raw, bytes):
        return
    text = Text.written(path, raw.decode("utf-8", "replace"))
    for place, entry in psych.parse(text, limits.FILE_BYTES, limits.DATA_NODES, yaml=site.target.yaml).entries.items():
        if place[-1] == "url" and isinstance(entry.value, str) and entry.value.startswith(("/", "http")):
            yield Link("uses", entry.value.strip(), written(entry), "/", MENU_KEY)


def pictures(site: Site) -> Iterator[Link]:
    """The pictures that the settings and the published pages name, but those of other servers."""
    yield from _pictures(site.config.entries, _IN_SETTINGS, "/")
    for page in filter(site.owns, site.published):
        yield from _pictures(page.front_matter.entries, _IN_PAGES, page.url)


def _pictures(entries: Mapping[Path, Entry], paths: Iterable[Path], base: str) -> Iterator[Link]:
    for path in paths:
        entry = entries.get(path)
        if entry is not None and isinstance(entry.value, str):
            name = entry.value.strip()
            if name.lower().endswith(_PICTURES) and "//" not in name and "{" not in name:
                yield Link("uses", name, written(entry), base, PICTURE_KEY)


class Files:
    """The files of a site, by the ends of their paths."""

    def __init__(self, destinations: Iterable[str]) -> None:
        self._named: dict[str, list[str]] = {}
        for path in destinations:
            self._named.setdefault(path.rpartition("/")[2], []).append(path)

    def ends_with(self, name: str) -> bool:
        """Whether a file's path is, or ends with, that of a picture."""
        wanted = urls.decoded(posixpath.normpath(name).lstrip("./"))
        found = self._named.get(wanted.rpartition("/")[2], ())
        return any(path == wanted or path.endswith(f"/{wanted}") for path in found)


def written(entry: Entry) -> Location:
    """Where a value is written, without its quotes."""
    place = entry.location
    quoted = place.text[:1] in ("'", '"') and place.text[-1:] == place.text[:1] and len(place.text) > 1
    return Location(place.origin, place.start + 1, place.end - 1) if quoted else place
