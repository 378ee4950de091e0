"""A table: lines divided by pipes, with lines of dashes and equal signs between its parts."""

from __future__ import annotations

import re
from array import array
from collections.abc import Iterable

from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.frame import Frame
from jekyll_tools.kramdown.html import block, indented_block
from jekyll_tools.kramdown.renderer import Renderer
from jekyll_tools.kramdown.rows import Cells
from jekyll_tools.kramdown.source import WHITE
from jekyll_tools.kramdown.spans import Spans
from jekyll_tools.kramdown.state import State
from jekyll_tools.kramdown.syntax import Block
from jekyll_tools.kramdown.table_parts import Parts
from jekyll_tools.regex import regex

_LINE = r"(?:\||[^\n]*?[^\\\n]\|)[^\n]*\n"
_END = regex(rf"\n(?!{_LINE})")
_SEPARATOR = regex(r"(?=[+|: \t]*-)[+|: \t-]*\n")
_FOOTER = regex(r"(?=[+|: \t]*=)[+|: \t=]*\n")
_ALIGNMENT = regex(r"[ \t]?(:)?(-+)(:)?")
_TEXT = regex(r"[^\n]*\n")
_PIPE = regex(r"(?<!\\)\|")
# What keeps backticks from being pairs around code, one after the other; such pairs; and a line without a pipe.
_ODD = regex(r"``|(?:\A|\s)`(?:\s|\Z)", re.A)
_CODE = regex(r"`[^`\n]+`")
_UNDIVIDED = regex(r"^(?:[^|\n]*(?<=\\)\|)*[^|\n]*\n", re.M)
# What an empty cell that fills a row up counts for, in characters.
_CELL = 64


def parse(match: re.Match[str], state: State) -> int | None:
    if not state.starts_on_boundary():
        return None
    given, state.ial = state.ial, None  # what turns out to be no table loses it
    start = match.start()
    last_line = _END.search(state.src, start)
    if last_line is None or not state.ends_on_boundary(last_line.end()):
        return None
    end = last_line.end()
    lines = state.src[start:end]
    if not _divided(state, lines):
        return None
    parts = _Reader(state, lines, start).read()
    if parts is None:
        return None
    state.ial = given
    element = state.add("table", None, end)
    element.raw = parts
    return end


def _divided(state: State, lines: str) -> bool:
    """Whether a pipe outside of code and HTML divides every line, as far as kramdown looks (observed).

    A line is looked at where text goes on behind its end, so the last line that text reaches decides on those behind
    it; and nothing is looked at behind code of three lines.
    """
    if "<" not in lines and ("`" not in lines or _plainly_divided(lines)):
        return True
    look = _Look(lines)

    def shorten(frame: Frame, keep: bool) -> None:
        last = len(frame.children) - keep
        if not frame.level:
            look.at(frame.children[:last])
        del frame.children[:last]

    spans = Spans(state.context, state.source, lines[:-1], abbreviates=False, shorten=shorten)
    look.at(spans.read(state.context.dialect.table_rules))
    return look.divided


def _plainly_divided(lines: str) -> bool:
    """Whether all code stands within lines, and each line has a pipe beside it: then there is nothing to look for."""
    if _ODD.search(lines) is not None:
        return False
    beside = _CODE.sub("", lines)
    return "`" not in beside and _UNDIVIDED.search(beside) is None


class _Look:
    """What kramdown sees of a table's lines, span by span."""

    def __init__(self, lines: str) -> None:
        self.divided = False
        self._lines = lines
        self._ended = False

    def at(self, spans: Iterable[Element]) -> None:
        for span in spans:
            if self._ended:
                return
            if span.kind != "html_element":
                self._look(span)

    def _look(self, span: Element) -> None:
        is_code = span.kind == "codespan"
        written = (span.value if is_code else self._lines[span.start : span.end]).rstrip("\n").split("\n")
        if is_code and len(written) > 2:
            self._ended = True
            return
        visible = [not is_code and _PIPE.search(line) is not None for line in written]
        if len(written) > 1 and not (self.divided or visible[0]):
            self.divided, self._ended = False, True
            return
        self.divided = visible[-1] or (self.divided and len(written) == 1)


class _Reader:
    """Reads a table's lines into its parts: head, bodies, foot."""

    def __init__(self, state: State, lines: str, at: int) -> None:
        self.state = state
        self.source = state.source
        self.lines = lines
        self.at = at
        self.cells = Cells(state, lines.lstrip(" ").startswith("|"))
        self.counts = array("i")  # of each row's cells
        self.parts = Parts(self.cells)
        self.aligned = self.footer = False

    def read(self) -> Parts | None:
        at = self.at
        for found in _TEXT.finditer(self.lines):
            line = found[0]
            if _SEPARATOR.fullmatch(line):
                self._separator(line)
            elif _FOOTER.fullmatch(line):
                self._footer()
            else:
                self.counts.append(self.cells.count(at, line))
                self.parts.add(at, at + len(line.rstrip(WHITE)))
            at += len(line)
        self.parts.end("tfoot" if self.footer else "tbody")
        if not self.parts.has("tbody"):
            return None
        self._even_out()
        return self.parts

    def _even_out(self) -> None:
        """Let every row have as many cells as the longest has, as far as that is affordable."""
        cells = self.cells
        cells.width = max(self.counts)
        for (start, end), count in zip(self.parts.places(), self.counts, strict=True):
            missing = cells.width - count
            if missing and not self.state.context.afford(_CELL * missing, self.source, start, end):
                cells.ragged_from = start
                break

    def _separator(self, line: str) -> None:
        if not self.parts.has_rows() or self.footer:
            return
        if self.aligned or self.parts:
            self.parts.end("tbody")
            return
        self.aligned = True
        for found in _ALIGNMENT.finditer(line):
            left, right = found[1], found[3]
            self.cells.alignments.append(("center" if right else "left") if left else "right" if right else None)
        self.parts.end("thead")

    def _footer(self) -> None:
        """Only the last line of equal signs begins the foot; the ones before it part bodies."""
        self.parts.end("tbody")
        self.footer = True


def render(part: Element, indent: int, renderer: Renderer) -> str:
    return indented_block(part.kind, part.attr, renderer.inner(part, indent + 2), indent)


def render_cell(cell: Element, indent: int, renderer: Renderer) -> str:
    body = renderer.inner(cell, indent + 2) or renderer.symbol("nbsp")
    return block(cell.kind, cell.attr, body, indent)


SYNTAX = Block(
    "table",
    rf"(?=[^\n|]*\|) {{0,3}}(?=[^\s]){_LINE}",  # most lines have no pipe at all, which is soon said
    parse,
    before="footnote_definition",
    render=dict.fromkeys(("table", "thead", "tbody", "tfoot", "tr"), render) | {"td": render_cell, "th": render_cell},
)
