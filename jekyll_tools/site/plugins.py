"""Files that plugins and Sass write beside the site's own, so that links to them are not called dead."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

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
        made |= {_feed(config)}
    made |= {page.destination + ".map" for page in pages if page.published and page.converter == "scss"}
    return tuple(sorted(made - own))


def _feed(config: Config) -> str:
    """jekyll-feed's main file."""
    settings = config.data.get("feed")
    path = settings.get("path") if isinstance(settings, dict) else None
    return path.lstrip("/") if isinstance(path, str) and path else "feed.xml"
