"""Scripts that read what stands behind the # of an address: whatever that is, they may show something for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from posixpath import basename

from jekyll_tools.regex import regex
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import templates

_SCRIPT = regex(r"(?<![\w.-])[\w.-]{1,100}\.js\b")
_READING = regex(r"location\.hash\b(?!\s*=(?!=))|\bhashchange\b")
_SIGNS = ("location.hash", "hashchange")
# What counts visitors reads the whole address and shows nothing for it: such a file, and what stands beside the word.
_COUNTER = regex(
    r"analytics|gtag|matomo|piwik|plausible|umami|goatcounter|statcounter|clarity|(?:\A|[_-])ga[._-]", re.IGNORECASE
)
_COUNTING = regex(
    r"\bgtag\(|\bga\(|_gaq|_paq|dataLayer|page_?view|page_?path|track|analytics|goatcounter", re.IGNORECASE
)
_BESIDE = 120  # characters
_PACKED = ".min.js"  # a theme's, or a library's, which scrolls to what is there


class Scripts:
    """Those of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._known: dict[str, bool] = {}

    @cached_property
    def reading(self) -> str:
        """The first script that layouts or includes name and that reads it, "" for none."""
        return next((path for text in templates(self._site).values() for path in self._read_in(text)), "")

    def is_read(self, page: Page) -> bool:
        """Whether a page's own text reads it, or names a script that does."""
        text = page.body.string
        return reads(text) or any(self._read_in(text))

    def _read_in(self, text: str) -> Iterator[str]:
        if ".js" in text:
            for name in dict.fromkeys(_SCRIPT.findall(text)):
                path = self._paths.get(name)
                if path and self._reads(path):
                    yield path

    def _reads(self, path: str) -> bool:
        if path not in self._known:
            raw = read_inside(self._site.folder, path)
            text = raw.decode("utf-8", "replace") if isinstance(raw, bytes) else ""
            self._known[path] = not _COUNTER.search(basename(path)) and reads(text)
        return self._known[path]

    @cached_property
    def _paths(self) -> dict[str, str]:
        files = (file.path for file in self._site.static_files if not file.root)
        return {basename(path): path for path in files if path.endswith(".js") and not path.endswith(_PACKED)}


def reads(script: str) -> bool:
    """Whether a script does more with what stands behind the # than to set it, or to tell somebody who counts visitors.

    >>> reads("show(location.hash)"), reads("location.hash = id"), reads("ga('send', 'pageview', location.hash)")
    (True, False, False)
    """
    if not any(sign in script for sign in _SIGNS):
        return False
    found = (match.span() for match in _READING.finditer(script))
    return any(not _COUNTING.search(script, max(0, start - _BESIDE), end + _BESIDE) for start, end in found)
