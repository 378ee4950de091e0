"""What Jekyll, browsers and file systems make of odd characters and parts of a permalink.

Recorded from Jekyll 4.3.1: it takes `./` and empty parts out, decodes percent-escapes once when it writes the file (and
stops where that gives no text that can be a name), and a link to `%2e%2e` is a link to `..` to browsers.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from jekyll_tools import limits
from jekyll_tools.diagnostic import Level
from jekyll_tools.front_matter.unseen import UNSEEN, named
from jekyll_tools.records import NamedTuple
from jekyll_tools.regex import regex
from jekyll_tools.rules.key_kinds import STOPS
from jekyll_tools.site.page import Page
from jekyll_tools.urls.escapes import decoded

_CURLY = regex(r"[“”„‟‘’‚‛](?P<inner>[^“”„‟‘’‚‛]{1,400})[“”„‟‘’‚‛]?")
_PLAIN = regex(r"/[\w./~-]*")  # what needs no quotation marks in YAML, and is a path without a doubt
_ELSEWHERE = regex(r"(?i:https?|ftp|mailto|doi|tel):(?!//)|(?i:www)\.[\w-]+\.")
_ODD = regex(r"[%\x00“”„‟‘’‚‛]|/[./ ]|[ /]/|[^\x00-\x7f]|^(?i:https?|ftp|mailto|doi|tel|www)[:.]")
_BLANKS = regex(r" {0,99}/ {0,99}")
_SLASHES = regex(r"/(?:\.?/)+")
_JOINERS = "\u200c\u200d"  # parts of words and of emoji


class Fault(NamedTuple):
    """What a permalink is, in words that go on with "permalink"; what mends it, "" for a path of the author's choice;
    and `meant`: the one value that can be meant, or "".
    """

    message: str
    hint: str = ""
    level: Level | None = None
    meant: str = ""


def faults(value: str, page: Page) -> Iterator[Fault]:
    """The faults of a permalink that looks like a path of the site."""
    yield from _lengths(page)
    if not _ODD.search(value):  # nearly all
        return
    yield from _quoted(value, page)
    if _ELSEWHERE.match(value):
        yield Fault(f"is an address of another place, which Jekyll takes for a path: the page will be at {page.url}")
    yield from _decoded(value, page)
    yield from _parts(value, page)
    unseen = next((one for one in value if one in UNSEEN and one not in _JOINERS), "")
    if unseen:
        message = f"contains {named(unseen)}, which cannot be seen: who types the address finds no page"
        yield Fault(message, "delete it, and type a hyphen if one is missed", "warning")


def _lengths(page: Page) -> Iterator[Fault]:
    path = page.destination
    if len(path) * 4 <= limits.NAME_BYTES:
        return
    longest = max(len(part.encode("utf-8", "replace")) for part in path.split("/"))
    if longest > limits.NAME_BYTES:
        message = f"makes a file name of {longest} bytes, and none can have over {limits.NAME_BYTES}: {STOPS}"
        yield Fault(message, "write a shorter path, such as /about/")


def _quoted(value: str, page: Page) -> Iterator[Fault]:
    """A value in curly quotation marks, which are a part of it to YAML."""
    found = _CURLY.fullmatch(value)
    if found is None:
        return
    inner = found["inner"].strip()
    path = "/" + inner.removeprefix("/")
    is_path = _PLAIN.fullmatch(path) and "//" not in path and ".." not in path
    message = f"begins with a curly quotation mark, which is a part of it to YAML: the page will be at {page.url}"
    yield Fault(message, f"write {path}" if is_path else "", None, path if is_path and path == inner else "")


def _decoded(value: str, page: Page) -> Iterator[Fault]:
    """What percent-escapes hide."""
    text = decoded(value)
    if "\0" in text:
        yield Fault(f"contains a NUL character, which no file's name can hold: {STOPS}")
    if text.count("\ufffd") > value.count("\ufffd"):
        yield Fault(f"contains percent-escapes that are no UTF-8: {STOPS}", "write the letters themselves")
    if text == value:
        return
    if any(ord(character) < 32 or ord(character) == 127 for character in text):
        yield Fault("contains an encoded control character, and so will the name of the file")
    parts, written = text.split("/"), f"the page is written to {page.destination}"
    hint = f"write {_kept(text)}" if text.strip("/.") else ""
    if ".." in parts:
        yield Fault(f"contains an encoded '..', which Jekyll and browsers take out: {written}", hint)
    if "." in parts[:-1]:
        yield Fault(f"contains an encoded dot, which Jekyll and browsers take out: {written}", hint, "warning")
    if text.count("/") > value.count("/"):
        yield Fault(f"contains an encoded slash: {written}, where not all servers look for it", hint, "warning")


def _parts(value: str, page: Page) -> Iterator[Fault]:
    """Parts that are nothing, a dot, or have a blank at an end."""
    if _SLASHES.search(value):
        what = "a part that is only a dot" if "/./" in value else "an empty part"
        message = f"has {what}, which Jekyll takes out: the address will be {page.url}"
        yield Fault(message, f"write {_closed_up(value)}", "warning")
    folders = value.split("/")[:-1]
    if any(part != part.strip(" ") for part in folders) or value.rpartition("/")[2].startswith(" "):
        message = f"has a part that starts or ends with a space, and so will the page's address: {page.url}"
        yield Fault(message, f"write {_closed_up(value)}", "warning")


def _closed_up(value: str) -> str:
    """A path without blanks around its slashes, and without parts that are nothing."""
    return "/" + _SLASHES.sub("/", _BLANKS.sub("/", value)).removeprefix("./").lstrip("/")


def _kept(text: str) -> str:
    """A decoded path without the parts that lead nowhere."""
    path = "/" + posixpath.normpath("/" + text).lstrip("/")
    return path + "/" * (text.endswith("/") and path != "/")
