"""For users of python-frontmatter: reading as Jekyll reads.

    frontmatter.load("page.md", handler=JekyllHandler())

The library itself strips the text and fails on keys named `content` or `handler`; where that matters, call the
handler's own methods, or `jekyll_tools.front_matter.parse`, which also gives the places.
"""

from __future__ import annotations

from typing import Any

from frontmatter.default_handlers import YAMLHandler

from jekyll_tools import psych
from jekyll_tools.front_matter.split import is_page, split
from jekyll_tools.text import Text


class JekyllHandler(YAMLHandler):
    """Jekyll's two delimiter rules and Psych's YAML; `export` is the library's."""

    def detect(self, text: str) -> bool:
        """Jekyll takes the text for a page."""
        return is_page(text)

    def split(self, text: str) -> tuple[str, str]:
        """The front matter without its fences, and the body.

        Raises ValueError where there is none, as the library expects.
        """
        parts = split(text) if is_page(text) else None
        if parts is None:
            raise ValueError("no front matter")
        return text[text.index("\n") + 1 : parts.close], text[parts.body :]

    def load(self, fm: str, **_: object) -> Any:
        """The keys; {} where the YAML is broken, as in Jekyll."""
        value = psych.parse(Text.written("", "---\n" + fm)).value
        return value if isinstance(value, dict) else {}
