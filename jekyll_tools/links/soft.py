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
_TITLE_AS_SENT = regex(rb"<title[^<>]{0,200}>([^<]{1,200})", re.IGNORECASE)
_NOTHING = regex(
    r"^\W{0,9}(?:(?:http )?error )?404\b(?!\s(?!page|not|error|file|seite|sorry|oops|\W))"
    r"|(?:error|http|[-\u2013\u2014|:\u00b7(]) ?404\W{0,9}$|\b404 (?:error|not found)"
    r"|\b(?:page|site|file|article|document|item|content|resource|object|url)s?(?: you [a-z ]{3,40}?)? "
    r"(?:(?:was |is |could |can ?|does )?(?:not |no longer )|(?:wasn|isn|couldn|can|doesn)['\u2019]t )"
    r"(?:be )?(?:found|available|exist)"
    r"|\bcan(?:not| not|['\u2019]t) find (?:this|that|the) page|^\W{0,9}page (?:missing|unavailable)\W{0,9}$"
    r"|^\s*not found\b(?!\s\w)|\bseite nicht gefunden|page introuvable|p[a\u00e1]gina no encontrada|pagina non trovata"
    r"|pagina niet gevonden|sidan hittades inte|strona nie zosta\u0142a znaleziona"
    r"|\u0441\u0442\u0440\u0430\u043d\u0438\u0446\u0430 \u043d\u0435 \u043d\u0430\u0439\u0434\u0435\u043d\u0430"
    r"|\u9875\u9762(?:\u4e0d\u5b58\u5728|\u672a\u627e\u5230)|\u898b\u3064\u304b\u308a\u307e\u305b\u3093",
    re.IGNORECASE,
)
_PATH = regex(r"/(?:404|not-?found|page-?not-?found|error404)(?:\.[a-z]{3,5})?/?", re.IGNORECASE)


def soft(response: Response) -> str:
    """What makes a good answer look like a page that is not there; "" where nothing does."""
    if ("404" in response.url or "found" in response.url.lower()) and _PATH.fullmatch(urls.split(response.url).path):
        return f"leads to {response.url}, which looks like an error page"
    if not response.header("content-type").lower().startswith("text/html"):
        return ""
    title = _title(response)
    if _NOTHING.search(title):
        return f"answers with a page titled “{' '.join(title.split())[:80]}”"
    return ""


def _title(response: Response) -> str:
    """The title of a page, "" for none."""
    body = response.body[: limits.LINK_SOFT_BYTES]
    sent = _TITLE_AS_SENT.search(body)
    if sent and sent.group(1).isascii():
        return str(sent.group(1), "ascii")  # most are, whatever the page's charset
    found = _TITLE.search(text(response._replace(body=body))) if sent or b"\0" in body else None
    return found.group(1) if found else ""
