"""A redirect's address cannot be used.

## Why
jekyll-redirect-from takes every text as it is: a target such as `javascript:…` or one with a quote runs in the
visitor's browser, `//host/` leads off the site, and an old address with `..`, `?` or `*` becomes a file that nobody
asks for. This tool makes nothing of such a redirect.

## Bad
    ---
    redirect_to: //example.org/new/
    ---

## Good
    ---
    redirect_to: https://example.org/new/
    ---
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.rules.rule import Context, rule

_ENDS = ("contains '?'", "contains '#'")
_TAKE_OUT = "take it out: a site of plain files goes by the path alone, so this redirect can never run"
_WHOLE = "take it out: who asks another server never comes here; of this site write the path, such as /old/"
_PLUS = "begin each item of a list with `- `: in YAML, `+ ` begins none"
HINTS = {
    "from": "write a path of this site such as /old/",
    "to": "write a web address with https:// or a path of this site",
}


@rule(on="problem:unsafe-redirect", level="error")
def check(problem: Problem, _context: Context) -> Iterator[Finding]:
    facts = problem.facts
    way = str(facts["key"]).removeprefix("redirect_")
    reason = str(facts["reason"])
    why = ", where browsers end the path that they ask for" if reason in _ENDS else ""
    message = f"nobody can be redirected {way} {str(facts['value'])[:80]!r}: the address {reason}{why}"
    hint = _TAKE_OUT if way == "from" and reason == _ENDS[0] else HINTS[way]
    hint = _WHOLE if way == "from" and reason.startswith("is a full address") else hint
    yield Finding(problem.location, message, _PLUS if str(facts["value"]).startswith("+ ") else hint)
