"""The site's own layouts and includes, as texts."""

from __future__ import annotations

import os
from functools import lru_cache

from jekyll_tools.site.files import read_inside
from jekyll_tools.site.site import Site

_FOLDERS = ("_layouts", "_includes")


@lru_cache(maxsize=1)
def templates(site: Site) -> dict[str, str]:
    """The text of every layout and include by its path from the site's folder; those of a theme that is a gem are
    not the site's own.
    """
    found: dict[str, str] = {}
    for above in _FOLDERS:
        for folder, _, files in os.walk(os.path.join(site.folder, above)):
            for name in files:
                path = os.path.relpath(os.path.join(folder, name), site.folder)
                raw = read_inside(site.folder, path)
                if isinstance(raw, bytes):
                    found[path] = raw.decode("utf-8", "replace")
    return found


@lru_cache(maxsize=1)
def own_layouts(site: Site) -> dict[str, str]:
    """The paths of the site's own layouts, by the names that pages ask for them by."""
    inner = len("_layouts/")
    return {os.path.splitext(path[inner:])[0]: path for path in templates(site) if path.startswith("_layouts/")}
