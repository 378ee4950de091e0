"""A sheet that is being made."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping

from jekyll_tools.limits import SASS_BYTES, SASS_SECONDS
from jekyll_tools.regex import regex
from jekyll_tools.sass import Broken, Settings, Sheet

_MISSING = regex(r"FileNotFoundError: (.*)")
_MESSAGE = regex(r"(?s)\AError: ([^\n]*).*")
_PLACE = regex(r"\n\s+on line (\d+)(?::(\d+))? of ([^\n]+)")
_MARK = "\ufeff"


class Job:
    """A sheet in the making, from files of its own; `result` waits for it."""

    def __init__(self, files: Mapping[str, str], name: str, settings: Settings, guarded: bool) -> None:
        folder = self._folder = tempfile.TemporaryDirectory()
        _write(folder.name, files)
        self._name = name
        self._charset = settings.charset
        self._child = subprocess.Popen(
            [sys.executable, "-m", "jekyll_tools.sass.child"],
            cwd=folder.name,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(path for path in sys.path if path)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,  # on the theme's own sheets libsass writes hundreds of remarks, without a place
        )
        asked = {
            "name": name,
            "style": settings.style,
            "comments": settings.comments,
            "maps": settings.maps,
            "folders": settings.folders,
            "guarded": guarded,
            "seconds": SASS_SECONDS,
            "bytes": SASS_BYTES,
        }
        assert self._child.stdin is not None
        self._child.stdin.write(json.dumps(asked).encode())
        self._child.stdin.flush()
        self._child.stdin.close()
        self._child.stdin = None

    def result(self) -> Sheet:
        """The CSS and its map. Raises Broken."""
        answer, _ = self._child.communicate()
        root = os.path.realpath(self._folder.name)
        self._folder.cleanup()
        try:
            said = json.loads(answer)
        except ValueError:
            raise Broken(f"libsass took over {SASS_SECONDS} seconds or {SASS_BYTES:,} bytes", self._name) from None
        if "error" in said:
            raise _broken(said["error"], os.path.basename(root), self._name)
        css = said["css"]
        if css.startswith(_MARK):
            css = ('@charset "UTF-8";' if self._charset else "") + css[1:]
        return Sheet(css, said["map"])


def _write(folder: str, files: Mapping[str, str]) -> None:
    for path, content in files.items():
        target = os.path.join(folder, path)
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "w", encoding="utf-8", newline="") as file:
            file.write(content)


def _broken(words: str, folder: str, name: str) -> Broken:
    missing = _MISSING.search(words)
    message = f"File to import not found or unreadable: {missing[1]}." if missing else _MESSAGE.sub(r"\1", words)
    place = _PLACE.search(words)
    if place is None:
        return Broken(message, name)
    path = place[3].rpartition(f"{folder}/")[2]
    return Broken(message, path, int(place[1]), int(place[2] or 1))
