"""Keys of the front matter are not read.

## Why
Front matter ends at the first line of `---`: keys behind that are part of the page, and its readers see them. It ends
too, and without a word in Jekyll's log, at the first line that is less indented than its first key, and at a line of
`---` with more behind it, such as a comment, which begins a second document of YAML: Jekyll reads one. So it does of
`_config.yml` and of data; for data this is a warning.

## Bad
    ---
    title: About me
    ---
    permalink: /about/
    ---
    Hello.

## Good
    ---
    title: About me
    permalink: /about/
    ---
    Hello.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page

_KEYS = regex(
    r"\s*(?P<keys>(?:[A-Za-z_][\w-]{0,40}:(?:[ \t][^\n]*)?\n(?:(?:[ \t]|-[ \t])[^\n]*\n){0,99}){1,99})"
    r"---[ \t]*(?:\n|\Z)"
)
_END = regex(r"^(?P<line>---|\.\.\.)[ \t]*$", re.M)
_KNOWN = regex(r"^(?:author_profile|collection|date|excerpt|layout|permalink|redirect_from|tags|title|venue):", re.M)
_INDENTED = regex(r"---[ \t]*\n(?:[ \t]*(?:#[^\n]*)?\n){0,20}(?P<indent>[ ]+)[\w-]+:(?:[ \t]|$)", re.M)
_KEY = regex(r"^(?P<indent>[ ]*)(?P<key>[\w-]+):(?:[ \t]|$)", re.M)


@rule(on=("page", "problem:second-document"), level="error")
def check(read: Page | Problem, context: Context) -> Iterator[Finding]:
    yield from _second(read, context) if isinstance(read, Problem) else _of_page(read)


def _second(problem: Problem, context: Context) -> Iterator[Finding]:
    """Another document of YAML behind the first."""
    origin, start, end = problem.location
    mark = origin.string[start:end]
    rest = origin.line(problem.location.line).removeprefix(mark).strip()
    does = "ends the YAML" if mark == "..." else "begins a second document of YAML, and Jekyll reads the first"
    is_data = context.page is None and origin.path not in context.site.config.files
    lost = "all that is behind it is lost" if is_data else "the keys behind it are lost"
    hint = f"delete the {mark} of this line" if rest.startswith("#") else "delete this line"
    if ":" in rest and not rest.startswith("#"):
        hint = "write its keys without ---, each on a line of its own"
    yield Finding(problem.location, f"this line {does}: {lost}", hint, level="warning" if is_data else None)


def _of_page(page: Page) -> Iterator[Finding]:
    matter = page.front_matter
    if not matter.present or matter.problems or page.text.string[:3] != "---":
        return
    end = _END.search(page.text.string, len("---"))
    if end is None:
        return
    found = _KEYS.match(page.text.string, end.end())
    if found and _KNOWN.search(found["keys"]):
        message = "the front matter ends here: the keys behind it are lost and will be shown as text"
        yield Finding(page.text.locate(*end.span("line")), message, "delete this line")
    yield from _outdented(page, end.start())


def _outdented(page: Page, end: int) -> Iterator[Finding]:
    first = _INDENTED.match(page.text.string, 0, end)
    keys = _KEY.finditer(page.text.string, first.end(), end) if first else ()
    lost = next((key for key in keys if first and len(key["indent"]) < len(first["indent"])), None)
    if lost and first:
        place = page.text.locate(*lost.span("key"))
        why = "the line is less indented than the first key, and ends the front matter"
        message = f"{why}: {lost['key']} and all below is lost"
        yield Finding(place, message, "write all keys without spaces before them")
