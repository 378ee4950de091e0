"""A collection has documents with addresses of their own, and is not published.

## Why
Jekyll publishes the documents of a collection only where `output: true` is set for it. A `permalink:` in one of them
says that it is meant to be a page; without the setting its address answers "not found". Where a page links to one of
them, `unpublished-target` says so instead.

## Bad
    _config.yml:
    collections:
      talks: {}
    _talks/one.md:
    ---
    permalink: /talks/one/
    ---

## Good
    _config.yml:
    collections:
      talks: {output: true}
    _talks/one.md:
    ---
    permalink: /talks/one/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule


@rule(on="problem:collection-output", level="warning")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    label, count = problem.facts["label"], problem.facts["count"]
    documents = "one of its documents has" if count == 1 else f"{count} of its documents have"
    message = f"the collection {label} is not published, but {documents} a permalink"
    yield Finding(problem.location, message, "add `output: true` to it, which publishes its documents")
