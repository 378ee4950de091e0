"""What HTML's old elements and attributes are today, as tables (WHATWG: "Obsolete features", "Rendering").

Where browsers and the standard part, browsers are followed.
"""

from __future__ import annotations

from collections.abc import Mapping

from jekyll_tools.html.css import (
    Convert,
    Styles,
    border,
    bullets,
    choice,
    colour,
    each,
    extent,
    family,
    image,
    integer,
    length,
    nothing,
    pixels,
    size,
)
from jekyll_tools.html.tables import HEADINGS

# What an old element is called today, and the look that was in its name.
RENAMED: Mapping[str, str] = {
    **dict.fromkeys(("big", "blink", "font", "nobr", "tt"), "span"),
    "acronym": "abbr",
    "center": "div",
    "dir": "ul",
    "image": "img",
    "listing": "pre",
    "strike": "s",
    "xmp": "pre",
}
LOOKS: Mapping[str, Styles] = {
    "big": (("font-size", "larger"),),
    "center": (("text-align", "center"),),
    "nobr": (("white-space", "nowrap"),),
    "tt": (("font-family", "monospace"),),
}

_TEXT_ALIGN = each("text-align", "left center right justify", middle="center")
_VALIGN = each("vertical-align", "top middle bottom baseline")
_BACKGROUND: Mapping[str, Convert] = {"bgcolor": colour("background-color"), "background": image}
_FLOATING: Mapping[str, Convert] = {
    "align": choice(
        {
            "left": (("float", "left"),),
            "right": (("float", "right"),),
            "top": (("vertical-align", "top"),),
            "bottom": (("vertical-align", "baseline"),),
            "baseline": (("vertical-align", "baseline"),),
            "texttop": (("vertical-align", "text-top"),),
            "absmiddle": (("vertical-align", "middle"),),
            "abscenter": (("vertical-align", "middle"),),
            "absbottom": (("vertical-align", "bottom"),),
            "middle": None,  # the middle on the line's base: CSS has no word for it
            "center": None,
        }
    ),
    "hspace": length("margin-left", "margin-right"),
    "vspace": length("margin-top", "margin-bottom"),
}
_ALIGNED: Mapping[str, Convert] = {"align": _TEXT_ALIGN}
_BULLETED: Mapping[str, Convert] = {"compact": nothing, "type": each("list-style-type", "disc circle square none")}
_ROW: Mapping[str, Convert] = {
    "align": each("text-align", "left center right justify", middle="center", absmiddle="center"),
    "valign": _VALIGN,
    "height": extent("height"),
    "char": nothing,
    "charoff": nothing,
    **_BACKGROUND,
}
_CELL: Mapping[str, Convert] = {
    **_ROW,
    "width": extent("width"),
    "nowrap": lambda _value: (("white-space", "nowrap"),),
    "axis": nothing,
}
_COLUMN: Mapping[str, Convert] = {
    "align": nothing,  # no browser heeds it
    "valign": _VALIGN,
    "width": length("width"),
    "char": nothing,
    "charoff": nothing,
}
# The attributes of today's elements that a style replaces, by element; those of <hr> and <table> act together, below.
ATTRIBUTES: Mapping[str, Mapping[str, Convert]] = {
    **dict.fromkeys(("p", *HEADINGS, "div"), _ALIGNED),
    **dict.fromkeys(("tr", "tbody", "thead", "tfoot"), _ROW),
    **dict.fromkeys(("td", "th"), _CELL),
    **dict.fromkeys(("col", "colgroup"), _COLUMN),
    "a": dict.fromkeys(("charset", "coords", "methods", "rev", "shape", "urn"), nothing),
    "br": {"clear": each("clear", "left right both", all="both")},
    "caption": {"align": each("caption-side", "top bottom")},
    "dl": {"compact": nothing},
    "font": {"color": colour("color"), "face": family, "size": size},
    "form": {"accept": nothing},
    "iframe": {
        "align": _FLOATING["align"],
        **dict.fromkeys(("hspace", "vspace"), nothing),
        "allowtransparency": nothing,
        "frameborder": lambda value: () if integer(value) else (("border", "0"),),
        "framespacing": nothing,
    },
    "img": {**_FLOATING, "border": border, "lowsrc": nothing},
    "input": {**_FLOATING, "border": border, "ismap": nothing, "usemap": nothing},
    "li": {"type": bullets},
    "object": {**_FLOATING, "border": border},
    "embed": _FLOATING,
    "ol": {"compact": nothing},
    "pre": {"width": nothing},
    "table": {
        "align": choice(
            {
                "left": (("float", "left"),),
                "right": (("float", "right"),),
                "center": (("margin-left", "auto"), ("margin-right", "auto")),
            }
        ),
        "cellspacing": pixels("border-spacing"),
        "height": length("height"),
        "width": extent("width"),
        **_BACKGROUND,
        **dict.fromkeys(("datapagesize", "hspace", "summary", "vspace"), nothing),
    },
    "ul": _BULLETED,
    "dir": {"compact": nothing, "type": nothing},  # no browser heeds its type
}
# Obsolete attributes for which neither CSS nor HTML has a word, and (from the table above) those of a value like that.
_WITHOUT_EQUIVALENT = {
    "a": "name",
    "embed": "name",
    "head": "profile",
    "html": "version",
    "iframe": "longdesc marginheight marginwidth scrolling",
    "img": "longdesc name",
    "legend": "align",
    "link": "charset methods rev target urn",
    "meta": "scheme",
    "object": "archive classid code codebase codetype declare standby",
    "script": "charset event for language",
    "table": "frame rules",
    "td": "abbr scope",
}
LEFT: Mapping[str, frozenset[str]] = {
    name: frozenset((*_WITHOUT_EQUIVALENT.get(name, "").split(), *ATTRIBUTES.get(name, ())))
    for name in (*ATTRIBUTES, *_WITHOUT_EQUIVALENT)
}
EVERYWHERE = dict.fromkeys(("datafld", "dataformatas", "datasrc"), nothing)
