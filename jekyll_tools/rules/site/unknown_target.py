"""The configuration names a target that does not exist.

## Why
`jekyll_tools: target:` says which Jekyll builds the site: `jekyll`, which is Jekyll 4.3 with the plugins that the
configuration names, or `github-pages`, which is what GitHub runs. Another word means neither, and the target is chosen
as if nothing were said: by the Gemfile.

## Bad
    _config.yml:
    jekyll_tools: {target: github}

## Good
    _config.yml:
    jekyll_tools: {target: github-pages}
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.target import TARGETS


@rule(on="problem:unknown-target", level="error")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    name = str(problem.facts["name"])
    near = get_close_matches(name, TARGETS, 1, 0.4)
    hint = f"did you mean {near[0]}?" if near else f"the targets are {' and '.join(TARGETS)}"
    title = context.site.target.title
    yield Finding(problem.location, f"there is no target {name!r}: the site is read as {title} reads it", hint)
