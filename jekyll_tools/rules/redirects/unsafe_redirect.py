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

from jekyll_tools import urls
from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.redirects import source
from jekyll_tools.redirects.map import is_run
from jekyll_tools.redirects.source import SPACED
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule

_ENDS = ("contains '?'", "contains '#'")
_TAKE_OUT = "take it out: a site of plain files goes by the path alone, so this redirect can never run"
_WHOLE = "take it out: who asks another server never comes here; of this site write the path, such as /old/"
_PLUS = "begin each item of a list with `- `: in YAML, `+ ` begins none"
_BLANK = regex(r" {0,99}/ {0,99}")
HINTS = {
    "from": "write a path of this site such as /old/",
    "to": "write a web address with https:// or a path of this site",
}


@rule(on="problem:unsafe-redirect", level="error")
def check(problem: Problem, context: Context) -> Iterator[Finding]:
    facts, config = problem.facts, context.site.config
    way, reason = str(facts["key"]).removeprefix("redirect_"), str(facts["reason"])
    if str(facts["key"]) != way and not is_run(context.site) and not config.is_unread:
        return  # nobody is redirected: redirect-not-run
    if reason.startswith("leads to an address that") and "//" not in config.url:
        return  # url-shape
    value = str(facts["value"])
    if reason == SPACED and not value.startswith("+ ") and (better := _closed_up(value)):
        message = f"the old address {value[:80]!r} has a blank in it that nobody types, and gets no redirect"
        yield Finding(problem.location, message, f"write {better}", level="warning")
        return
    why = ", where browsers end the path that they ask for" if reason in _ENDS else ""
    message = f"nobody can be redirected {way} {str(facts['value'])[:80]!r}: the address {reason}{why}"
    hint = _TAKE_OUT if way == "from" and reason == _ENDS[0] else HINTS[way]
    if way == "from" and reason.startswith("is a full address"):
        hint = _elsewhere(value, config.url) or _WHOLE
    yield Finding(problem.location, message, _PLUS if str(facts["value"]).startswith("+ ") else hint)


def _closed_up(value: str) -> str:
    """The address without blanks around its slashes; "" where it is still none."""
    better = _BLANK.sub("/", value.strip())
    return "" if source.fault(better if better.startswith("/") else f"/{better}") else better


def _elsewhere(value: str, home: str) -> str:
    """What to do about an old address of another server, to which visitors were most likely to be sent."""
    whole = value.lstrip("/ ")
    host = urls.split(whole).host
    if not whole.startswith(("https://", "http://")) or not host or host == urls.split(home).host:
        return ""
    return f"to send visitors of this page there write redirect_to: {whole}; else take it out: nobody comes from there"
