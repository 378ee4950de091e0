"""An attribute of a tag is obsolete.

## Why
HTML leaves the look to styles: `align`, `bgcolor`, `<td width>` and the like give way to every style sheet, and
checkers of HTML complain about them. The hint names the style that does the same; `jekyll-tools render --clean` writes
the whole page's HTML that way, with the same look. An attribute is reported once a file, at the first tag that has it,
and `--fix` replaces all of them where the style depends on nothing else in the tag. Those that come with the code of an
embedded video (`frameborder`) are not reported.

## Bad
    <p align="center">The group in spring.</p>

## Good
    <p style="text-align: center">The group in spring.</p>
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.html.scan import Tag
from jekyll_tools.html.tables import HEADINGS, OBSOLETE
from jekyll_tools.rules.rule import Context, rule

_ELSEWHERE = frozenset((*OBSOLETE, "embed", "iframe", "object"))  # told as a whole, or another site's code
_VALID = frozenset(("img", "input", "video"))  # only some values of their width and height are not today's
# What most tags have, and no style replaces.
_TODAYS = frozenset(("alt", "class", "href", "id", "loading", "markdown", "rel", "src", "style", "target", "title"))
# What these hold plays no part in how their attributes look.
_ALONE = frozenset(("br", "caption", "li", "ol", "p", "td", "th", "tr", "ul", *HEADINGS))


@rule(on="tag:*", level="info")
def check(tag: Tag, _context: Context) -> Iterator[Finding]:
    if not tag.written or _TODAYS.issuperset(tag.attributes) or tag.name in _ELSEWHERE or tag.location.is_made:
        return
    for name, style in _old(tag):
        hint = f'write style="{style}" instead' if style else "remove it: it changes nothing"
        message = f"the attribute {name} of <{tag.name}> is obsolete"
        yield Finding(tag.attributes[name].location, message, hint, _fix(tag, name, style), once="file")


def _old(tag: Tag) -> Iterator[tuple[str, str]]:
    """The attributes of a tag that a style replaces, each with that style; "" where it changes nothing."""
    from jekyll_tools.html.css import declarations
    from jekyll_tools.html.modern import may_be_old, modernise

    if not may_be_old(tag.name, tag.attributes):
        return
    given = {name: attribute.value or "" for name, attribute in tag.attributes.items()}
    replaced = modernise(tag.name, given).replaced
    for name, value in given.items():
        if name not in replaced or (tag.name in _VALID and name in ("width", "height")):
            continue
        location = tag.attributes[name].location
        if "{{" not in location.text and "{%" not in location.text:
            alone = modernise(tag.name, {name: value})
            yield name, declarations(alone.styles).replace('"', "'")


def _fix(tag: Tag, name: str, style: str) -> tuple[Edit, ...]:
    """The style in the attribute's place; none where others in the tag act on it too."""
    from jekyll_tools.html.splice import escaped

    place = tag.attributes[name].location
    written = place.origin.string[place.start - 1 : place.end + 1]
    if tag.name not in _ALONE or "style" in tag.attributes or not style or tag.location.through or "\n" in written:
        return ()
    if sum(1 for _ in _old(tag)) > 1 or not written[0].isspace() or written[-1] not in " \t/>":
        return ()
    return (Edit(place, f'style="{escaped(style)}"'),)
