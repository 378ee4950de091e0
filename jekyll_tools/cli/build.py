"""write the whole site, as Jekyll does."""

from __future__ import annotations

import argparse
import errno
import os
import time
from typing import TYPE_CHECKING

from jekyll_tools.cli._destination import guard_destination
from jekyll_tools.cli.session import (
    CannotRun,
    CannotWrite,
    add_site_options,
    fatal_problems,
    notice,
    open_site,
    read_as,
    tell_cache,
)
from jekyll_tools.limits import PAGES_REFUSED

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jekyll_tools.cache import Cache
    from jekyll_tools.diagnostic import Problem
    from jekyll_tools.render.output import Planned
    from jekyll_tools.render.rendering import Rendering
    from jekyll_tools.render.sheets import Sheets
    from jekyll_tools.site.config import Config
    from jekyll_tools.site.page import Page
    from jekyll_tools.site.site import Site
    from jekyll_tools.worker import Desk


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("-d", "--destination", dest="built", metavar="DIR", required=True, help="write the site there")
    parser.add_argument("--no-cache", action="store_true", help="use nothing of earlier builds, and keep nothing")
    add_site_options(parser)


def run(arguments: argparse.Namespace) -> int:
    from jekyll_tools.worker import Desk, can_watch, watched

    desk = Desk()
    if not can_watch():
        return _build(arguments, desk, {})
    refused: dict[str, str] = {}
    while True:
        ended = watched(lambda: _guarded(arguments, desk, refused), desk)
        if ended.code is not None:
            return ended.code
        if not ended.at or ended.at in refused or len(refused) >= PAGES_REFUSED:
            raise CannotRun(f"the build was stopped: {_why(ended.limit)}")
        refused[ended.at] = ended.limit  # once more, without that page


def _why(limit: str) -> str:
    from jekyll_tools.limits import ALL

    return f"over {ALL[limit].value:,} {ALL[limit].unit}" if limit else "something ended its process"


def _guarded(arguments: argparse.Namespace, desk: Desk, refused: Mapping[str, str]) -> int:
    from jekyll_tools.cli import finished, settled

    def work() -> int:
        try:
            return _build(arguments, desk, refused)
        except (ImportError, SystemError) as error:  # a library that finds no room
            raise MemoryError from error
        except OSError as error:
            if error.errno == errno.ENOMEM:
                raise MemoryError from error
            raise

    try:
        return finished(lambda: settled(work, debug=arguments.debug))
    except Exception as error:
        if arguments.debug:
            raise
        raise MemoryError from error  # too little room to say even that


def _build(arguments: argparse.Namespace, desk: Desk, refused: Mapping[str, str]) -> int:
    if arguments.no_cache:
        return _made(arguments, desk, refused, None)
    from jekyll_tools.psych.memory import MEMORY
    from jekyll_tools.render.fingerprint import fingerprint

    cache = _cache(arguments.source)
    try:
        with MEMORY.lies_in(cache, fingerprint()):
            return _made(arguments, desk, refused, cache)
    finally:
        cache.close()  # of a build that is refused nothing is left beside it


def _made(arguments: argparse.Namespace, desk: Desk, refused: Mapping[str, str], cache: Cache | None) -> int:
    started = time.perf_counter()
    desk.begin("")
    site, sheets = _opened(arguments, cache)
    from jekyll_tools.render.rendering import Rendering  # while the sheets are being made

    rendering = Rendering(site, sheets, cache, {path: _too_much(path, limit) for path, limit in refused.items()})
    from jekyll_tools.cli._findings import show
    from jekyll_tools.engine import stopping, told
    from jekyll_tools.render.output import planned

    _render(rendering, desk, quiet=arguments.quiet)
    plan = planned(rendering.contents, rendering.awaited, rendering.finish)
    for sentence in plan.notices:
        notice(arguments, sentence)
    _write(arguments.built, plan)
    count = len(plan.files) + sum(content is not None for content in plan.awaited.values())
    found = [*told([*rendering.earlier(), *rendering.problems()], site), *stopping(site)]
    found.sort(key=lambda diagnostic: diagnostic.order)
    if cache is not None:
        cache.save()
        tell_cache(arguments, cache, "build")
    notice(
        arguments,
        f"{count} file{'s' if count != 1 else ''} in {arguments.built}, built as {read_as(site)}",
    )
    return show(site, found, arguments, time.perf_counter() - started)


def _render(rendering: Rendering, desk: Desk, *, quiet: bool) -> None:
    from jekyll_tools.cli._bar import Bar

    bar = Bar(quiet=quiet)
    for number, subject in enumerate(rendering.coming()):
        bar.show(number, rendering.contents.count)
        desk.begin(subject.path)
        rendering.render(subject)
    bar.clear()
    desk.begin("")


def _opened(arguments: argparse.Namespace, cache: Cache | None) -> tuple[Site, Sheets]:
    """The site, and its style sheets, with which is begun before the rest of the site is read."""
    from jekyll_tools.render.sheets import Sheets

    made: list[Sheets] = []

    def begin(config: Config, pages: Sequence[Page]) -> None:
        made.append(Sheets(arguments.source, config, cache=cache))
        if not fatal_problems(config.problems):
            _begin(made[0], pages)

    site = open_site(arguments, begin)
    guard_destination(site, arguments.built)
    _begin(made[0], site.pages)  # those of the theme
    return site, made[0]


def _begin(sheets: Sheets, pages: Sequence[Page]) -> None:
    from jekyll_tools import sass

    if any(page.converter == "scss" and page.published for page in pages):
        try:
            sass.require()
        except sass.Missing as error:
            raise CannotRun(str(error)) from None
    sheets.begin(pages)


def _too_much(path: str, limit: str) -> Problem:
    from jekyll_tools.diagnostic import Problem
    from jekyll_tools.text import Location

    return Problem("liquid-limit", Location.of_file(path), {"message": limit, "path": ()})


def _cache(folder: str) -> Cache:
    """The cache of a site, by its place."""
    from jekyll_tools.cache import Cache, digest

    return Cache(digest(os.fsencode(os.path.realpath(folder))).hex())


def _write(folder: str, plan: Planned) -> None:
    from jekyll_tools.outputs import OutputError, write

    try:
        write(folder, plan.files, "build", plan.awaited)
    except OutputError as error:
        raise CannotWrite(str(error)) from None
