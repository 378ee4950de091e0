"""How a fragment looks in the theme: Jekyll's page, `render`'s and `render --clean`'s, pixel for pixel in Chromium."""

from __future__ import annotations

import html
import os
import shutil
import struct
import subprocess
import zlib
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import pytest
from html_cases import read_cases

from jekyll_tools.cli import main
from jekyll_tools.html.hints import ATTRIBUTES, LOOKS, RENAMED
from jekyll_tools.html.tree import clean

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
LAYOUT = (HERE / "looks/single.html").read_text(encoding="utf-8")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome") or ""
WIDTHS = (1280, 390)
FRAME, FRAMES = 230, 64  # the height of a case, and how many a picture holds: Chromium paints no 16,384 pixels
# Chromium paints a frame among many not always alike (one with all of <big>, <tt> and <blink>: 2 times of 6), but it
# paints what really differs differently each time.
TIMES = 3

pytestmark = [
    pytest.mark.skipif(not CHROMIUM, reason="no Chromium here: apt-get install chromium"),
    pytest.mark.skipif("LOOKS" not in os.environ, reason="it takes minutes: make looks"),
]

# Values for each attribute of the table, and where an element may stand.
VALUES = {
    "align": "left center right justify middle top bottom texttop absmiddle absbottom baseline",
    "background": "a.png",
    "bgcolor": "red #0f0",
    "border": "0 3",
    "cellspacing": "0 9",
    "clear": "left right both all",
    "color": "tomato #f00 00ff00 chucknorris",
    "face": "monospace serif",
    "frameborder": "0 1",
    "height": "60 90% 120px",
    "hspace": "20",
    "vspace": "20",
    "size": "1 2 3 4 5 6 7 +1 -2",
    "type": "disc circle square none 1 a A i I",
    "valign": "top middle bottom baseline",
    "width": "200 50% 300px",
}
WORDS = "some words of a text that is long enough to be broken into lines " * 3
CELL = f"<td>{WORDS}</td><td>b</td>"
PLACES = {
    "a": "<p>a <a href='#' @>word</a> b</p>",
    "br": f"<div style='float:left;height:60px'>f</div><p>{WORDS}<br @>{WORDS}</p>",
    "caption": f"<table border=1><caption @>words</caption><tr>{CELL}</tr></table>",
    "col": f"<table border=1><col @><col><tr>{CELL}</tr></table>",
    "colgroup": f"<table border=1><colgroup @><col><col></colgroup><tr>{CELL}</tr></table>",
    "dl": "<dl @><dt>a</dt><dd>b</dd></dl>",
    "embed": f"<p>{WORDS}<embed width=30 height=30 @>{WORDS}</p>",
    "form": "<form @>a</form>",
    "hr": f"{WORDS}<hr @>{WORDS}",
    "iframe": f"<p>{WORDS}<iframe width=90 height=60 @></iframe>{WORDS}</p>",
    "img": f"<p>{WORDS}<img src='data:,' alt='x' width=30 height=30 @>{WORDS}</p>",
    "input": f"<p>{WORDS}<input type=image src='data:,' alt='x' width=30 height=30 @>{WORDS}</p>",
    "li": "<ol><li @>a</li><li>b</li></ol><ul><li @>c</li></ul>",
    "object": f"<p>{WORDS}<object width=30 height=30 @></object>{WORDS}</p>",
    "table": f"<table @><tr>{CELL}</tr></table>{WORDS}",
    "td": f"<table border=1 height=150><tr><td @>{WORDS}</td><td>b<br>c</td></tr></table>",
    "th": f"<table border=1 height=150><tr><th @>{WORDS}</th><td>b<br>c</td></tr></table>",
    "tr": f"<table border=1 height=150><tr @>{CELL}</tr></table>",
    **{
        name: f"<table border=1 height=150><{name} @><tr>{CELL}</tr></{name}></table>"
        for name in ("tbody", "thead", "tfoot")
    },
    **{name: f"<{name} @><li>a</li><li>b<ul><li>c</li></ul></li></{name}>" for name in ("ul", "ol", "dir")},
}
EXTRA = {"table": ("border", "cellpadding"), "hr": ("align", "color", "noshade", "size", "width")}


def constructs() -> Iterator[str]:
    """Every element of the table of replacements, with every attribute of it, in several values."""
    for name in sorted({*ATTRIBUTES, *RENAMED, *LOOKS, *EXTRA}):
        place = PLACES.get(name, f"<p>{WORDS}</p><{name} @>{WORDS}</{name}> {WORDS}")
        yield place.replace(" @", "")
        for attribute in (*ATTRIBUTES.get(name, ()), *EXTRA.get(name, ())):
            for value in VALUES.get(attribute, "3").split():
                yield place.replace("@", f'{attribute}="{value}"')


def pictures(folder: Path, name: str, width: int, fragments: Sequence[str]) -> list[bytes]:
    """The fragments in the layout, a frame each, as pictures of several."""
    made = []
    for first in range(0, len(fragments), FRAMES):
        frames = [frame(fragment, width) for fragment in fragments[first : first + FRAMES]]
        made.append(
            picture(folder / f"{name}{first}.html", "<body style='margin:0'>" + "".join(frames), len(frames) * FRAME)
        )
    return made


