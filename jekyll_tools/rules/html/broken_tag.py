"""A tag is written in a way that kramdown cannot read.

## Why
Within a line of Markdown, kramdown (which makes HTML of it) knows a tag only if each value is in straight quotes (one
of letters and digits alone may do without) and there is a space between the attributes. Otherwise the reader sees the
tag itself. So it is where its `<` is missing, or has a space behind it. This is but a warning where it is quoted, as in
a text about HTML.

## Bad
    My <a href=https://example.org/>page</a> and <a href="https://example.org/"title="T">another</a>.

## Good
    My <a href="https://example.org/">page</a> and <a href="https://example.org/" title="T">another</a>.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Level
from jekyll_tools.html.tables import ELEMENTS
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import BLOCK_LEVEL
from jekyll_tools.liquid.mask import has_hole
from jekyll_tools.regex import regex
from jekyll_tools.rules.bare_tags import bare_tags
from jekyll_tools.rules.literal import TEXTS, is_mentioned, shown, typed
from jekyll_tools.rules.printed import cut
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_TAG = regex(r"(?<!\\)<(?P<name>[A-Za-z][A-Za-z0-9]*)\s+(?P<rest>[A-Za-z][\w-]*\s*=[^<>\n]*)>?")
_GOOD = r"(?:[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|\w+)\s+)*(?P<name>[\w-]+)\s*=\s*"
_CAUSES = (
    (
        regex(r"(?:[\w-]+\s*=\s*(?:\"[^\"]*\"\s*|'[^']*'\s*|\w+\s+))+(?P<name>\\)\s*\Z"),
        "there is a {name} before its >",
        "write > or />",
    ),
    (
        regex(rf"{_GOOD}(?:\"\"|'')(?=[\w/.#])"),
        "the value of {name} stands behind its quotation marks",
        'write {name}="…"',
    ),
    (regex(rf"{_GOOD}[“”‘’]"), "its quotes are curly ones", "write straight quotes"),
    (regex(rf"{_GOOD}(?![\"'\s])"), "the value of {name} is not in straight quotes", 'write {name}="…"'),
    (
        regex(rf"{_GOOD}(?:\"[^\"]*\s[\w-]+=\"|'[^']*\s[\w-]+=')(?=[\w./#])"),
        "the value of {name} has no quotation mark at its end",
        'write {name}="…"',
    ),
    (
        regex(rf"{_GOOD}(?:\"[^\"]*\"|'[^']*')(?=[\w-]+\s*=)"),
        "there is no space between its attributes",
        "write a space between two attributes",
    ),
    (
        regex(rf"{_GOOD}(?:\"[^\"]*\"|'[^']*')(?=[^\s>/])"),
        "a quotation mark within the value of {name} ends it",
        "write &quot; for each quotation mark within it",
    ),
    (
        regex(r"(?:[\w-]+\s*=\s*(?:\"[^\"]*\"|'[^']*'|\w+)\s+)*(?P<name>[\w-]+)[\"'](?=[\s/]*\Z)"),
        "there is a quotation mark too many behind {name}",
        "remove it",
    ),
    (
        regex(rf"{_GOOD}(?:\"[^\"]*|'[^']*)\Z"),
        "the value of {name} has no quotation mark at its end",
        "write it before the >",
    ),
)
_WHOLE = regex(r"\s{0,9}<a\s[^<>]{0,200}?\bhref=[^<>]{1,1000}>", re.IGNORECASE)
_OUTPUT = regex(r"\{\{[^{}]*\}\}")
_END_BELOW = regex(r"[ \t]*\n {0,3}>")
_READ = regex(r"(?:\s+[A-Za-z_:][\w:.-]*(?:\s*=\s*(?:\"[^\"]*\"|'[^']*'|\w+))?)*\s*/?>")


@rule(on=TEXTS, level="error")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    written = typed(element)
    if ">" in written or "=" in written:
        yield from bare_tags(element)
    for found, place in shown(element, "<", _TAG, raw=True) if "<" in written else ():
        name = found["name"].lower()
        is_sound = _READ.match(found.string, found.end("name"))
        if name not in ELEMENTS or (name in BLOCK_LEVEL and is_sound):  # of blocks within a line tag-as-text tells
            continue
        if has_hole(found[0]):
            continue  # what Liquid makes of it is not known
        if found["rest"].endswith(("='", '="')) and _WHOLE.match(found.string, found.end()):
            continue  # a whole link in a key for an address: malformed-url tells it there
        why, hint = _printed(place, found["name"]) or _quoted(place, found[0]) or _cause(found["rest"])
        level: Level | None = None
        if not place.is_made and is_mentioned(place, name):
            hint, level = f"if it is meant to be seen write it between backticks, else {hint}", "warning"
        yield Finding(place, f"<{found['name']}> will be shown as text: {why}", hint, level=level, tag=found[0])


def _cause(rest: str) -> tuple[str, str]:
    """Why a tag is none, by what stands behind its name, and what to do."""
    for pattern, why, hint in _CAUSES:
        if found := pattern.match(rest):
            return why.format(name=found["name"]), hint.format(name=found["name"])
    return "its quotes or its end are missing", 'write each attribute as name="value", and > at the end'


def _quoted(place: Location, tag: str) -> tuple[str, str] | None:
    """The cause where its > is the first of the next line, which kramdown takes for a quotation's."""
    string = place.origin.string
    if place.is_made or tag.endswith(">") or not _END_BELOW.match(string, place.end):
        return None
    return "the > at the start of the next line begins a quotation", "write that > on the line before"


def _printed(place: Location, name: str) -> tuple[str, str] | None:
    """The cause, where the tag is sound as it is written: a quotation mark in what Liquid prints in it."""
    outputs = _OUTPUT.findall(place.text)
    if not outputs or not _READ.match(place.text, 1 + len(name)):
        return None
    if outputs[1:]:
        return "Liquid prints a quotation mark, which ends a value", "write | escape in its outputs"
    escaped = f"{outputs[0].removesuffix('}}').rstrip('- ')} | escape }}}}"
    return f"{cut(outputs[0])} prints a quotation mark, which ends a value", f"write {cut(escaped)}"


def is_start_shown(before: str, name: str) -> bool:
    """Whether the start tag of an end tag that closes nothing is shown as text, too: the fault is told there.

    `before` is what stands before the end tag, as kramdown meets it.
    """
    above = max(before.rfind("\n\n"), 0)
    start = max(before.rfind(f"<{name}{behind}", above) for behind in (" ", "\n", ">"))
    if start < 0 or before.find(f"</{name}", start) >= 0:
        return False
    if name in BLOCK_LEVEL and before[before.rfind("\n", 0, start) + 1 : start].strip():
        return True
    return not _READ.match(before, start + 1 + len(name))
