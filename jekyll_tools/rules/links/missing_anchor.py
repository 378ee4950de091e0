"""A link names a part of a page that is not there.

## Why
The reader lands at the top of the page, or stays where he is, and has to search. The names that can be linked to are
the ids that kramdown makes of the page's headings, those written in its text or by Liquid, and those that its layouts
add. Several that are missing in one page, and like none that is there, are told at the first link to one of them.
Nothing is told of a link with `onclick` or a `data-…` attribute, nor of a page with a script that reads what stands
behind the `#`: what a click does is that script's affair. Where layouts name such a script it is but a warning.

## Bad
    [My papers](#paper)

    Papers
    ------

## Good
    [My papers](#papers)

    Papers
    ------
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule

_NAMED = 3  # of a list
_TOP = frozenset(("about", "about-me", "aboutme", "header", "home", "intro", "introduction", "start"))


@rule(on="problem:missing-anchor", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    name = f"#{facts['fragment']}"
    if facts.get("listed"):
        message = f"the link to {name} works on this page, but not on {facts['listed']}, which repeats it"
        yield Finding(problem.location, message, f"write {facts['near']}", level="warning")
        return
    lacks = f"has no place named {name}"
    where = "the home page" if facts["path"] == "/" else facts["path"]
    hint = f"did you mean #{facts['near']}?" if facts["near"] else ""
    if facts["reason"]:
        message = f"{where} {lacks}, {facts['reason']}: the link leads to the top of that"
    elif facts["same_page"]:
        message = f"this page {lacks}{_more(facts['others'])}: nothing happens when the link is clicked"
    else:
        message = f"{where} {lacks}: the link leads to its top"
    if facts.get("script"):
        unless = f"unless the script {facts['script']}, which reads what stands behind the #, shows something for it"
        yield Finding(problem.location, message, f"{hint}\n{unless}".strip(), level="warning")
        return
    is_meant = facts["fragment"] in _TOP and not facts["same_page"]  # the top is what its reader is to see
    yield Finding(problem.location, message, hint, level="warning" if is_meant else None)


def _more(others: object) -> str:
    """What else the page lacks that is linked to in the same file."""
    if not isinstance(others, tuple) or not others:
        return ""
    rest = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return f", nor {', '.join(f'#{name}' for name in others[:_NAMED])}{rest}"
