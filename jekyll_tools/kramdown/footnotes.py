"""The footnotes at the end: their bodies, and the ways back to where the text refers to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.html import escape_attribute, escape_keeping_entities
from jekyll_tools.kramdown.in_pieces import paragraph
from jekyll_tools.kramdown.renderer import Renderer

_INDENT = 6
_BATCH = 64
_MANY = 1000  # links back that are not to be there twice


def render(
    bodies: Iterable[Element], renderer: Renderer, blocks: Callable[[Element], Iterable[Element]] | None = None
) -> Iterator[str]:
    """All footnotes that the text refers to (at least one), as a numbered list. `blocks` gives what a body holds, where
    that is still to be read; nothing is left of it.
    """
    first = renderer.options["footnote_nr"]
    start = f' start="{first}"' if first != 1 else ""
    yield f'<div class="footnotes" role="doc-endnotes">\n  <ol{start}>\n'
    for body in bodies:
        yield f'    <li id="fn:{escape_attribute(body.options["name"])}" role="doc-endnote">\n'
        yield from _body(body, blocks(body) if blocks else body.children, renderer)
        yield "    </li>\n"
    yield "  </ol>\n</div>\n"


def _body(body: Element, blocks: Iterable[Element], renderer: Renderer) -> Iterator[str]:
    """What a body holds, each block written when the next one is known: the last one takes the links back."""
    last = Element("footnote_def")
    written: list[str] = []
    for block in blocks:
        if last.children:
            written.append(renderer.inner(last, _INDENT))
        last.children = [block]
        if len(written) > _BATCH:
            yield "".join(written)
            written.clear()
    undo = _append(last, _back(body, renderer), renderer)
    yield "".join(written)
    for block in last.children:
        if block.kind == "p" and not block.options:  # it may be very long
            yield from paragraph(block, renderer.each(block.children, _INDENT + 2), _INDENT)
        else:
            yield from renderer.each((block,), _INDENT)
    undo()  # the document may be written once more


def _back(body: Element, renderer: Renderer) -> str:
    """A link back for each reference."""
    sign = escape_keeping_entities(renderer.options["footnote_backlink"])
    if not sign:
        return ""
    name, uses = body.options["name"], body.options["uses"]
    links = _links(name, uses, sign, renderer.symbol("nbsp"))
    return renderer.leave(f"fnref:{name}", lambda: links) if uses > _MANY else "".join(links)


def _links(name: str, uses: int, sign: str, space: str) -> Iterator[str]:
    link = '<a href="#fnref:{}" class="reversefootnote" role="doc-backlink">{}</a>'
    yield link.format(name, sign)
    for use in range(1, uses):
        yield space + link.format(f"{name}:{use}", f"{sign}<sup>{use + 1}</sup>")


def _append(body: Element, back: str, renderer: Renderer) -> Callable[[], object]:
    """The links stand at the end of the last paragraph, or in one of their own, which is there without any too. Gives
    what takes them away again.
    """
    last = body.children[-1] if body.children else None
    if renderer.options["footnote_backlink_inline"]:
        while last is not None and last.kind not in ("p", "header") and last.children and last.kind != "table":
            last = last.children[-1]
    if (
        last is not None
        and last.kind in ("p", "header")
        and (last.kind == "p" or renderer.options["footnote_backlink_inline"])
    ):
        paragraph, back = last, back and renderer.symbol("nbsp") + back
    else:
        paragraph = Element("p")
        body.own_children().append(paragraph)
    if not back:
        return lambda: None
    before = paragraph.options
    if "standalone" in before:  # an image is no longer alone there
        paragraph.options = {name: value for name, value in before.items() if name != "standalone"}
    children = paragraph.own_children()
    children.append(Element("raw", back))

    def undo() -> None:
        paragraph.options = before
        if children and children[-1].value is back:
            children.pop()

    return undo
