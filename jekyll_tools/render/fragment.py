"""The HTML fragment of a page: what Jekyll hands to the page's layout as `{{ content }}`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site


def fragment(page: Page, site: Site) -> str | None:
    """The page's fragment, byte for byte Jekyll's; None where only Liquid (or another converter) could make it.

    A published page's own text is what counts: a page that Jekyll skips has a fragment all the same.
    """
    if page.needs_liquid or page.converter not in ("markdown", "html"):
        return None
    if page.converter == "html":
        return page.body.string
    from jekyll_tools.kramdown import jekyll_options

    return _converted(page, jekyll_options(site.config.data))


def fragments(site: Site) -> dict[str, str]:
    """The fragment of every published page that has one, by the page's path."""
    pages = [page for page in site.published if page.converter in ("markdown", "html") and not page.needs_liquid]
    found = {page.path: fragment(page, site) for page in pages}
    return {path: html for path, html in found.items() if html is not None}


def _converted(page: Page, options: Mapping[str, Any]) -> str:
    from jekyll_tools.kramdown import parse, render

    return render(parse(page.body.with_line_ends(), options))
