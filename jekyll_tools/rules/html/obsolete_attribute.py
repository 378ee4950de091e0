"""An attribute of a tag is obsolete.

## Why
HTML leaves the look to styles: `align`, `bgcolor`, `<td width>` and the like give way to every style sheet, and
checkers of HTML complain about them. The hint names the style that does the same; `jekyll-tools render --clean` writes
the whole page's HTML that way, with the same look. An attribute is reported once a file, at the first tag that has it.
Those that come with the code of an embedded video (`frameborder`) are not reported.

## Bad
    <p align="center">The group in spring.</p>

## Good
    <p style="text-align: center">The group in spring.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.html.scan import Tag
from jekyll_tools.html.tables import OBSOLETE
from jekyll_tools.records import NamedTuple
from jekyll_tools.render.body import Body
from jekyll_tools.rules.rule import Context, rule

_ELSEWHERE = frozenset((*OBSOLETE, "embed", "iframe", "object"))  # told as a whole, or another site's code
_VALID = frozenset(("img", "input", "video"))  # only some values of their width and height are not today's


class _Old(NamedTuple):
    tag: Tag
    name: str
    style: str  # what stands for it; "" where it changes nothing


@rule(on="body", level="info")
def check(body: Body, _context: Context) -> Iterator[Finding]:
    met: dict[tuple[str, str, str], list[_Old]] = {}
    for tag in body.tags:
        if tag.written and tag.attributes and tag.name not in _ELSEWHERE and not tag.location.is_made:
            for old in _old(tag):
                met.setdefault((tag.location.path, tag.name, old.name), []).append(old)
    for found in met.values():
        places = dict.fromkeys(old.tag.location.start for old in found)
        more = f", like {len(places) - 1} more in this file" if len(places) > 1 else ""
        yield _finding(found[0], more)


def _finding(old: _Old, more: str) -> Finding:
    attribute = old.tag.attributes[old.name]
    hint = f'write style="{old.style}" instead' if old.style else "remove it: it changes nothing"
    return Finding(attribute.location, f"the attribute {old.name} of <{old.tag.name}> is obsolete{more}", hint)


def _old(tag: Tag) -> Iterator[_Old]:
    """The attributes of a tag that a style replaces, or nothing."""
    from jekyll_tools.html.css import declarations
    from jekyll_tools.html.modern import modernise

    given = {name: attribute.value or "" for name, attribute in tag.attributes.items()}
    replaced = modernise(tag.name, given).replaced
    for name, value in given.items():
        location = tag.attributes[name].location
        if name not in replaced or (tag.name in _VALID and name in ("width", "height")):
            continue
        if "{{" not in location.text and "{%" not in location.text:
            alone = modernise(tag.name, {name: value})
            yield _Old(tag, name, declarations(alone.styles).replace('"', "'"))
