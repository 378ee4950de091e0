"""Redirects that lead back to themselves.

A loop is one of files: `/pretty.html` is the very file that answers `/pretty`, and `/x/index.html` the one of `/x/`.
Stubs that lose their file to a static file or a document lead nowhere and close no loop.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from jekyll_tools.diagnostic import Problem
from jekyll_tools.redirects.forms import answer
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.site.site import Site

SHOWN = 8  # addresses of a loop that a message names


def loops(site: Site, redirects: Iterable[Redirect]) -> Iterator[Problem]:
    """A Problem `redirect-loop` for each redirect in a loop. Facts: `path`, the addresses from its source on (at most
    `SHOWN`); `length`, how many redirects go round; `own`, whether a page's stub replaces that very page.
    """
    active = _active(site, redirects)
    files = {page.destination for page in site.published} | {file.destination for file in site.static_files}
    files |= set(active)
    leads = {file: answer(redirect.target_path, files) for file, redirect in active.items()}
    for loop in round_trips(leads):
        for at, file in enumerate(loop):
            redirect = active[file]
            path = tuple(active[each].source for each in (*loop[at : at + SHOWN], *loop[:at])[:SHOWN])
            own = redirect.key == "redirect_from" and redirect.page.destination == file
            yield Problem("redirect-loop", redirect.location, {"path": path, "length": len(loop), "own": own})


def _active(site: Site, redirects: Iterable[Redirect]) -> dict[str, Redirect]:
    """The redirect that each file holds in the end; a page's own file loses to a stub of another."""
    winners = {file.destination for file in site.static_files}
    winners |= {page.destination for page in site.published if page.kind != "page"}
    last = {page.destination: page for page in site.published}
    active: dict[str, Redirect] = {}
    for redirect in sorted(redirects, key=lambda redirect: redirect.key == "redirect_from"):
        stands = redirect.destination not in winners
        if redirect.key == "redirect_to":
            stands = last.get(redirect.destination) is redirect.page
        if stands:
            active[redirect.destination] = redirect
    return active


def round_trips(leads: Mapping[str, str]) -> Iterator[list[str]]:
    """The loops, each once: the files in the order in which a visitor is sent round."""
    walk_of: dict[str, int] = {}
    for number, start in enumerate(leads):
        walk: list[str] = []
        file = start
        while file in leads and file not in walk_of:
            walk_of[file] = number
            walk.append(file)
            file = leads[file]
        if walk_of.get(file) == number and file in leads:
            yield walk[walk.index(file) :]
