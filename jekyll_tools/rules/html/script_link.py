"""A link runs a script instead of leading anywhere.

## Why
A link to `javascript:…` does nothing for whoever opens it in another tab, copies it or has scripts turned off, and not
where a site forbids scripts within its pages (by a Content-Security-Policy). What acts on the page should be a button.

## Bad
    [Print this page](javascript:window.print())

## Good
    <button onclick="window.print()">Print this page</button>
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.links.link import Link
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule

_SCRIPT = regex(r"[\x00-\x20]*(?:javascript|vbscript):", re.IGNORECASE)
_HIDDEN = str.maketrans("", "", "\t\n\r")  # browsers drop these wherever they stand in an address


@rule(on="link", level="warning")
def check(link: Link, _context: Context) -> Iterator[Finding]:
    if _SCRIPT.match(link.url.translate(_HIDDEN)):
        hint = "write the address that it leads to, or a <button> for what acts on this page"
        yield Finding(link.location, "the link leads nowhere: it only runs a script", hint)
