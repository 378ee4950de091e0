"""What an element file declares, and the order in which the elements are tried.

A file in `block/` or `span/` holds one element: its `SYNTAX` and the functions that the syntax names. The files are
discovered; where order matters a syntax says which one it comes `before`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType, ModuleType
from typing import TYPE_CHECKING, TypeVar

from jekyll_tools import discovery
from jekyll_tools.records import NamedTuple

if TYPE_CHECKING:
    import re

    from jekyll_tools.kramdown.element import Element
    from jekyll_tools.kramdown.frame import Frame
    from jekyll_tools.kramdown.renderer import Renderer
    from jekyll_tools.kramdown.spans import Spans
    from jekyll_tools.kramdown.state import State

    Render = Callable[[Element, int, Renderer], str]

KRAMDOWN, GFM = "kramdown", "GFM"
INPUTS = (KRAMDOWN, GFM)


class Block(NamedTuple):
    """A block element. `pattern` must match at the start of its first line (flags: multi-line, ASCII).

    `parse(match, state)` gives the offset behind the element, or None where it is no such element after all: then
    the next syntax is tried. `gfm` is the pattern under GFM input, where that differs. `begins` are the characters that
    the first line may begin with: any where none are given.
    """

    name: str
    pattern: str
    parse: Callable[[re.Match[str], State], int | None]
    before: str | None = None
    gfm: str | None = None
    begins: str = ""
    inputs: tuple[str, ...] = INPUTS
    render: Mapping[str, Render] = MappingProxyType({})


class Span(NamedTuple):
    """A span element. One of the regular expressions `start` must match; each begins with a literal character.

    `parse(spans, at, frame)` gives the offset behind what it took, be it as an element or as literal text, or 0 to
    let the next syntax try.
    """

    name: str
    start: tuple[str, ...]
    parse: Callable[[Spans, int, Frame], int]
    before: str | None = None
    inputs: tuple[str, ...] = INPUTS
    render: Mapping[str, Render] = MappingProxyType({})


Syntax = TypeVar("Syntax", Block, Span)


def discover(package: str, kind: type[Syntax]) -> list[Syntax]:
    """The syntaxes of a package's modules, in the order in which they are tried."""
    return ordered([_syntax(module, kind) for module in discovery.modules(package).values()])


def _syntax(module: ModuleType, kind: type[Syntax]) -> Syntax:
    syntax = getattr(module, "SYNTAX", None)
    if not isinstance(syntax, kind):
        raise TypeError(f"{module.__name__} declares no SYNTAX of type {kind.__name__}")
    return syntax


def ordered(syntaxes: Iterable[Syntax]) -> list[Syntax]:
    """The syntaxes, each ahead of the one it names with `before`; alphabetical where nothing is said.

    Raises ValueError where a name is unknown, taken twice, or the wishes go round in a circle.
    """
    named: dict[str, Syntax] = {}
    for syntax in sorted(syntaxes, key=lambda item: item.name):
        if syntax.name in named:
            raise ValueError(f"two syntaxes are named {syntax.name}")
        named[syntax.name] = syntax
    order: list[Syntax] = []
    waiting = dict(named)
    while waiting:
        ready = next((s for s in waiting.values() if not _awaited(s.name, waiting)), None)
        if ready is None:
            raise ValueError("the order goes round in a circle: " + ", ".join(waiting))
        if ready.before is not None and ready.before not in named:
            raise ValueError(f"{ready.name} wants to come before {ready.before}, which does not exist")
        order.append(waiting.pop(ready.name))
    return order


def _awaited(name: str, waiting: Mapping[str, Syntax]) -> bool:
    return any(other.before == name for other in waiting.values())
