"""Layouts that pages ask for and that are not there."""

from __future__ import annotations

from functools import lru_cache

from jekyll_tools.redirects.map import is_run
from jekyll_tools.render.layouts import Layouts, asked
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.site.theme import GITHUBS, may_have

_NONE = ("", "none", "nil")


def lacking(page: Page, site: Site) -> str:
    """The layout that a page asks for, where neither the site has it nor its theme may; "" for none."""
    return "" if page.data.get("redirect_to") and is_run(site) else missing(page.data.get("layout"), site)


def missing(value: object, site: Site) -> str:
    """The layout that a value asks for, where neither the site has it nor its theme may; "" for none."""
    config = site.config
    name = None if value is False or isinstance(value, list | dict) else asked(value)
    if not isinstance(name, str) or name in _NONE or name in layouts_of(site):
        return ""
    if name == "redirect" and is_run(site):  # the plugin brings its own
        return ""
    return "" if may_have(config.data, config.theme, f"_layouts/{name}.html") else name


def is_githubs(name: str, site: Site) -> bool:
    """Whether GitHub's own builder, which gives a site without a theme its own, has a layout of that name."""
    data = site.config.data
    own = site.config.theme is None and not data.get("theme") and not data.get("remote_theme")
    return own and may_have({"theme": GITHUBS}, None, f"_layouts/{name}.html")


@lru_cache(maxsize=1)
def layouts_of(site: Site) -> Layouts:
    """The layouts of a site, which several rules ask for."""
    return Layouts(site)
