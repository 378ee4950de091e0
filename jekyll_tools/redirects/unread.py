"""Redirects that pages ask for and that are not there, because their front matter could not be read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools import limits
from jekyll_tools.diagnostic import Problem
from jekyll_tools.regex import regex
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site

_KEYS = ("redirect_from", "redirect_to")
_ASKED = regex(r"^redirect_(?:from|to)[ \t]{0,32}:", re.MULTILINE)


def unread(site: Site) -> Iterator[Problem]:
    """What keeps redirects from being read: problems of `front_matter` and `psych`."""
    for page in site.published:
        if page.front_matter.problems:
            yield from _of_page(page)
    for file in site.static_files:
        if file.problems and not file.root:
            raw = read_inside(site.folder, file.path)
            if not isinstance(raw, Problem) and _is_asked(raw.decode("utf-8", "replace")):
                yield from file.problems


def _of_page(page: Page) -> Iterator[Problem]:
    is_lost = not page.front_matter.data and _is_asked(page.text.string)
    for problem in page.front_matter.problems:
        if is_lost or (problem.kind == "duplicate-key" and problem.facts["key"] in _KEYS):
            yield problem


def _is_asked(text: str) -> bool:
    return _ASKED.search(text, 0, limits.FRONT_MATTER_BYTES) is not None
