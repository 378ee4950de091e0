"""Style sheets as an earlier build made them.

A sheet is known by the texts of all that it imports, and those by how their files stand: where no file has been
touched none is read.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Collection, Mapping
from typing import TYPE_CHECKING

from jekyll_tools.cache import Cache, digest
from jekyll_tools.evidence import standing
from jekyll_tools.render.fingerprint import fingerprint
from jekyll_tools.sass import Settings, Sheet

if TYPE_CHECKING:
    from jekyll_tools.sass.job import Job


class Making:
    """A sheet that is known, or being made: then `finish` waits for it, and raises Broken."""

    def __init__(self, content: str, finish: Callable[[], Sheet] | None = None, known: Sheet | None = None) -> None:
        self.content = content
        self._finish = finish
        self._known = known

    @property
    def is_at_work(self) -> bool:
        """Whether there is a process that makes it."""
        return self._known is None

    def sheet(self) -> Sheet:
        """Its CSS and map. Raises Broken."""
        if self._known is None:
            assert self._finish is not None
            self._known = self._finish()
        return self._known


class SheetMemory:
    """What a cache knows of the sheets of a site that is read from now on."""

    def __init__(self, cache: Cache, folder: str, settings: Settings) -> None:
        self._cache = cache
        self._place = os.path.realpath(folder)
        self._how = repr(settings)
        self._since = time.time()

    def recall(self, name: str, content: str) -> Sheet | None:
        """A sheet all of whose files stand as they stood."""
        raw = self._cache.get(self._brief(name, content))
        if raw is None:
            return None
        said = json.loads(raw)
        stands = standing(said["places"])
        if stands is None or stands.hex() != said["stood"]:
            return None
        return self._known(bytes.fromhex(said["sheet"]))

    def making(self, name: str, files: Mapping[str, str], asked: Collection[str], begin: Callable[[], Job]) -> Making:
        """A sheet of these files, for which the places `asked` were looked at; `begin` has it made."""
        content, places = files[name], sorted(asked)
        key = self._key(b"sheet", name, *(piece for file in files.items() for piece in file))
        known = self._known(key)
        if known is not None:
            self._note(name, content, places, key)
            return Making(content, known=known)
        job = begin()

        def finish() -> Sheet:
            sheet = job.result()
            self._cache.put(key, f"{len(sheet.css)} {sheet.css}{sheet.map}".encode("utf-8", "surrogatepass"))
            self._note(name, content, places, key)
            return sheet

        return Making(content, finish)

    def _known(self, key: bytes) -> Sheet | None:
        value = self._cache.get(key)
        if value is None:
            return None
        length, _, texts = value.decode("utf-8", "surrogatepass").partition(" ")
        return Sheet(texts[: int(length)], texts[int(length) :])

    def _note(self, name: str, content: str, places: Collection[str], key: bytes) -> None:
        """Has the sheet known by how its files stand, if they stood so when they were read."""
        stood = standing(places, self._since)
        if stood is not None:
            said = {"places": places, "stood": stood.hex(), "sheet": key.hex()}
            self._cache.put(self._brief(name, content), json.dumps(said).encode())

    def _brief(self, name: str, content: str) -> bytes:
        return self._key(b"sheet by its files", name, content, self._place)

    def _key(self, kind: bytes, *pieces: str) -> bytes:
        return digest(kind, fingerprint(), *(piece.encode("utf-8", "surrogatepass") for piece in (self._how, *pieces)))
