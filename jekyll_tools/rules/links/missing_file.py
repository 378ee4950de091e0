"""A picture or file that a page asks for is not there.

## Why
The picture is a hole in the page, the download is "not found". The file was never added, lies in another folder, has
another ending, or is left out by `exclude:`. Pictures that front matter and settings name (`teaser`, `avatar`) count as
there where any folder has them, for themes differ in the folder they look in.

## Bad
    _pages/about.md:
    ![A cat](/images/cat.png) [CV](/files/cv.pdf)

## Good
    _pages/about.md:
    ![A cat](/images/cat.png)
    images/cat.png:
    (the picture)
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.links.internal import FILES
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:missing-file", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    shown = ", so nothing is shown" if facts["attribute"] in FILES else ""
    hint = f"did you mean {facts['near']}?" if facts["near"] else ""
    yield Finding(problem.location, f"the {facts['noun']} {facts['url']} leads to no file of this site{shown}", hint)
