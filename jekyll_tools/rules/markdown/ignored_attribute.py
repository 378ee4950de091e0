"""A part of an attribute list is dropped, or all of it.

## Why
In `{: … }` kramdown takes `name="value"` with straight quotes, `.class`, `#id` and the names of lists defined
elsewhere. Whatever else is in the braces vanishes without a word: a link with `{:target=_blank}` opens in the same
window. On a line of its own a list belongs to the block directly above it, else to the one below: where a blank line is
above it and nothing follows, or another blank line does at the start of a text, it belongs to nothing.

## Bad
    [The paper](https://example.org/){:target=_blank}

## Good
    [The paper](https://example.org/){:target="_blank"}
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.kramdown.attributes import NAME, AttributeList, Written, unmatched
from jekyll_tools.kramdown.element import Document, Element
from jekyll_tools.regex import regex
from jekyll_tools.render.body import Body
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location

_PIECE = regex(
    r"(?P<quoted>[A-Za-z][\w-]*)(?P<equals>\s*=\s*)(?P<mark>[\"'])(?P<inner>[^\"'\n]*)(?P<end>[\"']?)"
    r"|(?P<name>[A-Za-z][\w-]*)\s*=\s*(?P<value>[^\s\"'=]+)(?=\s|\Z)|[^ \t\n\f\v\r]+"
)
_REFERENCE = regex(NAME, re.A)
_EMPTY = regex(r"(?P<name>[A-Za-z][\w-]*)=")
_STYLE = regex(r"(?P<name>[a-z-]+):(?P<value>[\w.%#-]+);?")
_NO_SPACE = regex("[\u00a0\u200b\u2000-\u200a\u202f\u3000\ufeff]")
_KNOWN = frozenset(("footnotes", "standalone", "toc"))  # what kramdown itself knows
_TAKERS = frozenset(("abbrev_def", "footnote_def", "link_def"))


@rule(on=("attribute-list", "body"), level="warning")
def check(read: AttributeList | Body, _context: Context) -> Iterator[Finding]:
    if isinstance(read, AttributeList):
        for written in read.written:
            yield from _ignored(written)
    elif read.document is not None and read.complete and "{:" in read.document.text.string:
        yield from _without_effect(read.document)


def _ignored(written: Written) -> Iterator[Finding]:
    """What is no name, and gives no attribute."""
    for piece in _PIECE.finditer(unmatched(written)):
        if piece["name"] or piece["quoted"] or not _REFERENCE.fullmatch(piece[0]):
            place, (why, hint) = _place(written, piece), _unlike(piece)
            yield Finding(place, f"{_NO_SPACE.sub('', piece[0])} has no effect: {why}", hint)


def _unlike(piece: re.Match[str]) -> tuple[str, str]:
    """What is wrong with it, and what to write."""
    if piece["name"]:
        value = piece["value"].strip("“”‘’")
        return "in {: … } each value needs straight quotes around it", f'write {piece["name"]}="{value}"'
    if piece["quoted"]:
        is_spaced = len(piece["equals"]) > 1
        why = "there is a space beside its equal sign" if is_spaced else "its last quotation mark is missing"
        return why, f'write {piece["quoted"]}="{piece["inner"].rstrip()}"'
    if character := _NO_SPACE.search(piece[0]):
        return f"the character U+{ord(character[0]):04X} beside it is no space", "type an ordinary space instead"
    if empty := _EMPTY.fullmatch(piece[0]):
        return "it has no value", f'write {empty["name"]}="…", or remove it'
    if style := _STYLE.fullmatch(piece[0]):
        return "it is a style", f'write style="{style["name"]}: {style["value"]}"'
    if piece[0].startswith("#"):
        return "in {: … } an id begins with a letter", "begin the id with a letter"
    return "it is neither a name with a value, nor a class, nor an id", 'write name="value", .class or #id'


def _without_effect(document: Document) -> Iterator[Finding]:
    """Lists that belong to nothing, and names of lists that nothing defines."""
    for given in document.lost:
        yield from _lost(given)
    for element in document.walk():
        if "ial" in element.options:
            given = element.options["ial"]
            yield from _lost(given) if _is_nothing(element) else _undefined(given, document)


def _is_nothing(element: Element) -> bool:
    """Whether it is a blank line or the like, for which there is nothing in the page."""
    return element.kind == "blank" or (element.kind == "eob" and element.value not in _TAKERS)


def _lost(given: AttributeList) -> Iterator[Finding]:
    for written in given.written:
        place = written.source.locate(written.at, written.at + len(written.string))
        if written.string.strip() == "toc":
            hint = "write * TOC on the line directly above it: the table of contents takes the place of a list"
        else:
            hint = "write it directly below the block that it is meant for"
        yield Finding(place, "this list of attributes belongs to no block and has no effect", hint)


def _undefined(given: AttributeList, document: Document) -> Iterator[Finding]:
    if all(name in document.lists or name in _KNOWN for name in given.references):
        return
    for written in given.written:
        before = False
        for piece in _PIECE.finditer(unmatched(written)):
            name = piece[0]
            is_name = not (piece["name"] or piece["quoted"]) and _REFERENCE.fullmatch(name) is not None
            if is_name and not before and name not in document.lists and name not in _KNOWN:
                hint = f'write .{name} if a class is meant, {name}="…" if an attribute is'
                yield Finding(_place(written, piece), f"{name} has no effect: no list of that name is defined", hint)
            before = bool(piece["name"]) or (before and is_name)  # the words of a value without quotes


def _place(written: Written, piece: re.Match[str]) -> Location:
    return written.source.locate(written.at + piece.start(), written.at + piece.end())
