"""The site's theme is not on this machine, and is not read.

## Why
A theme brings layouts, includes and settings. Where it is not on this machine, what it brings is not checked, and a
style sheet, layout or include that it may have is not called missing. `gem install` it (with Ruby), or unpack its gem
below `vendor/bundle` (`jekyll-tools rules missing-theme` says how), and it is read.

## Bad
    _config.yml:
    theme: a-theme-that-is-nowhere

## Good
    _config.yml:
    title: A site with layouts of its own
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.site.missing_theme import WITHOUT_RUBY, no_gem


@rule(on="problem:unread-theme", level="info")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    name, remote = problem.facts["name"], problem.facts["remote"]
    kind = "remote theme" if remote else "theme"
    hint = "" if remote else no_gem(str(name)) or f"to have it read: gem install {name}; {WITHOUT_RUBY}"
    yield Finding(problem.location, f"the {kind} {name} is not on this machine: what it brings is not checked", hint)
