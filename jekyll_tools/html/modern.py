"""A start tag in today's words.

An old attribute gives way to every style sheet, a `style` attribute to none: the look is the same wherever the site's
own style sheet does not speak of that property.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from jekyll_tools.html import colours
from jekyll_tools.html.css import Style, Styles, dimension, integer, length
from jekyll_tools.html.hints import ATTRIBUTES, EVERYWHERE, LOOKS, RENAMED
from jekyll_tools.records import NamedTuple

# Elements whose width and height are whole numbers; browsers take more.
_SIZED = frozenset(("embed", "iframe", "img", "object", "video"))


class Modern(NamedTuple):
    """A start tag in today's words: its name, its declarations, the attributes they replace, those to be rewritten."""

    name: str
    styles: Styles
    replaced: frozenset[str]
    rewritten: Mapping[str, str]


def may_be_old(name: str, attributes: Iterable[str]) -> bool:
    """Whether there is anything among attributes of a tag of that name that `modernise` looks at."""
    if name == "hr" or name in _SIZED:
        return True
    own = ATTRIBUTES.get(name, EVERYWHERE)
    return any(attribute in own or attribute in EVERYWHERE for attribute in attributes)


def modernise(name: str, attributes: Mapping[str, str]) -> Modern:
    """The tag of that name with those attributes (values resolved) in today's words.

    >>> modernise("font", {"color": "Tomato", "class": "news"}).styles
    (('color', 'Tomato'),)
    """
    styles: list[Style] = [*LOOKS.get(name, ())]
    replaced: set[str] = set()
    for attribute, value in attributes.items():
        convert = ATTRIBUTES.get(name, {}).get(attribute) or EVERYWHERE.get(attribute)
        found = convert(value) if convert else None
        if found is not None:
            styles += found
            replaced.add(attribute)
    if name == "hr":
        styles += _rule(attributes)
        replaced |= attributes.keys() & {"align", "color", "noshade", "size", "width"}
    rewritten = _sizes(attributes, styles, replaced) if name in _SIZED else {}
    return Modern(RENAMED.get(name, name), tuple(styles), frozenset(replaced), rewritten)


def _rule(attributes: Mapping[str, str]) -> list[Style]:
    """The look of `<hr>`: with `noshade` or a colour it is one stroke, as browsers fill it."""
    styles: list[Style] = []
    found = colours.css(attributes.get("color", ""))
    if found or "noshade" in attributes:
        styles += ("border-style", "solid"), *([("border-color", found)] if found else [])
    if "size" in attributes:
        styles += _thickness(integer(attributes["size"]) or 0, found or ("noshade" in attributes and "gray"))
    styles += length("width")(attributes.get("width", "")) or ()
    return styles + list(_RULE_ALIGN.get(attributes.get("align", "").lower(), ()))


_RULE_ALIGN: Mapping[str, Styles] = {
    "left": (("margin-left", "0"), ("margin-right", "auto")),
    "right": (("margin-left", "auto"), ("margin-right", "0")),
    "center": (("margin-left", "auto"), ("margin-right", "auto")),
}


def _thickness(size: int, fill: str | bool) -> Styles:
    if size <= 1:
        return (("border-bottom-width", "0"),)
    if size == 2:
        return ()
    return (("height", f"{size - 2}px"), *([("background-color", str(fill))] if fill else []))


def _sizes(attributes: Mapping[str, str], styles: list[Style], replaced: set[str]) -> dict[str, str]:
    """Widths and heights that are no whole numbers become a style (`50%`) or a whole number (`300px`)."""
    rewritten: dict[str, str] = {}
    for name in ("width", "height"):
        value = attributes.get(name)
        if value is None or (value.isascii() and value.isdecimal()):
            continue
        found = dimension(value)
        whole = found.removesuffix("px")
        if whole.isdecimal():
            rewritten[name] = whole
            continue
        replaced.add(name)
        if found:
            styles.append((name, found))
    return rewritten
