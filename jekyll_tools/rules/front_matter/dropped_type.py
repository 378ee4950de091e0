"""A value is given a type that Jekyll drops.

## Why
Programs that write YAML put types before values: `!ruby/object:Gem::Version`, `!!python/tuple`. Jekyll makes none of
them, and reads what stands behind as if they were not there: a time zone, a version or a set becomes a plain text or
mapping. The Jekyll that comes with Debian and Ubuntu refuses those of Ruby and `!!set`: there the page loses all its
keys. (Of `!word` before a text `misread-value` tells.)

## Bad
    ---
    title: About me
    version: !ruby/object:Gem::Version {version: "1.0"}
    ---

## Good
    ---
    title: About me
    version: "1.0"
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule

_REFUSED = regex(r"!(?:ruby/|!?set\b)")
_WORD = regex(r"![\w-]+[ \t]+[^\s\[{|>]")  # misread-value's


@rule(on="problem:unknown-tag", level="warning")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    origin, start, end = problem.location
    written = origin.string[start:end]
    if not written.startswith("!") or (context.page is not None and _WORD.match(origin.string, start)):
        return  # a symbol, `:word`, is but a text
    refused = _REFUSED.match(written)
    lost = "the page loses all its keys" if context.page is not None else "the build stops"
    more = f"; with the Jekyll of Debian and Ubuntu {lost}" if refused else ""
    message = f"{written} is a type to YAML, which Jekyll drops from the value behind it{more}"
    yield Finding(problem.location, message, "delete it; if it is meant as text, put the whole value in double quotes")
