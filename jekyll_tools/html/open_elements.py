"""The elements that are open at a point of a page, and those cut off before they met their end tag.

Every operation costs no more than the number of open elements, which `limits.OPEN_ELEMENTS` bounds.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection

from jekyll_tools.html.scan import RawTag
from jekyll_tools.html.tables import FORMATTING, OPTIONAL_END, SCOPES


class Cut:
    """What ended an element around others that were still open: a start or end tag, and the element it ended."""

    __slots__ = ("ended", "reported", "tag")

    def __init__(self, tag: RawTag, ended: str) -> None:
        self.tag = tag
        self.ended = ended
        self.reported = False


class Open:
    """An element that awaits its end tag; `excused` where another's fault keeps that from being read."""

    __slots__ = ("excused", "tag")

    def __init__(self, tag: RawTag) -> None:
        self.tag = tag
        self.excused = False

    @property
    def name(self) -> str:
        return self.tag.name


class CutOff:
    """An element whose surroundings were closed first; its end tag may still come while `depth` elements are open."""

    __slots__ = ("cut", "depth", "element", "settled")

    def __init__(self, element: Open, cut: Cut, depth: int) -> None:
        self.element = element
        self.cut = cut
        self.depth = depth
        self.settled = False


class Stack:
    """Open elements, outermost first."""

    def __init__(self) -> None:
        self.elements: list[Open] = []
        self._names: Counter[str] = Counter()  # so that what is not open is not looked for

    def __len__(self) -> int:
        return len(self.elements)

    @property
    def innermost(self) -> Open | None:
        return self.elements[-1] if self.elements else None

    def push(self, tag: RawTag) -> None:
        self.elements.append(Open(tag))
        self._names[tag.name] += 1

    def inner(self, names: Collection[str], barrier: Collection[str]) -> int:
        """The innermost element of these names before any of the barrier's; -1 for none."""
        found = self._within(names, barrier, first=True)
        return found[0] if found else -1

    def outer(self, names: Collection[str], barrier: Collection[str]) -> int:
        """The outermost element of these names before any of the barrier's; -1 for none."""
        found = self._within(names, barrier, first=False)
        return found[-1] if found else -1

    def _within(self, names: Collection[str], barrier: Collection[str], first: bool) -> list[int]:
        found: list[int] = []
        if any(self._names[name] for name in names):
            for index in range(len(self.elements) - 1, -1, -1):
                name = self.elements[index].name
                if name in names:
                    found.append(index)
                    if first:
                        break
                elif name in barrier:
                    break
        return found

    def pop(self, index: int) -> list[Open]:
        """Removes the element at `index` and all inside it; returns them."""
        popped = self.elements[index:]
        del self.elements[index:]
        self._names.subtract(element.name for element in popped)
        return popped

    def remove(self, index: int) -> Open:
        """Removes the element at `index` alone."""
        element = self.elements.pop(index)
        self._names[element.name] -= 1
        return element


class Remains:
    """The elements cut off, by the depth at which hope for their end tag ends."""

    def __init__(self) -> None:
        self._by_name: dict[str, list[CutOff]] = defaultdict(list)
        self._by_depth: dict[int, list[CutOff]] = defaultdict(list)
        self._deepest = 0

    def add(self, inner: list[Open], cut: Cut, stack: Stack, left_scope: bool) -> None:
        """Takes the elements that `cut` found open; `left_scope`: it closed a cell or the like around them."""
        for element in inner:
            if element.name in OPTIONAL_END:
                continue
            carried = element.name in FORMATTING and not left_scope
            depth = 1 + stack.inner(SCOPES, ()) if carried else len(stack)
            remnant = CutOff(element, cut, depth)
            self._by_name[element.name].append(remnant)
            self._by_depth[depth].append(remnant)
            self._deepest = max(self._deepest, depth)

    def take(self, name: str) -> CutOff | None:
        """The last one of that name, which has met its end tag."""
        waiting = self._by_name[name]
        while waiting:
            remnant = waiting.pop()
            if not remnant.settled:
                remnant.settled = True
                return remnant
        return None

    def settle(self, depth: int) -> list[CutOff]:
        """Those that wait in vain now that only `depth` elements are open (-1: at the end of the page)."""
        lost: list[CutOff] = []
        while self._deepest > depth:
            lost += [remnant for remnant in self._by_depth.pop(self._deepest, ()) if not remnant.settled]
            self._deepest -= 1
        self._deepest = max(self._deepest, 0)
        for remnant in lost:
            remnant.settled = True
        return lost
