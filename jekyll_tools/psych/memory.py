"""Documents as an earlier run read them: where all are known, the library that reads them is not loaded."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from jekyll_tools.psych.entry import Loaded
from jekyll_tools.text import Text


class Store(Protocol):
    """Where bytes are kept from run to run."""

    def get(self, key: bytes) -> bytes | None:
        """An entry's bytes, if there are any."""

    def put(self, key: bytes, value: bytes) -> None:
        """Keeps an entry."""


class Memory:
    """What a store knows of documents, if there is one. `version` tells one reader from another."""

    def __init__(self) -> None:
        self._store: Store | None = None
        self._version = b""

    @contextmanager
    def lies_in(self, store: Store, version: bytes) -> Iterator[None]:
        """What is read meanwhile is recalled from there, and kept there. A command does so, no library."""
        self._store, self._version = store, version
        try:
            yield
        finally:
            self._store = None

    def key(self, text: Text, *how: object) -> bytes:
        """What a document is kept by, which is read in a certain way; b"" for one that is no stretch of a file."""
        if self._store is None or len(text.segments) != 1 or text.segments[0].width is not None:
            return b""
        from jekyll_tools.cache import digest

        return digest(b"yaml", self._version, repr(how).encode(), text.string.encode("utf-8", "surrogatepass"))

    def recall(self, key: bytes, text: Text) -> Loaded | None:
        """What was read of it, if it is known."""
        raw = self._store.get(key) if self._store and key else None
        if raw is None:
            return None
        from jekyll_tools.psych.kept import loaded

        return loaded(raw, text)

    def keep(self, key: bytes, text: Text, read: Loaded) -> None:
        """Remembers what was read of it."""
        if not key:
            return
        from jekyll_tools.psych.kept import kept

        made = kept(read, text)
        if self._store and made is not None:
            self._store.put(key, made)


MEMORY = Memory()
"""This process's."""
