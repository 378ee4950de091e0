"""A link names a part of a page that is not there.

## Why
The reader lands at the top of the page, or stays where he is, and has to search. The names that can be linked to are
the ids that kramdown makes of the page's headings, those written in its text or by Liquid, and those that its layouts
add. Several that are missing in one page, and like none that is there, are told at the first link to one of them.
Nothing is told of a link with `onclick` or a `data-…` attribute, nor of a page with a script that reads what stands
behind the `#` (but to count visitors): what a click does is that script's affair. Where layouts name such a script it
is but a warning.

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

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.regex import regex
from jekyll_tools.rules.placeholder import unfilled
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.site import Site

_NAMED = 3  # of a list
_SAMPLE = "#test-link"  # on a theme's page that shows what it can do
_NAME = regex(r"[A-Za-z][\w-]{0,40}", re.ASCII)
_OTHERS = regex(r"[\W_]+")
_TITLE = "the title of this page, which its layout prints, has no name: write # for the top of the page"
_TOP = frozenset(("about", "about-me", "aboutme", "header", "home", "intro", "introduction", "start"))


@rule(on="problem:missing-anchor", level="error")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    facts = problem.facts
    name = f"#{facts['fragment']}"
    if facts.get("listed"):
        message = f"the link to {name} works on this page, but not on {facts['listed']}, which repeats it"
        yield Finding(problem.location, message, f"write {facts['near']}", level="warning")
        return
    lacks = f"has no place named {name}"
    where = "the home page" if facts["path"] == "/" else facts["path"]
    hint = _TITLE if _is_title(problem, context.site) else _hint(problem)
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
    is_sample = name == _SAMPLE
    yield Finding(problem.location, message, hint, level="warning" if is_meant or is_sample else None)


def _is_title(problem: Problem, site: Site) -> bool:
    """Whether the place is the title of the page that the link stands on, which its layout prints without a name."""
    titles = (page.data.get("title") for page in site.published if page.url == problem.facts["path"])
    meant = _letters(str(problem.facts["fragment"]))
    near = problem.facts["nears"]
    return bool(problem.facts["same_page"] and meant and not near) and any(
        _letters(str(title)) == meant for title in titles
    )


def _letters(text: str) -> str:
    return _OTHERS.sub("", text.lower())


def _more(others: object) -> str:
    """What else the page lacks that is linked to in the same file."""
    if not isinstance(others, tuple) or not others:
        return ""
    rest = f" and {len(others) - _NAMED} more" if len(others) > _NAMED else ""
    return f", nor {', '.join(f'#{name}' for name in others[:_NAMED])}{rest}"


def _hint(problem: Problem) -> str:
    """How to mend it: the places that may be meant, those there are, and how a place gets its name."""
    facts = problem.facts
    nears, has, name = facts["nears"], facts["has"], str(facts["fragment"])
    if hint := unfilled(f"#{name}"):
        return hint
    if isinstance(nears, tuple) and nears:
        return f"did you mean {' or '.join(f'#{each}' for each in nears)}?"
    if facts["reason"]:
        return "link to the page that it redirects to"
    if not isinstance(has, tuple):
        return ""
    rest = f" and {len(has) - _NAMED} more" if len(has) > _NAMED else ""
    words = set(name.lower().split("-"))
    first = sorted(has, key=lambda each: -len(words & set(each.lower().split("-"))))[:_NAMED]
    out = "take this out, or " if problem.location.path.endswith((".yml", ".yaml")) else ""  # of a menu
    there = f"{out}link to a place that the page has (#{', #'.join(first)}{rest})" if has else ""
    if not _NAME.fullmatch(name):
        return there or "give the place that is meant a name of letters, digits and hyphens, and link to that"
    naming = f"write {{: #{name}}} below the heading that is meant" if facts["markdown"] else f'give it id="{name}"'
    if not has:
        if facts["markdown"]:
            naming = f"write a heading for it, and {{: #{name}}} below"
        return f"{naming}: its text has no place with a name"
    return f"{there}, or {naming}"
