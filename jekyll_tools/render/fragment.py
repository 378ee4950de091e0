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


def _converted(page: Page, options: Mapping[str, Any]) -> str:
    from jekyll_tools.kramdown import parse, render

    return render(parse(page.body, options))
