"""What is known of HTML's elements, as tables (WHATWG HTML: "Parsing", "Obsolete features", "Attributes")."""

from __future__ import annotations

from collections.abc import Mapping


def _names(words: str) -> frozenset[str]:
    return frozenset(words.split())


VOID = _names(  # The last row is obsolete, but browsers still end these at once.
    "area base br col embed hr img input link meta param source track wbr basefont bgsound frame image keygen"
)

# What stands inside these is text, not tags; in the second kind character references count.
RAW_TEXT = _names("script style xmp iframe noembed noframes plaintext")
ESCAPABLE_TEXT = _names("textarea title")

FOREIGN = frozenset(("svg", "math"))

# A start tag of one of these ends an open <p>.
BLOCK = _names(
    "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form "
    "h1 h2 h3 h4 h5 h6 header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul "
    "xmp"
)

HEADINGS = _names("h1 h2 h3 h4 h5 h6")

# Parts of a table: they end each other, and belong to no paragraph.
TABLE_PARTS = _names("caption col colgroup tbody td tfoot th thead tr")

# The end tag may be left out …
OPTIONAL_END = _names(
    "html head body li dt dd p rt rp rb rtc optgroup option colgroup caption thead tbody tfoot tr td th"
)
# … and of these the start tag too, so that an end tag alone closes something.
OPTIONAL_START = _names("html head body tbody colgroup")

# Elements that browsers open again after the block that cut them off, so they hold until their own end tag.
FORMATTING = _names("a b big code em font i nobr s small strike strong tt u")

# Nothing inside these closes anything outside.
SCOPES = _names("applet caption html table td th marquee object template")

# What an element listens to when it asks "am I inside inline text?": all that is neither block nor part of a table.
SPECIAL = BLOCK | TABLE_PARTS | SCOPES | _names("body head button select")

# Obsolete elements, and what to write in their place.
OBSOLETE: Mapping[str, str] = {
    "acronym": "<abbr>",
    "applet": "<object>",
    "basefont": "the style sheet",
    "bgsound": "<audio>",
    "big": '<span style="font-size: larger">',
    "blink": "the style sheet",
    "center": '<div style="text-align: center">',
    "dir": "<ul>",
    "font": "<span style=…>",
    "frame": "<iframe>",
    "frameset": "<iframe>",
    "image": "<img>",
    "isindex": "<form> with <input>",
    "keygen": "the Web Cryptography API",
    "listing": "<pre>",
    "marquee": "the style sheet",
    "menuitem": "a script",
    "multicol": "the style sheet",
    "nextid": "an id of its own",
    "nobr": '<span style="white-space: nowrap">',
    "noembed": "<object>",
    "noframes": "<iframe>",
    "param": "the attribute data of <object>",
    "plaintext": "<pre>",
    "rb": "<ruby> without it",
    "rtc": "nested <ruby>",
    "spacer": "the style sheet",
    "strike": "<s>",
    "tt": '<span style="font-family: monospace">',
    "xmp": "<pre>",
}

# Elements of drawings (SVG) and formulas (MathML): elsewhere browsers show nothing of them.
DRAWN = _names(
    "animate animatemotion animatetransform circle clippath cursor defs desc discard ellipse feblend fecolormatrix "
    "fecomponenttransfer fecomposite feconvolvematrix fediffuselighting fedisplacementmap fedistantlight "
    "fedropshadow feflood fefunca fefuncb fefuncg fefuncr fegaussianblur feimage femerge femergenode femorphology "
    "feoffset fepointlight fespecularlighting fespotlight fetile feturbulence filter foreignobject g glyph hatch "
    "hatchpath hkern line lineargradient marker mask mesh metadata mpath path pattern polygon polyline "
    "radialgradient rect set stop switch symbol text textpath tref tspan use view vkern maction menclose merror "
    "mfenced mfrac mi mmultiscripts mn mo mover mpadded mphantom mprescripts mroot mrow ms mspace msqrt mstyle msub "
    "msubsup msup mtable mtd mtext mtr munder munderover none annotation semantics"
)

