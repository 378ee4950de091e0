"""Front matter is there, but Jekyll does not see it.

## Why
Jekyll takes a file for a page only if its very first line is `---`, nothing before it and nothing but spaces after
it; a character that no editor shows is something, too. Otherwise the file is copied to the site as it is, Markdown,
keys and all. A post is published all the same, at the address of its file's name: its keys are part of the text. Where
they say that there is to be no page (`published: false`) this is but a warning.

## Bad
    _pages/about.md:
    ----
    title: About me
    ---

## Good
    _pages/about.md:
    ---
    title: About me
    ---
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools import limits
from jekyll_tools.diagnostic import Edit, Finding, Level, Problem
from jekyll_tools.front_matter.unseen import BLANK, UNSEEN, named
from jekyll_tools.regex import regex
from jekyll_tools.rules.rivals import owner_of
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page

_PAGES = (".md", ".markdown", ".html", ".htm")
_PERMALINK = regex(r"^permalink:[ \t]*[\"']?([^\s\"'#]{1,200})", re.MULTILINE)
COPIED = "Jekyll will copy this file as it is instead of making a page of it"
_FIRST = "let the file begin with ---"
_TAKEN_AWAY = regex(r"\s*\{%-?\s*comment\b")
_COMMENT = regex(r"\s*(?:\{%-?\s*comment\b|<!--)")  # who puts a whole file away


@rule(on=("problem:blank-before-front-matter", "problem:front-matter-fence"), level="error")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    if problem.facts.get("cause") == "unopened" and not problem.location.path.endswith(_PAGES):
        return  # keys of another program's
    why, hint = _words(problem)
    outcome, level = copied(problem)
    if problem.facts.get("layout") and _TAKEN_AWAY.match(problem.location.text):
        return  # Liquid takes all of it away
    if problem.facts.get("layout"):
        message = f"{why}: the keys of this layout are lost, and each page that has it will show them as text"
        yield Finding(problem.location, message, hint)
        return
    if context.page is None and _COMMENT.match(problem.location.text):
        hint = "delete the file, or let it begin with --- and say published: false: a comment does not hide it"
        yield Finding(problem.location, f"{why}: {outcome}", hint, level="warning")
        return
    if context.page is None and not problem.location.path.endswith(_PAGES):
        hint = "delete the file, or give it a name that ends in .md and let it begin with ---, if it is to be a page"
        yield Finding(problem.location, f"{why}: {outcome}", hint, level="warning")
        return
    if context.page is not None:
        outcome, level = f"the keys of this {context.page.kind} are lost and will be shown as text", None
    fix = _fix(problem)
    if owner := _owner(problem, context):
        hint = f"delete the file, as {owner.path} has the address that it says; or {hint}, and write another permalink"
        fix = ()
    yield Finding(problem.location, f"{why}: {outcome}", hint, fix, level=level)


def _fix(problem: Problem) -> tuple[Edit, ...]:
    """The place without what cannot be seen, where nothing else is at fault."""
    written = problem.location.text
    kept = written.strip(BLANK)
    return (Edit(problem.location, kept),) if kept in ("", "---") and _unseen(written) else ()


def _owner(problem: Problem, context: Context) -> Page | None:
    """The page that has the permalink which the file says."""
    said = _PERMALINK.search(problem.location.origin.string[: limits.FIX_CHARACTERS], problem.location.end)
    return owner_of(said[1], context.site) if said else None


def copied(problem: Problem) -> tuple[str, Level | None]:
    """What becomes of a file whose front matter Jekyll does not see, and how much that matters."""
    if problem.facts.get("withheld"):
        return "Jekyll does not see `published: false`, and will copy this file as it is", "warning"
    return COPIED, None


def _before(written: str) -> tuple[str, str]:
    """What comes before it, and what mends that."""
    unseen = _unseen(written)
    if unseen and not written.strip(BLANK):
        return f"{named(unseen)}, which cannot be seen, comes before", f"delete it: {_FIRST}"
    if written.strip():
        return "words come before", _FIRST
    return "an empty line comes before" if "\n" in written else "a space comes before", _FIRST


def _unseen(text: str) -> str:
    """The first character that cannot be seen and is not just a blank; "" for none."""
    return next((character for character in text if character in UNSEEN and character != "\xa0"), "")


def _words(problem: Problem) -> tuple[str, str]:
    if problem.kind == "blank-before-front-matter":
        before, hint = _before(problem.location.text)
        return f"{before} the front matter", hint
    if problem.facts["cause"] == "carriage-return":
        return (
            "the lines end as on Macs before 2001 (in carriage returns)",
            "save the file with line ends of Unix (LF) or Windows (CRLF)",
        )
    if problem.facts["cause"] == "glued":
        return "a key stands behind the --- that is to open the front matter", "begin a new line behind the ---"
    if problem.facts["cause"] == "unopened":
        return "no line of --- opens the front matter", f"write a line of --- above {problem.facts['fence']}"
    fence = str(problem.facts["fence"])
    unseen = _unseen(fence)
    if unseen and fence.strip(BLANK) == "---":
        return f"{named(unseen)}, which cannot be seen, stands on the line of the first ---", "write only ---"
    return f"{fence} does not open front matter", f"write exactly three hyphens{_again(problem)}: ---"


def _again(problem: Problem) -> str:
    """Where else three hyphens are to be written: the line that was to end the keys is often the same."""
    origin, start, end = problem.location
    at = origin.string.find(f"\n{problem.facts['fence']}\n", end, end + limits.FIX_CHARACTERS)
    is_alone = at >= 0 and "\n---" not in origin.string[start:at]
    return f", here and on line {origin.line_column(at + 1)[0]}" if is_alone else ""
