"""say what is wrong with the site, at the line where it is written."""

from __future__ import annotations

import argparse
import sys
import time
from functools import partial
from typing import TYPE_CHECKING

from jekyll_tools.cli._findings import outcome, report
from jekyll_tools.cli._links_options import add_asking_options, around
from jekyll_tools.cli.session import (
    SINCE,
    CannotRun,
    CannotWrite,
    add_site_options,
    columns,
    fatal_problems,
    guard_site,
    notice,
    read_site,
    site_paths,
    wants_color,
)
from jekyll_tools.diagnostic import LEVELS, Diagnostic, Problem, Report, Shows

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jekyll_tools.cli._kept import Fresh
    from jekyll_tools.cli._since import Before
    from jekyll_tools.engine import External
    from jekyll_tools.links.link import Link
    from jekyll_tools.liquid.reads import Reads
    from jekyll_tools.outcome import Outcome
    from jekyll_tools.rules.catalogue import Rule
    from jekyll_tools.site.site import Site


def configure(parser: argparse.ArgumentParser) -> None:
    from jekyll_tools.reporters import names

    parser.add_argument("paths", nargs="*", metavar="PATH", help="report on these files and folders only")
    parser.add_argument("--format", choices=names(), default="text", help="how findings are written")
    parser.add_argument("--output", metavar="FILE", help="write the report there instead of to the terminal")
    parser.add_argument(
        "--report",
        metavar="FORMAT=FILE",
        action="append",
        default=[],
        help="write another report, to a file",
    )
    parser.add_argument("--all", action="store_true", help="as text: every finding in full, however many there are")
    parser.add_argument("--select", metavar="RULE,…", default="", help="only these rules or families")
    parser.add_argument("--ignore", metavar="RULE,…", default="", help="not these rules or families")
    parser.add_argument(
        "--fail-on", choices=LEVELS, help="exit with 1 at this level (default: as the site says, or error)"
    )
    parser.add_argument("--fix", action="store_true", help="mend what can be mended beyond doubt, then report the rest")
    parser.add_argument("--diff", action="store_true", help="show what --fix would change; nothing is written")
    parser.add_argument("--baseline", metavar="FILE", help="report only findings that are not in this file")
    parser.add_argument("--write-baseline", metavar="FILE", help="write all findings of now to this file")
    parser.add_argument("--since", metavar="REV", help=SINCE)
    parser.add_argument(
        "--base-settings", action="store_true", help="with --since: take the settings of checks from there"
    )
    parser.add_argument("--links", action="store_true", help="check external links too (else nothing is sent)")
    add_asking_options(parser)
    add_site_options(parser)


def run(arguments: argparse.Namespace) -> int:
    started = time.perf_counter()
    more = [_wanted(word) for word in arguments.report]
    if _may_be_kept(arguments):
        from jekyll_tools.cli._kept import recalled

        found = recalled(arguments, partial(_fresh, arguments))
    else:
        made = _made(arguments)
        if isinstance(made, int):
            return made
        found = made
    _report(found, more, arguments, time.perf_counter() - started)
    if found.is_fatal:
        notice(arguments, "until the configuration is mended, Jekyll builds nothing")
        return 2
    fail_on = arguments.fail_on or found.fail_on or "error"
    return 1 if any(LEVELS.index(d.level) <= LEVELS.index(fail_on) for d in found.diagnostics) else 0


def _may_be_kept(arguments: argparse.Namespace) -> bool:
    """Whether nothing is asked for but what stands in the site's files, and nothing is done to them."""
    beyond = ("links", "since", "baseline", "write_baseline", "fix", "diff", "no_cache")
    return not any(getattr(arguments, name) for name in beyond)


def _fresh(arguments: argparse.Namespace) -> Fresh:
    """A check that is made, and what is noted for it to be kept."""
    from jekyll_tools.cli._kept import Fresh
    from jekyll_tools.liquid.reads import Reads

    reads = Reads(str)
    site, diagnostics = _checked(_rules(arguments), arguments, reads)
    return Fresh(site, reads, outcome(site, diagnostics))


def _made(arguments: argparse.Namespace) -> Outcome | int:
    """What is found, or the exit code where that is not to be reported."""
    rules = _rules(arguments)
    site, diagnostics = _checked(rules, arguments)
    if arguments.write_baseline:
        from jekyll_tools.cli._baseline import record

        return record(site, diagnostics, arguments)
    if arguments.diff:
        from jekyll_tools.cli._fix import show

        return show(site, diagnostics)
    if arguments.fix:
        from jekyll_tools.cli._fix import mend

        site, diagnostics = mend((site, diagnostics), partial(_checked, rules, arguments), arguments)
    return outcome(site, diagnostics)


