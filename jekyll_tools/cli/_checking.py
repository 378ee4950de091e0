"""A site read, and checked as the options of `check` ask."""

from __future__ import annotations

import argparse
import os
from typing import TYPE_CHECKING

from jekyll_tools.cli._bar import Doing
from jekyll_tools.cli._links_options import around
from jekyll_tools.cli.session import CannotRun, fatal_problems, guard_site, read_site, site_paths
from jekyll_tools.records import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from jekyll_tools.cli._since import Before
    from jekyll_tools.diagnostic import Diagnostic, Problem
    from jekyll_tools.engine import External
    from jekyll_tools.judged import Store
    from jekyll_tools.links.link import Link
    from jekyll_tools.liquid.reads import Reads
    from jekyll_tools.rules.catalogue import Rule
    from jekyll_tools.site.site import Site


class Keeping(NamedTuple):
    """Where it is noted what Liquid asks of the site, and where it lies what earlier checks said of pages."""

    reads: Reads
    store: Store | None


def rules(arguments: argparse.Namespace) -> dict[str, Rule]:
    """The rules that the options ask for. Raises CannotRun for one that there is not."""
    from jekyll_tools.rules.catalogue import choose, load

    try:
        return choose(load(), _words(arguments.select), _words(arguments.ignore))
    except ValueError as error:
        raise CannotRun(str(error)) from None


def _words(value: str) -> list[str]:
    return [word for word in value.replace(" ", ",").split(",") if word]


def checked(
    rules: Mapping[str, Rule], arguments: argparse.Namespace, keeping: Keeping | None = None
) -> tuple[Site, list[Diagnostic]]:
    """The site as it is on the disk now, and what is wrong with it; of each place for a baseline to be written."""
    doing = Doing(quiet=arguments.quiet)
    doing.say(f"reading what is in {os.path.realpath(arguments.source)}")
    try:
        site = read_site(arguments)
        guard_site(site)
        doing.say(f"checking {len(site.pages)} pages")
        site, diagnostics = _compared(site, rules, arguments, keeping)
    finally:
        doing.clear()
    if arguments.baseline:
        from jekyll_tools.cli._baseline import without_known

        diagnostics = without_known(diagnostics, arguments.baseline)
    from jekyll_tools.faults import folded

    return site, diagnostics if arguments.write_baseline else folded(diagnostics)


def _compared(
    site: Site, rules: Mapping[str, Rule], arguments: argparse.Namespace, keeping: Keeping | None
) -> tuple[Site, list[Diagnostic]]:
    """The site with the settings that count, and its diagnostics, or with `--since` those that are new."""
    if fatal := fatal_problems(site.config.problems):
        return site, _with_what_stops(fatal, site, _diagnose(site, rules, arguments, None, []))
    if arguments.settings_from is not None:
        from jekyll_tools.cli._since import with_settings

        site = with_settings(site, arguments)
    if arguments.links:
        from jekyll_tools.cli._links_options import settled

        arguments = settled(arguments, site.config)
    before = _before(arguments, rules) if arguments.since else None
    return site, _diagnose(site, rules, arguments, before, arguments.paths, keeping=keeping)


def _with_what_stops(fatal: Sequence[Problem], site: Site, found: Sequence[Diagnostic]) -> list[Diagnostic]:
    """The diagnostics with what keeps the site from being read, at its level and whatever is selected."""
    from jekyll_tools.engine import told

    stops = told(fatal, site)
    orders = {stop.order for stop in stops}
    rest = [other for other in found if other.order not in orders]
    return sorted([*stops, *rest], key=lambda diagnostic: diagnostic.order)


def _diagnose(
    site: Site,
    rules: Mapping[str, Rule],
    arguments: argparse.Namespace,
    before: Before | None,
    wanted: Sequence[str],
    *,
    keeping: Keeping | None = None,
) -> list[Diagnostic]:
    from jekyll_tools.engine import Check, check

    paths = site_paths(site, wanted, shared=True) if wanted else None
    external = _asking(site, arguments) if arguments.links else None
    find = around(arguments) if arguments.links else None
    asked = Check(rules, paths, external, exact=bool(arguments.select), around=find, each=True)
    if keeping is not None:
        asked = asked._replace(reads=keeping.reads, store=keeping.store)
    if before is None:
        return check(site, asked)
    news = before.asking_new(site, external) if external is not None else None
    return before.brought(check(site, asked._replace(external=news, guard=before.guard)), site)


def _before(arguments: argparse.Namespace, rules: Mapping[str, Rule]) -> Before | None:
    from jekyll_tools.cli._since import checked

    return checked(arguments, rules)


def _asking(site: Site, arguments: argparse.Namespace) -> External:
    from jekyll_tools.cli._links_options import asking, chosen, kept
    from jekyll_tools.links.archived import with_copies
    from jekyll_tools.links.external import check, external, problems

    client = asking(arguments)

    def asked(links: Sequence[Link]) -> Iterator[Problem]:
        with kept(client, arguments):
            answers = list(check(external(site, chosen(links, arguments)), client))
            yield from problems(with_copies(answers, client) if arguments.suggest else answers)

    return asked
