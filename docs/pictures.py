"""Makes the pictures of the book from what the tool says of the site in tests/book: `python docs/pictures.py`.

`report.png` is the page report.html as Chromium draws it, made anew when that page changes; `annotation.svg` is drawn
after what GitHub shows, and is no photograph of it. `--show` prints the texts instead.
"""

from __future__ import annotations

import html
import io
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path

from jekyll_tools.cli import _reports, main

HERE = Path(__file__).parent
SITE = HERE.parent / "tests/book"
COLOURS = {"1": "#e6edf3", "31;1": "#ff7b72", "33;1": "#d29922", "36;1": "#79c0ff", "32;1": "#7ee787", "2": "#8b949e"}
COLUMNS = 100
LINE, CHARACTER, EDGE = 20, 8.43, 16
PAINTED = re.compile(r"\x1b\[([\d;]+)m(.*?)\x1b\[0m")
FONT = "font-family='ui-monospace,SFMono-Regular,Menlo,Consolas,monospace' font-size='14' xml:space='preserve'"

PLAIN = "font-family='-apple-system,BlinkMacSystemFont,Segoe UI,Helvetica,Arial,sans-serif' font-size='14'"
# A file of a pull request, a mark below one of its lines.
MARK = f"""<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 720 284' width='720'>
<rect x='.5' y='.5' width='719' height='283' rx='6' fill='#ffffff' stroke='#d1d9e0'/>
<path d='M.5 40V6.5a6 6 0 0 1 6-6h707a6 6 0 0 1 6 6V40z' fill='#f6f8fa' stroke='#d1d9e0'/>
<text x='16' y='26' fill='#1f2328' {{font}}>{{file}}</text>
{{rows}}
<rect x='12.5' y='148.5' width='695' height='123' rx='6' fill='#ffffff' stroke='#d1d9e0'/>
<circle cx='32' cy='170' r='8' fill='#cf222e'/>
<path d='M29 167l6 6m0-6l-6 6' stroke='#ffffff' stroke-width='1.6'/>
<text x='52' y='175' fill='#1f2328' {PLAIN}>
<tspan font-weight='600'>Check failure</tspan> on line {{number}} in {{file}}</text>
<text x='52' y='195' fill='#59636e' {PLAIN}>GitHub Actions / check</text>
<text x='52' y='215' fill='#cf222e' font-weight='600' {PLAIN}>{{title}}</text>
{{words}}
</svg>
"""


def said(*arguments: str) -> str:
    """What a command prints on a terminal of a hundred columns, in the same time each time."""
    out = io.StringIO()
    _reports.columns = lambda: COLUMNS
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
    assert columns <= COLUMNS, "a picture is drawn of a terminal, whose lines are wrapped"
    return picture(["".join(spans(line)) for line in lines], columns, "#0d1117", "#e6edf3")


def annotation() -> str:
    """A mark drawn after GitHub's own, with the words and the place that the format `github` gives it."""
    command = next(line for line in said("check", "--format=github").splitlines() if "stray-end-tag" in line)
    about, message = command.removeprefix("::error ").split("::", 1)
    named = dict(pair.split("=", 1) for pair in about.split(","))
    file = named["file"].removeprefix("tests/book/")
    number = int(named["line"])
    lines = (SITE / file).read_text(encoding="utf-8").splitlines()
    rows = [
        *(_row(place, lines[place - 1], "", "#ffffff", "#ffffff") for place in range(number - 3, number)),
        _row(number, lines[number - 1], "+", "#dafbe1", "#aceebb"),
    ]
    words = message.replace("%25", "%").split("%0A")
    return MARK.format(
        font=FONT,
        file=html.escape(file),
        rows="".join(f"<g transform='translate(0 {40 + 24 * place})'>{row}</g>" for place, row in enumerate(rows)),
        number=number,
        title=html.escape(named["title"]),
        words="".join(
            f"<text x='52' y='{240 + LINE * place}' fill='#1f2328' {FONT}>{html.escape(word)}</text>"
            for place, word in enumerate(words)
        ),
    )


def _row(number: int, source: str, sign: str, paper: str, edge: str) -> str:
    """A line of a file as a comparison of two states shows it."""
    return (
        f"<rect x='1' width='718' height='24' fill='{paper}'/><rect x='1' width='52' height='24' fill='{edge}'/>"
        f"<text x='42' y='17' text-anchor='end' fill='#59636e' {FONT}>{number}</text>"
        f"<text x='62' y='17' fill='#1f2328' {FONT}>{sign or ' '} {html.escape(source)}</text>"
    )


def report() -> str:
    """The report in HTML, which `photograph` has a browser draw."""
    return said("check", "--format=html")


def photograph(page: Path, image: Path) -> None:
    """A picture of a page by Chromium; where there is none the old picture stays."""
    browser = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if browser is None:
        sys.exit(f"{image.name} shows the report as it was: Chromium, which draws it, is not installed")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=1000,860"]
    drawn = [browser, *options, f"--screenshot={image}", page.as_uri()]
    subprocess.run(drawn, check=True, capture_output=True, timeout=120)


def made() -> dict[str, str]:
    """The pictures by file name."""
    return {"annotation.svg": annotation(), "report.html": report(), "terminal.svg": terminal()}


def write() -> None:
    """Writes what has changed."""
    folder = HERE / "pictures"
    folder.mkdir(exist_ok=True)
    for name, text in made().items():
        file = folder / name
        if file.exists() and file.read_text(encoding="utf-8") == text:
            continue
        file.write_text(text, encoding="utf-8")
        if name == "report.html":
            photograph(file, folder / "report.png")


if __name__ == "__main__":
    if sys.argv[1:] == ["--show"]:
        sys.stdout.write("".join(made().values()))
    else:
        write()
