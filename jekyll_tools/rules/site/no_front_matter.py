"""A Markdown file, or an HTML file with Liquid, has no front matter, and is copied as it is.

## Why
Jekyll makes pages only of files that begin with `---`, so Markdown without that is offered for download, and of HTML
the reader sees `{{ site.title }}`. (GitHub Pages makes pages of Markdown outside of collections.) Of HTML it is told
only where the Liquid can but be Jekyll's, and not where a page includes the file, or its front matter is a comment.

## Bad
    _config.yml:
    jekyll_tools: {target: jekyll}
    about.markdown:
    # About me

    Hello.

## Good
    _config.yml:
    jekyll_tools: {target: jekyll}
    about.markdown:
    ---
    title: About me
    ---
    Hello.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding, Level
from jekyll_tools.regex import regex
from jekyll_tools.rules.printed import cut
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.page import StaticFile
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location, Origin

_MARKDOWN = (".md", ".markdown", ".mkd", ".mkdn", ".mkdown")
_HTML = (".html", ".htm")
_OTHERS = frozenset(("assets", "bower_components", "dist", "docs", "node_modules", "public", "vendor", "vendors"))
# Elements that are shown as they are, and what no other program's templates have: Jekyll's own objects, its include.
_LIQUID = regex(
    r"<(?P<end>/?)(?P<code>code|pre|script|style|textarea)\b"
    r"|\{\{-?\s*(?:(?:site|page|layout|post)\.[a-z_]+|content\s*\}\})|\{%-?\s*include(?:_relative)?\s+[\w./-]+\s*[%\w]"
    r"|\{%-?\s*(?:if|unless|for\s+\w+\s+in|assign\s+\w+\s*=)\s+(?:site|page)\.[a-z_]+"
)
_WHOLE = regex(r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}")
_OF_SCRIPTS = regex(r"\s(?:ng-[a-z]+|v-(?:bind|for|html|if|model|text)|x-(?:data|for))\b")  # they have braces too
_MARKED_UP = regex(r">\s*---[^<>]*(?:<[^<>]*>[^<>]*){0,9}\b(?:layout|permalink|title):")
_SAVED = "save it as plain text, so that it begins with ---: a word processor made HTML of it"
_COMMENTED = regex(r"\s*<!--\s*---")
# Keys without a line above them; where there is one below, unseen-front-matter tells it.
_KEYS = regex(r"(?P<first>(?:author_profile|collection|layout|permalink|title):)[^\n]*\n")
_TWO_LINES = "begin it with two lines of ---"
_LEFT_OUT = "to leave it out of the site write `published: false` in its front matter"
_COPIED = "the file has no front matter: it is copied to"


@rule(on="site", level="warning")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    pages = {page.path for page in site.pages}  # a plugin may have made one of the file, and have it copied too
    for file in site.static_files:
        if file.path not in pages and not file.root and not file.problems and _is_meant(file) and not file.empty:
            yield from _of_markdown(file, _text(file, site))
    templates = tuple(f"{site.config.string(key)}/" for key in ("includes_dir", "layouts_dir"))  # needless-include's
    files = [file for file in site.static_files if file.path not in pages and not file.path.startswith(templates)]
    yield from _of_html(list(filter(_may_be_page, files)), site)


def _text(file: StaticFile, site: Site) -> str:
    raw = read_inside(site.folder, file.path)
    return raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""


def _of_markdown(file: StaticFile, text: str) -> Iterator[Finding]:
    """A file that holds something, with what stands for its front matter."""
    message, hint = f"{_COPIED} {file.destination} as it is, and is not a page", _TWO_LINES
    level: Level | None = None
    if _COMMENTED.match(text):
        hint, level = f"{_LEFT_OUT}, and begin it with ---, without <!--", "info"
    elif found := _KEYS.match(text):
        hint = f"write a line of --- above {found[1]}, and one below its last key"
    elif text.startswith("+++"):
        hint = "write lines of --- instead of +++, which are Hugo's, and key: value instead of key = value"
    if text.strip() or not text:
        yield Finding(Location.of_file(file.path), message, hint, level=level)


def _of_html(files: list[StaticFile], site: Site) -> Iterator[Finding]:
    """HTML files whose Liquid is not run."""
    for file in files:
        text = _text(file, site)
        found = None if _COMMENTED.match(text) or _OF_SCRIPTS.search(text) else _liquid(text)
        if found and not _is_spare(file.path, site):
            whole = _WHOLE.match(text, found.start()) or found
            message = f"{_COPIED} {file.destination} as it is, and its Liquid, as {cut(whole[0])}, is not run"
            place = Location(Origin(file.path, text), *whole.span())
            is_saved = _MARKED_UP.search(text, 0, found.start())
            yield Finding(place, message, _SAVED if is_saved else _TWO_LINES)


def _may_be_page(file: StaticFile) -> bool:
    """Whether a file is HTML of the site's own, rather than of a program that was copied into it."""
    is_own = not file.root and not _OTHERS.intersection(file.path.lower().split("/"))
    return is_own and file.path.lower().endswith(_HTML) and not file.problems


def _liquid(text: str) -> re.Match[str] | None:
    """The first Liquid of Jekyll's, out of elements for code."""
    is_code = False
    for found in _LIQUID.finditer(text):
        if found["code"]:
            is_code = not found["end"]
        elif not is_code:
            return found
    return None


def _is_spare(path: str, site: Site) -> bool:
    """Whether a page includes the file, by its name; or a program made it of a page beside it."""
    stem, _, name = path.rpartition(".")[0], *path.rpartition("/")[1:]
    return any(
        page.path.rpartition(".")[0] == stem or ("include_relative" in page.text.string and name in page.text.string)
        for page in site.pages
    )


def _is_meant(file: StaticFile) -> bool:
    """Whether a file lies where pages do, and is none that speaks of the repository."""
    above, _, name = file.path.rpartition("/")
    stem = name.rpartition(".")[0]
    texts = name.lower().endswith(_MARKDOWN) and not stem.isupper() and "readme" not in stem.lower()
    return texts and (bool(file.collection) or not above or above.startswith("_"))
