"""An image names no picture.

## Why
Without `src` or `srcset`, or with an empty one, there is nothing to show; an empty `src` has some browsers ask for the
page itself once more. Without `alt` too an `<img width="10">` is a gap of that width, and is left alone. Where
`avatar:` is left empty in `_config.yml`, a theme that puts a folder before it has them ask for that folder. (An image
with `data-src` or an `id`, which a script fills in, is left alone.)

## Bad
    <img alt="A cat">

## Good
    <img src="https://example.org/cat.png" alt="A cat">
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Level, Problem
from jekyll_tools.html.scan import Attribute, Tag
from jekyll_tools.regex import regex
from jekyll_tools.rules.printed import cut
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.spelling import distance

_OUTPUT = regex(r"\{\{[^{}]*\}\}")
_NEXT = regex(r"\s{0,9}(?:<a\b[^<>]{0,1000}>)?\s{0,9}<img\b[^<>]{0,1000}\bsrc\b", re.IGNORECASE)
_MESSAGE = "the image names no picture, so nothing is shown"


@rule(on=("tag:img", "problem:empty-picture"), level="error")
def check(tag: Tag | Problem, _context: Context) -> Iterator[Finding]:
    if isinstance(tag, Problem):
        message = (
            f"the author's picture has no name: browsers ask for the folder {tag.facts['folder']}, and show nothing"
        )
        yield Finding(tag.location, message, f"name a picture in {str(tag.facts['folder'])[1:]}")
        return
    names = tag.attributes
    if "id" in names or any(name.startswith("data-") and name.endswith(("src", "srcset")) for name in names):
        return
    if not {"src", "srcset", "alt"} & names.keys() and "width" in names:
        return  # an empty place of that width
    sources = [names[name] for name in ("src", "srcset") if name in names]
    if not any((source.value or "").strip() for source in sources):
        slip = None if sources else next(filter(_is_slip, names.values()), None)
        place = sources[0].location if sources else tag.location
        hint = f"write src instead of {slip.name}" if slip else _hint(tag)
        # Browsers show no broken picture of an empty alternative text, nor where neither is given.
        is_silent = not names["alt"].value if "alt" in names else not sources
        level: Level | None = "warning" if is_silent and not slip else None
        if place.through and (printed := _OUTPUT.search(place.text)):
            hint = f"write what {cut(printed[0])} is to print, or have the template ask whether it is empty"
            yield Finding(place, _MESSAGE, hint, level=level)
        elif place.is_made:  # the template that prints it is not to be mended
            yield Finding(place, _MESSAGE, f"{hint}, in what {cut(place.text)} prints", level="warning")
        else:
            yield Finding(place, _MESSAGE, hint, level=level)


def _hint(tag: Tag) -> str:
    place = tag.location
    is_lead = "align" in tag.attributes and _NEXT.match(place.origin.string, place.end)
    if is_lead:
        return f'write align="{tag.attributes["align"].value}" in the image behind it, and take this one out'
    return "name one, or take the image out"


def _is_slip(attribute: Attribute) -> bool:
    """Whether an attribute that nothing reads was meant to be `src`."""
    return attribute.name not in ("alt", "src") and distance(attribute.name, "src") == 1 and bool(attribute.value)
