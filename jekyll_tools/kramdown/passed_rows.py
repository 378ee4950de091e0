"""Tables of a document that is written while it is read: each cell is written when it is made."""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.kramdown.element import Element, Late
from jekyll_tools.kramdown.html import around, block
from jekyll_tools.kramdown.in_pieces import LONG, line
from jekyll_tools.kramdown.passed_texts import INDENT, Texts
from jekyll_tools.kramdown.rows import Cells

BATCH = 64


class Rows(Texts):
    """Writes tables."""

    def _streamed(self, part: Element, indent: int) -> Iterator[str]:
        """The HTML of a table, of its part or of a row."""
        made, part.raw = part.raw, None
        assert isinstance(made, Late)
        start, end = around(part.kind, part.attr, indent)
        yield start
        short: list[str] = []
        for child in made.of(part):
            if child.kind == "tr" and not _is_wide(child):
                short.append(self._row(child, indent + INDENT))
            elif isinstance(child.raw, Late) or child.end - child.start > LONG:
                yield "".join(short)
                short.clear()
                if isinstance(child.raw, Late):
                    yield from self._streamed(child, indent + INDENT)
                else:
                    yield from line(
                        child, child.kind, self._spanned(child, True), indent + INDENT, self._renderer.symbol("nbsp")
                    )
            else:
                short.append(self._cell(child, indent + INDENT))
            if len(short) >= BATCH:
                yield "".join(short)
                short.clear()
        yield "".join(short)
        yield end

    def _row(self, row: Element, indent: int) -> str:
        """The HTML of a table's row."""
        made, row.raw = row.raw, None
        assert isinstance(made, Late)
        space = " " * indent
        cells = [self._cell(cell, indent + INDENT) for cell in made.of(row)]
        return f"{space}<tr>\n{''.join(cells)}{space}</tr>\n"

    def _cell(self, cell: Element, indent: int) -> str:
        """The HTML of a table's cell."""
        html = self._html(cell.raw)
        if html:
            return block(cell.kind, cell.attr, html, indent)
        if cell.raw is not None:
            self._read(cell, True)
            self._namer.go_on(cell)
        return self._renderer.render(cell, indent)


def _is_wide(row: Element) -> bool:
    """Whether a row has many cells."""
    return row.end - row.start > LONG or (isinstance(row.raw, Cells) and row.raw.are_many())
