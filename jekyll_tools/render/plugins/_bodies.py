"""Pages whose text a plugin changes."""

from __future__ import annotations

from jekyll_tools.site.page import Page
from jekyll_tools.text import Text


def with_body(page: Page, body: Text) -> Page:
    """A page with another body, in which there is no Liquid where there was none."""
    matter = page.front_matter._replace(body=body)
    needs_liquid = page.needs_liquid and ("{{" in body.string or "{%" in body.string)
    return page._replace(front_matter=matter, needs_liquid=needs_liquid)


def without_own_excerpt(page: Page) -> Page:
    """A document without the excerpt that its keys give it, so that it gets one of its text; a page as it is."""
    if page.kind == "page" or "excerpt" not in page.data:
        return page
    return page._replace(data={key: value for key, value in page.data.items() if key != "excerpt"})
