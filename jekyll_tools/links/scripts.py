"""Scripts that read what stands behind the # of an address: whatever that is, they may show something for it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from posixpath import basename

from jekyll_tools.regex import regex
from jekyll_tools.site.files import read_inside
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import templates

_SCRIPT = regex(r"(?<![\w.-])[\w.-]{1,100}\.js\b")
_READING = ("location.hash", "hashchange")
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
        return any(sign in text for sign in _READING) or any(self._read_in(text))

    def _read_in(self, text: str) -> Iterator[str]:
        if ".js" in text:
            for name in dict.fromkeys(_SCRIPT.findall(text)):
                path = self._paths.get(name)
                if path and self._reads(path):
                    yield path

    def _reads(self, path: str) -> bool:
        if path not in self._known:
            raw = read_inside(self._site.folder, path)
            self._known[path] = isinstance(raw, bytes) and any(sign.encode() in raw for sign in _READING)
        return self._known[path]

    @cached_property
    def _paths(self) -> dict[str, str]:
        files = (file.path for file in self._site.static_files if not file.root)
        return {basename(path): path for path in files if path.endswith(".js") and not path.endswith(_PACKED)}
