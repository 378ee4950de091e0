"""A chat program's mark of a source is left in the text.

## Why
Some chat programs put marks into their answers for the sources they had: `:contentReference[oaicite:3]{index=3}` and
the like. In the program they are small pictures; where the answer is pasted they are words that readers see, and know
where from.

## Bad
    I study loops. :contentReference[oaicite:3]{index=3}

## Good
    I study loops.
"""

from __future__ import annotations

from collections.abc import Iterator

from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.page import Page

_MARK = regex(
    r"[ ]?(?P<mark>:contentReference\[oaicite:\d+\](?:\{index=\d+\})?"
    r"|\u3010\d+(?::\d+)?\u2020[^\u3010\u3011\n]{0,99}\u3011"
    r"|\ue200?(?:file)?cite\ue202?turn\d+(?:search|view|news|file|academia)\d+(?:(?:\ue202)?turn\d+[a-z]+\d+)*\ue201?)"
)


_SIGNS = ("[oaicite:", "\u2020", "cite\ue202", "citeturn")  # one of them is in each


@rule(on="page", level="warning")
def check(page: Page, _context: Context) -> Iterator[Finding]:
    if not page.published or page.converter not in ("markdown", "html"):
        return
    text = page.text
    if not any(sign in text.string for sign in _SIGNS):
        return
    found = list(_MARK.finditer(text.string))
    if found:
        more = f", like {len(found) - 1} more in this file" if len(found) > 1 else ""
        message = f"{found[0]['mark']} is a chat program's mark of a source, and will be shown{more}"
        edits = tuple(Edit(text.locate(*mark.span()), "") for mark in found)
        yield Finding(text.locate(*found[0].span("mark")), message, "delete it", edits, safe=False)
