"""The one table behind every host's file: who is asked for, what is answered, and all that is wrong with it.

Three kinds of problem, beside those of map.py and data.py, at the redirect: `redirect-conflict` (facts: source, target,
other, place: another redirect answers there), `redirect-taken` (facts: source, path: a page or file has the address)
and `redirect-loop` (as in loops.py, but of all redirects).
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from jekyll_tools import urls
from jekyll_tools.addressable import InvalidURL, absolute_url
from jekyll_tools.diagnostic import Problem
from jekyll_tools.records import NamedTuple
from jekyll_tools.redirects.answer import composed, written
from jekyll_tools.redirects.forms import answer, forms
from jekyll_tools.redirects.loops import SHOWN, round_trips
from jekyll_tools.redirects.row import Row
from jekyll_tools.site.config import Config
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location


class Entry(NamedTuple):
    """A path that may be asked for (decoded, `baseurl` included), its answer, and where its author asked for it."""

    path: str
    target: str
    status: int
    location: Location


class Table(NamedTuple):
    """The entries in order of path; the problems; and each chain of redirects, as its first row and its last.

    `pages`: the paths at which the site has a page or a file.
    """

    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]
    chains: tuple[tuple[Row, Row], ...] = ()
    pages: frozenset[str] = frozenset()


def table(site: Site, rows: Iterable[Row], slashes: bool = False) -> Table:
    """The table of some redirects. With `slashes` it also answers as GitHub Pages does where the address of a page
    lacks its last slash or its ending.

    A chain is answered with where it ends.
    """
    taken = _taken(site)
    problems: list[Problem] = []
    standing = dict(_standing(rows, taken, problems))
    files = taken.keys() | standing.keys()
    leads = {file: answer(row.target_path, files) for file, row in standing.items()}
    problems += _loops(standing, leads)
    home = prefix(site.config)
    entries: dict[str, Entry] = {}
    chains: list[tuple[Row, Row]] = []
    for file, row in standing.items():
        last = _last(file, leads, standing)
        if last is not None and last is not row:
            chains.append((row, last))
        if last is None or problems:
            continue
        target = address(_joined(row.target, last.target), last.target_path)
        for path in forms(file, files):
            entries.setdefault(home + path, Entry(home + path, target, row.status, row.location))
    if slashes and not problems:
        _add_slashes(site, files, home, entries)
    pages = frozenset(home + path for file in taken if file not in standing for path in forms(file, files))
    return Table(tuple(entries[path] for path in sorted(entries)), tuple(problems), tuple(chains), pages)


def prefix(config: Config) -> str:
    """The decoded path at which the site is served, without a last slash.

    >>> prefix(Config({"baseurl": "/base/"}, {}, ()))
    '/base'
    """
    try:
        home = urls.split(absolute_url("/", config.url, config.baseurl)).path
    except InvalidURL:  # then each redirect is told, and none is written
        return ""
    return composed("".join(f"/{part}" for part in urls.decoded(home).split("/") if part))


def address(target: str, target_path: str) -> str:
    """A target as it is answered: inside the site a path, so that the host's name may change."""
    if not target_path:
        return written(target)
    url = urls.split(target)
    inside = urls.Url(path="/" + url.path.lstrip("/"), query=url.query, fragment=url.fragment)
    return written(str(inside))


def _taken(site: Site) -> dict[str, str]:
    """The files of the site that are no stubs, with the source of each."""
    taken = {path: path for path in site.generated if path != "redirects.json"}
    taken |= {file.destination: file.path for file in site.static_files}
    return taken | {page.destination: page.path for page in site.published}


def _standing(rows: Iterable[Row], taken: Mapping[str, str], problems: list[Problem]) -> Iterator[tuple[str, Row]]:
    """Each file with the redirect that answers there."""
    seen: dict[str, Row] = {}
    for row in rows:
        first = seen.setdefault(composed(row.destination), row)
        if first is not row:
            if (first.target, first.status) != (row.target, row.status):
                facts: dict[str, object] = {
                    "source": row.source,
                    "target": _said(row, first),
                    "other": _said(first, row),
                }
                problems.append(Problem("redirect-conflict", row.location, {**facts, "place": first.location}))
        elif row.destination in taken and not (row.replaces and taken[row.destination] == row.page_path):
            facts = {"source": row.source, "path": taken[row.destination]}
            problems.append(Problem("redirect-taken", row.location, facts))
        else:
            yield row.destination, row


def _said(row: Row, other: Row) -> str:
    return row.target if row.status == other.status else f"{row.target} with {row.status}"


def _loops(standing: Mapping[str, Row], leads: Mapping[str, str]) -> Iterator[Problem]:
    for loop in round_trips({file: to for file, to in leads.items() if to in standing}):
        for at, file in enumerate(loop):
            path = tuple(standing[each].source for each in (*loop[at : at + SHOWN], *loop[:at])[:SHOWN])
            facts = {"path": path, "length": len(loop), "own": False}
            yield Problem("redirect-loop", standing[file].location, facts)


def _last(file: str, leads: Mapping[str, str], standing: Mapping[str, Row]) -> Row | None:
    """The last redirect of a chain; None where it goes round."""
    met: set[str] = set()
    while file not in met:
        met.add(file)
        if leads.get(file) not in standing:
            return standing[file]
        file = leads[file]
    return None


def _joined(first: str, last: str) -> str:
    """Where a chain ends, with the fragment of its beginning where it has none itself, as a browser has it."""
    _, mark, fragment = first.partition("#")
    return last if not mark or first == last or "#" in last else f"{last}#{fragment}"


def _add_slashes(site: Site, files: Container[str], home: str, entries: dict[str, Entry]) -> None:
    for file, place in _pages(site):
        named = [path for path in forms(file, files) if not path.endswith("/index.html")]
        best = next((path for path in named if path.endswith(("/", ".html"))), "")
        for path in named:
            if best and path != best:
                entries.setdefault(home + path, Entry(home + path, _sent(home + best), 301, place))


def _pages(site: Site) -> Iterator[tuple[str, Location]]:
    yield from ((page.destination, page.text.locate(0)) for page in site.published)
    yield from ((file.destination, Location.of_file(file.path)) for file in site.static_files)


def _sent(path: str) -> str:
    return written(path.replace("%", "%25"))
