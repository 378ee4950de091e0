"""check the links to other sites: ok, broken, or cannot be judged.

Every address is asked once, without what follows its #; private networks are not asked unless they are allowed. Exit
code 1 says that a link is broken; one that cannot be judged is no fault.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from jekyll_tools.cli._links_options import add_asking_options, around, asking, chosen, kept, settled
from jekyll_tools.cli.session import CannotRun, add_site_options, notice, open_site, site_paths

if TYPE_CHECKING:
    from jekyll_tools.cache import Cache
    from jekyll_tools.links.asking import Asking
    from jekyll_tools.links.external import Answer
    from jekyll_tools.links.link import Link
    from jekyll_tools.site.site import Site


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="the links of these files and folders only")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how the answers are written")
    parser.add_argument("--since", metavar="REV", help="only links that have come since that commit or branch")
    add_asking_options(parser)
    add_site_options(parser)


def run(arguments: argparse.Namespace) -> int:
    from jekyll_tools.cli import _links_report

    started = time.monotonic()
    site = open_site(arguments)
    arguments = settled(arguments, site.config)
    found = _new_links(site, arguments) if arguments.since else _links(site, arguments)
    links = list(chosen(found, arguments))
    client = asking(arguments)
    answers: list[Answer] = []
    whole = _ask(site, links, client, arguments, answers)
    seconds = time.monotonic() - started
    written = _links_report.json if arguments.format == "json" else _links_report.text
    sys.stdout.write(written(answers, seconds, client.profile.name))
    if not whole:
        return 130
    return 1 if any(answer.found.verdict == "broken" for answer in answers) else 0


def _ask(site: Site, links: list[Link], client: Asking, arguments: argparse.Namespace, answers: list[Answer]) -> bool:
    """Asks for the links; False where the run was interrupted. What is known by then is in `answers`."""
    from jekyll_tools.cli._bar import Bar
    from jekyll_tools.links.archived import with_copies
    from jekyll_tools.links.external import check, external

    bar = Bar(quiet=arguments.quiet, rate=True)
    found = list(external(site, links))
    total = len(found)
    try:
        with kept(client, arguments):
            for answer in check(found, client):
                answers.append(answer)
                bar.show(len(answers), total)
                if answer.found.kind == "unreachable" and _is_offline(answers):
                    raise CannotRun("there is no network: not even example.com is found, so no link was checked")
            answers[:] = with_copies(answers, client) if arguments.suggest else answers
        return True
    except KeyboardInterrupt:
        bar.clear()
        notice(arguments, f"interrupted: {total - len(answers)} of {total} links are not checked")
        return False
    finally:
        bar.clear()


def _is_offline(answers: list[Answer]) -> bool:
    from jekyll_tools.links.client.names import names_are_found

    if names_are_found():
        return False
    return all(answer.cached or answer.found.kind in ("unreachable", "malformed") for answer in answers)


def _new_links(site: Site, arguments: argparse.Namespace) -> list[Link]:
    from jekyll_tools.cli._since import new_links, site_then
    from jekyll_tools.since.moves import moves

    with site_then(arguments) as then:
        return new_links(_found(then, arguments), _links(site, arguments), moves(then, site))


def _links(site: Site, arguments: argparse.Namespace) -> Iterator[Link]:
    """The links of the pages that are asked about."""
    from jekyll_tools.cache import Cache, digest

    paths = site_paths(site, arguments.paths, shared=True) if arguments.paths else None
    if arguments.no_cache:
        yield from _found(site, arguments, paths)
        return
    cache = Cache("links-" + digest(os.fsencode(os.path.realpath(site.folder))).hex())
    yield from _found(site, arguments, paths, cache)
    cache.save()  # a fault of this one costs time alone, and the answers' own notice says the same


def _found(
    site: Site, arguments: argparse.Namespace, paths: Collection[str] | None = None, cache: Cache | None = None
) -> Iterator[Link]:
    from jekyll_tools.cli._page_links import PageLinks
    from jekyll_tools.links.data import data_links

    links = [link for link in data_links(site) if paths is None or link.location.path in paths]
    seen: set[tuple[object, str]] = set()  # what stands in an include is met on every page that has it
    for page, found in PageLinks(site, cache).links():
        for link in found if paths is None or page.path in paths else ():
            if (link.location, link.url) not in seen:
                seen.add((link.location, link.url))
                links.append(link)
    yield from links
    find = around(arguments)
    if find is not None:
        yield from (link for link in find(site, links) if paths is None or link.location.path in paths)
