"""A file's name is not possible on Windows, or is that of another file there and on a Mac.

## Why
Whoever clones the repository on Windows gets an error instead of the file: names there contain none of `<>:"|?*\\`, do
not end in a dot or a space, and are not `con`, `aux`, `nul` and the like. Two names that differ only in capital letters
are one file on Windows and on most Macs. A permalink that makes such a name is told for those who build the site on
Windows: they get an error there.

## Bad
    files/talk:slides.pdf:
    (slides)

## Good
    files/talk-slides.pdf:
    (slides)
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from jekyll_tools.diagnostic import Finding
from jekyll_tools.regex import regex
from jekyll_tools.rules.front_matter.permalink_shape import judged
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location

_CHARACTER = regex(r'[<>:"|?*\\\x00-\x1f]')
_DEVICE = regex(r"(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)", re.IGNORECASE)

# Where a fault may be.
_SUSPECT = regex(r'[<>:"|?*\\]|(?:^|/)(?:con|prn|aux|nul|com|lpt)[1-9]?[./]', re.IGNORECASE)


@rule(on="site", level="warning")
def check(site: Site, _context: Context) -> Iterator[Finding]:
    first: dict[str, str] = {}
    for path in _paths(site):
        why = _fault(path)
        if not why:
            folded = path.lower() if path.isascii() else unicodedata.normalize("NFC", path.casefold())
            other = first.setdefault(folded, path)
            why = f"and {other} are one file on Windows and on a Mac" if other != path else ""
        if why:
            yield Finding(Location.of_file(path), f"the name {path.rpartition('/')[2]!r} {why}", "rename the file")
    for page in site.published:
        if _SUSPECT.search(page.destination):
            yield from _of_permalink(page, site)


def _of_permalink(page: Page, site: Site) -> Iterator[Finding]:
    """A file that a permalink of the page's own makes; not of what permalink-shape tells of for all systems."""
    said = page.front_matter.entries.get(("permalink",))
    if said is None or not isinstance(said.value, str) or judged(said.value, page, site) is not None:
        return
    if why := _fault(page.destination):
        message = f"the permalink makes a file, {page.destination}, whose name {why}"
        yield Finding(said.location, message, "write a path of letters, digits and hyphens, such as /about/")


def _paths(site: Site) -> list[str]:
    """The files of the site's own, those that Jekyll leaves out too."""
    own = [page.path for page in site.pages if site.owns(page)]
    files = [file.path for file in site.static_files if not file.root]
    return sorted({*own, *files, *(skipped.path for skipped in site.skipped)})


def _fault(path: str) -> str:
    for name in path.split("/"):
        if found := _CHARACTER.search(name):
            return f"contains {found[0]!r}, which Windows does not allow"
        if name.endswith((".", " ")):
            return "ends in a dot or a space, which Windows drops"
        if _DEVICE.match(name):
            return f"is reserved for a device on Windows: {name}"
    return ""
