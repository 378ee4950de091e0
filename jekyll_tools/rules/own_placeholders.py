"""Placeholders of permalinks that Jekyll does not know, and Ruby of the site's own may."""

from __future__ import annotations

import os
import re
from functools import lru_cache

from jekyll_tools.regex import regex
from jekyll_tools.render.plugins import own
from jekyll_tools.site.files import inside, read_inside
from jekyll_tools.site.site import Site

_PLACEHOLDER = regex(r"(?<=/):([a-z_]+)")


def is_filled_in(name: str, site: Site) -> bool:
    """Whether a Ruby file of the site's plugins has the word."""
    return re.search(rb"(?<!\w)%b(?!\w)" % re.escape(name.encode()), _ruby(site)) is not None


def has_own(path: str, site: Site) -> bool:
    """Whether a path has such a placeholder, as it is written: where it will lead is not known."""
    return any(is_filled_in(name, site) for name in _PLACEHOLDER.findall(f"/{path}"))


@lru_cache(maxsize=1)
def _ruby(site: Site) -> bytes:
    if not own(site):
        return b""
    folder = inside(site.config.string("plugins_dir", "_plugins"))
    names = sorted(name for name in os.listdir(os.path.join(site.folder, folder)) if name.endswith(".rb"))
    texts = (read_inside(site.folder, f"{folder}/{name}") for name in names)
    return b"\n".join(text for text in texts if isinstance(text, bytes))
