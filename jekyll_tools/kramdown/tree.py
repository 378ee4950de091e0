"""When all blocks are known: texts are read for spans, lists give their attributes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from jekyll_tools.kramdown.context import Context
from jekyll_tools.kramdown.definitions import NAMES_TERMS, name_terms
from jekyll_tools.kramdown.element import Element, Late
from jekyll_tools.kramdown.frame import Frame
from jekyll_tools.kramdown.html import HOLDERS, MARKDOWNS
from jekyll_tools.kramdown.ids import basic
from jekyll_tools.kramdown.naming import PLACES, text_of
from jekyll_tools.kramdown.packed import MUCH, Squeezed
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.source import Source
from jekyll_tools.kramdown.spans import Spans
from jekyll_tools.kramdown.state import whole
from jekyll_tools.limits import SPANS_KEPT

_LONG = ("p", "td", "th", "header", "dt")  # what may have more spans than are kept
_SOME = 10_000  # characters of what a table of contents shows of such spans
_WRITTEN = ("text", "squeezed")  # what stands for spans that are written already
_ASKED = ("header", "dt")  # what may be asked for its text, which makes its id


def settle(root: Element, context: Context, plain: bool) -> None:
    """Finish the tree below an element, in the order of the document and without recursion.

    What the GFM parser does last (breaks, ids) it does not do within HTML, struck text and footnotes (not `plain`).
    """
    stack = [(root, plain)]
    while stack:
        element, plain = stack.pop()
        raw = element.raw
        if raw is None:
            stack += settled(element, context, plain)
        elif isinstance(raw, Late):
            element.raw, element.children = None, list(raw.of(element))
            stack += settled(element, context, plain)
        else:
            element.children = _read(element, element, context, plain, closes=True)
        if element.options:
            _prepare_id(element, context, plain)


def read_text(element: Element, context: Context, plain: bool) -> None:
    """Finish what holds a text, as `settle` does."""
    element.children = _read(element, element, context, plain, closes=True)
    if element.options:
        _prepare_id(element, context, plain)


def _prepare_id(element: Element, context: Context, plain: bool) -> None:
    """Note a header, which gets its id later; a term that is to have one gets it."""
    if element.kind == "header":
        context.headers.append(element)
        options = element.own_options()
        options["stripping"] = context.options["auto_id_stripping"]  # a text may still change it
        if plain and context.gfm:
            options["github"] = True
    elif "auto_id" in element.options:
        text = text_of(element) if context.gfm else text_of(element, ("abbreviation",))
        name = element.options["auto_id"] + basic(text)
        element.own_attr().setdefault("id", name)


def settled(element: Element, context: Context, plain: bool) -> list[tuple[Element, bool]]:
    """Leave the blocks that are shown; gives those of them that hold others, the last one first."""
    shown: list[Element] = []
    below = []
    blank = False
    last: Element | None = None
    for child in element.children:
        kind = child.kind
        if kind == "eob":
            if context.native and element.kind == "html_element" and element.value in HOLDERS:
                blank = False  # kramdown makes a paragraph of what is not shown there
                if not shown:
                    element.own_options()["inline"] = True
            continue
        if kind == "blank":
            if not blank:
                shown.append(child)
            blank = True
            continue
        if kind == "raw_text":
            last = last or _last(element)
            shown += _read(child, element, context, plain, closes=element.kind != "root" and child is last)
            blank = False
            continue
        blank = False
        shown.append(child)
        if child.options and not (context.native and _is_taken_twice(child, element)):
            attribute(child, context)
        if child.raw is not None or ("html_only" not in child.options and child.children):
            below.append((child, plain and kind != "html_element"))
    element.children = shown
    below.reverse()
    return below


def _is_taken_twice(child: Element, element: Element) -> bool:
    """Whether both are HTML that is taken for what it means, the inner one once more with the outer one: it loses what
    the attribute list behind it says.
    """
    are_html = child.kind == element.kind == "html_element"
    return are_html and child.value not in MARKDOWNS and "native" in child.options


def _last(element: Element) -> Element | None:
    """The last block that is shown."""
    return next((child for child in reversed(element.children) if child.kind != "eob"), None)


def attribute(element: Element, context: Context) -> None:
    """Give an element what its attribute list says."""
    given = element.options.get("ial")
    if given is not None:
        context.attributed(element.own_attr(), given, element)
        if given.references and not context.referring:
            context.referring = any(name in given.references for name in PLACES)
    if element.kind == "dl":
        _name_terms(element, () if given is None else given.references)


def _name_terms(found: Element, references: Sequence[str]) -> None:
    """The list `{:auto_ids}` or `{:auto_ids-prefix}` gives every term an id; of those that are written already each has
    one that it may lose again.
    """
    named = next((each for each in references if each.startswith(NAMES_TERMS)), None)
    prefix = named[len(NAMES_TERMS) + 1 :] if named is not None and named.startswith(f"{NAMES_TERMS}-") else ""
    if "ids" in found.options:
        for text in found.children:
            if text.kind == "text":
                text.value = found.options["ids"].sub(lambda name: _id(named, prefix + name[1]), text.value)
    if named is not None:
        name_terms(found.children, prefix)


def _id(named: str | None, name: str) -> str:
    """The id of a term, if its list names them, and it is one."""
    return f' id="{name}"' if named is not None and name else ""


def _read(element: Element, parent: Element, context: Context, plain: bool, *, closes: bool) -> list[Element]:
    """The spans of an element's text, with what their attribute lists say, and its lines' breaks; behind what `closes`
    a block in another there is none.
    """
    source, box = element.raw, None
    if element.options:  # most have none
        source = whole(element)
        box = element.options.get("box")
    assert isinstance(source, Source)
    element.raw = None
    string = source.string
    rules = context.dialect.rules
    begins = rules.search(string, 0)
    abbreviates = bool(context.abbreviations) and context.may_abbreviate(string)
    if not (begins or box or context.hard_wrap or abbreviates):
        return [Element("text", rules.escape(string), source, 0, len(string))] if string else []
    end = context.break_at if plain and _may_break(string, context) else None
    writer = context.writer
    if writer is not None and (
        end or box or "{:" in string or element.kind in _ASKED or (context.footnotes and "[^" in string)
    ):
        writer = None
    shorten = None
    if context.write is not None and len(string) > SPANS_KEPT and element.kind in _LONG:
        shorten = partial(_shorten, parent=parent, context=context, plain=plain)
    spans = Spans(context, source, string, abbreviates, shorten=shorten, writer=writer)
    children = spans.read(first=box, begins=begins)
    if "{:" in string:  # only then can there be a list
        _list(children, parent, context)
    if end is not None:
        _breaks(children, closes, end)
    return children


def written(string: str, context: Context, writer: Renderer, source: Source | None = None) -> str | None:
    """The HTML of a text whose spans can all be written while they are read; None where it takes elements.

    Those are texts that may have abbreviations, attribute lists or broken lines, or are long.
    """
    rules = context.dialect.rules
    begins = rules.search(string, 0)
    if context.abbreviations and context.may_abbreviate(string):
        return None
    if begins is None and not context.hard_wrap:
        return rules.escape(string)
    if "{:" in string or len(string) > SPANS_KEPT or (context.break_at is not None and _may_break(string, context)):
        return None
    return Spans(context, source or Source(string), string, False, writer=writer).html(begins)


def _may_break(string: str, context: Context) -> bool:
    r"""Whether lines of a text may be broken where they end: by the option, or by `\`, which may be written `&#92;`."""
    return context.hard_wrap or "\\\n" in string or "&#" in string or ("{:" in string and "\\" in string)


