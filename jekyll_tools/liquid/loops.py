"""What loops share: the items they go through, and what they tell about themselves."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from jekyll_tools.liquid import access, expressions
from jekyll_tools.liquid.drop import Drop
from jekyll_tools.liquid.numbers import to_integer, whole

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context
    from jekyll_tools.liquid.expressions import Expression


class Forloop(Drop):
    """`forloop`: where a loop is."""

    __slots__ = ("index", "length", "name", "parent")
    PART = "method"
    KEYS = ("first", "index", "index0", "last", "length", "name", "parentloop", "rindex", "rindex0")

    def __init__(self, name: str, length: int, parent: Forloop | None) -> None:
        self.name = name
        self.length = length
        self.parent = parent
        self.index = 0

    def get(self, key: object) -> object:
        """One of `KEYS`."""
        if key == "index":
            return self.index + 1
        if key == "index0":
            return self.index
        if key == "first":
            return self.index == 0
        if key == "last":
            return self.index == self.length - 1
        if key == "length":
            return self.length
        return self._rare(key)

    def has(self, key: object) -> bool:
        """Whether it is one of them."""
        return key in self.KEYS

    def _rare(self, key: object) -> object:
        if key == "rindex":
            return self.length - self.index
        if key == "rindex0":
            return self.length - self.index - 1
        return {"name": self.name, "parentloop": self.parent}.get(str(key))

    def to_s(self) -> str:
        """What Ruby calls it."""
        return "Liquid::ForloopDrop"


class Tablerowloop(Drop):
    """`tablerowloop`: the cell at hand."""

    __slots__ = ("column", "columns", "index", "length", "row")
    PART = "method"

    def __init__(self, length: int, columns: int) -> None:
        self.length = length
        self.columns = columns
        self.index = 0
        self.row = self.column = 1

    def advance(self) -> None:
        """Goes to the next cell."""
        self.index += 1
        full = self.column == self.columns
        self.row, self.column = (self.row + 1, 1) if full else (self.row, self.column + 1)

    def get(self, key: object) -> object:
        """What `forloop` knows too, and `row`, `col`, `col0`, `col_first`, `col_last`."""
        known: dict[object, object] = {
            "length": self.length,
            "index": self.index + 1,
            "index0": self.index,
            "rindex": self.length - self.index,
            "rindex0": self.length - self.index - 1,
            "first": self.index == 0,
            "last": self.index == self.length - 1,
            "row": self.row,
            "col": self.column,
            "col0": self.column - 1,
            "col_first": self.column == 1,
            "col_last": self.column == self.columns,
        }
        return known.get(key)

    def to_s(self) -> str:
        """What Ruby calls it."""
        return "Liquid::TablerowloopDrop"


class Slice:
    """The part of a collection that a loop goes through."""

    __slots__ = ("collection", "limit", "offset", "resumes", "reverse")

    def __init__(self, collection: Expression, reverse: bool, given: Mapping[str, str]) -> None:
        self.collection = collection
        self.reverse = reverse
        self.resumes = given.get("offset") == "continue"
        self.offset = expressions.parse(given["offset"]) if "offset" in given else None
        self.limit = expressions.parse(given["limit"]) if "limit" in given else None

    def of(self, context: Context, name: str) -> list[object]:
        """The items. Where they end is remembered under the loop's name, for `offset:continue`."""
        ends: dict[str, int] = context.registers.setdefault("for", {})
        start = ends.get(name, 0) if self.resumes else _number(self.offset, context) or 0
        limit = _number(self.limit, context)
        found = self.collection.evaluate(context)
        if isinstance(found, str):
            part: list[object] = [found] if found else []
        else:
            part = cut(sequence(found, context), start, None if limit is None else start + limit)
        if self.reverse:
            part.reverse()
        ends[name] = start + len(part)
        return part


def _number(expression: Expression | None, context: Context) -> int | None:
    value = expression.evaluate(context) if expression else None
    if value is None:
        return None
    return whole(value) if context.target.liquid >= (5, 0) else to_integer(value)


def cut(values: list[object], start: int, end: int | None) -> list[object]:
    """From `start` up to `end`; a place before the first is the first."""
    return values[max(start, 0) : None if end is None else max(end, 0)]


def sequence(value: object, context: Context) -> list[object]:
    """What a loop goes through, as a list of its own; of a hash its pairs; nothing for what has no items."""
    if isinstance(value, list):
        return list(value)
    if isinstance(value, range):
        return list[object](access.items(value, context))
    if isinstance(value, dict):
        return [[key, item] for key, item in value.items()]
    if isinstance(value, Drop):
        return [[key, value.get(key)] for key in value.keys()]  # noqa: SIM118 - a drop is no dict
    return []
