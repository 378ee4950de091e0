"""Where the address of a link was typed that Liquid prints: in the front matter or text of a page, or in a data file.

A theme's list prints the excerpts of all pages; who is to mend a link in one of them needs to know which.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from functools import cached_property

from jekyll_tools import limits, urls
from jekyll_tools.links.emptied import is_named, reached
from jekyll_tools.links.link import Link
from jekyll_tools.links.named import written
from jekyll_tools.regex import regex
from jekyll_tools.site.data_files import data_of
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.text import Location, Text

_WORD = "/.-_~%#?&="  # what an address goes on with, beside letters and digits
_BEFORE = regex(r"\bprepend\b|\babsolute_url\b|\brelative_url\b")  # what puts something before it
_DATA = regex(r"\bsite\.data\.(?:[\w-]{1,100}\.){0,9}([\w-]{1,100})")
_LEAST = 4  # characters: a shorter one stands anywhere


class Authored:
    """The places of one site."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._searched = 0

    def place(self, link: Link) -> Location:
        """Where the author typed it, if that can be told; else where it is printed.

        Of a relative address the place knows where it is printed, for it counts from there.
        """
        printed = link.location
        if keyed := self._keyed(link):
            return keyed
        if not printed.is_made or len(link.url) < _LEAST or _is_within(_name(link.url), printed.text):
            return printed
        found = next((each for url in _forms(link.url) for each in self._of_named(url, printed)), None)
        found = found or next((each for url in _forms(link.url) for each in self._found(url)), None)
        found = found or self._behind_a_folder(link) or self._of_settings(link)
        if found is None or _is_whole(link.url):
            return found or printed
        return reached(found, printed)

    def _keyed(self, link: Link) -> Location | None:
        """The value of the one key that is the address, of the document that it is printed of."""
        place = link.location
        page = self._pages.get(place.about) if place.is_made and place.about else None
        entries = page.front_matter.entries.items() if page is not None else ()
        wanted = link.url.strip()
        held = [pair for pair in entries if isinstance(pair[1].value, str) and pair[1].value.strip() == wanted]
        if len(held) > 1:  # a title may be the same as an address that is none
            held = [(path, entry) for path, entry in held if is_named(path, place)]
        if len(held) != 1:
            return None
        found = written(held[0][1])
        return found if _is_whole(link.url) else reached(found, place)

    def _of_settings(self, link: Link) -> Location | None:
        """The one setting that is the address, of several the one that is named where it is printed."""
        held = [(path, entry) for path, entry in self._site.config.entries.items() if entry.value == link.url]
        named = [(path, entry) for path, entry in held if is_named(path, link.location)] or held
        return written(named[0][1]) if len(named) == 1 else None

    def _of_named(self, url: str, place: Location) -> Iterator[Location]:
        """Where it stands in a value of a data file whose key is named where it is printed."""
        asked = _asked(place)
        for file in data_of(self._site).files:
            self._searched += len(file.text)
            if self._searched > limits.SEARCHED:
                return
            if asked and _data_name(file.text) not in asked:
                continue
            for path, entry in file.entries.items() if url in file.text.string else ():
                if isinstance(entry.value, str) and url in entry.value and is_named(path, place):
                    at = _whole(entry.location.text, url)
                    if at >= 0:
                        start = entry.location.start + at
                        yield Location(entry.location.origin, start, start + len(url))

    def file_name(self, link: Link) -> Location | None:
        """The first value of a data file that is the name of the file asked for, where its key and the data file are
        named where it is printed, behind a folder: `/images/{{ member.photo }}`.
        """
        name, place = urls.decoded(_name(link.url)), link.location
        asked = _asked(place) if "." in name and "{{" in place.text else set()
        for file in data_of(self._site).files if asked else ():
            self._searched += len(file.text)
            if self._searched > limits.SEARCHED:
                return None
            if _data_name(file.text) in asked and name in file.text.string:
                for path, entry in file.entries.items():
                    if entry.value == name and is_named(path, place):
                        return reached(written(entry), place)
        return None

    def _found(self, url: str) -> Iterator[Location]:
        for text in self._texts:
            self._searched += len(text)
            if self._searched > limits.SEARCHED:
                return
            at = _whole(text.string, url)
            if at >= 0 and not _is_commented(text.string, at):
                yield text.locate(at, at + len(url))

    def _behind_a_folder(self, link: Link) -> Location | None:
        """Where the end of an address stands, once, in the page that it is printed of, else in the data files: a
        template puts a folder before what is typed there.
        """
        place = link.location
        text = self._by_path.get(place.printed_of)
        if text is not None and "relative_url" in place.printing and link.url.startswith("/#"):
            at = _whole(text.string, link.url[1:])  # of many placeholders the first
            return text.locate(at, at + len(link.url) - 1) if at >= 0 else None
        if text is None or not place.through or not _BEFORE.search(place.printing):
            return None
        for texts in ([text], [file.text for file in data_of(self._site).files]):
            for end in self._ends(link.url):
                self._searched += sum(map(len, texts))
                if self._searched > limits.SEARCHED or len(end) < _LEAST:
                    break
                found = [(each, at) for each in texts if (at := _whole(each.string, end)) >= 0]
                if found:
                    one, at = found[0]
                    is_lone = len(found) == 1 and _whole(one.string[at + len(end) :], end) < 0
                    return one.locate(at, at + len(end)) if is_lone else self._of_keys(place, end)
        return None

    def _of_keys(self, place: Location, value: str) -> Location | None:
        """The first of a page's keys that have a value and are named where it is printed, if they are one by name, such
        as `url`: each of them is as wrong.
        """
        page = self._pages.get(place.printed_of)
        entries = page.front_matter.entries.items() if page is not None else ()
        self._searched += len(page.text) if page is not None else 0
        held = [(path, entry) for path, entry in entries if entry.value == value and path and is_named(path, place)]
        return written(held[0][1]) if len({path[-1] for path, _ in held}) == 1 else None

    def _ends(self, url: str) -> Iterator[str]:
        """What may have been typed of an address: what stands behind the site's own, with less and less before it."""
        home = self._site.config.url.rstrip("/") + self._site.config.baseurl.rstrip("/")
        if home and url.startswith(home):
            yield from _forms(url[len(home) :])
        parts = urls.decoded(urls.split(url).path).split("/")
        yield from ("/".join(parts[start:]) for start in range(1, len(parts)))

    @cached_property
    def _pages(self) -> dict[str, Page]:
        return {page.path: page for page in self._site.pages}

    @cached_property
    def _by_path(self) -> dict[str, Text]:
        return {text.segments[0].origin.path: text for text in self._texts}

    @cached_property
    def _texts(self) -> list[Text]:
        pages = [page.text for page in filter(self._site.owns, self._site.pages)]
        return pages + [file.text for file in data_of(self._site).files]