def _shorten(frame: Frame, keep: bool, parent: Element, context: Context, plain: bool) -> None:
    """Write the first spans of a paragraph, or of one of its spans; texts stand in their place then, most often one.

    With `keep` the last one stays: what follows may change it.
    """
    children = frame.children
    begun, last = 0, len(children) - keep
    while begun < last and children[begun].source is None and children[begun].kind in _WRITTEN:
        begun += 1
    if begun == last:
        return
    done = children[begun:last]
    _list(done, parent, context)
    if plain and not frame.in_html and context.break_at is not None:
        _breaks(done, False, context.break_at)
    assert context.write is not None
    grows = begun and children[begun - 1].kind == "text"
    first = children[begun - 1] if grows else Element("text", "")
    if parent.kind in _ASKED:
        first.own_options().setdefault("said", []).append(_said(done, context))
    if parent.kind == "header" and context.list is not None:
        listed = context.list(done)
        first.own_options().setdefault("listed", []).append(Squeezed(listed) if len(listed) > _SOME else listed)
    html, first.value = first.value, None  # Python lets a string grow that nothing else refers to
    html += context.write(done, not frame.level)
    first.value = html
    if len(html) > MUCH:
        first.kind, first.value = "squeezed", Squeezed(html)
    children[begun:last] = [] if grows else [first]


def _said(spans: list[Element], context: Context) -> str:
    """The text of spans, as an id has it."""
    holder = Element("p")
    holder.children = spans
    return text_of(holder) if context.gfm else text_of(holder, ("abbreviation",))


def _list(children: list[Element], parent: Element, context: Context) -> None:
    """Give spans what their attribute lists say."""
    stack = list(children)
    while stack:
        element = stack.pop()
        if element.options:
            attribute(element, context)
        if element.kind != "text":
            stack += element.children
    if parent.kind == "p" and len(children) == 1 and children[0].kind == "img":
        given = children[0].options.get("ial")
        if given is not None and "standalone" in given.references:
            parent.own_options()["standalone"] = True


def _breaks(children: Sequence[Element], closes: bool, end: str) -> None:
    """Break the lines of a text where they end so; not at its end, where it `closes` a block in another."""
    for child in children:
        if child.kind == "text":
            break_text(child, closes and child is children[-1], end)
        elif child.kind not in ("html_element", "del"):
            _breaks(child.children, False, end)


def break_text(text: Element, closes: bool, end: str) -> None:
    """The same for one text."""
    if end in text.value and text.source is not None:  # what is written already has its breaks
        last = closes and text.value.endswith(end)
        value = text.value.removesuffix(end) if last else text.value
        text.value = value.replace(end, "<br />\n") + ("\n" if last else "")
