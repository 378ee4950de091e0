"""Words are marked up as in LaTeX.

## Why
Text that was copied from a paper or a bibliography keeps its `\\textbf{…}`, `\\&` and ``` ``…'' ```. kramdown knows
none of them, and scripts for formulas look at formulas only: the reader sees them as they were typed.

## Bad
    A. Author and \\textbf{B. Doe}, ``Loops'', Journal of Loops \\& Knots.

## Good
    A. Author and **B. Doe**, "Loops", Journal of Loops & Knots.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.kramdown.element import Element
from jekyll_tools.kramdown.source import Source
from jekyll_tools.regex import regex
from jekyll_tools.rules.literal import TEXTS, is_raw, typed, words
from jekyll_tools.rules.rule import Context, rule

# What stands for a command in Markdown, before and behind its words, and in HTML.
_COMMANDS = {
    "textbf": ("**", "**", "<strong>"),
    "textit": ("*", "*", "<em>"),
    "emph": ("*", "*", "<em>"),
    "texttt": ("`", "`", "<code>"),
    "underline": ("<u>", "</u>", "<u>"),
    "textsuperscript": ("<sup>", "</sup>", "<sup>"),
    "textsubscript": ("<sub>", "</sub>", "<sub>"),
}
_LATEX = regex(
    rf"(?<!\\)\\(?:(?P<command>{'|'.join(_COMMANDS)}|textsc|cite[tp]?|footnote|url|href)[ ]?"
    r"\{(?P<words>[^{}\n$]*)\}"
    r"|(?P<sign>(?<=[\s\w]\\)&(?![a-z]+;|#)(?=[\s\w])|(?<=[0-9]\\)%))"
    r"|(?<!`)``(?P<quoted>[^\W\d_][^`\n\"']*(?:'[^`\n\"']+)*)(?:''|\")"
)
_OTHERS = {
    "textsc": "write the words alone",
    "footnote": "write [^1], and [^1]: with the words in a paragraph of its own",
    "url": "write <https://…>",
    "href": "write [words](address)",
}
_BLANK = regex(r"\n[ \t]*\n")
_FORMULA = regex(r"\$|\\begin\{|\\[\[(]")  # where scripts for formulas may look


@rule(on=TEXTS, level="warning")
def check(element: Element, _context: Context) -> Iterator[Finding]:
    for source, start, end in words(element, "", raw=True) if "\\" in typed(element) or "``" in typed(element) else ():
        for found in _LATEX.finditer(source.string, start, end):
            if not _is_formula(source, found):
                yield _finding(source, found, is_raw(element))


def _is_formula(source: Source, found: re.Match[str]) -> bool:
    """Whether it may stand in a formula, as scripts find those in a paragraph."""
    blanks, formulas = source.places("blank lines", _BLANK), source.places("formulas", _FORMULA)
    at = bisect(blanks, found.start())
    first = bisect(formulas, blanks[at - 1]) if at else 0
    return first < len(formulas) and (at == len(blanks) or formulas[first] < blanks[at])


def _finding(source: Source, found: re.Match[str], is_html: bool) -> Finding:
    place = source.locate(*found.span())
    command, sign, quoted = found["command"], found["sign"], found["quoted"]
    if command and command not in _COMMANDS:
        hint = _OTHERS.get(command, "write the reference itself, or a link to it")
        return Finding(place, f"\\{command} is LaTeX: it will be shown as text", hint)
    if command:
        before, behind, tag = _COMMANDS[command]
        before, behind = (tag, f"</{tag[1:]}") if is_html else (before, behind)
        instead, what = f"{before}{found['words'].strip()}{behind}", f"\\{command}"
    elif sign:
        instead, what = sign.replace("&", "&amp;") if is_html else sign, f"\\{sign}"
    else:
        instead, what = f'"{quoted}"', "`` before a quotation"
    return Finding(
        place, f"{what} is LaTeX: it will be shown as text", f"write {instead}", (Edit(place, instead),), safe=False
    )
