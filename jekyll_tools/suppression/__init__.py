"""Findings suppressed where they stand, with a reason and, if need be, an end: written so that no reader sees it.

- `{:jekyll-tools: ignore="RULE" reason="…" until="2027-01"}` on a line of its own in Markdown, for the block below it;
- `{% comment %}jekyll-tools: ignore RULE until=2027-01 why{% endcomment %}` in any page, include or layout: for its
  line, and where it has a line of its own for the block below it;
- the front matter key `jekyll_tools: {ignore: {RULE: why}}`, or `{RULE: {reason: why, until: 2027-01}}`, for the file.

RULE is a rule's id or a family, or several with commas between them. A block ends at the next blank line. A month, or
a year, is over when its last day is.

Kinds of problem: `unknown-rule` (facts: `name`, `known`), `expired-suppression` (`until`, `rules`),
`unused-suppression` (`rules`), `unexplained-suppression` (`rules`; `lacks`: how to give a reason), `unread-suppression`
(`form`: as it is read) and, in front matter, those of `settings.py`.
"""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Mapping, Sequence

from jekyll_tools.diagnostic import Diagnostic, Problem
from jekyll_tools.records import NamedTuple
from jekyll_tools.site.site import Site
from jekyll_tools.suppression.keys import in_front_matter
from jekyll_tools.suppression.reading import Suppression, in_text
from jekyll_tools.suppression.until import last_day
from jekyll_tools.text import Origin

# Rules that are silent without --links or --since, or only speak up in a build: nobody knows what suppresses them.
_RARE = frozenset(("broken-link", "gist-not-fetched", "lost-url", "unjudged-link"))


_Valid = tuple[Suppression, set[str]]


class Outcome(NamedTuple):
    """The diagnostics that are not suppressed, and what is wrong with suppressions."""

    diagnostics: list[Diagnostic]
    problems: list[Problem]


def settle(
    site: Site,
    diagnostics: Sequence[Diagnostic],
    families: Mapping[str, str],
    ran: Collection[str],
) -> Outcome:
    """What suppressions leave of the diagnostics. `families`: of every rule. `ran`: the rules that were run."""
    today = datetime.datetime.now(datetime.timezone.utc).date()
    problems: list[Problem] = []
    valid: list[_Valid] = []
    for suppression in _written(site, diagnostics):
        if isinstance(suppression, Problem):
            problems.append(suppression)
            continue
        ids, unknown = _ids(suppression, families)
        problems += unknown
        expired = _expired(suppression, today)
        if expired is not None:
            problems.append(expired)
        elif ids:
            valid.append((suppression, ids))
            if suppression.lacks:
                facts = {"rules": suppression.names, "lacks": suppression.lacks}
                problems.append(Problem("unexplained-suppression", suppression.location, facts))
    kept, used = _kept(diagnostics, valid)
    judged = set(ran) - _RARE if not site.config.is_unread else set()  # else nothing else is looked at
    for at, (suppression, ids) in enumerate(valid):
        if at not in used and ids <= judged:
            problems.append(Problem("unused-suppression", suppression.location, {"rules": suppression.names}))
    return Outcome(kept, problems)


def _expired(suppression: Suppression, today: datetime.date) -> Problem | None:
    if not suppression.until:
        return None
    end = last_day(suppression.until)
    if end is not None and end >= today:
        return None
    facts = {"until": suppression.until, "rules": suppression.names, "is_date": end is not None}
    return Problem("expired-suppression", suppression.location, facts)


def _kept(diagnostics: Iterable[Diagnostic], valid: Sequence[_Valid]) -> tuple[list[Diagnostic], set[int]]:
    """The diagnostics that nothing suppresses, and the numbers of the suppressions that suppress one."""
    by_path: dict[str, list[int]] = {}
    for at, (suppression, _) in enumerate(valid):
        by_path.setdefault(suppression.location.path, []).append(at)
    kept: list[Diagnostic] = []
    used: set[int] = set()
    for found in diagnostics:
        near = by_path.get(found.location.path, ())
        hits = [at for at in near if found.rule in valid[at][1] and valid[at][0].covers(found.location)]
        used.update(hits)
        if not hits:
            kept.append(found)
    return kept, used


def _written(site: Site, diagnostics: Iterable[Diagnostic]) -> list[Suppression | Problem]:
    """All suppressions of the site's own pages, and of other files that have a finding."""
    own = [page for page in site.pages if site.owns(page)]
    found = [one for page in own for one in in_front_matter(page.front_matter)]
    origins: dict[str, tuple[Origin, bool]] = {}
    for page in own:
        origins[page.path] = page.text.segments[0].origin, page.converter == "markdown"
    for diagnostic in diagnostics:
        if diagnostic.location.origin.string:  # a fault of a whole file has none
            origins.setdefault(diagnostic.location.path, (diagnostic.location.origin, False))
    for origin, markdown in origins.values():
        found += in_text(origin, markdown=markdown)
    return found


def _ids(suppression: Suppression, families: Mapping[str, str]) -> tuple[set[str], list[Problem]]:
    ids: set[str] = set()
    problems: list[Problem] = []
    for name, place in suppression.rules:
        meant = {id for id, family in families.items() if name in (id, family)}
        ids |= meant
        if not meant:
            known = (*families, *sorted(set(families.values())))
            problems.append(Problem("unknown-rule", place, {"name": name, "known": known}))
    return ids, problems
