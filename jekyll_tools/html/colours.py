"""Colours as HTML's old attributes have them (WHATWG: "rules for parsing a legacy color value")."""

from __future__ import annotations

from jekyll_tools.regex import regex

# CSS Color 4, "Named Colors".
_NAMES = (
    "aliceblue antiquewhite aqua aquamarine azure beige bisque black blanchedalmond blue blueviolet brown burlywood "
    "cadetblue chartreuse chocolate coral cornflowerblue cornsilk crimson cyan darkblue darkcyan darkgoldenrod "
    "darkgray darkgreen darkgrey darkkhaki darkmagenta darkolivegreen darkorange darkorchid darkred darksalmon "
    "darkseagreen darkslateblue darkslategray darkslategrey darkturquoise darkviolet deeppink deepskyblue dimgray "
    "dimgrey dodgerblue firebrick floralwhite forestgreen fuchsia gainsboro ghostwhite gold goldenrod gray green "
    "greenyellow grey honeydew hotpink indianred indigo ivory khaki lavender lavenderblush lawngreen lemonchiffon "
    "lightblue lightcoral lightcyan lightgoldenrodyellow lightgray lightgreen lightgrey lightpink lightsalmon "
    "lightseagreen lightskyblue lightslategray lightslategrey lightsteelblue lightyellow lime limegreen linen magenta "
    "maroon mediumaquamarine mediumblue mediumorchid mediumpurple mediumseagreen mediumslateblue mediumspringgreen "
    "mediumturquoise mediumvioletred midnightblue mintcream mistyrose moccasin navajowhite navy oldlace olive "
    "olivedrab orange orangered orchid palegoldenrod palegreen paleturquoise palevioletred papayawhip peachpuff peru "
    "pink plum powderblue purple rebeccapurple red rosybrown royalblue saddlebrown salmon sandybrown seagreen "
    "seashell sienna silver skyblue slateblue slategray slategrey snow springgreen steelblue tan teal thistle tomato "
    "turquoise violet wheat white whitesmoke yellow yellowgreen"
)
NAMED = frozenset(_NAMES.split())
_HEX = regex(r"#(?:[0-9A-Fa-f]{3}|[0-9A-Fa-f]{6})")
_NO_DIGIT = regex(r"[^0-9A-Fa-f]")
_ASTRAL = regex(r"[\U00010000-\U0010ffff]")
_LONGEST = 128


def css(value: str) -> str:
    """The CSS colour that browsers take the value of an attribute like `bgcolor` for; "" where they take none.

    >>> css(" Tomato "), css("#F00"), css("chucknorris"), css("transparent")
    ('Tomato', '#F00', '#c00000', '')
    """
    word = value.strip("\t\n\f\r ")
    if not value or word.lower() == "transparent":
        return ""
    return word if word.lower() in NAMED or _HEX.fullmatch(word) else _guess(word)


def _guess(word: str) -> str:
    digits = _ASTRAL.sub("00", word)[:_LONGEST].removeprefix("#")
    digits = _NO_DIGIT.sub("0", digits) or "0"
    digits += "0" * (-len(digits) % 3)
    width = len(digits) // 3
    parts = [digits[at : at + width][-8:] for at in range(0, 3 * width, width)]
    while len(parts[0]) > 2 and all(part[0] == "0" for part in parts):
        parts = [part[1:] for part in parts]
    return "#" + "".join(part[:2].zfill(2) for part in parts).lower()
