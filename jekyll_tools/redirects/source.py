"""Where a redirect's stub is written, and which sources are refused."""

from __future__ import annotations

import unicodedata

from jekyll_tools import outputs
from jekyll_tools.urls.escapes import decoded

PLACEHOLDERS = (":path", ":basename", ":output_ext")
SPACED = "has a part that ends in a dot, or starts or ends with a space"
_ACTING = frozenset(("Cc", "Cf", "Cs", "Zl", "Zp"))
_JOINERS = "\u200c\u200d"  # parts of words and of emoji


def hidden(text: str) -> bool:
    """Whether a text holds characters that are not shown but act: controls, bidi marks, line separators.

    >>> hidden("/a\\tb"), hidden("/é b")
    (True, False)
    """
    return not text.isprintable() and any(
        unicodedata.category(character) in _ACTING and character not in _JOINERS for character in text
    )


def destination(source: str) -> str:
    """The stub's file, relative to the output folder, for a source that `fault` lets pass.

    Jekyll decodes once, and adds `.html` where the address has no ending; the plugin's README says otherwise.

    >>> destination("/old/"), destination("/old"), destination("/v1.2"), destination("/per%20cent.html")
    ('old/index.html', 'old.html', 'v1.2', 'per cent.html')
    """
    path = "/".join(filter(None, decoded(source).split("/")))
    if source.endswith("/"):
        return f"{path}/index.html" if path else "index.html"
    return path if _has_ending(source) or path.endswith(".html") else path + ".html"


def _has_ending(source: str) -> bool:
    stem, dot, ending = source.rpartition("/")[2].rpartition(".")
    return bool(stem.strip(".") and dot and ending)


def fault(source: str) -> str:
    """Why no stub is written for a source, in words; "" where one is.

    What Jekyll would silently move elsewhere, what no browser asks for, and what has another meaning than it seems.

    >>> fault("/a/../b"), fault("/wiki/Talk:Main/")
    ("contains '..'", '')
    """
    if source in ("", "/") or not source.strip("/"):
        return "" if source == "/" else "is empty"
    if "://" in source:
        return "is a full address, not a path of this site"
    if source.startswith("//"):
        return "starts with two slashes, which names another host"
    return _character_fault(source) or _decoded_fault(source) or outputs.fault(destination(source))


def _character_fault(source: str) -> str:
    if hidden(source):
        return "contains an invisible control character"
    if ".." in source:
        return "contains '..'"
    if "{{" in source or "{%" in source:
        return "contains Liquid, which is not run here"
    for character in '\\?#*<>"|':
        if character in source:
            return f"contains {character!r}"
    return next((f"contains the placeholder {name}" for name in PLACEHOLDERS if name in source), "")


def _decoded_fault(source: str) -> str:
    once = decoded(source)
    if "\ufffd" in once:
        return "is not UTF-8 once decoded"
    if once.count("/") != source.count("/"):
        return "contains an encoded slash (%2F)"
    for form in (once, decoded(once)):
        if hidden(form) or "\\" in form:
            return "contains an encoded control character or backslash"
        for segment in form.split("/"):
            if segment.endswith((".", " ")) or segment.startswith(" "):
                return SPACED
    return ""