def frame(fragment: str, width: int) -> str:
    page = html.escape(LAYOUT.replace("{{ content }}", fragment))
    return f'<iframe style="display:block;border:0;width:{width}px;height:{FRAME}px" srcdoc="{page}"></iframe>'


def picture(file: Path, page: str, height: int) -> bytes:
    file.write_text("<!doctype html><meta charset=utf-8>" + page, encoding="utf-8")
    shot = file.with_suffix(".png")
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1"]
    size = f"--window-size={max(WIDTHS)},{height}"
    profile = f"--user-data-dir={file.parent / 'profile'}"
    command = [CHROMIUM, *options, profile, size, f"--screenshot={shot}", file.as_uri()]
    subprocess.run(command, capture_output=True, timeout=120, check=True)
    return shot.read_bytes()


def differing(folder: Path, width: int, pairs: Sequence[tuple[str, str]]) -> list[str]:
    """The first of each pair of fragments that do not look the same, however often they are painted."""
    for time in range(TIMES):
        (folder / str(time)).mkdir()
        unlike = painted(folder / str(time), width, pairs) if pairs else []
        pairs = [pair for pair in pairs if pair[0] in unlike]
    return [first for first, _ in pairs]


def painted(folder: Path, width: int, pairs: Sequence[tuple[str, str]]) -> list[str]:
    """The first of each pair of fragments that are not painted the same."""
    one, other = (
        pictures(folder, f"{number}-{width}-", width, side) for number, side in enumerate(zip(*pairs, strict=True))
    )
    found: list[str] = []
    for first, two in zip(range(0, len(pairs), FRAMES), zip(one, other, strict=True), strict=True):
        if two[0] != two[1]:
            unlike = zip(*map(rows, two), strict=True)
            frames = dict.fromkeys(row // FRAME for row, (a, b) in enumerate(unlike) if a != b)
            found += [pairs[first + number][0] for number in frames]
    return found


def rows(png: bytes) -> list[bytes]:
    """The rows of a picture as they are packed: alike where the pixels are, but perhaps for one after a difference."""
    at, packed, width, channels = 8, b"", 0, 0
    while at < len(png):
        (length,), kind = struct.unpack(">I", png[at : at + 4]), png[at + 4 : at + 8]
        if kind == b"IHDR":
            width, _, _, colours = struct.unpack(">IIBB", png[at + 8 : at + 18])
            channels = {2: 3, 6: 4}[colours]
        elif kind == b"IDAT":
            packed += png[at + 8 : at + 8 + length]
        at += 12 + length
    raw, step = zlib.decompress(packed), 1 + width * channels
    return [raw[start : start + step] for start in range(0, len(raw), step)]


def changed(fragments: Iterable[str]) -> list[tuple[str, str]]:
    return [(fragment, clean(fragment)) for fragment in dict.fromkeys(fragments) if clean(fragment) != fragment]


@pytest.mark.parametrize("width", WIDTHS)
def test_clean_looks_as_plain(tmp_path: Path, width: int) -> None:
    pairs = changed([*constructs(), *(case.given for case in read_cases(HERE.parent / "html/clean.md"))])
    assert len(pairs) > 200
    assert differing(tmp_path, width, pairs) == []


def test_a_difference_is_seen(tmp_path: Path) -> None:
    pairs = [("<p>a</p>", "<p>a</p>"), ("<p>a <font color=red>b</font></p>", "<p>a <span>b</span></p>"), ("c", "c")]
    assert differing(tmp_path, 390, pairs) == [pairs[1][0]]


@pytest.mark.skipif(not shutil.which("jekyll"), reason="no Jekyll here: make oracle installs it")
def test_our_page_in_the_theme_looks_as_jekylls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    shutil.copytree(ROOT / "_pages", site / "_pages")
    shutil.copy(ROOT / "_config.yml", site)
    (site / "_layouts").mkdir()
    (site / "_layouts/single.html").write_text(LAYOUT)
    with open(site / "_config.yml", "a", encoding="utf-8") as config:
        config.write('\ndefaults: [{scope: {path: ""}, values: {layout: single}}]\n')
    command = ["jekyll", "build", "-q", "-s", str(site), "-d", str(tmp_path / "theirs")]
    subprocess.run(command, env={**os.environ, "LANG": "C.UTF-8"}, capture_output=True, timeout=120, check=True)
    monkeypatch.chdir(site)
    for name, options in (("plain", []), ("clean", ["--clean"])):
        assert main(["render", "_pages", "-d", str(tmp_path / name), "--target=jekyll", *options]) == 0
    theirs = (tmp_path / "theirs/index.html").read_text(encoding="utf-8")
    title = theirs.split("<title>")[1].split("</title>")[0]
    pages = [theirs]
    for name in ("plain", "clean"):
        fragment = (tmp_path / name / "_pages/about.md.html").read_text(encoding="utf-8")
        pages.append(LAYOUT.replace("{{ page.title }}", title).replace("{{ content }}", fragment))
    for width in WIDTHS:
        shots = [_whole(tmp_path / f"{n}-{width}.html", page, width) for n, page in enumerate(pages)]
        assert [shot == shots[0] for shot in shots] == [True, True, True]


def _whole(file: Path, page: str, width: int) -> bytes:
    style = f"display:block;border:0;width:{width}px;height:6000px"
    return picture(file, f'<body style="margin:0"><iframe style="{style}" srcdoc="{html.escape(page)}"></iframe>', 6000)
