"""Extensions: `{::comment}`, `{::nomarkdown}` and `{::options}`, on lines of their own and within a line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from jekyll_tools.kramdown.attributes import INSIDE, AttributeList
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.options import set_in_text
from jekyll_tools.limits import OPTION_CHARACTERS
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.kramdown.context import Context
    from jekyll_tools.kramdown.source import Source

START = rf"\{{::(?P<name>\w+)(?:\s(?P<list>{INSIDE}?))?(?P<alone>/)?\}}"


# The end tag of each; the name may be left out there.
STOPS = {name: regex(rf"\{{:/(?:{name})?\}}") for name in ("comment", "nomarkdown", "options")}

# Options by which blocks are read, each with what stands behind it.
_READING = ("parse_block_html", "parse_span_html", "html_to_native")


def reading(options: Mapping[str, Any]) -> list[Any]:
    """What options say of how blocks are read."""
    return [options[name] for name in _READING]


def may_change(found: re.Match[str]) -> bool:
    """Whether an extension may set one of these: all have the word in their names."""
    return found["name"] == "options" and "html" in (found["list"] or "")


def build(context: Context, source: Source, found: re.Match[str], body: str | None, category: str) -> Element | bool:
    """What an extension leaves in the tree: an element, True for nothing, False where there is no such extension."""
    name = found["name"]
    attributes = AttributeList().read(found["list"] or "").attributes
    if name == "comment":
        return _comment(body, category)
    if name == "nomarkdown":
        return _raw(body, attributes.get("type", ""), category)
    if name == "options":
        is_long = len(found["list"] or "") > OPTION_CHARACTERS
        if is_long and any(len(text) > OPTION_CHARACTERS for text in attributes.values()):
            context.refuse("option-characters", source, found.start("list"), found.end("list"))
            attributes = {key: text for key, text in attributes.items() if len(text) <= OPTION_CHARACTERS}
        set_in_text(context.options, attributes)
        return True
    return False


def _comment(body: str | None, category: str) -> Element | bool:
    if body is None:
        return True
    element = Element("comment", body.removesuffix("\n") if category == "block" else body)
    element.own_options()["category"] = category
    return element


def _raw(body: str | None, kinds: str, category: str) -> Element | bool:
    if body is None:
        return True
    element = Element("raw", body.removesuffix("\n") + "\n" if category == "block" else body)
    if kinds.split() and "html" not in kinds.split():
        element.value = ""  # meant for another kind of output
    element.own_options()["category"] = category
    return element
