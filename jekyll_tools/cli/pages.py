"""say what becomes of each file: published at which address, copied, or skipped and why."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import TYPE_CHECKING

from jekyll_tools.cli.session import CannotRun, add_site_options, open_site, site_paths

if TYPE_CHECKING:
    from jekyll_tools.site.page import Page
    from jekyll_tools.site.site import Site


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="these files and folders (default: all)")
    add_site_options(parser)


def run(arguments: argparse.Namespace) -> int:
    from jekyll_tools.terminal import shown

    site = open_site(arguments)
    wanted = _chosen(site, arguments.paths) if arguments.paths else None
    for path, verdict in sorted(_verdicts(site)):
        if wanted is None or path in wanted:
            print(shown(f"{path}: {verdict}"))
    return 0


def _verdicts(site: Site) -> Iterator[tuple[str, str]]:
    yield from ((name, "read as configuration") for name in site.config.files)
    yield from ((page.path, _verdict(page)) for page in site.pages)
    yield from ((file.path, f"copied to {file.destination}") for file in site.static_files)
    yield from ((file.path, f"skipped: {file.reason}") for file in site.skipped if file.path not in site.config.files)


def _verdict(page: Page) -> str:
    return f"skipped: {page.skipped}" if page.skipped else f"published at {page.url}"


def _chosen(site: Site, paths: list[str]) -> set[str]:
    """The files meant; for one in a folder that is skipped whole, that folder."""
    from jekyll_tools.paths import seen_from

    chosen: set[str] = set()
    for path in paths:
        try:
            chosen |= site_paths(site, [path])
        except CannotRun:
            within = seen_from(site.folder, path) + "/"
            above = {skipped.path for skipped in site.skipped if within.startswith(skipped.path + "/")}
            if not above:
                raise
            chosen |= above
    return chosen