def _checked(
    rules: Mapping[str, Rule], arguments: argparse.Namespace, reads: Reads | None = None
) -> tuple[Site, list[Diagnostic]]:
    """The site as it is on the disk now, and what is wrong with it."""
    site = read_site(arguments)
    guard_site(site)
    site, diagnostics = _compared(site, rules, arguments, reads)
    if not arguments.baseline:
        return site, diagnostics
    from jekyll_tools.cli._baseline import without_known

    return site, without_known(diagnostics, arguments.baseline)


def _compared(
    site: Site, rules: Mapping[str, Rule], arguments: argparse.Namespace, reads: Reads | None
) -> tuple[Site, list[Diagnostic]]:
    """The site with the settings that count, and its diagnostics, or with `--since` those that are new."""
    if fatal_problems(site.config.problems):
        return site, _diagnose(site, rules, arguments, None, [])
    before = _before(arguments, rules) if arguments.since else None
    if arguments.since and arguments.base_settings:
        from jekyll_tools.cli._since import with_settings

        site = with_settings(site, before, arguments)
    return site, _diagnose(site, rules, arguments, before, arguments.paths, reads=reads)


def _report(
    found: Outcome,
    more: Sequence[tuple[str, str]],
    arguments: argparse.Namespace,
    seconds: float,
) -> None:
    color = wants_color(arguments)
    shows: Shows = "all" if arguments.all else "folded"
    for format, file in [*more, (arguments.format, arguments.output)]:
        width = 0 if file else columns()
        made = report(
            found,
            arguments.source,
            color=color and not file,
            format=format,
            seconds=seconds,
            columns=width,
            shows=shows,
        )
        _write(made, format, file)


def _rules(arguments: argparse.Namespace) -> dict[str, Rule]:
    from jekyll_tools.rules.catalogue import choose, load

    try:
        return choose(load(), _words(arguments.select), _words(arguments.ignore))
    except ValueError as error:
        raise CannotRun(str(error)) from None


def _words(value: str) -> list[str]:
    return [word for word in value.replace(" ", ",").split(",") if word]


def _diagnose(
    site: Site,
    rules: Mapping[str, Rule],
    arguments: argparse.Namespace,
    before: Before | None,
    wanted: Sequence[str],
    *,
    reads: Reads | None = None,
) -> list[Diagnostic]:
    from jekyll_tools.engine import Check, check

    paths = site_paths(site, wanted, shared=True) if wanted else None
    external = _asking(site, arguments) if arguments.links else None
    asked = Check(rules, paths, external, exact=bool(arguments.select), reads=reads, around=around(arguments))
    if before is None:
        return check(site, asked)
    news = before.asking_new(site, external) if external is not None else None
    return before.brought(check(site, asked._replace(external=news, guard=before.guard)), site)


def _before(arguments: argparse.Namespace, rules: Mapping[str, Rule]) -> Before | None:
    from jekyll_tools.cli._since import checked

    return checked(arguments, rules)


def _asking(site: Site, arguments: argparse.Namespace) -> External:
    from jekyll_tools.cli._links_options import asking, chosen, kept, settled
    from jekyll_tools.links.archived import with_copies
    from jekyll_tools.links.external import check, external, problems

    arguments = settled(arguments, site.config)
    client = asking(arguments)

    def asked(links: Sequence[Link]) -> Iterator[Problem]:
        with kept(client, arguments):
            answers = list(check(external(site, chosen(links, arguments)), client))
            yield from problems(with_copies(answers, client) if arguments.suggest else answers)

    return asked


def _wanted(word: str) -> tuple[str, str]:
    """A format and a file of `--report`."""
    from jekyll_tools.reporters import names
    from jekyll_tools.spelling import meant

    format, _, file = word.partition("=")
    if not file:
        raise CannotRun(f"--report takes FORMAT=FILE, not {word}")
    if format not in names():
        raise CannotRun(f"--report: {meant('format', format, names())}")
    return format, file


def _write(report: Report, format: str, file: str | None) -> None:
    from jekyll_tools.reporters import reporter

    text = reporter(format)(report)
    if not file:
        sys.stdout.write(text)
        return
    from jekyll_tools.outputs.plan import OutputError
    from jekyll_tools.outputs.single import write_file

    try:
        write_file(file, text.encode("utf-8", "backslashreplace"))
    except OutputError as error:
        raise CannotWrite(str(error)) from None
