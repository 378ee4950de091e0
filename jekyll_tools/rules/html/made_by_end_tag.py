"""An end tag closes nothing and leaves a gap.

## Why
Browsers put an empty paragraph in the place of a `</p>` that closes nothing, and a line break in that of a `</br>`: a
gap in the page. Most often a block within the paragraph had ended it already, such as another `<p>`. Where that is one
which `markdownify` prints, as in the theme's lists, it is but a remark.

## Bad
    _pages/example.html:
    ---
    ---
    <p>Here is <div>a block</div></p>

## Good
    _pages/example.html:
    ---
    ---
    <div>Here is <div>a block</div></div>
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.html.stray_end_tag import hint, printed_within
from jekyll_tools.rules.printed import cut
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:stray-end-tag", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    if not facts.get("shown") and "becomes" in facts:
        message = f"</{facts['name']}> closes nothing and makes {facts['becomes']}"
        printed = printed_within(problem.location, str(facts["name"]))
        if "markdownify" in printed:
            mend = f"write <div> instead of <p>: {cut(printed)} prints paragraphs of its own, which no <p> can hold"
            yield Finding(problem.location, message, mend, level="info")
        else:
            yield Finding(problem.location, message, hint(problem))
