"""Values of HTML's old attributes as CSS declarations (WHATWG: "Rendering", "Common microsyntaxes").

A converter takes an attribute's value and gives (property, value) pairs: none for a value that browsers ignore, and
None itself for one that CSS has no word for.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping

from jekyll_tools.html import colours
from jekyll_tools.regex import regex

Style = tuple[str, str]
Styles = tuple[Style, ...]
Convert = Callable[[str], Styles | None]

_DIMENSION = regex(r"[\t\n\f\r ]*\+?([0-9]+)(\.[0-9]+)?(%?)")
_INTEGER = regex(r"[\t\n\f\r ]*([+-]?)([0-9]+)")
_UNSAFE = regex(r"[;{}()\\!\x00-\x1f]")
_SIZES = ("x-small", "small", "medium", "large", "x-large", "xx-large", "xxx-large")
_NUMBERED = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_BULLETS = frozenset(("disc", "circle", "square", "none"))
_IN_URL = {'"': "%22", "'": "%27", "\\": "%5C", "(": "%28", ")": "%29", "\n": "", "\t": "", "\r": ""}


def declarations(styles: Iterable[Style]) -> str:
    """Declarations as a `style` attribute has them; of several for one property, the last.

    >>> declarations([("color", "red"), ("width", "2px"), ("color", "Tomato")])
    'color: Tomato; width: 2px'
    """
    return "; ".join(f"{name}: {value}" for name, value in dict(styles).items())


def dimension(value: str) -> str:
    """A length or percentage as CSS has it; "" for none.

    >>> dimension("300"), dimension("50%"), dimension(" 2.50em"), dimension("auto")
    ('300px', '50%', '2.5px', '')
    """
    match = _DIMENSION.match(value)
    if match is None or len(match[1]) > 9:
        return ""
    return match[1].lstrip("0").zfill(1) + (match[2] or "").rstrip("0").rstrip(".") + (match[3] or "px")


def length(*properties: str) -> Convert:
    """Converts a length or percentage."""

    def convert(value: str) -> Styles:
        size = dimension(value)
        return tuple((name, size) for name in properties) if size else ()

    return convert


def extent(name: str) -> Convert:
    """As `length`, where zero is no size at all (tables, cells)."""

    def convert(value: str) -> Styles:
        size = dimension(value)
        return ((name, size),) if size and re.search("[1-9]", size) else ()

    return convert


def integer(value: str) -> int | None:
    """A whole number at the start of a text; None for none.

    >>> integer("+2px"), integer("-1"), integer("x")
    (2, -1, None)
    """
    match = _INTEGER.match(value)
    return int(match[1] + match[2]) if match and len(match[2]) < 10 else None


def pixels(name: str) -> Convert:
    """As `length`, where a percentage is no length."""

    def convert(value: str) -> Styles:
        found = dimension(value)
        return ((name, found),) if found.endswith("px") else ()

    return convert


def border(value: str) -> Styles:
    """Converts an image's `border`."""
    width = integer(value)
    return (("border", f"{width}px solid"),) if width and width > 0 else ()


def colour(name: str) -> Convert:
    """Converts a colour."""

    def convert(value: str) -> Styles:
        found = colours.css(value)
        return ((name, found),) if found else ()

    return convert


def choice(words: Mapping[str, Styles | None]) -> Convert:
    """Converts one of some words; browsers ignore the others."""
    return lambda value: words.get(value.strip().lower(), ())


def each(name: str, words: str, **others: str) -> Convert:
    """As `choice`, of words that CSS knows for the property by the same name, and others it calls differently."""
    known = {**{word: word for word in words.split()}, **others}
    return choice({word: ((name, value),) for word, value in known.items()})


def nothing(_value: str) -> Styles:
    """Converts what browsers ignore."""
    return ()


def family(value: str) -> Styles:
    """Converts `face`."""
    if not value.strip() or _UNSAFE.search(value) or value.count('"') % 2 or value.count("'") % 2:
        return ()
    return (("font-family", value.strip() if "'" in value else value.strip().replace('"', "'")),)


def size(value: str) -> Styles:
    """Converts `size` of `<font>`: 1 to 7, or relative to 3."""
    number = integer(value)
    if number is None:
        return ()
    relative = value.strip()[0] in "+-"
    return (("font-size", _SIZES[min(max(3 + number if relative else number, 1), 7) - 1]),)


def image(value: str) -> Styles:
    """Converts `background`."""
    url = "".join(_IN_URL.get(character, character) for character in value.strip())
    return (("background-image", f"url('{url}')"),) if url else ()


def bullets(value: str) -> Styles:
    """Converts `type` of a list or its item."""
    word = _NUMBERED.get(value) or (value.lower() if value.lower() in _BULLETS else "")
    return (("list-style-type", word),) if word else ()
