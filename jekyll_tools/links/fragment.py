"""Whether a fetched page has the anchor that a link names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from jekyll_tools import urls
from jekyll_tools.links import scholarly
from jekyll_tools.regex import regex

if TYPE_CHECKING:
    from jekyll_tools.links.client.client import Response

Judgement = tuple[Literal["ok", "broken", "unjudged"], str, str]

_MARKUP = frozenset(("text/html", "application/xhtml+xml", "image/svg+xml"))
_CHARSET = regex(r"charset\s{0,8}=\s{0,8}[\"']?([A-Za-z0-9_:.\-]{1,40})", re.IGNORECASE)
# Python knows more codecs than the web, some of them slow on purpose-made input.
_WEB_CHARSETS = regex(
    r"(?:utf-?8|utf-?16(?:[lb]e|-[lb]e)?|us-ascii|ascii|latin-?1|iso-?8859-\d{1,2}|windows-\d{3,4}|cp125\d|gbk|gb2312|gb18030"
    r"|big5(?:-hkscs)?|shift[-_]jis|euc-(?:jp|kr)|iso-2022-jp|koi8-[ru]|macintosh)",
    re.IGNORECASE,
)
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_PLAIN = regex(r"[A-Za-z0-9_.\-]+")
_PRESCAN = 1024  # where the standard has browsers look for <meta charset>

OK: Judgement = ("ok", "", "")


def judge(response: Response, fragment: str) -> Judgement:
    """The answer for a fragment on a page that is there."""
    name = urls.decoded(fragment)
    # The top of the page; a script's own state (#/route, #!page, #page=2).
    if name.lower() == "top" or name[:1] in ("/", "!") or "=" in name or "&" in name:
        return OK
    if scholarly.is_made(response.url, name):
        return OK
    media = response.header("content-type").partition(";")[0].strip().lower()
    if media and media not in _MARKUP:
        return OK
    rule = scholarly.prefixed(response.url)
    if _has(response, {fragment, name}) or (rule and _has_as_written(response, f"{rule.prefix}{name}")):
        return OK
    if response.garbled:
        return "unjudged", "fragment", f"sends a page that cannot be read, so #{name} was not found"
    if not response.whole:
        return "unjudged", "fragment", f"sends a page too long to look for #{name} in"
    shows_all = rule is not None and rule.shows in text(response)
    if not shows_all and scholarly.has_scripts(response.url):
        return "unjudged", "fragment", f"makes anchors by script, so #{name} was not found"
    return "broken", "fragment", f"has the page, but no #{name} in it"


def _has(response: Response, names: set[str]) -> bool:
    from jekyll_tools.html.tree import anchors

    markup = text(response)
    # A plain name that stands nowhere in the page is no id of it: that spares reading most long pages as HTML.
    if not any(name in markup or not _PLAIN.fullmatch(name) for name in names):
        return False
    # GitHub and its like write their own prefix before the ids of what their users write.
    return not anchors(markup).isdisjoint(names | {f"user-content-{name}" for name in names})


def _has_as_written(response: Response, name: str) -> bool:
    """Whether a page has an id, whatever its case, as HTML or in a script's data."""
    markup = text(response).lower()
    return f'"{name.lower()}"' in markup or f'"{name.lower()}\\"' in markup


def text(response: Response) -> str:
    """The body as text, in the charset of its mark, its header, its `<meta>`, else UTF-8."""
    body = response.body
    declared = _CHARSET.search(response.header("content-type"))
    declared = declared or _CHARSET.search(body[:_PRESCAN].decode("latin-1"))
    charset = next((name for mark, name in _MARKS if body.startswith(mark)), "")
    named = declared.group(1) if declared else ""
    charset = charset or (named if _WEB_CHARSETS.fullmatch(named) else "utf-8")
    try:
        return body.decode(charset, "replace")
    except LookupError:
        return body.decode("utf-8", "replace")
