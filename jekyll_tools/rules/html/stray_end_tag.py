"""An end tag closes nothing.

## Why
kramdown shows such a tag to the reader as text, and browsers drop it. Either way the element it was written for ends
elsewhere than its author meant. Where its start tag is shown as text too, `broken-tag` or `tag-as-text` says why.

## Bad
    A spotlight</font> of ICLR.

## Good
    A <em>spotlight</em> of ICLR.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding, Problem
from jekyll_tools.html.tables import VOID
from jekyll_tools.rules.html.broken_tag import is_start_shown
from jekyll_tools.rules.printed import cut
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.text import Location


@rule(on="problem:stray-end-tag", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    if facts.get("shown") and is_start_shown(problem.location):
        return
    if "becomes" not in facts:
        seen = "will be shown as text" if facts.get("shown") else "is dropped"
        yield Finding(problem.location, f"</{facts['name']}> closes nothing and {seen}", hint(problem), _fix(problem))


def _fix(problem: Problem) -> tuple[Edit, ...]:
    """Its removal, where nothing else can have been meant: of a void element, or of one that is ended already."""
    facts, location = problem.facts, problem.location
    ended_at = facts.get("ended_at")
    ended = facts.get("shown") and isinstance(ended_at, Location) and not ended_at.is_made
    if location.through or not location.text.startswith("</") or not (ended or facts["name"] in VOID):
        return ()
    return (Edit(location, ""),)


def hint(problem: Problem) -> str:
    """How to mend such a tag."""
    name, ended_at = str(problem.facts["name"]), problem.facts.get("ended_at")
    if name in VOID:
        return f"remove it: <{name}> has no end tag"
    if isinstance(ended_at, Location) and ended_at.is_made:
        instead = "write <div> instead of <p>: " if name == "p" else ""
        by = f"{cut(ended_at.text)} on {ended_at.seen_from(problem.location)} prints {problem.facts['ended_by']}"
        return f"{instead}{by}, which had closed <{name}> already"
    if isinstance(ended_at, Location):
        place = ended_at.seen_from(problem.location)
        return f"remove it: {problem.facts['ended_by']} on {place} had closed <{name}> already"
    return f"remove it, or write <{name}> where it should begin"
