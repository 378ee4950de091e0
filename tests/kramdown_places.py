"""Whether every element of a document stands where it says: its slice of the file must be what its kind is written as.

A check for each kind, none of which uses the parser's own patterns; and for all: a child lies within its parent, behind
the one before it, and what no child covers is markup of the parent's kind and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from jekyll_tools.html.scan import Attribute, Tag
from jekyll_tools.kramdown.element import Document, Element
from jekyll_tools.kramdown.html import VOID

# What a text's characters may stand for, or be written with, and so is not compared.
_TYPOGRAPHY = re.compile(r"[\s\\<>&«»\"'‘’“”.…–—-]|[\0⟨⟩⌈⌉⋮\u2329\u232a\ufffd\x81]")
_OWN = re.compile(r"&(?:[lr](?:ang|ceil)|vellip|apos|#(?:0|8942));")  # entities that kramdown reads in its own way
_PREFIX = re.compile(r"(?<=\n)[ \t>]+")
_TICKS = re.compile("`+")  # in a table code is put back between as few as it takes
_WHITE = re.compile(r"[\s\0>]+")
_LIST = r"\{:(?:\\\}|[^}])*\}"
_DROPPED = re.compile(rf"(\{{::\w+[^}}]*(?:/\}}|\}}.*?\{{:/\w*\}})|{_LIST})", re.S)
_FENCE = r"(?:~{3,}|`{3,})"
_MARKER = r"(?:[+*-]|\d+\.)"


def written(element: Element) -> str:
    """The element's slice of the file, with LF at its lines' ends and without the prefixes of nested lines."""
    return _PREFIX.sub("", element.location.text.replace("\r\n", "\n"))


def words(text: str) -> str:
    """A text, or the source of one, without what typography changes."""
    plain = _OWN.sub("", _PREFIX.sub("", text).replace("<br />", ""))
    return _TICKS.sub("`", _TYPOGRAPHY.sub("", unescape(unescape(plain.replace("\\", "")))))


def tight(text: str) -> str:
    """A text without white space, and without what may stand before a nested line."""
    return _WHITE.sub("", text)


def _text(element: Element, slice_: str) -> bool:
    """A text may go on behind a list or an extension that leaves nothing; of a list that is none all is left."""
    value = words(element.value)
    if value == words(slice_):
        return True
    parts = [re.escape(words(part)) for part in _DROPPED.split(slice_)]
    return re.fullmatch("".join(f"(?:{part})?" if at % 2 else part for at, part in enumerate(parts)), value) is not None


def _code(element: Element, slice_: str) -> bool:
    if tight(slice_.strip("`")) == tight(element.value):  # in a table it may have been put back between fewer
        return True
    found = re.fullmatch(r"(`+)(.*?)\1", slice_, re.S)
    return found is not None and tight(found[2]) in (tight(element.value), tight(element.value).replace("|", r"\|"))


def _math(element: Element, slice_: str) -> bool:
    found = re.fullmatch(r"\$\$(.*?)\$\$", slice_, re.S)
    return found is not None and tight(found[1]).replace(r"\|", "|") == tight(element.value).replace(r"\|", "|")


def _block(element: Element, slice_: str) -> bool:
    if not element.options.get("fenced"):
        return tight(slice_) == tight(element.value)
    found = re.fullmatch(rf"{_FENCE}[^\n]*\n(.*?)({_FENCE})", slice_, re.S)
    return found is not None and tight(found[1]) == tight(element.value)


def _html(element: Element, slice_: str) -> bool:
    assert element.source is not None
    if "made" in element.options:  # the box of a task
        return re.fullmatch(r"\[[ xX]\]", slice_) is not None
    tag = element.source.locate(element.start, element.options["tag_end"]).text
    name = re.escape(element.value)
    if not re.fullmatch(rf"<{name}(?:[\s/].*)?>", tag, re.S | re.I):
        return False
    if element.options["closed"] or element.value.lower() in VOID:
        return element.location.text == tag
    return bool(element.options.get("unclosed")) or re.search(rf"</{name}\s*>\Z", slice_, re.I) is not None


def _raw(element: Element, slice_: str) -> bool:
    extension = re.fullmatch(r"\{::\w+[^}]*\}(.*)\{:/\w*\}", slice_, re.S)
    return element.value == "" or tight(extension[1] if extension else slice_) == tight(element.value)


def _verbatim(element: Element, slice_: str) -> bool:
    return tight(slice_) == tight(element.value)


def _matches(pattern: str) -> Callable[[Element, str], bool]:
    compiled = re.compile(pattern, re.S)
    return lambda _element, slice_: compiled.fullmatch(slice_) is not None


def _header(element: Element, slice_: str) -> bool:
    level = element.options["level"]
    atx = re.fullmatch(rf"#{{{level}}}.*", slice_, re.S)
    return atx is not None or re.fullmatch(rf"[^\n]+\n[{'=' if level == 1 else '-'}][=-]*", slice_) is not None


def _note(element: Element, slice_: str) -> bool:
    return slice_.startswith(f"[^{element.value}]:")


_ANY = _matches(r".*")
_TAGGED = r"<(\w+).*</\1\s*>|<[^<>]*>"
_PARAGRAPH = r"[^ \t\r\n].*(?<![ \t\r\n])|[ \t]"  # a blank stands for one of NUL alone
_EMPHASIS = {"em": r"\*.+\*|_.+_", "strong": r"\*\*.+\*\*|__.+__"}
CHECKS: dict[str, Callable[[Element, str], bool]] = {
    "root": _ANY,
    "blank": _matches(r"[\s^>]*"),
    "text": _text,
    "codespan": _code,
    "codeblock": _block,
    "math": _math,
    "html_element": _html,
    "xml_comment": _verbatim,
    "xml_pi": _verbatim,
    "raw": _raw,
    "comment": _raw,
    "abbreviation": lambda element, slice_: words(element.value) == words(slice_) != "",
    "header": _header,
    "p": lambda element, _slice: re.fullmatch(_PARAGRAPH, element.location.text, re.S) is not None,
    "a": _matches(r"\[.*[\])]|<[^<\s]+>"),
    "img": _matches(r"!\[.*[\])]"),
    "del": _matches(r"~~.+~~"),
    "br": _matches(r"  |\\\\"),
    "typographic_sym": _matches(r"---?|\.{3}| ?>>|<< ?"),
    "hr": _matches(r"(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,}"),
    "footnote": lambda element, slice_: slice_ == f"[^{element.value}]",
    "footnote_def": _note,
    "blockquote": _matches(r">.*"),
    "ul": _matches(r"[+*-][ \t|].*|[+*-]"),
    "ol": _matches(r"\d+\..*"),
    "li": _matches(rf"{_MARKER}(?:[ \t|\n].*)?"),
    "dl": _matches(r".*\n *:.*"),
    "dt": _matches(r"[^\n]*"),
    "dd": _matches(r":(?:[ \t|\n].*)?"),
    "table": _matches(r"[^\n]*\|.*"),
    "thead": _matches(r"[^\n]*\|.*"),
    "tbody": _matches(r"[^\n]*\|.*"),
    "tfoot": _matches(r"[^\n]*\|.*"),
    "tr": _matches(r"[^\n]*\|[^\n]*"),
    "td": _matches(r"[^\n]*"),
    "th": _matches(r"[^\n]*"),
} | {kind: _matches(pattern) for kind, pattern in _EMPHASIS.items()}

# What may stand in an element before, between and behind its children: nothing but markup of its kind.
_SPACE = r"[\s\0>]*"
_BETWEEN = rf"(?:[\s\0]|>|{_LIST}|\{{::\w+[^}}]*/\}}|\{{::nomarkdown.*?\{{:/\w*\}})*"
_TARGET = r"\](?:\(.*\)|\s*\[[^\]]*\])?"
# Among blocks: attribute lists, extensions, ends of blocks, and the definitions of links, abbreviations and notes.
_DEFINITIONS = rf"(?:{_BETWEEN}|\\|\^|\*?\[[^\n]+?\]:.*)*"
_FIRST = rf"{_SPACE}(?:{_LIST})?{_DEFINITIONS}"
GAPS = {
    "p": (_BETWEEN, _BETWEEN, _BETWEEN),
    "header": (rf"#*{_BETWEEN}", _BETWEEN, rf"{_BETWEEN}#*(?:\s+\{{#[^}}]*\}})?(?:\s*[=-]+)?\s*"),
    "em": (r"[*_]", _BETWEEN, rf"{_BETWEEN}[*_]"),
    "strong": (r"\*\*|__", _BETWEEN, rf"{_BETWEEN}(?:\*\*|__)"),
    "del": ("~~", _BETWEEN, rf"{_BETWEEN}~~"),
    "a": (r"\[|<(?:mailto:)?", _BETWEEN, rf"{_BETWEEN}(?:{_TARGET}|>)"),
    "dt": (_BETWEEN, _BETWEEN, _BETWEEN),
    "td": (rf"\\?{_BETWEEN}", rf"{_BETWEEN}\\?", _BETWEEN),  # the backslash of a pipe
    "th": (rf"\\?{_BETWEEN}", rf"{_BETWEEN}\\?", _BETWEEN),
    "tr": (r"[\s|\0]*", r"[\s|\0]*", r"[\s|\0]*"),
    "thead": (_SPACE, _SPACE, _SPACE),
    "tbody": (_SPACE, _SPACE, _SPACE),
    "tfoot": (_SPACE, _SPACE, _SPACE),
    "table": (r"[\s>|:+=-]*", r"[\s>|:+=-]*", r"[\s>|:+=-]*"),
    "ul": (_SPACE, _SPACE, _SPACE),
    "ol": (_SPACE, _SPACE, _SPACE),
    "dl": (_SPACE, _BETWEEN, _SPACE),
    "li": (rf"{_MARKER}{_FIRST}", _DEFINITIONS, _DEFINITIONS),
    "dd": (rf":{_FIRST}", _DEFINITIONS, _DEFINITIONS),
    "blockquote": (rf">{_DEFINITIONS}", _DEFINITIONS, _DEFINITIONS),
    "footnote_def": (rf"\[\^[^\]]*\]:{_DEFINITIONS}", _DEFINITIONS, _DEFINITIONS),
    "root": (_DEFINITIONS, _DEFINITIONS, _DEFINITIONS),
}


def faults(document: Document) -> Iterator[tuple[str, str]]:
    """The kind and the slice of every element that does not stand where it says."""
    for root in (document.root, *document.footnotes, *document.unused):
        for element in root.walk():
            if element.source is None:
                yield element.kind, "is written nowhere"
                continue
            if element.kind != "html_element" and "tag_end" in element.options:
                if not re.fullmatch(_TAGGED, written(element), re.S):  # with html_to_native
                    yield element.kind, written(element)
                continue
            if not CHECKS[element.kind](element, written(element)):
                yield element.kind, written(element)
            yield from _nesting(element)


def _nesting(element: Element) -> Iterator[tuple[str, str]]:
    """What is wrong with the places of an element's children: each within it, behind the one before."""
    assert element.source is not None
    outer = element.source.locate(element.start, element.end)
    text = outer.origin.string
    at = outer.start
    gaps = []
    for child in element.children:
        # The line end behind the text of a tight item is made: it parts the text from the block below.
        if child.source is None or child.kind == "blank" or (child.kind == "text" and child.value == "\n"):
            continue
        place = child.location
        if place.start < at or (place.end > outer.end and text[outer.end : place.end] != "\r"):
            yield element.kind, f"has {child.kind} outside: {place.text!r}"
            return
        gaps.append(text[at : place.start])
        at = place.end
    if gaps:
        yield from _gaps(element, [*gaps, text[at : outer.end]])


