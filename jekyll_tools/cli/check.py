"""what is wrong with the site, at the author's line."""

from __future__ import annotations

import argparse
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from jekyll_tools.cli._findings import report
from jekyll_tools.cli.session import (
    SINCE,
    CannotRun,
    CannotWrite,
    add_site_options,
    fatal_problems,
    notice,
    read_site,
    site_paths,
    wants_color,
)
from jekyll_tools.diagnostic import LEVELS, Diagnostic, Report

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jekyll_tools.cli._since import Before
    from jekyll_tools.engine import External
    from jekyll_tools.rules.catalogue import Rule
    from jekyll_tools.site.site import Site


def configure(parser: argparse.ArgumentParser) -> None:
    from jekyll_tools.reporters import names

    parser.add_argument("paths", nargs="*", metavar="PATH", help="report on these files and folders only")
    parser.add_argument("--format", choices=names(), default="text", help="how findings are written")
    parser.add_argument("--output", metavar="FILE", help="write the report there instead of to the terminal")
    parser.add_argument("--select", metavar="RULE,…", default="", help="only these rules or families")
    parser.add_argument("--ignore", metavar="RULE,…", default="", help="not these rules or families")
    parser.add_argument("--fail-on", choices=LEVELS, default="error", help="exit with 1 at this level (default: error)")
    parser.add_argument("--since", metavar="REV", help=SINCE)
    parser.add_argument("--links", action="store_true", help="ask external links too (without it nothing is sent)")
    parser.add_argument(
        "--allow-private", metavar="NET", action="append", default=[], help="with --links: ask this network (CIDR) too"
    )
    add_site_options(parser)


def run(arguments: argparse.Namespace) -> int:
    started = time.perf_counter()
    rules = _rules(arguments)
    site = read_site(arguments)
    if not site.pages and not site.config.files:
        raise CannotRun(f"no site in {arguments.source}: neither _config.yml nor a page")
    broken = bool(fatal_problems(site.config.problems))
    diagnostics = _diagnose(site, rules, arguments, broken)
    color = not arguments.output and wants_color(arguments)
    made = report(site, diagnostics, color=color, format=arguments.format, seconds=time.perf_counter() - started)
    _write(made, arguments)
    if broken:
        notice(arguments, "the configuration is broken: Jekyll would build nothing, so nothing else was checked")
        return 2
    return 1 if any(LEVELS.index(d.level) <= LEVELS.index(arguments.fail_on) for d in diagnostics) else 0


def _rules(arguments: argparse.Namespace) -> dict[str, Rule]:
    from jekyll_tools.rules.catalogue import choose, load

    try:
        return choose(load(), _words(arguments.select), _words(arguments.ignore))
    except ValueError as error:
        raise CannotRun(str(error)) from None


def _words(value: str) -> list[str]:
    return [word for word in value.replace(" ", ",").split(",") if word]


def _diagnose(site: Site, rules: Mapping[str, Rule], arguments: argparse.Namespace, broken: bool) -> list[Diagnostic]:
    from jekyll_tools.engine import Check, check

    paths = site_paths(site, arguments.paths, shared=True) if arguments.paths and not broken else None
    external = _asking(site, arguments) if arguments.links else None
    before = _before(arguments, rules) if arguments.since and not broken else None
    if before is None:
        return check(site, Check(rules, paths, external))
    asked = before.asking_new(site, external) if external is not None else None
    return before.brought(check(site, Check(rules, paths, asked, before.guard)), site)


def _before(arguments: argparse.Namespace, rules: Mapping[str, Rule]) -> Before | None:
    from jekyll_tools.cli._since import checked

    return checked(arguments, rules)


def _asking(site: Site, arguments: argparse.Namespace) -> External:
    from jekyll_tools.links.external import client, problems

    try:
        return partial(problems, site, asking=client(arguments.allow_private))
    except ValueError as error:
        raise CannotRun(str(error)) from None


def _write(report: Report, arguments: argparse.Namespace) -> None:
    from jekyll_tools.reporters import reporter

    text = reporter(arguments.format)(report)
    if not arguments.output:
        sys.stdout.write(text)
        return
    from jekyll_tools.outputs.plan import OutputError
    from jekyll_tools.outputs.single import write_file

    try:
        write_file(arguments.output, text.encode("utf-8", "backslashreplace"))
    except OutputError as error:
        raise CannotWrite(str(error)) from None
