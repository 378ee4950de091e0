"""Keys of the front matter that templates ask for in another way than they are written."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from jekyll_tools.diagnostic import Finding
from jekyll_tools.psych import Entry
from jekyll_tools.regex import regex
from jekyll_tools.site.live_templates import live_templates
from jekyll_tools.site.site import Site

_NO = ("false", "off")  # not "no", which is Norwegian
_HELD = ("header", "sidebar")  # keys under which the themes have others
_INNER = regex(r"\bpage\.(header|sidebar)\b(?:\.(\w+))?")
_OF_TEXTS = ("first", "last", "size")


def of_templates(entry: Entry, site: Site) -> Iterator[Finding]:
    """What is wrong with a key that no plugin reads."""
    value = entry.value
    if not isinstance(value, str):
        return
    name = str(entry.path[-1])
    if value.strip().lower() in _NO and _is_asked(name, site):
        message = f'{name} takes true or false, not the text "{value}": the site\'s templates take it for true'
        yield Finding(entry.location, message, "write false without quotes", level="warning")
    elif name in _HELD and value.strip() and (inner := _inner(site).get(name)):
        message = f"{name} takes keys with values, not a text: the site's templates find nothing in it"
        key = _meant(name, inner)
        hint = (
            f"write it as the key `{key}` in it: {name}: {{{key}: …}}" if key else f"write one of its keys: {inner[0]}"
        )
        yield Finding(entry.location, message, hint, level="warning")


@lru_cache(maxsize=256)
def _is_asked(name: str, site: Site) -> bool:
    """Whether a template asks for a page's key as for true or false."""
    asked = re.compile(
        rf"\{{%-?\s*(?:if|unless|elsif)\b[^%]{{0,200}}?\bpage\.{re.escape(name)}(?![\w.\[-])(?!\s*(?:[=!<>]|contains\b))"
    )
    return any(f"page.{name}" in text and asked.search(text) for text in live_templates(site).values())


@lru_cache(maxsize=1)
def _inner(site: Site) -> dict[str, tuple[str, ...]]:
    """The keys that templates ask for within those of `_HELD`, where none asks for the whole."""
    found: dict[str, dict[str, None]] = {}
    whole = set()
    for text in live_templates(site).values():
        for name, inner in _INNER.findall(text):
            if inner and inner not in _OF_TEXTS:
                found.setdefault(name, {})[inner] = None
            else:
                whole.add(name)
    return {name: tuple(inner) for name, inner in found.items() if name not in whole}


def _meant(name: str, inner: tuple[str, ...]) -> str:
    """The key that a lone text is most likely meant for."""
    usual = {"header": ("teaser", "image", "overlay_image"), "sidebar": ("nav",)}[name]
    return next((key for key in usual if key in inner), "")
