"""jekyll-optional-front-matter: Markdown without front matter becomes pages (0.3.2)."""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.render.plugins import is_off, settings
from jekyll_tools.render.plugins._files import Original, originals, page_of
from jekyll_tools.site.assembly import build_of
from jekyll_tools.site.build import Build
from jekyll_tools.site.names import stem
from jekyll_tools.site.page import Page
from jekyll_tools.site.patterns import matching
from jekyll_tools.site.permalink import extension
from jekyll_tools.site.site import Site
from jekyll_tools.target import Target

GEM = "jekyll-optional-front-matter"
SETTINGS = "optional_front_matter"
PRIORITY = 0
# What a repository holds for its readers and not for the site's, unless `include:` lists it.
_LEFT_OUT = frozenset(
    (
        "readme",
        "license",
        "licence",
        "copying",
        "code_of_conduct",
        "contributing",
        "issue_template",
        "pull_request_template",
    )
)


def change(site: Site, _target: Target) -> Site:
    """Adds a page for each such file; the file itself is copied too, unless `remove_originals:` says otherwise."""
    said = settings(site, SETTINGS)
    if is_off(said):
        return site
    made = tuple(_pages(site, build_of(site)))
    return originals(site).turned(GEM, made, removed=said.get("remove_originals") not in (None, False))


def _pages(site: Site, build: Build) -> Iterator[Page]:
    for file in originals(site).files:
        if build.converters.of_extension(extension(file.path)) == "markdown" and _is_meant(site, file):
            page = page_of(build, file)
            if page is not None:
                yield page


def _is_meant(site: Site, file: Original) -> bool:
    name = file.path.rsplit("/", 1)[-1]
    included = site.config.strings("include")
    return stem(name).lower() not in _LEFT_OUT or any(matching(included, seen, False) for seen in (file.path, name))
