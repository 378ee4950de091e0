"""A fragment without obsolete markup (`clean`), and the anchors of a page that was fetched (`anchors`).

This is the one door to Beautiful Soup, which is imported where it is needed: it costs more than everything else here.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.html.hints import LEFT
from jekyll_tools.html.nodes import nodes
from jekyll_tools.html.scan import raw_tags
from jekyll_tools.html.splice import edits, escaped
from jekyll_tools.html.tables import OBSOLETE


def clean(fragment: str) -> str:
    """The fragment with obsolete elements and attributes in today's words, and the same look.

    Only the tags concerned are edited; all else keeps its bytes. What has no equivalent (`<marquee>`), or overlaps
    with its neighbours, is left: `leftovers` lists it. A style sheet that speaks of what an old attribute said won
    over it, and does not win over a style.

    >>> clean('<font color="Tomato"><strong>oral</strong></font>')
    '<span style="color: Tomato"><strong>oral</strong></span>'
    """
    found = nodes(fragment)
    ids = {node.attributes["id"] for node in found if "id" in node.attributes}
    changes = [edit for node in found for edit in edits(fragment, node, ids)]
    parts: list[str] = []
    done = 0
    for start, end, text in sorted(changes):
        parts += fragment[done:start], text
        done = end
    return "".join(parts) + fragment[done:]


def leftovers(fragment: str) -> list[str]:
    """The obsolete elements and attributes of a fragment, each once, as they are shown to people.

    >>> leftovers('<marquee>x</marquee><td scope="row">')
    ['<marquee>', '<td scope>']
    """
    found: dict[str, None] = {}
    for node in nodes(fragment):
        if node.name in OBSOLETE:
            found[f"<{node.name}>"] = None
        left = LEFT.get(node.name, frozenset())
        found.update({f"<{node.name} {name}>": None for name in node.attributes if name in left})
    return list(found)


def anchors(html: str) -> set[str]:
    """What a link's fragment may name in a page: the ids, and the names of `<a>`.

    html.parser, below Beautiful Soup, takes quadratic time for floods of half-open tags, and pages come from
    strangers: it is handed the few tags that carry an anchor, whole and flat, and never the page itself.

    >>> sorted(anchors('<h2 id="news">…</h2> <a name=talks> <!-- <p id="x"> -->'))
    ['news', 'talks']
    """
    from bs4 import BeautifulSoup, Tag

    soup = BeautifulSoup("".join(dict.fromkeys(_carriers(html))), "html.parser")
    found = (tag.get(name) for tag in soup.find_all("a") if isinstance(tag, Tag) for name in ("id", "name"))
    return {name for name in found if isinstance(name, str) and name}


def _carriers(html: str) -> Iterator[str]:
    """The anchors of a page, each as an `<a>`."""
    for tag in raw_tags(html):
        names = ("id", "name") if tag.name == "a" else ("id",)
        written: dict[str, str] = {}
        for attribute in tag.attributes:
            if attribute.name in names and attribute.value and not tag.closing:
                written.setdefault(attribute.name, f' {attribute.name}="{escaped(attribute.value)}"')
        if written:
            yield f"<a{''.join(written.values())}></a>"
