"""The address of an image is that of a web page which shows the picture.

## Why
GitHub's `/blob/`, Google Drive's `/view` and Dropbox' `dl=0` lead to a page around the picture: as a link that is
what a reader wants, but in an image browsers show a broken one. GitHub has the picture itself at the same address
with `/raw/`.

## Bad
    ![The results](https://github.com/ann/notes/blob/main/results.png)

## Good
    ![The results](https://github.com/ann/notes/raw/main/results.png)
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from jekyll_tools import urls
from jekyll_tools.diagnostic import Edit, Finding
from jekyll_tools.html.scan import Tag
from jekyll_tools.regex import regex
from jekyll_tools.rules.rule import Context, rule
from jekyll_tools.site.config import Config
from jekyll_tools.text import Location

_BLOB = "/blob/"
_SHORT = 100  # characters
_RAW = regex(r"[?&]raw=(?:true|1)\b", re.IGNORECASE)
_GITHUB = regex(r"https?://(?:www\.)?github\.com/[\w.-]{1,100}/[\w.-]{1,100}/blob/", re.ASCII | re.IGNORECASE)
_DRIVE = regex(r"https?://drive\.google\.com/(?:file/d/[^/?#]{1,200}/(?:view|edit|preview)|open\?)", re.IGNORECASE)
_DROPBOX = regex(r"https?://(?:www\.)?dropbox\.com/[^?#]{1,500}(?:\?(?P<query>[^#]{0,500}))?", re.IGNORECASE)
_COPY = "put a copy of the picture among the site's files, such as in images/, and name that"


@rule(on="tag:img", level="error")
def check(tag: Tag, context: Context) -> Iterator[Finding]:
    source = tag.attributes.get("src")
    url = (source.value or "").strip() if source is not None else ""
    if source is None or not url.startswith("http"):
        return
    place = source.value_location or source.location
    if _GITHUB.match(url) and not _RAW.search(url):
        fix = _fix(place)
        hint = f"write {url.replace(_BLOB, '/raw/', 1)}" if fix else "write /raw/ instead of /blob/"
        yield Finding(place, _said(url, "GitHub's"), f"{hint}{_here(url, context.site.config)}", fix)
    elif _DRIVE.match(url):
        yield Finding(place, _said(url, "Google Drive's"), _COPY)
    elif (found := _DROPBOX.match(url)) and not _asks_for_file(found["query"] or ""):
        yield Finding(place, _said(url, "Dropbox'"), "let the address end with raw=1 instead of dl=0")


def _here(url: str, config: Config) -> str:
    """The same where the picture is one of the site itself, as its path in the repository."""
    path = url.partition(_BLOB)[2].partition("/")[2].partition("?")[0]
    base = config.baseurl.rstrip("/") or urls.split(config.url).path.rstrip("/")
    return f"; or {base}/{path}, if the picture is a file of this site" if path and len(path) <= _SHORT else ""


def _said(url: str, whose: str) -> str:
    return f"the address {url[:120]} is a page of {whose}, not the picture on it: a broken image is shown"


def _asks_for_file(query: str) -> bool:
    """Whether Dropbox gives the file itself."""
    return not {"raw=1", "dl=1"}.isdisjoint(query.split("&"))


def _fix(place: Location) -> tuple[Edit, ...]:
    """The same address of the picture itself, where it is written there."""
    at = place.text.find(_BLOB)
    if at < 0 or place.is_made:
        return ()
    return (Edit(Location(place.origin, place.start + at, place.start + at + len(_BLOB)), "/raw/"),)
