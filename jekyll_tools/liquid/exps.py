"""Conditions that filters get as texts (`where_exp`)."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from jekyll_tools.liquid import conditions, expressions
from jekyll_tools.liquid.errors import LiquidError
from jekyll_tools.liquid.lexer import Lexer, StrictError

if TYPE_CHECKING:
    from jekyll_tools.liquid.conditions import Condition


@lru_cache(maxsize=256)
def condition(markup: str, joined: bool) -> Condition:
    """A condition, which must be strictly right here, and in which `empty` is just an empty text.

    Raises LiquidError.
    """
    try:
        return conditions.strict(Lexer(markup), expressions.parse, joined)
    except StrictError as refusal:
        raise LiquidError("syntax", str(refusal)) from None
