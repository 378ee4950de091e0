"""A link inside the site leads to nothing.

## Why
Its reader gets "not found", or a broken image. Links are seen as the site's visitors see them: after Liquid, through
permalinks, redirects and `baseurl`, with GitHub Pages' rules (`/cv` finds `cv`, `cv.html` and `cv/index.html`; capitals
matter). A page that the theme or a plugin may make is never called missing; where a workflow that builds the site runs
programs or copies files, the site brings plugins of its own, or nothing shows the menu that has the link, it is a
warning. Of data files the links are looked at that a layout or include prints. Link to what another repository serves
on the same host by its whole address (`https://me.github.io/other/`).

## Bad
    _pages/about.md:
    My papers are [here](/paper/).
    _pages/papers.md:
    ---
    permalink: /papers/
    ---

## Good
    _pages/about.md:
    My papers are [here](/papers/).
    _pages/papers.md:
    ---
    permalink: /papers/
    ---
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from jekyll_tools import urls
from jekyll_tools.diagnostic import Finding, Once, Problem
from jekyll_tools.regex import regex
from jekyll_tools.rules.placeholder import unfilled
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.unproven import unproven
from jekyll_tools.text import Location

_NOTHING = "no page or file of this site"
_FILES = frozenset(("assets", "download", "downloads", "file", "files", "pdf", "pdfs"))
_FEW = 2  # words, which are no slip in an address
_SETTING = regex(r"\{\{-?\s*site\.(\w{1,40})\s*-?\}\}\Z")
_BEFORE = 100  # characters
_FORMULA = regex(r"[\w\\^{}]{1,20}(?:\s*,\s*[\w\\^{}]{1,20}){1,9}")


@rule(on="problem:missing-page", level="error")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    facts = problem.facts
    hint, level = unproven(facts, _hint(facts, _is_markdown(problem.location)))
    level = "warning" if facts.get("aside") else level
    if unset := _unset(problem.location, context.site.config.data):
        hint, level = f"{hint}\nunless another file of settings says {unset}, which is printed before it", "warning"
    why = facts["reason"] or _sought(facts) or _NOTHING
    if facts["reason"] and "mend" not in facts:
        why = f"nothing: {why}"
    once: Once = "" if facts["near"] or facts["reason"] else "file"  # a page that is written is there for all
    yield Finding(problem.location, f"the {facts['named']} leads to {why}", hint, level=level, once=once)


def _unset(place: Location, data: Mapping[Any, Any]) -> str:
    """The setting that is printed before an address, and that the site's settings do not have; "" for none."""
    found = _SETTING.search(place.origin.string[max(place.start - _BEFORE, 0) : place.start])
    return found[1] if found and found[1] not in data else ""


def _sought(facts: Mapping[str, object]) -> str:
    """Where an address leads that counts from its page; "" where that says nothing."""
    url, sought = str(facts["url"]), facts.get("sought")
    is_none = unfilled(url) or _FORMULA.fullmatch(url) or _is_words(url)
    return f"{sought}, where nothing is" if sought and not is_none else ""


def _is_markdown(place: Location) -> bool:
    """Whether the address stands in the parentheses of a Markdown link."""
    return place.origin.string[place.start - 1 : place.start] in ("(", "<") and not place.is_made


def _hint(facts: Mapping[str, object], is_markdown: bool) -> str:
    if hint := unfilled(str(facts["url"])):
        return hint
    if facts.get("mend"):
        return str(facts["mend"])
    if facts["reason"]:
        return "give the file a name that ends in .md or .html"
    if _FORMULA.fullmatch(str(facts["url"])):
        return "if this is a part of a formula write that between $$ and $$: Markdown takes […](…) for a link"
    if facts["near"]:
        return f"did you mean {str(facts['near']).replace(' ', '%20')}?"
    if within := _within(str(facts["url"])):
        return f"write {within}{' between the brackets' if is_markdown else ''}, and nothing else"
    if _is_words(str(facts["url"])) and not is_markdown:
        return "write an address instead, or take the link out and leave its words"
    if _is_words(str(facts["url"])):
        return "if no link is meant write \\[ instead of [; else write an address between the brackets"
    folder = posixpath.dirname(urls.split(str(facts["url"])).path).rpartition("/")[2].lower()
    return f"{'add the file' if folder in _FILES else 'write such a page'}, or take this out"


def _within(url: str) -> str:
    """The address at the end of words that stand where only an address can, "" for none."""
    words = url.split()
    return words[-1].rstrip(".,;") if len(words) > _FEW and words[-1].startswith(("https://", "http://")) else ""


def _is_words(url: str) -> bool:
    """Whether the brackets hold words, as in `[1](Smith, 2020)`."""
    return not any(mark in url for mark in "/#?") and ("," in url or len(url.split()) > 1)
