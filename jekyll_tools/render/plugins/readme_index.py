"""jekyll-readme-index: a README is the index of its folder where there is no other (0.3.0)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from posixpath import dirname

from jekyll_tools.regex import regex
from jekyll_tools.render.plugins import is_off, settings
from jekyll_tools.render.plugins._files import originals, page_of
from jekyll_tools.site.assembly import build_of
from jekyll_tools.site.build import Build
from jekyll_tools.site.page import Page, StaticFile
from jekyll_tools.site.pages import moved
from jekyll_tools.site.site import Site
from jekyll_tools.target import Target

GEM = "jekyll-readme-index"
SETTINGS = "readme_index"
PRIORITY = -10
_INDEX = regex(r"(?:index\.(?:html|htm|xhtml))?", re.IGNORECASE)


def change(site: Site, _target: Target) -> Site:
    """Adds a page for each such file, and with `with_frontmatter:` moves pages of that name."""
    said = settings(site, SETTINGS)
    if is_off(said):
        return site
    removed = said.get("remove_originals") not in (None, False)
    folders = _Folders(site)
    build = build_of(site)
    made = tuple(_made(site, build, folders))
    if said.get("with_frontmatter") not in (None, False):
        site = site._replace(pages=tuple(_moved(site, build, folders)))
    return originals(site).turned(GEM, made, removed=removed)


class _Folders:
    """Which folders have an index, by the addresses of pages and files."""

    def __init__(self, site: Site) -> None:
        names = "|".join(re.escape(ext) for ext in site.config.string("markdown_ext").lower().split(","))
        self._readme = re.compile(rf"(?:.*/)?(?i:readme)\.(?:{names})", re.DOTALL)
        pages = [page.url for page in site.pages if page.kind == "page" and page.listed]
        self._taken = {
            url[: url.rfind("/") + 1] for url in (*pages, *(f.url for f in site.static_files)) if _is_index(url)
        }

    def takes(self, path: str, url: str) -> str:
        """The folder of which a file becomes the index, "" where it does not."""
        folder = dirname(url.rstrip("/") if len(url) > 1 else url).rstrip("/") + "/"
        if folder in self._taken or not self._readme.fullmatch(path):
            return ""
        self._taken.add(folder)
        return folder if folder != "/" else "//"  # as the plugin writes the root's permalink


def _is_index(url: str) -> bool:
    return _INDEX.fullmatch(url, url.rfind("/") + 1) is not None


def _made(site: Site, build: Build, folders: _Folders) -> Iterator[Page]:
    for file in originals(site).files:
        folder = folders.takes(file.path, file.url if isinstance(file, StaticFile) else f"/{file.path}")
        page = page_of(build, file, folder) if folder else None
        if page is not None:
            yield page


def _moved(site: Site, build: Build, folders: _Folders) -> Iterator[Page]:
    for page in site.pages:
        folder = folders.takes(page.path, page.url) if page.kind == "page" and page.listed else ""
        yield moved(build, page, folder) if folder else page
