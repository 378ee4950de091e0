"""say what is wrong with the site, at the line where it is written."""

from __future__ import annotations

import argparse
import time
from functools import partial
from typing import TYPE_CHECKING

from jekyll_tools.cli._links_options import add_asking_options
from jekyll_tools.cli.session import SINCE, add_site_options, notice
from jekyll_tools.diagnostic import LEVELS

if TYPE_CHECKING:
    from jekyll_tools.cli._kept import Fresh
    from jekyll_tools.judged import Store
    from jekyll_tools.outcome import Outcome


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
        "--settings-from", metavar="REV", help="take the settings of checks from _config.yml as it is at that commit"
    )
    parser.add_argument("--links", action="store_true", help="check external links too (else nothing is sent)")
    add_asking_options(parser)
    add_site_options(parser)


def run(arguments: argparse.Namespace) -> int:
    from jekyll_tools.cli._reports import asked, tell

    started = time.perf_counter()
    files = asked(arguments)
    if _may_be_kept(arguments):
        from jekyll_tools.cli._kept import recalled

        found = recalled(arguments, partial(_fresh, arguments))
    else:
        made = _made(arguments)
        if isinstance(made, int):
            return made
        found = made
    tell(found, files, arguments, time.perf_counter() - started)
    if found.is_fatal:
        notice(arguments, "until the configuration is mended, Jekyll builds nothing")
        return 2
    fail_on = arguments.fail_on or found.fail_on or "error"
    return 1 if any(LEVELS.index(d.level) <= LEVELS.index(fail_on) for d in found.diagnostics) else 0


def _may_be_kept(arguments: argparse.Namespace) -> bool:
    """Whether nothing is asked for but what stands in the site's files, and nothing is done to them."""
    beyond = ("links", "since", "settings_from", "baseline", "write_baseline", "fix", "diff", "no_cache")
    return not any(getattr(arguments, name) not in (None, False) for name in beyond)


def _take_bundle() -> None:
    """What a check that is made needs, is imported in one piece from now on."""
    from jekyll_tools.importing import shorten

    finder = shorten()
    if finder is not None:
        finder.open()


def _fresh(arguments: argparse.Namespace, store: Store | None) -> Fresh:
    """A check that is made, and what is noted for it to be kept."""
    _take_bundle()
    from jekyll_tools.cli._checking import Keeping, checked, rules
    from jekyll_tools.cli._findings import outcome
    from jekyll_tools.cli._kept import Fresh
    from jekyll_tools.liquid.reads import Reads

    keeping = Keeping(Reads(str), store)
    site, diagnostics = checked(rules(arguments), arguments, keeping)
    return Fresh(site, keeping.reads, outcome(site, diagnostics))


def _made(arguments: argparse.Namespace) -> Outcome | int:
    """What is found, or the exit code where that is not to be reported."""
    _take_bundle()
    from jekyll_tools.cli._checking import checked, rules
    from jekyll_tools.cli._findings import outcome

    wanted = rules(arguments)
    site, diagnostics = checked(wanted, arguments)
    if arguments.write_baseline:
        from jekyll_tools.cli._baseline import record

        return record(site, diagnostics, arguments)
    if arguments.diff:
        from jekyll_tools.cli._fix import show

        return show(site, diagnostics)
    if arguments.fix:
        from jekyll_tools.cli._fix import mend

        site, diagnostics = mend((site, diagnostics), partial(checked, wanted, arguments), arguments)
    return outcome(site, diagnostics)
