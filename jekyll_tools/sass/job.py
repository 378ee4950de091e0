"""A sheet that is being made."""

from __future__ import annotations

import os
from collections.abc import Mapping

from jekyll_tools.copied import can_fork
from jekyll_tools.limits import SASS_BYTES, SASS_SECONDS
from jekyll_tools.regex import regex
from jekyll_tools.sass import Broken, Settings, Sheet
from jekyll_tools.sass.process import Forked, Spawned

_MISSING = regex(r"FileNotFoundError: (.*)")
_MESSAGE = regex(r"(?s)\AError: ([^\n]*).*")
_PLACE = regex(r"\n\s+on line (\d+)(?::(\d+))? of ([^\n]+?)(?:, in (?:function|mixin) `[^`\n]*`)?(?:\n|\Z)")
_MARK = "\ufeff"


class Job:
    """A sheet in the making, from files of its own; `result` waits for it."""

    def __init__(self, files: Mapping[str, str], name: str, settings: Settings, guarded: bool) -> None:
        self._name = name
        self._charset = settings.charset
        if settings.newer_css:
            from jekyll_tools.sass.newer_css import kept

            files = {path: kept(text) for path, text in files.items()}
        asked = {
            "name": name,
            "files": files,
            "style": settings.style,
            "comments": settings.comments,
            "maps": settings.maps,
            "folders": list(settings.folders),
            "guarded": guarded,
            "seconds": SASS_SECONDS,
            "bytes": SASS_BYTES,
        }
        self._process = Forked(asked) if can_fork() else Spawned(asked)

    def result(self) -> Sheet:
        """The CSS and its map. Raises Broken."""
        folder, _, answer = self._process.answer().partition(b"\n")
        try:
            made, text, source_map = _parts(answer)
        except ValueError:
            _remove(os.fsdecode(folder))
            raise Broken(f"libsass took over {SASS_SECONDS} seconds or {SASS_BYTES:,} bytes", self._name) from None
        if not made:
            raise _broken(text, os.path.basename(os.fsdecode(folder)), self._name)
        if text.startswith(_MARK):
            text = ('@charset "UTF-8";' if self._charset else "") + text[1:]
        return Sheet(text, source_map)


def _parts(answer: bytes) -> tuple[bool, str, str]:
    """Whether there is a sheet, then CSS or libsass's words, and the map. Raises ValueError for what is not whole."""
    head, _, texts = answer.partition(b"\n")
    word, length, rest = head.split()
    if len(texts) != int(length) + int(rest):
        raise ValueError
    return word == b"made", texts[: int(length)].decode(), texts[int(length) :].decode()


def _remove(folder: str) -> None:
    """What a process leaves that was ended in the midst of its work."""
    import shutil

    if folder:
        shutil.rmtree(folder, ignore_errors=True)


def _broken(words: str, folder: str, name: str) -> Broken:
    missing = _MISSING.search(words)
    message = f"File to import not found or unreadable: {missing[1]}." if missing else _MESSAGE.sub(r"\1", words)
    place = _PLACE.search(words)
    if place is None:
        return Broken(message, name)
    path = place[3].rpartition(f"{folder}/")[2]
    return Broken(message, path, int(place[1]), int(place[2] or 1))