def _gaps(element: Element, gaps: list[str]) -> Iterator[tuple[str, str]]:
    """What stands in an element beside its children and is not of its kind."""
    first, between, last = _around(element)
    for gap, pattern in zip(gaps, [first, *[between] * (len(gaps) - 2), last], strict=True):
        plain = _PREFIX.sub("", gap)
        if not any(re.fullmatch(pattern, as_read, re.S) for as_read in (plain.strip(), plain, gap)):
            yield element.kind, f"has a gap: {gap!r}"


def _around(element: Element) -> tuple[str, str, str]:
    if element.kind != "html_element":
        return GAPS[element.kind]
    assert element.source is not None
    written_ = element.source.locate(element.start, element.options["tag_end"]).text
    tag = f"(?:{re.escape(written_)}|{re.escape(_PREFIX.sub('', written_))})"
    end = rf"(?:</{re.escape(element.value)}\s*>)?"
    between = {"raw": _SPACE, "span": _BETWEEN, "block": _DEFINITIONS}[element.options["model"]]
    return rf"{tag}{between}", between, rf"{between}(?i:{end})"


def tag_faults(document: Document) -> Iterator[tuple[str, str]]:
    """The name and the slice of every tag, attribute and value that does not stand where it says."""
    for tag in document.tags():
        slice_ = tag.location.text
        if tag.written and not re.fullmatch(rf"<{re.escape(tag.name)}(?:[\s/].*)?>", slice_, re.S | re.I):
            yield tag.name, slice_
        for attribute in tag.attributes.values():
            if not _attribute(tag, attribute):
                yield f"{tag.name} {attribute.name}", attribute.location.text


def _attribute(tag: Tag, attribute: Attribute) -> bool:
    """Whether an attribute stands where it says: with its value, its name alone, or (made) as the element it is of."""
    slice_, value = attribute.location.text, attribute.value or ""
    if attribute.value_location is None:
        return slice_.lower() == attribute.name if tag.written and slice_ != tag.location.text else value != ""
    given = _value(attribute.value_location.text)
    named = re.match(rf"{re.escape(attribute.name)}\s*=|[.#]", slice_, re.I) is not None
    inside = attribute.location.start <= attribute.value_location.start <= attribute.value_location.end
    # What is read stays as it is: `&region` of `&amp;region` has no entity.
    whole = given in (_value(value), tight(value)) or (attribute.name == "class" and given in tight(value))
    return inside and whole and (named or (not tag.written and slice_ == attribute.value_location.text))


def _value(written_: str) -> str:
    return tight(unescape(re.sub(r"\\([^\s\w])", r"\1", written_)))
