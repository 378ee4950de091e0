"""A tag that Jekyll may never come to includes a file that is not there.

## Why
Jekyll stops at a missing include when it reaches the tag, and builds nothing. As long as the condition around it is
false nobody sees it; the day it is true the whole site stays as it was. (Where the tag is reached `liquid-error` says
so.)

## Bad
    {% if page.comments %}{% include comments.html %}{% endif %}

## Good
    _includes/comments.html:
    <p>No comments yet.</p>
    _pages/about.md:
    {% if page.comments %}{% include comments.html %}{% endif %}
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.liquid_mending import like_include
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.rules.symlinks import found_behind, unfollowed


@rule(on="problem:absent-include", level="warning")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    name = str(problem.facts["name"] or "")
    if found := unfollowed(name, context.site):
        yield found_behind(found, problem.location)._replace(level="warning")
        return
    what, hint = (f"there is no include {name}", "make the file") if name else ("no include is named", "name one")
    message = f"{what}: Jekyll will stop with an error if it comes to this tag"
    like = like_include(name, context.site) if name else ""
    yield Finding(problem.location, message, f"did you mean {like}?" if like else f"{hint}, or take the tag out")
