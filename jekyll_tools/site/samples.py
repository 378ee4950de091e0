"""The sample pages of the Academic Pages theme, by the titles and words that they come with."""

from __future__ import annotations

import re
from functools import lru_cache

from jekyll_tools.regex import regex
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site

_TITLES = regex(
    r"Paper Title Number \d+|(?:Talk \d|Tutorial \d|Conference Proceeding talk \d) on Relevant Topic in Your Field"
    r"|Teaching experience \d|Portfolio item number \d|Blog Post number \d|Future Blog Post|Page not in menu"
    r"|Archive Layout with Content"
    r"|academic ?pages is a ready-to-fork GitHub Pages template for academic personal websites",
    re.I,
)
# The CV and the notes on the theme have titles that anybody may give.
_WORDS = {"CV": "Version Control Theory, GitHub University", "Markdown": "Basic config options: _config.yml"}


@lru_cache(maxsize=1)
def samples(site: Site) -> tuple[Page, ...]:
    """The published pages that are samples of the theme's, in the site's order."""
    return tuple(page for page in filter(site.owns, site.published) if _is_sample(page))


def _is_sample(page: Page) -> bool:
    title = str(page.data.get("title"))
    words = _WORDS.get(title)
    return _TITLES.fullmatch(title) is not None or (words is not None and words in page.text.string)
