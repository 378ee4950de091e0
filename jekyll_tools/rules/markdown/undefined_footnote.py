"""A reference leads to a footnote that is not there.

## Why
`[^1]` becomes a small number that leads to the footnote of that name. Where no line `[^1]: …` writes that footnote, the
reader sees the brackets. Such a line begins a block: directly below a paragraph it is a part of that, and is shown
where it stands. Within a block of HTML no references are read.

## Bad
    As we have shown.[^1]

## Good
    As we have shown.[^1]

    [^1]: In 2019.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.kramdown.element import Document, Element
from jekyll_tools.kramdown.source import Source
from jekyll_tools.regex import regex
from jekyll_tools.render.body import Body
from jekyll_tools.rules.literal import AS_IT_IS, is_raw
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.unread import hint

_NAME = r"\w[\w-]*"
# Names that are not defined are as well a set of characters in a regular expression: `[^a-z]`.
_REFERENCE = regex(rf"(?<!\\)\[\^(?P<name>{_NAME})\](?P<colon>:?)", re.A)
_INDENTED = 100  # characters before it, at most
_LIKELY = regex(r"\d{1,3}|(?:fn|note|footnote)[\w-]*", re.A)


@rule(on="body", level="warning")
def check(body: Body, _context: Context) -> Iterator[Finding]:
    document = body.document
    if document is None or "[^" not in document.text.string:
        return
    found = [(element, *each) for element in document.walk() if element.children for each in _references(element)]
    glued = {reference["name"] for element, source, reference in found if _begins_line(element, source, reference)}
    notes, told = _notes(document), None
    for element, source, reference in found:
        name = reference["name"]
        place = source.locate(reference.start(), reference.start() + len(f"[^{name}]"))
        if _begins_line(element, source, reference):
            if told is element:
                continue  # one blank line is enough for all of them
            told = element
            message = f"this line is a part of the paragraph above and makes no footnote {name}: it will be shown there"
            yield Finding(place, message, "leave a blank line above it")
        elif name in notes and is_raw(element):
            message = f"no footnotes are read within <{element.value}>: [^{name}] will be shown as text"
            yield Finding(place, message, hint(element))
        elif name not in notes and name not in glued and _LIKELY.fullmatch(name):
            message = f"there is no footnote {name}: [^{name}] will be shown as text"
            yield Finding(place, message, f"add a line [^{name}]: with its text")


def _references(element: Element) -> Iterator[tuple[Source, re.Match[str]]]:
    """What looks like a reference among the words of an element."""
    if element.value in AS_IT_IS:
        return
    for child in element.children:
        if child.kind == "text" and "[^" in child.value and child.source is not None and "as_html" not in child.options:
            for found in _REFERENCE.finditer(child.source.string, child.start, child.end):
                yield child.source, found


def _begins_line(element: Element, source: Source, reference: re.Match[str]) -> bool:
    """Whether it would begin a footnote, were there a blank line above it."""
    if not reference["colon"] or is_raw(element):
        return False
    start = reference.start()
    line = source.string.rfind("\n", max(0, start - _INDENTED), start)
    return line >= 0 and not source.string[line:start].strip()


def _notes(document: Document) -> set[str]:
    """The names of all footnotes."""
    return {note.value for note in document.unused} | {note.options["name"] for note in document.footnotes}
