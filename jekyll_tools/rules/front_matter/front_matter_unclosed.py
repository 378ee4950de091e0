"""Front matter is opened but never closed.

## Why
Jekyll looks for a second line of `---`. Without one the page has no title, no permalink and no redirects, and what
was meant as front matter is shown to its readers as text. Where each line of it begins with #, as if it had been put
away, it is but a warning; and where no keys follow: only the line itself is shown then, as a rule across the page.

## Bad
    ---
    title: About me
    permalink: /about/

    Hello.

## Good
    ---
    title: About me
    permalink: /about/
    ---

    Hello.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools import limits
from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.front_matter.unseen import BLANK, named
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule

# What may have been meant for the end: dashes too few, too many or too long, or not alone on their line.
_SLIP = regex(
    r"^(?P<dashes>--|-{4,20}|(?=[-–—]*[–—])[-–—]{1,3})[ \t]*$|^[ \t]+(?P<indented>---)[ \t]*$"
    r"|^(?P<before>---)[ \t]*[^\s|:-][^|\n]*$|^[\w-]{1,40}:[^\n]*[^\s-](?P<behind>---)[ \t]*$",
    re.M,
)
_DATA = (".yml", ".yaml", ".cff", ".apinotes")  # which may begin with dashes, and are published as they are
_KEY = regex(r"\s*(?:#[^\n]*\n\s*)*[\w\"'-]{1,60}:(?:\s|\Z)")

_COMMENTED = regex(r"[ \t\r]*(?:\n[ \t]*#[ \t]*[\w\"'-]{1,60}:[^\n]*){1,99}\n[ \t]*#[ \t]*---[ \t\r]*$", re.M)


@rule(on="problem:front-matter-unclosed", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    if problem.location.path.lower().endswith(_DATA):
        return
    if _COMMENTED.match(problem.location.origin.string, problem.location.end):
        message = "the front matter that opens here is all comments, its end too: it is shown as the page's text"
        hint = "delete the file, if it was put away; else take the # off the keys and off the --- behind them"
        yield Finding(problem.location, message, hint, level="warning")
        return
    if not _KEY.match(problem.location.origin.string, problem.location.end):
        message = "this line opens front matter that has no keys and no end: it is taken for the page's text, too"
        hint = "write a second --- below it, with the keys between the two, if there are any (title: …, permalink: …)"
        yield Finding(problem.location, message, hint, level="warning")
        return
    where = " on each page that has this layout" if problem.facts.get("layout") else ""
    yield Finding(
        problem.location,
        f"the front matter that opens here is never closed: its keys are lost and will be shown as text{where}",
        _hint(problem),
    )


def _hint(problem: Problem) -> str:
    """How to close it: what stands for its end, and is none, among the first lines behind it."""
    origin, _, end = problem.location
    slip = _SLIP.search(origin.string, end, end + limits.FIX_CHARACTERS)
    if slip is None:
        return "add a line of exactly --- after the last key"
    kind = str(slip.lastgroup)
    line = origin.line_column(slip.start(kind))[0]
    behind = origin.line(line).strip().removeprefix("---").strip()
    if kind == "before" and not behind.strip(BLANK):
        return f"write only --- on line {line}: {named(behind[0])}, which cannot be seen, stands behind it"
    return _HINTS[kind].format(dashes=slip[kind], line=line)


_HINTS = {
    "dashes": "write exactly --- instead of {dashes} on line {line}",
    "indented": "remove the space before --- on line {line}",
    "before": "begin a new line behind the --- of line {line}",
    "behind": "begin a new line before the --- of line {line}",
}
