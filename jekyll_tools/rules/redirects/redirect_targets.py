"""A page redirects to several addresses, of which one counts.

## Why
A visitor can be sent to one only: jekyll-redirect-from takes the first of a list and says nothing of the others.

## Bad
    ---
    redirect_to: [https://example.org/new/, https://example.org/newer/]
    ---

## Good
    ---
    redirect_to: https://example.org/newer/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.psych import Entry
from jekyll_tools.rules.rule import Context, rule


@rule(on="key:redirect_to", level="warning")
def check(entry: Entry, _context: Context) -> Iterator[Finding]:
    named = [value for value in entry.value if value is not None] if isinstance(entry.value, list) else []
    if len(named) > 1:
        message = f"of {len(named)} targets only the first counts: {named[0]}"
        yield Finding(entry.location, message, "write one address")
