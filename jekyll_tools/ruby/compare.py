"""Ruby's `==`, `<=>` and sorting."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from typing import Any, TypeVar

from jekyll_tools.limits import RUBY_NESTING
from jekyll_tools.ruby.classes import class_name
from jekyll_tools.ruby.show import inspect

T = TypeVar("T")


class Incomparable(TypeError):
    """Two values without an order; the message is Ruby's."""

    def __init__(self, left: object, right: object) -> None:
        special = right is None or isinstance(right, bool | int | float)
        super().__init__(
            f"comparison of {class_name(left)} with {inspect(right) if special else class_name(right)} failed"
        )


def equal(left: object, right: object, depth: int = 0) -> bool:
    """`left == right`: numbers by value, lists and hashes item by item, true is not 1.

    >>> equal(1, 1.0), equal(True, 1), equal([1, "a"], [1.0, "a"]), equal("1", 1)
    (True, False, True, False)
    """
    if isinstance(left, bool) or isinstance(right, bool):
        return left is right
    if isinstance(left, list) and isinstance(right, list):
        if len(left) != len(right) or depth > RUBY_NESTING:
            return False
        return all(equal(one, other, depth + 1) for one, other in zip(left, right, strict=True))
    if isinstance(left, dict) and isinstance(right, dict):
        if len(left) != len(right) or depth > RUBY_NESTING:
            return False
        return all(key in right and equal(value, right[key], depth + 1) for key, value in left.items())
    if isinstance(left, range) and isinstance(right, range):
        return left.start == right.start and left.stop == right.stop
    try:
        return bool(left == right)
    except TypeError:
        return False


def order(left: object, right: object) -> int | None:
    """`left <=> right`: below, equal or above 0; None where there is no order.

    >>> order(1, 2.5), order("b", "a"), order([1, 2], [1]), order(None, None), order(1, "a")
    (-1, 1, 1, 0, None)
    """
    if isinstance(left, str) and isinstance(right, str):
        return (left > right) - (left < right)
    if isinstance(left, bool) or isinstance(right, bool) or left is None or right is None:
        return 0 if left is right else None
    if isinstance(left, int | float) and isinstance(right, int | float):
        return None if math.isnan(left) or math.isnan(right) else (left > right) - (left < right)
    if isinstance(left, list) and isinstance(right, list):
        return _lists(left, right)
    if isinstance(left, date) and isinstance(right, date):
        return _times(left, right)
    if hasattr(left, "compare"):
        made: int | None = left.compare(right)
        return made
    return 0 if equal(left, right) else None


def _lists(left: list[Any], right: list[Any]) -> int | None:
    for one, other in zip(left, right, strict=False):
        found = order(one, other)
        if found != 0:
            return found
    return (len(left) > len(right)) - (len(left) < len(right))


def _times(left: date, right: date) -> int | None:
    if isinstance(left, datetime) is not isinstance(right, datetime):
        return None
    return (left > right) - (left < right)


def compare(left: object, right: object) -> int:
    """`left <=> right`. Raises Incomparable."""
    found = order(left, right)
    if found is None:
        raise Incomparable(left, right)
    return found


def sort(values: Iterable[T], by: Callable[[T, T], int] = compare) -> list[T]:
    """Sorted, in the very order that Ruby on Linux gives: by merging, so that what is equal keeps its order, and an
    order that is none (a is before b, b before c, c before a) has the same outcome. Raises Incomparable.

    >>> sort([3, 1, 2.5])
    [1, 2.5, 3]
    """
    given = list(values)
    if by is compare and (all(v.__class__ is str for v in given) or all(v.__class__ is int for v in given)):
        return sorted(given)  # type: ignore[type-var]
    return _merged(given, by)


def _merged(values: Sequence[T], by: Callable[[T, T], int]) -> list[T]:
    if len(values) < 2:
        return list(values)
    middle = len(values) // 2
    left, right = _merged(values[:middle], by), _merged(values[middle:], by)
    made: list[T] = []
    i = j = 0
    while i < len(left) and j < len(right):
        if by(left[i], right[j]) <= 0:
            made.append(left[i])
            i += 1
        else:
            made.append(right[j])
            j += 1
    return made + left[i:] + right[j:]
