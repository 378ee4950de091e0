"""The lines of `redirect_from:` that a page needs: to show, and as an edit of its front matter."""

from __future__ import annotations

import json
from collections.abc import Sequence

from jekyll_tools.diagnostic import Edit
from jekyll_tools.regex import regex
from jekyll_tools.site.page import Page
from jekyll_tools.text import Location

_KEY = ("redirect_from",)
_PLAIN = regex(r"/[\w/.~+-]*")  # nothing in it means anything to YAML
_ITEM = regex(r"[ ]*-[ ]+")


def lines(addresses: Sequence[str]) -> str:
    """What to paste into front matter without the key.

    >>> print(lines(["/a/", "/b: c/"]))
    redirect_from:
      - /a/
      - "/b: c/"
    """
    written = [_written(address) for address in addresses]
    if len(written) == 1:
        return f"redirect_from: {written[0]}"
    return "\n".join(["redirect_from:", *(f"  - {one}" for one in written)])


def edit(page: Page, addresses: Sequence[str]) -> Edit | None:
    """The edit that adds the addresses to a page's `redirect_from:`; None where its form leaves no sure place."""
    entries, body = page.front_matter.entries, page.body
    if not page.front_matter.present or page.front_matter.problems or page.made_by:
        return None
    if _KEY not in entries:
        origin = body.segments[0].origin
        end = _last_fence(origin.string, body.segments[0].offset)
        return Edit(Location(origin, end, end), lines(addresses) + "\n") if end else None
    first = entries.get((*_KEY, 0))
    if first is None:
        return None
    origin, start = first.location.origin, first.location.start
    begin = origin.string.rfind("\n", 0, start) + 1
    before = origin.string[begin:start]
    if not _ITEM.fullmatch(before):
        return None
    return Edit(Location(origin, begin, begin), "".join(f"{before}{_written(one)}\n" for one in addresses))


def _last_fence(string: str, body: int) -> int:
    """Where the line begins that ends the front matter, of a body that begins at `body`."""
    at = max(string.rfind("\n---", 0, body), string.rfind("\n...", 0, body))
    return at + 1 if at > 0 else 0


def _written(address: str) -> str:
    return address if _PLAIN.fullmatch(address) else json.dumps(address, ensure_ascii=False)