# All that browsers know, obsolete ones and those of drawings and formulas too.
ELEMENTS = (
    VOID
    | RAW_TEXT
    | ESCAPABLE_TEXT
    | BLOCK
    | TABLE_PARTS
    | OPTIONAL_END
    | FORMATTING
    | SCOPES
    | SPECIAL
    | frozenset(OBSOLETE)
    | FOREIGN
    | DRAWN
    | _names(
        "abbr audio bdi bdo canvas cite data datalist del dfn fencedframe geolocation ins kbd label legend map mark "
        "meter noscript output permission picture portal progress q ruby samp selectedcontent slot span sub sup time "
        "var video"
    )
)

# Attributes whose value is a URL, or (SETS) several.
URLS: Mapping[str, tuple[str, ...]] = {
    "a": ("href", "ping"),
    "area": ("href", "ping"),
    "audio": ("src",),
    "base": ("href",),
    "blockquote": ("cite",),
    "body": ("background",),
    "button": ("formaction",),
    "del": ("cite",),
    "embed": ("src",),
    "form": ("action",),
    "frame": ("src", "longdesc"),
    "iframe": ("src", "longdesc"),
    "img": ("src", "longdesc"),
    "input": ("src", "formaction"),
    "ins": ("cite",),
    "link": ("href",),
    "object": ("data",),
    "q": ("cite",),
    "script": ("src",),
    "source": ("src",),
    "table": ("background",),
    "td": ("background",),
    "th": ("background",),
    "track": ("src",),
    "video": ("src", "poster"),
}
URL_SETS: Mapping[str, tuple[str, ...]] = {"img": ("srcset",), "source": ("srcset",), "link": ("imagesrcset",)}


_TABLE = frozenset(("table", "template", "html"))
_ITEM = SPECIAL - {"address", "div", "p"}
_PARAGRAPH = (frozenset(("p",)), SCOPES | {"button"})
_ROW = _names("tr td th caption colgroup")

# What a start tag ends: (the elements ended, those behind which nothing is looked for), each pair in turn.
Ends = tuple[tuple[frozenset[str], frozenset[str]], ...]
ENDS: Mapping[str, Ends] = {
    **dict.fromkeys(BLOCK, (_PARAGRAPH,)),
    "li": ((_names("li"), _ITEM), _PARAGRAPH),
    **dict.fromkeys(("dd", "dt"), ((_names("dd dt"), _ITEM), _PARAGRAPH)),
    **dict.fromkeys(("td", "th"), ((_names("td th caption colgroup"), _TABLE),)),
    "tr": ((_ROW, _TABLE),),
    **dict.fromkeys(("tbody", "thead", "tfoot"), ((_ROW | _names("tbody thead tfoot"), _TABLE),)),
    **dict.fromkeys(("caption", "colgroup"), ((_names("caption colgroup"), _TABLE),)),
    "col": ((_names("caption"), _TABLE),),
    "option": ((_names("option"), SPECIAL | {"optgroup"}),),
    "optgroup": ((_names("option optgroup"), SPECIAL),),
    **dict.fromkeys(("rt", "rp"), ((_names("rt rp"), SPECIAL | {"ruby", "rtc"}),)),
    "a": ((_names("a"), SCOPES),),
    "nobr": ((_names("nobr"), SCOPES),),
    "button": ((_names("button"), SCOPES),),
    "body": ((_names("head"), frozenset()),),
}

# Behind which elements an end tag finds nothing to close; SCOPES for those not named.
END_SCOPES: Mapping[str, frozenset[str]] = {
    "p": SCOPES | {"button"},
    "li": SCOPES | {"ol", "ul"},
    "table": _names("template html"),
    "html": frozenset(),
    "body": frozenset(),
    **dict.fromkeys(TABLE_PARTS, _TABLE),
}
