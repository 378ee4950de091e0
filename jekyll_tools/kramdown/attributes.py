"""Attribute lists: what stands in `{: … }` and in `{:name: … }`."""

from __future__ import annotations

import re
from collections.abc import Mapping

from jekyll_tools.limits import ATTRIBUTE_LIST_CHARACTERS

# A brace ends the list unless it is escaped; so a list never spans a `}` of its own.
INSIDE = rf"(?:\\\}}|[^}}]){{0,{ATTRIBUTE_LIST_CHARACTERS}}}"
SOMETHING = rf"(?:\\\}}|[^}}]){{1,{ATTRIBUTE_LIST_CHARACTERS}}}"
NAME = r"[A-Za-z0-9_][A-Za-z0-9_-]*"

_ITEM = re.compile(
    rf"""(?:\A|(?<=\s))(?:
    (?P<key>{NAME})=(?:"(?P<double>(?:\\["}}]|[^"}}]|"(?!\s|\Z))*)"|'(?P<single>(?:\\['}}]|[^'}}]|'(?!\s|\Z))*)')
    |(?P<ref>{NAME})
    |(?P<short>(?:\#[A-Za-z][A-Za-z0-9_:-]*|\.[^\s.\#]+)+)
    )(?=\s|\Z)""",
    re.X,
)
_SHORT = re.compile(r"#([A-Za-z][A-Za-z0-9_:-]*)|\.([^\s.#]+)")


class AttributeList:
    """References to definitions, and attributes of its own."""

    __slots__ = ("attributes", "references")

    def __init__(self) -> None:
        self.references: list[str] = []
        self.attributes: dict[str, str] = {}

    def read(self, string: str) -> AttributeList:
        """Take in what a list says; what fits none of the four types is ignored."""
        for match in _ITEM.finditer(string):
            if match["key"] is not None:
                self._set(match["key"], match["double"], match["single"])
            elif match["ref"] is not None:
                self.references.append(match["ref"])
            else:
                self._shorthands(match["short"])
        return self

    def update(self, other: AttributeList) -> None:
        """Take in another list, as if it had been written behind this one."""
        self.references += other.references
        for key, value in other.attributes.items():
            self.attributes[key] = joined(self.attributes.get(key), value) if key == "class" else value

    def _set(self, key: str, double: str | None, single: str | None) -> None:
        quote = '"' if double is not None else "'"
        value = double if double is not None else single
        assert value is not None
        self.attributes[key] = value.replace("\\}", "}").replace("\\" + quote, quote)

    def _shorthands(self, string: str) -> None:
        for match in _SHORT.finditer(string):
            if match[1] is not None:
                self.attributes["id"] = match[1]
            else:
                self.attributes["class"] = joined(self.attributes.get("class"), match[2])


def joined(classes: str | None, more: str) -> str:
    """Classes add up; every other attribute is overwritten."""
    return f"{classes} {more}" if classes else more


def apply(target: dict[str, str], given: AttributeList, definitions: Mapping[str, AttributeList]) -> None:
    """Put a list's attributes on an element: what it refers to first, its own last."""
    _apply(target, given, definitions, set())


def _apply(
    target: dict[str, str], given: AttributeList, definitions: Mapping[str, AttributeList], seen: set[str]
) -> None:
    for name in given.references:
        definition = definitions.get(name)
        if definition is not None and name not in seen:
            _apply(target, definition, definitions, seen | {name})
    for key, value in given.attributes.items():
        target[key] = joined(target.get(key), value) if key == "class" else value
