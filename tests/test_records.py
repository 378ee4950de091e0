"""Our named tuples are Python's, made later: the first ones, which are made in another way, and those after them."""

from __future__ import annotations

from typing import Any
from typing import NamedTuple as Pythons

import pytest

from jekyll_tools.records import NamedTuple


class _Theirs(Pythons):
    first: int
    second: str = "b"
    third: tuple[int, ...] = ()


CALLS: list[tuple[tuple[Any, ...], dict[str, Any]]] = [
    ((1,), {}),
    ((1, "c"), {}),
    ((1, "c", (2,)), {}),
    ((1,), {"third": (3,)}),
    ((), {"second": "c", "first": 1}),
    ((), {}),
    ((), {"second": "c"}),
    ((1, "c", (2,), 4), {}),
    ((1,), {"first": 2}),
    ((1,), {"fourth": 2}),
]


def made(kind: Any, values: tuple[Any, ...], named: dict[str, Any]) -> object:
    try:
        return tuple(kind(*values, **named))
    except TypeError:
        return TypeError


@pytest.mark.parametrize("before", [0, 100])
@pytest.mark.parametrize(("values", "named"), CALLS)
def test_what_is_given_becomes_the_fields(before: int, values: tuple[Any, ...], named: dict[str, Any]) -> None:
    class Ours(NamedTuple):
        first: int
        second: str = "b"
        third: tuple[int, ...] = ()

    for _ in range(before):
        Ours(1)
    assert made(Ours, values, named) == made(_Theirs, values, named)
