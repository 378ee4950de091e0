"""Links and images: `[text](url "title")`, `[text][label]`, `[label]`, and the same behind a `!`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from jekyll_tools.kramdown.brackets import Brackets
from jekyll_tools.kramdown.context import LinkDefinition
from jekyll_tools.kramdown.element import Element, Mark
from jekyll_tools.kramdown.frame import LINK, Frame
from jekyll_tools.kramdown.highlight import plain_span
from jekyll_tools.kramdown.html import attributes, escape_attribute
from jekyll_tools.kramdown.labels import normal
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import STRIPPED
from jekyll_tools.kramdown.spans import WORDS, Spans
from jekyll_tools.kramdown.syntax import Span
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex

_BRACKETS = "[]!"  # the characters that begin or end a link's text
_TOO_DEEP = -2

_LABEL = regex(r"\s*\[([^\]]+)?\]", re.A)
_TITLE = regex(r"""\s*(["'])""", re.A)
_END = regex(r"\s*\)", re.A)
_ESCAPE = regex(r"""\\([\\.*_+`<>()\[\]{}#!:|"'$=-])""")
_OWN = ("href", "src", "alt", "title")
# Most links: words in which nothing else can begin, or code, and an address in which nothing can end but at its
# parenthesis.
_PLAIN = regex(rf"""!?\[({WORDS}|(?<!!\[)`[^`\s][^`\n]*`)\]\(([^\s()<>]*)(?: "([^"\n]+)")?\)""", re.A)
_PLAIN_TEXT = regex(rf"(?:`[^`\s][^`\n]*`|{WORDS})(?=\])", re.A)  # or nothing but code


class Target(NamedTuple):
    """Where a link leads, and the offset behind it."""

    definition: LinkDefinition
    end: int


def parse(spans: Spans, at: int, frame: Frame) -> int:
    src = spans.src
    image = src[at] == "!"
    start = at + 2 if image else at + 1
    if src.startswith("^", start):
        return 0
    if not image and frame.flags & LINK:
        return start
    if spans.reads_words(frame) and (plain := _PLAIN.match(src, at)) is not None:
        if not image and plain[3] is None and frame.writer is not None:
            text = plain[1]
            html = text if text[:1] != "`" else plain_span(text[1:-1], frame.writer)
            if html is not None:
                return spans.write(frame, at, plain.end(), f'<a href="{escape_attribute(plain[2])}">{html}</a>')
        if image:
            frame.image = at
        return spans.put(frame, at, plain.end(), _of_words(spans, image, plain))
    words = None if frame.level or spans.abbreviates else _PLAIN_TEXT.match(src, start)
    found = _found(spans, at, start, frame) if words is None else _at_once(spans, start, words, image)
    if isinstance(found, Mark):
        frame.mark(*found)
        return start
    if found is None:
        if words is not None:
            return start
        unclosed = spans.bracket_ends.get(at, frame.flags | LINK) == -1
        # A link's text that holds such a bracket does not end either: it would read the very same.
        return len(src) if unclosed and frame.char == _BRACKETS and frame.flags & LINK else start
    element, end = found
    if "shared" in element.options:  # the list may have grown since
        element.source, element.start, element.end = spans.source, at, end
        element.attr = _defined(element, spans) | {key: element.attr[key] for key in _OWN if key in element.attr}
    if element.kind == "img":
        frame.image = at
    return spans.put(frame, at, end, element)


def _at_once(spans: Spans, start: int, words: re.Match[str], image: bool) -> tuple[Element, int] | Mark | None:
    """The link or image whose text begins at `start` and is words or code; not within other spans: so it is read but
    once, and nothing need be remembered.
    """
    target = _target(spans, start, words.end())
    if not isinstance(target, Target):
        return target
    text = words[0]
    return _element(image, text, () if image else _children(spans, text, start), target), target.end


def _children(spans: Spans, text: str, start: int) -> Sequence[Element]:
    """What a text of words or code holds."""
    if text[:1] == "`":
        return (Element("codespan", text[1:-1], spans.source, start, start + len(text)),)
    return (Element("text", text, spans.source, start, start + len(text)),) if text else ()


def _found(spans: Spans, at: int, start: int, frame: Frame) -> tuple[Element, int] | Mark | None:
    """The link or image at `at`, and where it ends; or what is wrong with it."""
    if spans.no_links.has(at, frame.flags):
        return None
    key = (at, frame.flags)
    found = spans.memo.get(key) or _attempt(spans, at, start, frame)
    if found is None:
        spans.no_links.add(at, frame.flags)
    else:
        spans.remember(frame, key, found)
    return found


def _defined(element: Element, spans: Spans) -> dict[str, str]:
    """What the attribute list of a link's definition says; a list behind the link adds to that, for later links too."""
    context, given = spans.context, element.options["shared"]
    copied = sum(map(len, given.attributes.values()))
    return (
        context.attributed({}, given, element)
        if context.afford(copied, element.source, element.start, element.end)
        else {}
    )


def _of_words(spans: Spans, image: bool, found: re.Match[str]) -> Element:
    text, url, title = found.groups()
    element = Element("img" if image else "a")
    element.attr = {"src": url, "alt": text} if image else {"href": url}
    if title is not None:
        element.own_attr()["title"] = title
    if not image:
        element.children = _children(spans, text, found.start(1))
    return element


def _attempt(spans: Spans, at: int, start: int, frame: Frame) -> tuple[Element, int] | Mark | None:
    flags = frame.flags | LINK
    close = spans.bracket_ends.get(at, flags)
    children: Sequence[Element] | None = None
    if close is None:
        close, children = _text(spans, start, frame, flags, sheds=True)
    if close < 0:
        if close != _TOO_DEEP:
            spans.bracket_ends.put(at, flags, close)
            spans.read_in_vain += len(spans.src) - start  # what emphasis it holds may have to be read once more
        return None
    target = _target(spans, start, close)
    if not isinstance(target, Target):
        return target
    if children is None and spans.src[at] == "[":  # its end was known, or it was too long to be kept
        _, children = _text(spans, start, frame, flags)
    return _element(spans.src[at] == "!", spans.src[start:close], children or [], target), target.end


def _text(
    spans: Spans, start: int, frame: Frame, flags: int, sheds: bool = False
) -> tuple[int, Sequence[Element] | None]:
    """Where the text that begins at `start` ends, and what it holds; None where that has been shed."""
    plain = _PLAIN_TEXT.match(spans.src, start)
    if plain is not None and spans.reads_words(frame):
        return plain.end(), _children(spans, plain[0], start)
    if spans.searched.find("]", start) < 0:
        return -1, []
    brackets = Brackets(spans.src, flags, spans.bracket_ends)
    inner = brackets.frame = spans.within(frame, start, flags, _BRACKETS, brackets.stop)
    if inner is None:
        return _TOO_DEEP, []
    inner.sheds, inner.sure = sheds, frame.sure and not sheds
    close = spans.run(inner)
    if close < 0:
        brackets.fail()
    inner.stop = None  # frame and brackets know each other: they would wait for the garbage collector
    return close, None if inner.shed else inner.children


def _target(spans: Spans, start: int, close: int) -> Target | Mark | None:
    """What stands behind the text: a label, nothing, or a url in parentheses."""
    label = _LABEL.match(spans.src, close + 1)
    if label is not None or not spans.src.startswith("(", close + 1):
        return _referred(spans, start, close, label)
    angle = spans.angle_end(close + 3) if spans.src.startswith("<", close + 2) else -1
    if angle >= 0:
        url = spans.src[close + 3 : angle]
        closed = spans.src.startswith(")", angle + 1)
        return Target(LinkDefinition(url, None), angle + 2) if closed else _titled(spans, url, angle + 1)
    stop = spans.targets.url_end(close + 1)
    if stop < 0:
        return None
    url = spans.src[close + 2 : stop].strip(STRIPPED)
    if spans.src[stop] == ")":
        return Target(LinkDefinition(url, None), stop + 1)
    return _titled(spans, url, stop)


def _titled(spans: Spans, url: str, at: int) -> Target | None:
    quote = _TITLE.match(spans.src, at)
    end = spans.targets.title_end(quote[1], quote.end()) if quote else -1
    if quote is None or end < 0:
        return None
    closed = _END.match(spans.src, end + 1)
    assert closed is not None
    return Target(LinkDefinition(url, spans.src[quote.end() : end]), closed.end())


def _referred(spans: Spans, start: int, close: int, label: re.Match[str] | None) -> Target | Mark | None:
    if label is not None and label[1]:
        name = label[1]
    elif close - start > spans.context.longest_label:
        return None
    else:
        name = _ESCAPE.sub(r"\1", spans.src[start:close])
    definition = spans.context.links.get(normal(name))
    if definition is not None:
        definition.used = True
        copied = len(definition.url) + len(definition.title or "")
        if not spans.context.afford(copied, spans.source, start - 1, close + 1):
            return None
        return Target(definition, label.end() if label else close + 1)
    if spans.context.judged and label is not None and "\n" not in label[0][: label[0].index("[")]:
        return Mark("undefined-label", name, start - 1, label.end())
    return None


def _element(image: bool, text: str, children: Sequence[Element], target: Target) -> Element:
    element = Element("img" if image else "a")
    definition = target.definition
    given = definition.given
    if given is not None:
        element.own_options()["shared"] = given
    if image:
        element.attr = {"src": definition.url, "alt": _ESCAPE.sub(r"\1", text)}
    else:
        element.attr = {"href": definition.url}
        element.children = children
    if definition.title is not None:
        element.own_attr()["title"] = definition.title
    return element


def render_link(link: Element, indent: int, renderer: Renderer) -> str:
    return f"<a{attributes(link.attr)}>{renderer.inner(link, indent + 2)}</a>"


def render_image(image: Element, _indent: int, _renderer: Renderer) -> str:
    return f"<img{attributes(image.attr)} />"


SYNTAX = Span("link", (r"\[", r"!\["), parse, before="smart_quote", render={"a": render_link, "img": render_image})
