"""What all files of a site are read with, and the reading of their bytes."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import datetime, tzinfo
from typing import Any

from jekyll_tools import front_matter, limits
from jekyll_tools.diagnostic import Problem
from jekyll_tools.front_matter import FrontMatter
from jekyll_tools.front_matter.unseen import UNSEEN
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.site.collection import Collection
from jekyll_tools.site.config import Config
from jekyll_tools.site.names import Converters
from jekyll_tools.site.page import Page, Skipped, StaticFile
from jekyll_tools.site.scopes import Scopes
from jekyll_tools.site.source import Found
from jekyll_tools.target import Target
from jekyll_tools.text import Location, Text

Outcome = Page | StaticFile | Skipped
HIDDEN = "`published: false`, by `defaults:`"
_HEAD = 200
_TEXTS = (".md", ".markdown", ".html")
_PICTURE = regex(rb";base64,[A-Za-z0-9+/]+=*")
_UNSEEN = b"|".join(re.escape(each.encode()) for each in UNSEEN if each > "\x7f")
# How a file begins that is a page, or was meant to be: with a dash, also a typographic one, and in UTF-16 and UTF-32;
# before it blanks, and what is not shown.
_BEGINS = regex(
    rb"(?:[\t-\r ]|" + _UNSEEN + rb"|"
    rb"[\0-\x1f\x7f](?=[\0-\x1f\x7f]{0,3}---))*"
    rb"(?:-|\xe2\x80|\xff\xfe-\0|\xfe\xff\0-|\0-\0-|\xff\xfe\0\0-|\0\0\xfe\xff\0\0\0-)"
)


class Wishes(NamedTuple):
    """What is to be published too."""

    drafts: bool = False
    future: bool = False
    unpublished: bool = False


class Build(NamedTuple):
    """A site's settings, made ready. `now` is the build's time, `local` the site's time zone."""

    folder: str
    config: Config
    wishes: Wishes
    now: datetime
    local: tzinfo
    scopes: Scopes
    converters: Converters
    collections: Mapping[str, Collection]

    @property
    def permalink(self) -> object:
        """`permalink:` of the site."""
        return self.config.data.get("permalink")

    def unpublished(self, data: Mapping[Any, Any]) -> str:
        """Why a page with these keys is not published, or ""."""
        said = data.get("published", True)
        if self.wishes.unpublished or (said is not None and said is not False):  # 0 is a yes, as everything in Ruby
            return ""
        return "`published: false`" if said is False else "`published:` says nothing, which is no"

    def hides(self, found: Found, label: str = "") -> bool:
        """A file to copy that `defaults:` unpublish, which no option overrides.

        In a collection a scope sees it as `label/…`, without the underscore.
        """
        path = f"{label}/{found.inner}" if label else found.path
        said = self.scopes.values(path, label, globs=not label).get("published", True)
        return said is None or said is False

    def matter(self, found: Found, raw: bytes, *, post: bool = False) -> FrontMatter:
        """A file's front matter and body, as the site's Jekyll reads them."""
        return front_matter.parse(found.path, raw, post=post, yaml=self.config.target.yaml)

    def bytes(self, found: Found, *, whole: bool = False) -> bytes | Skipped:
        """The bytes of a file that may have front matter; b"" for one that cannot, unless the `whole` is wanted."""
        try:
            with _opened(self.folder, found.path) as file:
                head = file.read(_HEAD)
                begins = _BEGINS.match(head)
                if not whole and not begins and not _may_begin_below(found, head, file):
                    return b""
                raw: bytes = head + file.read(limits.PICTURED_BYTES + 1 - len(head))
        except OSError as error:
            return unreadable(found.path, error)
        if _fits(raw):
            return raw
        is_page = whole or (
            begins and head.startswith(b"---", begins.end() - 1)
        )  # else one dash says nothing of what is so large
        return too_big(found.path) if is_page else b""

    def is_empty(self, found: Found) -> bool:
        """Whether a text has no length; nobody asks that of pictures."""
        if self.converters.of_extension(os.path.splitext(found.path)[1]) != "markdown":
            return False
        try:
            return os.path.getsize(os.path.join(self.folder, found.path)) == 0
        except OSError:
            return False


def _fits(raw: bytes) -> bool:
    """Whether a page is no longer than pages may be, the pictures that are written into it apart."""
    if len(raw) <= limits.FILE_BYTES:
        return True
    return len(raw) <= limits.PICTURED_BYTES and len(_PICTURE.sub(b"", raw)) <= limits.FILE_BYTES


def _may_begin_below(found: Found, head: bytes, file: Any) -> bool:
    """Whether words may stand above what was meant as a text's front matter. One that is too big is just copied."""
    is_text = b"\n---" in head and found.path.endswith(_TEXTS)
    return is_text and os.fstat(file.fileno()).st_size <= limits.FILE_BYTES


def _opened(folder: str, path: str) -> Any:
    """A file, opened for reading. Raises OSError; a symlink put there since the survey is one."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    return open(os.open(os.path.join(folder, path), flags), "rb")


def unreadable(path: str, error: OSError) -> Skipped:
    """The verdict on a file that the system does not let be read."""
    reason = error.strerror or str(error)
    problem = Problem("unreadable-file", Location.of_file(path), {"reason": reason})
    return Skipped(path, f"it cannot be read: {reason}", (problem,))


def too_big(path: str) -> Skipped:
    """The verdict on a page beyond the limit."""
    problem = Problem("file-too-big", Location.of_file(path), {"limit": limits.FILE_BYTES})
    return Skipped(path, f"over {limits.FILE_BYTES:,} bytes long", (problem,))


def whole(matter: FrontMatter) -> Text:
    """The text of the file that a body is a part of."""
    origin = matter.body.segments[0].origin
    return Text.written(origin.path, origin.string)


def needs_liquid(body: Text, data: Mapping[Any, Any], target: Target) -> bool:
    """Whether Jekyll passes a body through Liquid, and Liquid would change it."""
    if target.asks_for_liquid and data.get("render_with_liquid") is False:
        return False
    return "{{" in body.string or "{%" in body.string
