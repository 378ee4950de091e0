"""HTML tags as they were written: one streaming pass, every tag and attribute with its place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from jekyll_tools.text import Location


@dataclass(frozen=True, slots=True)
class Attribute:
    """An attribute: its name in lower case, its value with character references resolved (None where none is given)."""

    name: str
    value: str | None
    location: Location  # name and value together
    value_location: Location | None = None  # the value without its quotes


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag: written by the author as HTML (`written`), or made by kramdown from Markdown."""

    name: str
    location: Location
    attributes: Mapping[str, Attribute] = field(default_factory=dict)
    written: bool = True
    self_closing: bool = False


@dataclass(frozen=True, slots=True)
class EndTag:
    """An end tag, as written."""

    name: str
    location: Location
