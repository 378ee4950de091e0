"""Files that plugins and Sass write beside the site's own, so that links to them are not called dead."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from jekyll_tools.site import pagination
from jekyll_tools.site.config import Config
from jekyll_tools.site.feeds import feeds
from jekyll_tools.site.page import Page, StaticFile
from jekyll_tools.site.permalink import destination, url

_FILES: Mapping[str, tuple[str, ...]] = {
    "jekyll-sitemap": ("sitemap.xml", "robots.txt"),
    "jekyll-redirect-from": ("redirects.json",),
}


def generated(
    config: Config, pages: Sequence[Page], statics: Iterable[StaticFile], bundled: Iterable[str] = ()
) -> tuple[str, ...]:
    """The files written by the plugins that the configuration names, or the Gemfile (`bundled`), and by Sass; none that
    the site has itself.

    `gems:`, the old name of `plugins:`, counts too: Jekyll 4 passes over it, GitHub Pages does not.
    """
    named = {*config.plugins, *config.strings("gems"), *bundled}
    own = {page.destination for page in pages if page.published} | {file.destination for file in statics}
    made = {name for plugin in named for name in _FILES.get(plugin, ())}
    posts = [page for page in pages if page.listed and page.kind == "post"]
    if "jekyll-feed" in named:
        made |= set(_feeds(config, posts))
    if "jekyll-paginate" in named:
        made |= set(_pages(config, pages, posts))
    if config.target.source_maps:
        made |= {page.destination + ".map" for page in pages if page.published and page.converter == "scss"}
    return tuple(sorted(made - own))


def _feeds(config: Config, posts: Iterable[Page]) -> Iterator[str]:
    said = config.data.get("feed")
    if isinstance(said, dict) and said.get("disable_in_development"):
        return
    tags = [tag for post in posts for tag in _listed(post.data.get("tags")) if isinstance(tag, Hashable)]
    yield from (feed.path.lstrip("/") for feed in feeds(config.data, tags))


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _pages(config: Config, pages: Sequence[Page], posts: Sequence[Page]) -> Iterator[str]:
    """The pages of posts from the second on."""
    size = pagination.size(config.data)
    page = pagination.template(config.data, (page for page in pages if page.published and page.kind == "page"))
    if size and page is not None and not isinstance(page.front_matter.data.get("permalink"), str):
        shown = [post for post in posts if post.data.get("hidden") in (None, False)]
        for number in range(2, -(-len(shown) // size) + 1):
            address = url("/:path/", {"path": pagination.folder(config.data, number)})
            yield destination(address, ".html")
