"""What rules say of redirects as a table: what is wrong with `_data/redirects.yml`, and chains.

A `redirect-chain` (facts: path, where it begins; last, where its last redirect does; target; both, whether these two
are one page's `redirect_from` and `redirect_to`) stands at its first.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jekyll_tools.diagnostic import Problem
from jekyll_tools.redirects.map import is_run
from jekyll_tools.redirects.redirect import Redirect
from jekyll_tools.redirects.row import Row, of_data, of_pages
from jekyll_tools.redirects.table import table
from jekyll_tools.site.site import Site


def problems(site: Site, redirects: Iterable[Redirect]) -> Iterator[Problem]:
    """The problems of a site's redirects that nobody else tells."""
    said = list(of_data(site))
    told = [one for one in said if isinstance(one, Problem)]
    yield from told
    asked = [row for row in of_pages(redirects) if isinstance(row, Row)]
    if not said and not (asked and is_run(site)):
        return
    rows = [row for row in said if isinstance(row, Row)]
    made = table(site, [*asked, *rows])
    places = {row.location for row in rows}
    yield from (problem for problem in made.problems if problem.location in places)
    for first, last in made.chains:
        both = last.location.path == first.location.path and first.location not in places
        facts = {"path": first.source, "last": last.source, "target": last.target, "both": both}
        yield Problem("redirect-chain", first.location, facts)
