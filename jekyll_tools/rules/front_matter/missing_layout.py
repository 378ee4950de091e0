"""A page asks for a layout that is not there.

## Why
Jekyll builds such a page without any layout, and says so only among the lines of its build: the reader sees bare text,
without the site's head, menu and styles.

## Bad
    _pages/about.md:
    ---
    layout: singel
    ---
    _layouts/single.html:
    {{ content }}

## Good
    _pages/about.md:
    ---
    layout: single
    ---
    _layouts/single.html:
    {{ content }}
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.psych import Entry
from jekyll_tools.redirects.map import is_run
from jekyll_tools.render.layouts import Layouts
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.site import Site
from jekyll_tools.site.theme import may_have
from jekyll_tools.spelling import near

_NONE = ("", "none", "nil")
_SAME = {"page": ("single",), "post": ("single", "page"), "home": ("single", "default", "page")}  # by another theme


@rule(on="key:layout", level="error")
def check(entry: Entry, context: Context) -> Iterator[Finding]:
    name, page = entry.value, context.page
    if not isinstance(name, str) or name in _NONE or page is None or not page.published:
        return
    layouts, config = _layouts(context.site), context.site.config
    if (name == "redirect" or page.data.get("redirect_to")) and is_run(context.site):  # the plugin brings its own
        return
    if name in layouts or may_have(config.data, config.theme, f"_layouts/{name}.html"):
        return
    meant = next((other for other in _SAME.get(name, ()) if other in layouts.names), None) or near(name, layouts.names)
    message = f"the page asks for the layout {name}: there is none, so it will have no header, menu or styles"
    if meant is None:
        known = f"write one that is there ({', '.join(layouts.names)}), or add" if layouts.names else "add a theme, or"
        yield Finding(entry.location, message, f"{known} the file _layouts/{name}.html", once="site")
    else:
        yield Finding(entry.location, message, f"did you mean {meant}?", (Edit(entry.location, meant),), safe=False)


@lru_cache(maxsize=1)
def _layouts(site: Site) -> Layouts:
    return Layouts(site)
