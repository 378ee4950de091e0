"""Code in its colours, as the tag `highlight` shows it."""

from __future__ import annotations

from jekyll_tools.kramdown.highlight.languages import KNOWN, PLAIN
from jekyll_tools.kramdown.html import escape


def coloured(code: str, language: str, numbered: bool) -> str:
    """The code's tokens, each in its class, and the lines' numbers beside them where they are wanted."""
    html = _spans(code, language)
    if not numbered:
        return html.removesuffix("\n")
    lines = code.removesuffix("\n").count("\n") + 1
    numbers = "".join(f"{number}\n" for number in range(1, lines + 1))
    end = "" if html.endswith("\n") else "\n"
    return (
        f'<table class="rouge-table"><tbody><tr><td class="gutter gl"><pre class="lineno">{numbers}</pre></td>'
        f'<td class="code"><pre>{html}{end}</pre></td></tr></tbody></table>'
    )


def _spans(code: str, language: str) -> str:
    if language not in KNOWN or language in PLAIN:
        return escape(code)
    from jekyll_tools.kramdown.highlight.tokens import spans

    found = spans(language, code)
    return escape(code) if found is None else found
