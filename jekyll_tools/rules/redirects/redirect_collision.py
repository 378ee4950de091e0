"""A redirect starts at an address that something else has.

## Why
For each redirect the plugin jekyll-redirect-from writes a small page that leads on, and never says so when there is
something at its place already: a page that has the address is gone; a file, a post or a document replaces the small
page, and nobody is redirected; of several redirects the last one wins, and these are
told once, at the first. It is a warning where nobody is redirected, for readers come to what has the address; and where
the page that is lost does nothing but redirect, lists nothing but the theme's samples, or is one whose place the page
with the redirect has taken: that lists the same collection, or has most of its lines.

## Bad
    _pages/about.md:
    ---
    permalink: /about/
    redirect_from: /cv/
    ---
    _pages/cv.md:
    ---
    permalink: /cv/
    ---

## Good
    _pages/about.md:
    ---
    permalink: /about/
    redirect_from: /me/
    ---
    _pages/cv.md:
    ---
    permalink: /cv/
    ---
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Iterator, Sequence

from jekyll_tools.diagnostic import Finding, Level
from jekyll_tools.redirects.map import is_run
from jekyll_tools.regex import regex
from jekyll_tools.render.destinations import Claim, Destination
from jekyll_tools.rules.rivals import (
    BY_CHANCE,
    fit,
    is_backup,
    is_blank,
    is_by_chance,
    is_idle_list,
    is_taken_in,
    named,
    pages_of,
)
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.samples import REDIRECTS, samples
from jekyll_tools.site.site import Site

_HINT = "remove this redirect, or give one of them another address"
_LEADING_ON = 'http-equiv="refresh"'
_OLD = regex(r"(?:\A|[_ .-])(?:old|ori|orig|original|backup|copy|previous)(?=[_ .-])", re.IGNORECASE)
_HOMES = {"resume": "cv"}  # the theme's page of that address


@rule(on="destination", level="error")
def check(destination: Destination, context: Context) -> Iterator[Finding]:
    if all(claim.kind != "redirect" for claim in destination.claims) or not is_run(context.site):
        return
    winner = destination.winner
    lost = [claim for claim in destination.claims[:-1] if claim.kind == "redirect"]
    if winner.kind == "redirect":
        yield from _won(destination, context.site)
        yield from _outdone(lost, winner, {page.path for page in samples(context.site)}, context.site)
        return
    for claim in lost:
        onward = f"; to send readers of this page to that file write redirect_to: {claim.url}"
        hint = f"{_HINT}{onward}" if winner.kind == "static" else _HINT
        yield Finding(claim.location, f"{_from(claim)} {_starts(claim, destination)}", hint, level="warning")


def _from(claim: Claim) -> str:
    return f"the redirect from {claim.url or '/'}"


def _starts(claim: Claim, destination: Destination) -> str:
    winner = destination.winner
    if winner.kind == "generated":
        return f"starts at the address of {destination.path}, which a plugin makes: nobody is redirected"
    if winner.path == claim.path:
        return "starts at the page's own address, and has no effect"
    return f"starts at the address of {winner.path}, which wins: nobody is redirected"


def _outdone(claims: Sequence[Claim], winner: Claim, of_theme: Collection[str], site: Site) -> Iterator[Finding]:
    """Of redirects from one address, of which the last one has an effect. `of_theme`: the files of its samples."""
    target = _target(winner)
    lost = [claim for claim in claims if _target(claim) != target]
    if not lost:
        return
    first, paths = lost[0], list(dict.fromkeys(claim.path for claim in lost))
    where = "the same address" if winner.url == first.url else f"{winner.url}, which is the same file,"
    nor = f" here, nor in {named(paths[1:])}" if paths[1:] else ""
    message = f"{_from(first)} does nothing{nor}: {winner.path} redirects from {where} to {target}"
    message += BY_CHANCE if any(is_by_chance(claim, winner, site) for claim in lost) else ""
    owner = _owner([*lost, winner])
    others = "the other" if len(paths) == 1 else "the others"
    level: Level | None = None
    if winner.url.strip("/") in REDIRECTS:  # nobody's old address here: it came with the page that others are copies of
        level = "warning"
        if owner in ("", *of_theme):
            others = f"{others}, or from all of them if nobody needs the old address"
    elif winner.path == owner:  # readers get where they want
        level = "warning"
    keeper = owner or "the file that the old address belongs to"
    yield Finding(first.location, message, f"keep it in {keeper}, and remove it from {others}", level=level)


def _owner(claims: Sequence[Claim]) -> str:
    """The one file whose name goes best with the address; "" where none or several do."""
    best = max(map(_fit, claims))
    owners = list(dict.fromkeys(claim.path for claim in claims if _fit(claim) == best))
    return owners[0] if best and len(owners) == 1 else ""


def _fit(claim: Claim) -> int:
    """How well the address of a redirect goes with its file's name; not at all with `old_about.md`, put away."""
    if _OLD.search(claim.path.rpartition("/")[2]):
        return 0
    home = _HOMES.get(claim.url.strip("/"))
    return fit(claim._replace(url=f"/{home}") if home else claim) if claim.url.strip("/") else 0


def _target(claim: Claim) -> str:
    return claim.redirect.target if claim.redirect else ""


def _won(destination: Destination, site: Site) -> Iterator[Finding]:
    winner = destination.winner
    # A redirect onto the page's own address is a loop, which another rule tells.
    lost = [each for each in destination.claims if each.kind != "redirect" and each.path != winner.path]
    if not lost:
        return
    name = lost[-1].path or f"{destination.path}, which a plugin makes"
    message = f"{_from(winner)} replaces {name}: whoever asks for it is sent on to {_target(winner)}"
    rivals = [each for each in destination.claims if each.kind == "redirect" and _target(each) != _target(winner)]
    message += BY_CHANCE if any(is_by_chance(each, winner, site) for each in rivals) else ""
    leads_on = all(_leads_on(claim, site) for claim in lost)
    is_idle = all(is_idle_list(claim, site) for claim in lost)
    is_same = leads_on or is_idle or all(is_blank(claim, site) for claim in lost)
    why = "does nothing but redirect" if leads_on else "lists nothing of yours" if is_idle else "shows nothing"
    is_old = all(is_backup(claim, winner, site) or _OLD.search(posixpath.basename(claim.path)) for claim in lost)
    is_taken = all(is_taken_in(claim, winner, site) for claim in lost)
    hint = f"remove this redirect or {name}, which {why}" if is_same else _HINT
    if is_taken and not is_same:
        hint = f"delete {name}, if {winner.path} has taken its place, as it seems; or remove this redirect"
    if is_old and not is_same:
        hint = f"give {name} another permalink, or delete it, if it was put away, as it seems; or remove this redirect"
    yield Finding(winner.location, message, hint, level="warning" if is_same or is_old or is_taken else None)


def _leads_on(claim: Claim, site: Site) -> bool:
    """Whether a page does nothing but send its reader to another one."""
    return any("redirect_to" in page.data or _LEADING_ON in page.body.string.lower() for page in pages_of(site, claim))
