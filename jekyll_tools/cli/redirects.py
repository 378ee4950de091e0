"""the redirect map of the site, and with -d the files that a host needs.

Without -d the map goes to the terminal. With it the map and the stubs are written below DIR; files that an earlier run
wrote there and that are no longer needed are removed, all others stay.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from jekyll_tools.cli.session import CannotRun, CannotWrite, add_site_options, notice, open_site

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jekyll_tools.diagnostic import Problem
    from jekyll_tools.render.plugins.redirect_from import Files


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--for", dest="host", metavar="HOST", default="jekyll", help="for this host (default: jekyll)")
    parser.add_argument("-d", "--destination", metavar="DIR", help="write the map and the stubs below DIR")
    add_site_options(parser)


def run(arguments: argparse.Namespace) -> int:
    from jekyll_tools.redirects.hosts import jekyll
    from jekyll_tools.redirects.map import collect
    from jekyll_tools.render.plugins.redirect_from import files

    _require_host(arguments.host)
    site = open_site(arguments)
    redirects, problems = collect(site)
    for sentence in _left_out(problems):
        notice(arguments, sentence)
    made = files(site, redirects)
    for sentence in made.notices:
        notice(arguments, sentence)
    if arguments.destination:
        _write(arguments, made)
    else:
        _print(jekyll.render(redirects))
    return 0


def _print(text: str) -> None:
    if sys.stdout.isatty():
        print(text)
    else:  # a file or a program gets Jekyll's bytes, whatever the terminal's encoding
        sys.stdout.buffer.write(text.encode(errors="surrogateescape"))


def _require_host(name: str) -> None:
    from difflib import get_close_matches

    from jekyll_tools import discovery
    from jekyll_tools.redirects import hosts

    names = [name.replace("_", "-") for name in discovery.names(hosts.__path__)]
    if name not in names:
        near = get_close_matches(name, names, 1)
        raise CannotRun(
            f"no host {name!r}; " + (f"did you mean {near[0]}?" if near else f"there is {', '.join(names)}")
        )


def _left_out(problems: Iterable[Problem]) -> list[str]:
    """What is not in the map, and where it stands; `check` says more."""
    reasons = {"redirect-type": "is no text", "unsafe-redirect": ""}
    return [
        f"{p.location}: {p.facts['key']} {reasons[p.kind] or p.facts['reason']}: left out"
        for p in problems
        if p.kind in reasons
    ]


def _write(arguments: argparse.Namespace, made: Files) -> None:
    from jekyll_tools.outputs import OutputError, write

    try:
        write(
            arguments.destination,
            {path: text.encode(errors="surrogateescape") for path, text in made.texts.items()},
            "redirects",
        )
    except OutputError as error:
        raise CannotWrite(str(error)) from None
    number = len(made.texts)
    notice(arguments, f"{number} file{'s' if number != 1 else ''} in {arguments.destination}")
