"""A long text that sets options, written while it is read: those that count for all of it are found out first.

What stands on a line of its own sets an option for the blocks behind, and for all texts; within a line for the texts
behind. What is written is so by the options at the end.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from jekyll_tools.kramdown.nested import skim

if TYPE_CHECKING:
    from jekyll_tools.kramdown.context import Context
    from jekyll_tools.kramdown.element import Document
    from jekyll_tools.kramdown.state import State
    from jekyll_tools.text import Text

    Begin = Callable[[Text, dict[str, Any], dict[str, Any]], tuple[Document, Context, State]]
    Pass = Callable[[Document, Context, State, dict[str, Any]], str]

_SETS = "{::options"
_SHORT = 500_000  # characters: all blocks of such a text may as well be kept


def passes(text: Text) -> bool:
    """Whether a text is one of these."""
    return len(text.string) > _SHORT and _SETS in text.string


def html(text: Text, given: dict[str, Any], begin: Begin, write: Pass) -> str | None:
    """The text's HTML; None where blocks would have to be read in the order of the document, all of them first."""
    final = _final(text, given, begin, write)
    if final is None:
        return None
    written, settled = _written(text, given, final, begin, write)
    return written if settled == final else None


def _final(text: Text, given: dict[str, Any], begin: Begin, write: Pass) -> dict[str, Any] | None:
    """The options at the text's end, where they may be found out so."""
    if given["html_to_native"] and "<" in text.string:
        return None
    _, context, state = begin(text, dict(given), given)
    context.judged = False
    skim(state)
    deepest = 0 if not context.footnotes else -1  # what is read when it is shown is read by the options at the end
    if context.reads_otherwise > deepest or context.native:
        return None
    if context.sets == text.string.count(_SETS):
        return context.options
    # The texts of footnotes set options in the order of these, not that of their numbers.
    return None if context.footnotes else _written(text, given, context.options, begin, write)[1]


def _written(
    text: Text, given: dict[str, Any], final: dict[str, Any], begin: Begin, write: Pass
) -> tuple[str, dict[str, Any] | None]:
    """The HTML where the options at the end are these, and what they are then."""
    document, context, state = begin(text, dict(given), final)
    context.judged = False
    document.options = final
    written = write(document, context, state, dict(given))
    return written, None if context.native else context.options
