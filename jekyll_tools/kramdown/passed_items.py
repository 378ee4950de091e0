"""Items of words, in a document that is written while it is read: written when they are found, without elements."""

from __future__ import annotations

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.item_lines import LEVELS, Branch, Line, branch_at, list_of
from jekyll_tools.kramdown.passed_rows import Rows
from jekyll_tools.kramdown.passed_texts import INDENT
from jekyll_tools.kramdown.source import STRIPPED


class Lists(Rows):
    """Writes lists of words."""

    def _item(self, indent: int, item: Line | Branch, tight: bool) -> Element | None:
        """What stands for a list's item that holds one paragraph, perhaps a list, and says nothing of itself."""
        html = self._item_html(indent, item, tight, 0)
        return None if html is None else Element("text", html)

    def _item_html(self, indent: int, item: Line | Branch, tight: bool, depth: int) -> str | None:
        text = item.content.strip(STRIPPED)
        space = " " * indent
        if isinstance(item, Line):
            html = self._text(text)
            if html is None:
                return None
            return f"{space}<li>{html}</li>\n" if tight else f"{space}<li>\n{space}  <p>{html}</p>\n{space}</li>\n"
        html = self._text(f"{text}\n" if tight else text)
        below = None if html is None or depth == LEVELS else self._list_html(indent + INDENT, item.below, depth + 1)
        if below is None:
            return None
        return (
            f"{space}<li>{html}{below}{space}</li>\n"
            if tight
            else f"{space}<li>\n{space}  <p>{html}</p>\n{below}{space}</li>\n"
        )

    def _list_html(self, indent: int, text: str, depth: int) -> str | None:
        """The HTML of a list in an item, which is all of a text without blank lines; None where it takes elements."""
        kind = list_of(text)
        parts, at = [], 0
        while at < len(text):
            item = branch_at(kind, text, at)
            html = self._item_html(indent + INDENT, item, True, depth) if item is not None else None
            if item is None or html is None:
                return None
            parts.append(html)
            at = item.end
        space = " " * indent
        return f"{space}<{kind}>\n{''.join(parts)}{space}</{kind}>\n"
