"""kramdown's Markdown, as Jekyll runs it: a dialect on mistune's engine.

>>> to_html("*a* `b`")
'<p><em>a</em> <code>b</code></p>\\n'
"""

from __future__ import annotations

import gc
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from jekyll_tools.kramdown.element import Document
    from jekyll_tools.text import Text

__all__ = ["jekyll_options", "parse", "render", "to_html"]


def to_html(text: str, **options: Any) -> str:
    """A text as kramdown's HTML, with kramdown's option names and defaults.

    Raises OptionError for an unknown option or a value of the wrong type, TypeError where `text` is no string.
    """
    from jekyll_tools.text import Text

    if not isinstance(text, str):
        raise TypeError(f"to_html takes text, not {type(text).__name__}")
    # Nothing is garbage before the tree is dropped as a whole: looking for some while it grows costs an eighth.
    paused = gc.isenabled()
    gc.disable()
    try:
        return render(parse(Text.written("", text), options))
    finally:
        if paused:
            gc.enable()


def parse(text: Text, options: Mapping[str, Any]) -> Document:
    """A text as a document. It never raises for what the text says: see `Document.problems`."""
    from jekyll_tools.kramdown.dialect import dialect
    from jekyll_tools.kramdown.options import settle

    settled = settle(options)
    return dialect(settled["input"]).parse(text.with_line_ends(), settled)


def render(document: Document) -> str:
    """The document's HTML."""
    from jekyll_tools.kramdown.dialect import dialect

    return dialect(document.options["input"]).render(document)


def jekyll_options(config: Mapping[str, Any]) -> dict[str, Any]:
    """The options that a `_config.yml` means under Jekyll, for `to_html` and `parse`.

    Jekyll reads GFM, highlights with Rouge and takes code without a language as plain text; keys under `kramdown:`
    that are not kramdown's are passed over, as Jekyll does.
    """
    from jekyll_tools.kramdown.options import from_config

    return from_config(config)
