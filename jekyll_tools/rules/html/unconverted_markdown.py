"""A page is an `.html` file, and Markdown is written in it.

## Why
By the ending of its file's name Jekyll knows what a page is: Markdown is read in `.md`, never in `.html`, unless the
page's layout has `content | markdownify`. The reader sees the hashes, stars and brackets.

## Bad
    _config.yml:
    include: [_pages]
    _pages/grants.html:
    ---
    permalink: /grants/
    ---
    ## Grants
    * [The first](https://example.org/)

## Good
    _config.yml:
    include: [_pages]
    _pages/grants.md:
    ---
    permalink: /grants/
    ---
    ## Grants
    * [The first](https://example.org/)
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.html.comments import outside_comments
from jekyll_tools.html.scan import RawTag, raw_tags
from jekyll_tools.html.tables import VOID
from jekyll_tools.liquid.mask import mask
from jekyll_tools.regex import regex
from jekyll_tools.render.body import Body
from jekyll_tools.rules.literal import AS_IT_IS, MARKDOWN, blocks
from jekyll_tools.rules.rule import Context, rule

_SIGNS = regex(r"\]\(|\*\*|~~\w|^[ \t]*(?:#{1,6} |={3}|[*+-] |1\.|```|~~~|\|?[ \t]*:?--)", re.MULTILINE)
_CODE = regex(r"\b(?:code|pre)", re.IGNORECASE)  # class="code-body", style="white-space: pre"


@rule(on="body", level="warning")
def check(body: Body, _context: Context) -> Iterator[Finding]:
    page, text = body.page, body.page.body
    string = text.string
    if page.converter != "html" or body.converted or not _SIGNS.search(string):
        return
    if "markdownify" in string or "data-markdown" in string:  # it may well be for what is written here
        return
    masked = mask(string)
    found = sorted(span for start, end in _words(masked) for span in _markdown(masked, start, end))
    if not found:
        return
    more = f", and {len(found) - 1} more of its kind" if len(found) > 1 else ""
    ending = posixpath.splitext(page.path)[1]
    yield Finding(
        text.locate(*found[0]),
        f"Markdown is not read in {ending} files: this will be shown as it is written{more}",
        f"name the file {posixpath.basename(page.path).removesuffix(ending)}.md, or write HTML here",
    )


def _markdown(string: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    yield from blocks(string, start, end)
    yield from (match.span() for match in MARKDOWN.finditer(string, start, end))


def _words(string: str) -> Iterator[tuple[int, int]]:
    """The stretches that are neither tags nor comments, nor in an element that shows words as they are."""
    done, within, depth = 0, "", 0
    for tag in raw_tags(string):
        if not within:
            yield from outside_comments(string, done, tag.start, markdown=False)
            within, depth = (tag.name, 1) if _is_code(tag) else ("", 0)
        elif tag.name == within:
            depth += -1 if tag.closing else 1
            within = within if depth else ""
        done = tag.end
    if not within:
        yield from outside_comments(string, done, len(string), markdown=False)


def _is_code(tag: RawTag) -> bool:
    if tag.closing or tag.self_closing or tag.name in VOID:
        return False
    said = (attribute.value or "" for attribute in tag.attributes if attribute.name in ("class", "style"))
    return tag.name in AS_IT_IS or "-" in tag.name or any(_CODE.search(value) for value in said)
