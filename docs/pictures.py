"""Makes the pictures of the book from what the tool says of the site in tests/book: `python docs/pictures.py`.

`--show` prints them instead.
"""

from __future__ import annotations

import html
import io
import re
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

from jekyll_tools.cli import check, main

HERE = Path(__file__).parent
SITE = HERE.parent / "tests/book"
COLOURS = {"1": "#e6edf3", "31;1": "#ff7b72", "33;1": "#d29922", "36;1": "#79c0ff", "32;1": "#7ee787", "2": "#8b949e"}
COLUMNS = 100
LINE, CHARACTER, EDGE = 20, 8.43, 16
PAINTED = re.compile(r"\x1b\[([\d;]+)m(.*?)\x1b\[0m")
FONT = "font-family='ui-monospace,SFMono-Regular,Menlo,Consolas,monospace' font-size='14' xml:space='preserve'"


def said(*arguments: str) -> str:
    """What a command prints on a terminal of a hundred columns, in the same time each time."""
    out = io.StringIO()
    check.columns = lambda: COLUMNS
    with redirect_stdout(out):
        main([*arguments, f"--source={SITE}"])
    return re.sub(r"\d+\.\d\d s", "0.31 s", out.getvalue())


def spans(line: str) -> Iterator[str]:
    """The parts of a line with terminal colours, as SVG."""
    at = 0
    for match in PAINTED.finditer(line):
        yield html.escape(line[at : match.start()])
        yield f"<tspan fill='{COLOURS[match[1]]}'>{html.escape(match[2])}</tspan>"
        at = match.end()
    yield html.escape(line[at:])


def picture(lines: list[str], columns: int, paper: str, ink: str) -> str:
    """Lines of SVG text on a sheet."""
    width, height = int(columns * CHARACTER) + 2 * EDGE, len(lines) * LINE + 2 * EDGE
    texts = "\n".join(
        f"<text x='{EDGE}' y='{EDGE + 14 + number * LINE}' fill='{ink}' {FONT}>{line}</text>"
        for number, line in enumerate(lines)
    )
    sheet = f"<rect width='{width}' height='{height}' rx='8' fill='{paper}'/>"
    head = f"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 {width} {height}' width='{width}'>"
    return f"{head}{sheet}\n{texts}\n</svg>\n"


def terminal() -> str:
    text = "$ jekyll-tools check\n" + said("check", "--color=always")
    lines = text.rstrip("\n").split("\n")
    columns = max(len(PAINTED.sub(r"\2", line)) for line in lines)
    return picture(["".join(spans(line)) for line in lines], columns, "#0d1117", "#e6edf3")


def annotation() -> str:
    """A mark as GitHub shows it below its line, of what the format `github` says."""
    command = next(line for line in said("check", "--format=github").splitlines() if "stray-end-tag" in line)
    about, message = command.removeprefix("::error ").split("::", 1)
    named = dict(pair.split("=", 1) for pair in about.split(","))
    file = named["file"].removeprefix("tests/book/")
    number = int(named["line"])
    source = (SITE / file).read_text(encoding="utf-8").splitlines()[number - 1]
    first, *rest = message.replace("%25", "%").split("%0A")
    lines = [
        f"<tspan fill='#59636e'>{file}</tspan>",
        f"<tspan fill='#1a7f37'>{number:>4} + </tspan>{html.escape(source)}",
        f"     <tspan fill='#cf222e' font-weight='bold'>✖ Check failure on line {number}: {named['title']}</tspan>",
        f"       {html.escape(first)}",
        *(f"       <tspan fill='#59636e'>{html.escape(line)}</tspan>" for line in rest),
    ]
    return picture(lines, 72, "#f6f8fa", "#1f2328")


def made() -> dict[str, str]:
    """The pictures by file name."""
    return {"annotation.svg": annotation(), "terminal.svg": terminal()}


if __name__ == "__main__":
    (HERE / "pictures").mkdir(exist_ok=True)
    for name, text in made().items():
        if sys.argv[1:] == ["--show"]:
            sys.stdout.write(text)
        else:
            (HERE / "pictures" / name).write_text(text, encoding="utf-8")
