"""Reading a file of the site that is no page: data, an include, a layout. Never out of the site, never too much."""

from __future__ import annotations

import errno
import os
import posixpath
import sys

from jekyll_tools import limits
from jekyll_tools.diagnostic import Problem
from jekyll_tools.text import Location

# Whether this system passes over the case of letters. The server that publishes a site does not.
_CASELESS = sys.platform in ("darwin", "win32")


def read_inside(root: str, path: str) -> bytes | Problem:
    """The bytes of a file below `root`; a Problem (`symlink`, `unreadable-file`, `file-too-big`) where it has none."""
    whole = os.path.join(root, path)
    place = Location.of_file(path)
    if not _is_below(root, path):
        return Problem("symlink", place, {"target": os.path.realpath(whole)})
    if _CASELESS and not _is_so_spelt(root, path):
        return Problem("unreadable-file", place, {"reason": os.strerror(errno.ENOENT)})
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    try:
        with open(os.open(whole, flags), "rb") as file:
            raw = file.read(limits.FILE_BYTES + 1)
    except OSError as error:
        return Problem("unreadable-file", place, {"reason": error.strerror or str(error)})
    if len(raw) > limits.FILE_BYTES:
        return Problem("file-too-big", place, {"limit": limits.FILE_BYTES})
    return raw


def linked(root: str, path: str) -> tuple[str, str] | None:
    """The first symbolic link on the way to a file below `root`, and what it says where it leads; None for no link."""
    parts = path.split("/")
    for number in range(1, len(parts) + 1):
        above = "/".join(parts[:number])
        whole = os.path.join(root, above)
        if os.path.islink(whole):
            return above, os.readlink(whole)
    return None


def inside(said: str) -> str:
    """The path of a folder that the settings name, from the site's own: one that leads out of that stays inside."""
    return posixpath.normpath("/" + said).strip("/")


def _is_below(root: str, path: str) -> bool:
    """Whether a path leads to a place below `root` without a symlink on its way."""
    at = root
    for part in path.split("/"):
        at = os.path.join(at, part)
        if part in ("", os.curdir, os.pardir) or os.path.islink(at):
            return False
    return True


def _is_so_spelt(root: str, path: str) -> bool:
    """Whether no part of a path is there in letters of another case alone."""
    at = root
    for part in path.split("/"):
        try:
            names = os.listdir(at)
        except OSError:
            return True
        if part not in names and part.casefold() in map(str.casefold, names):
            return False
        at = os.path.join(at, part)
    return True
