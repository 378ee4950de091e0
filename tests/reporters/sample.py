"""One report that every reporter is shown: hostile names, wide characters, a long line, a fix, every level."""

from __future__ import annotations

from jekyll_tools.diagnostic import Diagnostic, Edit, Report, RuleInfo, Shows, Summary
from jekyll_tools.text import Location, Origin

ABOUT = Origin("_pages/about.md", "---\ntitle: 关于 \tme</span> end\n---\n" + "word " * 60 + "<b>here\nand on\n")
NASTY = Origin("_pages/a\x1b[31m\n::error::x,y.md", "\u202eab##[error]c\n")
MARKUP = Origin("_pages/<script>alert(1)<!--.md", "]]><img src=x onerror='alert(1)'> ![x](https://h.org/?token=1)\n")
GONE = Location.of_file("_pages/gone.md")


def _at(origin: Origin, words: str) -> Location:
    start = origin.string.index(words)
    return Location(origin, start, start + len(words))


def report(*, color: bool = False, shows: Shows = "most") -> Report:
    """The sample, in order; where it is to be folded with some more of what it has."""
    end_tag = _at(ABOUT, "</span>")
    diagnostics = [
        Diagnostic("stray-end-tag", "error", end_tag, "</span> closes nothing", "remove it", (Edit(end_tag, ""),)),
        Diagnostic("unclosed-tag", "warning", _at(ABOUT, "<b>here\nand"), "<b> is never closed", "one\ntwo"),
        Diagnostic("broken-link", "info", _at(NASTY, "ab"), "https://me:pw@h.org/?token=x says \x1b[31m::set-output"),
        Diagnostic(
            "made-up",
            "warning",
            _at(MARKUP, "<img src=x onerror='alert(1)'>"),
            "</script><b> &lt; @all #1 | `a` **b** [c](javascript:d) {0} ]]>",
            "--><script>alert(2)</script>\n::error::e ##[error]",
        ),
        Diagnostic("invalid-yaml", "error", GONE, "cannot be read"),
    ]
    if shows == "folded":
        words = [Location(ABOUT, start, start + 4) for start in range(ABOUT.string.index("word"), 90, 5)]
        diagnostics += [Diagnostic("unclosed-tag", "warning", place, "<i> is never closed") for place in words]
        diagnostics += [Diagnostic("unclosed-tag", "warning", _at(ABOUT, "and on"), "<b> is never closed")]
        diagnostics += [Diagnostic("broken-link", "info", _at(ABOUT, "and on"), "says nothing", "so")]
        diagnostics += [Diagnostic("own-address", "info", _at(MARKUP, "]]>"), "names itself", "write /")]
    diagnostics.sort(key=lambda diagnostic: diagnostic.order)
    rules = {d.rule: RuleInfo(d.rule, d.rule, f"https://example.org/{d.rule}") for d in diagnostics}
    page = "# stray-end-tag\n\n## Why\nIt is shown\nas text: [see](../check.md).\n\n## Bad\n    </b>\n"
    rules["stray-end-tag"] = rules["stray-end-tag"]._replace(level="error", page=page)
    return Report(diagnostics, Summary(3, 0.125), rules, "docs/", color, shows=shows)
