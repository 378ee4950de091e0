"""jekyll-default-layout: Markdown without a layout gets the one that is there (0.1.5)."""

from __future__ import annotations

from jekyll_tools.render.layouts import Layouts
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.target import Target

GEM = "jekyll-default-layout"
SETTINGS = ""  # it has none
PRIORITY = -100


def change(site: Site, _target: Target) -> Site:
    """Gives each page and post its layout; none, in so many words, where the site has none of these."""
    layouts = Layouts(site)
    return site._replace(pages=tuple(_with_layout(page, layouts) if _is_meant(page) else page for page in site.pages))


def _is_meant(page: Page) -> bool:
    return page.converter == "markdown" and page.kind in ("page", "post") and "layout" not in page.data


def _with_layout(page: Page, layouts: Layouts) -> Page:
    names = (*(["home"] if page.url == "/" else []), page.kind, "default")
    return page._replace(data={**page.data, "layout": next((name for name in names if name in layouts), None)})
