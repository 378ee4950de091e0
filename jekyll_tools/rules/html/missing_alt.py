"""A picture has no alternative text.

## Why
Without one a screen reader falls back to the file's name, and whoever cannot see the picture learns nothing of it. A
picture that only decorates takes an empty `alt=""`; a button that is a picture, and a link in a part of one (`<area>`),
need words of their own. Each file is reported once, at its first such picture.

## Bad
    <img src="https://example.org/cat.png">

## Good
    ![A sleeping cat](https://example.org/cat.png)

    <img src="https://example.org/line.png" alt="">
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.html.scan import Tag
from jekyll_tools.rules.rule import Context, rule

_NAMES = ("alt", "aria-label", "aria-labelledby", "title")
_WORDS = {
    "img": (
        "the picture has no alternative text: a screen reader reads out the file's name",
        'say in alt="…" what it shows, or write alt="" where it only decorates',
    ),
    "input": (
        "the button has no alternative text for its picture: a screen reader can only guess what it does",
        'say in alt="…" what it does',
    ),
    "area": (
        "the link in a picture has no alternative text: a screen reader can say nothing of it but its address",
        'say in alt="…" what it leads to',
    ),
}
_NO_PICTURE = frozenset(("0", "1", "0px", "1px"))  # a counter of visits


@rule(on=("tag:img", "tag:input", "tag:area"), level="warning")
def check(tag: Tag, _context: Context) -> Iterator[Finding]:
    if not tag.location.is_made and _is_picture(tag) and _lacks(tag):
        message, hint = _WORDS[tag.name]
        yield Finding(tag.location, message, hint, once="file")


def _is_picture(tag: Tag) -> bool:
    """Whether it is an `<img>`, a button that is a picture, or a part of a picture that leads somewhere."""
    kind = tag.attributes.get("type")
    is_button = kind is not None and (kind.value or "").strip().lower() == "image"
    return tag.name == "img" or (is_button if tag.name == "input" else "href" in tag.attributes)


def _lacks(tag: Tag) -> bool:
    given = tag.attributes
    if any(name in given for name in _NAMES):
        return False
    hidden = given.get("aria-hidden"), given.get("role")
    if any(one is not None and one.value in ("true", "presentation", "none") for one in hidden):
        return False
    return not any(name in given and given[name].value in _NO_PICTURE for name in ("width", "height"))
