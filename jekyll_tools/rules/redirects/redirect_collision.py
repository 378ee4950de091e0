"""A redirect starts at an address that something else has.

## Why
For each redirect the plugin jekyll-redirect-from writes a small page that leads on, and never says so when there is
something at its place already: a page that has the address is gone; a file, a post or a document replaces the small
page, and nobody is redirected; of two redirects the last one wins.

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

from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Level
from jekyll_tools.redirects.map import is_run
from jekyll_tools.render.destinations import Claim, Destination
from jekyll_tools.rules.rule import Context, rule

HINT = "remove this redirect, or give one of them another address"
_OF_TWO = "keep it in one of the two files, the one that the old address belongs to, and remove it from the other"
_OF_MANY = "%d files have it: keep it in the one that the old address belongs to, and remove it from the others"


@rule(on="destination", level="error")
def check(destination: Destination, context: Context) -> Iterator[Finding]:
    if all(claim.kind != "redirect" for claim in destination.claims) or not is_run(context.site):
        return
    for claim in destination.claims:
        message = _lost(claim, destination) if claim is not destination.winner else _won(destination)
        if claim.kind == "redirect" and message:
            words = f"the redirect from {claim.url or '/'} {message}"
            level: Level | None = "warning" if _is_own(claim, destination.winner) else None
            yield Finding(claim.location, words, _hint(claim, destination), level=level)


def _hint(claim: Claim, destination: Destination) -> str:
    if claim is destination.winner or destination.winner.kind != "redirect":
        return HINT
    count = len({each.path for each in destination.claims if each.kind == "redirect"})
    return _OF_TWO if count == 2 else _OF_MANY % count


def _is_own(claim: Claim, winner: Claim) -> bool:
    """Whether a redirect starts at the address of its own page, which is harmless where that wins."""
    return winner.kind != "redirect" and winner.path == claim.path


def _lost(claim: Claim, destination: Destination) -> str:
    winner = destination.winner
    if winner.kind == "generated":
        return f"starts at the address of {destination.path}, which a plugin makes: nobody is redirected"
    if _is_own(claim, winner):
        return "starts at the page's own address, and has no effect"
    if winner.kind != "redirect":
        return f"starts at the address of {winner.path}, which wins: nobody is redirected"
    if winner.redirect is None or claim.redirect is None or winner.redirect.target == claim.redirect.target:
        return ""
    where = "the same address" if winner.url == claim.url else f"{winner.url}, which is the same file,"
    return f"does nothing: {winner.path} redirects from {where} to {winner.redirect.target}"


def _won(destination: Destination) -> str:
    winner = destination.winner
    # A redirect onto the page's own address is a loop, which another rule tells.
    lost = [each for each in destination.claims if each.kind != "redirect" and each.path != winner.path]
    if not lost:
        return ""
    name = lost[-1].path or f"{destination.path}, which a plugin makes"
    return f"replaces {name}: whoever asks for it is sent on to {winner.redirect.target if winner.redirect else ''}"
