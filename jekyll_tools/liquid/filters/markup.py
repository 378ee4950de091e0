"""Liquid's filters for what goes into HTML and URLs."""

from __future__ import annotations

import binascii
from typing import TYPE_CHECKING

from jekyll_tools.liquid.errors import argument_error
from jekyll_tools.liquid.filter import liquid_filter
from jekyll_tools.liquid.sizes import growth, text
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context

ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"})
_ONCE = regex(r"[\"><']|&(?!([a-zA-Z]+|(#\d+));)")
_ESCAPE = regex(rb"%([0-9A-Fa-f]{2})")
_PLAIN = frozenset(b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
_QUOTED = [chr(octet) if octet in _PLAIN else "+" if octet == 32 else f"%{octet:02X}" for octet in range(256)]
_DROPPED = (("<script", "</script>"), ("<!--", "-->"), ("<style", "</style>"))


def escaped(context: Context, value: object) -> str:
    """A text with the five characters that mean something in HTML as references."""
    given = text(context, value)
    made = given.translate(ESCAPES)
    growth(context, len(made), len(given))
    return made


@liquid_filter("escape")
def escape(context: Context, value: object) -> str | None:
    """`<` becomes `&lt;`, and so on."""
    return None if value is None else escaped(context, value)


@liquid_filter("h")
def h(context: Context, value: object) -> str | None:
    """The same."""
    return escape(context, value)


@liquid_filter("escape_once")
def escape_once(context: Context, value: object) -> str:
    """The same, but what is a reference already stays one."""
    given = text(context, value)
    made = _ONCE.sub(lambda match: match[0].translate(ESCAPES), given)
    growth(context, len(made), len(given))
    return made


@liquid_filter("strip_html")
def strip_html(context: Context, value: object) -> str:
    """Without tags, comments, scripts and styles."""
    return without_html(text(context, value))


def without_html(given: str) -> str:
    """The same, of a text."""
    kept: list[str] = []
    at, opening = 0, given.find("<")
    dead: set[str] = set()  # what nothing ends from here on
    while opening >= 0:
        end = _dropped(given, opening, dead)
        if end > 0:
            kept.append(given[at:opening])
            at = end
        opening = given.find("<", max(end, opening + 1))
    made = "".join(kept) + given[at:]
    return _without_tags(made)


def _dropped(given: str, at: int, dead: set[str]) -> int:
    """Behind the script, comment or style that begins here; 0 where none does."""
    for opener, closer in _DROPPED:
        if closer not in dead and given.startswith(opener, at):
            end = given.find(closer, at + len(opener))
            if end >= 0:
                return end + len(closer)
            dead.add(closer)
    return 0


def _without_tags(given: str) -> str:
    kept: list[str] = []
    at, opening = 0, given.find("<")
    while opening >= 0:
        end = given.find(">", opening)
        if end < 0:
            break
        kept.append(given[at:opening])
        at = end + 1
        opening = given.find("<", at)
    return "".join(kept) + given[at:]


@liquid_filter("url_encode")
def url_encode(context: Context, value: object) -> str | None:
    """A text as it stands in a form's query: a blank is a plus."""
    if value is None:
        return None
    given = text(context, value)
    made = "".join([_QUOTED[octet] for octet in given.encode("utf-8", "surrogatepass")])
    growth(context, len(made), len(given))
    return made


@liquid_filter("url_decode")
def url_decode(context: Context, value: object) -> str | None:
    """The same back again. Raises LiquidError where the bytes are no text."""
    if value is None:
        return None
    octets = text(context, value).replace("+", " ").encode("utf-8", "surrogatepass")
    return decoded(_ESCAPE.sub(lambda match: bytes((int(match[1], 16),)), octets), "invalid byte sequence in UTF-8")


def decoded(octets: bytes, message: str) -> str:
    """The text of bytes. Raises LiquidError."""
    try:
        return octets.decode("utf-8")
    except UnicodeDecodeError:
        raise argument_error(message) from None


@liquid_filter("base64_encode")
def base64_encode(context: Context, value: object) -> str:
    """A text's bytes in Base64."""
    given = text(context, value).encode("utf-8", "surrogatepass")
    context.hold(len(given))
    return binascii.b2a_base64(given, newline=False).decode("ascii")


@liquid_filter("base64_url_safe_encode")
def base64_url_safe_encode(context: Context, value: object) -> str:
    """The same, with `-` and `_` for what a URL would not take."""
    return base64_encode(context, value).replace("+", "-").replace("/", "_")


@liquid_filter("base64_decode")
def base64_decode(context: Context, value: object) -> str:
    """The same back again. Raises LiquidError where it is none."""
    return _from_base64(text(context, value), "base64_decode")


@liquid_filter("base64_url_safe_decode")
def base64_url_safe_decode(context: Context, value: object) -> str:
    """The same back again; what pads its end may be missing. Raises LiquidError where it is none."""
    given = text(context, value)
    given += "=" * (-len(given) % 4) if not given.endswith("=") else ""
    return _from_base64(given.replace("-", "+").replace("_", "/"), "base64_url_safe_decode")


def _from_base64(given: str, name: str) -> str:
    refusal = f"invalid base64 provided to {name}"
    try:
        octets = binascii.a2b_base64(given)
    except ValueError:
        raise argument_error(refusal) from None
    if binascii.b2a_base64(octets, newline=False).decode("ascii") != given:
        raise argument_error(refusal)
    return decoded(octets, refusal)
