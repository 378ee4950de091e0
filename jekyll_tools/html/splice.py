"""The edits that bring an element's tags up to date; all else of the fragment keeps its bytes."""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.html.context import aligned, cell_styles, table_styles
from jekyll_tools.html.css import Style, declarations
from jekyll_tools.html.hints import RENAMED
from jekyll_tools.html.modern import modernise
from jekyll_tools.html.nodes import Node
from jekyll_tools.html.scan import RawAttribute
from jekyll_tools.html.tables import BLOCK, VOID
from jekyll_tools.regex import regex

Edit = tuple[int, int, str]

_REMOVED = frozenset(("basefont", "spacer"))  # browsers show nothing for them
_NAMED = frozenset(("a", "img"))  # their `name` was what `id` is
_LITERAL = frozenset(("xmp",))
_ID = regex(r"[^\t\n\f\r ]+")


def edits(fragment: str, node: Node, ids: set[str]) -> Iterator[Edit]:
    """The edits (start, end, new text) of an element; `ids` are those of the fragment, and gain what is given here."""
    if node.name in _REMOVED:
        yield from _removal(node)
        return
    if node.name in RENAMED and node.end is None and node.name not in VOID:
        return
    modern = modernise(node.name, node.attributes)
    own = (*table_styles(node), *modern.styles) if node.name == "table" else modern.styles
    styles = (*aligned(node), *cell_styles(node), *own)
    replaced, written = set(modern.replaced), dict(modern.rewritten)
    if node.name == "table":
        replaced |= _table_attributes(node)
    if node.name in _NAMED and _ID.fullmatch(node.attributes.get("name", "x")):
        replaced |= {"name"} & node.attributes.keys()
        written |= _anchor(node, ids)
    name = _box(node, modern.name)
    if name != node.name:
        yield from _renamed(fragment, node, name)
    if styles or replaced or written:
        yield from _attributes(fragment, node, styles, replaced, written)


def _removal(node: Node) -> Iterator[Edit]:
    for tag in (node.tag, node.end):
        if tag is not None:
            yield tag.start, tag.end, ""


def _table_attributes(table: Node) -> set[str]:
    kept = table.attributes.keys() & {"frame", "rules"}
    return table.attributes.keys() & (
        {"cellpadding", "bordercolor"} if kept else {"cellpadding", "bordercolor", "border"}
    )


def _anchor(node: Node, ids: set[str]) -> dict[str, str]:
    """The id that a name becomes, unless that id (which comes first for every link) is there already."""
    name = node.attributes.get("name", "")
    if not name or name in ids or "id" in node.attributes:
        return {}
    ids.add(name)
    return {"id": name}


def _box(node: Node, name: str) -> str:
    """`div` in place of a `span` that holds blocks: inline elements may not."""
    holds_blocks = any(child.name in BLOCK for child in node.children)
    return "div" if name == "span" and name != node.name and holds_blocks else name


def _renamed(fragment: str, node: Node, name: str) -> Iterator[Edit]:
    yield node.tag.start + 1, node.tag.start + 1 + len(node.name), name
    if node.end is None:
        return
    yield node.end.start + 2, node.end.start + 2 + len(node.name), name
    if node.name in _LITERAL:
        text = fragment[node.tag.end : node.end.start].replace("&", "&amp;").replace("<", "&lt;")
        # Behind <pre> browsers drop the first line feed, behind <xmp> they do not.
        yield node.tag.end, node.end.start, "\n" + text if text.startswith("\n") else text


def _attributes(
    fragment: str, node: Node, styles: tuple[Style, ...], replaced: set[str], written: dict[str, str]
) -> Iterator[Edit]:
    """Edits of a start tag: attributes replaced or rewritten, and one `style` where the first of them stood."""
    style = _merged(styles, node.attributes.get("style", ""))
    new = {**written, **({"style": style} if styles else {})}
    gone = replaced | new.keys()
    seen: set[str] = set()
    place = node.tag.start + 1 + len(node.name)
    edits: list[Edit] = []
    for attribute in node.tag.attributes:
        if attribute.name in gone or attribute.name in seen:
            edits.append((_before(fragment, attribute), attribute.end, ""))
        seen.add(attribute.name)
    text = "".join(f' {name}="{escaped(value)}"' for name, value in new.items())
    if edits:
        start, end, _ = edits[0]
        edits[0] = start, end, text
        yield from edits
    else:
        yield place, place, text


def _merged(styles: tuple[Style, ...], existing: str) -> str:
    """The author's own style comes last, and so wins, as it won over the attributes."""
    return "; ".join(part for part in (declarations(styles), existing.strip()) if part)


def _before(fragment: str, attribute: RawAttribute) -> int:
    start = attribute.start
    while fragment[start - 1] in "\t\n\f\r ":
        start -= 1
    return start


def escaped(value: str) -> str:
    """An attribute's value as it is written between double quotes."""
    return value.replace("&", "&amp;").replace('"', "&quot;")
