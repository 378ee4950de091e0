"""Conditions that filters get as texts (`where_exp`)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jekyll_tools.liquid import conditions
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.lexer import Lexer, StrictError

if TYPE_CHECKING:
    from jekyll_tools.liquid.conditions import Condition
    from jekyll_tools.target import Target


def condition(markup: str, target: Target) -> Condition:
    """A condition, which must be strictly right here. Raises LiquidError."""
    read = conditions.never if target.liquid >= (5, 0) else conditions.operand
    try:
        return conditions.strict(Lexer(markup), read, target.joined_expressions)
    except StrictError as refusal:
        raise LiquidError("syntax", str(refusal)) from None
