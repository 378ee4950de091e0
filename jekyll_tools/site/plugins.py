"""Files that plugins and Sass write beside the site's own, so that links to them are not called dead."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from jekyll_tools.site.config import Config
from jekyll_tools.site.page import Page, StaticFile

_FILES: Mapping[str, tuple[str, ...]] = {
    "jekyll-sitemap": ("sitemap.xml", "robots.txt"),
    "jekyll-redirect-from": ("redirects.json",),
}


def generated(config: Config, pages: Sequence[Page], statics: Iterable[StaticFile]) -> tuple[str, ...]:
    """The files written by the plugins that the configuration names and by Sass; none that the site has itself.

    `gems:`, the old name of `plugins:`, counts too: Jekyll 4 passes over it, GitHub Pages does not.
    """
    named = {*config.plugins, *config.strings("gems")}
    own = {page.destination for page in pages if page.published} | {file.destination for file in statics}
    made = {name for plugin in named for name in _FILES.get(plugin, ())}
    if "jekyll-feed" in named:
        made |= set(_feeds(config))
    made |= {page.destination + ".map" for page in pages if page.published and page.converter == "scss"}
    return tuple(sorted(made - own))


def _feeds(config: Config) -> Iterator[str]:
    """jekyll-feed's files: one of the posts, one of each collection and category that `feed:` names."""
    said = config.data.get("feed")
    settings: Mapping[str, Any] = said if isinstance(said, dict) else {}
    if settings.get("disable_in_development"):
        return
    wanted = settings.get("collections")
    names = wanted if isinstance(wanted, list) else ()
    collections = wanted if isinstance(wanted, dict) else dict.fromkeys(map(str, names))
    posts = {"path": settings.get("path"), "categories": settings.get("categories")}
    for name, given in {**collections, "posts": posts}.items():
        about = given if isinstance(given, dict) else {}
        yield from _feeds_of(str(name), about.get("path"), about.get("categories"))


def _feeds_of(name: str, path: object, categories: object) -> Iterator[str]:
    folder = "feed" if name == "posts" else f"feed/{name}"
    yield path.lstrip("/") if isinstance(path, str) and path else f"{folder}.xml"
    yield from (f"{folder}/{category}.xml" for category in (categories if isinstance(categories, list) else ()))
