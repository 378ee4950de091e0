"""Texts that begin as real pages: a stretch of one, its lines and characters changed."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random

from oracle.fuzz.grammar import produce

ROOT = Path(__file__).parents[3]
ENDINGS = (".md", ".markdown", ".text")
LONGEST = 40  # lines of a page that are taken at once


def pages(folders: Sequence[str] = ()) -> list[str]:
    """The project's own pages and notes, the tests' cases, and all Markdown below the given folders."""
    found = [*sorted(ROOT.glob("_pages/*.md")), *sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/**/*.md"))]
    found += sorted((ROOT / "tests" / "kramdown").rglob("*.text"))
    for folder in folders:
        found += sorted(path for path in Path(folder).rglob("*") if path.suffix in ENDINGS and path.is_file())
    return [text for path in found if (text := path.read_text("utf-8", errors="replace")).strip()]


def mutant(texts: Sequence[str], draw: Random) -> str:
    """A stretch of one of the texts, with a few changes."""
    lines = _stretch(draw.choice(texts), draw)
    if draw.random() < 0.3:
        other = _stretch(draw.choice(texts), draw)
        at = draw.randrange(len(lines) + 1)
        lines[at:at] = other[: draw.randint(1, 8)]
    for _ in range(draw.randint(0, 4)):
        draw.choice(_LINES)(lines, draw)
    text = "".join(lines)
    for _ in range(draw.choice((0, 0, 1, 1, 2, 3, 6))):
        text = _edited(text, draw)
    return text


def _stretch(text: str, draw: Random) -> list[str]:
    lines = text.splitlines(keepends=True)
    start = draw.randrange(len(lines))
    return lines[start : start + draw.randint(1, LONGEST)]


def swap(lines: list[str], draw: Random) -> None:
    one, other = draw.randrange(len(lines)), draw.randrange(len(lines))
    lines[one], lines[other] = lines[other], lines[one]


def delete(lines: list[str], draw: Random) -> None:
    if len(lines) > 1:
        del lines[draw.randrange(len(lines))]


def _repeat(lines: list[str], draw: Random) -> None:
    at = draw.randrange(len(lines))
    lines.insert(draw.randrange(len(lines)), lines[at])


def _nest(lines: list[str], draw: Random) -> None:
    """Some lines in a row, further in: as an item's, a quote's or code's."""
    start = draw.randrange(len(lines))
    mark = draw.choice(("  ", "    ", "\t", "> ", "* ", "   ", " ", "- ", "1. ", ": "))
    for at in range(start, min(len(lines), start + draw.randint(1, 6))):
        lines[at] = mark + lines[at]
        if mark in ("* ", "- ", "1. ", ": ") and draw.random() < 0.7:
            mark = " " * len(mark)


def _dedent(lines: list[str], draw: Random) -> None:
    at = draw.randrange(len(lines))
    lines[at] = lines[at].lstrip(" \t") or lines[at]


def _part(lines: list[str], draw: Random) -> None:
    lines.insert(
        draw.randrange(len(lines)), draw.choice(("\n", "\n", "^\n", "{:.a}\n", " \n", "---\n", "a\n", "</div>\n"))
    )


def _join(lines: list[str], draw: Random) -> None:
    at = draw.randrange(len(lines))
    lines[at] = lines[at].rstrip("\n") + draw.choice((" ", "", "  "))


def _grow(lines: list[str], draw: Random) -> None:
    lines.insert(draw.randrange(len(lines) + 1), produce("block", draw, depth=5) + "\n")


_LINES: tuple[Callable[[list[str], Random], None], ...] = (
    *(swap, delete, delete, _repeat, _nest, _nest, _dedent, _part, _part, _join, _grow),
)


def _edited(text: str, draw: Random) -> str:
    at = draw.randrange(len(text) + 1)
    kind = draw.random()
    if kind < 0.45:
        return text[:at] + produce("sym", draw) + text[at:]
    if kind < 0.75:
        return text[:at] + text[at + draw.randint(1, 4) :]
    if kind < 0.85:
        return text[:at] + produce("inline", draw, depth=6) + text[at:]
    start = draw.randrange(len(text) + 1)
    return text[:at] + text[start : start + draw.randint(1, 30)] + text[at:]
