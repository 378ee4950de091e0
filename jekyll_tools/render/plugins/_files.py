"""The files to copy of which a plugin may make pages."""

from __future__ import annotations

from collections.abc import Iterable

from jekyll_tools.records import NamedTuple
from jekyll_tools.site.build import HIDDEN, Build
from jekyll_tools.site.page import Page, Skipped, StaticFile
from jekyll_tools.site.pages import as_page
from jekyll_tools.site.site import Site
from jekyll_tools.site.source import Found

Original = StaticFile | Skipped


class Originals(NamedTuple):
    """Files in Jekyll's order, those included that `defaults:` keep from being copied."""

    site: Site
    files: tuple[Original, ...]

    def turned(self, gem: str, pages: Iterable[Page], *, removed: bool) -> Site:
        """The site with pages that a plugin makes of some of these files, which are copied no longer if `removed`."""
        made = {page.path: page._replace(made_by=gem) for page in pages}
        statics = self.site.static_files
        skipped = self.site.skipped
        if removed:
            statics = tuple(file for file in statics if file.path not in made)
            skipped = tuple(each._replace(file=None) if each.path in made else each for each in skipped)
        # What was wrong with a file that should have been a page is told of the page, if it is wrong still.
        statics = tuple(file._replace(problems=()) if file.path in made else file for file in statics)
        return self.site._replace(pages=(*self.site.pages, *made.values()), static_files=statics, skipped=skipped)


def page_of(build: Build, file: Original, permalink: str = "") -> Page | None:
    """The page that is made of a file, be it the site's or its theme's; None for one that cannot be read."""
    root = file.root if isinstance(file, StaticFile) else ""
    return as_page(build._replace(folder=root or build.folder), Found(file.path), permalink)


def originals(site: Site) -> Originals:
    """Those of a site."""
    if not site.target.shares_files:
        return _outside_collections(site)
    hidden: list[Original] = [skipped for skipped in site.skipped if skipped.reason == HIDDEN]
    if not hidden:
        return Originals(site, site.static_files)
    own: list[Original] = [*hidden, *(file for file in site.static_files if not file.collection)]
    own.sort(key=lambda file: file.path)
    return Originals(site, (*own, *(file for file in site.static_files if file.collection)))


def _outside_collections(site: Site) -> Originals:
    hidden = (skipped for skipped in site.skipped if skipped.reason == HIDDEN)
    own: list[Original] = [*hidden, *(file for file in site.static_files if not file.collection)]
    return Originals(site, tuple(sorted(own, key=lambda file: file.path)))
