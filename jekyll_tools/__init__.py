"""Checks a Jekyll site at its source, and emits its HTML and redirects, without Ruby.

>>> from jekyll_tools import Site, check, fragment, redirect_map
"""

from __future__ import annotations

TYPE_CHECKING = False  # importing `typing` for it would be a third of what `--version` takes

if TYPE_CHECKING:
    from typing import Any

    from jekyll_tools.engine import check
    from jekyll_tools.redirects.map import redirect_map
    from jekyll_tools.render.fragment import fragment
    from jekyll_tools.site.site import Site

__version__ = "0.1.0"
__all__ = ["Site", "check", "fragment", "redirect_map"]

_HOMES = {
    "Site": "jekyll_tools.site.site",
    "check": "jekyll_tools.engine",
    "fragment": "jekyll_tools.render.fragment",
    "redirect_map": "jekyll_tools.redirects.map",
}


def __getattr__(name: str) -> Any:
    # Imported when asked for: `--version` and the kramdown package need none of it.
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
