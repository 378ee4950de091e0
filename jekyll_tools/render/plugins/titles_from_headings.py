"""jekyll-titles-from-headings: Markdown without a title has that of the heading it begins with (0.5.3)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.render.markdown import Markdown
from jekyll_tools.render.plugins import is_off, settings
from jekyll_tools.render.plugins._bodies import with_body, without_own_excerpt
from jekyll_tools.ruby.strings import BLANKS, strip
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.target import Target
from jekyll_tools.text import Text

GEM = "jekyll-titles-from-headings"
SETTINGS = "titles_from_headings"
PRIORITY = -100
_ATX = regex(r"[ \t\r\n\f\v]*#{1,3}[ \t\r\n\f\v]+([^\n]*)")
_HASHES = regex(r"[ \t\r\n\f\v]*#+(?=\n|\Z)")  # a line of nothing else goes with the heading
_UNDERLINE = regex(r"[-=]+(?:[ \t\r\n\f\v]*$|[ \t\r\n\f\v]*(?=\n))")
_FOOTNOTE = regex(r"\[\^[^\]]*\]")
_BLANKS = regex(f"[{BLANKS}]+")


def change(site: Site, _target: Target) -> Site:
    """Gives pages their titles, and documents where `collections:` says so; with `strip_title:` the heading goes."""
    said = settings(site, SETTINGS)
    if is_off(said):
        return site
    markdown = Markdown(site.config.data)
    return site._replace(
        pages=tuple(_titled(page, said, markdown) if _is_meant(page, said) else page for page in site.pages)
    )


def _is_meant(page: Page, said: Mapping[str, Any]) -> bool:
    if page.converter != "markdown" or not page.listed:
        return False
    # A document's title comes from its name at the latest, so there the heading counts for more.
    return page.data.get("title") is None if page.kind == "page" else said.get("collections") is True


def _titled(page: Page, said: Mapping[str, Any], markdown: Markdown) -> Page:
    body = page.body
    found = heading(body.string)
    if found is not None:
        page = page._replace(data={**page.data, "title": _plain(markdown.convert(found.text))})
    own = page.front_matter.data if page.kind == "page" else page.data  # of a page, `defaults:` do not count
    if own.get("strip_title", said.get("strip_title")) is not True:
        return page
    rest = _stripped(body.slice(found.end) if found else body)
    return without_own_excerpt(with_body(page, rest))


class _Heading(NamedTuple):
    text: str
    end: int


def heading(string: str) -> _Heading | None:
    """The heading that a text begins with, white space aside: one of the first three levels, or one underlined."""
    marked = _ATX.match(string)
    if marked is not None:
        closing = _HASHES.match(string, marked.end())
        return _Heading(marked[1], (closing or marked).end())
    start = len(string) - len(string.lstrip(BLANKS))
    line_end = string.find("\n", start)
    underline = _UNDERLINE.match(string, line_end + 1) if line_end >= 0 else None
    if underline is not None:
        return _Heading(string[start:line_end], underline.end())
    # The plugin takes a line of nothing for a heading, too.
    underline = _UNDERLINE.match(string, start) if string[:start].endswith("\n") else None
    return _Heading("", underline.end()) if underline else None


def _plain(html: str) -> str:
    from jekyll_tools.liquid.filters.markup import without_html

    return _FOOTNOTE.sub("", strip(_BLANKS.sub(" ", without_html(html))))


def _stripped(text: Text) -> Text:
    kept = strip(text.string)
    at = text.string.find(kept)
    return text.slice(at, at + len(kept))
