"""A page asks for a layout that is not there.

## Why
Jekyll builds such a page without any layout, and says so only among the lines of its build: the reader sees bare text,
without the site's head, menu and styles. It is but a warning for what is no web page: a feed needs no layout. The
same is told of `defaults:` in `_config.yml`, and of a layout that stands in another one.

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

import os
from collections import Counter
from collections.abc import Iterator, Sequence

from jekyll_tools.diagnostic import Edit, Finding, Level, Problem
from jekyll_tools.psych import Entry
from jekyll_tools.render.layouts import asked
from jekyll_tools.rules.layouts import is_githubs, lacking, layouts_of, missing
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.symlinks import linked_layout
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.spelling import near
from jekyll_tools.text import Location

_SAME = {"page": ("single",), "post": ("single", "page"), "home": ("single", "default", "page")}  # by another theme
_PACKS = "compress"  # what only packs the HTML of others
_WEB = (".html", ".htm", ".xhtml")


@rule(on=("key:layout", "site", "problem:missing-layout"), level="error")
def check(thing: Entry | Site | Problem, context: Context) -> Iterator[Finding]:
    if isinstance(thing, Problem):
        yield from _around(thing, context.site)
    elif isinstance(thing, Site):
        yield from _of_defaults(thing)
    elif context.page is not None and context.page.published:
        yield from _of_page(thing, context.page, context.site)


def _of_page(entry: Entry, page: Page, site: Site) -> Iterator[Finding]:
    name = lacking(page, site)
    if not name or asked(entry.value) != name:
        return
    if not page.destination.endswith(_WEB):
        message = f"the page asks for the layout {name}: there is none, and {page.destination} needs none"
        yield Finding(entry.location, message, "write layout: null", level="warning")
        return
    if link := layouts_of(site).unfollowed(name):
        yield linked_layout(name, *link, site)
        return
    message = f"the page asks for the layout {name}: there is none, so it will have no header, menu or styles"
    yield _told(entry.location, message, name, site, page)


def _of_defaults(site: Site) -> Iterator[Finding]:
    """Of the layouts that the settings give to pages which name none themselves."""
    for entry in site.config.defaults:
        if entry.path[-1] != "layout" or not (name := missing(entry.value, site)):
            continue
        given = (page for page in site.published if page.data.get("layout") == entry.value and lacking(page, site))
        bare = [page for page in given if page.front_matter.data.get("layout") is None]
        bare = [page for page in bare if page.destination.endswith(_WEB)]
        if bare:
            who = f"{len(bare)} pages get" if len(bare) > 1 else f"{bare[0].path} gets"
            they = "they" if len(bare) > 1 else "it"
            message = f"{who} the layout {name} from here: there is none, so {they} will have no header, menu or styles"
            yield _told(entry.location, message, name, site, bare[0])


def _around(problem: Problem, site: Site) -> Iterator[Finding]:
    """Of the layout that another one asks for."""
    value = problem.facts["name"]
    name = asked(value)
    if isinstance(name, str) and not isinstance(value, str) and value is not False and name in layouts_of(site):
        message = f"this is no text, and in a layout no name: pages will lack the layout {name}"
        yield Finding(problem.location, message, f'write "{name}"')
    elif (lost := missing(value, site)) == _PACKS:
        message = (
            f"this layout asks for the layout {lost}, which would pack the HTML: there is none, and none is needed"
        )
        yield Finding(problem.location, message, "delete the line", level="info")
    elif lost:
        message = f"this layout asks for the layout {lost}: there is none, so pages will lack what is to be around it"
        yield _told(problem.location, message, lost, site)


def _told(place: Location, message: str, name: str, site: Site, page: Page | None = None) -> Finding:
    layouts = layouts_of(site)
    bare = os.path.splitext(name.removeprefix("/").removeprefix("_layouts/"))[0]
    meant = bare if bare in layouts.names else None
    meant = meant or next((other for other in _SAME.get(name, ()) if other in layouts.names), None)
    meant = meant or near(name, layouts.names)
    if meant is not None and place.path != layouts.source(meant)[0]:
        return Finding(place, message, f"did you mean {meant}?", (Edit(place, meant),), safe=False)
    found = {other: layouts.get(other) for other in layouts.names if other != _PACKS}
    whole = [other for other, layout in found.items() if layout and "content" in layout.text.string]
    whole = [other for other in whole if layouts.source(other)[0] != place.path]
    usual = _usual(page, site, whole) if page is not None else ""
    known = f"write one that is there ({', '.join(whole)}), or add" if whole else "add a theme, or"
    known = f"write {usual}, as others of {page.collection} have it, or add" if page and usual else known
    level: Level | None = "warning" if is_githubs(name, site) else None
    but = ", if GitHub does not build the site: that has one of its own" if level else ""
    known = known if bare == name else f"{known.removesuffix(' add')} {bare}, and add"
    hint = f"{known} the file _layouts/{bare}.html{but}"
    return Finding(place, message, hint, level=level, once="site")


def _usual(page: Page, site: Site, layouts: Sequence[str]) -> str:
    """The layout that most of the other documents of a page's collection have, posts among them; "" for none."""
    others = (other.data.get("layout") for other in site.published if other.collection == page.collection != "")
    counted = Counter(layout for layout in others if isinstance(layout, str) and layout in layouts)
    return counted.most_common(1)[0][0] if counted else ""
