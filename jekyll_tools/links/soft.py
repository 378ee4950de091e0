"""Pages that say that there is nothing, with a status that says that there is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from jekyll_tools import limits, urls
from jekyll_tools.links.fragment import text
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.links.client.client import Response

_TITLE = regex(r"<title[^<>]{0,200}>([^<]{1,200})", re.IGNORECASE)
_NOTHING = regex(
    r"^\W{0,9}(?:error )?404\b|\b404\W{0,9}$|\b404 (?:error|not found)"
    r"|\b(?:page|site|file|article|document|item|content|resource)s? (?:was |is |could |can)?(?:not |no longer )"
    r"(?:be )?(?:found|available|exist)"
    r"|^\s*not found\b|\bseite nicht gefunden|page introuvable|p[aá]gina no encontrada",
    re.IGNORECASE,
)
# What stands in every such title, in any charset but UTF-16; bytes that are no ASCII stand for any letter.
_TITLED = regex(
    rb"<title[^<>]{0,200}>[^<]{0,200}(?:404|not |no longer|\bnicht |introuvable|no encontrada)", re.IGNORECASE
)
_PATH = regex(r"/(?:404|not-?found|page-?not-?found|error404)(?:\.[a-z]{3,5})?/?", re.IGNORECASE)


def soft(response: Response) -> str:
    """What makes a good answer look like a page that is not there; "" where nothing does."""
    if ("404" in response.url or "found" in response.url.lower()) and _PATH.fullmatch(urls.split(response.url).path):
        return f"leads to {response.url}, which looks like an error page"
    if not response.header("content-type").lower().startswith("text/html"):
        return ""
    body = response.body[: limits.LINK_SOFT_BYTES]
    if not _TITLED.search(body) and b"\0" not in body:
        return ""  # most titles are, and then nothing needs be read as text
    title = _TITLE.search(text(response._replace(body=body)))
    if title and _NOTHING.search(title.group(1)):
        return f"answers with a page titled “{' '.join(title.group(1).split())[:80]}”"
    return ""
