"""the HTML fragment of a page, as Jekyll hands it to the page's layout."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

from jekyll_tools.cli.session import CannotRun, CannotWrite, add_site_options, notice, open_site, site_paths

if TYPE_CHECKING:
    from jekyll_tools.site.page import Page
    from jekyll_tools.site.site import Site


def configure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="*", metavar="PATH", help="these pages (default: every page)")
    parser.add_argument("-d", "--destination", metavar="DIR", help="write DIR/<source path>.html for each page")
    parser.add_argument("--clean", action="store_true", help="obsolete markup modernised, with the same look")
    add_site_options(parser)


def run(arguments: argparse.Namespace) -> int:
    site = open_site(arguments)
    pages = _chosen(site, arguments)
    if not arguments.destination:
        if len(pages) != 1:
            raise CannotRun(f"{len(pages)} pages: name one, or a folder with -d")
        sys.stdout.write(_made(pages[0], site, arguments))
        return 0
    able = [page for page in pages if _refusal(page) == ""]
    for page in pages:
        if page not in able and arguments.paths:
            notice(arguments, f"{page.path}: {_refusal(page)}")
    waiting = sum(1 for page in pages if page.needs_liquid)
    _write(arguments.destination, {f"{page.path}.html": _made(page, site, arguments) for page in able})
    rest = f"; {waiting} not rendered: they need Liquid" if waiting else ""
    notice(arguments, f"{len(able)} fragment{'s' if len(able) != 1 else ''} in {arguments.destination}{rest}")
    return 0


def _chosen(site: Site, arguments: argparse.Namespace) -> list[Page]:
    if not arguments.paths:
        return list(site.published)
    wanted = site_paths(site, arguments.paths)
    pages = [page for page in site.pages if page.path in wanted]
    if not pages:
        raise CannotRun(f"{', '.join(arguments.paths)}: not a page; Jekyll copies or skips it")
    return pages


def _refusal(page: Page) -> str:
    if page.needs_liquid:
        return "not rendered: needs Liquid"
    return "" if page.converter in ("markdown", "html") else "not rendered: not an HTML page"


def _made(page: Page, site: Site, arguments: argparse.Namespace) -> str:
    from jekyll_tools.render.fragment import fragment

    html = fragment(page, site)
    if html is None:
        raise CannotRun(f"{page.path}: {_refusal(page)}")
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
