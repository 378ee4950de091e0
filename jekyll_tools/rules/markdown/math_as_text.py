"""A formula between single dollar signs is shown as text.

## Why
kramdown makes formulas of what stands between two dollar signs, `$$…$$`, on a line of its own or within one. What
stands between single ones it leaves as it is, and MathJax, the script that typesets formulas in readers' browsers,
does not look at that either, unless it is told so by `inlineMath`. Where the page's layout has no such setting, or no
script for formulas at all, the reader sees the dollar signs and backslashes.

## Bad
    _layouts/page.html:
    <script src="https://cdn.jsdelivr.net/npm/mathjax@3/es5/tex-mml-chtml.js"></script>
    {{ content }}
    about.md:
    ---
    layout: page
    ---
    An angle $\\alpha$.

## Good
    _layouts/page.html:
    <script src="https://cdn.jsdelivr.net/npm/mathjax@3/es5/tex-mml-chtml.js"></script>
    {{ content }}
    about.md:
    ---
    layout: page
    ---
    An angle $$\\alpha$$.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.liquid.mask import mask
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import reached

# What begins code, a comment, or a formula as kramdown and MathJax know them, and what ends it.
_BEGIN = regex(
    r"^ {4,}[^\n]*|^\t[^\n]*|^ {0,3}(?P<fence>```|~~~)|(?P<ticks>`+)|<!--"
    r"|<(?P<name>pre|code|script|style|textarea)\b|\$\$|\\begin\{|\\\(",
    re.M | re.I,
)
_ENDS = {"<!--": "-->", "$$": "$$", "\\begin{": "\\end{", "\\(": "\\)"}
_FORMULA = regex(r"(?<![\\$\w])\$(?![\s$])(?P<inner>[^$\n<>`]{1,200})(?<![\s\\])\$(?![\w$])")
_TEX = regex(r"\\[a-zA-Z]+|[_^]\{|\^\\?\w")
# The scripts that typeset formulas, and what may have them look at single dollar signs, or be another of them.
_MATHJAX = regex(r"mathjax", re.I)
_SINGLE = regex(
    r"inlineMath|tex2jax|katex|temml|texme|asciimath|spaceship|delimiters"
    r"|mathjax[\w./-]*\.html|mathjax[_-](?:config|setup|custom|init)|config=[^\"'>]*local"
    r"|src=[\"'](?!https?:|//)[^\"'>]*mathjax",
    re.I,
)


@rule(on="site", level="warning")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    known: dict[str, bool | None] = {}
    settings = repr({key: value for key, value in site.config.data.items() if key != "kramdown"})
    if _SINGLE.search(settings) or _MATHJAX.search(settings):  # plugins, or scripts that a theme is told to load
        return
    for page in filter(site.owns, site.published):
        if page.converter != "markdown" or not page.destination.endswith(".html") or "$" not in page.body.string:
            continue
        layout = str(page.data.get("layout"))
        if layout not in known:
            known[layout] = _typesets(site, page.data.get("layout"))
        has_script = known[layout]
        if has_script is None or _SINGLE.search(page.text.string) or _MATHJAX.search(page.text.string):
            continue
        if spans := _formulas(page):
            place = page.body.locate(*spans[0])
            more = f", like {len(spans) - 1} more on this page" if len(spans) > 1 else ""
            why = "MathJax looks for $$ only" if has_script else "its layout loads no script for formulas"
            hint = "write $$…$$, or \\(…\\) within HTML" + ("" if has_script else ", and load MathJax in the layout")
            yield Finding(place, f"this formula will be shown as text: {why}{more}", hint)


def _typesets(site: Site, layout: object) -> bool | None:
    """Whether a layout has formulas typeset, but none between single dollar signs; None where it cannot be known, or
    these are typeset too.
    """
    has_script = False
    found = list(reached(site, [layout]))
    for each in found:
        if each.text is None or _SINGLE.search(each.text.string):
            return None
        has_script = has_script or _MATHJAX.search(each.text.string) is not None
    return has_script if found else None


def _formulas(page: Page) -> list[tuple[int, int]]:
    text = mask(page.body.string)
    found = (match for stretch in _words(text) for match in _FORMULA.finditer(text, *stretch))
    return [match.span() for match in found if _TEX.search(match["inner"])]


def _words(text: str) -> Iterator[tuple[int, int]]:
    """The stretches in which single dollar signs may be meant for formulas."""
    endless: set[str] = set()  # what nothing ends from here on
    done = at = 0
    while begin := _BEGIN.search(text, at):
        end = _end(begin)
        at = begin.end()
        if end in endless:
            continue
        found = text.find(end, at)
        if found < 0:
            endless.add(end)
            continue
        yield done, begin.start()
        done = at = found + len(end)
    yield done, len(text)


def _end(begin: re.Match[str]) -> str:
    if begin["fence"]:
        return f"\n{begin['fence']}"
    if begin["name"]:
        return f"</{begin['name']}"
    return begin["ticks"] or _ENDS.get(begin[0], "\n")