def _asked(place: Location) -> set[str]:
    """The data files that the templates name in which something is printed; none where they name all of them."""
    return {name for each in (place, *place.through) for name in _DATA.findall(each.origin.string)}


def _data_name(text: Text) -> str:
    """The last part of a data file's name, as templates ask for it."""
    return posixpath.splitext(posixpath.basename(text.segments[0].origin.path))[0]


def _is_commented(string: str, at: int) -> bool:
    """Whether a place is in a comment of the front matter."""
    if not string.startswith("---") or "\n---" in string[3:at]:
        return False
    return string[string.rfind("\n", 0, at) + 1 : at].lstrip().startswith("#")


def _forms(url: str) -> list[str]:
    """An address as it is printed, and as it may have been typed: filters write its blanks as %20."""
    typed = urls.decoded(url)
    return [url] if typed == url else [url, typed]


def _is_within(name: str, written: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(name)}(?!\w)", written) is not None


def _is_whole(url: str) -> bool:
    """Whether an address means the same on every page."""
    return url.startswith("/") or "://" in url


def _name(url: str) -> str:
    """The last part of an address, which stands in the tag that prints it where the author typed it there."""
    return url.partition("#")[0].partition("?")[0].rstrip("/").rpartition("/")[2] or url


def _whole(string: str, url: str) -> int:
    """Where an address stands that is not a part of a longer one; -1 for nowhere."""
    at = string.find(url)
    for _ in range(limits.SEARCHED_PLACES):
        end = at + len(url)
        before, behind = string[at - 1 : at], string[end : end + 1]
        if at < 0 or not (_goes_on(before) or before == ":" or _goes_on(behind)):
            return at
        at = string.find(url, end)
    return -1


def _goes_on(character: str) -> bool:
    return bool(character) and (character.isalnum() or character in _WORD)
