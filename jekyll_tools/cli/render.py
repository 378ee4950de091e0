"""print the HTML of a page, as Jekyll hands it to the page's layout."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from jekyll_tools.cli.session import CannotRun, CannotWrite, add_site_options, notice, open_site, site_paths

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jekyll_tools.site.page import Page
    from jekyll_tools.site.site import Site


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="these pages (default: every page)")
    parser.add_argument("-d", "--destination", metavar="DIR", help="write DIR/<source path>.html for each page")
    parser.add_argument("--clean", action="store_true", help="modernise obsolete markup, with the same look")
    add_site_options(parser)


def run(arguments: argparse.Namespace) -> int:
    from jekyll_tools.render.fragment import fragment

    site = open_site(arguments)
    pages = _chosen(site, arguments)
    if arguments.paths:
        _expect(site, pages)
    if not arguments.destination:
        if len(pages) != 1:
            raise CannotRun(f"there are {len(pages)} pages: name one of them, or write all into a folder with -d DIR")
        html = fragment(pages[0], site)
        if html is None:
            raise CannotRun(_refusal(pages[0], site))
        sys.stdout.write(_cleaned(html, pages[0], arguments))
        return 0
    made = {page: fragment(page, site) for page in pages}
    able = {f"{page.path}.html": _cleaned(html, page, arguments) for page, html in made.items() if html is not None}
    for page, html in made.items():
        if html is None and arguments.paths:
            notice(arguments, _refusal(page, site))
    _write(arguments.destination, able)
    notice(arguments, f"{len(able)} fragment{'s' if len(able) != 1 else ''} in {arguments.destination}")
    return _told(site, pages, arguments)


def _chosen(site: Site, arguments: argparse.Namespace) -> list[Page]:
    if not arguments.paths:
        return [page for page in site.pages if page.listed]
    wanted = site_paths(site, arguments.paths)
    pages = [page for page in site.pages if page.path in wanted]
    if not pages:
        raise CannotRun(f"{', '.join(arguments.paths)}: not a page; Jekyll copies or skips it")
    return pages


def _expect(site: Site, pages: list[Page]) -> None:
    """Renders what needs Liquid of a few pages before the rest of the site, where that comes to the same."""
    if any(page.needs_liquid for page in pages):
        from jekyll_tools.render.fragment import fragments

        fragments(site).expect(pages)


def _refusal(page: Page, site: Site) -> str:
    """Why a page has no fragment."""
    if page.converter not in ("markdown", "html"):
        return f"{page.path}: not rendered: it does not become an HTML page"
    if not page.listed:
        return f"{page.path}: not rendered: Jekyll skips this page, so its Liquid cannot be run"
    from jekyll_tools.render.fragment import fragments

    problem = fragments(site).problem(page)
    return f"{problem.location}: not rendered: {problem.facts['message']}" if problem else f"{page.path}: not rendered"


def _told(site: Site, pages: Iterable[Page], arguments: argparse.Namespace) -> int:
    """Shows what stopped Liquid, if anything did; returns the exit code."""
    if not any(page.needs_liquid for page in pages):
        return 0
    from jekyll_tools.cli._findings import show
    from jekyll_tools.engine import told
    from jekyll_tools.render.fragment import fragments

    return show(site, told(fragments(site).problems(), site), arguments)


def _cleaned(html: str, page: Page, arguments: argparse.Namespace) -> str:
    if not arguments.clean:
        return html
    from jekyll_tools.html.tree import clean, leftovers

    cleaned = clean(html)
    for left in leftovers(cleaned):
        notice(arguments, f"{page.path}: left as it is: {left}")
    return cleaned


def _write(folder: str, files: dict[str, str]) -> None:
    from jekyll_tools.outputs import OutputError, write

    try:
        write(folder, {path: text.encode("utf-8", "surrogatepass") for path, text in files.items()}, "render")
    except OutputError as error:
        raise CannotWrite(str(error)) from None
