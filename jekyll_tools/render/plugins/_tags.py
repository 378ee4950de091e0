"""The tags of plugins that are not run here: those that are known, and those of the Ruby that a site brings."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from importlib import import_module

from jekyll_tools.diagnostic import Problem
from jekyll_tools.discovery import names
from jekyll_tools.liquid import tags
from jekyll_tools.regex import regex
from jekyll_tools.site.files import inside, read_inside
from jekyll_tools.site.site import Site

_REGISTERED = regex(rb"""register_tag[ \t(]{1,32}["':]([\w-]{1,64})""")
# As the plugins' own manuals name them.
TAGS = {
    "jekyll-assets": ("asset",),
    "jekyll-cloudinary": ("cloudinary",),
    "jekyll-figure": ("figure",),
    "jekyll-jupyter-notebook": ("jupyter_notebook",),
    "jekyll-katex": ("katex", "katexmm"),
    "jekyll-last-modified-at": ("last_modified_at",),
    "jekyll-mermaid": ("mermaid",),
    "jekyll-octicons": ("octicon",),
    "jekyll-picture-tag": ("picture",),
    "jekyll-plantuml": ("plantuml",),
    "jekyll-responsive-image": ("responsive_image", "responsive_image_block"),
    "jekyll-scholar": (
        *("bibliography", "bibliography_count", "cite", "cite_details", "details_link", "nocite", "quote", "reference"),
    ),
    "jekyll-socials": ("social_links",),
    "jekyll-tabs": ("tabs", "tab"),
    "jekyll-timeago": ("timeago",),
    "jekyll-toc": ("toc",),
    "jekyll-twitter-plugin": ("twitter",),
    "jekyll-youtube": ("youtube",),
    "jekyll_picture_tag": ("picture",),
}


def plugin_of(tag: str) -> str:
    """A plugin that is known to have a tag, be it run here or not; "" where none is."""
    if tag in names(tags.__path__):
        return str(getattr(import_module(f"{tags.__name__}.{tag}"), "PLUGIN", ""))
    return next((gem for gem, known in TAGS.items() if tag in known), "")


def foreign(site: Site, plugins: Iterable[str]) -> dict[str, str]:
    """The tags of these plugins, and of the site's own, each with what has it."""
    found = {name: f"the plugin {gem}" for gem in sorted(plugins) for name in TAGS.get(gem, ())}
    return {**found, **dict(_own(site))}


def _own(site: Site) -> Iterator[tuple[str, str]]:
    top = inside(site.config.string("plugins_dir", "_plugins"))
    for above, _, files in os.walk(os.path.join(site.folder, top)):
        for name in sorted(name for name in files if name.endswith(".rb")):
            path = os.path.relpath(os.path.join(above, name), site.folder).replace(os.sep, "/")
            raw = read_inside(site.folder, path)
            if not isinstance(raw, Problem):
                yield from ((tag.decode(), path) for tag in _REGISTERED.findall(raw))
