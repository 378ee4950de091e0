"""A redirect's address cannot be used.

## Why
jekyll-redirect-from takes every text as it is: a target such as `javascript:…` or one with a quote runs in the
visitor's browser, `//host/` leads off the site, and an old address with `..`, `?` or `*` becomes a file that nobody
asks for. This tool makes nothing of such a redirect. Several old addresses in one text, such as `/old/, /older/`, are
one address to the plugin too, and an empty target sends readers to the home page.

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

from collections.abc import Iterator, Sequence

from jekyll_tools import urls
from jekyll_tools.diagnostic import Finding, Problem
from jekyll_tools.redirects import source
from jekyll_tools.redirects.map import is_run
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.redirects.source import SPACED
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

_ENDS = ("contains '?'", "contains '#'")
_TAKE_OUT = "take it out: a site of plain files goes by the path alone, so this redirect can never run"
_WHOLE = "take it out: who asks another server never comes here; of this site write the path, such as /old/"
_EMPTY = "write the address that they are to get, or take the key out"
_PLUS = "begin each item of a list with `- `: in YAML, `+ ` begins none"
_BETWEEN = regex(r"[\s,;]+(?=-?\s*/)")
_BLANK = regex(r" {0,99}/ {0,99}")
HINTS = {
    "from": "write a path of this site such as /old/",
    "to": "write a web address with https:// or a path of this site",
}


@rule(on=("problem:unsafe-redirect", "redirect"), level="error")
def check(thing: Problem | Redirect, context: Context) -> Iterator[Finding]:
    yield from _of_made(thing, context.site) if isinstance(thing, Redirect) else _of_problem(thing, context)


def _of_made(redirect: Redirect, site: Site) -> Iterator[Finding]:
    """What is said of a redirect that is made, and not as it was meant."""
    if redirect.key == "redirect_to":
        if redirect.location.text in ('""', "''") and is_run(site):
            message = f"redirect_to is empty: readers of this page are sent to {redirect.target}"
            yield Finding(redirect.location, message, _EMPTY, level="warning")
        return
    if "," not in redirect.source and not redirect.source.startswith("/-/"):
        return
    said = redirect.source if redirect.location.text.startswith("/") else redirect.source[1:]
    if is_run(site) and (several := _several(said)):
        yield _listed(redirect.location, said, several)
    elif is_run(site) and said.startswith("-/"):
        message = f"there is no space after the -, which is a part of the old address {redirect.source}"
        place = redirect.location
        is_below = not place.origin.string[place.origin.line_starts[place.line - 1] : place.start].strip()
        yield Finding(place, message, f"write {'- ' if is_below else ''}{said[1:]}", level="warning")


def _several(value: str) -> list[str]:
    """The addresses of which a text is made, where each begins with a slash, and perhaps with a - before it."""
    parts = _BETWEEN.split(value.strip(" ,;"))
    addresses = [part.removeprefix("-") for part in parts if part != "-"]
    return addresses if len(addresses) > 1 and all(_is_address(each) for each in addresses) else []


def _is_address(part: str) -> bool:
    return part.startswith("/") and part != "/"


def _listed(place: Location, said: str, several: Sequence[str]) -> Finding:
    message = f"{len(several)} old addresses are read as one, {said[:80]!r}: none of them gets a redirect"
    above = place.origin.string[max(place.start - 2, 0) : place.start]
    hint = "write each as an item of its own" if above == "- " else f"write [{', '.join(several)}]"
    return Finding(place, message, hint)


def _of_problem(problem: Problem, context: Context) -> Iterator[Finding]:
    facts, config = problem.facts, context.site.config
    way, reason = str(facts["key"]).removeprefix("redirect_"), str(facts["reason"])
    if str(facts["key"]) != way and not is_run(context.site) and not config.is_unread:
        return  # nobody is redirected: redirect-not-run
    if reason.startswith("leads to an address that") and "//" not in config.url:
        return  # url-shape
    value = str(facts["value"])
    if str(facts["key"]) == "redirect_from" and (several := _several(value)):
        yield _listed(problem.location, value, several)
        return
    if way == "to" and not value.strip():
        message = "redirect_to is empty: the page is replaced by one that sends its readers nowhere"
        yield Finding(problem.location, message, _EMPTY)
        return
    if reason == SPACED and not value.startswith("+ ") and (better := _closed_up(value)):
        message = f"the old address {value[:80]!r} has a blank in it that nobody types, and gets no redirect"
        yield Finding(problem.location, message, f"write {better}", level="warning")
        return
    why = ", where browsers end the path that they ask for" if reason in _ENDS else ""
    message = f"nobody can be redirected {way} {str(facts['value'])[:80]!r}: the address {reason}{why}"
    hint = _TAKE_OUT if way == "from" and reason == _ENDS[0] else HINTS[way]
    if way == "from" and reason.startswith("is a full address"):
        hint = _elsewhere(value, config.url) or _WHOLE
    if way == "to" and value.startswith("//") and urls.split(f"https:{value}").host:
        hint = f"write https:{value}"
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
