"""print the redirects of the site, or write the files that a host needs.

Without -d they go to the terminal. With it the host's file, or for Jekyll redirects.json and a small page for each
redirect, is written below DIR; files that an earlier run wrote there and that are no longer needed are removed, all
others stay. What is wrong with a redirect, and what a host cannot do, is reported at its line; then nothing is written,
and the exit code is 1. (Jekyll's own files are made without such redirects.) With --check the running host is asked
instead.
"""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from jekyll_tools.cli.session import CannotRun, CannotWrite, add_site_options, notice, open_site

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jekyll_tools.diagnostic import Problem
    from jekyll_tools.redirects.host import Refusal
    from jekyll_tools.redirects.map import Collected
    from jekyll_tools.redirects.table import Table
    from jekyll_tools.site.site import Site


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--for", dest="host", metavar="HOST", default="jekyll", help="for this host (default: jekyll)")
    parser.add_argument("-d", "--destination", metavar="DIR", help="write the files below DIR")
    parser.add_argument(
        "--slashes", action="store_true", help="also from /page to /page/ or /page.html, as GitHub Pages does"
    )
    parser.add_argument("--check", metavar="URL", help="ask the site at this address for every redirect")
    add_site_options(parser)


def run(arguments: argparse.Namespace) -> int:
    from jekyll_tools.redirects.map import collect

    _require_host(arguments.host)
    site = open_site(arguments)
    made = collect(site)
    if arguments.host == "jekyll":
        return _run_stubs(arguments, site, made)
    return _run_host(arguments, site, made)


def _require_host(name: str) -> None:
    from jekyll_tools.redirects.host import names
    from jekyll_tools.spelling import meant

    if name not in names():
        raise CannotRun(meant("host", name, names()))


def _run_stubs(arguments: argparse.Namespace, site: Site, made: Collected) -> int:
    from jekyll_tools.redirects.hosts import jekyll
    from jekyll_tools.redirects.row import of_data
    from jekyll_tools.redirects.unread import unread
    from jekyll_tools.render.plugins.redirect_from import files

    for sentence in _worded(unread(site), site):
        notice(arguments, sentence)
    for sentence in _left_out(made.problems):
        notice(arguments, f"{sentence}: left out")
    if others := len(list(of_data(site))):
        notice(arguments, f"the redirects of the data file ({others}) are for servers: Jekyll makes nothing of them")
    stubbed = files(site, made.redirects)
    for sentence in stubbed.notices:
        notice(arguments, sentence)
    if arguments.check:
        from jekyll_tools.cli._redirects_check import stubs

        return stubs(arguments, site, made.redirects, stubbed.texts)
    if arguments.destination:
        _write(arguments, stubbed.texts)
    else:
        _print(jekyll.render(made.redirects))
    return 0


def _run_host(arguments: argparse.Namespace, site: Site, made: Collected) -> int:
    from jekyll_tools.redirects.host import file, load

    table, problems = _table(site, made, arguments.slashes)
    if problems:
        return _refuse(arguments, site, problems)
    host = load(arguments.host)
    text, refusals = file(host, table.entries, table.pages)
    if refusals:
        for line in _once(refusals):
            _tell(line)
        _tell(f"nothing was written for {host.TITLE}")
        return 1
    for first, last in table.chains:
        notice(
            arguments,
            f"{first.location}: {first.source} leads straight to the end of its chain of redirects, {last.target}",
        )
    if arguments.check:
        from jekyll_tools.cli._redirects_check import entries

        return entries(arguments, site, table.entries)
    if arguments.destination:
        _write(arguments, {host.FILENAME: text})
    else:
        _print(text)
    return 0


def _table(site: Site, made: Collected, slashes: bool) -> tuple[Table, list[Problem]]:
    """The table of a site, and all that keeps it from being used."""
    from jekyll_tools.links.internal import Internal
    from jekyll_tools.redirects import data
    from jekyll_tools.redirects.row import Row, of_data, of_pages
    from jekyll_tools.redirects.table import table
    from jekyll_tools.redirects.unread import unread

    said = [*of_pages(made.redirects), *of_data(site)]
    rows = [row for row in said if isinstance(row, Row)]
    problems = [problem for problem in made.problems if problem.kind != "redirect-loop"]  # told of all redirects below
    problems += [*unread(site), *data.problems(site.folder, site.config)]
    problems += [one for one in said if not isinstance(one, Row)]
    found = table(site, rows, slashes)
    return found, [*problems, *found.problems, *Internal(site, made.redirects).dead_ends(rows)]


def _refuse(arguments: argparse.Namespace, site: Site, problems: list[Problem]) -> int:
    lines = _worded([problem for problem in problems if problem.kind not in _LEFT_OUT], site) | _left_out(problems)
    for line in sorted(lines, key=lambda line: lines[line]):
        _tell(line)
    _tell(f"nothing was written for {arguments.host}: mend these first")
    return 1


def _once(refusals: Iterable[Refusal]) -> list[str]:
    """What a host refuses, in order of place: a redirect once, and not each path that it is asked for at."""
    lines: dict[tuple[object, ...], str] = {}
    for place, words in refusals:
        reason = words.partition(": ")[2]
        lines.setdefault((place.order if place else (), reason), f"{place}: {words}" if place else words)
    return [lines[key] for key in sorted(lines)]


def _worded(problems: Iterable[Problem], site: Site) -> dict[str, tuple[str, int, int]]:
    """The words of rules on problems, each with its place."""
    from jekyll_tools.engine import told

    return {f"{each.location}: {each.message}": each.location.order for each in told(problems, site)}


def _tell(sentence: str) -> None:
    from jekyll_tools.terminal import shown

    sys.stderr.write(f"jekyll-tools: {shown(sentence)}\n")


_LEFT_OUT = {"redirect-type": "is not a text", "unsafe-redirect": ""}


def _left_out(problems: Iterable[Problem]) -> dict[str, tuple[str, int, int]]:
    """What is not in the map, and where it stands; `check` says more."""
    return {
        f"{p.location}: {p.facts['key']} {_LEFT_OUT[p.kind] or p.facts['reason']}": p.location.order
        for p in problems
        if p.kind in _LEFT_OUT
    }


def _print(text: str) -> None:
    if sys.stdout.isatty():
        print(text)
    else:  # a file or a program gets the exact bytes, whatever the terminal's encoding
        sys.stdout.buffer.write(text.encode(errors="surrogateescape"))


def _write(arguments: argparse.Namespace, texts: Mapping[str, str]) -> None:
    from jekyll_tools.outputs import OutputError, write

    try:
        write(
            arguments.destination,
            {path: text.encode(errors="surrogateescape") for path, text in texts.items()},
            "redirects",
        )
    except OutputError as error:
        raise CannotWrite(str(error)) from None
    number = len(texts)
    notice(arguments, f"{number} file{'s' if number != 1 else ''} in {arguments.destination}")
