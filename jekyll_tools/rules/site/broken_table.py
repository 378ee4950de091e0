"""A table of `_data` cannot be read.

## Why
Jekyll reads `.csv` and `.tsv` files strictly and stops at one that is malformed: no page is built. A quotation mark
belongs at both ends of a field; one within it is written twice.

## Bad
    _data/people.csv:
    name,note
    Ann,said "yes"

## Good
    _data/people.csv:
    name,note
    Ann,"she said ""yes"" to it"
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:invalid-table", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    yield Finding(
        problem.location,
        f"{problem.facts['detail']}: Jekyll will stop with an error and build nothing",
        "put the whole field in double quotes, and write a quotation mark within it twice",
    )
