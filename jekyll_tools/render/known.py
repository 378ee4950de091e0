"""Whether a condition holds for a document, as far as its own keys and the settings say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from jekyll_tools.liquid.expressions import Expression, Literal, Lookup

if TYPE_CHECKING:
    from jekyll_tools.liquid.conditions import Condition
    from jekyll_tools.site.page import Page

_UNKNOWN = object()
DATE = "date"
# What Jekyll itself gives a document, and the site.
_WORDS = """
    categories content date draft excerpt ext id name next output path previous relative_path slug tags title url
"""
OF_DOCUMENT = frozenset(_WORDS.split())
_WORDS = """
    categories collections data documents github html_files html_pages pages posts related_posts static_files tags time
"""
_OF_SITE = frozenset(_WORDS.split())


def holds(condition: Condition | None, variable: str, page: Page, settings: Mapping[str, object]) -> bool | None:
    """Whether a condition holds for a document; None where that is not known."""
    while condition is not None:
        left = _value(condition.left, variable, page, settings)
        right = _value(condition.right, variable, page, settings) if condition.right else None
        if condition.operator is None and _is_date(condition.left, variable):
            left = True  # each document has one
        if left is _UNKNOWN or right is _UNKNOWN or condition.operator not in (None, "==", "!="):
            return None
        is_so = left is not None and left is not False if condition.operator is None else left == right
        is_so = not is_so if condition.operator == "!=" else is_so
        if condition.then is None or is_so == (condition.joint == "or"):
            return is_so
        condition = condition.then
    return None


def _is_date(expression: Expression, variable: str) -> bool:
    return isinstance(expression, Lookup) and expression.name == variable and list(expression.keys) == [DATE]


def _value(expression: Expression, variable: str, page: Page, settings: Mapping[str, object]) -> object:
    """The value of an expression that hangs on the document and the settings alone, else `_UNKNOWN`."""
    if isinstance(expression, Literal):
        return expression.value
    if not isinstance(expression, Lookup) or not all(isinstance(key, str) for key in expression.keys):
        return _UNKNOWN
    first = str(expression.keys[0]) if expression.keys else ""
    if expression.name == variable and first == "collection":
        return page.collection
    given = OF_DOCUMENT if expression.name == variable else _OF_SITE
    if not first or expression.name not in (variable, "site") or first in given:
        return _UNKNOWN
    value: object = page.data if expression.name == variable else settings
    for key in expression.keys:
        value = value.get(key) if isinstance(value, Mapping) else None
    return value
