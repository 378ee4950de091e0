"""Addresses of files on somebody's own computer, which no reader of a site can open."""

from __future__ import annotations

import re

from jekyll_tools import urls
from jekyll_tools.links.likeness import PICTURES
from jekyll_tools.regex import regex

# Hosts that are that computer itself, as an expression.
HOSTS = r"localhost|127\.0\.0\.1|0\.0\.0\.0|\[::1\]"
# `file:`, a drive of Windows, or a home on macOS or Linux behind too many slashes.
_SURE = regex(r"file:|[a-z]:[/\\]|/{3,}(?:Users|home|Volumes|[a-z]:)/", re.IGNORECASE)
# A path that may be one of the site, too.
_LIKELY = regex(r"/(?:Users|home|Volumes)/[^/]{1,99}/[^/]|~/|/[a-z]:/", re.IGNORECASE)
_NAME = regex(r"[^/\\]{1,200}\Z")


def is_local(url: str) -> bool:
    r"""Whether a URL leads to a file of a computer's own, wherever it is opened.

    >>> is_local(r"C:\Users\ann\cv.pdf"), is_local("file:///home/ann/cv.pdf"), is_local("/home/ann/cv.pdf")
    (True, True, False)
    """
    return _SURE.match(url) is not None


def may_be_local(url: str) -> bool:
    """Whether a URL that leads to nothing on a site was likely copied from a computer's file manager.

    >>> may_be_local("/Users/ann/Downloads/cv.pdf"), may_be_local("/files/cv.pdf")
    (True, False)
    """
    return _LIKELY.match(url) is not None


def mend(url: str) -> str:
    """What to do about it.

    >>> mend("file:///home/ann/My%20CV.pdf")
    "put a copy of My CV.pdf among the site's files, such as in files/, and link to that"
    >>> mend("/Users/ann/me.png")
    "put a copy of me.png among the site's files, such as in images/, and name that"
    """
    found = _NAME.search(urls.decoded(url.partition("#")[0].partition("?")[0].rstrip("/\\")))
    name = found[0] if found else "it"
    if name.lower().endswith(PICTURES):
        return f"put a copy of {name} among the site's files, such as in images/, and name that"
    return f"put a copy of {name} among the site's files, such as in files/, and link to that"
