"""What was said of a page, and its memory: kept by the page's text as it comes out of Liquid and all else it hangs on.

An entry is JSON. Places in it are numbers: which of the files that the text comes from, where it begins there and ends.
"""

from __future__ import annotations

import os
from array import array
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any, Protocol

from jekyll_tools.cache import digest
from jekyll_tools.diagnostic import Diagnostic, Edit, Once
from jekyll_tools.links.link import Link
from jekyll_tools.records import NamedTuple
from jekyll_tools.site.page import Page
from jekyll_tools.site.site import Site
from jekyll_tools.site.templates import is_converted
from jekyll_tools.text import Location, Origin, Text

if TYPE_CHECKING:
    from jekyll_tools.render.body import Body

_Place = tuple[int, int, int]


class Told(NamedTuple):
    """A diagnostic, of how much it speaks for all in the same words, and the tag at fault that Liquid printed."""

    diagnostic: Diagnostic
    once: Once
    tag: str = ""


class Judged(NamedTuple):
    """What is told of a page's body and of its links, and the links that it uses and defines."""

    of_body: Sequence[Told]
    of_links: Sequence[Told]
    links: Sequence[Link]


def handed(page: Page, text: Text, judged: Judged) -> Mapping[str, Any] | None:
    """What is said of a page as plain data, to be handed to another process (`taken`); None where it cannot be: where
    something stands in a file that the page's text, as it comes out of Liquid, does not come from.
    """
    return _written(judged, list(_origins(page, text)))


def taken(page: Page, text: Text, said: Mapping[str, Any]) -> Judged:
    """What was handed."""
    return _read(said, list(_origins(page, text)))


class Store(Protocol):
    """Where bytes are kept from run to run."""

    def get(self, key: bytes) -> bytes | None:
        """An entry's bytes, if there are any."""

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps an entry."""


class _Asked(NamedTuple):
    """A page that is not known: what it is to be kept by, and the files that its text comes from."""

    key: bytes
    origins: Sequence[Origin]


class Memory:
    """What a store knows of the pages of a site, for these rules."""

    def __init__(self, store: Store, site: Site, rules: Collection[str]) -> None:
        from jekyll_tools.render.canonical import canonical
        from jekyll_tools.render.fingerprint import fingerprint

        self._store = store
        self._site = site
        settings = canonical(dict(site.config.data), site.time)
        around = repr((sorted(rules), site.target.name, os.environ.get("JEKYLL_ENV", "")))
        self._base = digest(b"judged", fingerprint(), _bytes(settings), _bytes(around))
        self._digests: dict[str, bytes] = {}  # of files, by their text
        self._known: dict[Page, Judged] = {}
        self._asked: dict[Page, _Asked] = {}

    def knows(self, page: Page, text: Text) -> bool:
        """Whether a page is known by its text out of Liquid."""
        origins = list(_origins(page, text))
        key = self._key(page, text, origins)
        raw = self._store.get(key)
        if raw is None:
            self._asked[page] = _Asked(key, origins)
            return False
        import json

        self._known[page] = _read(json.loads(raw), origins)
        return True

    def has(self, page: Page) -> bool:
        """Whether a page is known, and not yet recalled."""
        return page in self._known

    def recalled(self, page: Page) -> Judged | None:
        """What was said of a page that is known."""
        return self._known.pop(page, None)

    def keep(self, body: Body, judged: Judged) -> None:
        """Remembers what is said of a page that was asked for."""
        asked = self._asked.pop(body.page, None)
        if asked is None or not body.complete:
            return
        made = _written(judged, asked.origins)
        if made is None:
            return
        import json

        self._store.put(asked.key, json.dumps(made).encode())

    def _key(self, page: Page, text: Text, origins: Sequence[Origin]) -> bytes:
        numbers = _Numbers(origins)
        facts = repr(
            (
                (page.url, page.converter, page.published, self._site.owns(page), is_converted(page, self._site)),
                [(each.path, each.foreign, each.about, list(map(numbers.place, each.through))) for each in origins],
            )
        )
        parts = array("q")
        for start, origin, offset, width in text.segments:
            parts.extend((start, numbers.of(origin), offset, -1 if width is None else width))
        own = _bytes(facts), parts.tobytes(), _bytes(text.string)
        return digest(self._base, *own, *map(self._digest, origins))

    def _digest(self, origin: Origin) -> bytes:
        if origin.string not in self._digests:
            self._digests[origin.string] = digest(_bytes(origin.string))
        return self._digests[origin.string]


class _Numbers:
    """Files by their numbers. Raises KeyError for one that is not among them."""

    def __init__(self, origins: Sequence[Origin]) -> None:
        self._numbers = {id(origin): number for number, origin in enumerate(origins)}

    def of(self, origin: Origin) -> int:
        return self._numbers[id(origin)]

    def place(self, location: Location) -> _Place:
        return self.of(location.origin), location.start, location.end


def _origins(page: Page, text: Text) -> Iterator[Origin]:
    """The files that a page's text comes from, its own first; each is behind those that it was reached through."""
    seen: set[int] = set()

    def reached(origin: Origin) -> Iterator[Origin]:
        seen.add(id(origin))
        for place in origin.through:
            if id(place.origin) not in seen:
                yield from reached(place.origin)
        yield origin

    for segments in (page.text.segments, page.body.segments, text.segments):
        for part in segments:
            if id(part.origin) not in seen:
                yield from reached(part.origin)


def _written(judged: Judged, origins: Sequence[Origin]) -> dict[str, Any] | None:
    """What was said as plain data; None where something stands in another file than these."""
    numbers = _Numbers(origins)
    try:
        return {
            "body": [_saying(told, numbers) for told in judged.of_body],
            "linked": [_saying(told, numbers) for told in judged.of_links],
            "links": [(*link[:2], numbers.place(link.location), *link[3:]) for link in judged.links],
        }
    except KeyError:
        return None


def _saying(told: Told, numbers: _Numbers) -> tuple[Any, ...]:
    diagnostic = told.diagnostic
    fix = [(numbers.place(edit.location), edit.text) for edit in diagnostic.fix]
    place = numbers.place(diagnostic.location)
    return (*diagnostic[:2], place, *diagnostic[3:5], fix, diagnostic.safe, told.once, told.tag)


def _read(said: Mapping[str, Any], origins: Sequence[Origin]) -> Judged:
    return Judged(
        [_told(each, origins) for each in said["body"]],
        [_told(each, origins) for each in said["linked"]],
        [_link(each, origins) for each in said["links"]],
    )


def _link(said: Sequence[Any], origins: Sequence[Origin]) -> Link:
    role, url, place, base, attribute, instead = said
    return Link(role, url, _location(place, origins), base, attribute, tuple(instead))


def _told(said: Sequence[Any], origins: Sequence[Origin]) -> Told:
    rule, level, place, message, hint, fix, safe, once, tag = said
    edits = tuple(Edit(_location(where, origins), text) for where, text in fix)
    return Told(Diagnostic(rule, level, _location(place, origins), message, hint, edits, safe), once, tag)


def _location(place: _Place, origins: Sequence[Origin]) -> Location:
    number, start, end = place
    return Location(origins[number], start, end)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
