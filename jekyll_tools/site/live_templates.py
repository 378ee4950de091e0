"""The site's own layouts and includes without what comments hold: those of Liquid, which print nothing, and those of
HTML, which nobody sees.
"""

from __future__ import annotations

from functools import lru_cache

from jekyll_tools.html import comments
from jekyll_tools.regex import regex
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import templates

_BEGIN = regex(r"\{%-?\s{0,9}comment\b[^%{}]{0,99}%\}")
_END = regex(r"\{%-?\s{0,9}endcomment\b[^%{}]{0,99}%\}")


def without_comments(text: str) -> str:
    """A text without Liquid's comments; one that nobody finishes is left, for the text cannot be read then.

    >>> without_comments("a{% comment %}b{% endcomment %}c{%- comment -%}d")
    'ac{%- comment -%}d'
    """
    kept, at = [], 0
    while (begin := _BEGIN.search(text, at)) and (end := _END.search(text, begin.end())):
        kept.append(text[at : begin.start()])
        at = end.end()
    return "".join((*kept, text[at:]))


def seen(text: str) -> str:
    """A text without Liquid's comments and HTML's."""
    return comments.without_comments(without_comments(text), markdown=False)


@lru_cache(maxsize=1)
def live_templates(site: Site) -> dict[str, str]:
    """Their texts by their paths from the site's folder, as `templates` has them."""
    return {path: without_comments(text) for path, text in templates(site).items()}


@lru_cache(maxsize=1)
def seen_templates(site: Site) -> dict[str, str]:
    """The same without HTML's comments: what they print is a link or a picture for somebody."""
    return {path: comments.without_comments(text, markdown=False) for path, text in live_templates(site).items()}
