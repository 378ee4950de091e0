"""the external links: ok, broken, or cannot be judged.

Every URL is asked once, without its fragment; private addresses are not asked unless a network is allowed. Exit code 1
says that a link is broken; what cannot be judged is no fault.
"""

from __future__ import annotations

import argparse
import contextlib
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from jekyll_tools import limits
from jekyll_tools.cli.session import CannotRun, add_site_options, open_site, site_paths
from jekyll_tools.terminal import shown

if TYPE_CHECKING:
    from jekyll_tools.links.asking import Asking
    from jekyll_tools.links.external import Answer
    from jekyll_tools.links.link import Link
    from jekyll_tools.site.site import Site

GROUPS = (("broken", "broken"), ("unjudged", "cannot be judged"), ("ok", "ok"))


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="the links of these files and folders only")
    parser.add_argument("--since", metavar="REV", help="only links that have come since that commit or branch")
    parser.add_argument(
        "--allow-private", metavar="NET", action="append", default=[], help="ask addresses of this network (CIDR) too"
    )
    parser.add_argument(
        "--timeout",
        metavar="SECONDS",
        type=_seconds,
        default=None,
        help="time for a URL with its redirects (default: 20)",
    )
    add_site_options(parser)


def _seconds(text: str) -> float:
    with contextlib.suppress(ValueError):
        if 0 < float(text) <= 3600:
            return float(text)
    raise argparse.ArgumentTypeError(f"takes seconds between 0 and 3600, not {text}")


def run(arguments: argparse.Namespace) -> int:
    from jekyll_tools.links.external import check

    asking = _asking(arguments)
    site = open_site(arguments)
    links = _new_links(site, arguments) if arguments.since else list(_links(site, arguments.paths))
    answers = sorted(_with_progress(check(site, links, asking)), key=lambda answer: answer.link.location.order)
    for verdict, title in GROUPS:
        _show(title, [answer for answer in answers if answer.verdict == verdict])
    print(_summary(answers))
    return 1 if any(answer.verdict == "broken" for answer in answers) else 0


def _new_links(site: Site, arguments: argparse.Namespace) -> list[Link]:
    from jekyll_tools.cli._since import new_links, site_then
    from jekyll_tools.since.moves import moves

    with site_then(arguments) as then:
        return new_links(_links(then, []), _links(site, arguments.paths), moves(then, site))


def _asking(arguments: argparse.Namespace) -> Asking:
    from jekyll_tools.links.asking import asking

    try:
        return asking(arguments.allow_private, arguments.timeout or limits.LINK_SECONDS)
    except ValueError as error:
        raise CannotRun(f"--allow-private: {error}") from None


def _links(site: Site, paths: list[str]) -> Iterator[Link]:
    from jekyll_tools.links.extract import page_links
    from jekyll_tools.render.reading import Reading

    chosen = site_paths(site, paths) if paths else None
    seen: set[tuple[object, str]] = set()  # what stands in an include is met on every page that has it
    for body in Reading(site).bodies():
        if chosen is None or body.page.path in chosen:
            for link in page_links(body.page, body.tags, body.ids, body.complete):
                if (link.location, link.url) not in seen:
                    seen.add((link.location, link.url))
                    yield link


def _with_progress(answers: Iterable[Answer]) -> Iterator[Answer]:
    terminal = sys.stderr.isatty()
    for number, answer in enumerate(answers, 1):
        if terminal:
            sys.stderr.write(f"\r{number} links answered")
            sys.stderr.flush()
        yield answer
    if terminal:
        sys.stderr.write("\r\x1b[K")


def _show(title: str, answers: list[Answer]) -> None:
    if answers:
        print(f"{title}:")
    for answer in answers:
        words = f": {answer.words}" if answer.words else ""
        print(shown(f"  {answer.link.location}: {answer.link.url}{words}"))


def _summary(answers: list[Answer]) -> str:
    counts = [f"{sum(answer.verdict == verdict for answer in answers)} {title}" for verdict, title in GROUPS]
    links, urls = _counted(len(answers), "external link"), _counted(len({answer.url for answer in answers}), "URL")
    return f"{links} to {urls}: {', '.join(counts)}"


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
