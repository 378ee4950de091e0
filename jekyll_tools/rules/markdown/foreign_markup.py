"""Markup of another Markdown is shown as text.

## Why
`[TOC]` makes a table of contents, `> [!NOTE]` and `:::note` a coloured note, `^[…]` a footnote, `==…==` marked words
and `![[…]]` a picture for other programs, such as GitHub's own pages, Pandoc and Obsidian. kramdown knows none of them:
the reader sees them as they were typed. It has `{:toc}` below an item of a list, and footnotes that stand in a
paragraph of their own.

## Bad
    [TOC]

    ## Papers

## Good
    * TOC
    {:toc}

    ## Papers
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.source import Source
from jekyll_tools.regex import regex
from jekyll_tools.rules.literal import shown, typed
from jekyll_tools.rules.printed import cut
from jekyll_tools.rules.rule import Context, rule

_CONTENTS = regex(r"\s*(?P<sign>\[\[_TOC_\]\]|\[\[?TOC\]\]?|\[toc\])\s*")
_LONGEST = 20  # characters of such a paragraph
_NOTE = regex(r"\s*(?P<sign>\[!(?P<kind>[A-Za-z]{2,20})\][+-]?)(?=[ \t\n]|\Z)")
_FOOTNOTE = regex(r"(?:(?<=\w\w)|(?<=[.,;:!?)\"'”’*]))\^\[[A-Za-z][^\[\]\n]*[ ][^\[\]\n]*\]")
_MARKED = regex(r"(?<![=\w])==(?=[^\s=])(?P<words>[^=\n]{0,200}[^\s=])==(?![=\w])")
_EMBEDDED = regex(r"!\[\[[^\[\]\n]{1,200}\]\]")
_BOX = regex(r"\s*(?P<sign>:{3,}[ \t]{0,3}(?:\{[^{}\n]{1,100}\}|[A-Za-z][\w-]{1,30}))[^:\n]*$", re.M)
_TURNING = regex(r"admonition|callout|alert", re.I)  # plugins that make notes of such quotations


@rule(on="element:p", level="warning")
def check(paragraph: Element, context: Context) -> Iterator[Finding]:
    source = paragraph.source
    if source is None:
        return
    words = typed(paragraph)
    if "[" in words:
        yield from _bracketed(paragraph, source, context.site.config.plugins)
    if "==" in words:
        for found, place in shown(paragraph, "==", _MARKED):
            message = f"{cut(found[0])} marks no words here: the signs will be shown"
            yield Finding(place, message, f"write <mark>{cut(found['words'])}</mark>")
    box = _BOX.match(source.string, paragraph.start, paragraph.end) if words.startswith(":::") else None
    if box:
        message = f"{box['sign']} begins no box here: it will be shown as text"
        hint = 'write <div markdown="1"> instead, a blank line, and </div> behind it; a class gives it a look'
        yield Finding(source.locate(*box.span("sign")), message, hint)


def _bracketed(paragraph: Element, source: Source, plugins: Iterable[str]) -> Iterator[Finding]:
    first = paragraph.children[:1]
    if first and first[0].kind == "text" and "[" in first[0].value[:_LONGEST]:
        yield from _at_start(paragraph, source, plugins)
    for found, place in shown(paragraph, "^[", _FOOTNOTE):
        message = f"{found[0]} makes no footnote here: it will be shown as text"
        yield Finding(place, message, "write [^1], and [^1]: with the words in a paragraph of its own")
    for found, place in shown(paragraph, "![[", _EMBEDDED):
        message = f"{cut(found[0])} brings no file here: it will be shown as text"
        yield Finding(place, message, "write ![what it shows](/images/its-name.png)")


def _at_start(paragraph: Element, source: Source, plugins: Iterable[str]) -> Iterator[Finding]:
    start, end = paragraph.start, paragraph.end
    contents = _CONTENTS.fullmatch(source.string, start, end) if end - start <= _LONGEST else None
    if contents is not None:
        message = f"{contents['sign']} makes no table of contents here: it will be shown as text"
        hint = "write * TOC, and {:toc} on the line directly below it"
        yield Finding(source.locate(*contents.span("sign")), message, hint)
        return
    note = _NOTE.match(source.string, start, end)
    if note is None:
        return
    place = source.locate(*note.span("sign"))
    if place.origin.line(place.line).lstrip().startswith(">") and not any(map(_TURNING.search, plugins)):
        message = f"{note['sign']} makes no note here, but a quotation: it will be shown as text"
        yield Finding(place, message, f"write **{note['kind'].capitalize()}:** instead of it")
