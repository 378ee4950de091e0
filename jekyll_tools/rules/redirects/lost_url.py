"""An address that was published is gone, and nothing redirects from it.

## Why
Others have linked to it, printed it in a paper, saved it: they now get "page not found", and search engines forget the
page. A file that was renamed, another `permalink:` (of the page, of its collection or in `_config.yml`) or a redirect
that was deleted is enough. `check --since` reports it, which compares the site with how it was: it looks after pages,
posts, documents, feeds, redirects and files to download, and not after what pages only load (styles, scripts, pictures)
and numbered lists of posts.

Several pages that lost theirs by one setting are told as one, at the setting. Where the page has moved, the line to
paste is in the message, and `--fix` pastes it. A file that is not a page cannot be redirected by jekyll-redirect-from:
keep a copy under the old name.

## Bad
    _pages/cv.md (before):
    ---
    permalink: /cv/
    ---
    _pages/cv.md:
    ---
    permalink: /resume/
    ---

## Good
    _pages/cv.md (before):
    ---
    permalink: /cv/
    ---
    _pages/cv.md:
    ---
    permalink: /resume/
    redirect_from: /cv/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule

PLUGIN = "list jekyll-redirect-from under plugins: in _config.yml: without it nothing is redirected"
_SHOWN = 3


@rule(on=("problem:lost-url", "problem:lost-by-setting", "problem:moved-site"), level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts: Mapping[str, Any] = problem.facts
    if problem.kind == "moved-site":
        message = f"every address of the site has changed: its baseurl was {facts['then']!r} and is {facts['now']!r}"
        yield Finding(problem.location, message, "the old ones can only be redirected by whoever serves them")
        return
    if problem.kind == "lost-by-setting":
        yield Finding(problem.location, _by_setting(facts), _of_each(facts), facts["edits"])
        return
    edit = facts["edit"]
    yield Finding(problem.location, _message(facts), _hint(facts), (edit,) if edit is not None else ())


def _message(facts: Mapping[str, Any]) -> str:
    urls: Sequence[str] = facts["urls"]
    more = f" and {len(urls) - _SHOWN} more" if len(urls) > _SHOWN else ""
    what = "redirected" if facts["redirects"] else "published"
    was, are = ("was", "is") if len(urls) == 1 else ("were", "are")
    because = f": this page is not published ({facts['reason']})" if facts["reason"] else ""
    return f"{', '.join(urls[:_SHOWN])}{more} {was} {what} at {facts['since']} and {are} now not found{because}"


def _by_setting(facts: Mapping[str, Any]) -> str:
    urls: Sequence[str] = facts["urls"]
    then, now = ("not set" if facts[when] is None else repr(facts[when]) for when in ("then", "now"))
    change = f"{facts['setting']} was {then} and is {now}" if then != now else f"{facts['setting']} has changed"
    more = f" and {len(urls) - _SHOWN} more" if len(urls) > _SHOWN else ""
    gone = f"{len(urls)} addresses that were published at {facts['since']} are now not found"
    return f"{gone}, for {change}: {', '.join(urls[:_SHOWN])}{more}"


def _of_each(facts: Mapping[str, Any]) -> str:
    by_fix = "; --fix does so" if facts["edits"] else ""
    advice = f"put it back, or add to each page's front matter its old address as redirect_from{by_fix}"
    return advice if facts["is_run"] else f"{advice}\nand {PLUGIN}"


def _hint(facts: Mapping[str, Any]) -> str:
    paste = facts["paste"]
    if facts["is_said"]:
        return PLUGIN
    if not paste:
        return "put it back, or keep a copy under the old name: a redirect_from cannot replace it"
    moved = f"it was {facts['moved']}: " if facts["moved"] else ""
    if facts["listed"]:
        advice = f"{moved}add to its redirect_from:\n{_items(paste)}"
    elif facts["is_here"]:
        advice = f"{moved}add to its front matter\n{paste}"
    else:
        advice = f"add to the front matter of the page that has its content now\n{paste}"
    return advice if facts["is_run"] else f"{advice}\nand {PLUGIN}"


def _items(paste: str) -> str:
    key, _, rest = paste.partition("\n")
    return rest or f"  - {key.removeprefix('redirect_from: ')}"
