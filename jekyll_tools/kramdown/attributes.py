"""Attribute lists: what stands in `{: … }` and in `{:name: … }`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from jekyll_tools.kramdown.source import STRIPPED
from jekyll_tools.limits import ATTRIBUTE_LIST_CHARACTERS
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.kramdown.source import Source
    from jekyll_tools.text import Location

# A brace ends the list unless it is escaped; so a list never spans a `}` of its own.
INSIDE = rf"(?:\\\}}|[^}}]){{0,{ATTRIBUTE_LIST_CHARACTERS}}}"
SOMETHING = rf"(?:\\\}}|[^}}]){{1,{ATTRIBUTE_LIST_CHARACTERS}}}"
NAME = r"[A-Za-z0-9_][A-Za-z0-9_-]*"

_LONG = 200  # characters of a list that is remembered

_NONE: dict[str, str] = {}  # never changed

# What following a reference counts for, in characters.
_REFERENCE = 64

_ITEM = regex(
    rf"""(?:\A|(?<=\s))(?:
    (?P<key>{NAME})=(?:"(?P<double>(?:\\["}}]|[^"}}]|"(?!\s|\Z))*)"|'(?P<single>(?:\\['}}]|[^'}}]|'(?!\s|\Z))*)')
    |(?P<ref>{NAME})
    |(?P<short>(?:\#[A-Za-z][A-Za-z0-9_:-]*|\.[^\s.\#]+)+)
    )(?=\s|\Z)""",
    re.X | re.A,
)
_SHORT = regex(r"#([A-Za-z][A-Za-z0-9_:-]*)|\.([^\s.#]+)", re.A)


Item = TypeVar("Item")


class Written(NamedTuple):
    """The inside of a list as it was written: at `at` in its source."""

    string: str
    source: Source
    at: int


class Given(NamedTuple):
    """Where a list gives an attribute: where the item starts, its value, and how many quotes stand behind that."""

    source: Source
    start: int
    value: int
    end: int
    quotes: int

    @property
    def text(self) -> str:
        return self.source.string[self.value : self.end]

    @property
    def location(self) -> Location:
        return self.source.locate(self.start, self.end + self.quotes)

    @property
    def value_location(self) -> Location:
        return self.source.locate(self.value, self.end)


class AttributeList:
    """References to definitions, and attributes of its own. Behind a span there may be `parts`, one after the other."""

    __slots__ = ("_owns", "_places", "attributes", "parts", "references", "written")

    def __init__(self) -> None:
        self.references: Sequence[str] = ()  # most are empty: there may be very many lists
        self.attributes = _NONE  # which lists share: whoever adds to them asks for their own
        self._owns = False
        self.parts: Sequence[AttributeList] = ()
        self.written: Sequence[Written] = ()
        self._places: dict[str, list[Given]] | None = None

    def read(self, string: str, source: Source | None = None, at: int = 0) -> AttributeList:
        """Take in what a list says that stands at `at`; what fits none of the four types is ignored."""
        if source is not None:
            self.written = _longer(self.written, (Written(string, source, at),))
        if len(string) > _LONG or self.attributes:
            self._take(string)
        else:  # a page has most of its lists many times: each is read once
            references, attributes = _known(string)
            self.references = _longer(self.references, references)
            self.attributes = attributes
        return self

    def _own(self) -> dict[str, str]:
        """The attributes, to be changed."""
        if not self._owns:
            self.attributes = dict(self.attributes)
            self._owns = True
        return self.attributes

    def _take(self, string: str) -> None:
        own = self._own()
        for match in _ITEM.finditer(string):
            if match["key"] is not None:
                _set(own, match["key"], match["double"], match["single"])
            elif match["ref"] is not None:
                self.references = _longer(self.references, (match["ref"],))
            else:
                _add_shorthands(own, match["short"])

    def update(self, other: AttributeList) -> None:
        """Take in another list, as if it had been written behind this one."""
        self.references = _longer(self.references, other.references)
        self.written = _longer(self.written, other.written)
        _put(self._own(), other.attributes)

    def follow(self, other: AttributeList) -> None:
        """Take in another list, to be applied behind what there is."""
        self.update(other)
        if self.parts and other.goes_with(self.parts[-1]):
            _put(self.parts[-1]._own(), other.attributes)
        else:
            self.parts = _longer(self.parts, (other,))

    def goes_with(self, other: AttributeList) -> bool:
        """Whether it may be taken together with one before it, since nobody asks where it stands and nothing comes in
        between; blanks around classes do.
        """
        classes = [each.attributes["class"] for each in (self, other) if "class" in each.attributes]
        neat = all(each and each.strip(STRIPPED) == each for each in classes)
        return neat and not (self.written or other.written or self.references)

    def places(self, name: str) -> list[Given]:
        """Where the list gives an attribute, in order; asked when the whole document is read."""
        if self._places is None:
            self._places = {}
            for written in self.written:
                for key, given in _given(written):
                    self._places.setdefault(key, []).append(given)
        return self._places.get(name, [])


def _set(own: dict[str, str], key: str, double: str | None, single: str | None) -> None:
    quote = '"' if double is not None else "'"
    value = double if double is not None else single
    assert value is not None
    own[key] = value.replace("\\}", "}").replace("\\" + quote, quote)


def _add_shorthands(own: dict[str, str], string: str) -> None:
    for match in _SHORT.finditer(string):
        if match[1] is not None:
            own["id"] = match[1]
        else:
            own["class"] = joined(own.get("class"), match[2])


def _longer(items: Sequence[Item], more: Sequence[Item]) -> Sequence[Item]:
    """Items with more behind them."""
    if not more:
        return items
    if not isinstance(items, list):
        return list(more)
    items += more
    return items


@lru_cache(maxsize=256)
def _known(string: str) -> tuple[Sequence[str], dict[str, str]]:
    """What a list says: its references and its attributes, neither to be changed."""
    made = AttributeList()
    made._take(string)
    return tuple(made.references), made.attributes


def _given(written: Written) -> Iterator[tuple[str, Given]]:
    """The attributes that a list gives, each with its place."""
    source, at = written.source, written.at
    for match in _ITEM.finditer(written.string):
        if match["key"] is not None:
            quoted = "double" if match["double"] is not None else "single"
            yield match["key"], Given(source, at + match.start(), at + match.start(quoted), at + match.end(quoted), 1)
        elif match["short"] is not None:
            for short in _SHORT.finditer(written.string, *match.span()):
                start, end = at + short.start(), at + short.end()
                yield "class" if short[1] is None else "id", Given(source, start, start + 1, end, 0)


def unmatched(written: Written) -> str:
    """What a list says that gives no attributes, where it was written: references, and what is ignored."""
    string = written.string
    parts, done = [], 0
    for match in _ITEM.finditer(string):
        if match["ref"] is None:
            parts += [string[done : match.start()], " " * len(match[0])]
            done = match.end()
    return "".join((*parts, string[done:]))


def joined(classes: str | None, more: str) -> str:
    """Classes add up; every other attribute is overwritten."""
    return (f"{classes} {more}" if classes else more).lstrip(STRIPPED)


def apply(
    target: dict[str, str],
    given: AttributeList,
    definitions: Mapping[str, AttributeList],
    afford: Callable[[int], bool],
) -> None:
    """Put a list's attributes on an element: what it refers to first, its own last.

    `afford` is asked whether so many more characters may be made of definitions.
    """
    for part in given.parts or (given,):
        for attributes in _referred(part, definitions, afford) if part.references else ():
            _put(target, attributes)
        _put(target, part.attributes)


def _put(target: dict[str, str], attributes: Mapping[str, str]) -> None:
    for key, value in attributes.items():
        target[key] = joined(target.get(key), value) if key == "class" else value


def _referred(
    given: AttributeList, definitions: Mapping[str, AttributeList], afford: Callable[[int], bool]
) -> Iterator[Mapping[str, str]]:
    """What a list refers to, and what that refers to, the innermost first; nothing refers to itself."""
    open_names = {""}
    stack = [("", given, iter(given.references))]
    while stack:
        name, current, references = stack[-1]
        inner = next((inner for inner in references if inner in definitions and inner not in open_names), None)
        if inner is None:
            stack.pop()
            open_names.discard(name)
            if stack:
                yield current.attributes
            continue
        definition = definitions[inner]
        if not afford(_REFERENCE + sum(map(len, definition.attributes.values()))):
            return
        open_names.add(inner)
        stack.append((inner, definition, iter(definition.references)))
