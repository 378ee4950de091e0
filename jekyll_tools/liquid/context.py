"""What a template is rendered in: the variables, the site, and what may still be spent."""

from __future__ import annotations

from collections.abc import Mapping, MutableMapping
from typing import TYPE_CHECKING, Any

from jekyll_tools.limits import LIQUID_CHARACTERS, LIQUID_STEPS, NESTING
from jekyll_tools.liquid.drop import Drop
from jekyll_tools.liquid.errors import LiquidError, argument_error
from jekyll_tools.liquid.expressions import Empty
from jekyll_tools.ruby.classes import class_name

if TYPE_CHECKING:
    from jekyll_tools.liquid.engine import Engine


class Context:
    """The scopes (the innermost last), Jekyll's payload below them, and the budget of one rendering.

    `environment` is the payload: a dict, or a `Drop` that answers `set` too (`increment` writes there, so Jekyll's
    counters live as long as its payload). `page_path` is the page's source path. `registers` is what tags remember
    from one use to the next. `interrupts` are the `break` and
    `continue` that still unwind.
    """

    def __init__(
        self,
        engine: Engine,
        environment: MutableMapping[Any, object] | Drop,
        page_path: str = "",
        variables: Mapping[str, object] | None = None,
    ) -> None:
        self.engine = engine
        self.target = engine.target
        self.host = engine.host
        self.reads = engine.host.reads
        self.strict_variables = engine.settings.strict_variables
        self.environment = environment
        self.page_path = page_path
        self.scopes: list[dict[Any, object]] = [dict(variables or {})]
        self.registers: dict[str, Any] = {}
        self.interrupts: list[str] = []
        self.steps = LIQUID_STEPS
        self.characters = LIQUID_CHARACTERS

    def get(self, name: object) -> object:
        """A variable's value; None for an unknown one."""
        try:
            for scope in reversed(self.scopes):
                if name in scope:
                    return scope[name]
            return self.environment.get(name)
        except TypeError:  # a list for a name
            return None

    def has(self, name: object) -> bool:
        """Whether there is a variable of that name, be it nil."""
        if any(name in scope for scope in self.scopes):
            return True
        return self.environment.has(name) if isinstance(self.environment, Drop) else name in self.environment

    def set(self, name: str, value: object) -> None:
        """Assigns as `assign` does: to the outermost scope."""
        self.scopes[0][name] = "" if isinstance(value, Empty) else value

    def count(self, name: str, step: int) -> int:
        """A counter's new value. Raises LiquidError where the payload has something else of that name."""
        value = self.environment.get(name) or 0
        if not isinstance(value, int):
            kind = class_name(value)
            raise argument_error(f"no implicit conversion of Integer into {kind}")
        value += step
        if isinstance(self.environment, Drop):
            self.environment.set(name, value)
        else:
            self.environment[name] = value
        return value

    def push(self, scope: dict[Any, object]) -> None:
        """Opens a scope; every one is closed by `pop`. Raises LiquidError where it is one too many."""
        if len(self.scopes) > NESTING:
            raise LiquidError("nesting", "Nesting too deep")
        self.scopes.append(scope)

    def pop(self) -> None:
        """Closes the innermost scope."""
        del self.scopes[-1]

    def spend(self, steps: int) -> None:
        """Takes from the page's steps, BEFORE the work is done: a node rendered, an item gone through is one."""
        self.steps -= steps
        if self.steps < 0:
            raise LiquidError("limit", "liquid-steps")

    def hold(self, characters: int) -> None:
        """Takes from the page's characters, BEFORE they are made."""
        self.characters -= characters
        if self.characters < 0:
            raise LiquidError("limit", "liquid-characters")
