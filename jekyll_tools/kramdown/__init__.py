"""kramdown's Markdown, as Jekyll runs it: a dialect on mistune's engine.

>>> to_html("*a* `b`")
'<p><em>a</em> <code>b</code></p>\\n'
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from jekyll_tools.limits import FRAMES

if TYPE_CHECKING:
    from jekyll_tools.kramdown.element import Document
    from jekyll_tools.text import Text

__all__ = ["jekyll_options", "parse", "render", "to_html"]


def to_html(text: str, **options: Any) -> str:
    """A text as kramdown's HTML. Any text has one, and is read as kramdown 2.4.0 reads it.

    Raises OptionError for an unknown option or a value that the option does not take, TypeError where `text` is no
    string. The options are kramdown's own, here each with its default:

    input: 'kramdown'; the dialect: kramdown's own, or GitHub's
    auto_ids: True; give every header an id made from its text
    auto_id_stripping: False; make the id from the text without its markup
    auto_id_prefix: ''; what every such id begins with
    transliterated_header_ids: False; ids in ASCII; that needs a library of Ruby's
    parse_block_html: False; read Markdown inside HTML blocks
    parse_span_html: True; read Markdown inside HTML within a line
    html_to_native: False; take HTML for the element of Markdown that it means
    link_defs: {}; link definitions known beforehand: label to [url, title]
    footnote_nr: 1; the number of the first footnote
    footnote_prefix: ''; what the names in footnotes' ids begin with
    footnote_backlink: '&#8617;'; the text of links back from footnotes; none if empty
    footnote_backlink_inline: False; put them behind the last text, however deep it stands
    entity_output: 'as_char'; how entities are written
    smart_quotes: ('lsquo', 'rsquo', 'ldquo', 'rdquo'); what ' and " become, each on the left and on the right
    typographic_symbols: {}; what hellip, mdash, ndash, laquo, raquo, … become
    remove_line_breaks_for_cjk: False; join lines of Chinese and Japanese
    header_offset: 0; added to the level of every header
    toc_levels: (1, 2, 3, 4, 5, 6); the levels of headers in a table of contents
    math_engine: 'mathjax'; who typesets mathematics
    math_engine_opts: {}; of these MathJax heeds none
    syntax_highlighter: 'rouge'; who colours code
    syntax_highlighter_opts: {}; Rouge's; under block and span for one kind of code
    forbidden_inline_options: ('template',); options that a text may not set for itself
    hard_wrap: True; under GFM: break the line where the source does
    gfm_quirks: ('paragraph_end',); under GFM: how paragraphs end; no typography
    template: ''; nothing is put around the result: it is a fragment

    line_width, list_indent, latex_headers, remove_block_html_tags and remove_span_html_tags say nothing about HTML.
    A value may also be the text that means it: `footnote_nr="5"`, `toc_levels="1..3"`, YAML for a mapping.
    """
    from jekyll_tools.kramdown.dialect import dialect
    from jekyll_tools.kramdown.options import settle
    from jekyll_tools.text import Text

    if not isinstance(text, str):
        raise TypeError(f"to_html takes text, not {type(text).__name__}")
    _make_room()
    # Nothing is garbage before the tree is dropped as a whole: looking for some while it grows costs an eighth.
    paused = gc.isenabled()
    gc.disable()
    try:
        settled = settle(options)
        if "\r" in text:  # nobody asks for places, so none need be kept
            text = text.replace("\r\n", "\n").replace("\r", "\n")
        return dialect(settled["input"]).to_html(Text.written("", text), settled)
    finally:
        if paused:
            gc.enable()


def parse(text: Text, options: Mapping[str, Any]) -> Document:
    """A text as a document. It never raises for what the text says: see `Document.problems`.

    Raises TypeError where `text` is no Text, and OptionError as `to_html` does.
    """
    from jekyll_tools.kramdown.dialect import dialect
    from jekyll_tools.kramdown.options import settle
    from jekyll_tools.text import Text

    if not isinstance(text, Text):
        raise TypeError(f"parse takes a Text, not {type(text).__name__}")
    _make_room()
    settled = settle(options)
    return dialect(settled["input"]).parse(text.with_line_ends(), settled)


def render(document: Document) -> str:
    """The document's HTML. Raises TypeError for what is none."""
    from jekyll_tools.kramdown.dialect import dialect

    if not hasattr(document, "root"):
        raise TypeError(f"render takes a Document, not {type(document).__name__}")
    _make_room()
    return dialect(document.options["input"]).render(document)


def jekyll_options(config: Mapping[str, Any]) -> dict[str, Any]:
    """The options of `to_html` that a `_config.yml` means under Jekyll 4.3.1; `config` is what the file says.

    They are those of its `kramdown:`, over Jekyll's own: `input` GFM without `hard_wrap`, code coloured by Rouge and
    plain text where it names no language (`guess_lang`, `syntax_highlighter_opts`, `highlighter`, `coderay`). As under
    Jekyll odd values count (`auto_ids: "no"` is true), unknown names do not; what stops Jekyll leaves the default.
    Raises TypeError where `config` is no mapping.
    """
    from jekyll_tools.kramdown.site_options import from_config

    if not isinstance(config, Mapping):
        raise TypeError(f"jekyll_options takes a mapping, not {type(config).__name__}")
    return from_config(config)


def _make_room() -> None:
    """Let Python nest calls as deep as texts may nest; its own limit counts what has called this, too."""
    if sys.getrecursionlimit() < FRAMES:
        sys.setrecursionlimit(FRAMES)
