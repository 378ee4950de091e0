"""A link's label is defined nowhere.

## Why
`[text][label]` is a link only where a line `[label]: https://…` says what it leads to. Without one the reader sees the
brackets, and nothing to click.

## Bad
    Read [the paper][paper].

## Good
    Read [the paper][paper].

    [paper]: https://doi.org/10.1000/182
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule

# `[[code](url)]` is a link within brackets, `a[x][0]` an item of a list, an address was to be shown as it is, and of
# two pairs of brackets with a blank between each is likely meant for itself.
_LABEL = regex(r"(?!\d+$)(?!\w+://)[^\[\]]+")


@rule(on="problem:undefined-label", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    label = str(problem.facts["label"])
    if not _LABEL.fullmatch(label) or "] [" in problem.location.text:
        return
    yield Finding(
        problem.location,
        f"nothing defines [{label}]: the brackets will be shown as text",
        f"add a line [{label}]: https://…, or write the address in parentheses",
    )
