"""The site's Markdown, for bodies and for the filter `markdownify`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jekyll_tools.cache import Cache, digest
from jekyll_tools.kramdown import jekyll_options, parse, render
from jekyll_tools.liquid.plain import Plain
from jekyll_tools.render.fingerprint import fingerprint
from jekyll_tools.text import Text

_LONG = 2_000  # characters that hardly come again


class Markdown:
    """kramdown with the site's options. A text that comes again (a title, an author's bio) is converted once."""

    def __init__(self, config: Mapping[str, Any], cache: Cache | None = None) -> None:
        self._options = jekyll_options(config)
        # Characters that the encoding lacks are written by their numbers, as with this option; entities as they are.
        self._plain_options = {**self._options, "entity_output": "as_input"}
        self._made: dict[bytes, str] = {}
        self._cache = cache
        self._base = digest(b"markdown", fingerprint(), repr(self._options).encode()) if cache else b"markdown"

    def convert(self, string: str) -> str:
        """A text as HTML."""
        key = self._key(string)
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._known(key) or self._anew(string, key)
        return made

    def body(self, string: str) -> str:
        """A page's text as HTML, which is the page's to keep."""
        if len(string) < _LONG:
            return self.convert(string)
        key = self._key(string)
        return self._known(key) or self._anew(string, key)

    def _key(self, string: str) -> bytes:
        kind = b"plain" if isinstance(string, Plain) else b""
        return digest(self._base, kind, string.encode("utf-8", "surrogatepass"))

    def _known(self, key: bytes) -> str:
        known = self._cache.get(key) if self._cache else None
        return "" if known is None else known.decode("utf-8", "surrogatepass")

    def _anew(self, string: str, key: bytes) -> str:
        options = self._plain_options if isinstance(string, Plain) else self._options
        made = render(parse(Text.written("", string), options))
        if self._cache:
            self._cache.put(key, made.encode("utf-8", "surrogatepass"))
        return made

    def smart(self, string: str) -> str:
        """A text with its typography only."""
        from jekyll_tools.kramdown.smart import smart

        return smart(string, self._options)
