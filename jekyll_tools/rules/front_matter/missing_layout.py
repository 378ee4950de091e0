"""A page asks for a layout that is not there.

## Why
Jekyll builds such a page without any layout, and says so only among the lines of its build: the reader sees bare text,
without the site's head, menu and styles. It is but a warning for what is no web page: a feed needs no layout.

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

from collections import Counter
from collections.abc import Iterator, Sequence

from jekyll_tools.diagnostic import Edit, Finding, Level
from jekyll_tools.psych import Entry
from jekyll_tools.render.layouts import asked
from jekyll_tools.rules.layouts import is_githubs, lacking, layouts_of
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.symlinks import linked_layout
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.spelling import near

_SAME = {"page": ("single",), "post": ("single", "page"), "home": ("single", "default", "page")}  # by another theme
_PACKS = "compress"  # what only packs the HTML of others
_WEB = (".html", ".htm", ".xhtml")


@rule(on="key:layout", level="error")
def check(entry: Entry, context: Context) -> Iterator[Finding]:
    page = context.page
    name = lacking(page, context.site) if page is not None and page.published else ""
    if not name or asked(entry.value) != name:
        return
    layouts = layouts_of(context.site)
    if page is not None and not page.destination.endswith(_WEB):
        message = f"the page asks for the layout {name}: there is none, and {page.destination} needs none"
        yield Finding(entry.location, message, "write layout: null", level="warning")
        return
    if link := layouts.unfollowed(name):
        yield linked_layout(name, *link, context.site)
        return
    meant = next((other for other in _SAME.get(name, ()) if other in layouts.names), None) or near(name, layouts.names)
    message = f"the page asks for the layout {name}: there is none, so it will have no header, menu or styles"
    if meant is None:
        found = {other: layouts.get(other) for other in layouts.names if other != _PACKS}
        whole = [other for other, layout in found.items() if layout and "content" in layout.text.string]
        usual = _usual(page, context.site, whole) if page is not None else ""
        known = f"write one that is there ({', '.join(whole)}), or add" if whole else "add a theme, or"
        known = f"write {usual}, as others of {page.collection} have it, or add" if page and usual else known
        level: Level | None = "warning" if is_githubs(name, context.site) else None
        but = ", if GitHub does not build the site: that has one of its own" if level else ""
        hint = f"{known} the file _layouts/{name}.html{but}"
        yield Finding(entry.location, message, hint, level=level, once="site")
    else:
        yield Finding(entry.location, message, f"did you mean {meant}?", (Edit(entry.location, meant),), safe=False)


def _usual(page: Page, site: Site, layouts: Sequence[str]) -> str:
    """The layout that most of the other documents of a page's collection have, posts among them; "" for none."""
    others = (other.data.get("layout") for other in site.published if other.collection == page.collection != "")
    counted = Counter(layout for layout in others if isinstance(layout, str) and layout in layouts)
    return counted.most_common(1)[0][0] if counted else ""
