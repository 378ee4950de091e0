"""Diagnostics as a report, which a reporter writes."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from jekyll_tools.cli.session import columns, encoding, fatal_problems, read_as, wants_color
from jekyll_tools.diagnostic import Diagnostic, Report, RuleInfo, Shows, Summary
from jekyll_tools.outcome import Outcome

if TYPE_CHECKING:
    from jekyll_tools.site.site import Site


def outcome(site: Site, diagnostics: Sequence[Diagnostic]) -> Outcome:
    """What was found in a site, with all that a report needs of it."""
    from jekyll_tools.engine import settings_of
    from jekyll_tools.rules.catalogue import called

    rules = called({diagnostic.rule for diagnostic in diagnostics})
    return Outcome(
        diagnostics,
        {id: rule.title for id, rule in rules.items()},
        len(site.pages),
        f"as {read_as(site)}",
        settings_of(site).fail_on,
        bool(fatal_problems(site.config.problems)),
    )


def report(
    found: Outcome,
    folder: str,
    *,
    color: bool,
    format: str = "text",
    seconds: float = 0,
    columns: int = 0,
    encoding: str = "",
    shows: Shows = "most",
) -> Report:
    """A report on the site in `folder`, for the reporter `format`, in so many columns (0: a file)."""
    from jekyll_tools.address import manual

    link = str if format == "text" else manual
    rules = {id: RuleInfo(id, title, link(id)) for id, title in found.titles.items()}
    return Report(
        found.diagnostics,
        Summary(found.files, seconds, found.reading),
        _whole(rules) if format == "sarif" else rules,
        _prefix(folder),
        color,
        columns,
        encoding,
        shows,
    )


def _whole(rules: Mapping[str, RuleInfo]) -> dict[str, RuleInfo]:
    """The rules with their levels and pages, for which their files are read."""
    from jekyll_tools.manual import page
    from jekyll_tools.rules.catalogue import called

    return {id: rules[id]._replace(level=rule.level, page=page(rule)) for id, rule in called(rules).items()}


def show(site: Site, diagnostics: Sequence[Diagnostic], arguments: argparse.Namespace, seconds: float = 0) -> int:
    """Writes diagnostics as text, if there are any; returns the exit code."""
    from jekyll_tools.reporters import reporter

    if diagnostics:
        found = outcome(site, diagnostics)
        made = report(
            found,
            site.folder,
            color=wants_color(arguments),
            seconds=seconds,
            columns=columns(),
            encoding=encoding(),
        )
        sys.stdout.write(reporter("text")(made))
    return 1 if any(diagnostic.level == "error" for diagnostic in diagnostics) else 0


def _prefix(folder: str) -> str:
    # GitHub wants paths from the repository's root; a site may live in a folder of it.
    here = os.path.realpath(folder)
    parts: list[str] = []
    while not os.path.exists(os.path.join(here, ".git")):
        here, name = os.path.split(here)
        if not name:
            return ""
        parts.insert(0, name)
    return "".join(part + "/" for part in parts)
