"""The site's Markdown, for bodies and for the filter `markdownify`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from jekyll_tools.kramdown import jekyll_options, parse, render
from jekyll_tools.text import Text


class Markdown:
    """kramdown with the site's options. A text that comes again (a title, an author's bio) is converted once."""

    def __init__(self, config: Mapping[str, Any]) -> None:
        self._options = jekyll_options(config)
        self._made: dict[str, str] = {}

    def convert(self, string: str) -> str:
        """A text as HTML."""
        if string not in self._made:
            self._made[string] = render(parse(Text.written("", string), self._options))
        return self._made[string]

    def smart(self, string: str) -> str:
        """A text with its typography only."""
        from jekyll_tools.kramdown.smart import smart

        return smart(string, self._options)
