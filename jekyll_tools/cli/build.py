"""the site as Jekyll writes it."""

from __future__ import annotations

import argparse
import os
import time
from typing import TYPE_CHECKING

from jekyll_tools.cli.session import CannotRun, CannotWrite, add_site_options, notice, open_site, read_as

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jekyll_tools.cache import Cache
    from jekyll_tools.render.rendering import Rendering
    from jekyll_tools.site.site import Site


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-d", "--destination", dest="built", metavar="DIR", required=True, help="write the site there")
    parser.add_argument("--no-cache", action="store_true", help="make everything anew, and keep nothing")
    add_site_options(parser)


def run(arguments: argparse.Namespace) -> int:
    from jekyll_tools.cli._findings import show
    from jekyll_tools.engine import told
    from jekyll_tools.render.output import planned

    started = time.perf_counter()
    site = open_site(arguments)
    cache = None if arguments.no_cache else _cache(site)
    rendering = _rendered(site, cache)
    plan = planned(rendering.contents)
    for sentence in plan.notices:
        notice(arguments, sentence)
    _write(arguments.built, plan.files)
    if cache is not None:
        cache.save()
        if cache.fault:
            notice(arguments, f"nothing is kept for the next build: {cache.fault}")
    notice(arguments, f"{len(plan.files)} files in {arguments.built}, built as {read_as(site)}")
    return show(
        site, told([*rendering.earlier(), *rendering.problems()], site), arguments, time.perf_counter() - started
    )


def _rendered(site: Site, cache: Cache | None) -> Rendering:
    from jekyll_tools import sass
    from jekyll_tools.render.sheets import Sheets

    sheets = Sheets(site, cache=cache)
    if any(page.converter == "scss" for page in site.published):
        try:
            sass.require()
        except sass.Missing as error:
            raise CannotRun(str(error)) from None
    sheets.start()
    from jekyll_tools.render.rendering import Rendering  # while the sheets are being made

    rendering = Rendering(site, sheets, cache)
    rendering.run()
    return rendering


def _cache(site: Site) -> Cache:
    """The cache of a site, by its place."""
    from jekyll_tools.cache import Cache, digest

    return Cache(digest(os.fsencode(os.path.realpath(site.folder))).hex())


def _write(folder: str, files: Mapping[str, bytes]) -> None:
    from jekyll_tools.outputs import OutputError, write

    try:
        write(folder, files, "build")
    except OutputError as error:
        raise CannotWrite(str(error)) from None
