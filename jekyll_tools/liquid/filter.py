"""A filter: a function of the context, the value and the arguments, found by its name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from jekyll_tools import discovery
from jekyll_tools.limits import LIQUID_TEXT
from jekyll_tools.liquid.errors import LiquidError, argument_error
from jekyll_tools.records import NamedTuple

if TYPE_CHECKING:
    from jekyll_tools.liquid.context import Context

F = TypeVar("F", bound=Callable[..., object])
_MARK = "liquid_filter"
_CHARACTERS_A_STEP = 256

ABSENT: object = object()
"""An argument that was not given, where nil would be one."""


class Filter(NamedTuple):
    """A filter and how many arguments it takes, the value before it among them, as Ruby counts."""

    function: Callable[..., object]
    least: int
    most: int

    def run(self, context: Context, value: object, given: list[object]) -> object:
        """What the filter makes of a value. Raises LiquidError, for a wrong number of arguments too."""
        count = len(given) + 1
        if not self.least <= count <= self.most:
            wanted = str(self.least) if self.least == self.most else f"{self.least}..{self.most}"
            raise argument_error(f"wrong number of arguments (given {count}, expected {wanted})")
        if value.__class__ is str and len(value) >= _CHARACTERS_A_STEP:
            context.spend(len(value) // _CHARACTERS_A_STEP)
        made = self.function(context, value, *given)
        if made.__class__ is str and len(made) > LIQUID_TEXT:
            context.hold(len(made))
        return made


def liquid_filter(name: str) -> Callable[[F], F]:
    """Makes a filter of a function `(context, value, *arguments)`; defaults are the arguments that may be left out."""

    def mark(function: F) -> F:
        setattr(function, _MARK, name)
        return function

    return mark


def undefined(name: str) -> Filter:
    """A filter that nobody knows, where the site wants to be told."""

    def fail(context: Context, value: object) -> object:
        raise LiquidError("undefined", f"undefined filter {name}")

    return Filter(fail, 1, 1)


def load() -> dict[str, Filter]:
    """Every filter in `filters/`, by name. Raises ValueError where two have one name."""
    found: dict[str, Filter] = {}
    for module in discovery.modules("jekyll_tools.liquid.filters").values():
        for function in vars(module).values():
            name = getattr(function, _MARK, None)
            if name is None or function.__module__ != module.__name__:
                continue
            if name in found:
                raise ValueError(f"two filters are named {name}")
            found[name] = _filter(function)
    return found


def _filter(function: Any) -> Filter:
    most = function.__code__.co_argcount - 1
    return Filter(function, most - len(function.__defaults__ or ()), most)
